import type { LineSource, Span } from '../text';

/** One event written as XML, or the line of a text record that holds an event id; lines and columns are 0-based. */
export type EventPiece = EventBlock | EventIdLine;

export interface EventBlock {
  readonly kind: 'xml';
  readonly first: number;
  /** The column on line `first` where `<Event` stands. */
  readonly start: number;
  readonly last: number;
  /** The column on line `last` behind the event. */
  readonly end: number;
  /** As written, each line end as one line feed. */
  readonly text: string;
}

export interface EventIdLine {
  readonly kind: 'text';
  readonly line: number;
  /** The column of the id's first digit. */
  readonly column: number;
}

/** A longer event is cut here, as a damaged one is. */
const MAX_EVENT = 262_144;
/** After so much text the reader may pause. */
const PAUSE_LINES = 2000;
const PAUSE_CHARACTERS = 262_144;

/** Where events begin and end; the ends hold a slash. */
const EDGES = /<Event(?=[\s>]|$)|&lt;Event(?=\s|&gt;|$)|<\\?\/Event\s{0,8}(?:>|$)|&lt;\/Event\s{0,8}(?:&gt;|$)/g;

/**
 * The events of a document in order: each from `<Event` to its end tag, to the next event, or to the document's end; and
 * the lines of text that may be the id of an event. Reads each line once.
 * @yields undefined where the reader may pause: after a bounded amount of text in which nothing was found.
 */
export function* eventPieces(lines: LineSource): Generator<EventPiece | undefined, undefined> {
  let open: OpenEvent | undefined;
  let readLines = 0;
  let readCharacters = 0;
  for (let line = 0; line < lines.lineCount; line++) {
    const text = lines.lineText(line);
    readCharacters += text.length;
    if (++readLines >= PAUSE_LINES || readCharacters >= PAUSE_CHARACTERS) {
      readLines = readCharacters = 0;
      yield undefined;
    }
    // Where the event that is open goes on in this line.
    let from = 0;
    if (text.includes('Event')) {
      for (const match of text.matchAll(EDGES)) {
        const isEnd = match[0].includes('/');
        if (open) {
          add(open, text.slice(from, isEnd ? match.index + match[0].length : match.index));
          yield blockOf(open);
        }
        open = isEnd ? undefined : { first: line, start: match.index, parts: [], length: 0 };
        from = match.index;
      }
    }
    if (open) {
      add(open, text.slice(from));
      if (open.length < MAX_EVENT) continue;
      yield blockOf(open);
      open = undefined;
    } else {
      const column = idColumn(text);
      if (column !== undefined) yield { kind: 'text', line, column };
    }
  }
  if (open) yield blockOf(open);
  return undefined;
}

interface OpenEvent {
  readonly first: number;
  readonly start: number;
  /** Its lines so far. */
  readonly parts: string[];
  length: number;
}

function add(open: OpenEvent, text: string): void {
  const part = text.slice(0, MAX_EVENT);
  open.parts.push(part);
  open.length += part.length + 1;
}

/** An event without the blank lines at the end of a damaged one. */
function blockOf({ first, start, parts }: OpenEvent): EventBlock {
  while (parts.length > 1 && parts.at(-1)!.trim() === '') parts.pop();
  const last = first + parts.length - 1;
  const end = parts.at(-1)!.length + (parts.length === 1 ? start : 0);
  return { kind: 'xml', first, start, last, end, text: parts.join('\n') };
}

/** Whether a document holds an event as XML; yields where the caller may pause. */
export function* holdsXmlEventsInSteps(lines: LineSource): Generator<undefined, boolean> {
  for (const piece of eventPieces(lines)) {
    if (piece?.kind === 'xml') return true;
    yield undefined;
  }
  return false;
}

/** Where an offset in a block's text stands in the document. */
export function placeInBlock(block: EventBlock, offset: number): { line: number; column: number } {
  let line = block.first;
  let lineStart = 0;
  for (let at = block.text.indexOf('\n'); at >= 0 && at < offset; at = block.text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { line, column: offset - lineStart + (line === block.first ? block.start : 0) };
}

const PROVIDER =
  /(?:<|&lt;)Provider\s{1,8}Name\s?=\s?(?:\\?["']|&quot;|&apos;|&#39;)([^"'<>&\\]{1,120})(?:\\?["']|&quot;|&apos;|&#39;)/;
const EVENT_ID = /(?:<|&lt;)EventID(?:\s[^<>]{0,120})?(?:>|&gt;)\s{0,8}(\d{1,10})/;

/** What an event's head says, read without undoing its marks. */
export interface EventHead {
  /** As written. */
  readonly provider: string;
  readonly id: number;
  /** The digits of the id, in offsets of the text. */
  readonly idSpan: Span;
}

/** Provider and id of an event as written in any way; undefined where the head is damaged. */
export function eventHead(text: string): EventHead | undefined {
  const provider = PROVIDER.exec(text)?.[1];
  const id = EVENT_ID.exec(text);
  if (provider === undefined || !id) return undefined;
  const end = id.index + id[0].length;
  return { provider, id: Number(id[1]), idSpan: { start: end - id[1]!.length, end } };
}

const ID_LINE = /^([^:=\n]{0,60}?)["']?\s{0,20}(?:=>|[:=])\s{0,20}["']?(\d{1,10})["']?[,;]?\s{0,8}(?:$|\()/;
const ID_LABEL = /(?:^|[^\p{L}\p{N}])(?:event)?id(?![\p{L}\p{N}])|event ?code|事件|событ/iu;
const OTHER_ID =
  /process|thread|record|session|activity|correlation|user|logon|task|provider|instance|machine|ticket|prozess|sitzung/i;

/** Whether a label is that of an event id, in the languages and tools that were seen. */
export const isIdLabel = (label: string): boolean => ID_LABEL.test(label) && !OTHER_ID.test(label);

/** The column of the digits on a line that holds an event id and nothing else: `Id : 40`, `"EventID": 40,`. */
function idColumn(text: string): number | undefined {
  if (text.length > 200 || text.length < 4) return undefined;
  const match = ID_LINE.exec(text);
  if (!match || !isIdLabel(match[1]!)) return undefined;
  return text.indexOf(match[2]!, match[1]!.length);
}
