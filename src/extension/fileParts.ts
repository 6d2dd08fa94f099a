import type * as vscode from 'vscode';
import { readFile } from './evtxDocument';

/** So much is read at once, in bytes. */
const PART_BYTES = 256 * 1024;

/** What we use of Node's `fs`. */
interface NodeFiles {
  readonly promises: { open(path: string, flags: 'r'): Promise<NodeFile> };
}
interface NodeFile {
  read(buffer: Uint8Array, offset: number, length: number, position: null): Promise<{ readonly bytesRead: number }>;
  close(): Promise<void>;
}

/**
 * The bytes of a file from its start to its end, in parts that are valid until the next one is asked for. VS Code itself can
 * only read a file at once. A file of the machine on which the extension runs is read through Node instead, where there
 * is one: then its size does not matter.
 * @throws what the file system throws; without Node also for files that are too large for the memory
 */
export async function* fileParts(uri: vscode.Uri): AsyncGenerator<Uint8Array, undefined> {
  const files = uri.scheme === 'file' ? nodeFiles() : undefined;
  if (!files) {
    const bytes = await readFile(uri);
    for (let at = 0; at < bytes.length; at += PART_BYTES) yield bytes.subarray(at, at + PART_BYTES);
    return undefined;
  }
  const file = await files.promises.open(uri.fsPath, 'r');
  try {
    const buffer = new Uint8Array(PART_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PART_BYTES, null);
      if (bytesRead === 0) return undefined;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}

/**
 * Node's `fs` where the extension host is Node of 20.16 or newer. One bundle serves it and the browser's, which has no such
 * module to import.
 */
function nodeFiles(): NodeFiles | undefined {
  const { process } = globalThis as { process?: { getBuiltinModule?(name: 'node:fs'): NodeFiles } };
  return process?.getBuiltinModule?.('node:fs');
}
