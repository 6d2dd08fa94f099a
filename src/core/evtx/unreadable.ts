/** Why one record cannot be read. Thrown and caught inside this folder only: nothing public throws. */
export class Unreadable extends Error {}

/** More text than any honest record of 64 KiB makes; a record that asks for more was made to. */
const RECORD_WORK = 4_000_000;
/** Bounds the time that one chunk takes, whatever its records ask for. */
const CHUNK_WORK = 8_000_000;

/** What may still be done for one chunk, in steps of about one character or one token. */
export class Work {
  #chunk = CHUNK_WORK;
  #record = RECORD_WORK;

  /** To be called before each record. */
  nextRecord(): void {
    this.#record = RECORD_WORK;
  }

  /** Throws {@link Unreadable} when the limit is reached. */
  spend(steps: number): void {
    this.#chunk -= steps;
    this.#record -= steps;
    if (this.#chunk < 0) throw new Unreadable('the chunk asks for more text than a log can hold');
    if (this.#record < 0) throw new Unreadable('the record asks for more text than a log can hold');
  }
}
