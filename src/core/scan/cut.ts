import { MAX_EVENT } from '../events/event-xml';
import { openEvent } from '../events/open-event';
import { EXTENDED_WITHIN, MESSAGE_WITHIN, SENTENCE_WITHIN } from './findings';
import { CONTEXT_LINES } from './reading';

/** Where a text that goes on is cut: UTF-16 offsets in what is there of it. */
export interface Cut {
  /** What stands before is scanned. */
  readonly end: number;
  /** What stands before has all its findings; nothing that is still to come can change them. */
  readonly done: number;
  /** What stands from here on is needed again, for the findings behind `done`. */
  readonly kept: number;
}

/** A longer line is read in pieces. In UTF-16 units. */
const LONGEST_LINE = 262_144;
/** What a piece sees of the line on both sides; so long that each piece counts as a long line. */
const OVERLAP = 4096;
/** Lines above and below that may change a line's findings: a code's partners, what they read, and where they look. */
export const LINES_ABOVE = SENTENCE_WITHIN + MESSAGE_WITHIN + CONTEXT_LINES + 2;
export const LINES_BELOW = Math.max(EXTENDED_WITHIN, MESSAGE_WITHIN) + CONTEXT_LINES + 2;
/** Where the lines that are read twice are longer than this, a part grows with them. */
const MOST_READ_TWICE = 65_536;
/** How far before `kept` must be there of a text, to be sure that no event is open. */
const KEPT_REACH = MAX_EVENT;
/** As much of a text's end is enough to cut it, nearly always. */
const CUT_REACH = KEPT_REACH + 131_072;

/**
 * Cuts a text that goes on, like {@link cutText}, without asking for all of it.
 * @param length How much of the text is there, in UTF-16 units.
 * @param textFrom The text from an offset to what is there of it.
 */
export function cutEnd(length: number, done: number, textFrom: (start: number) => string): Cut | undefined {
  const start = length - CUT_REACH;
  const cut = start > 0 ? cutText(textFrom(start), done - start) : undefined;
  if (!cut || cut.kept < KEPT_REACH) return cutText(textFrom(0), done);
  return { end: start + cut.end, done: start + cut.done, kept: start + cut.kept };
}

/**
 * Cuts a text that goes on. Undefined where too little of it is there.
 * @param text What is there, or its end.
 * @param done All findings before this offset were given; negative where `text` is an end that begins behind it.
 */
export function cutText(text: string, done: number): Cut | undefined {
  const whole = endOfLines(text);
  const start = Math.max(whole, done, 0);
  if (text.length - start > LONGEST_LINE + OVERLAP) return cutLine(text, start);
  const end = openEvent(text, whole) ?? whole;
  const settled = linesAbove(text, end, LINES_BELOW);
  const fresh = settled - done;
  const again = end - fresh;
  if (settled === 0 || fresh <= 0 || (again > MOST_READ_TWICE && 2 * fresh < again)) return undefined;
  const kept = linesAbove(text, settled, LINES_ABOVE);
  return { end, done: settled, kept: openEvent(text, kept) ?? kept };
}

/** Cuts a very long line of which so far nothing has ended since `start`: between its events where it holds some. */
function cutLine(text: string, start: number): Cut {
  let done = text.length - OVERLAP;
  const open = openEvent(text, done) ?? 0;
  if (open > start + LONGEST_LINE / 2) done = open;
  if (isInsidePair(text, done)) done--;
  const kept = done - OVERLAP;
  return { end: done + OVERLAP, done, kept: isInsidePair(text, kept) ? kept - 1 : kept };
}

/** Where the last line end of a text ends, or 0. A CR at the very end may be half of one. */
function endOfLines(text: string): number {
  const afterLf = text.lastIndexOf('\n') + 1;
  return afterLf + text.slice(afterLf, -1).lastIndexOf('\r') + 1;
}

/** Where the line begins that stands so many lines above an offset's own; 0 where there are fewer. */
function linesAbove(text: string, offset: number, count: number): number {
  let start = lineStart(text, offset);
  for (let line = 0; line < count && start > 0; line++) {
    // Before the line end: LF, CRLF or CR.
    const end = text.startsWith('\r\n', start - 2) ? start - 2 : start - 1;
    start = lineStart(text, end);
  }
  return start;
}

/** Where an offset's line begins. */
function lineStart(text: string, offset: number): number {
  if (offset === 0) return 0;
  const afterLf = text.lastIndexOf('\n', offset - 1) + 1;
  const afterCr = text.slice(afterLf, offset).lastIndexOf('\r') + 1;
  return afterLf + afterCr;
}

/** Whether an offset stands between the two halves of one character. */
export const isInsidePair = (text: string, at: number) =>
  (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 && (text.charCodeAt(at) & 0xfc00) === 0xdc00;
