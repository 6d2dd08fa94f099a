import { readXmlEvents } from './event-xml';
import type { EventField, WindowsEvent } from './windows-event';
import type { Code } from '../knowledge/code';
import { findEntry } from '../knowledge/lookup';
import type { Span } from '../text';
import { carriesCode, findEventField } from './event-fields';
import { shortProvider } from './provider';
import { statusCode } from '../knowledge/family';
import { numberAt } from '../knowledge/number';

/** A code in an event; the span is in the text that was given. */
export interface EventReading extends Span {
  readonly code: Code;
}

/**
 * Codes in the Windows events of a text: XML as exported, copied, escaped in HTML or JSON, or commented out. An event that
 * tells of trouble and has no field for a code is itself one: its id, of the family `event`.
 */
export function readEventXml(text: string): EventReading[] {
  return readXmlEvents(text, (provider, id) => carriesCode(provider, id) || isTrouble(provider, id)).flatMap(
    (event) => {
      if (carriesCode(event.provider, event.id)) return codesOf(event);
      return { ...event.idSpan, code: { family: 'event', value: event.id, provider: shortProvider(event.provider)! } };
    },
  );
}

/** True of an event that our tables call a warning or an error. */
export function isTrouble(name: string, id: number): boolean {
  const provider = shortProvider(name);
  if (!provider) return false;
  const entry = findEntry({ family: 'event', value: id, provider });
  return entry !== undefined && entry.known !== false && entry.severity !== 'info';
}

/** The codes in the fields of one event. */
export function codesOf(event: WindowsEvent): EventReading[] {
  return event.fields.flatMap((field) => readField(event, field) ?? []);
}

function readField(event: WindowsEvent, field: EventField): EventReading | undefined {
  if (field.name === 'Binary') return event.provider === 'TermDD' ? readBinary(field) : undefined;
  const known = findEventField(event.provider, event.id, field.name);
  // Codes are plain digits, so the value stands in the text as it is.
  const token = known && numberAt(field.value, 0);
  const code = token && known.read(token.value);
  return code && { start: field.start, end: field.start + token.end, code };
}

/** TermDD 50 and 56: the last four bytes of the binary data, little-endian. */
function readBinary({ value: digits, end }: EventField): EventReading | undefined {
  const last = /[0-9a-f]{8}$/i.exec(digits.slice(-8))?.[0];
  if (!last) return undefined;
  const value = Number.parseInt(last.match(/../g)!.reverse().join(''), 16);
  return statusCode(value) && { start: end - 8, end, code: { family: 'hresult', value } };
}
