import { decodeText, HEAD_BYTES } from '../core';

/**
 * Decodes a text that arrives in parts, by what its first part tells of its encoding. Where that part is ASCII and later
 * ones are neither that nor UTF-8, single characters are lost; codes are ASCII.
 */
export class TextParts {
  #decoder: TextDecoder | undefined;
  /** What is too short to tell the encoding by. */
  #head: Uint8Array | undefined;

  /** The text of the next part, as far as its last character is whole. */
  push(part: Uint8Array): string {
    if (this.#decoder) return this.#decoder.decode(part, { stream: true });
    const head = this.#head ? concat(this.#head, part) : part.slice();
    if (head.length < HEAD_BYTES) {
      this.#head = head;
      return '';
    }
    return this.#begin(head).decode(head, { stream: true });
  }

  /** What is left. */
  end(): string {
    if (this.#decoder) return this.#decoder.decode();
    const head = this.#head;
    return head ? this.#begin(head).decode(head) : '';
  }

  #begin(head: Uint8Array): TextDecoder {
    this.#head = undefined;
    // A character that is cut at the end would not be UTF-8.
    const { encoding } = decodeText(head.subarray(0, wholeCharacters(head)), TextDecoder);
    return (this.#decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding));
  }
}

/** The length of the bytes without a character of UTF-8 that is cut at their end. */
function wholeCharacters(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) return bytes.length - back;
  }
  return bytes.length;
}

function concat(one: Uint8Array, other: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(one.length + other.length);
  bytes.set(one);
  bytes.set(other, one.length);
  return bytes;
}
