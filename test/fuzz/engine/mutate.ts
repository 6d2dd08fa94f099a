import type { Random } from './random';

/** What the mutations draw on. */
export interface Material {
  readonly random: Random;
  readonly kind: 'text' | 'bytes';
  /** Words of the dictionary and of the code under test. */
  readonly words: readonly Uint8Array[];
  /** Another input of the corpus. */
  readonly other: () => Uint8Array;
}

const INTERESTING = [0, 1, 2, 3, 4, 7, 8, 15, 16, 31, 32, 63, 64, 100, 127, 128, 129, 254, 255];
const WIDE = [0, 1, 0x7f, 0x80, 0xff, 0x100, 0x7fff, 0x8000, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xffffffff];
/** Numbers as texts write them. */
const NUMBERS = [
  ...['0', '1', '-1', '2', '3', '5', '516', '0x204', '0x0', '0x5', '0x112D', '2147942464', '-2147467259', '4294967295'],
  ...[
    '4294967296',
    '99999999999999999999',
    '0x80004005',
    'C000006D',
    '0xFFFFFFFF',
    '0x1FFFFFFFF',
    '1e309',
    'NaN',
    '1.5',
  ],
];
/** Characters that readers stumble over: controls, blanks of other widths, marks of direction, halves of pairs. */
const CHARACTERS = [
  ...['\0', '\t', '\v', '\f', '\r', '\n', '\r\n', '\u0085', '\u2028', '\u2029', '\u00a0', '\u3000', '\u200b', '\u200d'],
  ...[
    '\u202e',
    '\u2066',
    '\ufeff',
    '\ufffd',
    '\uffff',
    '😀',
    'é',
    'ı',
    'İ',
    'ß',
    'ſ',
    '０',
    '：',
    '"',
    "'",
    '`',
    '<',
    '>',
    '&',
  ],
  ...['{', '}', '[', ']', '(', ')', '\\', '/', ':', ';', ',', '|', '=', '#', '%', '$', '*', '_', '~', '-', '\u001b['],
];
const encoder = new TextEncoder();
const NUMBER_BYTES = NUMBERS.map((text) => encoder.encode(text));
const CHARACTER_BYTES = CHARACTERS.map((text) => encoder.encode(text));

/** A changed copy of an input, of at most `longest` bytes. */
export function mutated(input: Uint8Array, longest: number, material: Material): Uint8Array {
  const { random } = material;
  let bytes = input;
  const times = 1 + (random(3) === 0 ? random(12) : random(3));
  for (let time = 0; time < times; time++) {
    bytes = (material.kind === 'text' && random(4) > 0 ? changeText : changeBytes)(bytes, material);
  }
  if (bytes.length <= longest) return bytes;
  const from = random(3) === 0 ? random(bytes.length - longest + 1) : 0;
  return bytes.subarray(from, from + longest);
}

/** A piece of the input many times over, up to `size` bytes: what is slower than it should be shows at length. */
export function stretched(input: Uint8Array, size: number, random: Random): Uint8Array {
  if (input.length === 0) return input;
  const length = 1 + random(random(2) === 0 ? Math.min(input.length, 16) : input.length);
  const from = random(input.length - length + 1);
  const piece = input.subarray(from, from + length);
  const times = Math.max(1, Math.floor((size - input.length) / length));
  const result = new Uint8Array(input.length + times * length);
  result.set(input.subarray(0, from));
  for (let time = 0; time < times; time++) result.set(piece, from + time * length);
  result.set(input.subarray(from), from + times * length);
  return result;
}

function changeBytes(bytes: Uint8Array, material: Material): Uint8Array {
  const { random } = material;
  if (bytes.length === 0) return anyBytes(1 + random(16), random);
  const at = random(bytes.length);
  switch (random(12)) {
    case 0:
      return changed(bytes, (copy) => (copy[at]! ^= 1 << random(8)));
    case 1:
      return changed(bytes, (copy) => (copy[at] = random(256)));
    case 2:
      return changed(bytes, (copy) => (copy[at] = INTERESTING[random(INTERESTING.length)]!));
    case 3:
      return changed(bytes, (copy) => (copy[at] = copy[at]! + random(35) - 17));
    case 4: {
      const value = WIDE[random(WIDE.length)]!;
      const width = random(2) === 0 ? 2 : 4;
      return changed(bytes, (copy) => {
        for (let index = 0; index < width && at + index < copy.length; index++)
          copy[at + index] = value >>> (8 * index);
      });
    }
    case 5: {
      // A number of two or four bytes, made a little larger or smaller.
      const step = random(67) - 33;
      return changed(bytes, (copy) => {
        const view = new DataView(copy.buffer, copy.byteOffset, copy.byteLength);
        if (at + 4 <= copy.length) view.setUint32(at, (view.getUint32(at, true) + step) >>> 0, true);
        else copy[at] = copy[at]! + step;
      });
    }
    case 6:
      return spliced(bytes, at, pieceLength(bytes, at, random), EMPTY);
    case 7:
      return spliced(bytes, at, 0, bytes.subarray(at, at + pieceLength(bytes, at, random)));
    case 8: {
      // Over other bytes, which keeps what counts lengths right.
      const from = random(bytes.length);
      const length = Math.min(pieceLength(bytes, from, random), bytes.length - at);
      return changed(bytes, (copy) => copy.set(bytes.subarray(from, from + length), at));
    }
    case 9:
      return spliced(bytes, at, 0, anyBytes(1 + random(8), random));
    case 10: {
      const word = anyWord(material);
      if (random(2) === 0) return spliced(bytes, at, 0, word);
      return changed(bytes, (copy) => copy.set(word.subarray(0, copy.length - at), at));
    }
    default:
      return crossed(bytes, at, material);
  }
}

