import { XMLParser } from 'fast-xml-parser';
import type { Span } from '../text';
import { eventHead } from './event-head';
import { plainXml } from './plain-xml';
import type { EventField, WindowsEvent } from './windows-event';

/** Longest event that is read; a longer one is cut here, as a damaged one would be. */
export const MAX_EVENT = 262_144;
const EVENT_START = /<Event(?=[\s>])|&lt;Event(?=\s|&gt;)/g;
/** Ends an event, in each of these writings. */
export const EVENT_END = /<\/Event(?=[\s>]|$)|&lt;\/Event(?=\s|&gt;)|<\\\/Event(?=[\s>])/;
const TAG_CLOSE = /^\s{0,8}(?:>|&gt;)/;
const PROVIDERS =
  /TerminalServices-|RemoteDesktopServices-|TermDD|TermService|TermServ|Security-Auditing|U(?:ser|SER)32|Event[Ll]og|Kernel-Power/;

/** Asked before an event is parsed: whether this event of this provider is wanted. */
export type WantedEvent = (provider: string, id: number) => boolean;

/**
 * The wanted Windows events in a text that are XML: as exported, as copied, escaped in HTML or JSON, or commented out.
 * A damaged event costs only itself: what can still be read of it is read.
 * @returns Events in order; all spans are UTF-16 offsets in `text`.
 */
export function readXmlEvents(text: string, wanted: WantedEvent): WindowsEvent[] {
  const events: WindowsEvent[] = [];
  const known = new Map<string, boolean>();
  const isWantedHead = (provider: string, id: number) => {
    const key = `${id} ${provider}`;
    const found = known.get(key) ?? (PROVIDERS.test(provider) && wanted(provider, id));
    known.set(key, found);
    return found;
  };
  for (const start of eventStarts(text)) {
    const head = eventHead(text, start.at);
    if (head && !isWantedHead(head.provider, head.id)) continue;
    const event = readBlock(text, spanOf(text, start), wanted);
    if (event) events.push(event);
  }
  return events;
}

/** The one event that a text is, of whatever provider; undefined where it is none. Spans are offsets in `xml`. */
export function readXmlEvent(xml: string): WindowsEvent | undefined {
  return parseEvent(xml) ?? readDamagedEvent(xml);
}

/** Where the events of a text stand: each from `<Event` to its end tag, to the next event, or to the text's end. */
export function* eventSpans(text: string): Generator<Span, undefined> {
  for (const start of eventStarts(text)) yield spanOf(text, start);
  return undefined;
}

interface EventStart {
  readonly at: number;
  /** Where the next event begins, or the text ends. */
  readonly next: number;
}

function* eventStarts(text: string): Generator<EventStart, undefined> {
  // Plain searches are far faster than a pattern, and most logs hold no event.
  const isPlain = !text.includes('&lt;Event');
  const from = (offset: number) => (isPlain ? plainStart(text, offset) : startFrom(text, offset));
  let at = from(0);
  while (at >= 0) {
    const next = from(at + 6);
    yield { at, next: next < 0 ? text.length : next };
    at = next;
  }
  return undefined;
}

function spanOf(text: string, { at, next }: EventStart): Span {
  const limit = Math.min(next, at + MAX_EVENT);
  const block = text.slice(at, limit);
  const close = EVENT_END.exec(block);
  if (!close) return { start: at, end: limit };
  // With its bracket: without it, no parser takes the event for a whole one.
  const end = close.index + close[0].length;
  return { start: at, end: at + end + (TAG_CLOSE.exec(block.slice(end, end + 12))?.[0].length ?? 0) };
}

function plainStart(text: string, offset: number): number {
  let at = text.indexOf('<Event', offset);
  while (at >= 0 && !isBlank(text, at + 6) && text[at + 6] !== '>') at = text.indexOf('<Event', at + 6);
  return at + 6 >= text.length ? -1 : at;
}

function startFrom(text: string, offset: number): number {
  EVENT_START.lastIndex = offset;
  return EVENT_START.exec(text)?.index ?? -1;
}

