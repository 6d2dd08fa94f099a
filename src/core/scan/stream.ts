import type { Finding } from '../finding';
import { LineIndex } from '../text';
import { cutText, isInsidePair } from './cut';
import type { DocumentKind } from './line-finding';
import { documentKind, scan, scanText, type ScanOptions } from './scan';

/** A finding of a text that was read in parts, with the line on which its code stands. */
export interface StreamedFinding {
  /** 0-based, of the whole text. */
  readonly line: number;
  /** UTF-16 columns in that line; the end is on the same line. */
  readonly column: number;
  readonly endColumn: number;
  /** Its span: UTF-16 offsets in the whole text. */
  readonly finding: Finding;
  /** The line; of a long one at most 400 units around the code. */
  readonly lineText: string;
  /** The column at which `lineText` begins. */
  readonly lineTextStart: number;
}

/** By its first characters a text's kind is told, as by `scan`. */
const HEAD = 4000;
const PART_LENGTH = 1 << 20;
/** A longer text is no `.rdp` file, whatever its name: it is read as a log. */
const LONGEST_RDP = 4_000_000;
/** The most of a line that a finding carries, in UTF-16 units. */
const LINE_TEXT = 400;

/**
 * Scans a text that arrives in parts, however long it gets, in bounded memory: `push` each part, then `end`. The parts may be
 * cut anywhere. Line ends, kinds and findings are those of `scan` of the whole, with these exceptions:
 *
 * - A line of more than 256 Ki units is read in pieces, cut between events where it holds some, which see some thousand units
 *   of their neighbours. What a code says of others further away on that line, or on the lines above and below, may be missed.
 * - A text of more than 4 million units is read as a log where `scan` would take it for an `.rdp` file. A shorter `.rdp` file
 *   is judged at the end, as a whole.
 *
 * Never throws.
 */
export class ScanStream {
  readonly #options: ScanOptions;
  readonly #partLength: number;
  #kind: DocumentKind | undefined;
  /** What is kept of the text, and where it stands in the whole. */
  #text = '';
  #offset = 0;
  #line = 0;
  #column = 0;
  /** Up to here, in `#text`, all findings were given. */
  #done = 0;
  /** So much that was not read yet is worth another look. */
  #enough: number;

  /** @param options partLength: about how many units are scanned at once. */
  constructor(options: ScanOptions & { readonly partLength?: number } = {}) {
    const { partLength, ...rest } = options;
    this.#options = rest;
    this.#partLength = Math.max(1, partLength ?? PART_LENGTH);
    this.#kind = rest.kind;
    this.#enough = this.#kind === 'rdp' ? LONGEST_RDP + 1 : this.#kind ? this.#partLength : HEAD;
  }

  /** Takes the next part. Answers the findings that nothing to come can change, in order. */
  push(part: string): StreamedFinding[] {
    this.#text += part;
    const found: StreamedFinding[] = [];
    while (this.#text.length - this.#done >= this.#enough) {
      if (this.#kind === undefined) this.#decideKind();
      else if (this.#kind === 'rdp') this.#readAs('log');
      else if (!this.#readPart(found)) this.#enough *= 2;
    }
    return found;
  }

  /** The text has ended. Answers the findings that are left, in order. */
  end(): StreamedFinding[] {
    if (this.#kind === undefined) this.#decideKind();
    const found = this.push('');
    const lines = new LineIndex(this.#text);
    if (this.#kind === 'rdp') this.#collectRdp(lines, found);
    else this.#collect(this.#text, lines, this.#text.length, found);
    this.#done = this.#text.length;
    return found;
  }

  #decideKind(): void {
    const { path } = this.#options;
    this.#readAs(documentKind({ ...(path !== undefined && { path }), start: this.#text.slice(0, HEAD) }));
  }

  #readAs(kind: DocumentKind): void {
    this.#kind = kind;
    this.#enough = kind === 'rdp' ? LONGEST_RDP + 1 : this.#partLength;
  }

  /** Scans what is settled of the next part; false where that is nothing as long as no more of the text is there. */
  #readPart(found: StreamedFinding[]): boolean {
    const limit = this.#done + this.#enough;
    // Of a slice the engine reads each character a little slower.
    const text = this.#text.length < 2 * limit ? this.#text : this.#text.slice(0, limit);
    const cut = cutText(text, this.#done);
    if (!cut) return false;
    const part = text.slice(0, cut.end);
    const lines = new LineIndex(part);
    this.#collect(part, lines, cut.done, found);
    this.#keep(lines, cut.kept, cut.done);
    return true;
  }

  /** Forgets the text before `from`; the findings up to `done` were given. */
  #keep(lines: LineIndex, from: number, done: number): void {
    const { line, column } = lines.positionAt(from);
    this.#line += line;
    this.#column = line === 0 ? this.#column + column : column;
    this.#offset += from;
    this.#text = this.#text.slice(from);
    this.#done = done - from;
    this.#enough = this.#partLength;
  }

  /** The findings of a text whose codes begin between what is done and `end`. */
  #collect(text: string, lines: LineIndex, end: number, found: StreamedFinding[]): void {
    for (const { line, finding } of scanText(text, lines, this.#kind!)) {
      const lineStart = lines.lineStart(line);
      const start = lineStart + finding.span.start;
      if (start < this.#done) continue;
      if (start >= end) break;
      found.push(this.#streamed(lines, line, finding, finding.span.start, finding.span.end, lineStart));
    }
  }

  #collectRdp(lines: LineIndex, found: StreamedFinding[]): void {
    for (const finding of scan(this.#text, { ...this.#options, kind: 'rdp' })) {
      const { line, column } = lines.positionAt(finding.span.start);
      const end = lines.lineText(line).length;
      const endColumn = Math.max(column, Math.min(end, column + finding.span.end - finding.span.start));
      found.push(this.#streamed(lines, line, finding, column, endColumn, lines.lineStart(line), finding.span));
    }
  }

  #streamed(
    lines: LineIndex,
    line: number,
    finding: Finding,
    column: number,
    endColumn: number,
    lineStart: number,
    span = { start: this.#offset + lineStart + column, end: this.#offset + lineStart + endColumn },
  ): StreamedFinding {
    const before = line === 0 ? this.#column : 0;
    const excerpt = excerptOf(lines.lineText(line), column, endColumn);
    return {
      line: this.#line + line,
      column: before + column,
      endColumn: before + endColumn,
      finding: { ...finding, text: copied(finding.text), span },
      lineText: copied(excerpt.text),
      lineTextStart: before + excerpt.start,
    };
  }
}

function excerptOf(line: string, column: number, endColumn: number): { text: string; start: number } {
  if (line.length <= LINE_TEXT) return { text: line, start: 0 };
  const around = Math.max(0, LINE_TEXT - (endColumn - column)) >> 1;
  let start = Math.max(0, Math.min(column - around, line.length - LINE_TEXT));
  let end = Math.min(line.length, start + LINE_TEXT);
  if (isInsidePair(line, start)) start++;
  if (isInsidePair(line, end)) end--;
  return { text: line.slice(start, end), start };
}

/** The same characters, as a string of their own: a slice would keep the whole part in memory for as long as a finding lives. */
const copied = (text: string) => (text === '' ? '' : ` ${text}`.slice(1));
