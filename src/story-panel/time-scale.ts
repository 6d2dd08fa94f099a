/**
 * Where a time stands on the axis. A session is a burst of events, hours of nothing, and another burst: drawn to one
 * scale the events would be two dots. So long quiet times are drawn shorter than they were, and are marked as such.
 */

import { clockText, dateText } from './time-text';

/** A stretch of time and the part of the axis it takes; `start` and `end` lie between 0 and 1. */
export interface Stretch {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  /** Nothing happened, and it is drawn shorter than it was. */
  readonly isQuiet: boolean;
}

/** A label of the axis. */
export interface Tick {
  /** Pixels from the start of the axis. */
  readonly x: number;
  /** The middle of its text, which does not stand out over the axis. */
  readonly textX: number;
  readonly time: number;
  readonly text: string;
  /** The first tick of a day. */
  readonly isNewDay: boolean;
}

/** A shorter time without events is drawn as it is. */
const MIN_QUIET = 60_000;
/** So is one that is a small part of the whole. */
const MIN_QUIET_SHARE = 0.05;
/** A burst of one event still needs room for its mark; a burst of hundreds must not push the others aside. */
const MIN_WEIGHT = 0.5;
const MAX_WEIGHT = 14;

/** The stretches of an axis over these times, which need not be in order. Empty where there is no time. */
export function stretchesOf(times: readonly number[]): Stretch[] {
  const sorted = [...new Set(times)].sort((one, other) => one - other);
  const first = sorted[0];
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [];
  const minQuiet = Math.max(MIN_QUIET, (last - first) * MIN_QUIET_SHARE);
  const parts: { from: number; to: number; weight: number; isQuiet: boolean }[] = [];
  let from = first;
  let count = 1;
  const close = (to: number) => {
    parts.push({ from, to, weight: Math.min(MAX_WEIGHT, Math.max(MIN_WEIGHT, count - 1)), isQuiet: false });
  };
  sorted.forEach((time, index) => {
    const before = sorted[index - 1];
    if (before === undefined) return;
    if (time - before < minQuiet) {
      count++;
      return;
    }
    close(before);
    // Grows with the time it stands for, but ever more slowly.
    const weight = Math.min(3, 1 + Math.log2((time - before) / MIN_QUIET) / 4);
    parts.push({ from: before, to: time, weight, isQuiet: true });
    from = time;
    count = 1;
  });
  close(last);
  // One stretch is drawn to scale, whatever its weight.
  const whole = parts.reduce((sum, { weight }) => sum + weight, 0);
  let at = 0;
  return parts.map(({ weight, ...part }, index) => {
    const start = at / whole;
    at += weight;
    return { ...part, start, end: index === parts.length - 1 ? 1 : at / whole };
  });
}

/** Where a time stands, between 0 and 1; times outside go to the nearest end. */
export function positionOf(time: number, stretches: readonly Stretch[]): number {
  const holds = ({ from, to }: Stretch) => time >= from && time <= to;
  const stretch = stretches.find((each) => !each.isQuiet && holds(each)) ?? stretches.find(holds);
  if (stretch) return within(time, stretch);
  return time < (stretches[0]?.from ?? Infinity) ? 0 : 1;
}

/** A burst of one moment stands in the middle of its stretch. */
function within(time: number, { from, to, start, end }: Stretch): number {
  return to === from ? (start + end) / 2 : start + ((time - from) / (to - from)) * (end - start);
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 7, 14, 30, 90, 365, 3650].map((count) => count * DAY),
];

/** About how many pixels a label takes, with the room around it. */
const widthOf = (text: string): number => text.length * 6.5 + 14;

/**
 * The labels of an axis that is `width` pixels wide, in order, none upon another.
 * @param taken parts of the axis, in pixels, where other texts stand
 */
export function ticksOf(
  stretches: readonly Stretch[],
  width: number,
  taken: readonly { readonly from: number; readonly to: number }[] = [],
): Tick[] {
  const ticks: Tick[] = [];
  let edge = -Infinity;
  let day: string | undefined;
  for (const { time, apart, x } of stretches.flatMap((stretch) => candidates(stretch, width))) {
    const text = clockText(time, apart);
    const half = widthOf(text) / 2;
    const textX = Math.max(half, Math.min(width - half, x));
    if (textX - half < edge || taken.some(({ from, to }) => textX + half > from && textX - half < to)) continue;
    const date = dateText(time);
    ticks.push({ x, textX, time, text, isNewDay: date !== day });
    day = date;
    edge = textX + half;
  }
  return ticks;
}

/** The round times of a stretch, as close as labels can stand; its start where no round time lies in it. */
function candidates(stretch: Stretch, width: number): { time: number; apart: number; x: number }[] {
  const { from, to, start, end, isQuiet } = stretch;
  if (isQuiet) return [];
  const pixels = (end - start) * width;
  const fits = (step: number) => (step / (to - from)) * pixels >= widthOf(clockText(from, step));
  const step = to === from ? undefined : STEPS.find(fits);
  const first = step === undefined ? Infinity : Math.ceil(from / step) * step;
  const times = [];
  for (let time = first; time <= to; time += step!)
    times.push({ time, apart: step!, x: within(time, stretch) * width });
  return times.length > 0 ? times : [{ time: from, apart: SECOND, x: within(from, stretch) * width }];
}
