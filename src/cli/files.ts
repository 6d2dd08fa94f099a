import { closeSync, fstatSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { documentKind, encodingOfHead, evtxXml, isZip, readableAs, type DocumentKind } from '../core';
import { decode, HEAD_BYTES, isBinary, type Encoding } from './encoding';
import type { ByteText } from './part-reader';
import { counted } from './terminal';
import { zipEntries } from './zip-entries';

export interface TextFile {
  readonly path: string;
  readonly text: string;
  /** evtx: a binary event log, whose session events are the text, one a line, as XML. */
  readonly encoding: Encoding | 'evtx';
  /** A byte order mark stood before the text. */
  readonly isMarked: boolean;
  /** What was lost on the way, as a clause that follows the path. */
  readonly loss?: string;
  /** Part of a zip, so that it cannot be written. */
  readonly isInZip?: true;
}

/** A zip whose entries are still to be read. */
interface Zip {
  readonly path: string;
  readonly zip: Uint8Array;
}

/** A text that is too large to be one string. It can be read until the next file is asked for. */
export interface LargeText {
  readonly path: string;
  readonly kind: DocumentKind;
  /** As far as the first bytes tell: what is called UTF-8 here may turn out to be windows-1252. */
  readonly encoding: Encoding;
  readonly bytes: ByteText;
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
/** Larger logs and event exports are read in parts, where the caller can do so. */
const LARGE_BYTES = 8 * 1024 * 1024;
const WAIT_MILLISECONDS = 5;
const STANDARD_INPUT = 0;
const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.hg', '.svn']);
/** In programs a code is a constant or an example, not something that happened. */
const PROGRAM = /\.(?:[ch]|[cm]?[jt]sx?|[ch]pp|cc|cs|go|java|kt|php|py|rb|rs|swift|vb)$/i;

/**
 * The text files of the named paths, one at a time, in order; folders are walked, links inside them not followed.
 * What is not read is yielded as such, so that nothing is passed over in silence.
 */
export function* readPaths(paths: readonly string[]): Generator<TextFile | Unread> {
  for (const file of readAll(paths, false)) if (!('bytes' in file)) yield file;
}

/** The same; large texts are yielded as bytes that are still to be read. */
export function readPathsInParts(paths: readonly string[]): Generator<TextFile | LargeText | Unread> {
  return readAll(paths, true);
}

function* readAll(paths: readonly string[], inParts: boolean): Generator<TextFile | LargeText | Unread> {
  for (const name of paths) {
    if (name === '-') yield* entriesOf(readOpen('-', STANDARD_INPUT, true, inParts));
    else if (isFolder(name)) yield* walk(name, inParts);
    else yield* readFile(name, true, inParts);
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

function* walk(folder: string, inParts: boolean): Generator<TextFile | LargeText | Unread> {
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
      if (!SKIPPED_FOLDERS.has(entry.name)) yield* walk(name, inParts);
    } else if (entry.isFile()) {
      if (PROGRAM.test(entry.name)) yield { path: name, reason: 'is a program', isError: false };
      else yield* readFile(name, false, inParts);
    }
  }
}

/** Why a file's content is not read, though it could be. */
class Unreadable extends Error {}

function* readFile(name: string, isNamed: boolean, inParts: boolean): Generator<TextFile | LargeText | Unread> {
  let file;
  try {
    file = openSync(name, 'r');
  } catch (error) {
    yield { path: name, reason: reasonOf(error), isError: true };
    return;
  }
  try {
    yield* entriesOf(readOpen(name, file, isNamed, inParts));
  } finally {
    closeSync(file);
  }
}

/** Of a zip each file that it holds, of all else the file itself. */
function* entriesOf(file: TextFile | LargeText | Unread | Zip): Generator<TextFile | LargeText | Unread> {
  if (!('zip' in file)) yield file;
  else yield* zipEntries(file.path, file.zip, (name, bytes) => textOrNot(name, bytes, false));
}

function readOpen(name: string, file: number, isNamed: boolean, inParts: boolean): TextFile | LargeText | Unread | Zip {
  try {
    const status = fstatSync(file);
    // Files that the system makes up say that their size is 0, and a pipe has none.
    const size = status.isFile() ? status.size : 0;
    const start = readUpTo(file, HEAD_BYTES);
    const isLog = isEventLog(start);
    // Many kinds of documents are zips too; in a folder only those that are called so are meant.
    const isArchive = isZip(start) && (isNamed || readableAs(name) === 'zip');
    if (isBinary(start) && !isLog && !isArchive) return { path: name, reason: 'is not a text file', isError: isNamed };
    const large = inParts && !isLog && !isArchive ? largeText(name, start, file) : undefined;
    const limit = large ? LARGE_BYTES : MAX_BYTES;
    if (size <= limit) {
      // A small file was read as a whole.
      const bytes =
        start.length < HEAD_BYTES || start.length === size
          ? start
          : Buffer.concat([start, readUpTo(file, limit + 1 - start.length, size)]);
      if (bytes.length <= limit) return isArchive ? { path: name, zip: bytes } : textOf(name, bytes);
      if (large) return { ...large, bytes: { ...large.bytes, head: withoutMark(bytes) } };
    } else if (large) return large;
    throw new Unreadable(`is larger than ${MAX_BYTES / 1024 / 1024} MB; cut it into parts first`);
  } catch (error) {
    return { path: name, reason: reasonOf(error), isError: true };
  }
}

function textOrNot(name: string, bytes: Uint8Array, isNamed: boolean): TextFile | Unread {
  return isBinary(bytes) && !isEventLog(bytes)
    ? { path: name, reason: 'is not a text file', isError: isNamed }
    : textOf(name, bytes);
}

function textOf(name: string, bytes: Uint8Array): TextFile {
  return isEventLog(bytes)
    ? { path: name, encoding: 'evtx', isMarked: false, ...textOfEvtx(bytes) }
    : { path: name, ...decode(bytes) };
}

/** A text that can be read in parts: anything but an `.rdp` file. */
function largeText(name: string, start: Uint8Array, file: number): LargeText | undefined {
  const encoding = encodingOfHead(start) ?? 'utf-8';
  const kind = documentKind({ path: name, start: decode(start).text.slice(0, 4000) });
  if (kind === 'rdp') return undefined;
  return {
    path: name,
    kind,
    encoding,
    bytes: {
      read: (into) => readSome(file, into),
      width: encoding.startsWith('utf-16') ? 2 : 1,
      isBigEndian: encoding === 'utf-16be',
      head: withoutMark(start),
    },
  };
}

/** The bytes behind a byte order mark, as a copy that may be changed. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  const isMarked16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  return bytes.slice(encodingOfHead(bytes) === 'utf-8-bom' ? 3 : isMarked16 ? 2 : 0);
}

/** The next bytes of a file, to its end or at most `most` of them. */
function readUpTo(file: number, most: number, expected = most): Uint8Array {
  let bytes = Buffer.allocUnsafe(Math.min(most, Math.max(expected, HEAD_BYTES)));
  let length = 0;
  while (length < most) {
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(most, 2 * length));
    const count = readSome(file, bytes.subarray(length));
    if (count === 0) break;
    length += count;
  }
  return bytes.subarray(0, length);
}

/** Reads what comes next; answers how many bytes, 0 at the end. Waits for a pipe that has nothing at the moment. */
function readSome(file: number, into: Uint8Array): number {
  for (;;) {
    try {
      return readSync(file, into, 0, into.length, null);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      // So the end of a pipe is told in Windows.
      if (code === 'EOF') return 0;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, WAIT_MILLISECONDS);
    }
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

/** Why something could not be read, as a clause that follows its path. */
export function reasonOf(error: unknown): string {
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
