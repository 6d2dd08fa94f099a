import { parseNumber, type WrittenNumber } from '../knowledge/notation';

/** A number in a line. */
export interface NumberToken extends WrittenNumber {
  /** UTF-16 columns in the line, half-open. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

// No \b: in Japanese, Korean and Chinese a letter stands right beside the number.
const TOKEN = /(?:0x[0-9a-f]{1,8}|-?\d{1,10}|[0-9a-f]{8})(?![0-9a-z_])/iy;
const BARE_HEX = /[0-9a-f]{8}(?![0-9a-z_])/iy;
// 5.2 and 10:30 are a version and a time, 203.0.113.7 an address.
const GOES_ON = /[.,:]\d/y;

/**
 * The number that begins at `column`, or undefined. A decimal that goes on (a version, a time, an address) is none.
 */
export function numberAt(line: string, column: number): NumberToken | undefined {
  BARE_HEX.lastIndex = column;
  const bare = BARE_HEX.exec(line);
  if (bare && /[a-f]|^0/i.test(bare[0])) return token(bare[0], column);
  TOKEN.lastIndex = column;
  const match = TOKEN.exec(line);
  if (!match) return undefined;
  const end = column + match[0].length;
  GOES_ON.lastIndex = end;
  if (!/^0x/i.test(match[0]) && GOES_ON.test(line)) return undefined;
  return token(match[0], column);
}

function token(text: string, start: number): NumberToken | undefined {
  const number = parseNumber(text);
  return number && { ...number, text, start, end: start + text.length };
}
