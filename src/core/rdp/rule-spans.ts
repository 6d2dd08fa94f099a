import type { Span } from '../text';
import type { RdpLine, SettingLine } from './parse';
import type { RdpFile } from './rdp-file';
import { isSecret } from './secrecy';

/** The value of a line; where it is empty, the key and what separates it, for an empty span marks nothing. */
export function valueSpan(line: SettingLine): Span {
  if (isSecret(line.name)) return line.key.span;
  return line.value.text === '' ? { start: line.key.span.start, end: line.colons[1] + 1 } : line.value.span;
}

/**
 * Where a finding about the file as a whole stands: at the first line that is not blank, and there on the key only, for
 * the value may be a password. Undefined for a file of blank lines.
 */
export function fileSpan(file: RdpFile): Span | undefined {
  for (const line of file.document.lines) {
    if (line.kind === 'setting') return line.key.span;
    if (line.kind === 'malformed') return firstCharacter(line);
  }
  return undefined;
}

/** The first character of a line that is not blank; the first of all where it holds odd blanks only. */
export function firstCharacter(line: RdpLine): Span {
  const text = line.text.trimStart();
  const start = text === '' ? line.span.start : line.span.end - text.length;
  return { start, end: start + 1 };
}
