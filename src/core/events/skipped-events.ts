import type { Span } from '../text';
import { isQuietEvent } from './quiet-events';

/**
 * Which events of an export need not even be decoded: most of any export. Works on code units, so that nothing is made of
 * what is passed over; whatever is not plain is left to the readers of text.
 */

/** An event that is longer may hold a line that is read whatever it holds. */
const LONGEST = 3900;
/** How far behind `<Event` the provider and the id stand at most. */
const LONGEST_HEAD = 1000;

const LF = 10;
const CR = 13;
const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;
const LESS = 0x3c;
const SLASH = 0x2f;
const GREATER = 0x3e;
const SPACE = 0x20;
const units = (text: string) => Array.from(text, (character) => character.charCodeAt(0));
const NAME = units('Event');
const PROVIDER = units('<Provider Name=');
const EVENT_ID = units('<EventID');
const QUOTES: readonly (number | undefined)[] = units(`'"`);

/**
 * How far a search may go on from a unit that stands where the last one of `<Event ` or `/Event>` is looked for; 0 where it
 * may be that one. Tags are looked for from their ends, so most units are never looked at.
 */
const STRIDES = new Uint8Array(0x80).fill(NAME.length + 2);
for (const [at, unit] of NAME.entries()) STRIDES[unit] = NAME.length - at;
for (const unit of [LESS, SLASH, SEMICOLON]) STRIDES[unit] = NAME.length + 1;
for (const unit of [SPACE, GREATER, AMPERSAND, 9, LF, 11, 12, CR]) STRIDES[unit] = 0;

export type Units = Uint8Array | Uint16Array;

/**
 * Whole events, each on lines of its own, that hold no code and no word of one.
 * @param text The text of a span of the units.
 * @returns In order; each ends behind its end tag.
 */
export function skippedEvents(units: Units, text: (start: number, end: number) => string): Span[] {
  const skipped: Span[] = [];
  const known = new Map<string, boolean>();
  let start = -1;
  for (let at = nextTag(units, 0); at >= 0; at = nextTag(units, at + 1)) {
    if (units[at] === LESS) {
      // Any other beginning than the usual one is left to the readers of text, and so is what it may stand in.
      start = units[at + NAME.length + 1] === SPACE ? at : -1;
    } else if (units[at] === SEMICOLON) start = -1;
    else if (start >= 0) {
      const end = at + NAME.length + 2;
      if (isApart(units, start, end) && end - start <= LONGEST && isQuietHead(units, start, text, known)) {
        skipped.push({ start, end });
      }
      start = -1;
    }
  }
  return skipped;
}

/** Where the next `<Event`, `/Event>` or `;Event` (of `&lt;Event`) begins; -1 where there is none. */
function nextTag(units: Units, from: number): number {
  const { length } = units;
  for (let at = from + NAME.length + 1; at < length;) {
    const unit = units[at]!;
    const stride = unit < 0x80 ? STRIDES[unit]! : 0;
    if (stride > 0) {
      at += stride;
      continue;
    }
    if (units[at - 1] === NAME[4] && units[at - 2] === NAME[3] && units[at - 3] === NAME[2]) {
      const begin = at - NAME.length - 1;
      if (units[at - 4] === NAME[1] && units[at - 5] === NAME[0]) {
        const first = units[begin];
        if (first === LESS || first === SEMICOLON) return begin;
        if (first === SLASH && unit === GREATER && units[begin - 1] === LESS) return begin;
      }
    }
    at += NAME.length + 2;
  }
  return -1;
}

/** Whether nothing else stands on the lines from `start` to `end`. */
function isApart(units: Units, start: number, end: number): boolean {
  const before = units[start - 1];
  const behind = units[end];
  return (start === 0 || before === LF || before === CR) && (end >= units.length || behind === LF || behind === CR);
}

/** Whether an event's provider and id say that it is quiet, where they are written as Windows writes them. */
function isQuietHead(
  units: Units,
  start: number,
  text: (start: number, end: number) => string,
  known: Map<string, boolean>,
): boolean {
  const limit = Math.min(units.length, start + LONGEST_HEAD);
  const quote = behind(units, start, limit, PROVIDER);
  if (quote < 0 || !QUOTES.includes(units[quote])) return false;
  const name = quote + 1;
  const close = units.indexOf(units[quote]!, name);
  const tag = close < 0 || close >= limit ? -1 : behind(units, close, limit, EVENT_ID);
  const id = tag < 0 ? 0 : units.indexOf(GREATER, tag) + 1;
  if (id === 0) return false;
  let end = id;
  while (end < limit && units[end]! >= 0x30 && units[end]! <= 0x39) end++;
  if (end === id || end === limit || units[end] !== LESS) return false;
  const head = text(name, end);
  let isQuiet = known.get(head);
  if (isQuiet === undefined) {
    isQuiet = isQuietEvent(head.slice(0, close - name), Number(head.slice(id - name)));
    known.set(head, isQuiet);
  }
  return isQuiet;
}

/** Where the units go on behind the first of these words; -1 where they do not hold it before the limit. */
function behind(units: Units, from: number, limit: number, word: readonly number[]): number {
  for (let at = from; at + word.length <= limit; at++) {
    let length = 0;
    while (length < word.length && units[at + length] === word[length]) length++;
    if (length === word.length) return at + length;
  }
  return -1;
}
