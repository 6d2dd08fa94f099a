import type { Finding } from '../core';
import type { PlacedFinding } from './check';
import type { FoundInPart } from './part-scan';

/** The findings of a part, with the place of the part in the text. */
interface Chunk {
  readonly line: number;
  readonly column: number;
  readonly numbers: Uint32Array;
}

/** Findings of one large text, in order: a number of millions takes some bytes for each. */
export class FoundList {
  readonly #isWanted: (finding: Finding) => boolean;
  readonly #chunks: Chunk[] = [];
  readonly #kinds: Finding[] = [];
  readonly #known = new Map<string, number>();
  /** Where the next part begins. */
  #line = 0;
  #column = 0;
  length = 0;
  isNoUtf8 = false;

  /** @param isWanted False for findings that are left out. */
  constructor(isWanted: (finding: Finding) => boolean) {
    this.#isWanted = isWanted;
  }

  /**
   * Adds the findings of the next part.
   * @param indices The index here of each kind that the part's scanner has named so far; new ones are added to it.
   */
  add(found: FoundInPart, indices: number[]): void {
    for (const kind of found.kinds) indices.push(this.#indexOf(kind));
    const { numbers } = found;
    let count = 0;
    for (let at = 0; at < numbers.length; at += 4) {
      const index = indices[numbers[at + 3]!]!;
      if (index < 0) continue;
      numbers.copyWithin(4 * count, at, at + 3);
      numbers[4 * count + 3] = index;
      count++;
    }
    const own = count * 4 === numbers.length ? numbers : numbers.slice(0, count * 4);
    if (count > 0) this.#chunks.push({ line: this.#line, column: this.#column, numbers: own });
    this.length += count;
    this.#column = found.line === 0 ? this.#column + found.column : found.column;
    this.#line += found.line;
    this.isNoUtf8 ||= found.isNoUtf8;
  }

  /** The place of a kind, or -1 where it is left out. */
  #indexOf(kind: Finding): number {
    const key = JSON.stringify(kind);
    let index = this.#known.get(key);
    if (index === undefined) {
      index = this.#isWanted(kind) ? this.#kinds.push(kind) - 1 : -1;
      this.#known.set(key, index);
    }
    return index;
  }

  *[Symbol.iterator](): Generator<PlacedFinding, undefined> {
    for (const { line: above, column: before, numbers } of this.#chunks) {
      for (let at = 0; at < numbers.length; at += 4) {
        const finding = this.#kinds[numbers[at + 3]!]!;
        const line = above + numbers[at]! + 1;
        const offset = (numbers[at] === 0 ? before : 0) + 1;
        const column = offset + numbers[at + 1]!;
        yield { finding, line, column, endLine: line, endColumn: offset + numbers[at + 2]!, fixes: [] };
      }
    }
    return undefined;
  }
}
