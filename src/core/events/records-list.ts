import type { Span } from '../text';
import { readEventTime, type TimeOptions } from './event-time';
import { toEvent, type EventRecord, type NamedPart, type Part } from './record';
import { rememberedRoles, type Role } from './record-labels';
import { RELEVANT } from './sieve';
import type { WindowsEvent } from './windows-event';

/** Nothing that is looked for stands further right in a line. */
const LONGEST_LABEL = 60;
/** A longer line is no line of a record. */
const LONGEST_LINE = 40_000;
const MOST_NAMED = 80;
/** What may stand before a label: indentation, and the marks of quoting and commenting. */
const BEFORE_LABEL = ' \t>#*\ufeff';
const BORDER = /^(?:={5}|-{5}|Event\[\d)/;
const XML = /^\s*(?:- ?)?<Event[\s>]/;
/** A label that opens a record of its own even within a message. */
const OPENS: readonly Role[] = ['channel', 'provider'];
/** What a record has more than one label for, or none that tells records apart. */
const REPEATED: readonly Role[] = ['other', 'level', 'userId', 'xml', 'instance', 'computer', 'clock'];

interface Pair {
  readonly label: string;
  readonly role: Role | undefined;
  /** Columns in the line. */
  readonly separator: number;
  readonly value: number;
}

/** A record that is being read. */
interface Draft extends EventRecord {
  roles: Set<Role>;
  first: Role;
  instance?: Part;
  clock?: Part;
  namedParts: NamedPart[];
  /** Where its last line that holds anything ends. */
  end: number;
  /** Where its message stands; `column` is that of all separators where they stand in one column. */
  body?: { start: number; end: number; column: number };
  isInBody: boolean;
  isAfterBlank: boolean;
}

/**
 * The events of records that have a label and a value on each line: `Get-WinEvent | Format-List`, `Get-EventLog`, the
 * details that Event Viewer copies as text, `wevtutil qe /f:text`, reports of the kind of FullEventLogView. A record that is
 * followed by the same event's XML gives no event: that is read from the XML.
 */
export function readListRecords(text: string, options: TimeOptions): WindowsEvent[] {
  const reader = new ListReader(text, options);
  for (let start = 0; start <= text.length;) {
    const newline = text.indexOf('\n', start);
    const next = newline < 0 ? text.length + 1 : newline + 1;
    const end = newline < 0 ? text.length : newline > start && text[newline - 1] === '\r' ? newline - 1 : newline;
    reader.line(start, end);
    start = Math.max(next, reader.skippedTo);
  }
  return reader.finish();
}

class ListReader {
  readonly #text: string;
  readonly #options: TimeOptions;
  readonly #events: WindowsEvent[] = [];
  readonly #roleOf = rememberedRoles();
  readonly #blankLine: string;
  #draft: Draft | undefined;
  /** Where the first blank line after the last asked place stands. */
  #blankAt = -1;
  #relevantTo = 0;
  #skippedTo = 0;
  #lineBefore: Span = { start: 0, end: 0 };

  constructor(text: string, options: TimeOptions) {
    this.#text = text;
    this.#options = options;
    this.#blankLine = text.includes('\r\n') ? '\r\n\r\n' : '\n\n';
  }

  /** What stands before this need not be read. */
  get skippedTo(): number {
    return this.#skippedTo;
  }

  finish(): WindowsEvent[] {
    this.#close();
    return this.#events;
  }

  line(start: number, end: number): void {
    const draft = this.#draft;
    // Most lines of most texts: nothing is open, and there is no label at their start.
    const pair = end - start > LONGEST_LINE ? undefined : pairOf(this.#text, start, end, this.#roleOf);
    if (!draft && pair?.role === undefined) {
      this.#lineBefore = { start, end };
      return;
    }
    if (!draft && pair?.role !== 'message' && this.#isForeign(start)) {
      this.#skippedTo = this.#blankAt;
      return;
    }
    const line = this.#text.slice(start, Math.min(end, start + LONGEST_LINE));
    if (draft?.isInBody) this.#bodyLine(draft, line, start, end, pair);
    else this.#headLine(line, start, end, pair);
    this.#lineBefore = { start, end };
  }

  /** True where the lines up to the next blank one name nothing of interest: most records of most lists. */
  #isForeign(start: number): boolean {
    if (start < this.#relevantTo) return false;
    if (this.#blankAt < start) {
      const at = this.#text.indexOf(this.#blankLine, start);
      this.#blankAt = at < 0 ? this.#text.length : at;
    }
    if (this.#blankAt - start > LONGEST_LINE) return false;
    const isForeign = !RELEVANT.test(this.#text.slice(start, this.#blankAt));
    if (!isForeign) this.#relevantTo = this.#blankAt;
    return isForeign;
  }

  #headLine(line: string, start: number, end: number, pair: Pair | undefined): void {
    const draft = this.#draft;
    if (line.trim() === '') {
      if (draft) draft.isAfterBlank = true;
      return;
    }
    if (BORDER.test(line)) return this.#close();
    if (XML.test(line)) return this.#drop();
    if (pair?.role !== undefined) return this.#pair(pair, line, start, end);
    if (!draft) return;
    if (draft.isAfterBlank && !pair) return this.#close();
    if (pair) {
      this.#name(draft, pair, line, start);
      draft.end = end;
    } else if (!/^\s/.test(line)) {
      // What follows the id of a record without any label is its message.
      if (draft.id && draft.provider && !draft.message && !draft.body) this.#open(draft, start, end, -1);
      else this.#close();
    }
  }

  #bodyLine(draft: Draft, line: string, start: number, end: number, pair: Pair | undefined): void {
    const body = draft.body!;
    if (line.trim() === '') {
      draft.isAfterBlank = true;
      return;
    }
    if (BORDER.test(line)) return this.#close();
    if (XML.test(line)) return this.#drop();
    const isIndented = /^\s/.test(line);
    if (body.column >= 0) {
      const isLabel = !isIndented && pair?.separator === body.column;
      if (isLabel || (!isIndented && pair?.role !== undefined && draft.isAfterBlank)) {
        draft.isInBody = false;
        return pair.role === undefined ? this.#headLine(line, start, end, pair) : this.#pair(pair, line, start, end);
      }
      if (!isIndented && draft.isAfterBlank) return this.#close();
    } else if (pair?.role !== undefined) {
      const { role } = pair;
      const isOpening = OPENS.includes(role) || role === 'xml' || (role === draft.first && draft.isAfterBlank);
      if (isOpening && line.slice(pair.value).trim() !== '' && role !== 'xml') {
        draft.isInBody = false;
        return this.#pair(pair, line, start, end);
      }
      if (role === 'xml') {
        draft.isInBody = false;
        draft.isAfterBlank = false;
        return;
      }
    }
    draft.isAfterBlank = false;
    body.end = end;
    draft.end = end;
  }

  #pair(pair: Pair, line: string, start: number, end: number): void {
    const role = pair.role!;
    let draft = this.#draft;
    const isAgain = draft?.roles.has(role) === true && !REPEATED.includes(role);
    // A blank line ends a record, but for the one that an export leaves within a long message.
    if (draft && (isAgain || (draft.isAfterBlank && !draft.body))) {
      this.#close();
      draft = undefined;
      if (role !== 'message' && this.#isForeign(start)) {
        this.#skippedTo = this.#blankAt;
        return;
      }
    }
    draft ??= this.#start(role, line, pair, start);
    draft.roles.add(role);
    draft.isAfterBlank = false;
    draft.end = end;
    const at = pair.value + (/^\s*/.exec(line.slice(pair.value))?.[0].length ?? 0);
    const value = line.slice(at).trimEnd();
    const part: Part = { value, start: start + at, end: start + at + value.length };
    switch (role) {
      case 'message': {
        const isAligned = value !== '' && /\s/.test(line[pair.separator - 1] ?? '');
        if (value === '') this.#open(draft, end, end, -1);
        else this.#open(draft, part.start, end, isAligned ? pair.separator : -1);
        return;
      }
      case 'userId':
        if (!draft.userId || value.includes('S-1-')) draft.userId = part;
        return;
      case 'level':
      case 'computer':
        if (value !== '') draft[role] ??= part;
        return;
      case 'strings':
        draft.strings = stringsOf(part);
        return;
      case 'xml':
      case 'payload':
      case 'other':
        return;
      default:
        draft[role] = part;
    }
  }

  #start(role: Role, line: string, pair: Pair, start: number): Draft {
    const draft: Draft = {
      roles: new Set(),
      first: role,
      namedParts: [],
      span: { start, end: start },
      end: start,
      isInBody: false,
      isAfterBlank: false,
    };
    // Splunk writes the time above the pairs, on a line of its own.
    if (line[pair.separator] === '=') {
      const { start: from, end } = this.#lineBefore;
      const value = end - from > LONGEST_LABEL ? '' : this.#text.slice(from, end);
      if (value !== '' && readEventTime(value)) {
        draft.time = { value, start: from, end };
        draft.span = { start: from, end: start };
      }
    }
    this.#draft = draft;
    return draft;
  }

  #open(draft: Draft, start: number, end: number, column: number): void {
    draft.body = { start, end, column };
    draft.isInBody = true;
    draft.isAfterBlank = false;
    draft.end = end;
  }

  #name(draft: Draft, pair: Pair, line: string, start: number): void {
    if (draft.namedParts.length >= MOST_NAMED) return;
    const value = line.slice(pair.value).trim();
    const at = start + pair.value + line.slice(pair.value).indexOf(value);
    draft.namedParts.push({ name: pair.label, value, start: at, end: at + value.length });
  }

  #drop(): void {
    this.#draft = undefined;
  }

  #close(): void {
    const draft = this.#draft;
    this.#draft = undefined;
    if (!draft) return;
    const { body, clock, instance } = draft;
    const id = draft.id ?? instance;
    if (!id || (!draft.provider && !draft.channel && !body && !id.value.includes('('))) return;
    const message = body && { value: this.#text.slice(body.start, body.end), start: body.start, end: body.end };
    const event = toEvent(
      {
        ...draft,
        id,
        time: timePart(draft.time, clock),
        message: message ?? draft.message,
        named: draft.namedParts,
        span: { start: draft.span.start, end: draft.end },
      },
      this.#options,
    );
    if (event) this.#events.push(event);
  }
}

