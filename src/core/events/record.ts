import type { Span } from '../text';
import { readEventMessage } from './event-message';
import { stringNames } from './event-strings';
import { readEventTime, type TimeOptions } from './event-time';
import { fullProvider, providerOfChannel, providerOfMessage } from './provider-name';
import type { EventField, WindowsEvent } from './windows-event';

/** A value of a record, and where it stands in the text. */
export interface Part extends Span {
  readonly value: string;
  /**
   * Where the value was written with escapes: how many characters longer the text is from each place in the value on.
   * Ascending. Absent where the text has the value as it is.
   */
  readonly shifts?: readonly (readonly [from: number, by: number])[];
}

export interface NamedPart extends Part {
  readonly name: string;
  /** True where it is known for a field of the event; else it is one only where the event has a field of that name. */
  readonly isField?: true;
}

/** An event as an export has it, before its parts are understood. */
export interface EventRecord {
  provider?: Part | undefined;
  id?: Part | undefined;
  time?: Part | undefined;
  /** True where the export is known to write times in UTC, whether it says so or not. */
  isUtc?: boolean;
  channel?: Part | undefined;
  computer?: Part | undefined;
  recordId?: Part | undefined;
  activityId?: Part | undefined;
  userId?: Part | undefined;
  level?: Part | undefined;
  message?: Part | undefined;
  /** Values with names: the event's own fields, and columns that may be some. */
  named?: readonly NamedPart[];
  /** Values without names, in the event's order. */
  strings?: readonly Part[];
  span: Span;
}

