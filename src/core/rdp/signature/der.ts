import type { BaseBlock, fromBER } from 'asn1js';
import type { Bytes } from './crypto-like';

/** The library that reads ASN.1. Loaded at the first signature: most files have none. */
export interface Asn1 {
  readonly fromBER: typeof fromBER;
}

/** Enough for a long chain with a time stamp; what is deeper or longer was made to cost time. */
const LIMITS = { maxDepth: 40, maxNodes: 20_000, maxContentLength: 400_000, parseEmbedded: false };

const UNIVERSAL = 1;
const CONTEXT = 3;

/** The universal types that certificates and signatures are made of. */
export const TAG = { integer: 2, bitString: 3, octetString: 4, oid: 6, sequence: 16, set: 17 } as const;

/** What was read is not what the structure asks for. Caught in this folder; nothing outside sees it. */
export class DerError extends Error {}

/** One element of a DER text. Every method throws {@link DerError} where the element is another than asked for. */
export class DerNode {
  readonly #block: BaseBlock;

  constructor(block: BaseBlock) {
    this.#block = block;
  }

  /** The element with its tag and length, as in the file. */
  get raw(): Bytes {
    return new Uint8Array(this.#block.valueBeforeDecodeView);
  }

  /** The element without its tag and length. */
  get content(): Bytes {
    if (this.#block.lenBlock.isIndefiniteForm) throw new DerError('a length is left open');
    const { raw } = this;
    return raw.subarray(raw.length - this.#block.lenBlock.length);
  }

  get children(): DerNode[] {
    const { value } = this.#block.valueBlock as { value?: unknown };
    return this.#block.idBlock.isConstructed && Array.isArray(value)
      ? value.map((one) => new DerNode(one as BaseBlock))
      : [];
  }

  is(tag: number): boolean {
    const { tagClass, tagNumber } = this.#block.idBlock;
    return tagClass === UNIVERSAL && tagNumber === tag;
  }

  isContext(tag: number): boolean {
    const { tagClass, tagNumber } = this.#block.idBlock;
    return tagClass === CONTEXT && tagNumber === tag;
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
    this.as(TAG.oid);
    return String((this.#block.valueBlock as unknown as { toString(): string }).toString());
  }

  /** A string of any kind as text. */
  text(): string {
    const value: unknown = (this.#block.valueBlock as { value?: unknown }).value;
    if (typeof value !== 'string') throw new DerError('expected a string');
    return value;
  }

  /** A time, in milliseconds since 1970. */
  time(): number {
    const block = this.#block as BaseBlock & { toDate?: () => Date };
    const time = typeof block.toDate === 'function' ? block.toDate().getTime() : NaN;
    if (!Number.isFinite(time)) throw new DerError('expected a time');
    return time;
  }
}

/** Reads one element that fills `bytes`. Throws {@link DerError}. */
export function readDer(asn1: Asn1, bytes: Bytes): DerNode {
  const { offset, result } = asn1.fromBER(bytes, LIMITS);
  if (offset < 0) throw new DerError(result.error || 'not ASN.1');
  if (offset !== bytes.length) throw new DerError('bytes follow the end');
  return new DerNode(result);
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
