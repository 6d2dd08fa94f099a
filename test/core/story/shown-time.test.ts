import assert from 'node:assert/strict';
import { dateOf, dateTime, inOrder, isDated, isoTime, timeOfDay, timeSpan } from '../../../src/core/story/shown-time';

const NOON = Date.UTC(2026, 2, 5, 12, 0, 5, 250);
const MINUTE = 60_000;
/** A text that gives the time of day only counts from the first day of all. */
const TIME_OF_DAY = 6 * 60 * MINUTE + 58 * MINUTE + 40_000;
const LAST = 8.64e15;

describe('A time as shown', () => {
  it('has its date where the text gives one', () => {
    assert.equal(isoTime(NOON), '2026-03-05T12:00:05.250Z');
    assert.equal(dateOf(NOON), '2026-03-05');
    assert.equal(timeOfDay(NOON), '12:00:05');
    assert.equal(dateTime(NOON), '2026-03-05 12:00:05');
    assert.equal(isoTime(NOON + 0.9), '2026-03-05T12:00:05.250Z');
  });

  it('is the time of day where the text gives no more', () => {
    assert.equal(isoTime(TIME_OF_DAY), undefined);
    assert.equal(dateOf(TIME_OF_DAY), undefined);
    assert.equal(timeOfDay(TIME_OF_DAY), '06:58:40');
    assert.equal(dateTime(TIME_OF_DAY), '06:58:40');
  });

  it('is none where there is none, or where a damaged event claims one that no calendar has', () => {
    for (const time of [undefined, Number.NaN, Infinity, -Infinity, LAST + 1, -LAST - 1]) {
      assert.equal(isoTime(time), undefined, String(time));
      assert.equal(timeOfDay(time), undefined, String(time));
      assert.equal(dateTime(time), undefined, String(time));
    }
    assert.equal(isoTime(LAST), '+275760-09-13T00:00:00.000Z');
    assert.equal(dateOf(LAST), '+275760-09-13');
    assert.equal(timeOfDay(-LAST), '00:00:00');
  });

  it('is dated from the second day on', () => {
    const day = 24 * 60 * MINUTE;
    assert.equal(isDated(day), true);
    assert.equal(isDated(day - 1), false);
    assert.equal(isDated(undefined), false);
  });
});

describe('A span of time as shown', () => {
  it('names the date once where both ends are of one day', () => {
    assert.equal(timeSpan(NOON, NOON + MINUTE), '2026-03-05 12:00:05 – 12:01:05');
    assert.equal(timeSpan(NOON, NOON + 24 * 60 * MINUTE), '2026-03-05 12:00:05 – 2026-03-06 12:00:05');
  });

  it('names times of day where there are no dates', () => {
    assert.equal(timeSpan(TIME_OF_DAY, TIME_OF_DAY + MINUTE), '06:58:40 – 06:59:40');
    assert.equal(timeSpan(TIME_OF_DAY, NOON), '06:58:40 – 2026-03-05 12:00:05');
  });

  it('names the one end that is known, and nothing where none is', () => {
    assert.equal(timeSpan(NOON, undefined), '2026-03-05 12:00:05');
    assert.equal(timeSpan(undefined, NOON), '2026-03-05 12:00:05');
    assert.equal(timeSpan(undefined, undefined), undefined);
  });
});

describe('Moments in order', () => {
  it('stand by their time, and last those without a date, as they came', () => {
    const moments = [{ time: NOON + 2 }, {}, { time: NOON }, { time: TIME_OF_DAY }, { time: NOON + 1 }];
    assert.deepEqual(inOrder(moments), [
      { time: NOON },
      { time: NOON + 1 },
      { time: NOON + 2 },
      {},
      { time: TIME_OF_DAY },
    ]);
    assert.equal(moments[0]!.time, NOON + 2, 'the list that was given stays as it was');
  });
});
