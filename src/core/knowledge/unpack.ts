import { inflateSync, strFromU8 } from 'fflate';

/**
 * Reads a table that the build packed (scripts/pack-tables.mjs): base64 of deflated JSON. Only bundles call this; run
 * from source, the tables are the literal rows themselves.
 */
export function unpack<T>(packed: string): T {
  return JSON.parse(strFromU8(inflateSync(fromBase64(packed)))) as T;
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

// atob is not part of the language, and the core uses nothing else.
function fromBase64(text: string): Uint8Array {
  const value = new Uint8Array(128);
  for (let index = 0; index < ALPHABET.length; index++) value[ALPHABET.charCodeAt(index)] = index;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  for (let from = 0, to = 0; from < text.length; from += 4) {
    const bits =
      (value[text.charCodeAt(from)]! << 18) |
      (value[text.charCodeAt(from + 1)]! << 12) |
      (value[text.charCodeAt(from + 2) & 127]! << 6) |
      value[text.charCodeAt(from + 3) & 127]!;
    bytes[to++] = bits >> 16;
    if (to < bytes.length) bytes[to++] = (bits >> 8) & 255;
    if (to < bytes.length) bytes[to++] = bits & 255;
  }
  return bytes;
}
