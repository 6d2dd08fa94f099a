import { isWholeEvent, readDataXml } from './data-xml';
import type { TimeOptions } from './event-time';
import { readPayload } from './json-event';
import { isAccount, toEvent, within, type EventRecord, type NamedPart, type Part } from './record';
import { roleOf, type Role } from './record-labels';
import { RELEVANT } from './sieve';
import type { WindowsEvent } from './windows-event';

const SEPARATORS = ['\t', ';', ',', '|'] as const;
/** A line without it heads no table of events: what the column of ids may be called ends so, or begins so. */
const MAY_BE_HEADER = /id["'\s,;|]|id$|eventcode|event code|instanceid|событ|事件|イベント/i;
/** JSON and markup begin so. */
const NO_HEADER = '{[<';
const LONGEST_HEADER = 3_000;
const LONGEST_CELL = 65_536;
const MOST_CELLS = 300;

interface Table {
  readonly separator: string;
  readonly names: readonly string[];
  readonly roles: readonly (Role | undefined)[];
  readonly isUtc: boolean;
}

/**
 * The events of tables with a row of column names: Export-Csv, Event Viewer's "Save as" (where the message has no column
 * name), EvtxECmd, Log Analytics, FullEventLogView. Cells by RFC 4180, between commas, semicolons, tabs or bars.
 */
export function readCsvRecords(text: string, options: TimeOptions): WindowsEvent[] {
  const events: WindowsEvent[] = [];
  let table: Table | undefined;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const lineEnd = newline < 0 ? text.length : newline;
    if (!table) {
      table = headerAt(text, start, lineEnd);
      start = lineEnd + 1;
      continue;
    }
    if (lineEnd - start < 2 || isSkipped(text, start, lineEnd, table)) {
      start = lineEnd + 1;
      continue;
    }
    const { cells, end } = cellsAt(text, start, table.separator);
    const event = cells.length > 2 ? toEvent(recordOf(text, table, cells, start, end), options) : undefined;
    if (event) events.push(event);
    else if (cells.length < 2 && text.slice(start, end).trim() !== '') table = undefined;
    else table = headerAt(text, start, lineEnd) ?? table;
    start = end + 1;
  }
  return events;
}

/** True for a row that is whole on its line and names no provider of interest: most rows of most exports. */
function isSkipped(text: string, start: number, end: number, table: Table): boolean {
  if (!table.roles.includes('provider')) return false;
  const line = text.slice(start, end);
  if (RELEVANT.test(line) || !line.includes(table.separator)) return false;
  let quotes = 0;
  for (let at = line.indexOf('"'); at >= 0; at = line.indexOf('"', at + 1)) quotes++;
  return quotes % 2 === 0 && !MAY_BE_HEADER.test(line.slice(0, LONGEST_HEADER));
}

function headerAt(text: string, start: number, end: number): Table | undefined {
  if (end - start > LONGEST_HEADER || end - start < 10 || NO_HEADER.includes(text[start]!)) return undefined;
  const line = text.slice(start, end);
  if (!MAY_BE_HEADER.test(line)) return undefined;
  for (const separator of SEPARATORS) {
    if (!line.includes(separator)) continue;
    const names = cellsAt(text, start, separator).cells.map(({ value }) => value.replace(/^\ufeff/, '').trim());
    const roles = names.map((name) => roleOf(name));
    const has = (...some: Role[]) => some.some((role) => roles.includes(role));
    // A column may be called "time" or "host" in any table: the id and whose it is make it one of events.
    if (!has('id', 'instance') || !has('provider', 'channel', 'message') || names.length < 3) continue;
    // A wiki lists what events mean with bars too, but not when they were.
    if (separator === '|' && !has('time', 'clock')) continue;
    const isUtc = names.some((name) => /\butc\b/i.test(name)) || (has('payload') && names.includes('MapDescription'));
    return { separator, names, roles, isUtc };
  }
  return undefined;
}

const PREFERRED: Readonly<Partial<Record<Role, RegExp>>> = { recordId: /event/i, userId: /id/i, level: /name/i };

