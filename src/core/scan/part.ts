import { skippedEvents } from '../events/skipped-events';
import type { Finding } from '../finding';
import { LineIndex, type Position, type Span } from '../text';
import type { SievedLines } from './automaton';
import { LINES_ABOVE, LINES_BELOW, type Cut } from './cut';
import { sieve } from './interesting';
import type { DocumentKind } from './line-finding';
import { scanText, type PlacedLines } from './scan';

/** A part of a text, cut by {@link cutText}. */
export interface TextPart extends Cut {
  /** What stands before has been given its findings by the part before this. */
  readonly from: number;
  /** The UTF-16 code units up to `end`: of a text that is all ASCII, its bytes. */
  readonly units: Uint8Array | Uint16Array;
  /** The text of some of the units. */
  readonly text: (start: number, end: number) => string;
  readonly kind: DocumentKind;
}

/** A finding of a part; line and columns count from the part's beginning, and the span is of no use. */
export interface PartFinding extends Position {
  readonly endColumn: number;
  readonly finding: Finding;
}

export interface ScannedPart {
  /** Those whose codes begin from `from` to `done`, in order. */
  readonly findings: readonly PartFinding[];
  /** Where `kept` stands, which is where the next part begins. */
  readonly kept: Position;
}

/** Where so much of a text has to be read, nothing is passed over. */
const MOST_READ = 0.5;

/** The findings of one part of a text that is too large to be one string. */
export function scanPart(part: TextPart): ScannedPart {
  if (part.kind === 'event-xml') {
    const { units } = part;
    const regions = regionsToRead(units, skippedEvents(units, part.text), part.from, part.done);
    const length = regions.reduce((sum, { start, end }) => sum + end - start, 0);
    if (length <= MOST_READ * units.length) return scanRegions(part, regions);
  }
  return scanWhole(part);
}

function scanWhole({ text: textOf, units, kind, from, done, kept }: TextPart): ScannedPart {
  const sieved = sieve(units);
  const text = textOf(0, units.length);
  const lines = new UnitLines(text, units, sieved);
  const findings: PartFinding[] = [];
  for (const { line, finding } of scanText(text, lines, kind, sieved.bits)) {
    const { start, end } = finding.span;
    const offset = lines.lineStart(line) + start;
    if (offset >= done) break;
    if (offset >= from) findings.push({ line, column: start, endColumn: end, finding });
  }
  return { findings, kept: lines.positionAt(kept) };
}

/** What stands between events that are passed over, with all the lines around it that may change its findings. */
function regionsToRead(units: Uint8Array | Uint16Array, skipped: readonly Span[], from: number, done: number): Span[] {
  const regions: { start: number; end: number }[] = [];
  let read = 0;
  let last = 0;
  for (let at = 0; at <= skipped.length; at++) {
    const next = skipped[at]?.start ?? units.length;
    const end = Math.min(next, done);
    const start = Math.max(read, from);
    // Between two events nothing but a line end.
    if (start < end && !isBlank(units, start, end)) {
      let first = linesUp(units, start, LINES_ABOVE);
      // From the beginning of an event, for the readers are to know that it is passed over.
      while (last > 0 && skipped[last - 1]!.start >= first) last--;
      while (last < skipped.length && skipped[last]!.end <= first) last++;
      if (last < at) first = Math.min(first, skipped[last]!.start);
      let behind = linesDown(units, end, LINES_BELOW);
      for (let below = at; below < skipped.length && skipped[below]!.start < behind; below++) {
        behind = Math.max(behind, skipped[below]!.end);
      }
      const before = regions.at(-1);
      if (before && first <= before.end) before.end = Math.max(before.end, behind);
      else regions.push({ start: first, end: behind });
    }
    read = skipped[at]?.end ?? units.length;
  }
  return regions;
}

function scanRegions({ text: textOf, units, kind, from, done, kept }: TextPart, regions: readonly Span[]): ScannedPart {
  const findings: PartFinding[] = [];
  const counter = new LineCounter(units);
  let keptLine = regions.length === 0 || kept < regions[0]!.start ? counter.linesBefore(kept) : -1;
  for (const [at, { start, end }] of regions.entries()) {
    const above = counter.linesBefore(start);
    const text = textOf(start, end);
    const lines = new LineIndex(text);
    // A region that begins within a line is the first one, and the line goes on from before the part.
    const before = start - lineStart(units, start);
    for (const { line, finding } of scanText(text, lines, kind)) {
      const offset = start + lines.lineStart(line) + finding.span.start;
      if (offset < from || offset >= done) continue;
      const column = (line === 0 ? before : 0) + finding.span.start;
      const endColumn = column + finding.span.end - finding.span.start;
      findings.push({ line: above + line, column, endColumn, finding });
    }
    if (keptLine < 0 && kept < (regions[at + 1]?.start ?? units.length + 1)) keptLine = counter.linesBefore(kept);
  }
  return { findings, kept: { line: keptLine, column: kept - lineStart(units, kept) } };
}

