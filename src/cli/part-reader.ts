import { cutEnd, type Cut } from '../core';

/** A part of a large text, as bytes, cut so that it can be scanned by itself. Its offsets count units. */
export interface BytePart extends Cut {
  /** What stands before has been given its findings by the part before this. */
  readonly from: number;
  /** The bytes up to `end`, in an array of their own. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Bytes of one unit: 2 in UTF-16, which is little-endian here, else 1. */
  readonly width: 1 | 2;
}

export interface ByteText {
  /** Reads the next bytes into an array, and answers how many; 0 at the end. */
  readonly read: (into: Uint8Array) => number;
  readonly width: 1 | 2;
  readonly isBigEndian: boolean;
  /** What was read already, without a byte order mark. */
  readonly head: Uint8Array;
}

/** How much is read at once: fewer parts mean less that is scanned twice, and more memory. */
const BLOCK = 1 << 20;
/** Room for what is kept of the part before; where it is not enough, a part gets more. */
const KEPT = 1 << 18;

/** Cuts a large text into parts, one after the other; of the text no more than a part is held. */
export class PartReader {
  readonly #text: ByteText;
  /** What is needed again, or was not read yet. */
  #kept: Uint8Array;
  /** In units, from where `#kept` begins. */
  #from = 0;
  #isAtEnd = false;
  readonly #free: ArrayBuffer[] = [];

  constructor(text: ByteText) {
    this.#text = text;
    this.#kept = text.head;
    if (text.isBigEndian) swap(this.#kept);
  }

  /** The next part; undefined after the last. */
  next(): BytePart | undefined {
    if (this.#isAtEnd) return undefined;
    const { width } = this.#text;
    let bytes = this.#room(this.#kept.length + BLOCK);
    bytes.set(this.#kept);
    let length = this.#kept.length;
    for (;;) {
      length = this.#fill(bytes, length);
      this.#isAtEnd = length < bytes.length;
      const units = Math.floor(length / width);
      const cut = this.#isAtEnd ? { end: units, done: units, kept: units } : this.#cut(bytes, units);
      if (cut) {
        const part = { ...cut, from: this.#from, bytes: bytes.subarray(0, cut.end * width), width };
        this.#kept = bytes.slice(cut.kept * width, length);
        this.#from = cut.done - cut.kept;
        return part;
      }
      const more = this.#room(2 * bytes.length);
      more.set(bytes);
      this.reuse(bytes.buffer);
      bytes = more;
    }
  }

  /** Takes back the memory of a part that was scanned. */
  reuse(buffer: ArrayBuffer): void {
    if (buffer.byteLength === BLOCK + KEPT) this.#free.push(buffer);
  }

  #room(length: number): Uint8Array<ArrayBuffer> {
    if (length > BLOCK + KEPT) return new Uint8Array(length);
    return new Uint8Array(this.#free.pop() ?? new ArrayBuffer(BLOCK + KEPT));
  }

  /** Reads until the array is full or the text ends; answers up to where it is filled. */
  #fill(bytes: Uint8Array, from: number): number {
    let length = from;
    while (length < bytes.length) {
      const count = this.#text.read(bytes.subarray(length));
      if (count === 0) break;
      length += count;
    }
    if (this.#text.isBigEndian) swap(bytes.subarray(from, length));
    return length;
  }

  #cut(bytes: Uint8Array, units: number): Cut | undefined {
    const { width } = this.#text;
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    // For a cut UTF-8 need not be decoded: lines and tags are ASCII in it.
    const textFrom = (start: number) =>
      buffer.toString(width === 1 ? 'latin1' : 'utf16le', start * width, units * width);
    const cut = cutEnd(units, this.#from, textFrom);
    if (!cut || width === 2) return cut;
    return {
      end: betweenCharacters(bytes, cut.end),
      done: betweenCharacters(bytes, cut.done),
      kept: betweenCharacters(bytes, cut.kept),
    };
  }
}

/** The offset, or the next one before it at which a character of UTF-8 begins. */
function betweenCharacters(bytes: Uint8Array, offset: number): number {
  let at = offset;
  while (at > offset - 3 && (bytes[at]! & 0xc0) === 0x80) at--;
  return (bytes[at]! & 0xc0) === 0x80 ? offset : at;
}

/** From big-endian to little-endian, in place. */
function swap(bytes: Uint8Array): void {
  const even = bytes.length - (bytes.length % 2);
  Buffer.from(bytes.buffer, bytes.byteOffset, even).swap16();
}
