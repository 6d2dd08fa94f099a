import type { TimeOptions } from './event-time';
import { readCsvRecords } from './records-csv';
import { readEvtxexportRecords } from './records-evtxexport';
import { readJsonRecords } from './records-json';
import { readListRecords } from './records-list';
import { readRowRecords } from './records-row';
import { RELEVANT } from './sieve';
import type { WindowsEvent } from './windows-event';

/** In order of precedence: where two read the same text, the first is right. */
const READERS = [readJsonRecords, readEvtxexportRecords, readCsvRecords, readListRecords, readRowRecords];

/**
 * The Windows events of a text in every shape but `<Event>` XML: lists of labels and values, CSV, JSON, evtxexport, rows of
 * a table. Only those of providers that write of Remote Desktop sessions, of sign-ins, or of the machine's start and end.
 * @param options The offset of the clock by which times without a zone were written.
 * @returns In the order of the text; spans are UTF-16 offsets in it.
 */
export function readEventRecords(text: string, options: TimeOptions = {}): WindowsEvent[] {
  if (!RELEVANT.test(text) || !hasOtherThanXml(text)) return [];
  let events: WindowsEvent[] = [];
  for (const read of READERS) events = merged(events, read(text, options));
  return events;
}

/** True where some line is no markup. Most of the largest texts are XML, and hold nothing for these readers. */
function hasOtherThanXml(text: string): boolean {
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    let at = start;
    while (at < end && (text[at] === ' ' || text[at] === '\t' || text[at] === '-' || text[at] === '\ufeff')) at++;
    const isBlank = at >= end || text[at] === '\r';
    // A line of syslog begins with its priority.
    if (!isBlank && (text[at] !== '<' || /\d/.test(text[at + 1] ?? ''))) return true;
    start = end + 1;
  }
  return false;
}

/** Both in order, without those of `more` that overlap one of `events`. */
function merged(events: readonly WindowsEvent[], more: readonly WindowsEvent[]): WindowsEvent[] {
  if (more.length === 0) return [...events];
  const all: WindowsEvent[] = [];
  let at = 0;
  for (const event of more) {
    while (at < events.length && events[at]!.span.end <= event.span.start) all.push(events[at++]!);
    const isTaken = at < events.length && events[at]!.span.start < event.span.end;
    if (!isTaken) all.push(event);
  }
  return [...all, ...events.slice(at)];
}
