import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { decode, HEAD_BYTES, isBinary, type Encoding } from './encoding';

export interface TextFile {
  readonly path: string;
  readonly text: string;
  readonly encoding: Encoding;
}

export interface Unread {
  readonly path: string;
  /** Why, as a clause that follows the path. */
  readonly reason: string;
  /** False where a folder was walked and the file is of another kind; true where something that was asked for is missing. */
  readonly isError: boolean;
}

/** Larger files do not fit into one string. */
const MAX_BYTES = 400 * 1024 * 1024;
const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.hg', '.svn']);
/** In programs a code is a constant or an example, not something that happened. */
const PROGRAM = /\.(?:[ch]|[cm]?[jt]sx?|[ch]pp|cc|cs|go|java|kt|php|py|rb|rs|swift|vb)$/i;

/**
 * The text files of the named paths, one at a time, in order; folders are walked, links inside them not followed.
 * What is not read is yielded as such, so that nothing is passed over in silence.
 */
export function* readPaths(paths: readonly string[]): Generator<TextFile | Unread> {
  for (const name of paths) {
    if (name === '-') yield readBytes('-', () => readFileSync(0), true);
    else if (isFolder(name)) yield* walk(name);
    else yield readBytes(name, () => readFile(name), true);
  }
}

/** False also where there is nothing of that name, or no way to it: reading it says so. */
function isFolder(name: string): boolean {
  try {
    return statSync(name).isDirectory();
  } catch {
    return false;
  }
}

function* walk(folder: string): Generator<TextFile | Unread> {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    yield { path: folder, reason: reasonOf(error), isError: true };
    return;
  }
  entries.sort((one, other) => (one.name < other.name ? -1 : 1));
  for (const entry of entries) {
    const name = path.join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!SKIPPED_FOLDERS.has(entry.name)) yield* walk(name);
    } else if (entry.isFile()) {
      yield PROGRAM.test(entry.name)
        ? { path: name, reason: 'is a program', isError: false }
        : readBytes(name, () => readFile(name), false);
    }
  }
}

/** Why a file's content is not read, though it could be. */
class Unreadable extends Error {}

function readBytes(name: string, read: () => Uint8Array, isNamed: boolean): TextFile | Unread {
  try {
    const bytes = read();
    return isBinary(bytes)
      ? { path: name, reason: 'is not a text file', isError: isNamed }
      : { path: name, ...decode(bytes) };
  } catch (error) {
    return { path: name, reason: reasonOf(error), isError: true };
  }
}

/** A file's bytes; of a binary file the first ones, which are enough to see what it is. */
function readFile(name: string): Uint8Array {
  const file = openSync(name, 'r');
  try {
    const status = fstatSync(file);
    const head = Buffer.alloc(HEAD_BYTES);
    // What was read of a pipe is gone from it.
    const start = head.subarray(0, readSync(file, head, 0, head.length, status.isFile() ? 0 : null));
    if (start.subarray(0, 7).toString('latin1') === 'ElfFile')
      throw new Unreadable('is a binary event log; export it as XML first (wevtutil qe FILE /lf:true /f:xml)');
    if (isBinary(start)) return start;
    if (status.size > MAX_BYTES)
      throw new Unreadable(`is larger than ${MAX_BYTES / 1024 / 1024} MB; cut it into parts first`);
    return status.isFile() ? readFileSync(file) : Buffer.concat([start, readFileSync(file)]);
  } finally {
    closeSync(file);
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'does not exist';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read';
    default:
      return `cannot be read: ${error instanceof Error ? error.message : String(error)}`;
  }
}
