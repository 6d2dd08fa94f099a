import { eventHead } from './event-blocks';
import { eventSpans } from './event-xml';
import { plainXml } from './plain-xml';
import { isSessionEvent } from './rdp-providers';

export interface FilteredEvents {
  /** The kept events as XML under one root. */
  readonly text: string;
  readonly kept: number;
  readonly total: number;
}

export interface FilterOptions {
  /** What the comment at the head says; English without the file's name by default. */
  readonly heading?: (kept: number, total: number) => string;
}

/** After so much text the caller may pause, in UTF-16 units. */
const PAUSE = 1 << 20;

/**
 * Only the events of sessions in an export: each exactly as it is written, marks and all, one after the other under one
 * root. Events written as text are not among them.
 */
export function filterRdpEvents(text: string, options?: FilterOptions): FilteredEvents {
  const steps = filterRdpEventsInSteps(text, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same as {@link filterRdpEvents}; yields where the caller may pause. */
export function* filterRdpEventsInSteps(
  text: string,
  { heading = (kept, total) => `${kept} of ${total} events` }: FilterOptions = {},
): Generator<undefined, FilteredEvents> {
  const kept: string[] = [];
  let total = 0;
  let paused = 0;
  for (const { start, end } of eventSpans(text)) {
    total++;
    const event = text.slice(start, end);
    if (isKept(event)) kept.push(text.slice(headOf(text, start), start) + withEnd(text, event, end));
    if (end - paused > PAUSE) {
      paused = end;
      yield undefined;
    }
  }
  // Two hyphens would end the comment.
  const comment = heading(kept.length, total)
    .replace(/-(?=-)/g, '- ')
    .replace(/[\r\n]+/g, ' ');
  const lines = ['<?xml version="1.0" encoding="utf-8"?>', '<Events>', `<!-- ${comment} -->`, ...kept, '</Events>', ''];
  return { text: lines.join('\n'), kept: kept.length, total };
}

function isKept(event: string): boolean {
  const head = eventHead(event) ?? eventHead(plainXml(event.slice(0, 4000)).xml);
  return head !== undefined && isSessionEvent(head.provider, head.id);
}

const LINE_HEAD = /(?:^|[\r\n])([ \t]{0,8}(?:[#>;-]|\/\/)?[ \t]{0,8})$/;

/** Where the line of an event begins, if nothing but blanks and the marks of a comment stand before it. */
function headOf(text: string, start: number): number {
  const before = text.slice(Math.max(0, start - 20), start);
  return start - (LINE_HEAD.exec(before)?.[1]?.length ?? 0);
}

const TAG_END = /\s{0,8}(?:>|&gt;)/y;

/** An event with the last character of its end tag; a damaged one without what belongs to the root. */
function withEnd(text: string, event: string, end: number): string {
  if (event.endsWith('/Event')) {
    TAG_END.lastIndex = end;
    return event + (TAG_END.exec(text)?.[0] ?? '');
  }
  const root = event.search(/<\/Events\b|&lt;\/Events\b/);
  return (root < 0 ? event : event.slice(0, root)).trimEnd();
}
