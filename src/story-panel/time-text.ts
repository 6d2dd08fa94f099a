/** Times as the story shows them: UTC, in the one notation that reads alike everywhere. */

import type { DurationLabels } from './protocol';

/** No calendar reaches further, and no clock of an event log does. */
const LAST_TIME = 8.64e15;

const iso = (time: number): string => new Date(Math.max(-LAST_TIME, Math.min(LAST_TIME, time || 0))).toISOString();

/** Smaller times are times of day in texts that give no date. */
const DAY = 86_400_000;

/** False where a text gives the time of day only. */
export const isDated = (time: number): boolean => time >= DAY;

/** `2026-03-06`; empty where there is no date. */
export const dateText = (time: number): string => (isDated(time) ? iso(time).split('T')[0]! : '');

/** The time of day, as exact as needed to tell times apart that are so many milliseconds from each other. */
export function clockText(time: number, apart: number): string {
  const [, clock = ''] = iso(time).split('T');
  return clock.slice(0, apart >= 60_000 ? 5 : apart >= 1000 ? 8 : apart >= 100 ? 10 : 12);
}

/** `2026-03-06 12:41:08`; without the date where `said` is a time of the same day, or there is none. */
export function timeText(time: number, said?: number): string {
  const day = dateText(time);
  const clock = clockText(time, 1000);
  return day === '' || (said !== undefined && dateText(said) === day) ? clock : `${day} ${clock}`;
}

/** `2 h 30 min`: the two largest units. */
export function durationText(milliseconds: number, labels: DurationLabels): string {
  const all = Math.max(0, Math.round(milliseconds));
  if (all < 1000) return filled(labels.milliseconds, all);
  const seconds = Math.round(all / 1000);
  if (seconds < 60) return filled(labels.seconds, seconds);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return filled(labels.minutes, minutes, seconds % 60);
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return filled(labels.hours, hours, minutes % 60);
  return filled(labels.days, Math.floor(hours / 24), hours % 24);
}

/** Puts values in the place of `{0}`, `{1}`. */
export const filled = (pattern: string, ...values: readonly (string | number)[]): string =>
  pattern.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));
