import type { TimeOptions } from './event-time';
import { toEvent, type EventRecord, type Part } from './record';
import type { WindowsEvent } from './windows-event';

/** The first line of each record that `evtxexport` prints. */
const FIRST = /^Event number[ \t]{0,20}: {0,4}\d/gm;
const LINE = /^([A-Z][a-z]{1,20}(?::? [\w ]{1,30}?)?)[ \t]{0,20}: ?/;
const STRING = /^String: (\d{1,4})[ \t]{0,20}: ?/;
const ID = /^0x[0-9a-f]{1,8} \((\d{1,10})\)/i;
const LEVEL = /\((\d)\)/;
/** A record is not longer; what follows is some other text. */
const LONGEST = 200_000;
const MOST_STRINGS = 200;

/** The events in the text that libevtx' `evtxexport` prints: strings are named by their place in the event. */
export function readEvtxexportRecords(text: string, options: TimeOptions): WindowsEvent[] {
  if (!text.includes('Event identifier')) return [];
  const starts = [...text.matchAll(FIRST)].map((match) => match.index);
  return starts.flatMap((start, at) => {
    const end = Math.min(starts[at + 1] ?? text.length, start + LONGEST);
    return toEvent(recordOf(text, start, end), options) ?? [];
  });
}

function recordOf(text: string, start: number, end: number): EventRecord {
  const record: EventRecord = { span: { start, end: start } };
  const strings: Part[] = [];
  let isInString = false;
  for (let at = start; at < end;) {
    const newline = text.indexOf('\n', at);
    const lineEnd = newline < 0 || newline > end ? end : newline;
    const line = text.slice(at, Math.min(lineEnd, at + 20_000)).trimEnd();
    const string = STRING.exec(line);
    const label = string ?? LINE.exec(line);
    if (string) {
      if (strings.length < MOST_STRINGS) strings.push(part(line, at, string[0].length));
      isInString = true;
    } else if (label && isRecordLine(label[1]!)) {
      add(record, label[1]!, part(line, at, label[0].length));
      isInString = false;
    } else if (line === '') {
      // A string may hold empty lines: the record goes on where another string follows.
      isInString = false;
    } else if (isInString) {
      const last = strings[strings.length - 1];
      if (last)
        strings[strings.length - 1] = {
          ...last,
          value: text.slice(last.start, at + line.length),
          end: at + line.length,
        };
    } else if (strings.length > 0) break;
    if (line !== '') record.span = { start, end: at + line.length };
    at = lineEnd + 1;
  }
  record.strings = strings;
  return record;
}

const LABELS = [
  'Event number',
  'Written time',
  'Creation time',
  'Event level',
  'User security identifier',
  'Computer name',
  'Source name',
  'Channel name',
  'Event identifier',
  'Number of strings',
  'Message string',
  'Provider identifier',
];
const isRecordLine = (label: string): boolean => LABELS.includes(label);

function add(record: EventRecord, label: string, value: Part): void {
  switch (label) {
    case 'Event number':
      record.recordId = value;
      return;
    case 'Written time':
      record.time = value;
      return;
    case 'Creation time':
      record.time ??= value;
      return;
    case 'Event level': {
      const level = LEVEL.exec(value.value);
      if (level) record.level = { ...value, value: level[1]! };
      return;
    }
    case 'User security identifier':
      record.userId = value;
      return;
    case 'Computer name':
      record.computer = value;
      return;
    case 'Source name':
      record.provider = value;
      return;
    case 'Channel name':
      record.channel = value;
      return;
    case 'Message string':
      record.message = value;
      return;
    case 'Event identifier': {
      const id = ID.exec(value.value);
      if (!id) return;
      const start = value.start + id[0].length - 1 - id[1]!.length;
      record.id = { value: id[1]!, start, end: start + id[1]!.length };
    }
  }
}

/** What stands in a line from a column on. */
function part(line: string, start: number, column: number): Part {
  const value = line.slice(column).trim();
  const at = start + column + line.slice(column).indexOf(value);
  return { value, start: at, end: at + value.length };
}