const LF = 10;
const CR = 13;

/** Whether a line ends behind this unit. */
const endsLine = (units: Uint8Array | Uint16Array, at: number) =>
  units[at] === LF || (units[at] === CR && units[at + 1] !== LF);

function lineStart(units: Uint8Array | Uint16Array, offset: number): number {
  let start = offset;
  while (start > 0 && !endsLine(units, start - 1)) start--;
  return start;
}

/** Where the line begins that stands so many lines above an offset's own. */
function linesUp(units: Uint8Array | Uint16Array, offset: number, count: number): number {
  let start = lineStart(units, offset);
  for (let line = 0; line < count && start > 0; line++) start = lineStart(units, start - 1);
  return start;
}

/** Where the line ends that stands so many lines below an offset's own. */
function linesDown(units: Uint8Array | Uint16Array, offset: number, count: number): number {
  let end = offset;
  for (let line = 0; line <= count && end < units.length; line++) {
    while (end < units.length && !endsLine(units, end)) end++;
    end = Math.min(end + 1, units.length);
  }
  return end;
}

function isBlank(units: Uint8Array | Uint16Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (units[at] !== LF && units[at] !== CR && units[at] !== 0x20) return false;
  return true;
}

/** Counts line ends from the start of some units, on and on. */
class LineCounter {
  readonly #units: Uint8Array | Uint16Array;
  /** The same, four bytes in one number; absent where the units are no bytes, or a CR among them needs a look at its line. */
  #words: Uint32Array | undefined;
  #at = 0;
  #lines = 0;

  constructor(units: Uint8Array | Uint16Array) {
    this.#units = units;
    if (units.BYTES_PER_ELEMENT === 1 && units.byteOffset % 4 === 0) {
      this.#words = new Uint32Array(units.buffer, units.byteOffset, units.length >> 2);
    }
  }

  /** How many lines end before an offset, which is not before that of the last question. */
  linesBefore(offset: number): number {
    while (this.#words && this.#at < offset && this.#at % 4 !== 0) this.#step();
    const first = this.#at >> 2;
    const last = offset >> 2;
    const lines = this.#words && first < last ? lineFeeds(this.#words, first, last) : 0;
    if (lines < 0) this.#words = undefined;
    else if (this.#words && first < last) {
      this.#lines += lines;
      this.#at = last << 2;
    }
    while (this.#at < offset) this.#step();
    return this.#lines;
  }

  #step(): void {
    if (endsLine(this.#units, this.#at)) this.#lines++;
    this.#at++;
  }
}

/** How many of the bytes in some words are line feeds; -1 where a CR is among them. */
function lineFeeds(words: Uint32Array, from: number, to: number): number {
  let count = 0;
  let returns = 0;
  for (let at = from; at < to;) {
    // Each byte of the sum counts at most 255 of its own.
    const end = Math.min(to, at + 255);
    let sum = 0;
    for (; at < end; at++) {
      const word = words[at]!;
      // A byte is 0 where a line feed stands; then the top bit of that byte stays 0 in what follows.
      const feeds = word ^ 0x0a0a0a0a;
      sum += (~(((feeds & 0x7f7f7f7f) + 0x7f7f7f7f) | feeds | 0x7f7f7f7f) >>> 7) & 0x01010101;
      const other = word ^ 0x0d0d0d0d;
      returns |= (other - 0x01010101) & ~other & 0x80808080;
    }
    if (returns !== 0) return -1;
    count += (sum & 0xff) + ((sum >>> 8) & 0xff) + ((sum >>> 16) & 0xff) + (sum >>> 24);
  }
  return count;
}

/** Lines that the sieve has found. */
class UnitLines implements PlacedLines {
  readonly #text: string;
  readonly #units: Uint8Array | Uint16Array;
  readonly #starts: Int32Array;
  readonly lineCount: number;

  constructor(text: string, units: Uint8Array | Uint16Array, { starts, count }: SievedLines) {
    this.#text = text;
    this.#units = units;
    this.#starts = starts;
    this.lineCount = count;
  }

  lineText(line: number): string {
    if (line < 0 || line >= this.lineCount) return '';
    const start = this.#starts[line]!;
    let end = this.#starts[line + 1]!;
    if (line + 1 < this.lineCount) {
      if (this.#units[end - 1] === 10) end--;
      if (end > start && this.#units[end - 1] === 13) end--;
    }
    return this.#text.slice(start, end);
  }

  lineStart(line: number): number {
    return line < this.lineCount ? this.#starts[line]! : this.#units.length;
  }

  positionAt(offset: number): Position {
    let low = 0;
    let high = this.lineCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: offset - this.#starts[low]! };
  }
}
