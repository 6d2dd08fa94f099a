import { writeSync } from 'node:fs';
import { counted } from './terminal';

/** Runs that are shorter say nothing, in milliseconds. */
const QUIET_MILLISECONDS = 500;
const STEP_MILLISECONDS = 100;
const STANDARD_ERROR = 2;

/** How far a long run has come, in one line of standard error that is gone at its end. Only a terminal gets it. */
export class Progress {
  #isShown: boolean | undefined;
  #next = Date.now() + QUIET_MILLISECONDS;
  #files = 0;
  #width = 0;

  /** @param isShown Whether standard error is a terminal where absent; a short run need not find out. */
  constructor(isShown?: boolean) {
    this.#isShown = isShown;
  }

  /** One file more was read. */
  step(): void {
    this.#files++;
    if (Date.now() < this.#next || !(this.#isShown ??= process.stderr.isTTY)) return;
    this.#next = Date.now() + STEP_MILLISECONDS;
    this.#write(`${counted(this.#files, 'file')} read…`);
  }

  /** Takes the line away. */
  end(): void {
    if (this.#width > 0) this.#write('');
  }

  #write(line: string): void {
    // Synchronous, since nothing else of this process runs in between.
    try {
      writeSync(STANDARD_ERROR, `\r${line.padEnd(this.#width)}${line === '' ? '\r' : ''}`);
    } catch {
      // A terminal that is busy or gone misses a line.
    }
    this.#width = line.length;
  }
}
