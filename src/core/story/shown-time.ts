import { DAY } from './notes';

/** Beyond it there is no date; a damaged event may claim any time. */
const LAST = 8.64e15;

/** False where a text gives the time of day only. */
export const isDated = (time: number | undefined): time is number => time !== undefined && time >= DAY && time <= LAST;

/** `2026-03-05T06:58:40.568Z`; undefined where there is no time, or no date to it. */
export const isoTime = (time: number | undefined): string | undefined =>
  isDated(time) ? new Date(Math.floor(time)).toISOString() : undefined;

/** `06:58:40`, in UTC where the date is known; undefined where there is no time. */
export function timeOfDay(time: number | undefined): string | undefined {
  if (time === undefined || !(Math.abs(time) <= LAST)) return undefined;
  return new Date(Math.floor(time)).toISOString().slice(-13, -5);
}

/** `2026-03-05`; undefined where there is no date. */
export const dateOf = (time: number | undefined): string | undefined => isoTime(time)?.slice(0, -14);

/** `2026-03-05 06:58:40`, or the time of day where there is no date. */
export const dateTime = (time: number | undefined): string | undefined =>
  isDated(time) ? `${dateOf(time)} ${timeOfDay(time)}` : timeOfDay(time);

/** From when to when in UTC, the date once where both are of one day; undefined where neither is known. */
export function timeSpan(start: number | undefined, end: number | undefined): string | undefined {
  const from = dateTime(start);
  if (from === undefined) return dateTime(end);
  const to = isDated(start) && dateOf(start) === dateOf(end) ? timeOfDay(end) : dateTime(end);
  return to === undefined ? from : `${from} – ${to}`;
}

/** In order of time, what has no date last. */
export const inOrder = <T extends { readonly time?: number }>(moments: readonly T[]): T[] => [
  ...moments.filter(({ time }) => isDated(time)).sort((one, other) => one.time! - other.time!),
  ...moments.filter(({ time }) => !isDated(time)),
];
