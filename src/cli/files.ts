import { closeSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import path from 'node:path';
import { decode, type Encoding } from './encoding';

export interface TextFile {
  readonly path: string;
  readonly text: string;
  readonly encoding: Encoding;
}

export interface Unread {
  readonly path: string;
  /** Why, as a clause that follows the path. */
  readonly reason: string;
  /** True where the file was named by the caller, or holds what was looked for but cannot be read here. */
  readonly isError: boolean;
}

/** Larger files do not fit into one string. */
const MAX_BYTES = 400 * 1024 * 1024;
const SKIPPED_FOLDERS = new Set(['node_modules', '.git', '.hg', '.svn']);

/**
 * The text files of the named paths, one at a time, in order; folders are walked, links inside them not followed.
 * What cannot be read is yielded as such, so that nothing is passed over in silence.
 */
export function* readPaths(paths: readonly string[]): Generator<TextFile | Unread> {
  for (const name of paths) {
    if (name === '-') {
      yield { path: '-', ...decode(readFileSync(0)) };
      continue;
    }
    let isFolder: boolean;
    try {
      isFolder = statSync(name).isDirectory();
    } catch (error) {
      yield { path: name, reason: reasonOf(error), isError: true };
      continue;
    }
    if (isFolder) yield* walk(name);
    else yield readOne(name, true);
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
    } else if (entry.isFile()) yield readOne(name, false);
  }
}

function readOne(name: string, isNamed: boolean): TextFile | Unread {
  try {
    const { size } = statSync(name);
    if (size > MAX_BYTES) {
      return {
        path: name,
        reason: `is larger than ${MAX_BYTES / 1024 / 1024} MB; cut it into parts first`,
        isError: true,
      };
    }
    const head = readHead(name);
    if (head.subarray(0, 7).toString('latin1') === 'ElfFile') {
      return {
        path: name,
        reason: 'is a binary event log; export it as XML first (wevtutil qe FILE /lf:true /f:xml)',
        isError: true,
      };
    }
    const bytes = readFileSync(name);
    const decoded = decode(bytes);
    if (decoded.encoding !== 'utf-16le' && decoded.encoding !== 'utf-16be' && head.includes(0)) {
      return { path: name, reason: 'is not a text file', isError: isNamed };
    }
    return { path: name, ...decoded };
  } catch (error) {
    return { path: name, reason: reasonOf(error), isError: true };
  }
}

function readHead(name: string): Buffer {
  const file = openSync(name, 'r');
  try {
    const head = Buffer.alloc(4096);
    return head.subarray(0, readSync(file, head, 0, head.length, 0));
  } finally {
    closeSync(file);
  }
}

function reasonOf(error: unknown): string {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'ENOENT':
      return 'does not exist';
    case 'EACCES':
    case 'EPERM':
      return 'may not be read';
    case 'EISDIR':
      return 'is a folder';
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
