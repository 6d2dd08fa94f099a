import { chmodSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fixRdp, type DecodedText, type LintRdpOptions } from '../core';
import { decode, encode } from './encoding';

/** What became of a file. */
export type FixedFile =
  | { readonly text: string; readonly count: number }
  /** Why it was left as it is, as a clause that follows the path. */
  | { readonly reason: string };

/**
 * Applies every fix of an `.rdp` file that needs no decision, and writes the file where there was one. Encoding, byte
 * order mark, line ends and all other bytes stay as they are. Whoever reads the file meanwhile sees the old or the new
 * one, never a part.
 * @param name The file, which `decoded` was read from.
 */
export function fixFile(name: string, decoded: DecodedText, options: LintRdpOptions): FixedFile {
  const { text, count } = fixRdp(decoded.text, options);
  if (text === decoded.text) return { text, count: 0 };
  try {
    // The file behind a link is changed, and the link left alone.
    const file = realpathSync(name);
    const before = readFileSync(file);
    if (decode(before).text !== decoded.text) return { reason: 'was changed while it was read; it was not fixed' };
    // Bytes that are no character of the encoding would not survive.
    if (!encode(decoded)?.equals(before)) return { reason: 'holds bytes that are no text; it was not fixed' };
    const after = encode({ ...decoded, text });
    if (!after) return { reason: `cannot hold the fix in its encoding, ${decoded.encoding}; it was not fixed` };
    replace(file, after);
    return { text, count };
  } catch (error) {
    return { reason: `could not be fixed: ${error instanceof Error ? error.message : String(error)}` };
  }
}

function replace(file: string, content: Buffer): void {
  const beside = path.join(path.dirname(file), `.${path.basename(file)}.${process.pid}.tmp`);
  const { mode } = statSync(file);
  try {
    writeFileSync(beside, content, { flag: 'wx', mode });
    // Whatever the process takes away from new files.
    chmodSync(beside, mode);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
