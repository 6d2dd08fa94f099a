import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MARK_DISTANCE, marksOf, nextMark, zoomBy, zoomTo, type Mark } from '../../src/story-panel/marks';
import { LANES, type MomentState } from '../../src/story-panel/protocol';
import { stretchesOf } from '../../src/story-panel/time-scale';

const moment = (time: number | undefined, overrides: Partial<MomentState> = {}): MomentState => ({
  lane: 'host',
  ...(time !== undefined && { time }),
  event: 'LocalSessionManager 40',
  what: 'Session disconnected',
  severity: 'info',
  isMain: true,
  isEvidence: false,
  place: 'lsm.xml:2',
  ...overrides,
});

const marksAt = (moments: readonly MomentState[], width = 1000) =>
  marksOf(moments, [...moments.keys()], stretchesOf(moments.flatMap(({ time }) => time ?? [])), width);

const START = 1_772_798_430_000;
const anyMoments = fc.array(
  fc.record({
    time: fc.integer({ min: START, max: START + 50_000 }),
    lane: fc.constantFrom(...LANES),
    severity: fc.constantFrom('info' as const, 'warning' as const, 'error' as const),
  }),
  { maxLength: 80 },
);

describe('story page: marks', () => {
  it('join to one with a count where they would stand upon each other', () => {
    const marks = marksAt([moment(START), moment(START + 10), moment(START + 20), moment(START + 40_000)]);
    assert.deepEqual(
      marks.map(({ moments }) => moments.length),
      [3, 1],
    );
  });

  it('take the gravest severity of their moments, and tell of evidence among them', () => {
    const [mark] = marksAt([
      moment(START),
      moment(START, { severity: 'error' }),
      moment(START, { severity: 'warning', isEvidence: true }),
    ]);
    assert.equal(mark!.severity, 'error');
    assert.equal(mark!.isEvidence, true);
  });

  it('stay in their lanes, and leave out what has no time', () => {
    const marks = marksAt([moment(START, { lane: 'client' }), moment(START), moment(undefined)]);
    assert.deepEqual(
      marks.map(({ lane, moments }) => [lane, ...moments]),
      [
        ['client', 0],
        ['host', 1],
      ],
    );
  });

  it('hold each moment once, and can each be hit', () => {
    fc.assert(
      fc.property(anyMoments, fc.integer({ min: 100, max: 20_000 }), (given, width) => {
        const moments = given.map(({ time, ...rest }) => moment(time, rest));
        const marks = marksAt(moments, width);
        assert.deepEqual(
          marks.flatMap((mark) => mark.moments).sort((one, other) => one - other),
          [...moments.keys()],
        );
        for (const lane of LANES) {
          const places = marks.filter((mark) => mark.lane === lane).map(({ x }) => x);
          places.slice(1).forEach((x, index) => assert.ok(x - places[index]! >= MARK_DISTANCE, `${lane} at ${width}`));
        }
      }),
    );
  });

  it('of a connection with thousands of moments are as few as fit', () => {
    const many = Array.from({ length: 5000 }, (_, at) => moment(START + at * 10));
    assert.ok(marksAt(many, 900).length <= 900 / MARK_DISTANCE + 1);
  });
});

describe('story page: keys', () => {
  const mark = (lane: Mark['lane'], x: number): Mark => ({
    ...{ lane, x, severity: 'info', isEvidence: false, moments: [0], extent: 0 },
  });
  //                client at 0, 100     gateway at 90     host at 50, 200
  const marks = [mark('client', 0), mark('client', 100), mark('gateway', 90), mark('host', 50), mark('host', 200)];

  it('left and right go by time over all lanes, and stop at the ends', () => {
    const walk = [0];
    for (let at = 0; walk.length < 6; walk.push(at)) at = nextMark(marks, at, 'right');
    assert.deepEqual(walk, [0, 3, 2, 1, 4, 4]);
    assert.equal(nextMark(marks, 3, 'left'), 0);
    assert.equal(nextMark(marks, 0, 'left'), 0);
  });

  it('up and down go to the nearest mark of the next lane that has one', () => {
    assert.equal(nextMark(marks, 4, 'up'), 2);
    assert.equal(nextMark(marks, 2, 'up'), 1);
    assert.equal(nextMark(marks, 0, 'up'), 0);
    const withoutGateway = marks.filter(({ lane }) => lane !== 'gateway');
    assert.equal(nextMark(withoutGateway, 1, 'down'), 2);
  });

  it('Home and End go to the first and the last', () => {
    assert.equal(nextMark(marks, 2, 'first'), 0);
    assert.equal(nextMark(marks, 2, 'last'), 4);
  });

  it('lead nowhere where there is no mark', () => {
    assert.equal(nextMark([], 0, 'right'), -1);
  });

  it('zoom between the whole and what can still be drawn', () => {
    assert.equal(zoomBy(1, 0.5, 1000), 1);
    assert.equal(zoomBy(1, 2, 1000), 2);
    assert.equal(zoomBy(16, 2, 1000), 20);
    assert.equal(zoomBy(1, 2, 40_000), 1);
  });

  it('on a mark of several moments zoom in until they stand apart, unless nothing can part them', () => {
    assert.equal(zoomTo({ ...mark('host', 100), extent: 100 }, 1, 1000), 6);
    assert.equal(zoomTo({ ...mark('host', 100), extent: 0 }, 1, 1000), 1);
    assert.equal(zoomTo({ ...mark('host', 100), extent: 0.5 }, 1, 1000), 1);
  });
});
