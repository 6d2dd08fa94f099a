/** A parser as the fuzzer and the replay of the corpus see it: what is timed, and what must hold of the result. */
export interface Target<Input = unknown, Result = unknown> {
  /** `text` is mutated as lines, words and numbers too; `bytes` only as bytes. */
  readonly kind: 'text' | 'bytes';
  /** Longest input that is tried, in bytes. */
  readonly longest: number;
  /** No longer input ever comes up, so that what one would cost says nothing. */
  readonly isNeverLong?: true;
  /** Files below the repository that begin the search, beside the corpus: folders, or files. */
  readonly seeds: readonly string[];
  /** The input that some bytes stand for; not timed. */
  readonly input: (data: Uint8Array) => Input;
  /** The parser. Its coverage leads the search, its time is measured, and it must not throw. */
  readonly run: (input: Input) => Result | Promise<Result>;
  /** How many things it made of the input (findings, events): each may cost {@link MICROSECONDS_EACH}. */
  readonly made: (result: Result) => number;
  /** What tells two results apart where branches do not, as in parsers that are driven by tables. */
  readonly features?: (result: Result) => Iterable<string>;
  /** What must hold; throws where it does not. Asked of every input. */
  readonly check: (input: Input, result: Result) => void | Promise<void>;
  /** What must hold and takes longer to see. Asked of some inputs, and of all of the corpus. */
  readonly checkMore?: (input: Input, result: Result) => void | Promise<void>;
}

/** An input may take so long whatever it is: milliseconds of a machine that others use too. */
export const FLOOR_MS = 50;
export const MS_PER_MB = 100;
/** For each finding, event or record: a text of nothing but codes is no hang. */
export const MICROSECONDS_EACH = 50;

/** What an input of `size` bytes, of which `made` things were made, may take at most; milliseconds. */
export const allowedTime = (size: number, made: number): number =>
  FLOOR_MS + (MS_PER_MB * size) / 1e6 + (MICROSECONDS_EACH * made) / 1e3;

/**
 * The text that some bytes stand for: UTF-8, or UTF-16 behind the mark FF FE, so that half surrogate pairs can come up and
 * the corpus is legible.
 */
export function textOfBytes(data: Uint8Array): string {
  const bytes = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  return bytes[0] === 0xff && bytes[1] === 0xfe ? bytes.toString('utf16le', 2) : bytes.toString('utf8');
}

/** Keeps the types of one target together, and forgets them for those who only run it. */
export const target = <Input, Result>(one: Target<Input, Result>): Target => one as unknown as Target;
