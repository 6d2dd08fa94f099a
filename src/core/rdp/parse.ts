import type { Span } from '../text';

/** A piece of a line as written; `span` in UTF-16 offsets of the document. */
export interface Part {
  readonly span: Span;
  readonly text: string;
}

/** How a line ends. `CRCRLF` is what rdpsign writes; `none` stands on the last line only. */
export type LineEnd = 'LF' | 'CRLF' | 'CR' | 'CRCRLF' | 'none';

interface Line {
  /** 0-based, counted in line ends as this parser sees them: CR CR LF is one, though editors show two. */
  readonly index: number;
  /** The whole line without its line end. */
  readonly span: Span;
  readonly text: string;
  readonly lineEnd: LineEnd;
  /** The line end itself; empty where there is none. */
  readonly lineEndSpan: Span;
}

/** The types of the format: integer, string, binary as hexadecimal digits. */
export type SettingType = 'i' | 's' | 'b';

/** `key:type:value`. Only the first two colons separate; later ones belong to the value. */
export interface SettingLine extends Line {
  readonly kind: 'setting';
  /** The key in lower case, as clients compare it. */
  readonly name: string;
  /** Without the blanks around it, as are `type` and `value`. */
  readonly key: Part;
  readonly type: Part & { readonly text: SettingType };
  readonly value: Part;
  /** Offsets of the two colons that separate. */
  readonly colons: readonly [number, number];
}

export interface BlankLine extends Line {
  readonly kind: 'blank';
}

/** Not a setting: a colon is missing, the key is empty, or the type is not one of `i`, `s`, `b`. */
export interface MalformedLine extends Line {
  readonly kind: 'malformed';
}

export type RdpLine = SettingLine | BlankLine | MalformedLine;

export interface RdpDocument {
  /** A byte order mark stands before the first line. */
  readonly byteOrderMark: boolean;
  /** Never empty; an empty text is one blank line. */
  readonly lines: readonly RdpLine[];
}

const BYTE_ORDER_MARK = '\uFEFF';
/** The characters of each line end. */
export const LINE_END_TEXT: Readonly<Record<LineEnd, string>> = {
  LF: '\n',
  CRLF: '\r\n',
  CR: '\r',
  CRCRLF: '\r\r\n',
  none: '',
};

const LINE_ENDS: Readonly<Record<string, LineEnd>> = { '\n': 'LF', '\r\n': 'CRLF', '\r': 'CR', '\r\r\n': 'CRCRLF' };

/**
 * Reads the text of an `.rdp` file. Total: every text gives a document, and every character of it belongs to one
 * line, one line end or the byte order mark, so that {@link printRdp} gives the same text back.
 */
export function parseRdp(text: string): RdpDocument {
  const byteOrderMark = text.startsWith(BYTE_ORDER_MARK);
  const lines: RdpLine[] = [];
  let start = byteOrderMark ? 1 : 0;
  const lineEnds = /\r\r\n|\r\n|\r|\n/g;
  for (let match = lineEnds.exec(text); match; match = lineEnds.exec(text)) {
    lines.push(parseLine(text.slice(start, match.index), start, lines.length, LINE_ENDS[match[0]]));
    start = lineEnds.lastIndex;
  }
  lines.push(parseLine(text.slice(start), start, lines.length));
  return { byteOrderMark, lines };
}

/** The text of a document: exactly what {@link parseRdp} read. */
export function printRdp(document: RdpDocument): string {
  const mark = document.byteOrderMark ? BYTE_ORDER_MARK : '';
  return mark + document.lines.map((line) => line.text + LINE_END_TEXT[line.lineEnd]).join('');
}

/** The lines of a document that are settings, in order. */
export function settingLines(document: RdpDocument): SettingLine[] {
  return document.lines.filter((line) => line.kind === 'setting');
}

/**
 * Reads one line (without its line end) whose first character stands at offset `start`. Never throws.
 */
export function parseLine(text: string, start = 0, index = 0, lineEnd: LineEnd = 'none'): RdpLine {
  const end = start + text.length;
  const span: Span = { start, end };
  const lineEndSpan: Span = { start: end, end: end + LINE_END_TEXT[lineEnd].length };
  if (isBlank(text)) return { kind: 'blank', index, span, text, lineEnd, lineEndSpan };
  const first = text.indexOf(':');
  const second = first < 0 ? -1 : text.indexOf(':', first + 1);
  const key = second < 0 ? undefined : trimmedPart(text, start, 0, first);
  const type = second < 0 ? undefined : trimmedPart(text, start, first + 1, second);
  if (!key || key.text === '' || !type || !isSettingType(type.text)) {
    return { kind: 'malformed', index, span, text, lineEnd, lineEndSpan };
  }
  return {
    kind: 'setting',
    index,
    span,
    text,
    lineEnd,
    lineEndSpan,
    name: key.text.toLowerCase(),
    key,
    type: { span: type.span, text: type.text },
    value: trimmedPart(text, start, second + 1, text.length),
    colons: [start + first, start + second],
  };
}

/** Whether a text is one of the type letters. Upper case is not: no client is known to read it. */
function isSettingType(text: string): text is SettingType {
  return text === 'i' || text === 's' || text === 'b';
}

/** `text.slice(from, to)` without the spaces and tabs around it; an empty one stands at `from`. */
function trimmedPart(text: string, lineStart: number, from: number, to: number): Part {
  let start = from;
  let end = to;
  while (start < end && isBlankCode(text.charCodeAt(start))) start++;
  while (end > start && isBlankCode(text.charCodeAt(end - 1))) end--;
  if (start === end) start = end = from;
  return { span: { start: lineStart + start, end: lineStart + end }, text: text.slice(start, end) };
}

function isBlank(text: string): boolean {
  let at = 0;
  while (at < text.length && isBlankCode(text.charCodeAt(at))) at++;
  return at === text.length;
}

/** Space or tab: what clients are known to skip. A no-break space is text. */
function isBlankCode(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
