/** Positions in a text. All offsets, lengths and columns of the core are UTF-16 code units. */

/** A half-open range of UTF-16 offsets: `text.slice(start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Replace `span` by `newText`. Edits of one fix never overlap. */
export interface TextEdit {
  readonly span: Span;
  readonly newText: string;
}

/** 0-based line and column. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * A text as lines, without their line ends. VS Code's TextDocument is one; so is {@link LineIndex}.
 * Readers ask for the lines they need only, so that the cost does not grow with the document.
 */
export interface LineSource {
  readonly lineCount: number;
  /** How its lines end, where they all end alike; LF is taken for it where nobody says. */
  readonly lineEnd?: '\n' | '\r\n';
  /** The text of a 0-based line, without its line end; the empty string outside the document. */
  lineText(line: number): string;
}

const LONE_CR = /\r(?!\n)/;

/** Where lines begin. LF, CRLF and a lone CR each end a line, as in VS Code. */
export class LineIndex implements LineSource {
  readonly #text: string;
  readonly #starts: number[];

  constructor(text: string) {
    this.#text = text;
    this.#starts = [0];
    // A plain search is far faster than a pattern, and few texts end a line with a lone CR.
    if (text.includes('\r') && LONE_CR.test(text)) {
      const lineEnd = /\r\n|\r|\n/g;
      while (lineEnd.exec(text)) this.#starts.push(lineEnd.lastIndex);
    } else {
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#starts.push(at + 1);
    }
  }

  get lineCount(): number {
    return this.#starts.length;
  }

  lineText(line: number): string {
    const start = this.#starts[line];
    if (start === undefined) return '';
    let end = this.#starts[line + 1] ?? this.#text.length;
    if (line + 1 < this.#starts.length) {
      if (this.#text[end - 1] === '\n') end--;
      if (end > start && this.#text[end - 1] === '\r') end--;
    }
    return this.#text.slice(start, end);
  }

  /** The offset at which a 0-based line begins; the text's length beyond the last line. */
  lineStart(line: number): number {
    return this.#starts[line] ?? this.#text.length;
  }

  /** The position of an offset; offsets outside the text are moved to its nearest end. */
  positionAt(offset: number): Position {
    const at = Math.max(0, Math.min(offset, this.#text.length));
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.#starts[middle]! <= at) low = middle;
      else high = middle - 1;
    }
    return { line: low, column: at - this.#starts[low]! };
  }
}
