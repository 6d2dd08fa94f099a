import {
  EVTX_CHUNK_BYTES,
  readEvtxChunk,
  type EvtxChunk,
  type EvtxDamage,
  type EvtxOptions,
  type EvtxRecord,
} from './chunk';
import { crc32 } from './crc32';
import { u16, u32 } from './little-endian';

export { EVTX_CHUNK_BYTES, readEvtxChunk, type EvtxChunk, type EvtxDamage, type EvtxOptions, type EvtxRecord };

/** Bytes before the first chunk. */
export const EVTX_HEADER_BYTES = 4096;

const SIGNATURE = [0x45, 0x6c, 0x66, 0x46, 0x69, 0x6c, 0x65, 0x00]; // ElfFile
/** Chunks read from a source at a time: few enough to keep memory flat, enough to keep a disk busy. */
const AT_A_TIME = 16;

/** Whether a file that begins so is a Windows event log. Eight bytes are enough. */
export const isEvtx = (start: Uint8Array): boolean => SIGNATURE.every((byte, i) => start[i] === byte);

/** What the header of a file says. */
export interface EvtxHeader {
  readonly isEvtx: boolean;
  /** Windows had not closed the log: a copy of a log in use. */
  readonly isDirty: boolean;
  /** The log reached its size, so that older events may be gone. */
  readonly isFull: boolean;
  /** The file ends within a chunk, or before the chunks that its header counts. */
  readonly isTruncated: boolean;
  /** Its checksum does not match. The chunks are read all the same. */
  readonly isHeaderDamaged: boolean;
  /** Chunks that it counts; 0 if the header is damaged. Logs in use have more. */
  readonly countedChunks: number;
}

/** Reads the header: the first 128 bytes of a file of `size` bytes. */
export function readEvtxHeader(start: Uint8Array, size: number): EvtxHeader {
  const isWhole = isEvtx(start) && start.length >= 128;
  const isHeaderDamaged = !isWhole || crc32(start, 0, 120) !== u32(start, 124);
  const flags = isWhole ? u32(start, 120) : 0;
  const countedChunks = isHeaderDamaged ? 0 : u16(start, 42);
  return {
    isEvtx: isEvtx(start),
    isDirty: (flags & 1) !== 0,
    isFull: (flags & 2) !== 0,
    isTruncated:
      size < EVTX_HEADER_BYTES ||
      (size - EVTX_HEADER_BYTES) % EVTX_CHUNK_BYTES !== 0 ||
      EVTX_HEADER_BYTES + countedChunks * EVTX_CHUNK_BYTES > size,
    isHeaderDamaged,
    countedChunks,
  };
}

/** One chunk at an offset in the file, with the file's offsets. */
function chunkAt(bytes: Uint8Array, offset: number, header: EvtxHeader, options: EvtxOptions): EvtxChunk {
  const chunk = readEvtxChunk(bytes, options);
  if (chunk.isEmpty && offset < EVTX_HEADER_BYTES + header.countedChunks * EVTX_CHUNK_BYTES) {
    const lost = { offset, reason: 'nothing stands where the header of the file counts a chunk' };
    return { records: [], unreadable: [lost], otherCount: 0 };
  }
  if (chunk.unreadable.length === 0) return chunk;
  return { ...chunk, unreadable: chunk.unreadable.map((damage) => ({ ...damage, offset: damage.offset + offset })) };
}

/** A whole file. Offsets of damage are the file's. */
export interface EvtxFile extends EvtxHeader {
  readonly records: readonly EvtxRecord[];
  readonly unreadable: readonly EvtxDamage[];
  readonly otherCount: number;
  /** Records found: read, passed over and unreadable. */
  readonly recordCount: number;
  /** Chunks that hold something. */
  readonly chunkCount: number;
  /** Of these, chunks whose checksum does not match. */
  readonly wrongChecksums: number;
}

/**
 * Reads a whole file in memory, chunk by chunk in the order of the file: in a log that has wrapped, newer events come
 * first. The header's count of chunks is not trusted, since copies of logs in use have it wrong. Never throws.
 */
export function readEvtx(bytes: Uint8Array, options: EvtxOptions = {}): EvtxFile {
  const header = readEvtxHeader(bytes, bytes.length);
  const records: EvtxRecord[] = [];
  const unreadable: EvtxDamage[] = [];
  let otherCount = 0;
  let chunkCount = 0;
  let wrongChecksums = 0;
  for (let offset = EVTX_HEADER_BYTES; offset < bytes.length; offset += EVTX_CHUNK_BYTES) {
    const chunk = chunkAt(bytes.subarray(offset, offset + EVTX_CHUNK_BYTES), offset, header, options);
    if (chunk.isEmpty) continue;
    chunkCount++;
    for (const record of chunk.records) records.push(record);
    for (const damage of chunk.unreadable) unreadable.push(damage);
    otherCount += chunk.otherCount;
    if (chunk.isChecksumWrong) wrongChecksums++;
  }
  return {
    ...header,
    records,
    unreadable,
    otherCount,
    recordCount: records.length + unreadable.length + otherCount,
    chunkCount,
    wrongChecksums,
  };
}

/** Where bytes come from: a file on disk, a blob in the browser. */
export interface EvtxSource {
  readonly size: number;
  /** Up to `length` bytes from an offset; fewer only where the file ends. */
  read(offset: number, length: number): Promise<Uint8Array>;
}

/** One chunk of a file, with the file's offsets. */
export interface EvtxPart extends EvtxChunk {
  readonly header: EvtxHeader;
  readonly offset: number;
  /** How far the file is read now: of `source.size`. */
  readonly end: number;
}

/**
 * Reads a file chunk by chunk, without holding more than a megabyte of it. Stop iterating to cancel. Chunks in which
 * nothing was ever written are given too, for the progress. Rejects only with what `source.read` rejects with.
 */
export async function* evtxChunks(source: EvtxSource, options: EvtxOptions = {}): AsyncGenerator<EvtxPart, void, void> {
  const header = readEvtxHeader(await source.read(0, 128), source.size);
  for (let offset = EVTX_HEADER_BYTES; offset < source.size;) {
    const bytes = await source.read(offset, AT_A_TIME * EVTX_CHUNK_BYTES);
    if (bytes.length === 0) return;
    // A source that gave less than it has is asked again, from the last whole chunk on.
    const isShort = offset + bytes.length < source.size && bytes.length >= EVTX_CHUNK_BYTES;
    const length = isShort ? bytes.length - (bytes.length % EVTX_CHUNK_BYTES) : bytes.length;
    for (let from = 0; from < length; from += EVTX_CHUNK_BYTES) {
      const start = offset + from;
      const chunk = chunkAt(bytes.subarray(from, from + EVTX_CHUNK_BYTES), start, header, options);
      yield { ...chunk, header, offset: start, end: Math.min(start + EVTX_CHUNK_BYTES, source.size) };
    }
    offset += Math.max(EVTX_CHUNK_BYTES, length);
  }
}
