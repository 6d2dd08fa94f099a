import assert from 'node:assert/strict';
import fc from 'fast-check';
import { storyLabels } from '../../src/story-panel/model';
import { positionOf, stretchesOf, ticksOf } from '../../src/story-panel/time-scale';
import { clockText, dateText, durationText, filled, isDated, timeText } from '../../src/story-panel/time-text';
import { english } from '../../src/core';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const START = Date.parse('2026-03-06T12:00:30.819Z');
/** A session: seconds of signing in, hours of nothing, seconds of its end. */
const SESSION = [0, 0.5, 1, 3, 6]
  .map((at) => START + at * SECOND)
  .concat([2 * HOUR, 2 * HOUR + SECOND].map((at) => START + at));

const times = fc.array(fc.integer({ min: START, max: START + 30 * 24 * HOUR }), { minLength: 1, maxLength: 60 });

describe('story page: time axis', () => {
  it('draws hours of nothing shorter than they were, and says so', () => {
    const stretches = stretchesOf(SESSION);
    assert.deepEqual(
      stretches.map(({ isQuiet }) => isQuiet),
      [false, true, false],
    );
    const [first, quiet] = stretches;
    assert.ok(quiet!.end - quiet!.start < 0.5, 'the pause takes less than half of the axis');
    assert.ok(first!.end > 0.3, 'six seconds of events have room');
  });

  it('draws a short connection to scale', () => {
    const stretches = stretchesOf([START, START + 10 * SECOND, START + 40 * SECOND]);
    assert.equal(stretches.length, 1);
    assert.equal(positionOf(START + 10 * SECOND, stretches), 0.25);
  });

  it('puts a single moment in the middle', () => {
    assert.equal(positionOf(START, stretchesOf([START, START])), 0.5);
  });

  it('has no stretch where there is no time', () => {
    assert.deepEqual(stretchesOf([]), []);
    assert.deepEqual(ticksOf([], 800), []);
  });

  it('covers the whole axis without a gap, and keeps the order of time', () => {
    fc.assert(
      fc.property(times, (all) => {
        const stretches = stretchesOf(all);
        assert.equal(stretches[0]!.start, 0);
        assert.equal(stretches.at(-1)!.end, 1);
        stretches.slice(1).forEach(({ start, from }, index) => {
          assert.equal(start, stretches[index]!.end);
          assert.equal(from, stretches[index]!.to);
        });
        const sorted = [...all].sort((one, other) => one - other).map((time) => positionOf(time, stretches));
        sorted.forEach((place, index) => {
          assert.ok(place >= 0 && place <= 1);
          assert.ok(index === 0 || place >= sorted[index - 1]!, 'in order');
        });
      }),
    );
  });

  it('labels round times, as exact as they are close', () => {
    const [stretch] = stretchesOf([START, START + 40 * SECOND]);
    const texts = ticksOf([stretch!], 800).map(({ text }) => text);
    assert.deepEqual(texts, [
      '12:00:35',
      '12:00:40',
      '12:00:45',
      '12:00:50',
      '12:00:55',
      '12:01:00',
      '12:01:05',
      '12:01:10',
    ]);
    const fine = ticksOf(stretchesOf([START, START + SECOND]), 800).map(({ text }) => text);
    assert.ok(
      fine.every((text) => /^12:00:3[01]\.\d$/.test(text)),
      fine.join(),
    );
    const coarse = ticksOf(stretchesOf([START, START + 40 * MINUTE].flatMap((at) => [at, at + MINUTE])), 200);
    assert.ok(coarse.length > 0);
  });

  it('says the date at the first label of each day', () => {
    const midnight = Date.parse('2026-03-07T00:00:00Z');
    const ticks = ticksOf(stretchesOf([midnight - 20 * SECOND, midnight + 20 * SECOND]), 800);
    assert.deepEqual(
      ticks.filter(({ isNewDay }) => isNewDay).map(({ text }) => text),
      [ticks[0]!.text, '00:00:00'],
    );
  });

  it('sets no label upon another, nor upon a pause, nor out over the axis', () => {
    fc.assert(
      fc.property(times, fc.integer({ min: 120, max: 20_000 }), (all, width) => {
        const taken = [{ from: width / 2 - 30, to: width / 2 + 30 }];
        const ticks = ticksOf(stretchesOf(all), width, taken);
        assert.ok(ticks.length <= width / 40);
        ticks.forEach(({ textX, text }, index) => {
          const half = (text.length * 6) / 2;
          assert.ok(textX - half >= 0 && textX + half <= width, 'inside');
          assert.ok(textX + half <= taken[0]!.from || textX - half >= taken[0]!.to, 'beside the pause');
          const before = ticks[index - 1];
          assert.ok(!before || before.textX + (before.text.length * 6) / 2 < textX - half, 'apart');
        });
      }),
    );
  });
});

describe('story page: times in words', () => {
  const { durations } = storyLabels(english);

  it('gives times in UTC, the date once', () => {
    assert.equal(timeText(START), '2026-03-06 12:00:30');
    assert.equal(timeText(START + HOUR, START), '13:00:30');
    assert.equal(timeText(START + 24 * HOUR, START), '2026-03-07 12:00:30');
  });

  it('is as exact as asked', () => {
    assert.deepEqual(
      [MINUTE, SECOND, 100, 1].map((apart) => clockText(START, apart)),
      ['12:00', '12:00:30', '12:00:30.8', '12:00:30.819'],
    );
  });

  it('gives a time of day without inventing a date', () => {
    const noon = 12 * HOUR;
    assert.equal(isDated(noon), false);
    assert.equal(dateText(noon), '');
    assert.equal(timeText(noon), '12:00:00');
  });

  it('never throws, whatever a damaged event claims', () => {
    for (const time of [0, -1, 1e300, -1e300, NaN, Infinity]) {
      assert.equal(typeof timeText(time), 'string');
      assert.equal(typeof durationText(time, durations), 'string');
    }
  });

  it('says how long in two units', () => {
    assert.deepEqual(
      [0, 640, 12_400, 59_600, 2_438_162, 2 * HOUR + 30 * MINUTE, 50 * HOUR].map((each) =>
        durationText(each, durations),
      ),
      ['0 ms', '640 ms', '12 s', '1 min 0 s', '40 min 38 s', '2 h 30 min', '2 d 2 h'],
    );
  });

  it('fills patterns, and leaves nothing of those it has no value for', () => {
    assert.equal(filled('{1} of {0}{2}', 5, 3), '3 of 5');
  });
});
