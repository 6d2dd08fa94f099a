import { readEventRecords } from './event-records';
import { readXmlEvents, type WantedEvent } from './event-xml';
import type { WindowsEvent } from './windows-event';

/** All wanted Windows events of a text, in whatever shape they were exported; in order, spans in UTF-16 offsets. */
export function readEvents(text: string, wanted: WantedEvent): WindowsEvent[] {
  const fromXml = readXmlEvents(text, wanted);
  const records = readEventRecords(text).filter(({ provider, id }) => wanted(provider, id));
  if (records.length === 0) return fromXml;
  return [...fromXml, ...records].sort((one, other) => one.span.start - other.span.start);
}
