import type { Finding } from '../finding';
import { lintRdp, type LintRdpOptions } from '../rdp/lint';
import { LineIndex, type LineSource, type Position } from '../text';
import { readEventXml } from '../events/event-codes';
import { quietEvents } from '../events/quiet-events';
import { readEventText } from './event-text';
import { readEvtxexport } from './evtxexport';
import { EXTENDED_WITHIN, findingsOf } from './findings';
import type { DocumentKind, LineFinding } from './line-finding';
import { CONTEXT_LINES, Here, readShape, type Reading } from './reading';
import {
  isInteresting,
  isWorthReading,
  mayBeMessage,
  mayHoldName,
  mayTellPlace,
  shapesIn,
  traitsOf,
} from './interesting';
import { readMessages } from './messages';
import { readSymbols } from './symbols';
import { readTable } from './table';

/** How a document is read, told by its name, its language id or its first characters. */
export function documentKind(document: { path?: string; languageId?: string; start: string }): DocumentKind {
  const { path = '', languageId = '', start } = document;
  if (languageId === 'rdp' || /\.rdpw?$/i.test(path)) return 'rdp';
  if (/^\s{0,80}(?:<\?xml\b[^<]{0,200}\s{0,20})?(?:-\s)?<Events?[\s>]/.test(start)) return 'event-xml';
  return 'log';
}

/** What is known of a text beside itself. */
export interface ScanOptions {
  /** Told by `path` and the text's start where it is not given. */
  readonly kind?: DocumentKind;
  readonly path?: string;
  /** How an `.rdp` file is judged. */
  readonly rdp?: LintRdpOptions;
}

/**
 * All findings of a text, in order.
 * @returns Findings whose spans are UTF-16 offsets in `text`.
 */
export function scan(text: string, options: ScanOptions = {}): Finding[] {
  const kind =
    options.kind ??
    documentKind({ ...(options.path !== undefined && { path: options.path }), start: text.slice(0, 4000) });
  if (kind === 'rdp') {
    return lintRdp(text, { ...(options.path !== undefined && { path: options.path }), ...options.rdp });
  }
  const lines = new LineIndex(text);
  return scanText(text, lines, kind).map(({ line, finding }) => {
    const start = lines.lineStart(line);
    return { ...finding, span: { start: start + finding.span.start, end: start + finding.span.end } };
  });
}

/** The lines of a text, and where they stand in it. */
export interface PlacedLines extends LineSource {
  lineStart(line: number): number;
  positionAt(offset: number): Position;
}

/**
 * The same as {@link scanLines} over all lines, but the whole text is searched at once, which is much faster.
 * @param known What each line holds, where somebody has looked already.
 */
export function scanText(text: string, lines: PlacedLines, kind: DocumentKind, known?: Int32Array): LineFinding[] {
  const readings = new Map<number, Reading[]>();
  const events = readEventXml(text);
  for (const { start, end, code } of events) {
    const { line, column } = lines.positionAt(start);
    readings.set(line, merge(readings.get(line) ?? [], [{ start: column, end: column + end - start, code }]));
  }
  const telling = new Set<number>();
  let carriedOver = false;
  const isQuiet = quietLines(text, kind);
  for (let line = 0; line < lines.lineCount; line++) {
    const start = lines.lineStart(line);
    const next = lines.lineStart(line + 1);
    if (isQuiet(start, next)) {
      carriedOver = false;
      continue;
    }
    const traits = known ? known[line]! : traitsOf(text, start, endOfLine(text, start, next));
    if (mayTellPlace(traits)) telling.add(line);
    if (!carriedOver && !isInteresting(traits)) continue;
    const lineText = lines.lineText(line);
    if (!carriedOver && !isWorthReading(traits, lineText)) continue;
    readInto(readings, lines, line, lineText, traits);
    carriedOver = CARRIES_OVER.test(lineText);
  }
  return findingsOf(lines, readings, telling);
}

/** Where a line ends that begins at `start`, and the next one at `next`. */
function endOfLine(text: string, start: number, next: number): number {
  let end = next;
  if (end > start && text.charCodeAt(end - 1) === 10) end--;
  if (end > start && text.charCodeAt(end - 1) === 13) end--;
  return end;
}

/**
 * Tells of a line, by its offsets and asked in order, whether it lies within an event that need not be read. A very long
 * line always is read, since a hover sees only a part of it.
 */
