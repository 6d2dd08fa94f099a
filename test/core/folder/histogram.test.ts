import assert from 'node:assert/strict';
import { allFindings, barStart, histogram, widthText } from '../../../src/core';
import { FREERDP, reportOn } from './folder-fixture';

const counted = (...stamps: string[]) =>
  histogram(allFindings(reportOn([{ name: 'a.log', text: stamps.map(FREERDP).join('\n') }])));

describe('codes over time', () => {
  for (const [stamps, width, bars] of [
    [['2025-03-14 09:12:44Z'], '1 minute', ['2025-03-14 09:12']],
    [
      ['2025-03-14 09:12:44Z', '2025-03-14 09:15:01Z'],
      '1 minute',
      ['2025-03-14 09:12', '2025-03-14 09:13', '2025-03-14 09:14', '2025-03-14 09:15'],
    ],
    [['2025-03-14 09:12:44Z', '2025-03-14 11:30:00Z'], '5 minutes', undefined],
    [['2025-03-14 00:12:44Z', '2025-03-15 23:30:00Z'], '1 hour', undefined],
    [['2025-03-14 00:12:44Z', '2025-04-10 23:30:00Z'], '1 day', undefined],
    [['2025-01-01 00:12:44Z', '2025-12-31 23:30:00Z'], '7 days', undefined],
    [['1970-02-01 00:12:44Z', '2025-12-31 23:30:00Z'], '364 days', undefined],
  ] as const) {
    it(`of ${stamps.join(' to ')} stand in bars of ${width}`, () => {
      const { bars: all, width: milliseconds } = counted(...stamps);
      assert.equal(widthText(milliseconds), width);
      assert.ok(all.length <= 60, String(all.length));
      assert.equal(
        all.reduce((sum, { findings }) => sum + findings.length, 0),
        stamps.length,
      );
      if (bars)
        assert.deepEqual(
          all.map(({ start }) => barStart(start, milliseconds)),
          bars,
        );
    });
  }

  it('are counted by severity', () => {
    const [bar] = counted('2025-03-14 09:12:44Z', '2025-03-14 09:12:45Z').bars;
    assert.deepEqual(bar?.counts, { error: 2, warning: 0, info: 0 });
  });

  it('leave out what has no date, and count it, and times without a zone', () => {
    const { bars, untimed, withoutZone } = counted(
      `[09:12:44:101]`,
      `\n\n\n\n2025-03-14 09:12:44`,
      '2025-03-14 09:12:44Z',
    );
    assert.deepEqual([bars.length, untimed, withoutZone], [1, 1, 1]);
    assert.deepEqual(histogram([]).bars, []);
  });

  it('are not pressed into one bar by a clock that was wrong', () => {
    const day = Array.from({ length: 99 }, (_, at) => `2025-03-14 09:${String(at % 60).padStart(2, '0')}:00Z`);
    const { bars, width, outside } = counted('1980-01-01 00:00:00Z', ...day);
    assert.equal(widthText(width), '1 minute');
    assert.equal(bars.length, 60);
    assert.deepEqual(
      outside.map(({ found }) => found.line),
      [1],
    );
  });
});
