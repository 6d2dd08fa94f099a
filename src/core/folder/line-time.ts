import { readEventTime, type EventTime } from '../events/event-time';

/** A date with a time of day, as logs write it at the head of a line or behind a label. */
const STAMP =
  /(?<![\w.:/-])(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d{2})|\d{1,2}[- ](?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[- ]\d{4})(?:T|,? )\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?: ?[AaPp]\.?[Mm]\.?(?![A-Za-z]))?(?: ?(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})(?!\w))?/g;
/** `Timestamp (UTC): `, as a dialog of mstsc labels its time. */
const SAYS_UTC = /\((?:UTC|GMT)\)[:"]{0,2} {0,4}$/;
/** Of a longer line only so much around its code is looked at. */
const REACH = 1000;

/**
 * The time at which a line was written, as the line says; undefined where it names no date. Of several the first, in a very
 * long line the last one before the code.
 * @param column where the code stands
 */
export function lineTime(line: string, column: number): EventTime | undefined {
  const isLong = line.length > 2 * REACH;
  const start = isLong ? Math.max(0, column - REACH) : 0;
  const part = isLong ? line.slice(start, column) : line;
  // Many lines hold no time at all, and a plain look is cheap.
  if (!part.includes(':')) return undefined;
  const stamps = [...part.matchAll(STAMP)];
  const stamp = isLong ? stamps.at(-1) : stamps[0];
  const read = stamp && readEventTime(stamp[0].replace('T', ' '));
  if (!stamp || !read) return undefined;
  return SAYS_UTC.test(part.slice(Math.max(0, stamp.index - 20), stamp.index)) ? { time: read.time } : read;
}
