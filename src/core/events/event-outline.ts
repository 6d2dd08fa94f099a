import type { Code, Severity } from '../knowledge/code';
import { findEntry } from '../knowledge/lookup';
import { codesOf } from './event-codes';
import type { LineSource, Span } from '../text';
import { endsRecord, eventAt } from './event-at';
import {
  eventHead,
  eventPieces,
  placeInBlock,
  type EventBlock,
  type EventHead,
  type EventIdLine,
} from './event-blocks';
import { readXmlEvents } from './event-xml';
import { shortProvider } from './provider';
import { isSessionEvent } from './rdp-providers';

/** One event of a document; lines and columns are 0-based. */
export interface OutlinedEvent {
  readonly first: number;
  /** The column on line `first` where it begins. */
  readonly start: number;
  readonly last: number;
  /** The column on line `last` behind it. */
  readonly end: number;
  readonly idLine: number;
  /** The digits of its id, in columns of `idLine`. */
  readonly idSpan: Span;
  readonly id: number;
  /** By its short name where we have one, else without "Microsoft-Windows-". */
  readonly provider: string;
  /** Absent where the event is not in our tables. */
  readonly title?: string;
  readonly computer?: string;
  /** Milliseconds since 1970, UTC. */
  readonly time?: number;
  readonly sessionId?: number;
  /** The code that tells most. */
  readonly code?: Code;
  readonly codeTitle?: string;
  readonly severity: Severity;
}

export interface OutlineOptions {
  /** With more other events than this, only those of Remote Desktop are told. */
  readonly limit?: number;
  /** Asked now and then; once it answers true, what was found so far is returned. */
  readonly isCancelled?: () => boolean;
}

const LIMIT = 2000;

