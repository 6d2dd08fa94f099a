import type { WrittenNumber } from './notation';

/** A number in a line. */
export interface NumberToken extends WrittenNumber {
  /** UTF-16 columns in the line, half-open. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39;
const isHexDigit = (code: number) => isDigit(code) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
/** ASCII only: in Japanese, Korean and Chinese a letter stands right beside the number. */
const isWord = (code: number) =>
  isDigit(code) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a) || code === 0x5f;

/**
 * The number that begins at `column`: `0x204`, `516`, `-2147467259`, or eight bare hex digits with a letter or a leading
 * zero. Undefined where there is none, where letters follow, and where a decimal goes on as a version, a time or an
 * address does. Without patterns, for it is asked at every label of every log.
 */
export function numberAt(line: string, column: number): NumberToken | undefined {
  const first = line.charCodeAt(column);
  if (first === 0x30 && (line.charCodeAt(column + 1) | 0x20) === 0x78) return hexAt(line, column, column + 2);
  const bare = bareHexAt(line, column);
  if (bare) return bare;
  const start = first === 0x2d ? column + 1 : column;
  let end = start;
  while (end - start <= 10 && isDigit(line.charCodeAt(end))) end++;
  if (end === start || end - start > 10 || isWord(line.charCodeAt(end)) || goesOn(line, end)) return undefined;
  const number = Number(line.slice(column, end));
  if (number > 0xffffffff || number < -0x80000000) return undefined;
  // “-0” is 0, not minus zero.
  const value = number < 0 ? number + 0x100000000 : Math.abs(number);
  return { value, base: 'decimal', digits: line.slice(start, end), text: line.slice(column, end), start: column, end };
}

function hexAt(line: string, start: number, digitsStart: number): NumberToken | undefined {
  let end = digitsStart;
  while (end - digitsStart <= 8 && isHexDigit(line.charCodeAt(end))) end++;
  if (end === digitsStart || end - digitsStart > 8 || isWord(line.charCodeAt(end))) return undefined;
  const digits = line.slice(digitsStart, end);
  return { value: Number.parseInt(digits, 16), base: 'hex', digits, text: line.slice(start, end), start, end };
}

function bareHexAt(line: string, column: number): NumberToken | undefined {
  let telling = line.charCodeAt(column) === 0x30;
  let end = column;
  for (; end < column + 8; end++) {
    const code = line.charCodeAt(end);
    if (!isHexDigit(code)) return undefined;
    telling ||= !isDigit(code);
  }
  return telling && !isWord(line.charCodeAt(end)) ? hexAt(line, column, column) : undefined;
}

/** True for `5.2`, `10:30`, `203.0.113.7` and `1,234`. */
function goesOn(line: string, end: number): boolean {
  const code = line.charCodeAt(end);
  return (code === 0x2e || code === 0x2c || code === 0x3a) && isDigit(line.charCodeAt(end + 1));
}
