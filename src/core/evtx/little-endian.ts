// The caller has checked that the bytes are there: reading past the end gives zeros.

/** The unsigned 16-bit number at an offset. */
export const u16 = (bytes: Uint8Array, at: number): number => bytes[at]! | (bytes[at + 1]! << 8);

/** The unsigned 32-bit number at an offset. */
export const u32 = (bytes: Uint8Array, at: number): number =>
  (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;

/** The unsigned 64-bit number at an offset, exact up to 2^53. */
export const u64 = (bytes: Uint8Array, at: number): number => u32(bytes, at) + u32(bytes, at + 4) * 2 ** 32;

/** The unsigned 64-bit number at an offset, exact. */
export const u64Exact = (bytes: Uint8Array, at: number): bigint =>
  BigInt(u32(bytes, at)) | (BigInt(u32(bytes, at + 4)) << 32n);
