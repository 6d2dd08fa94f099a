import { u16, u32, u64Exact } from './little-endian';
import { narrowText, wideText } from './text';
import { filetimeText, systemtimeText } from './times';
import { Unreadable } from './unreadable';

/** The types of values in an event, as [MS-EVEN6] numbers them. */
export const TYPE = {
  null: 0x00,
  string: 0x01,
  ansiString: 0x02,
  int8: 0x03,
  uint8: 0x04,
  int16: 0x05,
  uint16: 0x06,
  int32: 0x07,
  uint32: 0x08,
  int64: 0x09,
  uint64: 0x0a,
  real32: 0x0b,
  real64: 0x0c,
  bool: 0x0d,
  binary: 0x0e,
  guid: 0x0f,
  size: 0x10,
  filetime: 0x11,
  systemtime: 0x12,
  sid: 0x13,
  hexInt32: 0x14,
  hexInt64: 0x15,
  binXml: 0x21,
  /** Set beside one of the above: a list of such values. */
  list: 0x80,
} as const;

/** Bytes of a value, by type; the others vary. */
const WIDTH: Readonly<Record<number, number>> = {
  [TYPE.int8]: 1,
  [TYPE.uint8]: 1,
  [TYPE.int16]: 2,
  [TYPE.uint16]: 2,
  [TYPE.int32]: 4,
  [TYPE.uint32]: 4,
  [TYPE.int64]: 8,
  [TYPE.uint64]: 8,
  [TYPE.real32]: 4,
  [TYPE.real64]: 8,
  [TYPE.guid]: 16,
  [TYPE.filetime]: 8,
  [TYPE.systemtime]: 16,
  [TYPE.hexInt32]: 4,
  [TYPE.hexInt64]: 8,
};

const DIGITS: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).toUpperCase().padStart(2, '0'),
);

/** Bytes as upper-case digits, without blanks, as in `<Binary>`. */
export function hexText(bytes: Uint8Array, at: number, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++) text += DIGITS[bytes[at + i]!]!;
  return text;
}

/** A GUID as Windows prints one that it has in binary: in braces and upper case. */
export function guidText(bytes: Uint8Array, at: number): string {
  const byte = (i: number) => DIGITS[bytes[at + i]!]!;
  const head = `${byte(3)}${byte(2)}${byte(1)}${byte(0)}-${byte(5)}${byte(4)}-${byte(7)}${byte(6)}`;
  return `{${head}-${hexText(bytes, at + 8, 2)}-${hexText(bytes, at + 10, 6)}}`;
}

/** A security identifier, `S-1-5-18`. Its own count of parts must agree with its size. */
function sidText(bytes: Uint8Array, at: number, size: number): string {
  const parts = bytes[at + 1]!;
  if (size < 8 || size !== 8 + 4 * parts) throw new Unreadable('a security identifier of the wrong size');
  const high = (bytes[at + 2]! << 8) | bytes[at + 3]!;
  const low = ((bytes[at + 4]! << 24) | (bytes[at + 5]! << 16) | (bytes[at + 6]! << 8) | bytes[at + 7]!) >>> 0;
  let text = `S-${bytes[at]!}-${high === 0 ? low : `0x${hexText(bytes, at + 2, 6)}`}`;
  for (let i = 0; i < parts; i++) text += `-${u32(bytes, at + 8 + 4 * i)}`;
  return text;
}

/** Infinities and what is no number, as Windows' runtime spells them; all else so that it reads back exactly. */
function realText(value: number, isSingle: boolean): string {
  if (Number.isNaN(value)) return '-1.#IND';
  if (!Number.isFinite(value)) return value > 0 ? '1.#INF' : '-1.#INF';
  if (!isSingle) return Object.is(value, -0) ? '-0' : String(value);
  for (let digits = 6; digits < 9; digits++) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === value) return Object.is(short, -0) ? '-0' : String(short);
  }
  return String(Number(value.toPrecision(9)));
}

