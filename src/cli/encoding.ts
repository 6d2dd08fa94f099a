/** The encodings that logs, exports and `.rdp` files come in. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * Decodes a file. A byte order mark decides; without one, UTF-16 is told by its zero bytes, and what is not valid UTF-8
 * is read as windows-1252, in which every byte is some character. The mark itself is not part of the text.
 */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const encoding = detect(bytes);
  const label = encoding === 'utf-8-bom' ? 'utf-8' : encoding;
  return { text: new TextDecoder(label).decode(bytes), encoding };
}

function detect(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8-bom';
  const head = bytes.subarray(0, 4096);
  let evenZeros = 0;
  let oddZeros = 0;
  head.forEach((byte, index) => {
    if (byte !== 0) return;
    if (index % 2 === 0) evenZeros++;
    else oddZeros++;
  });
  // ASCII in UTF-16 has a zero in every other byte.
  if (oddZeros > head.length / 3 && evenZeros === 0) return 'utf-16le';
  if (evenZeros > head.length / 3 && oddZeros === 0) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'windows-1252';
}

function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}
