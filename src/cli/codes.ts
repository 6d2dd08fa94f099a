import { allEntries, CAUSES, SOURCES, type Entry } from '../core';
import { codesMarkdown } from './codes-markdown';
import type { CODES_FORMATS } from './option-values';
import type { Outcome } from './outcome';

const COLUMNS = [
  'family',
  'value',
  'hex',
  'signed',
  'field',
  'symbol',
  'title',
  'meaning',
  'severity',
  'known',
  'confidence',
  'cause',
  'sources',
  // Of events only; last, so that every other column keeps its place.
  'provider',
  'channel',
] as const;
type CodeRow = Readonly<Record<(typeof COLUMNS)[number], string | number | boolean | null>>;

/**
 * `rdpdiag codes`: every known code, in the order of its family's table. Events are rows of the family `event` with
 * provider and channel, but for KQL: its table is joined on family and value, which do not tell an event.
 */
export function codes(format: (typeof CODES_FORMATS)[number]): Outcome {
  return {
    output: { json: codesJson, csv: codesCsv, markdown: codesMarkdown, kql: codesKql }[format](),
    complaints: [],
    status: 0,
  };
}

function rowOf(entry: Entry): CodeRow {
  const { family, value, field, symbol, title, meaning, severity, known, confidence, causes, sources } = entry;
  const { provider, channel } = entry;
  return {
    family,
    value,
    hex: value === null || family === 'event' ? null : `0x${value.toString(16).toUpperCase()}`,
    signed: value !== null && value > 0x7fffffff ? value - 0x100000000 : value,
    field: field ?? null,
    symbol: symbol ?? null,
    title,
    meaning,
    severity,
    known: known !== false,
    confidence,
    // Most events tell of no trouble, so they have no cause.
    cause: causes[0] === undefined ? null : CAUSES[causes[0]].title,
    sources: sources.map((id) => ('url' in SOURCES[id] ? SOURCES[id].url : SOURCES[id].title)).join(' '),
    provider: provider ?? null,
    channel: channel ?? null,
  };
}

/** The table as JSON, as docs/codes.json holds it. */
export function codesJson(): string {
  return `${JSON.stringify({ version: 1, codes: allEntries().map(rowOf) }, undefined, 1)}\n`;
}

/** RFC 4180: quoted, CRLF. */
function codesCsv(): string {
  const quote = (cell: CodeRow[keyof CodeRow]) => `"${String(cell ?? '').replaceAll('"', '""')}"`;
  const rows = allEntries().map((entry) => {
    const row = rowOf(entry);
    return COLUMNS.map((column) => quote(row[column])).join(',');
  });
  return [COLUMNS.map(quote).join(','), ...rows, ''].join('\r\n');
}

/** A Kusto `datatable`, to be joined on family and value; so without events, whose ids need the provider too. */
function codesKql(): string {
  const columns: readonly (readonly [keyof CodeRow, string])[] = [
    ['family', 'string'],
    ['value', 'long'],
    ['hex', 'string'],
    ['signed', 'long'],
    ['field', 'string'],
    ['symbol', 'string'],
    ['title', 'string'],
    ['severity', 'string'],
    ['cause', 'string'],
  ];
  const literal = (cell: CodeRow[keyof CodeRow], type: string) => {
    if (type === 'long') return `long(${String(cell)})`;
    return `"${String(cell ?? '')
      .replaceAll('\\', '\\\\')
      .replaceAll('"', '\\"')}"`;
  };
  const entries = allEntries().filter(({ family }) => family !== 'event');
  const rows = entries.map((entry) => {
    const row = rowOf(entry);
    return `    ${columns.map(([column, type]) => literal(row[column], type)).join(', ')}`;
  });
  return [
    '// To join it: | join kind=leftouter RdpCodes on family, value',
    `let RdpCodes = datatable(${columns.map(([column, type]) => `${column}: ${type}`).join(', ')})`,
    '[',
    rows.join(',\n'),
    '];',
    'RdpCodes',
    '',
  ].join('\n');
}