function quietLines(text: string, kind: DocumentKind): (start: number, end: number) => boolean {
  const quiet = kind === 'event-xml' ? quietEvents(text) : [];
  let at = 0;
  return (start, end) => {
    while (at < quiet.length && quiet[at + 1]! <= start) at += 2;
    // A line ends with its line end, one or two units behind what stands on it.
    return at < quiet.length && quiet[at]! <= start && end - 2 <= quiet[at + 1]! && end - start <= LONG_LINE;
  };
}

/**
 * The findings whose code stands on lines `first`..`last` (0-based, inclusive). Reads those lines and what is near.
 * @param rdp How an `.rdp` file is judged; such a file is read as a whole.
 */
export function scanLines(
  lines: LineSource,
  first: number,
  last: number,
  kind: DocumentKind,
  rdp?: LintRdpOptions,
): LineFinding[] {
  if (kind === 'rdp') return scanRdpLines(lines, first, last, rdp);
  const from = Math.max(0, first - PAIR_LINES);
  const to = Math.min(lines.lineCount - 1, last + PAIR_LINES);
  const { readings, isQuiet } = readEventLines(lines, from, to, kind);
  const telling = new Set<number>();
  let carriedOver = CARRIES_OVER.test(lines.lineText(from - 1));
  for (let line = from; line <= to; line++) {
    const text = lines.lineText(line);
    if (isQuiet(line)) {
      carriedOver = false;
      continue;
    }
    const traits = traitsOf(text);
    if (mayTellPlace(traits)) telling.add(line);
    if (carriedOver || isWorthReading(traits, text)) readInto(readings, lines, line, text, traits);
    carriedOver = text.includes('RDP ') && CARRIES_OVER.test(text);
  }
  return findingsOf(lines, readings, telling).filter(({ line }) => line >= first && line <= last);
}

function readInto(
  readings: Map<number, Reading[]>,
  lines: LineSource,
  line: number,
  text: string,
  traits: number,
): void {
  const found = merge(readings.get(line) ?? [], readLine(new Here(lines, line, text), traits));
  if (found.length > 0) readings.set(line, found);
}

/**
 * The finding whose span covers or touches a position (0-based line, UTF-16 column). Reads only the block around it:
 * some lines, or one event; of a very long line only the part around the column.
 */
export function findingAt(
  lines: LineSource,
  line: number,
  column: number,
  kind: DocumentKind,
): LineFinding | undefined {
  const text = lines.lineText(line);
  if (text.length <= LONG_LINE || kind === 'rdp') {
    return scanLines(lines, line, line, kind).find(
      ({ finding }) => finding.span.start <= column && column <= finding.span.end,
    );
  }
  // The event that the column stands in, as far as it reaches back, and what the shapes can see: each by itself.
  const back = Math.max(0, column - EVENT_REACH);
  const opened = text.slice(back, column).lastIndexOf('<Event ');
  const windows = [{ start: Math.max(0, column - LONG_LINE / 2), end: column + LONG_LINE / 2 }];
  if (opened >= 0) windows.unshift({ start: back + opened, end: column + LONG_LINE / 2 });
  for (const { start, end } of windows) {
    const part = text.slice(start, end);
    const found = scanLines({ lineCount: 1, lineText: (number) => (number === 0 ? part : '') }, 0, 0, kind).find(
      ({ finding }) => start + finding.span.start <= column && column <= start + finding.span.end,
    );
    if (!found) continue;
    const { span } = found.finding;
    return { line, finding: { ...found.finding, span: { start: span.start + start, end: span.end + start } } };
  }
  return undefined;
}

/**
 * The lines whose findings an edit of lines `first`..`last` (in today's numbering) may have changed: those near by, and
 * the whole of an event. Never grows with the document.
 */
export function affectedLines(
  lines: LineSource,
  first: number,
  last: number,
  kind: DocumentKind,
): { first: number; last: number } {
  if (kind === 'rdp') return { first: 0, last: lines.lineCount - 1 };
  // A line reads those near by, and a dialog pairs lines that were read so.
  return {
    first: Math.max(0, eventBefore(lines, first) - CONTEXT_LINES - EXTENDED_WITHIN),
    last: Math.min(lines.lineCount - 1, eventBehind(lines, last) + CONTEXT_LINES + PAIR_LINES),
  };
}

/** The parts of a dialog stand at most this many lines apart. */
const PAIR_LINES = 12;
const LONG_LINE = 4000;
/** How far before a column of a long line its event may begin, in UTF-16 units. */
const EVENT_REACH = 65_536;
const MAX_EVENT_LINES = 400;
/** Where events begin and end; the ends hold a slash. */
const EVENT_EDGES =
  /<Event(?=[\s>]|$)|&lt;Event(?=\s|&gt;|$)|<\/Event(?=[\s>]|$)|&lt;\/Event(?=\s|&gt;|$)|<\\\/Event(?=[\s>]|$)/g;
