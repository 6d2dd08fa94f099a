import { readEventRecords } from '../../../src/core/events/event-records';
import { assertEvents, assertSame } from '../invariants';
import { target as one, textOfBytes } from '../target';

/** Events as lists, CSV, JSON, rows and the output of evtxexport. */
export const target = one({
  kind: 'text',
  longest: 2500,
  seeds: ['test/samples/events', 'test/samples/logs', 'test/blind/logs', 'test/blind3'],
  input: textOfBytes,
  run: (text) => readEventRecords(text),
  made: (events) => events.length,
  features: (events) =>
    events.map(({ fields, isLocalTime, ...rest }) =>
      [Math.min(fields.length, 4), isLocalTime ?? '', Object.keys(rest).sort().join()].join(' '),
    ),
  check: (text, events) => assertEvents(text, events),
  checkMore(text, events) {
    assertSame(readEventRecords(text), events, 'the same text has the same events');
    assertEvents(text, readEventRecords(text, { utcOffsetMinutes: 120 }));
  },
});
