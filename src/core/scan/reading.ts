import type { Code } from '../knowledge/code';
import type { LineSource } from '../text';
import { numberAt, type NumberToken } from '../knowledge/number';
import { RDP_FRAME, RDP_WORDS } from './vocabulary';

/** A code as a shape reads it in one line, before findings are made of readings. */
export interface Reading {
  /** UTF-16 columns in the line, half-open: exactly the code as written. */
  readonly start: number;
  readonly end: number;
  readonly code: Code;
  /** Other families the number may belong to, most likely first. */
  readonly candidates?: readonly Code[];
  /** first or extended: its part in a dialog. */
  readonly role?: 'first' | 'extended';
}

/** How far context is looked for. Everything a line's readings depend on lies within these bounds. */
export const CONTEXT_LINES = 16;
const CONTEXT_COLUMNS = 240;
const LONG_LINE = 4000;

/** A line with what stands around it; all look-ups are bounded, whatever the size of line and document. */
export class Here {
  readonly line: string;
  readonly #lines: LineSource;
  readonly #number: number;
  #paragraph: string | undefined;
  #vicinity: string | undefined;
  #saysRdp: boolean | undefined;

  constructor(lines: LineSource, number: number, line = lines.lineText(number)) {
    this.line = line;
    this.#lines = lines;
    this.#number = number;
  }

  /** The line `delta` lines further, cut to a bounded length. */
  neighbour(delta: number): string {
    return this.#lines.lineText(this.#number + delta).slice(0, 2 * CONTEXT_COLUMNS);
  }

  /** The line's text around columns, cut to a bounded length. */
  near(start: number, end = start): string {
    return this.line.length <= 2 * CONTEXT_COLUMNS
      ? this.line
      : this.line.slice(Math.max(0, start - CONTEXT_COLUMNS), end + CONTEXT_COLUMNS);
  }

  /** The line's text before a column. */
  before(column: number, length = CONTEXT_COLUMNS): string {
    return this.line.slice(Math.max(0, column - length), column);
  }

  /** This line and those above and below it up to the next empty line. */
  get paragraph(): string {
    this.#paragraph ??= this.#collect(CONTEXT_LINES, true);
    return this.#paragraph;
  }

  /** This line and the eight above and below it. */
  get vicinity(): string {
    this.#vicinity ??= this.#collect(8, false);
    return this.#vicinity;
  }

  /** True when the text around the columns, on this line, is about Remote Desktop. */
  saysRdp(start: number, end = start): boolean {
    if (this.line.length > 2 * CONTEXT_COLUMNS) return RDP_WORDS.test(this.near(start, end));
    return (this.#saysRdp ??= RDP_WORDS.test(this.line));
  }

  /** True when this line or one close by is about Remote Desktop. */
  get isNearRdp(): boolean {
    return RDP_WORDS.test(this.vicinity) || RDP_FRAME.test(this.vicinity);
  }

  #collect(distance: number, stopAtBlank: boolean): string {
    if (this.line.length > LONG_LINE) return '';
    const above: string[] = [];
    const below: string[] = [];
    for (let delta = 1; delta <= distance; delta++) {
      const text = this.neighbour(-delta);
      if (stopAtBlank && text.trim() === '') break;
      above.unshift(text);
    }
    for (let delta = 1; delta <= distance; delta++) {
      const text = this.neighbour(delta);
      if (stopAtBlank && text.trim() === '') break;
      below.push(text);
    }
    return [...above, this.line, ...below].join('\n');
  }
}

/** A way in which codes are written: what stands before the number, and how to read it. */
export interface Shape {
  readonly name: string;
  /** A line without any of these is not looked at. The first pass over a text finds them all at once. */
  readonly hints: readonly string[];
  /** Global. Matches up to the first character of the number. */
  readonly pattern: RegExp;
  /** Decides family and value, or answers undefined: not a code after all. */
  read(token: NumberToken, match: RegExpExecArray, here: Here): Omit<Reading, 'start' | 'end'> | undefined;
}

/** All codes of one shape in a line. */
export function readShape(shape: Shape, here: Here): readonly Reading[] {
  const readings: Reading[] = [];
  const { pattern } = shape;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(here.line); match; match = pattern.exec(here.line)) {
    if (match[0] === '') pattern.lastIndex++;
    const token = numberAt(here.line, match.index + match[0].length);
    const reading = token && shape.read(token, match, here);
    if (reading) readings.push({ start: token.start, end: token.end, ...reading });
  }
  return readings;
}
