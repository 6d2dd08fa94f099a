import { eventHead } from '../events/event-blocks';
import { documentKind } from '../scan/scan';
import { eventSpans } from '../events/event-xml';
import { isSessionEvent } from '../events/rdp-providers';

/**
 * A text without the XML events that no story tells of, every line where it was: of a large export a small part, so that a
 * folder of them fits into memory. Whatever is not surely such an event stays.
 */
export function sessionText(text: string): string {
  const parts: string[] = [];
  let at = 0;
  for (const { start, end } of eventSpans(text)) {
    const event = text.slice(start, end);
    const head = eventHead(event);
    if (!head || isSessionEvent(head.provider, head.id)) continue;
    parts.push(text.slice(at, start), event.match(LINE_ENDS)?.join('') ?? '');
    at = end;
  }
  // Joined anew, a text does not hold on to the one that it was cut from.
  return at === 0 ? text : [...parts, text.slice(at)].join('');
}

const LINE_ENDS = /\r\n|[\r\n]/g;

/**
 * Whether a file may tell of a session at all. Settings of connections tell of none, and in JSON without events a code is
 * no more than a value.
 */
export function mayTellOfSessions(path: string, text: string): boolean {
  if (documentKind({ path, start: text.slice(0, 4000) }) === 'rdp') return false;
  return !/\.json$/i.test(path) || /event_?id|<Event|&lt;Event/i.test(text);
}
