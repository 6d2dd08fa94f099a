import { isAscii } from 'node:buffer';
import { decodeUnmarked, scanPart, type DocumentKind, type Finding, type TextPart } from '../core';
import type { BytePart } from './part-reader';

/** The findings of a part, so that a million of them are small: each is four numbers. */
export interface FoundInPart {
  /** For each finding its line, column, end column, and the index of its kind; line and columns from the part's beginning. */
  readonly numbers: Uint32Array<ArrayBuffer>;
  /** Kinds that this scanner had not met before; their indices go on from the last. */
  readonly kinds: readonly Finding[];
  /** Where the next part begins. */
  readonly line: number;
  readonly column: number;
  /** Some of it is no UTF-8, and was read as windows-1252. */
  readonly isNoUtf8: boolean;
}

/** Scans parts of a large text; findings that differ in nothing but their place are one kind. */
export class PartScanner {
  readonly #indices = new Map<string, number>();

  scan(part: BytePart, kind: DocumentKind): FoundInPart {
    const { isNoUtf8, ...decoded } = decode(part);
    const { findings, kept } = scanPart({ ...decoded, kind });
    const numbers = new Uint32Array(4 * findings.length);
    const kinds: Finding[] = [];
    findings.forEach(({ line, column, endColumn, finding }, index) => {
      const own = { ...finding, span: NOWHERE };
      const key = JSON.stringify(own);
      let at = this.#indices.get(key);
      if (at === undefined) {
        at = this.#indices.size;
        this.#indices.set(key, at);
        kinds.push(JSON.parse(key) as Finding);
      }
      numbers.set([line, column, endColumn, at], 4 * index);
    });
    return { numbers, kinds, line: kept.line, column: kept.column, isNoUtf8 };
  }
}

const NOWHERE = { start: 0, end: 0 };

/** The text of a part, and its offsets in UTF-16 units. */
function decode({ bytes, width, from, done, kept, end }: BytePart): Omit<TextPart, 'kind'> & { isNoUtf8: boolean } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const cut = { from, done, kept, end };
  if (width === 2) {
    const units = new Uint16Array(bytes.buffer, bytes.byteOffset, end);
    const text = (first: number, last: number) => buffer.toString('utf16le', 2 * first, 2 * last);
    return { ...cut, text, units, isNoUtf8: false };
  }
  if (isAscii(buffer)) {
    const text = (first: number, last: number) => buffer.toString('latin1', first, last);
    return { ...cut, text, units: bytes, isNoUtf8: false };
  }
  const { text, encoding } = decodeUnmarked(bytes, TextDecoder);
  const units = new Uint16Array(text.length);
  Buffer.from(units.buffer).write(text, 'utf16le');
  const isNoUtf8 = encoding === 'windows-1252';
  // In windows-1252 each byte is a unit.
  const lengthOf = (part: Uint8Array) => (isNoUtf8 ? part.length : decodeUnmarked(part, TextDecoder).text.length);
  const offset = (at: number) => text.length - lengthOf(bytes.subarray(at));
  return {
    from: lengthOf(bytes.subarray(0, from)),
    done: offset(done),
    kept: offset(kept),
    end: text.length,
    text: (first, last) => text.slice(first, last),
    units,
    isNoUtf8,
  };
}
