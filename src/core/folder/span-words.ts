import { english, type Translate } from '../translate';
import { dateOf, dateTime } from '../story/shown-time';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What a bar of a histogram stands for: "5 minutes", "1 hour". */
export function widthText(width: number, translate: Translate = english): string {
  if (width < HOUR) return width === MINUTE ? translate('1 minute') : translate('{0} minutes', width / MINUTE);
  if (width < DAY) return width === HOUR ? translate('1 hour') : translate('{0} hours', width / HOUR);
  return width === DAY ? translate('1 day') : translate('{0} days', width / DAY);
}

/** When a bar begins, as short as its width allows: `2025-03-14`, or `2025-03-14 09:15`. UTC. */
export const barStart = (start: number, width: number): string =>
  (width >= DAY ? dateOf(start) : dateTime(start)?.slice(0, -3)) ?? '';
