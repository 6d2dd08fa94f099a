/** What is wrong with the value of a `signature` line before any cryptography; undefined where its frame is right. */
export type BlobFault = 'not base64' | 'too short' | 'header' | 'length';

const HEADER_BYTES = 12;

/**
 * Checks the frame of a signature: base64 (blanks aside) of three little-endian double words, 0x00010001, 1 and the
 * length of what follows. Reads 16 characters and counts the rest. Never throws.
 */
export function blobFault(value: string): BlobFault | undefined {
  const text = /\s/.test(value) ? value.replace(/\s/g, '') : value;
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return 'not base64';
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const length = (text.length / 4) * 3 - padding;
  if (length < HEADER_BYTES) return 'too short';
  const header = bytesOf(text.slice(0, 16));
  const word = (at: number) => header.slice(at, at + 4).reduceRight((sum, byte) => sum * 256 + byte, 0);
  if (word(0) !== 0x00010001 || word(4) !== 1) return 'header';
  return word(8) === length - HEADER_BYTES ? undefined : 'length';
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function bytesOf(text: string): number[] {
  const bytes: number[] = [];
  let bits = 0;
  let count = 0;
  for (const character of text) {
    bits = ((bits << 6) | Math.max(0, ALPHABET.indexOf(character))) & 0xffffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes.push((bits >> count) & 0xff);
    }
  }
  return bytes;
}
