import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FOLDER = 'test/core/rdp-signature';

/** A signed file of this folder as text, with its byte order mark. Tests run from the root of the repository. */
export function signedFile(name: string): string {
  const bytes = readFileSync(path.join(FOLDER, name));
  const encoding = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
}

/** The bytes of another file of this folder. */
export function signedBytes(name: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(readFileSync(path.join(FOLDER, name)));
}

/** The `.rdp` files of a folder beside this one, with the folder's name. */
export function signedFiles(folder: 'vectors' | 'samples' | 'made'): string[] {
  return readdirSync(path.join(FOLDER, folder))
    .filter((name) => name.endsWith('.rdp'))
    .map((name) => `${folder}/${name}`);
}

/** `text` with `newText` in place of its `old`, which stands in it exactly once. */
export function replaced(text: string, old: string, newText: string): string {
  if (text.split(old).length !== 2) throw new Error(`not once: ${old}`);
  return text.replace(old, () => newText);
}

/** The value of the signature line without blanks, as bytes. */
export function blobOf(text: string): Uint8Array<ArrayBuffer> {
  const base64 = /^signature:s:(.*)\r*$/im.exec(text)![1]!;
  return new Uint8Array(Buffer.from(base64.replaceAll(' ', ''), 'base64'));
}

/** `text` with other bytes in its signature line, and the length in their header set right. */
export function withBlob(text: string, bytes: Uint8Array): string {
  const copy = Buffer.from(bytes);
  if (copy.length >= 12) copy.writeUInt32LE(copy.length - 12, 8);
  return text.replace(
    /^(signature:s:).*(\r*)$/im,
    (_whole, key: string, end: string) => key + copy.toString('base64') + end,
  );
}