/** "40", "40 (None)"; but no date and no sentence. */
const DIGITS = /^\W{0,3}(\d{1,10})(?![\d.:/-])/;
const SIGN_IN_FIELD = /^(?:TargetUserName|SubStatus|LogonType|SessionName)$/i;
const ACTIVITY = /^\{?([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\}?$/i;
const NO_ACTIVITY = '00000000-0000-0000-0000-000000000000';
const SID = /S-1(?:-\d{1,14}){1,15}/;
const ACCOUNTS: Readonly<Record<string, string>> = {
  SYSTEM: 'S-1-5-18',
  'LOCAL SERVICE': 'S-1-5-19',
  'NETWORK SERVICE': 'S-1-5-20',
};
const LEVELS: readonly RegExp[] = [
  /^(?:critical|kritisch|critique|crítico|1)$/i,
  /^(?:error|fehler|erreur|errore|erro|fout|ошибка|エラー|错误|錯誤|2)$/i,
  /^(?:warning|warn|warnung|avertissement|advertencia|avviso|aviso|waarschuwing|предупреждение|警告|3)$/i,
  /^(?:information|informational|info|informationen|información|informazioni|informações|informatie|сведения|情報|信息|資訊|4)$/i,
];

/**
 * The event that a record tells of. Undefined where its id cannot be told, or its provider is not one of those that write of
 * Remote Desktop sessions.
 */
export function toEvent(record: EventRecord, options: TimeOptions): WindowsEvent | undefined {
  const digits = record.id && DIGITS.exec(record.id.value);
  if (!record.id || !digits) return undefined;
  // Of a legacy source, the number holds the severity and the qualifiers too.
  const id = Number(digits[1]) % 65_536;
  const provider = providerOf(record, id);
  if (provider === undefined) return undefined;
  const time = record.time && timeOf(record.time, record.isUtc === true, options);
  const activity = ACTIVITY.exec(record.activityId?.value.trim() ?? '')?.[1]?.toLowerCase();
  const userId = userOf(record.userId?.value ?? '');
  const level = levelOf(record.level?.value ?? '');
  const recordId = /^\d{1,15}$/.exec(record.recordId?.value.trim() ?? '')?.[0];
  const channel = record.channel?.value.trim();
  const computer = record.computer?.value.trim();
  return {
    provider,
    id,
    ...(channel ? { channel } : {}),
    ...(computer ? { computer } : {}),
    ...(time ? { time: time.time, ...(time.isLocal ? { isLocalTime: true as const } : {}) } : {}),
    ...(recordId === undefined ? {} : { recordId: Number(recordId) }),
    ...(activity === undefined || activity === NO_ACTIVITY ? {} : { activityId: activity }),
    ...(userId === undefined ? {} : { userId }),
    ...(level === undefined ? {} : { level }),
    fields: fieldsOf(record, provider, id),
    span: record.span,
    idSpan: within(record.id, digits[0].length - digits[1]!.length, digits[1]!.length),
  };
}

function providerOf(record: EventRecord, id: number): string | undefined {
  if (record.provider && record.provider.value.trim() !== '') return fullProvider(record.provider.value);
  // "40 (TerminalServices-LocalSessionManager)"
  const inBrackets = fullProvider(/\(([^()]{4,80})\)/.exec(record.id?.value ?? '')?.[1] ?? '');
  if (inBrackets !== undefined) return inBrackets;
  if (record.channel) {
    const provider = providerOfChannel(record.channel.value, id);
    if (provider !== undefined) return provider;
  }
  const byMessage = record.message && providerOfMessage(record.message.value.slice(0, 200).trimStart(), id);
  if (byMessage !== undefined) return byMessage;
  // No other product's number, where the names of its fields stand beside it.
  const isSignIn = id >= 4624 && id <= 4825 && record.named?.some(({ name }) => SIGN_IN_FIELD.test(name));
  return isSignIn ? 'Microsoft-Windows-Security-Auditing' : undefined;
}

function timeOf(part: Part, isUtc: boolean, options: TimeOptions) {
  const time = readEventTime(part.value, isUtc ? {} : options);
  return time && isUtc ? { time: time.time } : time;
}

/** True for a name that is no account of Windows itself: who an event is about, where it was not written by the user. */
export const isAccount = ({ value }: Part): boolean => /^(?!NT AUTHORITY\\)[^\\/:]{1,60}\\[^\\/:]/.test(value);

function userOf(text: string): string | undefined {
  return (
    SID.exec(text)?.[0] ??
    ACCOUNTS[
      text
        .trim()
        .replace(/^NT AUTHORITY\\/i, '')
        .toUpperCase()
    ]
  );
}

/** 1 critical to 4 information; undefined for what is no level, or one that says nothing. */
export function levelOf(text: string): number | undefined {
  const word = text.trim();
  const at = word.length > 20 ? -1 : LEVELS.findIndex((one) => one.test(word));
  return at < 0 ? undefined : at + 1;
}

/** The fields by name, then those that only nameless strings hold, then those that only the message tells. */
function fieldsOf(record: EventRecord, provider: string, id: number): EventField[] {
  const names = stringNames(provider, id);
  const byName = new Map<string, EventField>();
  const add = (field: EventField) => {
    if (!byName.has(field.name)) byName.set(field.name, field);
  };
  for (const part of record.named ?? []) {
    const known = names.find((name) => name.toLowerCase() === part.name.toLowerCase());
    if (known === undefined && !part.isField) continue;
    add(trimmed(known ?? part.name, part));
  }
  (record.strings ?? []).forEach((part, at) => {
    const name = names[at] ?? String(at + 1);
    add(trimmed(name, part));
  });
  if (record.message) {
    const { message } = record;
    for (const { name, value, index } of readEventMessage(provider, id, message.value)) {
      add({ name, value, ...within(message, index, value.length) });
    }
  }
  return [...byName.values()];
}

function trimmed(name: string, part: Part): EventField {
  const value = part.value.trim();
  return { name, value, ...within(part, value === '' ? 0 : part.value.indexOf(value), value.length) };
}

/** Where a piece of a part stands in the text. */
export function within(part: Part, index: number, length: number): Span {
  const start = part.start + index + shiftAt(part, index);
  const end = length === 0 ? start : part.start + index + length + shiftAt(part, index + length);
  return { start: Math.min(start, part.end), end: Math.min(end, part.end) };
}

/** How much longer the text is than the value, before the character at `index`. */
function shiftAt({ shifts }: Part, index: number): number {
  if (!shifts || shifts.length === 0) return 0;
  let low = 0;
  let high = shifts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (shifts[middle]![0] <= index) low = middle + 1;
    else high = middle;
  }
  return low === 0 ? 0 : shifts[low - 1]![1];
}
