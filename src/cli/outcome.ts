/** What a command gives back. */
export interface Outcome {
  /** For standard output; in pieces where it may be too long for one string. */
  readonly output: string | Iterable<string>;
  /** For standard error, one line each. Already printable. */
  readonly complaints: readonly string[];
  readonly status: Status;
}

/** 0 nothing found at or above the minimum severity, 1 findings (explain: nothing is known), 2 could not run. */
export type Status = 0 | 1 | 2;

/** The command line is not as it should be; the message says what is allowed. */
export class UsageError extends Error {}
