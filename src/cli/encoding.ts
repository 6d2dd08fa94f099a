import { decodeText, HIGH_1252, type DecodedText, type RdpEncoding } from '../core';

export { HEAD_BYTES, isBinary, type Encoding } from '../core';

/** The text of a file, and how it was encoded. See the core's `decodeText`. */
export const decode = (bytes: Uint8Array): DecodedText => decodeText(bytes, TextDecoder);

/** The encoding of a text as rules of `.rdp` files tell encodings apart. */
export function rdpEncoding({ text, encoding, isMarked }: DecodedText): RdpEncoding {
  if (encoding === 'utf-8') return /^[\0-\x7F]*$/.test(text) ? 'ascii' : encoding;
  return isMarked && (encoding === 'utf-16le' || encoding === 'utf-16be') ? `${encoding}-bom` : encoding;
}

/**
 * The bytes of a text in an encoding, after the byte order mark where there was one. Undefined where a character does
 * not exist in the encoding.
 */
export function encode({ text, encoding, isMarked }: DecodedText): Buffer | undefined {
  const whole = isMarked ? `\uFEFF${text}` : text;
  switch (encoding) {
    case 'utf-8':
    case 'utf-8-bom':
      return Buffer.from(whole);
    case 'utf-16le':
      return Buffer.from(whole, 'utf16le');
    case 'utf-16be':
      return Buffer.from(whole, 'utf16le').swap16();
    case 'windows-1252':
      return encode1252(whole);
  }
}

function encode1252(text: string): Buffer | undefined {
  const bytes = Buffer.alloc(text.length);
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const high = HIGH_1252.indexOf(text[index]!);
    if (high < 0 && unit > 0xff) return undefined;
    bytes[index] = high < 0 ? unit : 0x80 + high;
  }
  return bytes;
}