function readBlock(text: string, { start, end }: Span, wanted: WantedEvent): WindowsEvent | undefined {
  const raw = text.slice(start, end);
  if (!PROVIDERS.test(raw)) return undefined;
  // Asked before the marks are undone, which costs more than the question; again where they hid the head.
  if (!isWanted(raw, wanted)) return undefined;
  const { xml, originalOffset } = plainXml(raw);
  if (xml !== raw && !isWanted(xml, wanted)) return undefined;
  const event = parseEvent(xml) ?? readDamagedEvent(xml);
  if (!event || !wanted(event.provider, event.id)) return undefined;
  const place = (span: Span) => ({
    start: start + originalOffset(span.start),
    end: start + originalOffset(span.end),
  });
  return {
    ...event,
    fields: event.fields.map((field) => ({ ...field, ...place(field) })),
    span: { start, end },
    idSpan: place(event.idSpan),
  };
}

/** Told by its head, before the whole is parsed: most events of an export are of no interest. */
function isWanted(xml: string, wanted: WantedEvent): boolean {
  const provider = PROVIDER_NAME.exec(xml)?.[1];
  const id = EVENT_ID.exec(xml)?.[1];
  // Where the head cannot be read like this, the parser has the last word.
  return provider === undefined || id === undefined || wanted(provider, Number(id));
}

// Entities stay as they are here: none is ever expanded but the five of XML and numbers, one by one, below.
const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseTagValue: false,
  trimValues: false,
  processEntities: false,
});
const META = XMLParser.getMetaDataSymbol() as unknown as symbol;

interface Node {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Node[];
  readonly text: string;
  readonly start: number;
}

function parseEvent(xml: string): WindowsEvent | undefined {
  let nodes: unknown;
  try {
    nodes = parser.parse(xml);
  } catch {
    return undefined; // a damaged event: the tolerant reader takes what is left of it
  }
  const event = nodesOf(nodes).find((node) => node.name === 'Event');
  const system = event?.children.find((node) => node.name === 'System');
  const part = (name: string) => system?.children.find((node) => node.name === name);
  const provider = part('Provider')?.attributes['Name'];
  const idNode = part('EventID');
  const id = Number.parseInt(idNode?.text ?? '', 10);
  if (!event || !idNode || !provider || !Number.isSafeInteger(id)) return undefined;
  const fields: EventField[] = [];
  const visit = (node: Node) => {
    if (node.name === '#text') return;
    if (node.children.some((child) => child.name !== '#text')) {
      node.children.forEach(visit);
      return;
    }
    const name = node.attributes['Name'] ?? (node.name === 'Data' ? String(fields.length + 1) : node.name);
    fields.push({ name, ...valueAt(xml, xml.indexOf('>', node.start) + 1, node.text) });
  };
  for (const data of event.children) {
    if (data.name === 'EventData' || data.name === 'UserData') data.children.forEach(visit);
  }
  const idAt = xml.indexOf('>', idNode.start) + 1;
  return {
    ...systemOf({
      provider,
      id,
      channel: part('Channel')?.text,
      computer: part('Computer')?.text,
      time: part('TimeCreated')?.attributes['SystemTime'],
      recordId: part('EventRecordID')?.text,
      activityId: part('Correlation')?.attributes['ActivityID'],
      userId: part('Security')?.attributes['UserID'],
      level: part('Level')?.text,
    }),
    fields,
    span: { start: 0, end: xml.length },
    idSpan: withoutBlanks(xml, idAt, idAt + idNode.text.length),
  };
}

function nodesOf(value: unknown): Node[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((item: Record<string | symbol, unknown>) => {
    const name = Object.keys(item).find((key) => key !== ':@');
    if (name === undefined) return [];
    const content = item[name];
    const children = nodesOf(content);
    const start = (item[META] as { startIndex?: number } | undefined)?.startIndex ?? 0;
    return {
      name,
      attributes: (item[':@'] ?? {}) as Record<string, string>,
      children,
      text: typeof content === 'string' ? content : children.map((child) => child.text).join(''),
      start,
    };
  });
}

/** The parts of `<System>` as they are written. */
interface WrittenSystem {
  readonly provider: string;
  readonly id: number;
  readonly channel?: string | undefined;
  readonly computer?: string | undefined;
  readonly time?: string | undefined;
  readonly recordId?: string | undefined;
  readonly activityId?: string | undefined;
  readonly userId?: string | undefined;
  readonly level?: string | undefined;
}