function recordOf(text: string, table: Table, cells: readonly Part[], start: number, end: number): EventRecord {
  const part = (role: Role): Part | undefined => {
    const columns = table.roles.flatMap((one, column) => (one === role ? [column] : []));
    const preferred = columns.find((column) => PREFERRED[role]?.test(table.names[column]!)) ?? columns[0];
    return preferred === undefined ? undefined : cells[preferred];
  };
  const trimmedEnd = text[end - 1] === '\r' ? end - 1 : end;
  const span = { start, end: trimmedEnd };
  const xml = part('xml')?.value.includes('<') ? part('xml') : undefined;
  // Read where it stands, as XML.
  if (xml && isWholeEvent(xml.value)) return { span };
  const named: NamedPart[] = [];
  table.roles.forEach((role, column) => {
    const cell = cells[column];
    if (!cell || cell.value === '') return;
    if (role === undefined || (role === 'userId' && isAccount(cell)))
      named.push({ ...cell, name: table.names[column]! });
  });
  const strings: Part[] = [];
  for (const { name, value, index } of xml ? readDataXml(xml.value) : []) {
    const place = { value, ...within(xml!, index, value.length) };
    if (name === undefined) strings.push(place);
    else named.push({ ...place, name, isField: true });
  }
  const payload = part('payload');
  if (payload) {
    const fields = readPayload(payload);
    named.push(...fields.named);
    strings.push(...fields.strings);
  }
  // Event Viewer gives the message a cell but no name.
  const last = cells[table.names.length];
  const message =
    part('message') ??
    (last && {
      value: cells.length === table.names.length + 1 ? last.value : text.slice(last.start, trimmedEnd),
      start: last.start,
      end: trimmedEnd,
      ...(last.shifts && cells.length === table.names.length + 1 ? { shifts: last.shifts } : {}),
    });
  return {
    provider: part('provider'),
    id: part('id') ?? part('instance'),
    time: part('time') ?? part('clock'),
    isUtc: table.isUtc,
    channel: part('channel'),
    computer: part('computer'),
    recordId: part('recordId'),
    activityId: part('activityId'),
    userId: part('userId'),
    level: part('level'),
    message,
    named,
    strings,
    span,
  };
}

/** The cells of the row that begins at `start`, and where the row ends: before its line break. */
export function cellsAt(text: string, start: number, separator: string): { cells: Part[]; end: number } {
  const cells: Part[] = [];
  let lineEnd = lineEndAt(text, start);
  // Searched within the line: the next separator of the text may be far.
  let line = text.slice(start, lineEnd);
  let lineStart = start;
  for (let at = start; at <= lineEnd && cells.length < MOST_CELLS;) {
    const isQuoted = text[at] === '"' || (text[at] === '\ufeff' && text[at + 1] === '"');
    const quoted = isQuoted ? quotedCell(text, at) : undefined;
    if (quoted) {
      cells.push(quoted.cell);
      at = quoted.after;
      if (at > lineEnd) {
        lineEnd = lineEndAt(text, at);
        line = text.slice(at, lineEnd);
        lineStart = at;
      }
    }
    const found = line.indexOf(separator, at - lineStart);
    const end = found < 0 ? lineEnd : lineStart + found;
    if (!quoted) {
      const value = text.slice(at, end).trimEnd();
      cells.push({ value, start: at, end: at + value.length });
    }
    if (end === lineEnd) break;
    at = end + 1;
  }
  return { cells, end: lineEnd };
}

function lineEndAt(text: string, from: number): number {
  const newline = text.indexOf('\n', from);
  return newline < 0 ? text.length : newline;
}

/** A cell in quotes; undefined where they do not close. */
function quotedCell(text: string, start: number): { cell: Part; after: number } | undefined {
  const first = text.indexOf('"', start) + 1;
  const limit = Math.min(text.length, first + LONGEST_CELL);
  const near = text.slice(first, limit);
  let value = '';
  const shifts: [number, number][] = [];
  let from = 0;
  for (let at = near.indexOf('"'); at >= 0; at = near.indexOf('"', at + 2)) {
    value += near.slice(from, at);
    if (near[at + 1] !== '"') {
      return {
        cell: { value, start: first, end: first + at, ...(shifts.length > 0 ? { shifts } : {}) },
        after: first + at + 1,
      };
    }
    value += '"';
    shifts.push([value.length, shifts.length + 1]);
    from = at + 2;
  }
  return undefined;
}
