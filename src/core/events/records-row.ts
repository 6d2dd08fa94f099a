import { readEventTime, type TimeOptions } from './event-time';
import { fullProvider } from './provider-name';
import { toEvent, type EventRecord, type Part } from './record';
import { cellsAt } from './records-csv';
import type { WindowsEvent } from './windows-event';

const LONGEST_LINE = 6_000;
const PROVIDER =
  /(?<![\w/.\\-])(?:Microsoft-Windows-)?(?:(?:TerminalServices|RemoteDesktopServices)-[\w-]{1,60}|LocalSessionManager|RemoteConnectionManager|RdpCoreTS|ClientActiveXCore|Security-Auditing|Kernel-Power|TermDD|TermService|User32|EventLog|Microsoft Windows security auditing\.?)(?![\w/\\-])/i;
const DATE_TIME =
  /(?<![\w.:-])(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}),?[T \u00a0\u202f]{1,4}\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,9})?(?:[ \u00a0\u202f]?[ap]\.?[ \u00a0]?m\.?)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?(?!\w)/i;
const DATE_IN_WORDS = /(?<!\w)[A-Z][a-z]{2} \d{1,2} \d{2}:\d{2}:\d{2} \d{4}(?!\w)/;
/** A time of day alone, in a table of its own. */
const CLOCK = /(?<![\w.:/-])\d{1,2}:\d{2}:\d{2}(?:[.,]\d{1,9})?(?![\w:])/;
const SEPARATOR = String.raw`["']?(?:\s{0,60}[,;|]\s{0,60}|\s{1,60})["']?`;
const ID_AFTER = new RegExp(String.raw`^${SEPARATOR}(\d{1,5})(?=["'\s,;|]|$)`);
const ID_BEFORE = new RegExp(
  String.raw`(?<![\w.:/-])(\d{1,5})${SEPARATOR}(?:[A-Za-z\u00c0-\u024f]{4,15}${SEPARATOR})?$`,
);
/** Where a row below the name of its provider begins: the time, and the id in a column of its own. */
const ROW_START =
  /^\s{0,20}(\d[\d/.:, -]{7,30}(?:[ \u00a0\u202f][AaPp]\.?[ \u00a0]?[Mm]\.?)?)[ \t]{1,30}(\d{1,5})[ \t]/;
