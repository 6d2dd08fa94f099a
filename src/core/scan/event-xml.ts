import { XMLParser } from 'fast-xml-parser';
import type { Code } from '../knowledge/code';
import type { Span } from '../text';
import { carriesCode, findEventField } from './event-fields';
import { statusCode } from './family';
import { numberAt } from './number';
import { plainXml } from './plain-xml';

/** A code in an event; the span is in the text that was given. */
export interface EventReading extends Span {
  readonly code: Code;
}

/** Longest event that is read; a longer one is cut here, as a damaged one would be. */
const MAX_EVENT = 262_144;
const EVENT_START = /<Event(?=[\s>])|&lt;Event(?=\s|&gt;)/g;
const EVENT_END = /<\/Event(?=[\s>]|$)|&lt;\/Event(?=\s|&gt;)|<\\\/Event(?=[\s>])/;
const PROVIDERS = /TerminalServices-|RdpCoreTS|TermDD|Security-Auditing/;

/** Codes in the Windows events of a text: XML as exported, copied, escaped in HTML or JSON, or commented out. */
export function readEventXml(text: string): EventReading[] {
  const readings: EventReading[] = [];
  for (const { start, end } of eventBlocks(text)) readings.push(...readBlock(text, start, end));
  return readings;
}

/** The events of a text: each from `<Event` to its end tag, to the next event, or to the text's end. */
function eventBlocks(text: string): Span[] {
  const blocks: Span[] = [];
  EVENT_START.lastIndex = 0;
  let match = EVENT_START.exec(text);
  while (match) {
    const start = match.index;
    const next = EVENT_START.exec(text);
    const limit = Math.min(next?.index ?? text.length, start + MAX_EVENT);
    const close = EVENT_END.exec(text.slice(start, limit));
    blocks.push({ start, end: close ? start + close.index + close[0].length : limit });
    match = next;
  }
  return blocks;
}

function readBlock(text: string, start: number, end: number): EventReading[] {
  const raw = text.slice(start, end);
  if (!PROVIDERS.test(raw)) return [];
  // Asked before the marks are undone, which costs more than the question; again where they hid the head.
  if (!mayCarryCode(raw)) return [];
  const { xml, originalOffset } = plainXml(raw);
  if (xml !== raw && !mayCarryCode(xml)) return [];
  const event = parseEvent(xml) ?? readDamagedEvent(xml);
  if (!event) return [];
  const readings: EventReading[] = [];
  for (const field of event.fields) {
    const reading = readField(event, field, xml);
    if (reading)
      readings.push({
        ...reading,
        start: start + originalOffset(reading.start),
        end: start + originalOffset(reading.end),
      });
  }
  return readings;
}

/** Told by its head, before the whole is parsed: most events of an export carry no code. */
function mayCarryCode(xml: string): boolean {
  const provider = PROVIDER_NAME.exec(xml)?.[1];
  const id = EVENT_ID.exec(xml)?.[1];
  // Where the head cannot be read like this, the parser has the last word.
  return provider === undefined || id === undefined || carriesCode(provider, Number(id));
}

interface Field {
  readonly name: string;
  /** Where its text begins in the block. */
  readonly at: number;
}

interface ParsedEvent {
  readonly provider: string;
  readonly id: number;
  readonly fields: readonly Field[];
}

function readField(event: ParsedEvent, field: Field, xml: string): EventReading | undefined {
  if (field.name === 'Binary') return event.provider === 'TermDD' ? readBinary(field, xml) : undefined;
  const known = findEventField(event.provider, event.id, field.name);
  if (!known) return undefined;
  let at = field.at;
  while (/\s/.test(xml.charAt(at))) at++;
  const token = numberAt(xml, at);
  const code = token && known.read(token.value);
  return code && { start: token.start, end: token.end, code };
}

/** TermDD 50 and 56: the last four bytes of the binary data, little-endian. */
function readBinary(field: Field, xml: string): EventReading | undefined {
  const close = xml.indexOf('<', field.at);
  const digits = xml.slice(field.at, close < 0 ? xml.length : close).trimEnd();
  const end = field.at + digits.length;
  const last = /[0-9a-f]{8}$/i.exec(digits.slice(-8))?.[0];
  if (!last) return undefined;
  const value = Number.parseInt(last.match(/../g)!.reverse().join(''), 16);
  return statusCode(value) && { start: end - 8, end, code: { family: 'hresult', value } };
}

// Entities stay as they are: values that are codes hold none, and none is ever expanded.
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

function parseEvent(xml: string): ParsedEvent | undefined {
  let nodes: unknown;
  try {
    nodes = parser.parse(xml);
  } catch {
    return undefined; // a damaged event: the tolerant reader takes what is left of it
  }
  const event = nodesOf(nodes).find((node) => node.name === 'Event');
  const system = event?.children.find((node) => node.name === 'System');
  const provider = system?.children.find((node) => node.name === 'Provider')?.attributes['Name'];
  const id = Number.parseInt(system?.children.find((node) => node.name === 'EventID')?.text ?? '', 10);
  if (!event || !provider || !Number.isInteger(id)) return undefined;
  const fields: Field[] = [];
  const visit = (node: Node) => {
    if (node.children.some((child) => child.name !== '#text')) node.children.forEach(visit);
    else if (node.name !== '#text')
      fields.push({ name: node.attributes['Name'] ?? node.name, at: xml.indexOf('>', node.start) + 1 });
  };
  for (const part of event.children) if (part.name === 'EventData' || part.name === 'UserData') visit(part);
  return { provider, id, fields };
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

const PROVIDER_NAME = /<Provider\s{1,8}Name\s?=\s?["']([^"'<>]{1,120})["']/;
const EVENT_ID = /<EventID(?:\s[^<>]{0,80})?>\s{0,8}(\d{1,6})/;
const DATA = /<Data\s{1,8}Name\s?=\s?["']([\w -]{1,60})["']\s?>|<(Reason|ErrorCode|Binary|Error|error)>/g;

/** What can still be read of an event whose tags do not match. */
function readDamagedEvent(xml: string): ParsedEvent | undefined {
  const provider = PROVIDER_NAME.exec(xml)?.[1];
  const id = EVENT_ID.exec(xml)?.[1];
  if (!provider || id === undefined) return undefined;
  const fields = [...xml.matchAll(DATA)].map((match) => ({
    name: match[1] ?? match[2]!,
    at: match.index + match[0].length,
  }));
  return { provider, id: Number(id), fields };
}
