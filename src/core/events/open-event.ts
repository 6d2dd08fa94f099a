import { EVENT_END, MAX_EVENT } from './event-xml';
import { LONGEST_QUIET } from './quiet-events';

const START = '<Event';
const ESCAPED_START = '&lt;Event';
/** How far behind an offset an end tag that begins before it may reach. */
const REACH = 16;

/**
 * Where the event begins that is open at an offset of a text: to cut the text there leaves events whole. Undefined where none
 * is, or where it has been open for so long that it is read as if it ended. Looks back over one event at most.
 */
export function openEvent(text: string, offset: number): number | undefined {
  const from = Math.max(0, offset - MAX_EVENT);
  // A slice, so that a search ends where it has to.
  const near = text.slice(from, offset + REACH);
  const at = offset - from;
  const open = Math.max(lastStart(near, START, at), lastStart(near, ESCAPED_START, at));
  if (open < 0) return undefined;
  const end = EVENT_END.exec(near.slice(open));
  const isOpen = end === null || open + end.index + end[0].length > at;
  // What need not be read ends at its own end tag only, whatever stands escaped within it.
  const quiet = near.lastIndexOf(`${START} `, at - 1);
  const isQuietOpen = quiet >= 0 && at - quiet <= LONGEST_QUIET && !near.slice(quiet, at).includes('</Event>');
  const found = Math.min(isOpen ? open : Infinity, isQuietOpen ? quiet : Infinity);
  return found === Infinity ? undefined : from + found;
}

/** The last of these before an offset that is the whole of a tag's name. */
function lastStart(text: string, tag: string, before: number): number {
  // To look from the start is far faster, and most texts hold none.
  let at = before > 0 && text.includes(tag) ? text.lastIndexOf(tag, before - 1) : -1;
  while (at >= 0 && !endsName(text, at + tag.length)) at = at > 0 ? text.lastIndexOf(tag, at - 1) : -1;
  return at;
}

const endsName = (text: string, at: number) =>
  at < text.length && (/[\s>]/.test(text.charAt(at)) || text.startsWith('&gt;', at));