/** Of 1, 2, 4 or 8 bytes: providers differ. */
function boolText(bytes: Uint8Array, at: number, size: number): string {
  if (size !== 1 && size !== 2 && size !== 4 && size !== 8) throw new Unreadable('a truth value of the wrong size');
  for (let i = 0; i < size; i++) if (bytes[at + i] !== 0) return 'true';
  return 'false';
}

/**
 * One value as Windows writes it into XML, not yet escaped. A value without bytes is empty text. Throws
 * {@link Unreadable} for a type that is not known or does not fit its size: digits of unknown meaning in a field would
 * be taken for its value.
 */
export function valueText(bytes: Uint8Array, type: number, at: number, size: number): string {
  if (type === TYPE.null || size === 0) return '';
  const width = WIDTH[type];
  if (width !== undefined && width !== size) throw new Unreadable(`a value of type ${type} with ${size} bytes`);
  switch (type) {
    case TYPE.string:
      if (size % 2 !== 0) throw new Unreadable('a text with half a character');
      return wideText(bytes, at, size / 2);
    case TYPE.ansiString:
      return narrowText(bytes, at, size);
    case TYPE.int8:
      return String((bytes[at]! << 24) >> 24);
    case TYPE.uint8:
      return String(bytes[at]!);
    case TYPE.int16:
      return String((u16(bytes, at) << 16) >> 16);
    case TYPE.uint16:
      return String(u16(bytes, at));
    case TYPE.int32:
      return String(u32(bytes, at) | 0);
    case TYPE.uint32:
      return String(u32(bytes, at));
    case TYPE.int64:
      return BigInt.asIntN(64, u64Exact(bytes, at)).toString();
    case TYPE.uint64:
      return u64Exact(bytes, at).toString();
    case TYPE.real32:
      return realText(viewOf(bytes).getFloat32(at, true), true);
    case TYPE.real64:
      return realText(viewOf(bytes).getFloat64(at, true), false);
    case TYPE.bool:
      return boolText(bytes, at, size);
    case TYPE.binary:
      return hexText(bytes, at, size);
    case TYPE.guid:
      return guidText(bytes, at);
    case TYPE.size:
      if (size !== 4 && size !== 8) throw new Unreadable('a size of the wrong size');
      return `0x${(size === 4 ? u32(bytes, at) : u64Exact(bytes, at)).toString(16)}`;
    case TYPE.filetime:
      return filetimeText(bytes, at);
    case TYPE.systemtime:
      return systemtimeText(bytes, at);
    case TYPE.sid:
      return sidText(bytes, at, size);
    case TYPE.hexInt32:
      return `0x${u32(bytes, at).toString(16)}`;
    case TYPE.hexInt64:
      return `0x${u64Exact(bytes, at).toString(16)}`;
    default:
      throw new Unreadable(`a value of unknown type ${type}`);
  }
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The texts of a list of values, in order. Throws {@link Unreadable} as {@link valueText} does. */
export function listTexts(bytes: Uint8Array, type: number, at: number, size: number): string[] {
  const of = type & ~TYPE.list;
  const end = at + size;
  const texts: string[] = [];
  if (of === TYPE.string || of === TYPE.ansiString) {
    const wide = of === TYPE.string ? 2 : 1;
    if (size % wide !== 0) throw new Unreadable('a text with half a character');
    // Each text ends with a zero; the last one may lack it.
    for (let from = at; from < end;) {
      let to = from;
      while (to < end && (wide === 2 ? u16(bytes, to) : bytes[to]) !== 0) to += wide;
      texts.push(valueText(bytes, of, from, to - from));
      from = to + wide;
    }
    return texts;
  }
  for (let from = at; from < end;) {
    const width = of === TYPE.sid ? sidSize(bytes, from, end) : (WIDTH[of] ?? (of === TYPE.bool ? 4 : 0));
    if (width === 0) throw new Unreadable(`a list of values of unknown type ${of}`);
    if (from + width > end) throw new Unreadable('a list with half a value');
    texts.push(valueText(bytes, of, from, width));
    from += width;
  }
  return texts;
}

const sidSize = (bytes: Uint8Array, at: number, end: number): number => (at + 8 > end ? 8 : 8 + 4 * bytes[at + 1]!);
