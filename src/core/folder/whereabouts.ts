import { readEventRecords } from '../events/event-records';
import { EVENT_END, MAX_EVENT, readXmlEvent, readXmlEvents } from '../events/event-xml';
import { openEvent } from '../events/open-event';
import type { WindowsEvent } from '../events/windows-event';
import type { Span } from '../text';
import type { FindingMachine, FindingTime } from './folder-report';
import { lineTime } from './line-time';

/** Which machine wrote something, and when, as far as the text tells. */
export interface Told {
  readonly when?: FindingTime;
  readonly machine?: FindingMachine;
}

/** Records of other shapes are read so much at a time, with what may stand around them. */
const BLOCK = 131_072;
const BLOCK_MARGIN = 16_384;
/** A table names its columns in its first line. */
const LONGEST_HEADER = 4000;
/** A dialog gives its time some lines from its code. */
const LINES_NEAR = 3;
const LONGEST_LINE = 4000;

/** The head of a line of syslog: priority, time, host, program. */
const SYSLOG =
  /^(?:<\d{1,3}>(?:1 )?)?(?:[A-Z][a-z]{2} [ \d]\d \d{2}:\d{2}:\d{2}|\d{4}-\d{2}-\d{2}T[\d:.,+Z-]{8,30}) ([A-Za-z0-9][\w.-]{0,62}) [\w./@-]{1,60}(?:\[\d{1,8}\])?:? /;

/** Tells of findings of one text where and when they were written. Asked in the order of the text it looks at little more than once. */
export class Whereabouts {
  readonly #text: string;
  readonly #hasXml: boolean;
  #event: WindowsEvent | undefined;
  #eventSpan: Span = { start: 0, end: 0 };
  /** Before this offset no event is open that reaches behind it. */
  #searched = 0;
  #block = -1;
  #records: readonly WindowsEvent[] = [];

  constructor(text: string) {
    this.#text = text;
    this.#hasXml = text.includes('<Event') || text.includes('&lt;Event');
  }

  /** @param span UTF-16 offsets in the text */
  of(span: Span): Told {
    const event = (this.#hasXml ? this.#xmlEvent(span.start) : undefined) ?? this.#record(span.start);
    if (event) return told(event);
    const { line, start } = this.#lineAt(span.start);
    const when = this.#timeOf(line, span.start - start, start);
    const machine = SYSLOG.exec(line.slice(0, 300))?.[1];
    return { ...(when && { when }), ...(machine !== undefined && { machine: { name: machine, from: 'line' } }) };
  }

  #xmlEvent(offset: number): WindowsEvent | undefined {
    const { start, end } = this.#eventSpan;
    if (offset >= start && offset < end) return this.#event;
    const from = Math.max(0, offset - MAX_EVENT, offset >= this.#searched ? this.#searched : 0);
    const near = this.#text.slice(from, offset + MAX_EVENT);
    const opened = openEvent(near, offset - from);
    this.#searched = opened === undefined ? offset : from + opened;
    if (opened === undefined) return undefined;
    const rest = near.slice(opened);
    const close = EVENT_END.exec(rest);
    const length = close ? rest.indexOf('>', close.index) + 1 || close.index + close[0].length : rest.length;
    const xml = rest.slice(0, length);
    this.#event = readXmlEvents(xml, () => true)[0] ?? readXmlEvent(xml);
    this.#eventSpan = { start: from + opened, end: from + opened + length };
    return this.#event;
  }

  /** The event as a list of labels, a row or an object that holds an offset. */
  #record(offset: number): WindowsEvent | undefined {
    const block = Math.floor(offset / BLOCK);
    if (block !== this.#block) {
      this.#block = block;
      this.#records = this.#recordsOf(block);
    }
    let low = 0;
    let high = this.#records.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#records[middle]!.span.end <= offset) low = middle + 1;
      else high = middle;
    }
    const record = this.#records[low];
    return record && record.span.start <= offset ? record : undefined;
  }

  #recordsOf(block: number): readonly WindowsEvent[] {
    const from = Math.max(0, block * BLOCK - BLOCK_MARGIN);
    const whole = this.#text.slice(from, (block + 1) * BLOCK + BLOCK_MARGIN);
    if (from === 0) return readEventRecords(whole);
    // From the start of a line, so that no quotation mark stands alone.
    const skipped = whole.indexOf('\n') + 1;
    const start = from + skipped;
    const part = whole.slice(skipped);
    const headerEnd = this.#text.slice(0, LONGEST_HEADER).indexOf('\n') + 1;
    const shift = start - headerEnd;
    return readEventRecords(this.#text.slice(0, headerEnd) + part).map((event) => ({
      ...event,
      span: { start: event.span.start + shift, end: event.span.end + shift },
    }));
  }

  #timeOf(line: string, column: number, start: number): FindingTime | undefined {
    const own = lineTime(line, column);
    if (own) return { ...own, from: 'line' };
    let [above, below] = [start, start + line.length];
    const near: FindingTime[] = [];
    for (let step = 0; step < LINES_NEAR && near.length === 0; step++) {
      const previous = above > 0 ? this.#lineAt(above - 1) : undefined;
      const next =
        below + 1 < this.#text.length
          ? this.#lineAt(below + (this.#text.startsWith('\r\n', below) ? 2 : 1))
          : undefined;
      // What follows belongs to the code as long as no time of another entry stands between.
      for (const each of [previous, next]) {
        const time = each && lineTime(each.line, each.line.length);
        if (time) near.push({ ...time, from: 'near' });
      }
      if (previous) above = previous.start;
      if (next) below = next.start + next.line.length;
    }
    return near[0];
  }

  /** The line around an offset, of a very long one the part around it. */
  #lineAt(offset: number): { line: string; start: number } {
    const from = Math.max(0, offset - LONGEST_LINE);
    const before = this.#text.slice(from, offset);
    const start = from + Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1;
    const after = this.#text.slice(offset, offset + LONGEST_LINE);
    const length = after.search(/[\r\n]/);
    return { line: this.#text.slice(start, length < 0 ? offset + after.length : offset + length), start };
  }
}

function told({ time, isLocalTime, computer }: WindowsEvent): Told {
  return {
    ...(time !== undefined && { when: { time, from: 'event', ...(isLocalTime && { isLocal: true }) } }),
    ...(computer !== undefined && computer !== '' && { machine: { name: computer, from: 'event' } }),
  };
}
