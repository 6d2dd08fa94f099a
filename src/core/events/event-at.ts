import type { Code, EventProvider } from '../knowledge/code';
import { findEntry } from '../knowledge/lookup';
import { LineIndex, type LineSource, type Span } from '../text';
import { isIdLabel } from './event-blocks';
import { readXmlEvents } from './event-xml';
import { shortProvider } from './provider';

/** An event whose id stands under a position. */
export interface EventPlace {
  /** The digits of the id, in columns of the line. */
  readonly span: Span;
  /** The event: family `event`, with its provider. */
  readonly code: Code & { readonly family: 'event'; readonly value: number; readonly provider: EventProvider };
}

/** How far around a position its event is read, in UTF-16 units and in lines. */
const REACH = 65_536;
const REACH_LINES = 400;
/** How far from its id the provider of a text record may stand. */
const RECORD_LINES = 30;
const RECORD_COLUMNS = 2000;

/**
 * The Windows event that we know and whose id stands under a position (0-based line, UTF-16 column): in XML of any shape, on
 * the line of a text record that names its provider near by, or in a table. Reads only the block around the position.
 */
export function eventAt(lines: LineSource, line: number, column: number): EventPlace | undefined {
  const text = lines.lineText(line);
  const span = digitsAt(text, column);
  if (!span) return undefined;
  const before = text.slice(Math.max(0, span.start - 300), span.start);
  const above = span.start < 300 ? `${lines.lineText(line - 2)}\n${lines.lineText(line - 1)}`.slice(-300) : '';
  if (before.includes('EventID') || above.includes('EventID')) {
    const place = xmlEventAt(lines, line, span);
    if (place) return place;
  }
  const id = text.slice(span.start, span.end);
  const provider = isLabelled(before)
    ? providerNear(lines, line, span)
    : (providerInRow(lines, line, span) ?? providerOfListing(lines, line, before));
  if (!provider) return undefined;
  // evtxexport prints the id of a classic event with its severity and facility in front.
  const values = EVTXEXPORT.test(before) ? [Number(id), Number(id) & 0xffff] : [Number(id)];
  for (const value of values) {
    const place = known(span, provider, value);
    if (place) return place;
  }
  return undefined;
}

function known(span: Span, provider: EventProvider, value: number): EventPlace | undefined {
  const code = { family: 'event', value, provider } as const;
  return findEntry(code) && { span, code };
}

const isDigit = (text: string, at: number) => at >= 0 && at < text.length && text[at]! >= '0' && text[at]! <= '9';

/** The number that stands by itself under a column, at most ten digits. */
function digitsAt(text: string, column: number): Span | undefined {
  let start = Math.min(column, text.length);
  let end = start;
  while (start > 0 && column - start <= 10 && isDigit(text, start - 1)) start--;
  while (end - column <= 10 && isDigit(text, end)) end++;
  if (start === end || end - start > 10) return undefined;
  // In JSON the letter in front may be the end of an escaped line feed.
  if (/[\p{L}\p{N}_.]/u.test(text.charAt(start - 1)) && !/\\[nrt]$/.test(text.slice(Math.max(0, start - 2), start))) {
    return undefined;
  }
  return /[\p{L}_]/u.test(text.charAt(end)) ? undefined : { start, end };
}

const EDGES = /<Event(?=[\s>]|$)|&lt;Event(?=\s|&gt;|$)|<\\?\/Event(?=[\s>]|$)|&lt;\/Event(?=\s|&gt;|$)/g;

/** The event around the digits, where they are its id. */
function xmlEventAt(lines: LineSource, line: number, span: Span): EventPlace | undefined {
  const begin = beginOfEvent(lines, line, span.start);
  if (!begin) return undefined;
  const parts: string[] = [];
  for (let at = begin.line; at < line; at++) parts.push(lines.lineText(at).slice(at === begin.line ? begin.column : 0));
  const own = lines.lineText(line);
  const rest = upToEdge(own.slice(span.end, span.end + REACH));
  parts.push(own.slice(begin.line === line ? begin.column : 0, span.end) + rest.text);
  let budget = rest.found ? 0 : REACH;
  for (let at = line + 1; at <= Math.min(lines.lineCount - 1, line + REACH_LINES) && budget > 0; at++) {
    const { text, found } = upToEdge(lines.lineText(at).slice(0, budget));
    parts.push(text);
    budget = found ? 0 : budget - text.length - 1;
  }
  const region = parts.join('\n');
  const [event] = readXmlEvents(region, (name) => shortProvider(name) !== undefined);
  const provider = event && shortProvider(event.provider);
  if (!event || !provider) return undefined;
  const position = new LineIndex(region).positionAt(event.idSpan.start);
  const column = position.column + (position.line === 0 ? begin.column : 0);
  return begin.line + position.line === line && column === span.start ? known(span, provider, event.id) : undefined;
}