const TAG = /(?:<|&lt;)[/\\A-Za-z]/;

function readLine(here: Here, traits: number): Reading[] {
  let readings = readEvtxexport(here);
  if (mayHoldName(traits)) readings = merge(readings, readSymbols(here));
  for (const shape of shapesIn(traits)) readings = merge(readings, readShape(shape, here));
  readings = merge(merge(readings, readTable(here)), readEventText(here));
  return mayBeMessage(traits) ? merge(readings, readMessages(here)) : readings;
}

/** mRemoteNG writes the number at the head of the line after its "RDP disconnected!". */
const CARRIES_OVER = /\bRDP [^\n!]{4,120}!$|\bRDP ClientActiveX[^()\n]{0,80}$/;

/** Readings in order of columns; of two that overlap, the one that was there first stays. */
function merge(first: Reading[], more: readonly Reading[]): Reading[] {
  if (more.length === 0) return first;
  // Side by side, for a long line can hold thousands of both.
  let next = 0;
  let taken = 0;
  const added = [...more].sort(byStart).filter((one) => {
    while (next < first.length && first[next]!.end <= one.start) next++;
    // One way of writing may read a number twice, by the label before it and by the one before that.
    if (one.start < taken || (next < first.length && first[next]!.start < one.end)) return false;
    taken = one.end;
    return true;
  });
  return added.length === 0 ? first : [...first, ...added].sort(byStart);
}

const byStart = (one: Reading, other: Reading) => one.start - other.start;

/** What the events hold that lines `from` to `to` belong to, and which of these lines need not be read besides. */
function readEventLines(
  lines: LineSource,
  from: number,
  to: number,
  kind: DocumentKind,
): { readings: Map<number, Reading[]>; isQuiet: (line: number) => boolean } {
  const readings = new Map<number, Reading[]>();
  const first = eventBefore(lines, from);
  const last = eventBehind(lines, to);
  const texts: string[] = [];
  for (let line = first; line <= last; line++) texts.push(lines.lineText(line));
  const region = texts.join('\n');
  const events = readEventXml(region);
  if (events.length === 0 && kind !== 'event-xml') return { readings, isQuiet: () => false };
  const index = new LineIndex(region);
  for (const { start, end, code } of events) {
    const { line, column } = index.positionAt(start);
    readings.set(
      first + line,
      merge(readings.get(first + line) ?? [], [{ start: column, end: column + end - start, code }]),
    );
  }
  const isQuiet = quietLines(region, kind);
  return {
    readings,
    isQuiet: (line) => isQuiet(index.lineStart(line - first), index.lineStart(line - first + 1)),
  };
}

/** The line on which the event begins that is still open where `line` begins; else `line` itself. */
function eventBefore(lines: LineSource, line: number): number {
  for (let above = line - 1; above >= Math.max(0, line - MAX_EVENT_LINES); above--) {
    const edge = lines.lineText(above).match(EVENT_EDGES)?.at(-1);
    if (edge !== undefined) return edge.includes('/') ? line : above;
  }
  return line;
}

/**
 * The line on which an event ends that may be open where `line` ends; where none ends or begins below, the last line with
 * a tag, for the rest of a damaged event.
 */
function eventBehind(lines: LineSource, line: number): number {
  let last = line;
  for (let below = line + 1; below <= Math.min(lines.lineCount - 1, line + MAX_EVENT_LINES); below++) {
    const text = lines.lineText(below);
    if (text.search(EVENT_EDGES) >= 0) return below;
    if (TAG.test(text)) last = Math.min(lines.lineCount - 1, below + 1);
  }
  return last;
}

function scanRdpLines(lines: LineSource, first: number, last: number, rdp?: LintRdpOptions): LineFinding[] {
  const texts: string[] = [];
  for (let line = 0; line < lines.lineCount; line++) texts.push(lines.lineText(line));
  const text = texts.join(lines.lineEnd ?? '\n');
  const index = new LineIndex(text);
  return lintRdp(text, rdp).flatMap((finding) => {
    const { line } = index.positionAt(finding.span.start);
    const start = index.lineStart(line);
    const span = { start: finding.span.start - start, end: finding.span.end - start };
    return line >= first && line <= last ? [{ line, finding: { ...finding, span } }] : [];
  });
}
