import assert from 'node:assert/strict';
import { readEventTime } from '../../../src/core/events/event-time';

const iso = (text: string, utcOffsetMinutes?: number) => {
  const read = readEventTime(text, utcOffsetMinutes === undefined ? {} : { utcOffsetMinutes });
  return read && `${new Date(read.time).toISOString()}${read.isLocal ? ' local' : ''}`;
};

describe('the time of an event', () => {
  it('is read with its zone', () => {
    assert.equal(iso('2026-03-05T09:29:03.1234567Z'), '2026-03-05T09:29:03.123Z');
    assert.equal(iso('2026-03-05T09:29:03.1234567+01:00'), '2026-03-05T08:29:03.123Z');
    assert.equal(iso('2026-03-05 09:29:03 -0400'), '2026-03-05T13:29:03.000Z');
    assert.equal(iso('Mar 05, 2026 09:29:03.123456700 UTC'), '2026-03-05T09:29:03.123Z');
    assert.equal(iso('/Date(1772703743123)/'), '2026-03-05T09:42:23.123Z');
    assert.equal(iso('20260305092903.500000-060'), '2026-03-05T10:29:03.500Z');
    assert.equal(iso('1772703743'), '2026-03-05T09:42:23.000Z');
  });

  it('is local where no zone is told, by the offset that the reader gives', () => {
    assert.equal(iso('2026-03-05 09:29:03'), '2026-03-05T09:29:03.000Z local');
    assert.equal(iso('2026-03-05 09:29:03', 60), '2026-03-05T08:29:03.000Z local');
    assert.equal(iso('2026-03-05T09:29:03Z', 60), '2026-03-05T09:29:03.000Z');
  });

  it('has the month first with AM and PM, and else the day', () => {
    assert.equal(iso('3/5/2026 9:29:03 AM'), '2026-03-05T09:29:03.000Z local');
    assert.equal(iso('3/5/2026 12:00:03 AM'), '2026-03-05T00:00:03.000Z local');
    assert.equal(iso('3/5/2026 12:00:03\u202fPM'), '2026-03-05T12:00:03.000Z local');
    assert.equal(iso('05/03/2026 10:29:03'), '2026-03-05T10:29:03.000Z local');
    assert.equal(iso('05.03.2026 09:29:03'), '2026-03-05T09:29:03.000Z local');
    assert.equal(iso('05-03-2026 09:29'), '2026-03-05T09:29:00.000Z local');
  });

  it('has the number above twelve for the day', () => {
    assert.equal(iso('3/18/2025 18:12:09'), '2025-03-18T18:12:09.000Z local');
    assert.equal(iso('18/3/2025 6:12:09 PM'), '2025-03-18T18:12:09.000Z local');
  });

  it('is read in the spellings of Event Viewer, NirSoft, Log Analytics and Snare', () => {
    assert.equal(iso('\u200e3/\u200e5/\u200e2026 9:29:03 AM'), '2026-03-05T09:29:03.000Z local');
    assert.equal(iso('3/9/2025 5:16:04 AM.264'), '2025-03-09T05:16:04.264Z local');
    assert.equal(iso('3/18/2025, 6:12:09.516 PM'), '2025-03-18T18:12:09.516Z local');
    assert.equal(iso('18-Jan-23 1:31:35'), '2023-01-18T01:31:35.000Z local');
    assert.equal(iso('Tue Mar 18 18:12:09 2025'), '2025-03-18T18:12:09.000Z local');
    assert.equal(iso('Tuesday, March 18, 2025 6:12:09 PM'), '2025-03-18T18:12:09.000Z local');
  });

  it('is not read from what is no time', () => {
    for (const text of [
      '',
      '08:00',
      '2026-02-30 00:00:00',
      '2026-13-01 00:00',
      '25:61',
      'soon',
      '40',
      '1.2.3.4',
      '9'.repeat(5000),
    ]) {
      assert.equal(iso(text), undefined, text);
    }
  });
});
