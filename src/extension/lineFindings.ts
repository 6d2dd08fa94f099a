import type { Finding, LineFinding, Severity } from '../core';

const CHUNK_SIZE = 512;

/** Findings of neighbouring lines. Lines count from `base`, so that a shift touches the chunk only, not its findings. */
interface Chunk {
  base: number;
  readonly lines: readonly number[];
  readonly findings: readonly Finding[];
  readonly counts: Readonly<Record<Severity, number>>;
}

/**
 * The findings of one document in order of line and column. An edit costs the work of one chunk and a step per chunk
 * behind it, not a step per finding, so that a line inserted at the top of a large log is cheap.
 */
export class LineFindings {
  #chunks: Chunk[] = [];
  #size = 0;

  /** How many findings there are. */
  get size(): number {
    return this.#size;
  }

  /** Forgets all. */
  clear(): void {
    this.#chunks = [];
    this.#size = 0;
  }

  /** Puts `found` (in order, all within the lines) in the place of everything on lines `first` to `last`, inclusive. */
  replace(first: number, last: number, found: readonly LineFinding[]): void {
    let from = this.#firstChunkEndingAt(first);
    let to = from;
    while (to < this.#chunks.length && firstLine(this.#chunks[to]!) <= last) to++;
    if (from === to) {
      if (found.length === 0) return;
      // Nothing stands there yet: fill up the chunk before rather than begin one per edit.
      if (from > 0 && this.#chunks[from - 1]!.lines.length < CHUNK_SIZE) from--;
    }
    const before: LineFinding[] = [];
    const after: LineFinding[] = [];
    for (let index = from; index < to; index++) {
      const chunk = this.#chunks[index]!;
      this.#size -= chunk.lines.length;
      for (const each of unpack(chunk)) {
        if (each.line < first) before.push(each);
        else if (each.line > last) after.push(each);
      }
    }
    const merged = before.concat(found, after);
    this.#size += merged.length;
    this.#chunks.splice(from, to - from, ...pack(merged));
  }

  /** Moves the findings of the lines from `line` on by `delta` lines. */
  shift(line: number, delta: number): void {
    if (delta === 0) return;
    let index = this.#firstChunkEndingAt(line);
    const chunk = this.#chunks[index];
    if (chunk && firstLine(chunk) < line) {
      const moved = [...unpack(chunk)].map((each) => (each.line < line ? each : { ...each, line: each.line + delta }));
      this.#chunks.splice(index, 1, ...pack(moved));
      index++;
    }
    for (; index < this.#chunks.length; index++) this.#chunks[index]!.base += delta;
  }

  /**
   * Up to `limit` findings of the severities, all of the first severity before any of the next; of the codes that make one
   * diagnosis only the first, which tells of the others.
   */
  worst(severities: readonly Severity[], limit: number): LineFinding[] {
    const chosen: LineFinding[] = [];
    for (const severity of severities) {
      for (const chunk of this.#chunks) {
        if (chosen.length >= limit) return chosen;
        if (chunk.counts[severity] === 0) continue;
        for (const each of unpack(chunk)) {
          const { severity: own, secondary } = each.finding;
          if (own === severity && !secondary && chosen.length < limit) chosen.push(each);
        }
      }
    }
    return chosen;
  }

  /** The first finding that begins behind the position; the first of all where none does. */
  next(line: number, column: number): LineFinding | undefined {
    for (let index = this.#firstChunkEndingAt(line); index < this.#chunks.length; index++) {
      for (const each of unpack(this.#chunks[index]!)) {
        if (each.line > line || (each.line === line && each.finding.span.start > column)) return each;
      }
    }
    return this.#chunks[0] && unpack(this.#chunks[0]).next().value;
  }

  /** The last finding that ends before the position; the last of all where none does. */
  previous(line: number, column: number): LineFinding | undefined {
    const start = Math.min(this.#firstChunkEndingAt(line), this.#chunks.length - 1);
    for (let index = start; index >= 0; index--) {
      const before = [...unpack(this.#chunks[index]!)]
        .filter((each) => each.line < line || (each.line === line && each.finding.span.end < column))
        .at(-1);
      if (before) return before;
    }
    const last = this.#chunks.at(-1);
    return last && [...unpack(last)].at(-1);
  }

  *[Symbol.iterator](): Generator<LineFinding, undefined> {
    for (const chunk of this.#chunks) yield* unpack(chunk);
    return undefined;
  }

  /** The index of the first chunk whose last finding stands on `line` or below; the number of chunks where none does. */
  #firstChunkEndingAt(line: number): number {
    let low = 0;
    let high = this.#chunks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const chunk = this.#chunks[middle]!;
      if (chunk.base + chunk.lines.at(-1)! < line) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function firstLine(chunk: Chunk): number {
  return chunk.base + chunk.lines[0]!;
}

function* unpack(chunk: Chunk): Generator<LineFinding, undefined> {
  for (let index = 0; index < chunk.lines.length; index++) {
    yield { line: chunk.base + chunk.lines[index]!, finding: chunk.findings[index]! };
  }
  return undefined;
}

function pack(found: readonly LineFinding[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (let start = 0; start < found.length; start += CHUNK_SIZE) {
    const part = found.slice(start, start + CHUNK_SIZE);
    const base = part[0]!.line;
    const counts = { info: 0, warning: 0, error: 0 };
    for (const { finding } of part) counts[finding.severity]++;
    chunks.push({
      base,
      lines: part.map(({ line }) => line - base),
      findings: part.map(({ finding }) => finding),
      counts,
    });
  }
  return chunks;
}
