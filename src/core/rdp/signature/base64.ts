const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const NOT_A_DIGIT = 0xff;

const DIGITS = new Uint8Array(128).fill(NOT_A_DIGIT);
for (let value = 0; value < ALPHABET.length; value++) DIGITS[ALPHABET.charCodeAt(value)] = value;

/**
 * The bytes of a base64 text; undefined where it is not base64 as its standard has it: padded, without other
 * characters, and with no bits left over. So every list of bytes has exactly one text.
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 4 !== 0) return undefined;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  const bytes = new Uint8Array((text.length / 4) * 3 - padding);
  let written = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < text.length - padding; at++) {
    const code = text.charCodeAt(at);
    const digit = code < DIGITS.length ? DIGITS[code]! : NOT_A_DIGIT;
    if (digit === NOT_A_DIGIT) return undefined;
    held = (held << 6) | digit;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[written++] = held >> bits;
    held &= (1 << bits) - 1;
  }
  return held === 0 ? bytes : undefined;
}
