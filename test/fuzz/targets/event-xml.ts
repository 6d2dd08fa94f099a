import assert from 'node:assert/strict';
import { eventAt, filterRdpEvents, foldEvents, LineIndex, outlineEvents, readXmlEvent, scan } from '../../../src/core';
import { readXmlEvents } from '../../../src/core/events/event-xml';
import { assertApart, assertEvents, assertSame, isWithin } from '../invariants';
import { target as one, textOfBytes } from '../target';

/** Events as XML: whole, damaged, escaped or wrapped; their outline, their folds, and the filter. */
export const target = one({
  kind: 'text',
  longest: 2000,
  seeds: ['test/samples/events', 'test/samples/stories'],
  input: textOfBytes,
  run: (text) => readXmlEvents(text, () => true),
  made: (events) => events.length,
  features: (events) =>
    events.map(
      ({ isDamaged, fields, ...rest }) => `${isDamaged ?? ''} ${Object.keys(rest).length} ${fields.length > 0}`,
    ),
  check: (text, events) => assertEvents(text, events),
  checkMore(text, events) {
    assertSame(
      readXmlEvents(text, () => true),
      events,
      'the same text has the same events',
    );
    assertApart(text, scan(text, { kind: 'event-xml' }));
    const single = readXmlEvent(text);
    if (single) assertEvents(text, [single]);
    const lines = new LineIndex(text);
    for (const { first, last } of [...outlineEvents(lines), ...foldEvents(lines)]) {
      assert.ok(first >= 0 && first <= last && last < lines.lineCount, `lines ${first} to ${last}`);
    }
    for (const { idSpan } of events.slice(0, 5)) {
      const { line, column } = lines.positionAt(idSpan.start);
      const place = eventAt(lines, line, column);
      if (place) assert.ok(isWithin(place.span, lines.lineText(line).length));
    }
    const filtered = filterRdpEvents(text);
    assert.ok(filtered.kept <= filtered.total);
    const again = filterRdpEvents(filtered.text);
    assert.equal(again.kept, filtered.kept, 'what was kept is kept');
  },
});
