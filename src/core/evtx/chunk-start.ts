import { u16, u32 } from './little-endian';
import { filetimeToMs } from './times';

/** Bytes before the first record of a chunk. */
const CHUNK_HEADER = 512;

/**
 * When the first record of a chunk was written, without reading it: milliseconds since 1970, UTC. Enough to tell the order
 * of the chunks of a log that has wrapped. Undefined where no record stands at the beginning.
 */
export function evtxChunkStart(bytes: Uint8Array): number | undefined {
  const isRecord = bytes.length >= CHUNK_HEADER + 24 && u32(bytes, CHUNK_HEADER) === 0x2a2a;
  return isRecord && u16(bytes, CHUNK_HEADER + 4) !== 0 ? filetimeToMs(bytes, CHUNK_HEADER + 16) : undefined;
}
