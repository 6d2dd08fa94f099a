/**
 * Reads zip files that somebody else made: by their directory, never by a name as a path, and never more than was asked for.
 */
import { Inflate, strFromU8 } from 'fflate';
import { crc32 } from '../evtx/crc32';
import { u16, u32, u64 } from '../evtx/little-endian';

/** Why an entry, or a whole file, is not read. */
export type ZipProblem =
  /** The file has no directory: it is cut off, or no zip at all. */
  | 'no-directory'
  | 'encrypted'
  /** Compressed in a way that is not deflate. */
  | 'method'
  /** Larger than one entry may be. */
  | 'too-large'
  /** Grows beyond all measure: a bomb. */
  | 'bomb'
  /** All entries together are larger than they may be. */
  | 'total'
  | 'damaged';

export interface ZipEntry {
  /** As written, with `/` between its parts; where two have the same, the later one says ` (2)`. Only ever to be shown. */
  readonly name: string;
  /** Bytes, as the directory says; what is inflated may be something else. */
  readonly size: number;
  readonly kind: 'file' | 'folder' | 'link';
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly crc: number;
  /** Offsets of its data in the file. */
  readonly start: number;
  readonly end: number;
}

export interface ZipFile {
  readonly bytes: Uint8Array;
  /** In the order of the directory. */
  readonly entries: readonly ZipEntry[];
  /** Why the entries, or some of them, are missing. */
  readonly problem?: ZipProblem;
}

export type ZipContent =
  | {
      readonly bytes: Uint8Array;
      /** The checksum is another one: the data was damaged. */
      readonly isDoubtful?: true;
    }
  | { readonly problem: ZipProblem };

/** How much may be inflated; counts down as entries are read. One budget for all that is read together. */
export interface ZipBudget {
  /** Bytes of one entry. */
  readonly entry: number;
  /** Bytes of all entries. */
  total: number;
}

/** Whether a file that begins so may be a zip. Four bytes are enough. */
export const isZip = (start: Uint8Array): boolean =>
  start[0] === 0x50 && start[1] === 0x4b && (start[2] === 3 || start[2] === 5) && start[3] === start[2] + 1;

const MB = 1024 * 1024;
/** For a zip on disk, and the zips in it. */
export const zipBudget = (): ZipBudget => ({ entry: 256 * MB, total: 1024 * MB });

/** Logs and exports shrink to a hundredth at the most; deflate can do ten times that, and bombs do. */
const MOST_GROWTH = 300;
/** What grows more than that is let pass as long as it is small. */
const ALWAYS_ALLOWED = 16 * MB;
/** How much is inflated at a step, in compressed bytes: at the worst a thousand times that. */
const STEP = 16_384;
/** A directory with more entries is no support bundle. */
const MOST_ENTRIES = 100_000;

const END_OF_DIRECTORY = 0x06054b50;
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_ENTRY = 0x04034b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const END_LENGTH = 22;
const LONGEST_COMMENT = 0xffff;

/** Reads the directory of a zip. Total: whatever the bytes are, there is an answer. */
export function readZip(bytes: Uint8Array): ZipFile {
  const end = endOfDirectory(bytes);
  if (!end) return { bytes, entries: [], problem: 'no-directory' };
  const entries: ZipEntry[] = [];
  const names = new Map<string, number>();
  let { at } = end;
  for (let index = 0; index < end.count; index++) {
    if (index >= MOST_ENTRIES) return { bytes, entries, problem: 'too-large' };
    if (at + 46 > bytes.length || u32(bytes, at) !== DIRECTORY_ENTRY) return { bytes, entries, problem: 'damaged' };
    const next = at + 46 + u16(bytes, at + 28) + u16(bytes, at + 30) + u16(bytes, at + 32);
    entries.push(entryAt(bytes, at, end.shift, names));
    at = next;
  }
  return { bytes, entries };
}

/** Where the directory begins and how many entries it has; the zip may stand behind something else, as in a program. */
function endOfDirectory(bytes: Uint8Array): { at: number; count: number; shift: number } | undefined {
  const lowest = Math.max(0, bytes.length - END_LENGTH - LONGEST_COMMENT);
  for (let end = bytes.length - END_LENGTH; end >= lowest; end--) {
    if (bytes[end] !== 0x50 || u32(bytes, end) !== END_OF_DIRECTORY) continue;
    const [count, length, start] = [u16(bytes, end + 10), u32(bytes, end + 12), u32(bytes, end + 16)];
    const large = count === 0xffff || length === 0xffffffff || start === 0xffffffff ? end64(bytes, end) : undefined;
    const told = large ?? { count, length, start, before: end };
    const at = told.before - told.length;
    if (at < 0) continue;
    if (told.count > 0 && u32(bytes, at) !== DIRECTORY_ENTRY) continue;
    return { at, count: told.count, shift: at - told.start };
  }
  return undefined;
}

/** The same of a zip with 64-bit sizes. */
function end64(bytes: Uint8Array, end: number) {
  const locator = end - 20;
  if (locator < 0 || u32(bytes, locator) !== LOCATOR_64) return undefined;
  // Where it should be; the address in the locator is wrong where something stands before the zip.
  const before = locator - 56;
  if (before < 0 || u32(bytes, before) !== END_64) return undefined;
  return { count: u64(bytes, before + 32), length: u64(bytes, before + 40), start: u64(bytes, before + 48), before };
}

