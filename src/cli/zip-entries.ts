import {
  inflateEntry,
  passedOverReason,
  readableAs,
  readZip,
  zipBudget,
  zipProblemText,
  type ZipBudget,
  type ZipProblem,
} from '../core';
import type { TextFile, Unread } from './files';

/** A zip in a zip is read, one in that one is not. */
const DEEPEST = 1;

/**
 * The files of a zip, as if it were a folder: `bundle.zip!/logs/a.log`. Nothing is unpacked to the disk, and no more is
 * inflated than a budget allows; whatever is not read is yielded with its reason.
 * @param name of the zip
 * @param read gives the text of an entry's bytes, or why there is none
 */
export function* zipEntries(
  name: string,
  bytes: Uint8Array,
  read: (name: string, bytes: Uint8Array) => TextFile | Unread,
  budget: ZipBudget = zipBudget(),
  depth = 0,
): Generator<TextFile | Unread> {
  const zip = readZip(bytes);
  if (zip.problem) yield unread(name, zip.problem);
  for (const entry of zip.entries) {
    if (entry.kind === 'folder') continue;
    const path = `${name}!/${entry.name}`;
    const reason =
      entry.kind === 'link' ? 'is a link' : passedOverReason(entry.name) && 'is of a kind that is not read';
    if (reason !== undefined) {
      yield { path, reason, isError: false };
      continue;
    }
    const isZip = readableAs(entry.name) === 'zip';
    if (isZip && depth >= DEEPEST) {
      yield { path, reason: 'is a zip in a zip in a zip; unpack it first', isError: true };
      continue;
    }
    const content = inflateEntry(zip, entry, budget);
    if ('problem' in content) yield unread(path, content.problem);
    else if (isZip) yield* zipEntries(path, content.bytes, read, budget, depth + 1);
    else yield doubtful({ ...read(path, content.bytes), ...inZip }, content.isDoubtful);
  }
}

const inZip = { isInZip: true } as const;

const unread = (path: string, problem: ZipProblem): Unread => ({
  path,
  reason: `cannot be read: ${zipProblemText(problem)}`,
  isError: true,
});

/** Said with what else was lost on the way. */
function doubtful(file: TextFile | Unread, isDoubtful: true | undefined): TextFile | Unread {
  if (!isDoubtful || 'reason' in file) return file;
  const loss = 'may be damaged (a checksum of the zip does not match)';
  return { ...file, loss: file.loss === undefined ? loss : `${file.loss}; ${loss}` };
}