/** The events of a document in order: those of Remote Desktop always, all others where they are few. */
export function outlineEvents(lines: LineSource, options: OutlineOptions = {}): readonly OutlinedEvent[] {
  const steps = outlineEventsInSteps(lines, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same as {@link outlineEvents}; yields where the caller may pause. */
export function* outlineEventsInSteps(
  lines: LineSource,
  { limit = LIMIT, isCancelled = () => false }: OutlineOptions = {},
): Generator<undefined, readonly OutlinedEvent[]> {
  const found: { readonly event: OutlinedEvent; readonly isRdp: boolean; readonly isText: boolean }[] = [];
  let others = 0;
  for (const piece of eventPieces(lines)) {
    yield undefined;
    if (isCancelled()) break;
    if (piece?.kind === 'text') {
      const event = outlineRecord(lines, piece);
      if (event) found.push({ event, isRdp: true, isText: true });
    } else if (piece) {
      const head = eventHead(piece.text);
      if (!head) continue;
      const isRdp = isSessionEvent(head.provider, head.id) || entryOf(head.provider, head.id) !== undefined;
      if (!isRdp && ++others > limit) continue;
      // The copy of an event as text ends with its XML.
      while (found.at(-1)?.isText && found.at(-1)!.event.last >= piece.first) found.pop();
      const event = (isRdp ? outlineRdp(piece) : undefined) ?? outlineHead(piece, head);
      found.push({ event, isRdp, isText: false });
    }
  }
  return found.filter(({ isRdp }) => isRdp || others <= limit).map(({ event }) => event);
}

/** Lines that belong together, 0-based, inclusive. */
export interface FoldedLines {
  readonly first: number;
  readonly last: number;
}

/** The events of more than one line, the parts of them that have a tag of their own, and records of text. */
export function foldEvents(lines: LineSource): readonly FoldedLines[] {
  const steps = foldEventsInSteps(lines);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** With more folds than this the parts of further events are left out: no editor shows as many. */
const MAX_PARTED = 10_000;

/** The same as {@link foldEvents}; yields where the caller may pause. */
export function* foldEventsInSteps(lines: LineSource): Generator<undefined, readonly FoldedLines[]> {
  const folds: FoldedLines[] = [];
  for (const piece of eventPieces(lines)) {
    yield undefined;
    if (piece?.kind === 'text') {
      const record = outlineRecord(lines, piece);
      if (record && record.last > record.first) folds.push(record);
    } else if (piece && piece.last > piece.first) {
      // The copy of an event as text ends with its XML, which is folded within it.
      const record = folds.at(-1);
      if (record && record.first < piece.first && record.last >= piece.first && record.last < piece.last) {
        folds[folds.length - 1] = { first: record.first, last: piece.last };
      }
      folds.push({ first: piece.first, last: piece.last });
      if (folds.length < MAX_PARTED) folds.push(...partsOf(piece));
    }
  }
  return folds.map(({ first, last }) => ({ first, last }));
}

const PART = /^[\s#>;/-]{0,20}(?:<|&lt;)(\/?)(System|EventData|UserData|RenderingInfo)(?=[\s>&]|$)/;

/** System, EventData and the like, where they begin and end on lines of their own. */
function partsOf({ first, text }: EventBlock): FoldedLines[] {
  const parts: FoldedLines[] = [];
  let open: { readonly name: string | undefined; readonly line: number } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    const part = PART.exec(line);
    if (!part) continue;
    if (part[1] === '') open = { name: part[2], line: first + index };
    else if (open && open.name === part[2]) {
      if (first + index > open.line) parts.push({ first: open.line, last: first + index });
      open = undefined;
    }
  }
  return parts;
}

function entryOf(provider: string, id: number) {
  const short = shortProvider(provider);
  return short && findEntry({ family: 'event', value: id, provider: short });
}

const spoken = (provider: string) => shortProvider(provider) ?? provider.replace(/^Microsoft-Windows-/, '');

function outlineRdp(block: EventBlock): OutlinedEvent | undefined {
  const [event] = readXmlEvents(block.text, () => true);
  if (!event) return undefined;
  const entry = entryOf(event.provider, event.id);
  const codes = codesOf(event).map(({ code }) => code);
  // Status of a refused sign-in says less than SubStatus, and a zero says nothing beside another code.
  const code = codes.filter(({ value }) => value !== 0).at(-1) ?? codes.at(-1);
  const codeEntry = code && findEntry(code);
  const session = event.fields.find(({ name }) => /^Session(?:ID)?$/i.test(name))?.value ?? '';
  return {
    ...placed(block, event.idSpan),
    id: event.id,
    provider: spoken(event.provider),
    ...(entry && { title: entry.title }),
    ...(event.computer !== undefined && { computer: event.computer }),
    ...(event.time !== undefined && { time: event.time }),
    ...(/^\d{1,9}$/.test(session) && { sessionId: Number(session) }),
    ...(code && { code }),
    ...(codeEntry && { codeTitle: codeEntry.title }),
    severity: gravest(entry?.severity, codeEntry?.severity),
  };
}

/** An event as its head tells it. */
const outlineHead = (block: EventBlock, { provider, id, idSpan }: EventHead): OutlinedEvent => ({
  ...placed(block, idSpan),
  id,
  provider: spoken(provider),
  severity: 'info',
});

function placed(block: EventBlock, idSpan: Span) {
  const { line, column } = placeInBlock(block, idSpan.start);
  const { first, start, last, end } = block;
  const span = { start: column, end: column + idSpan.end - idSpan.start };
  return { first, start, last, end, idLine: line, idSpan: span };
}

function gravest(...severities: readonly (Severity | undefined)[]): Severity {
  return severities.includes('error') ? 'error' : severities.includes('warning') ? 'warning' : 'info';
}

/** How far a record of text reaches from its id. */
const RECORD_LINES = 60;

/** A record of Format-List and the like: the lines around its id up to the next empty ones. */
function outlineRecord(lines: LineSource, { line, column }: EventIdLine): OutlinedEvent | undefined {
  const place = eventAt(lines, line, column);
  const entry = place && findEntry(place.code);
  if (!place || !entry) return undefined;
  let first = line;
  while (line - first < RECORD_LINES && first > 0 && !endsRecord(lines.lineText(first - 1), 'above')) first--;
  let last = line;
  while (last - line < RECORD_LINES && last + 1 < lines.lineCount && !endsRecord(lines.lineText(last + 1), 'below'))
    last++;
  return {
    ...{ first, start: 0, last, end: lines.lineText(last).length },
    ...{ idLine: line, idSpan: place.span },
    ...{ id: place.code.value, provider: place.code.provider, title: entry.title, severity: entry.severity },
  };
}
