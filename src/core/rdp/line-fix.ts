import { english, type Translate } from '../translate';
import type { TextEdit } from '../text';
import { LINE_END_TEXT, type RdpDocument, type RdpLine, type SettingLine } from './parse';
import type { RdpFile } from './rdp-file';
import type { RuleFix } from './rules/rule';
import { signable } from './signable';

/** The edit that deletes a line together with its line end. */
export function deleteLine(line: RdpLine): TextEdit {
  return { span: { start: line.span.start, end: line.lineEndSpan.end }, newText: '' };
}

/** The edits that delete every line of a setting (name in lower case), so that no earlier one comes to count. */
export function deleteSetting(file: RdpFile, name: string): TextEdit[] {
  return file.entriesOf([name]).map(({ line }) => deleteLine(line));
}

/** The edit that gives a line another value. */
export function setValue(line: SettingLine, newText: string): TextEdit {
  return { span: line.value.span, newText };
}

/** The edit that puts a line behind another, with the line end that the file uses there. */
export function insertAfter(document: RdpDocument, line: RdpLine, text: string): TextEdit {
  const lineEnd = LINE_END_TEXT[line.lineEnd];
  if (lineEnd !== '')
    return { span: { start: line.lineEndSpan.end, end: line.lineEndSpan.end }, newText: text + lineEnd };
  const before = document.lines[line.index - 1];
  return {
    span: { start: line.span.end, end: line.span.end },
    newText: (before ? LINE_END_TEXT[before.lineEnd] : '\r\n') + text,
  };
}

/**
 * The edit that gives a setting a value: in its line where it has one, else in a new line behind `anchor`. Undefined
 * where there is neither.
 */
export function setOrInsert(file: RdpFile, name: string, typedValue: string, anchor?: RdpLine): TextEdit | undefined {
  const line = file.find(name);
  if (line) return setValue(line, typedValue.slice(2));
  const behind = anchor ?? file.entries.at(-1)?.line;
  return behind && insertAfter(file.document, behind, `${name}:${typedValue}`);
}

/** What a fix touches, and how it is offered. */
export interface FixOptions {
  /** Not part of fixing everything: it leaves a choice, or does away with something that somebody may want. */
  readonly manual?: boolean;
  /** For a title that was translated. */
  readonly translate?: Translate;
}

/**
 * The fix that a change of the settings `names` (lower case) may offer: the change itself, or, where a signature covers
 * one of them or would have to, the change together with removing the signature. Empty where there is nothing to edit.
 */
export function lineFixes(
  file: RdpFile,
  names: readonly string[],
  title: string,
  edits: readonly (TextEdit | undefined)[],
  options: FixOptions = {},
): RuleFix[] {
  const all = edits.filter((edit) => edit !== undefined);
  if (all.length === 0) return [];
  const { signature } = file;
  const breaks =
    signature.signed && names.some((name) => signature.covers.has(name) || (!file.has(name) && signable(name)));
  if (!breaks) return [{ title, edits: inOrder(all), ...(options.manual && { manual: true as const }) }];
  // A file with many signature lines is not one that a signer wrote: there is nothing to keep or to remove neatly.
  if (signature.lines.length > 4 || names.some((name) => name === 'signscope' || name === 'signature')) return [];
  const t = options.translate ?? english;
  const removal = signature.lines.map(deleteLine);
  return [
    {
      title: t('{0} and remove the signature, which would break', title),
      edits: inOrder([...all, ...removal]),
      manual: true,
    },
  ];
}

/** The fix that takes the signature out of a file. */
export function removeSignature(file: RdpFile, title: string, options: FixOptions = {}): RuleFix[] {
  const { lines } = file.signature;
  if (lines.length === 0 || lines.length > 4) return [];
  return [{ title, edits: lines.map(deleteLine), ...(options.manual && { manual: true as const }) }];
}

/** In order of position; of two at one place the insertion comes first, so that they do not overlap. */
function inOrder(edits: readonly TextEdit[]): TextEdit[] {
  return [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
