import type { Moment } from '../core';

/**
 * Where in its line a moment's event begins: an export saved by Event Viewer holds all its events in one line.
 * @param line the text of the moment's first line
 * @returns a UTF-16 column; 0 where the line is that one event, or the event is not found in it
 */
export function eventColumn(
  line: string,
  { event, time, writtenTime }: Pick<Moment, 'event' | 'time' | 'writtenTime'>,
): number {
  const written = writtenTime ?? time;
  if (written === undefined || !(Math.abs(written) <= LAST_TIME)) return 0;
  const id = event.slice(event.lastIndexOf('/') + 1);
  // The export writes more digits, and cuts them off, as this does.
  const [clock] = new Date(Math.floor(written)).toISOString().split('Z');
  for (let at = line.indexOf(clock!); at >= 0; at = line.indexOf(clock!, at + 1)) {
    const start = line.lastIndexOf('<Event ', at);
    if (start >= 0 && line.slice(start, at).includes(`>${id}</EventID>`)) return start;
  }
  return 0;
}

const LAST_TIME = 8.64e15;
