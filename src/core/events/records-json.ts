import { isWholeEvent } from './data-xml';
import type { TimeOptions } from './event-time';
import { recordOfObject } from './json-event';
import { decoded, parseJson, skipJson, type JsonArray, type JsonNode, type JsonObject } from './json-nodes';
import { toEvent, within, type Part } from './record';
import { readListRecords } from './records-list';
import { RELEVANT } from './sieve';
import type { WindowsEvent } from './windows-event';

const OBJECT = /\{\s{0,400}"/g;
/** Of an object longer than this, only the parts that name a provider of interest are taken apart. */
const LONG = 262_144;

/**
 * The events of JSON in a text: an object per line, in lists, within other objects, after the head of a log line. Objects are
 * taken apart only where they name a provider of interest. What holds a whole event's XML is left to the reader of XML.
 */
export function readJsonRecords(text: string, options: TimeOptions): WindowsEvent[] {
  const events: WindowsEvent[] = [];
  const neverClosed = new Set<number>();
  OBJECT.lastIndex = 0;
  for (let match = OBJECT.exec(text); match; match = OBJECT.exec(text)) {
    const start = match.index;
    OBJECT.lastIndex = start + 1;
    if (neverClosed.has(start)) continue;
    const next = afterOtherLine(text, start);
    if (next > start) {
      OBJECT.lastIndex = next;
      continue;
    }
    const skipped = skipJson(text, start);
    if ('open' in skipped) {
      for (const at of skipped.open) neverClosed.add(at);
      continue;
    }
    const { end } = skipped;
    if (!RELEVANT.test(text.slice(start, end))) {
      OBJECT.lastIndex = end;
      continue;
    }
    const node = parseJson(text, start, end - start > LONG ? skipIrrelevant(text, 4 * (end - start)) : undefined);
    // What has matching brackets and is no JSON may yet hold some.
    if (!node) continue;
    visit(text, node, options, events, 0);
    OBJECT.lastIndex = end;
  }
  return events;
}

/** Where the next line begins, if this one and that are objects of their own, as most are, and this names nothing of interest. */
function afterOtherLine(text: string, start: number): number {
  if (start > 0 && text[start - 1] !== '\n') return start;
  const newline = text.indexOf('\n', start);
  if (newline < 0 || text[newline + 1] !== '{' || newline - start > LONG) return start;
  const line = text.slice(start, newline);
  return /\}\s{0,2}$/.test(line.slice(-3)) && !RELEVANT.test(line) ? newline + 1 : start;
}

/** Where an object of a list ends that names nothing of interest. Spends no more than `budget` characters in all. */
function skipIrrelevant(text: string, budget: number): (start: number) => number | undefined {
  let spent = 0;
  return (start) => {
    if (spent > budget) return undefined;
    const skipped = skipJson(text, start);
    if ('open' in skipped) return undefined;
    spent += skipped.end - start;
    return RELEVANT.test(text.slice(start, skipped.end)) ? undefined : skipped.end;
  };
}

const DEEPEST = 12;

function visit(text: string, node: JsonNode, options: TimeOptions, events: WindowsEvent[], depth: number): void {
  if (depth > DEEPEST) return;
  if (node.kind === 'array') {
    for (const item of node.items) visit(text, item, options, events, depth + 1);
    return;
  }
  if (node.kind !== 'object') return;
  const rows = rowsOf(text, node);
  if (rows) {
    for (const row of rows) visit(text, row, options, events, depth + 1);
    return;
  }
  const record = recordOfObject(text, node);
  const event = record && toEvent(record, options);
  if (event) {
    if (node.end - node.start > LONG || !isWholeEvent(text.slice(node.start, node.end))) events.push(event);
    return;
  }
  for (const [key, value] of node.entries) {
    if (value.kind === 'string' && key === '_raw') readRaw(text, value.start, value.end, options, events);
    else visit(text, value, options, events, depth + 1);
  }
}

/** What Splunk keeps of an event: the text of pairs that Windows' agent sent. */
function readRaw(text: string, start: number, end: number, options: TimeOptions, events: WindowsEvent[]): void {
  const raw: Part = { ...decoded(text, start, end), start, end };
  if (isWholeEvent(raw.value)) return;
  const placed = (span: { start: number; end: number }) => within(raw, span.start, span.end - span.start);
  for (const event of readListRecords(raw.value, options)) {
    events.push({
      ...event,
      span: placed(event.span),
      idSpan: placed(event.idSpan),
      fields: event.fields.map((field) => ({ ...field, ...placed(field) })),
    });
  }
}

/** The rows of a Log Analytics answer as objects: it names the columns once, beside the rows. */
function rowsOf(text: string, node: JsonObject): JsonObject[] | undefined {
  const list = (name: string): JsonArray | undefined => {
    const found = node.entries.find(([key, value]) => key.toLowerCase() === name && value.kind === 'array');
    return found?.[1] as JsonArray | undefined;
  };
  const columns = list('columns');
  const rows = list('rows');
  if (!columns || !rows) return undefined;
  const names = columns.items.map((column) => {
    const name = column.kind === 'object' ? column.entries.find(([key]) => key.toLowerCase() === 'name')?.[1] : column;
    return name?.kind === 'string' ? decoded(text, name.start, name.end).value : '';
  });
  return rows.items.flatMap((row) =>
    row.kind === 'array'
      ? [
          {
            kind: 'object' as const,
            entries: row.items.map((item, at) => [names[at] ?? '', item] as const),
            start: row.start,
            end: row.end,
          },
        ]
      : [],
  );
}
