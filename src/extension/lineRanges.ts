import type { LineChange } from './convert';

/** Lines `first` to `last`, inclusive, 0-based. */
export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The lines that are still to be read, kept true through edits. The most recent edit is read first, so that what the
 * user sees is current while the rest of a large document is still being read.
 */
export class LineRanges {
  #ranges: LineRange[] = [];

  get isEmpty(): boolean {
    return this.#ranges.length === 0;
  }

  clear(): void {
    this.#ranges = [];
  }

  /** Adds lines, before all others. */
  add(range: LineRange): void {
    const apart = this.#ranges.filter((each) => each.last < range.first - 1 || each.first > range.last + 1);
    const touching = this.#ranges.filter((each) => !apart.includes(each));
    // A short edit inside a long range stays a range of its own: it is to be read before the rest.
    if (touching.some((each) => each.last - each.first > 4 * (range.last - range.first + 1))) {
      this.#ranges.unshift(range);
      return;
    }
    const first = Math.min(range.first, ...touching.map((each) => each.first));
    const last = Math.max(range.last, ...touching.map((each) => each.last));
    this.#ranges = [{ first, last }, ...apart];
  }

  /** Moves the ranges as an edit moved their lines, and grows those that the edit touches. */
  edit({ first, last, newCount }: LineChange): void {
    const delta = newCount - (last - first + 1);
    if (delta === 0) return;
    this.#ranges = this.#ranges.flatMap((range) => {
      if (range.last < first) return [range];
      if (range.first > last) return [{ first: range.first + delta, last: range.last + delta }];
      return [{ first: Math.min(range.first, first), last: Math.max(range.last, last) + delta }];
    });
  }

  /** Takes up to `count` lines off the first range. */
  take(count: number): LineRange | undefined {
    const range = this.#ranges.shift();
    if (!range || range.last - range.first < count) return range;
    this.#ranges.unshift({ first: range.first + count, last: range.last });
    return { first: range.first, last: range.first + count - 1 };
  }
}