/** Where the event begins that is open at a position. */
function beginOfEvent(lines: LineSource, line: number, column: number): { line: number; column: number } | undefined {
  let budget = REACH;
  for (let at = line; at >= Math.max(0, line - REACH_LINES) && budget > 0; at--) {
    const whole = lines.lineText(at);
    const end = at === line ? column : whole.length;
    const start = Math.max(0, end - budget);
    budget -= end - start + 1;
    const part = whole.slice(start, end);
    if (!part.includes('Event')) continue;
    const edge = [...part.matchAll(EDGES)].at(-1);
    if (edge) return edge[0].includes('/') ? undefined : { line: at, column: start + edge.index };
  }
  return undefined;
}

/** A text up to the end of its event: behind the end tag, or before the next event. */
function upToEdge(text: string): { text: string; found: boolean } {
  const edge = text.includes('Event') ? [...text.matchAll(EDGES)][0] : undefined;
  if (!edge) return { text, found: false };
  const end = edge[0].includes('/') ? text.indexOf('>', edge.index) + 1 || edge.index + edge[0].length : edge.index;
  return { text: text.slice(0, end), found: true };
}

const LABEL = /([^:=\n,{}<>|;\t"'\\]{1,40}?)["'\\]{0,2}\s{0,20}(?:=>|[:=：])\s{0,8}["'\\]{0,2}$/;
/** ConvertTo-Xml, Export-Clixml. */
const PROPERTY = /\b(?:Name|N)=["'](?:Event)?Id["'][^<>]{0,80}>$/i;
const EVTXEXPORT = /^Event identifier\s{0,8}: 0x[0-9a-f]{1,8} \($/i;
/** Elastic Common Schema: `"event":{"code":"40"`. */
const ECS = /["']event["']\s?:\s?\{[^{}]{0,200}["']code["']\s?:\s?["']?$/;

/** Whether what stands before the digits calls them an event id. */
function isLabelled(before: string): boolean {
  const near = before.slice(-100);
  const label = LABEL.exec(near)?.[1];
  if (label !== undefined && isIdLabel(label)) return true;
  return PROPERTY.test(near) || EVTXEXPORT.test(near) || ECS.test(before);
}

/** A provider by its full name, or by its short one where that stands as a value; not the head of a channel's name. */
const PROVIDER =
  /(?:Microsoft-Windows-)?(?:TerminalServices-[A-Za-z]{4,30}|RemoteDesktopServices-RdpCoreTS|Security-Auditing|Kernel-Power)(?![\w/-])|[:=>"'\t,(]\s{0,8}(?:TermDD|TermService|TermServLicensing|User32|EventLog)(?![\w/-])/g;

interface NamedProvider extends Span {
  readonly provider: EventProvider;
}

function providersIn(text: string): NamedProvider[] {
  return [...text.matchAll(PROVIDER)].flatMap((match) => {
    const name = match[0].replace(/^[:=>"'\t,(]\s{0,8}/, '');
    const provider = shortProvider(name);
    const end = match.index + match[0].length;
    return provider ? [{ provider, start: end - name.length, end }] : [];
  });
}

/** Records of a JSON array follow each other so. */
const NEXT_RECORD = /\}\s?,\s?\{/g;
/** A line at which a record of JSON or XML begins or ends. */
const RECORD_ABOVE = /^\s{0,80}(?:\}?,?\s?\[?\{|<Obj(?:ect)?\b.{0,200})\s{0,8}$/;
const RECORD_BELOW = /^\s{0,80}(?:\}\s?,\s?\{?|<\/Obj(?:ect)?>)\s{0,8}$/;

/** Whether a line bounds the record of a text that it stands above or below of: an empty one does, and a bracket. */
export function endsRecord(text: string, side: 'above' | 'below'): boolean {
  const near = text.slice(0, 400);
  return near.trim() === '' || (side === 'above' ? RECORD_ABOVE : RECORD_BELOW).test(near);
}

/** The provider that the record around an id names: nearest on the line, else in the lines above and below. */
function providerNear(lines: LineSource, line: number, span: Span): EventProvider | undefined {
  const text = lines.lineText(line);
  const windowStart = Math.max(0, span.start - RECORD_COLUMNS);
  const before = text.slice(windowStart, span.start);
  const after = text.slice(span.end, span.end + RECORD_COLUMNS);
  const begin = [...before.matchAll(NEXT_RECORD)].at(-1);
  const end = after.search(NEXT_RECORD);
  const left = providersIn(begin ? before.slice(begin.index + begin[0].length) : before).at(-1);
  const right = providersIn(end >= 0 ? after.slice(0, end) : after)[0];
  if (left && right) {
    const distance = before.length - (left.end + (begin ? begin.index + begin[0].length : 0));
    return distance <= right.start ? left.provider : right.provider;
  }
  const own = left ?? right;
  if (own) return own.provider;
  const label = labelOn(text);
  for (const [step, side] of [
    [-1, 'above'],
    [1, 'below'],
  ] as const) {
    for (let delta = step; Math.abs(delta) <= RECORD_LINES; delta += step) {
      const near = lines.lineText(line + delta).slice(0, 400);
      // A record has one id: at another line of the same label stands its neighbour.
      if (endsRecord(near, side) || (label !== '' && labelOn(near) === label)) break;
      const named = providersIn(near)[0];
      if (named) return named.provider;
    }
  }
  return undefined;
}

/** What stands before the first colon or equals sign of a line, where a number follows. */
const labelOn = (text: string): string =>
  /^([^:=\n]{0,60}?)\s{0,20}[:=]>?\s{0,20}["']?\d/.exec(text)?.[1]?.trim() ?? '';

const SEPARATORS = ['\t', ',', ';', '|'];

/** The provider on a row of a table whose id column is told by the header, or stands beside the provider's. */
function providerInRow(lines: LineSource, line: number, span: Span): EventProvider | undefined {
  const text = lines.lineText(line);
  if (text.length > REACH) return undefined;
  const row = text.slice(0, 2 * RECORD_COLUMNS);
  const separator = SEPARATORS.find(
    (one) => [one, '"', "'", ' ', ''].includes(row.charAt(span.end)) && row.includes(one),
  );
  if (separator === undefined) return undefined;
  const cells = cellsOf(row, separator);
  const cell = cells.findIndex(({ start, end }) => start <= span.start && span.end <= end);
  if (cell < 0 || bare(row, cells[cell]!) !== row.slice(span.start, span.end)) return undefined;
  const named = cells.findIndex((one) => shortProvider(bare(row, one)) !== undefined);
  if (named < 0) return undefined;
  const headed = [0, 1].some((at) => {
    const header = at < line ? lines.lineText(at).slice(0, 2 * RECORD_COLUMNS) : '';
    const head = cellsOf(header, separator)[cell];
    return head !== undefined && isIdLabel(bare(header, head));
  });
  return headed || cell === named + 1 ? shortProvider(bare(row, cells[named]!)) : undefined;
}

function cellsOf(row: string, separator: string): Span[] {
  const cells: Span[] = [];
  let start = 0;
  let quoted = false;
  for (let at = 0; at <= row.length; at++) {
    if (row[at] === '"') quoted = !quoted;
    if (at < row.length && (quoted || row[at] !== separator)) continue;
    cells.push({ start, end: at });
    start = at + 1;
  }
  return cells;
}

const bare = (row: string, { start, end }: Span) => row.slice(start, end).replace(/["']/g, '').trim();

/** `4/12/2025 9:00:01 AM   40 Information …` under `ProviderName: …`, as Get-WinEvent shows events. */
const LISTED =
  /^\s{0,8}\d{1,4}[./-]\d{1,2}[./-]\d{1,4}[ T]\s{0,4}\d{1,2}[:.]\d\d[:.]\d\d(?:[.,]\d{1,7})?(?:\s?[AaPp]\.?[Mm]\.?)?\s{1,12}$/;
const LISTED_PROVIDER = /^\s{0,8}ProviderName: (\S{1,120})\s{0,8}$/;

function providerOfListing(lines: LineSource, line: number, before: string): EventProvider | undefined {
  if (!LISTED.test(before)) return undefined;
  for (let at = line - 1; at >= Math.max(0, line - REACH_LINES); at--) {
    const name = LISTED_PROVIDER.exec(lines.lineText(at).slice(0, 200))?.[1];
    if (name !== undefined) return shortProvider(name);
  }
  return undefined;
}
