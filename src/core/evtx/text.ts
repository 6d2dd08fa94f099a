import { u16 } from './little-endian';

/** What stands where XML allows no such character: zeros and other controls, halves of surrogate pairs. */
const NO_CHARACTER = 0xfffd;
const buffer = new Uint16Array(4096);

/**
 * UTF-16LE text of `length` characters, as a string that XML can hold: characters that it cannot become U+FFFD. Zeros
 * at the end are dropped, since some providers count the terminator in.
 */
export function wideText(bytes: Uint8Array, at: number, length: number): string {
  let end = length;
  while (end > 0 && u16(bytes, at + 2 * end - 2) === 0) end--;
  let text = '';
  for (let from = 0; from < end; from += buffer.length) {
    const count = Math.min(buffer.length, end - from);
    for (let i = 0; i < count; i++) {
      const code = u16(bytes, at + 2 * (from + i));
      buffer[i] = code >= 0x20 && code < 0xd800 ? code : safe(bytes, at, from + i, end, code);
    }
    // 4,096 arguments are within what every engine takes.
    text += String.fromCharCode.apply(null, buffer.subarray(0, count) as unknown as number[]);
  }
  return text;
}

function safe(bytes: Uint8Array, at: number, index: number, length: number, code: number): number {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd ? code : NO_CHARACTER;
  if (code >= 0xd800 && code < 0xdc00) {
    const next = index + 1 < length ? u16(bytes, at + 2 * index + 2) : 0;
    return next >= 0xdc00 && next < 0xe000 ? code : NO_CHARACTER;
  }
  if (code >= 0xdc00 && code < 0xe000) {
    const before = index > 0 ? u16(bytes, at + 2 * index - 2) : 0;
    return before >= 0xd800 && before < 0xdc00 ? code : NO_CHARACTER;
  }
  return code >= 0xfffe ? NO_CHARACTER : code;
}

/**
 * Text in a code page that the log does not name. Only ASCII is sure; every other byte becomes U+FFFD rather than a
 * letter that may be another one.
 */
export function narrowText(bytes: Uint8Array, at: number, length: number): string {
  let end = length;
  while (end > 0 && bytes[at + end - 1] === 0) end--;
  let text = '';
  for (let i = 0; i < end; i++) {
    const code = bytes[at + i]!;
    const isText = (code >= 0x20 && code < 0x80) || code === 0x9 || code === 0xa || code === 0xd;
    text += String.fromCharCode(isText ? code : NO_CHARACTER);
  }
  return text;
}

const IN_XML: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  "'": '&apos;',
  // An event is one line, and a line break that stands for itself would be lost to whoever reads lines.
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Text between two tags, as Windows escapes it, and with line breaks as numbers. */
export const inElement = (text: string): string =>
  /[&<>\n\r]/.test(text) ? text.replace(/[&<>\n\r]/g, (character) => IN_XML[character]!) : text;

/** Text between single quotes. */
export const inAttribute = (text: string): string =>
  /[&<>'\n\r]/.test(text) ? text.replace(/[&<>'\n\r]/g, (character) => IN_XML[character]!) : text;
