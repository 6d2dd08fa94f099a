import { fstatSync, writeSync } from 'node:fs';

/** A longer text takes so long to make that a stream costs nothing beside it. */
const SHORT = 16_000;
const STANDARD_OUTPUT = 1;
/** So much is written at once of an output that is made in pieces. */
const LONG = 1_000_000;

/**
 * Writes to standard output. A reader that stops early, such as head, is no failure; what else goes wrong is said on
 * standard error and makes the exit status 2.
 */
export async function writeOutput(output: string | Iterable<string>): Promise<void> {
  if (typeof output !== 'string') {
    await writePieces(output);
    return;
  }
  writeText(output);
}

/** Writes pieces, as fast as somebody reads them. */
async function writePieces(pieces: Iterable<string>): Promise<void> {
  let text = '';
  let isStreamed = false;
  for (const piece of pieces) {
    text += piece;
    if (text.length < LONG) continue;
    if (!isStreamed) process.stdout.on('error', failed);
    isStreamed = true;
    if (!process.stdout.write(text)) await hasDrained();
    text = '';
    if (process.stdout.destroyed || process.stdout.errored) return;
  }
  if (isStreamed) process.stdout.write(text);
  else writeText(text);
}

/** Settled when standard output takes more, or takes nothing any more. */
function hasDrained(): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      process.stdout.off('drain', done);
      process.stdout.off('close', done);
      resolve();
    };
    process.stdout.on('drain', done);
    process.stdout.on('close', done);
  });
}

function writeText(text: string): void {
  const rest = text.length > SHORT ? text : writtenAtOnce(text);
  if (rest.length === 0) return;
  process.stdout.on('error', failed);
  process.stdout.write(rest);
}

/**
 * Writes without a stream, which takes as long to start as all the rest of a short command; but on Windows a console
 * takes characters, not bytes, and only the stream knows how. Answers what is left to be written.
 */
function writtenAtOnce(text: string): string | Buffer {
  if (process.platform === 'win32' && fstatSync(STANDARD_OUTPUT).isCharacterDevice()) return text;
  let rest = Buffer.from(text);
  try {
    while (rest.length > 0) rest = rest.subarray(writeSync(STANDARD_OUTPUT, rest));
  } catch (error) {
    // A pipe that takes no more at the moment: the stream can wait for it.
    if (!isFault(error) || error.code === 'EAGAIN') return rest;
    failed(error);
    return '';
  }
  return rest;
}

const isFault = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error;

function failed(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`rdpdiag: cannot write: ${error.message}\n`);
  process.exitCode = 2;
}
