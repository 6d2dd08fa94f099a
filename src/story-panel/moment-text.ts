/** A moment in words: for the line below the picture, for the table and for screen readers. Pure but for the clock. */

import type { MomentState, StoryLabels } from './protocol';
import { clockText, filled, isDated, timeText } from './time-text';

/** `2026-03-06 12:41:08`, or what the text itself gives, or that there is no time. */
export function momentTime({ time, written }: MomentState, labels: StoryLabels, said?: number): string {
  if (time !== undefined) return timeText(time, said);
  return written === undefined ? labels.noTime : filled(labels.written, timeText(written));
}

/** The lane, and the machine where it is known. */
export const momentPlace = ({ lane, machine }: MomentState, labels: StoryLabels): string =>
  machine === undefined ? labels.lanes[lane] : `${labels.lanes[lane]}, ${machine}`;

/** One moment as a sentence. */
export function momentSentence(moment: MomentState, labels: StoryLabels): string {
  const { event, what, severity, isEvidence } = moment;
  return [
    `${momentTime(moment, labels)}, ${momentPlace(moment, labels)}, ${labels.severities[severity]}, ${event}: ${what}`,
    ...(isEvidence ? [labels.proves] : []),
  ].join('. ');
}

/** The exact times of a moment: UTC, by the reader's clock, and as the machine wrote it where its clock was wrong. */
export function exactTimes({ time, written }: MomentState, labels: StoryLabels): string {
  if (time === undefined) return '';
  return [
    `${timeText(time).slice(0, -8)}${clockText(time, 1)}${isDated(time) ? ' UTC' : ''}`,
    ...hintOfLocal([time], labels),
    ...(written === undefined
      ? []
      : [filled(labels.written, `${timeText(written, time).slice(0, -8)}${clockText(written, 1)}`)]),
  ].join(' · ');
}

/** The times by the reader's own clock; nothing where that shows UTC. */
export function hintOfLocal(times: readonly number[], labels: StoryLabels): string[] {
  const other = times.filter((time) => isDated(time) && new Date(time).getTimezoneOffset() !== 0);
  return other.length === 0 ? [] : [filled(labels.localTime, other.map(localText).join(' – '))];
}

function localText(time: number): string {
  return new Intl.DateTimeFormat(undefined, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(time);
}