/** Windows 2003 has the date and the time on lines of their own. */
function timePart(date: Part | undefined, clock: Part | undefined): Part | undefined {
  if (!date || !clock || /\d:\d/.test(date.value)) return date ?? clock;
  return { ...date, value: `${date.value} ${clock.value}` };
}

/** `{one, two}`; undefined where PowerShell left some out. */
function stringsOf(part: Part): Part[] {
  if (!part.value.startsWith('{') || !part.value.endsWith('}') || part.value.endsWith('...}')) return [];
  const strings: Part[] = [];
  let at = 1;
  for (const value of part.value.slice(1, -1).split(', ')) {
    strings.push({ value, start: part.start + at, end: part.start + at + value.length });
    at += value.length + 2;
  }
  return strings;
}

/** The label at the start of a line, up to its colon or equals sign. */
function pairOf(
  text: string,
  start: number,
  end: number,
  roleOf: (label: string) => Role | undefined,
): Pair | undefined {
  let from = start;
  while (from < end && from - start < LONGEST_LABEL && BEFORE_LABEL.includes(text[from]!)) from++;
  const first = text.charCodeAt(from);
  // Markup, brackets and quotes begin no label.
  if (from >= end || first < 0x40 || first === 0x5b || first === 0x7b || first === 0x7c) return undefined;
  const limit = Math.min(end, from + LONGEST_LABEL);
  for (let at = from; at < limit; at++) {
    const code = text.charCodeAt(at);
    if (code !== 0x3a && code !== 0x3d && code !== 0xff1a) continue;
    const label = text.slice(from, at).trimEnd();
    return { label, role: label === '' ? undefined : roleOf(label), separator: at - start, value: at - start + 1 };
  }
  return undefined;
}
