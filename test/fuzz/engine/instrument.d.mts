/** What a build collects. */
export interface Literals {
  readonly words: Set<string>;
  readonly numbers: Set<number>;
  /** How many counters were put in so far. */
  count: number;
}

/** The text of a module with its branches counted; the counters go on from `found.count`. */
export function instrumented(text: string, path: string, found: Literals): string;
