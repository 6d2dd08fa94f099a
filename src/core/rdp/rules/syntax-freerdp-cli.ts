import { deleteLine, lineFixes } from '../line-fix';
import type { RdpLine } from '../parse';
import { parsePort, readAddress } from '../address';
import type { RdpFile } from '../rdp-file';
import type { Problem, Rule, RuleFix } from './rule';

export const freerdpCli: Rule = {
  id: 'syntax/freerdp-cli',
  severity: 'warning',
  docs: 'docs/rules/syntax-freerdp-cli.md',
  check(file) {
    return file.foreign.flatMap(({ line, syntax }): Problem[] => {
      if (syntax !== 'option') return [];
      const text = line.text.trim();
      const start = line.span.start + line.text.length - line.text.trimStart().length;
      // What follows the colon may be a password.
      const name = /^\/[A-Za-z0-9-]{0,40}/.exec(text)![0];
      return [
        {
          message:
            `“${name}” is a command-line option of FreeRDP, which reads options from a file only where it was built to; all ` +
            'other clients skip the line. Allowed: the setting for it, key:type:value.',
          span: { start, end: start + name.length },
          fixes: fixesFor(file, line, text),
        },
      ];
    });
  },
};

function fixesFor(file: RdpFile, line: RdpLine, text: string): RuleFix[] {
  const settings = settingsFor(text);
  const deletion = lineFixes(file, [], 'Delete this line', [deleteLine(line)], { manual: !holdsPassword(text) });
  const names = settings.map((setting) => setting.slice(0, setting.indexOf(':')));
  if (settings.length === 0 || names.some((name) => file.has(name))) return deletion;
  const lineEnd = file.document.lines.find(({ lineEndSpan }) => lineEndSpan.end > lineEndSpan.start);
  const between = lineEnd?.lineEnd === 'LF' ? '\n' : lineEnd?.lineEnd === 'CR' ? '\r' : '\r\n';
  const edit = { span: line.span, newText: settings.join(between) };
  return [...lineFixes(file, names, `Write it as “${names.join('” and “')}”`, [edit]), ...deletion];
}

function holdsPassword(text: string): boolean {
  return /^\/(?:p|gp|pth|gateway:p):/i.test(text);
}

/** The settings that do what an option does; none where no setting does, or where the value is not plain. */
function settingsFor(text: string): string[] {
  const colon = text.indexOf(':');
  const name = (colon < 0 ? text : text.slice(0, colon)).slice(1).toLowerCase();
  const value = colon < 0 ? '' : text.slice(colon + 1).trim();
  const flag = value === '' || /^(?:on|true)$/i.test(value);
  const number = /^[0-9]{1,4}$/.test(value) ? Number(value) : undefined;
  switch (name) {
    case 'v':
      return value !== '' && readAddress(value).fault === undefined ? [`full address:s:${value}`] : [];
    case 'u':
      return value === '' ? [] : [`username:s:${value}`];
    case 'd':
      return value === '' || value.includes(':') ? [] : [`domain:s:${value}`];
    case 'port':
      return parsePort(value) === undefined ? [] : [`server port:i:${Number(value)}`];
    case 'size': {
      const size = /^([1-9][0-9]{2,3})x([1-9][0-9]{2,3})$/.exec(value);
      return size ? [`desktopwidth:i:${size[1]}`, `desktopheight:i:${size[2]}`] : [];
    }
    case 'bpp':
      return number !== undefined && [8, 15, 16, 24, 32].includes(number) ? [`session bpp:i:${number}`] : [];
    case 'f':
      return flag ? ['screen mode id:i:2'] : [];
    case 'multimon':
      return flag ? ['use multimon:i:1'] : [];
    case 'admin':
    case 'console':
      return flag ? ['administrative session:i:1'] : [];
    case 'clipboard':
      return flag ? ['redirectclipboard:i:1'] : [];
    case 'smart-sizing':
      return flag ? ['smart sizing:i:1'] : [];
    case 'dynamic-resolution':
      return flag ? ['dynamic resolution:i:1'] : [];
    case 'fonts':
      return flag ? ['allow font smoothing:i:1'] : [];
    case 'audio-mode':
      return number !== undefined && number <= 2 ? [`audiomode:i:${number}`] : [];
    case 'shell':
      return value === '' ? [] : [`alternate shell:s:${value}`];
    case 'load-balance-info':
      return value === '' ? [] : [`loadbalanceinfo:s:${value}`];
    default:
      return [];
  }
}