function changeText(bytes: Uint8Array, material: Material): Uint8Array {
  const { random } = material;
  const at = random(bytes.length + 1);
  switch (random(13)) {
    case 0:
    case 1:
      return spliced(bytes, at, 0, anyWord(material));
    case 2: {
      const { start, end } = wordAt(bytes, at);
      return spliced(bytes, start, end - start, anyWord(material));
    }
    case 3: {
      const { start, end } = wordAt(bytes, at);
      return spliced(bytes, start, end - start, EMPTY);
    }
    case 4:
    case 5: {
      const digits = numberFrom(bytes, at);
      return digits
        ? spliced(bytes, digits.start, digits.end - digits.start, NUMBER_BYTES[random(NUMBER_BYTES.length)]!)
        : spliced(bytes, at, 0, NUMBER_BYTES[random(NUMBER_BYTES.length)]!);
    }
    case 6:
      return spliced(bytes, at, random(2), CHARACTER_BYTES[random(CHARACTER_BYTES.length)]!);
    case 7: {
      const { start, end } = lineAt(bytes, at);
      return spliced(bytes, start, end - start, EMPTY);
    }
    case 8: {
      const { start, end } = lineAt(bytes, at);
      return spliced(bytes, start, 0, bytes.subarray(start, end));
    }
    case 9: {
      const { start, end } = lineAt(bytes, at);
      const target = lineAt(bytes, random(bytes.length + 1)).start;
      return spliced(bytes, target, 0, bytes.subarray(start, end));
    }
    case 10: {
      const other = material.other();
      const { start, end } = lineAt(other, random(other.length + 1));
      return spliced(bytes, lineAt(bytes, at).start, 0, other.subarray(start, end));
    }
    case 11: {
      // Line ends lost, or put in.
      const { end } = lineAt(bytes, at);
      return end > 0 && bytes[end - 1] === 10 && random(2) === 0
        ? spliced(bytes, end - 1, 1, EMPTY)
        : spliced(bytes, at, 0, Uint8Array.of(10));
    }
    default:
      return crossed(bytes, at, material);
  }
}

/** The head of one input and the tail of another, or a piece of the other within it. */
function crossed(bytes: Uint8Array, at: number, { random, other }: Material): Uint8Array {
  const second = other();
  if (second.length === 0) return bytes;
  const from = random(second.length);
  if (random(2) === 0) return spliced(bytes, at, bytes.length - at, second.subarray(from));
  return spliced(bytes, at, 0, second.subarray(from, from + pieceLength(second, from, random)));
}

const EMPTY = new Uint8Array(0);

function anyWord({ random, words }: Material): Uint8Array {
  return words.length === 0 ? EMPTY : words[random(words.length)]!;
}

function anyBytes(length: number, random: Random): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let index = 0; index < length; index++) bytes[index] = random(256);
  return bytes;
}

/** Mostly short. */
function pieceLength(bytes: Uint8Array, at: number, random: Random): number {
  const most = bytes.length - at;
  return 1 + random(Math.min(most, 1 << random(10)) || 1);
}

function changed(bytes: Uint8Array, change: (copy: Uint8Array) => void): Uint8Array {
  const copy = bytes.slice();
  change(copy);
  return copy;
}

function spliced(bytes: Uint8Array, at: number, removed: number, added: Uint8Array): Uint8Array {
  const rest = bytes.subarray(Math.min(at + removed, bytes.length));
  const result = new Uint8Array(at + added.length + rest.length);
  result.set(bytes.subarray(0, at));
  result.set(added, at);
  result.set(rest, at + added.length);
  return result;
}

const isWordByte = (byte: number | undefined) =>
  byte !== undefined &&
  ((byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a) || byte >= 0x80);

function wordAt(bytes: Uint8Array, at: number): { start: number; end: number } {
  let start = at;
  while (start > 0 && isWordByte(bytes[start - 1])) start--;
  let end = at;
  while (isWordByte(bytes[end])) end++;
  return { start, end };
}

/** The next number behind a place. */
function numberFrom(bytes: Uint8Array, at: number): { start: number; end: number } | undefined {
  const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x39;
  let start = at;
  while (start < bytes.length && !isDigit(bytes[start])) start++;
  if (start === bytes.length) return undefined;
  return { start, end: wordAt(bytes, start).end };
}

/** The line around a place, with its line end. */
function lineAt(bytes: Uint8Array, at: number): { start: number; end: number } {
  const start = at === 0 ? 0 : bytes.lastIndexOf(10, at - 1) + 1;
  const end = bytes.indexOf(10, at);
  return { start, end: end < 0 ? bytes.length : end + 1 };
}
