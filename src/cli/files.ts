import { closeSync, fstatSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { evtxXml } from '../core';
import { decode, HEAD_BYTES, isBinary, type Encoding } from './encoding';
import { counted } from './terminal';

export interface TextFile {
  readonly path: string;
  readonly text: string;
  /** evtx: a binary event log, whose session events are the text, one a line, as XML. */
  readonly encoding: Encoding | 'evtx';
  /** A byte order mark stood before the text. */
  readonly isMarked: boolean;
  /** What was lost on the way, as a clause that follows the path. */
  readonly loss?: string;
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
    if (isEventLog(bytes)) return { path: name, encoding: 'evtx', isMarked: false, ...textOfEvtx(bytes) };
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
    if (isBinary(start) && !isEventLog(start)) return start;
    if (status.size > MAX_BYTES)
      throw new Unreadable(`is larger than ${MAX_BYTES / 1024 / 1024} MB; cut it into parts first`);
    // A small file was read as a whole. Files that the system makes up say that their size is 0.
    if (status.isFile() && status.size > 0 && status.size === start.length) return start;
    return status.isFile() ? readFileSync(file) : Buffer.concat([start, readFileSync(file)]);
  } finally {
    closeSync(file);
  }
}

function isEventLog(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 8)).toString('latin1') === 'ElfFile\0';
}

function textOfEvtx(bytes: Uint8Array): Pick<TextFile, 'text' | 'loss'> {
  const { text, file } = evtxXml(bytes);
  const losses: string[] = [];
  if (file.unreadable.length > 0) losses.push(`${counted(file.unreadable.length, 'record')} could not be read`);
  const doubtful = file.records.filter(({ isDoubtful }) => isDoubtful).length;
  if (doubtful > 0) losses.push(`${counted(doubtful, 'record')} may be damaged (a checksum does not match)`);
  if (file.isTruncated) losses.push('it is cut off');
  return { text, ...(losses.length > 0 && { loss: `is an event log; ${losses.join('; ')}` }) };
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
