/** How often codes were written over time. */

import type { Severity } from '../knowledge/code';
import { isDated } from '../story/shown-time';
import type { FoundIn } from './groups';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** How long a bar may stand for; beyond the last one, multiples of it. */
const WIDTHS: readonly number[] = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 6 * HOUR, DAY, 7 * DAY, 28 * DAY, 364 * DAY];
const MOST_BARS = 60;
/** So small a part of all times may lie far outside, as those of a clock that was wrong, without being drawn. */
const OUTSIDE_PART = 0.02;
/** And only where leaving them out makes the picture so much finer. */
const OUTSIDE_GAIN = 20;

export interface HistogramBar {
  /** Milliseconds since 1970; the bar reaches to `start + width`. */
  readonly start: number;
  readonly counts: Readonly<Record<Severity, number>>;
  readonly findings: readonly FoundIn[];
}

export interface Histogram {
  /** Milliseconds that a bar stands for. */
  readonly width: number;
  /** Without gaps, in order of time; empty where no finding has a time. */
  readonly bars: readonly HistogramBar[];
  /** Findings of which no time, or no date, is known. */
  readonly untimed: number;
  /** Findings whose time names no zone and is taken for UTC. */
  readonly withoutZone: number;
  /** Findings whose time lies so far from all others that they are not drawn. */
  readonly outside: readonly FoundIn[];
}

/** Counts findings by minute, hour, day or week, whatever shows the span of their times best. */
export function histogram(findings: readonly FoundIn[]): Histogram {
  const timed = findings
    .filter(({ found }) => isDated(found.when?.time))
    .sort((one, other) => timeOf(one) - timeOf(other));
  const untimed = findings.length - timed.length;
  const withoutZone = timed.filter(({ found }) => found.when?.isLocal).length;
  const { inside, outside } = core(timed);
  const [first, last] = [inside[0], inside.at(-1)];
  if (!first || !last) return { width: HOUR, bars: [], untimed, withoutZone, outside };
  const width = widthFor(timeOf(first), timeOf(last));
  const start = Math.floor(timeOf(first) / width);
  const bars = Array.from({ length: Math.floor(timeOf(last) / width) - start + 1 }, (_, index) => ({
    start: (start + index) * width,
    counts: { error: 0, warning: 0, info: 0 },
    findings: [] as FoundIn[],
  }));
  for (const one of inside) {
    const bar = bars[Math.floor(timeOf(one) / width) - start]!;
    bar.counts[one.found.finding.severity]++;
    bar.findings.push(one);
  }
  return { width, bars, untimed, withoutZone, outside };
}

const timeOf = ({ found }: FoundIn): number => found.when!.time;

function widthFor(first: number, last: number): number {
  const fits = (width: number) => Math.floor(last / width) - Math.floor(first / width) < MOST_BARS;
  const fitting = WIDTHS.find(fits);
  if (fitting !== undefined) return fitting;
  let width = WIDTHS.at(-1)!;
  while (!fits(width)) width *= 2;
  return width;
}

/** A single wrong clock would press all else into one bar. */
function core(timed: readonly FoundIn[]): { inside: readonly FoundIn[]; outside: readonly FoundIn[] } {
  const whole = { inside: timed, outside: [] };
  const few = Math.floor(timed.length * OUTSIDE_PART);
  if (few === 0) return whole;
  const span = (list: readonly FoundIn[]) => timeOf(list.at(-1)!) - timeOf(list[0]!);
  const middle = timed.slice(few, timed.length - few);
  const reach = Math.max(span(middle), HOUR);
  if (span(timed) < reach * OUTSIDE_GAIN) return whole;
  const [from, to] = [timeOf(middle[0]!) - reach, timeOf(middle.at(-1)!) + reach];
  const isInside = (one: FoundIn) => timeOf(one) >= from && timeOf(one) <= to;
  return { inside: timed.filter(isInside), outside: timed.filter((one) => !isInside(one)) };
}