const ID_NAMED = /(?<!\w)Event_?(?:ID|Code)["']?[=:]\s{0,3}["']?(\d{1,5})(?!\w)/i;
const LEVEL =
  /(?<![\w-])(?:Information(?:en)?|Warning|Warnung|Error|Fehler|Critical|Kritisch|Avertissement|Erreur)(?![\w-])/;
/** What stands between the last column that is known and the message. */
const BEFORE_MESSAGE = /^["'\s,;|]{0,60}/;
const LONGEST_CATEGORY = 40;

/**
 * The events of rows that tell provider, id and time by themselves: pasted from Event Viewer's list, a table without its
 * header, `Format-Table`, which names the provider once above its rows.
 */
export function readRowRecords(text: string, options: TimeOptions): WindowsEvent[] {
  const events: WindowsEvent[] = [];
  let group: Part | undefined;
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const lineEnd = newline < 0 ? text.length : newline;
    let next = lineEnd + 1;
    const first = text[start];
    if (lineEnd - start > 8 && lineEnd - start < LONGEST_LINE && first !== '{' && isNoMarkup(text, start)) {
      const line = text.slice(start, lineEnd).trimEnd();
      const heading = groupAt(line, start);
      if (heading) group = heading;
      else {
        const record = rowAt(text, line, start) ?? (group && groupRow(text, line, start, group));
        const event = record && toEvent(record, options);
        if (event) {
          events.push(event);
          next = Math.max(next, event.span.end);
        }
      }
    }
    start = next;
  }
  return events;
}

/** Markup has nothing for this reader; the priority that a line of syslog begins with is none. */
const isNoMarkup = (text: string, start: number): boolean => text[start] !== '<' || /\d/.test(text[start + 1] ?? '');

function rowAt(text: string, line: string, start: number): EventRecord | undefined {
  const provider = PROVIDER.exec(line);
  if (!provider || line.includes('</') || fullProvider(provider[0]) === undefined) return undefined;
  const time = DATE_TIME.exec(line) ?? DATE_IN_WORDS.exec(line) ?? CLOCK.exec(line);
  if (!time) return undefined;
  const providerEnd = provider.index + provider[0].length;
  const rest = line.slice(providerEnd);
  const windowAt = Math.max(0, provider.index - 120);
  const named = ID_NAMED.exec(line);
  const after = named ?? ID_AFTER.exec(rest);
  const id = after ?? ID_BEFORE.exec(line.slice(windowAt, provider.index));
  if (!id) return undefined;
  const idAt = named
    ? named.index + named[0].length - named[1]!.length
    : after
      ? providerEnd + after[0].length - after[1]!.length
      : windowAt + id.index;
  // A number that is part of the time is no id.
  if (idAt >= time.index && idAt < time.index + time[0].length) return undefined;
  // Where the id is named, so may be all else: what follows the brackets of a syslog line is its message.
  const bracket = named ? line.lastIndexOf('] ') : -1;
  const from = Math.max(
    bracket + 1,
    providerEnd,
    idAt + id[1]!.length,
    time.index < providerEnd ? 0 : time.index + time[0].length,
  );
  const level = LEVEL.exec(line);
  const message = messageAt(text, line, start, from);
  return {
    provider: partAt(provider[0], start + provider.index),
    id: partAt(id[1]!, start + idAt),
    time: partAt(time[0], start + time.index),
    level: level ? partAt(level[0], start + level.index) : undefined,
    message,
    span: { start, end: Math.max(start + line.length, message.end) },
  };
}

/** The message, from the column after the last that is known; quoted, it may go on over the next lines. */
function messageAt(text: string, line: string, start: number, from: number): Part {
  let at = from + BEFORE_MESSAGE.exec(line.slice(from))![0].length;
  // Between the id and the message stands the category, in a column of its own; in tables with bars it never does.
  const separator = /[\t,;|]/.exec(line.slice(from, at))?.[0];
  const next = separator === undefined || separator === '|' ? -1 : line.indexOf(separator, at);
  if (next >= 0 && next - at <= LONGEST_CATEGORY) at = next + BEFORE_MESSAGE.exec(line.slice(next))![0].length;
  const cell = line[at - 1] === '"' ? cellsAt(text, start + at - 1, ',').cells[0] : undefined;
  return cell ?? { value: line.slice(at), start: start + at, end: start + line.length };
}

/** The line above a group of rows: `   ProviderName: TermDD`. */
function groupAt(line: string, start: number): Part | undefined {
  const label = line.indexOf('ProviderName:');
  if (label < 0 || line.slice(0, label).trim() !== '') return undefined;
  const value = line.slice(label + 'ProviderName:'.length).trim();
  return value === '' || /\s/.test(value) ? undefined : partAt(value, start + line.lastIndexOf(value));
}

/** A row below the name of its provider: time, id, level, message. */
function groupRow(text: string, line: string, start: number, provider: Part): EventRecord | undefined {
  const match = ROW_START.exec(line);
  const written = match?.[1]!.trim();
  if (!match || !written || !readEventTime(written)) return undefined;
  const timeAt = line.indexOf(written);
  const idAt = match[0].length - 1 - match[2]!.length;
  const level = LEVEL.exec(line.slice(idAt));
  const messageAt = level
    ? idAt + level.index + level[0].length + /^\s*/.exec(line.slice(idAt + level.index + level[0].length))![0].length
    : idAt + match[2]!.length + 1;
  // PowerShell goes on below the column where the message began.
  let end = start + line.length;
  for (let lines = 0; lines < 20; lines++) {
    const newline = text.indexOf('\n', end);
    if (newline < 0 || text.slice(end, newline).trim() !== '') break;
    const nextEnd = text.indexOf('\n', newline + 1);
    const next = text
      .slice(newline + 1, nextEnd < 0 ? text.length : Math.min(nextEnd, newline + LONGEST_LINE))
      .trimEnd();
    if (next.trim() === '' || next.length <= idAt || next.slice(0, idAt).trim() !== '') break;
    end = newline + 1 + next.length;
  }
  return {
    provider,
    id: partAt(match[2]!, start + idAt),
    time: partAt(written, start + timeAt),
    level: level ? partAt(level[0], start + idAt + level.index) : undefined,
    message: { value: text.slice(start + messageAt, end), start: start + messageAt, end },
    span: { start, end },
  };
}

const partAt = (value: string, start: number): Part => ({ value, start, end: start + value.length });
