import type { Bytes } from './crypto-like';

/** Enough for a long chain with a time stamp; what is deeper or longer was made to cost time. */
const MOST_BYTES = 400_000;
const MOST_DEPTH = 40;
const MOST_CHILDREN = 10_000;

const CLASS_UNIVERSAL = 0;
const CLASS_CONTEXT = 2;

/** The universal types that certificates and signatures are made of. */
export const TAG = { integer: 2, bitString: 3, octetString: 4, oid: 6, sequence: 16, set: 17 } as const;

const UTF8_STRING = 12;
const UTC_TIME = 23;
const GENERALIZED_TIME = 24;
const UNIVERSAL_STRING = 28;
const BMP_STRING = 30;
/** Numeric, printable, teletex, IA5, visible and general strings: one byte a character, as far as they are used. */
const ONE_BYTE_STRINGS: ReadonlySet<number> = new Set([18, 19, 20, 22, 26, 27]);

/** What was read is not what the structure asks for. Caught in this folder; nothing outside sees it. */
export class DerError extends Error {}

/**
 * One element of a DER text. Every method throws {@link DerError} where the element is another than asked for. The
 * elements within are read when they are asked for, so that bytes that nobody looks at cost nothing.
 */
export class DerNode {
  readonly #depth: number;
  readonly #first: number;
  readonly #tag: number;
  /** The element with its tag and length, as in the file. */
  readonly raw: Bytes;
  /** The element without its tag and length. */
  readonly content: Bytes;
  #children: readonly DerNode[] | undefined;

  /** Reads the element at the start of `bytes`; more may follow. */
  constructor(bytes: Bytes, depth = 0) {
    if (depth > MOST_DEPTH) throw new DerError('nested too deeply');
    this.#depth = depth;
    this.#first = byteAt(bytes, 0);
    let at = 1;
    let tag = this.#first & 0x1f;
    if (tag === 0x1f) {
      // Higher numbers follow, seven bits a byte; nothing that is read here has one.
      tag = 0;
      let byte: number;
      do {
        byte = byteAt(bytes, at++);
        tag = tag * 128 + (byte & 0x7f);
        if (at > 5) throw new DerError('a tag is too long');
      } while ((byte & 0x80) !== 0);
    }
    this.#tag = tag;
    let length = byteAt(bytes, at++);
    if (length === 0x80) throw new DerError('a length is left open');
    if (length > 0x80) {
      const count = length & 0x7f;
      if (count > 4) throw new DerError('a length is too long');
      length = 0;
      for (let index = 0; index < count; index++) length = length * 256 + byteAt(bytes, at++);
    }
    if (at + length > bytes.length) throw new DerError('an element ends behind the end');
    this.raw = bytes.subarray(0, at + length);
    this.content = bytes.subarray(at, at + length);
  }

  get children(): readonly DerNode[] {
    if ((this.#first & 0x20) === 0) return [];
    if (this.#children) return this.#children;
    const children: DerNode[] = [];
    for (let at = 0; at < this.content.length;) {
      const child = new DerNode(this.content.subarray(at), this.#depth + 1);
      if (children.push(child) > MOST_CHILDREN) throw new DerError('too many elements');
      at += child.raw.length;
    }
    this.#children = children;
    return children;
  }

  is(tag: number): boolean {
    return this.#first >> 6 === CLASS_UNIVERSAL && this.#tag === tag;
  }

  isContext(tag: number): boolean {
    return this.#first >> 6 === CLASS_CONTEXT && this.#tag === tag;
  }

  /** This element, if it is of the type. */
  as(tag: number): this {
    if (!this.is(tag)) throw new DerError(`expected the type ${tag}`);
    return this;
  }

  child(index: number): DerNode {
    const child = this.children[index];
    if (!child) throw new DerError(`element ${index} is missing`);
    return child;
  }

  /** An object identifier in dots. */
  oid(): string {
    const bytes = this.as(TAG.oid).content;
    const parts: number[] = [];
    let part = 0;
    for (const byte of bytes) {
      part = part * 128 + (byte & 0x7f);
      if (!Number.isSafeInteger(part)) throw new DerError('an object identifier is too long');
      if ((byte & 0x80) !== 0) continue;
      // The first two parts share a number.
      if (parts.length === 0)
        parts.push(Math.min(2, Math.floor(part / 40)), part - 40 * Math.min(2, Math.floor(part / 40)));
      else parts.push(part);
      part = 0;
    }
    if (parts.length === 0 || (bytes.at(-1)! & 0x80) !== 0) throw new DerError('not an object identifier');
    return parts.join('.');
  }

  /** A string of any kind as text. */
  text(): string {
    if (this.is(UTF8_STRING)) return utf8(this.content);
    if (this.is(BMP_STRING)) return wide(this.content, 2);
    if (this.is(UNIVERSAL_STRING)) return wide(this.content, 4);
    if (this.#first >> 6 === CLASS_UNIVERSAL && ONE_BYTE_STRINGS.has(this.#tag)) return oneByte(this.content);
    throw new DerError('expected a string');
  }

  /** A time, in milliseconds since 1970. */
  time(): number {
    const digits = this.is(UTC_TIME) ? century(oneByte(this.content)) : oneByte(this.as(GENERALIZED_TIME).content);
    const parts = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?(?:\.\d{1,9})?(?:Z|([+-])(\d\d)(\d\d))$/.exec(digits);
    if (!parts) throw new DerError('expected a time');
    const [, year, month, day, hour, minute, second = '0', sign, hours = '0', minutes = '0'] = parts;
    const time = Date.UTC(+year!, +month! - 1, +day!, +hour!, +minute!, +second);
    const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
    const result = time - (sign === '-' ? -offset : offset);
    if (!Number.isFinite(result) || Number(month) > 12 || Number(day) > 31) throw new DerError('expected a time');
    return result;
  }
}

/** Reads one element that fills `bytes`. Throws {@link DerError}. */
export function readDer(bytes: Bytes): DerNode {
  if (bytes.length > MOST_BYTES) throw new DerError('too long');
  const node = new DerNode(bytes);
  if (node.raw.length !== bytes.length) throw new DerError('bytes follow the end');
  return node;
}

/** Years of two digits are those from 1950 to 2049. */
function century(text: string): string {
  return (Number(text.slice(0, 2)) < 50 ? '20' : '19') + text;
}

function byteAt(bytes: Bytes, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new DerError('an element ends too early');
  return byte;
}

function oneByte(bytes: Bytes): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function utf8(bytes: Bytes): string {
  let escaped = '';
  for (const byte of bytes) escaped += `%${byte.toString(16).padStart(2, '0')}`;
  try {
    return decodeURIComponent(escaped);
  } catch {
    throw new DerError('not UTF-8');
  }
}

/** Characters of `size` bytes each, the highest first. */
function wide(bytes: Bytes, size: number): string {
  if (bytes.length % size !== 0) throw new DerError('not a whole number of characters');
  let text = '';
  for (let at = 0; at < bytes.length; at += size) {
    const code = bytes.subarray(at, at + size).reduce((sum, byte) => sum * 256 + byte, 0);
    if (code > 0x10ffff) throw new DerError('not a character');
    text += String.fromCodePoint(code);
  }
  return text;
}

/** Whether two lists of bytes are the same. */
export function sameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at]);
}

export function hexOf(bytes: Uint8Array): string {
  let hex = '';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return hex;
}
