/** The encodings that logs, exports and `.rdp` files come in. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/** `TextDecoder`, as the browser and Node.js have it: the language itself has none. */
export type Decoder = new (
  label: string,
  options?: { fatal?: boolean; ignoreBOM?: boolean },
) => { decode(bytes: Uint8Array): string };

export interface DecodedText {
  readonly text: string;
  readonly encoding: Encoding;
  /** A byte order mark stood before the text. */
  readonly isMarked: boolean;
}

/**
 * Decodes a file. A byte order mark decides; without one, UTF-16 is told by its zero bytes, and what is not valid UTF-8
 * is read as windows-1252, in which every byte is some character. The mark itself is not part of the text.
 * @throws only what the decoder throws for texts that are too long for a string
 */
export function decodeText(bytes: Uint8Array, decoder: Decoder): DecodedText {
  const isMarked = readMark(bytes) !== undefined;
  const known = encodingOfHead(bytes);
  if (known)
    return { text: new decoder(known === 'utf-8-bom' ? 'utf-8' : known).decode(bytes), encoding: known, isMarked };
  return { ...decodeUnmarked(bytes, decoder), isMarked };
}

/** Decodes bytes, or a part of them that is cut between characters, of a text that is UTF-8 or else windows-1252. */
export function decodeUnmarked(
  bytes: Uint8Array,
  decoder: Decoder,
): { text: string; encoding: 'utf-8' | 'windows-1252' } {
  try {
    return { text: new decoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), encoding: 'utf-8' };
  } catch {
    return { text: decodeWindows1252(bytes, decoder), encoding: 'windows-1252' };
  }
}

/** The encoding that a text's first bytes tell; undefined where only the rest can, and it is UTF-8 or windows-1252. */
export function encodingOfHead(bytes: Uint8Array): Encoding | undefined {
  return readMark(bytes) ?? guessUtf16(bytes.subarray(0, HEAD_BYTES));
}

/**
 * True for what is no text: among the first bytes, too many are control characters that texts do not hold. Zero bytes
 * alone prove nothing: a crash leaves them in logs, and PowerShell appends UTF-16 to files of another encoding.
 */
export function isBinary(bytes: Uint8Array): boolean {
  const head = bytes.subarray(0, HEAD_BYTES);
  if (head.length === 0 || readMark(head) !== undefined) return false;
  const nonZero = head.filter((byte) => byte !== 0);
  const controls = nonZero.filter((byte) => byte < 0x20 && !TEXT_CONTROLS.has(byte));
  return nonZero.length === 0 || controls.length > nonZero.length * MOST_CONTROLS;
}

/** How much of a file is looked at to tell what it is. */
export const HEAD_BYTES = 4096;
/** Backspace, tab, line feed, vertical tab, form feed, carriage return, and the escape of coloured logs. */
const TEXT_CONTROLS: ReadonlySet<number> = new Set([0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b]);
/** Of random bytes a tenth are other control characters. */
const MOST_CONTROLS = 0.05;

function readMark(bytes: Uint8Array): Encoding | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-bom';
  return undefined;
}

/** ASCII in UTF-16 has a zero in every other byte. */
function guessUtf16(head: Uint8Array): Encoding | undefined {
  let evenZeros = 0;
  let oddZeros = 0;
  head.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) evenZeros++;
    else oddZeros++;
  });
  if (oddZeros > head.length / 3 && evenZeros === 0) return 'utf-16le';
  if (evenZeros > head.length / 3 && oddZeros === 0) return 'utf-16be';
  return undefined;
}

/** The characters of bytes 0x80 to 0x9F in windows-1252; five have none of their own, and stand for themselves. */
export const HIGH_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node.js before 22.14 reads these bytes as control characters (nodejs/node#56542); elsewhere none is left to replace. */
function decodeWindows1252(bytes: Uint8Array, decoder: Decoder): string {
  const text = new decoder('windows-1252').decode(bytes);
  return text.replace(/[\x80-\x9f]/g, (character) => HIGH_1252[character.charCodeAt(0) - 0x80]!);
}
