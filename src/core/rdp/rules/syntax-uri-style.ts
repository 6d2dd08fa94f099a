import { decodedKey, percentDecoded } from '../foreign-line';
import { lineFixes } from '../line-fix';
import type { RdpLine } from '../parse';
import type { RdpFile } from '../rdp-file';
import { findSetting } from '../settings';
import type { Problem, Rule } from './rule';

export const uriStyle: Rule = {
  id: 'syntax/uri-style',
  severity: 'error',
  docs: 'docs/rules/syntax-uri-style.md',
  check(file) {
    return file.foreign.flatMap(({ line, syntax }): Problem[] => (syntax === 'uri' ? [checkLine(file, line)] : []));
  },
};

function checkLine(file: RdpFile, line: RdpLine): Problem {
  const text = line.text.trim();
  const start = line.span.start + line.text.length - line.text.trimStart().length;
  const scheme = /^rdp:\/\//i.exec(text)?.[0].length ?? 0;
  const equals = text.indexOf('=', scheme);
  // What follows may be a password.
  const end = equals < 0 ? Math.max(scheme, 1) : Math.min(text.length, equals + 3);
  const settings = scheme > 0 ? text.slice(scheme).split('&').map(settingOf) : [settingOf(text)];
  const plain = settings.every((setting) => setting !== undefined);
  const names = settings.map((setting) => setting?.slice(0, setting.indexOf(':')) ?? '');
  const lineEnd = line.lineEnd === 'LF' || line.lineEnd === 'none' ? '\n' : '\r\n';
  const edit = { span: line.span, newText: settings.join(lineEnd) };
  return {
    message:
      'This is the form of an rdp:// link, key=type:value, which clients skip in a file. ' +
      'Allowed: key:type:value, with blanks as they are, in one line for each setting.',
    span: { start, end: start + end },
    fixes: plain ? lineFixes(file, names, `Write it as “${names.join('”, “')}”`, [edit]) : [],
  };
}

/** `full%20address=s:host` as a line of a file; undefined where it is not one, or holds a secret. */
function settingOf(text: string): string | undefined {
  const equals = text.indexOf('=');
  const type = text[equals + 1];
  const setting = equals < 0 ? undefined : findSetting(decodedKey(text.slice(0, equals)));
  if (!setting || setting.secret || text[equals + 2] !== ':' || type !== setting.type) return undefined;
  const value = percentDecoded(text.slice(equals + 3)).trim();
  return /[\r\n]/.test(value) ? undefined : `${setting.key}:${type}:${value}`;
}
