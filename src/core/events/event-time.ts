/** When an event was written, as a text tells it. */
export interface EventTime {
  /** Milliseconds since 1970, UTC. */
  readonly time: number;
  /** True where the text names no zone, so that `time` takes the reader's offset for it. */
  readonly isLocal?: true;
}

export interface TimeOptions {
  /** Minutes by which the clock of times without a zone is ahead of UTC; 0 unless told. */
  readonly utcOffsetMinutes?: number;
}

const CLOCK = String.raw`(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?`;
/** After it the fraction, as NirSoft prints it, or a zone. */
const TAIL = String.raw`(?: ?([ap])\. ?m\.?| ?([ap])m)?(?:\.(\d{1,9}))?(?: ?(z|utc|gmt|[+-]\d{2}:?\d{2}))?`;
const YEAR_FIRST = new RegExp(`^(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:(?:[t ]|, ?)${CLOCK}${TAIL})?$`, 'i');
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.]) ?(\\d{1,2})[-/.] ?(\\d{4}|\\d{2})(?:,? ${CLOCK}${TAIL})?$`, 'i');
const DAY_NAMED = new RegExp(`^(\\d{1,2})[- ]([a-z]{3})[a-z]{0,6}[- ](\\d{4}|\\d{2}),? ${CLOCK}${TAIL}$`, 'i');
const MONTH_FIRST = new RegExp(`^([a-z]{3})[a-z]{0,6} (\\d{1,2}), (\\d{4}),? ${CLOCK}${TAIL}$`, 'i');
/** `Tue Mar 18 18:12:09 2025`, as Snare and NXLog's legacy lines have it. */
const YEAR_AT_END = /^([a-z]{3}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/i;
const DAY_OF_WEEK = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,? /i;
const JSON_DATE = /^\\?\/Date\((-?\d{1,15})(?:[+-]\d{4})?\)\\?\/$/;
/** As WMI writes it: the last part is the offset in minutes. */
const DMTF = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})\.(\d{1,6})([+-]\d{3})$/;
const EPOCH = /^(\d{10})(?:\.(\d{1,9}))?$/;
const EPOCH_MS = /^\d{13}$/;
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const LONGEST = 60;

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  readonly zone: string | undefined;
}

/**
 * Reads the time of an event in any shape that exports have, where it is all of the text but for blanks around it.
 * Where day and month could be either, AM or PM means American order and all else the day first.
 */
export function readEventTime(text: string, options: TimeOptions = {}): EventTime | undefined {
  if (text.length > 2 * LONGEST) return undefined;
  // Windows puts direction marks between the parts of a date, and a narrow blank before AM.
  const tidy = text
    .replace(/[\u200e\u200f]/g, '')
    .replace(/\s/g, ' ')
    .replace(/ {2,}/g, ' ')
    .trim()
    .replace(DAY_OF_WEEK, '');
  if (tidy.length > LONGEST || !/\d/.test(tidy)) return undefined;
  return readNumber(tidy) ?? readDate(tidy, options.utcOffsetMinutes ?? 0);
}

function readNumber(text: string): EventTime | undefined {
  const stamp = JSON_DATE.exec(text)?.[1] ?? EPOCH_MS.exec(text)?.[0];
  if (stamp !== undefined) return { time: Number(stamp) };
  const epoch = EPOCH.exec(text);
  if (epoch) return { time: Number(epoch[1]) * 1000 + milliseconds(epoch[2]) };
  const dmtf = DMTF.exec(text);
  if (!dmtf) return undefined;
  const [year, month, day, hour, minute, second] = dmtf.slice(1, 7).map(Number);
  const time = place(year!, month!, day!, {
    hour: hour!,
    minute: minute!,
    second: second!,
    millisecond: milliseconds(dmtf[7]),
    zone: undefined,
  });
  return time === undefined ? undefined : { time: time - Number(dmtf[8]) * 60_000 };
}

function readDate(text: string, offset: number): EventTime | undefined {
  let match = YEAR_FIRST.exec(text);
  if (match) return placed(Number(match[1]), Number(match[2]), Number(match[3]), clockOf(match, 4), offset);
  match = YEAR_LAST.exec(text);
  if (match) {
    const clock = clockOf(match, 5);
    const [first, second] = [Number(match[1]), Number(match[3])];
    const isMonthFirst = second > 12 || (first <= 12 && match[2] === '/' && isTwelveHour(match, 5));
    const [day, month] = isMonthFirst ? [second, first] : [first, second];
    return placed(fullYear(match[4]!), month, day, clock, offset);
  }
  match = DAY_NAMED.exec(text);
  if (match) return placed(fullYear(match[3]!), monthOf(match[2]!), Number(match[1]), clockOf(match, 4), offset);
  match = MONTH_FIRST.exec(text);
  if (match) return placed(Number(match[3]), monthOf(match[1]!), Number(match[2]), clockOf(match, 4), offset);
  match = YEAR_AT_END.exec(text);
  if (!match) return undefined;
  const [hour, minute, second] = match.slice(3, 6).map(Number);
  const clock = { hour: hour!, minute: minute!, second: second!, millisecond: 0, zone: undefined };
  return placed(Number(match[6]), monthOf(match[1]!), Number(match[2]), clock, offset);
}

const monthOf = (name: string): number => MONTHS.indexOf(name.toLowerCase()) + 1;
const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));
const milliseconds = (fraction: string | undefined): number =>
  fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, '0'));
const isTwelveHour = (match: RegExpExecArray, at: number): boolean => (match[at + 4] ?? match[at + 5]) !== undefined;

/** The clock that a pattern caught, from its group `at` on. */
function clockOf(match: RegExpExecArray, at: number): Clock {
  const half = (match[at + 4] ?? match[at + 5])?.toLowerCase();
  const hour = Number(match[at] ?? 0);
  return {
    hour: half === undefined ? hour : (hour % 12) + (half === 'p' ? 12 : 0),
    minute: Number(match[at + 1] ?? 0),
    second: Number(match[at + 2] ?? 0),
    millisecond: milliseconds(match[at + 3] ?? match[at + 6]),
    zone: match[at + 7],
  };
}

function placed(year: number, month: number, day: number, clock: Clock, offset: number): EventTime | undefined {
  const time = place(year, month, day, clock);
  if (time === undefined) return undefined;
  if (clock.zone === undefined) return { time: time - offset * 60_000, isLocal: true };
  const zone = /^([+-])(\d{2}):?(\d{2})$/.exec(clock.zone);
  const minutes = zone ? (Number(zone[2]) * 60 + Number(zone[3])) * (zone[1] === '-' ? -1 : 1) : 0;
  return { time: time - minutes * 60_000 };
}

/** The time as if it were UTC; undefined where the calendar has no such day or the clock no such hour. */
function place(year: number, month: number, day: number, clock: Clock): number | undefined {
  if (year < 1970 || month < 1 || month > 12 || clock.hour > 23 || clock.minute > 59 || clock.second > 60) {
    return undefined;
  }
  const midnight = Date.UTC(year, month - 1, day);
  if (day < 1 || new Date(midnight).getUTCMonth() !== month - 1) return undefined;
  return midnight + ((clock.hour * 60 + clock.minute) * 60 + clock.second) * 1000 + clock.millisecond;
}
