import type { LineSource } from '../text';
import { foreignSyntax } from './foreign-line';
import { mergedKeys } from './merged-lines';
import { parseLine, type SettingLine } from './parse';
import { isSecret } from './secrecy';
import { findSetting } from './settings';

/** A line as it should be written; its line end stays. */
export interface FormattedLine {
  /** 0-based. */
  readonly line: number;
  readonly text: string;
}

export type RdpFormatting =
  | { readonly lines: readonly FormattedLine[] }
  /** The file has a signature, and any change of a signed line would break it. */
  | { readonly signed: true };

/** Their blanks may be part of what the other side compares. */
const AS_ISSUED: ReadonlySet<string> = new Set(['loadbalanceinfo', 'pcb', 'remoteapplicationcmdline', 'workspace id']);

/**
 * Tidies the lines `first` to `last` (0-based, inclusive) of an `.rdp` file: no blanks around keys, types and values,
 * known keys in lower case. Gives the lines that change. Nothing is moved, added or removed, and what clients could read
 * differently stays: values of passwords, tokens and unknown keys, values that have to stay as issued, the keys of
 * Windows CE. A file with a signature is left alone as a whole. Never throws.
 */
export function formatRdp(lines: LineSource, first = 0, last = lines.lineCount - 1): RdpFormatting {
  let embedded = false;
  for (let line = 0; line < lines.lineCount; line++) {
    const colon = lines.lineText(line).indexOf(':');
    if (colon < 0) continue;
    const name = lines.lineText(line).slice(0, colon).trim().toLowerCase();
    if (name === 'signature' || name === 'signscope') return { signed: true };
    embedded ||= name === 'colordepthid';
  }
  const changed: FormattedLine[] = [];
  for (let line = Math.max(0, first); line <= last && line < lines.lineCount; line++) {
    const text = lines.lineText(line);
    const mark = line === 0 && text.startsWith('\uFEFF') ? '\uFEFF' : '';
    const parsed = parseLine(text.slice(mark.length));
    const tidy =
      mark + (parsed.kind === 'setting' ? tidied(parsed, embedded) : parsed.kind === 'blank' ? '' : parsed.text);
    // A byte order mark behind blanks is none; without them it would become one.
    const wouldBeMarked = line === 0 && mark === '' && tidy.startsWith('\uFEFF');
    if (tidy !== text && !wouldBeMarked) changed.push({ line, text: tidy });
  }
  return { lines: changed };
}

function tidied(line: SettingLine, embedded: boolean): string {
  if (foreignSyntax(line.text.trimStart())) return line.text;
  const setting = findSetting(line.name);
  const key = setting && !embedded && setting.category !== 'embedded' ? line.name : line.key.text;
  const asWritten = line.text.slice(line.colons[1] - line.span.start + 1);
  const keepsBlanks = !setting || isSecret(line.name) || AS_ISSUED.has(line.name) || mergedKeys(asWritten).length > 0;
  return `${key}:${line.type.text}:${keepsBlanks ? asWritten : line.value.text}`;
}
