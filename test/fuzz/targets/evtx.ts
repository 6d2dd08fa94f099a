import assert from 'node:assert/strict';
import { XMLValidator } from 'fast-xml-parser';
import { evtxXml, isSessionEvent } from '../../../src/core';
import { readXmlEvents } from '../../../src/core/events/event-xml';
import { readEvtx } from '../../../src/core/evtx/evtx';
import { assertSame } from '../invariants';
import { target as one } from '../target';

/** The binary event log: its header, chunks, templates and values. */
export const target = one({
  kind: 'bytes',
  longest: 12_000,
  seeds: ['test/samples-evtx/rdp-session.evtx', 'test/samples-evtx/system-part.evtx'],
  input: (data) => data,
  run: (bytes) => readEvtx(bytes),
  made: ({ recordCount }) => recordCount,
  features: ({ records, unreadable }) => [
    ...unreadable.map(({ reason }) => reason.replaceAll(/\d+/g, '0')),
    ...records.map(({ isDoubtful }) => `record ${isDoubtful ?? ''}`),
  ],
  check(bytes, { records, unreadable, recordCount, otherCount, chunkCount, wrongChecksums }) {
    assert.equal(recordCount, records.length + unreadable.length + otherCount);
    assert.ok(wrongChecksums <= chunkCount);
    for (const { offset, reason } of unreadable) {
      assert.ok(offset >= 0 && offset <= bytes.length && reason !== '', `damage at ${offset}`);
    }
    for (const { xml, written, id } of records) {
      assert.ok(Number.isFinite(written) && Number.isSafeInteger(id));
      assert.ok(xml.startsWith('<Event') && xml.endsWith('</Event>'), xml.slice(0, 80));
      assert.doesNotMatch(xml, /[\r\n\0]/, 'an event is one line');
    }
  },
  checkMore(bytes, file) {
    assertSame(readEvtx(bytes), file, 'the same bytes have the same records');
    const { text } = evtxXml(bytes);
    const wanted = file.records.filter(({ provider, id }) => isSessionEvent(provider, id));
    assert.equal(text.split('\n').length, wanted.length + 3, 'each session event has its line');
    // What is doubtful is XML all the same.
    for (const { xml } of file.records) assert.equal(XMLValidator.validate(xml), true, xml.slice(0, 2000));
    for (const { start, end } of readXmlEvents(text, () => true).map(({ span }) => span)) assert.ok(start < end);
  },
});