function systemOf(written: WrittenSystem): Omit<WindowsEvent, 'fields' | 'span' | 'idSpan'> {
  const { provider, id, userId } = written;
  const channel = written.channel?.trim();
  const computer = written.computer?.trim();
  const time = systemTime(written.time);
  const activityId = written.activityId?.replace(/[{}]/g, '').toLowerCase();
  const recordId = Number.parseInt(written.recordId ?? '', 10);
  const level = Number.parseInt(written.level ?? '', 10);
  return {
    provider: unescapeXml(provider),
    id,
    ...(channel ? { channel: unescapeXml(channel) } : {}),
    ...(computer ? { computer: unescapeXml(computer) } : {}),
    ...(time !== undefined && { time }),
    ...(Number.isSafeInteger(recordId) && { recordId }),
    ...(activityId ? { activityId } : {}),
    ...(userId ? { userId } : {}),
    ...(Number.isInteger(level) && { level }),
  };
}

const SYSTEM_TIME = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:\.(\d{1,9}))?(Z|[+-]\d\d:?\d\d)?$/;

/** `SystemTime` is UTC, with up to nine digits behind the second; newer exports leave the Z out. */
function systemTime(text = ''): number | undefined {
  const match = SYSTEM_TIME.exec(text.trim());
  if (!match) return undefined;
  const time = Date.parse(`${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0').slice(0, 3)}${match[4] ?? 'Z'}`);
  return Number.isNaN(time) ? undefined : time;
}

/** A value without the blanks around it, and where it stands. */
function valueAt(xml: string, at: number, text: string): Omit<EventField, 'name'> {
  return { value: unescapeXml(text.trim()), ...withoutBlanks(xml, at, at + text.length) };
}

function withoutBlanks(xml: string, start: number, end: number): Span {
  let from = start;
  while (from < end && isBlank(xml, from)) from++;
  let to = end;
  while (to > from && isBlank(xml, to - 1)) to--;
  return { start: from, end: to };
}

const isBlank = (text: string, at: number) => text.charAt(at).trim() === '';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };

/** Undoes the five entities of XML and characters given as numbers, once; all others stay as they are. */
function unescapeXml(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:(lt|gt|quot|apos|amp)|#(\d{1,7})|#x([0-9a-f]{1,6}));/gi, (whole, name, decimal, hex) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const point = decimal !== undefined ? Number(decimal) : Number.parseInt(String(hex), 16);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

const PROVIDER_NAME = /<Provider\s{1,8}Name\s?=\s?["']([^"'<>]{1,120})["']/;
const EVENT_ID = /<EventID(?:\s[^<>]{0,80})?>\s{0,8}(\d{1,10})(?!\d)/;
const TIME = /<TimeCreated\s{1,8}SystemTime\s?=\s?["']([^"'<>]{1,60})["']/;
const ACTIVITY = /<Correlation\s[^<>]{0,60}?ActivityID\s?=\s?["']([^"'<>]{1,60})["']/;
const USER = /<Security\s{1,8}UserID\s?=\s?["']([^"'<>]{1,100})["']/;
const CHANNEL = /<Channel>([^<>]{0,300})</;
const COMPUTER = /<Computer>([^<>]{0,300})</;
const RECORD = /<EventRecordID>([^<>]{0,30})</;
const LEVEL = /<Level>([^<>]{0,10})</;
const DATA = /<Data\s{1,8}Name\s?=\s?["']([\w -]{1,60})["']\s?>([^<]{0,4000})|<([A-Za-z]\w{0,40})>([^<]{1,4000})/g;

/** What can still be read of an event whose tags do not match. */
function readDamagedEvent(xml: string): WindowsEvent | undefined {
  const provider = PROVIDER_NAME.exec(xml)?.[1];
  const id = EVENT_ID.exec(xml);
  if (!provider || !id) return undefined;
  const dataAt = xml.search(/<(?:EventData|UserData)\b/);
  const fields = (dataAt < 0 ? [] : [...xml.slice(dataAt).matchAll(DATA)]).flatMap((match) => {
    const text = match[2] ?? match[4] ?? '';
    // Blanks alone are the inside of an element that holds others.
    if (match[3] !== undefined && text.trim() === '') return [];
    return { name: match[1] ?? match[3]!, ...valueAt(xml, dataAt + match.index + match[0].length - text.length, text) };
  });
  const first = (pattern: RegExp) => pattern.exec(xml)?.[1];
  const idEnd = id.index + id[0].length;
  return {
    ...systemOf({
      provider,
      id: Number(id[1]),
      channel: first(CHANNEL),
      computer: first(COMPUTER),
      time: first(TIME),
      recordId: first(RECORD),
      activityId: first(ACTIVITY),
      userId: first(USER),
      level: first(LEVEL),
    }),
    fields,
    span: { start: 0, end: xml.length },
    idSpan: { start: idEnd - id[1]!.length, end: idEnd },
    isDamaged: true,
  };
}