function entryAt(bytes: Uint8Array, at: number, shift: number, names: Map<string, number>): ZipEntry {
  const flags = u16(bytes, at + 8);
  const nameLength = u16(bytes, at + 28);
  const rawName = bytes.subarray(at + 46, at + 46 + nameLength);
  const name = uniqueName(nameOf(rawName, (flags & 0x800) !== 0), names);
  const sizes = sizesOf(bytes, at, nameLength);
  const system = bytes[at + 5];
  const mode = system === 3 ? u16(bytes, at + 40) & 0o170000 : 0;
  const header = sizes.offset + shift;
  const hasHeader = header >= 0 && header + 30 <= bytes.length && u32(bytes, header) === LOCAL_ENTRY;
  const start = hasHeader ? header + 30 + u16(bytes, header + 26) + u16(bytes, header + 28) : bytes.length + 1;
  return {
    name,
    size: sizes.size,
    kind: mode === 0o120000 ? 'link' : /[/\\]$/.test(name) ? 'folder' : 'file',
    isEncrypted: (flags & 0x2041) !== 0,
    method: u16(bytes, at + 10),
    crc: u32(bytes, at + 16),
    start,
    end: start + sizes.compressed,
  };
}

function sizesOf(bytes: Uint8Array, at: number, nameLength: number) {
  let [compressed, size, offset] = [u32(bytes, at + 20), u32(bytes, at + 24), u32(bytes, at + 42)];
  const extra = at + 46 + nameLength;
  const end = Math.min(bytes.length, extra + u16(bytes, at + 30));
  for (let field = extra; field + 4 <= end; field += 4 + u16(bytes, field + 2)) {
    if (u16(bytes, field) !== 1) continue;
    // Only those that did not fit stand here, in this order.
    let value = field + 4;
    const next = () => {
      const number = value + 8 <= end ? u64(bytes, value) : 0;
      value += 8;
      return number;
    };
    if (size === 0xffffffff) size = next();
    if (compressed === 0xffffffff) compressed = next();
    if (offset === 0xffffffff) offset = next();
  }
  return { compressed, size, offset };
}

/** Upper half of code page 437, in which names stand that are not said to be UTF-8. */
const HIGH_437 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';

function nameOf(raw: Uint8Array, isUtf8: boolean): string {
  // Most tools of today write UTF-8 and do not always say so.
  const asUtf8 = strFromU8(raw);
  if (isUtf8 || !asUtf8.includes('\ufffd')) return asUtf8.replaceAll('\\', '/');
  const name = strFromU8(raw, true).replace(/[\x80-\xff]/g, (one) => HIGH_437[one.charCodeAt(0) - 0x80]!);
  return name.replaceAll('\\', '/');
}

function uniqueName(name: string, names: Map<string, number>): string {
  const count = (names.get(name) ?? 0) + 1;
  names.set(name, count);
  return count === 1 ? name : uniqueName(`${name} (${count})`, names);
}

/** The content of an entry, all at once. See {@link inflateInSteps}. */
export function inflateEntry(zip: ZipFile, entry: ZipEntry, budget: ZipBudget): ZipContent {
  const steps = inflateInSteps(zip, entry, budget);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The content of an entry; yields where the caller may pause. Stops where it grows beyond the budget, or as only bombs do,
 * whatever the directory says of its size. Never throws.
 */
export function* inflateInSteps(zip: ZipFile, entry: ZipEntry, budget: ZipBudget): Generator<undefined, ZipContent> {
  const { start, end, method } = entry;
  if (entry.isEncrypted) return { problem: 'encrypted' };
  if (method !== 0 && method !== 8) return { problem: 'method' };
  if (end > zip.bytes.length) return { problem: 'damaged' };
  const data = zip.bytes.subarray(start, end);
  if (method === 0) {
    const problem = overBudget(data.length, budget, data.length);
    if (problem) return { problem };
    budget.total -= data.length;
    return checked(data, entry);
  }
  const parts: Uint8Array[] = [];
  let length = 0;
  let isWhole = false;
  const stream = new Inflate((part, isLast) => {
    parts.push(part);
    length += part.length;
    isWhole ||= isLast;
  });
  try {
    for (let at = 0; at < data.length && !isWhole; at += STEP) {
      const stop = Math.min(data.length, at + STEP);
      stream.push(data.subarray(at, stop), stop === data.length);
      const problem = overBudget(length, budget, stop);
      if (problem) {
        budget.total -= length;
        return { problem };
      }
      yield undefined;
    }
  } catch {
    budget.total -= length;
    return { problem: 'damaged' };
  }
  budget.total -= length;
  return checked(joined(parts, length), entry);
}

function overBudget(length: number, budget: ZipBudget, compressed: number): ZipProblem | undefined {
  if (length > ALWAYS_ALLOWED && length > compressed * MOST_GROWTH) return 'bomb';
  if (length > budget.entry) return 'too-large';
  return length > budget.total ? 'total' : undefined;
}

const checked = (bytes: Uint8Array, { crc }: ZipEntry): ZipContent =>
  crc32(bytes, 0, bytes.length) === crc ? { bytes } : { bytes, isDoubtful: true };

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
