import assert from 'node:assert/strict';
import type { Connection, Verdict } from '../../../src/core/story/story';
import { findRepeats, spoken } from '../../../src/core/story/repeats';
import { english } from '../../../src/core/translate';

const START = Date.UTC(2026, 2, 5, 8);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

interface Made {
  readonly user?: string;
  readonly server?: string;
  readonly verdict?: Verdict;
}

/** A connection that begins and ends so many minutes after the start of the day. */
const connection = (from: number | undefined, to: number | undefined, made: Made = {}): Connection => ({
  user: 'CONTOSO\\ada',
  server: 'host',
  verdict: 'network',
  severity: 'error',
  why: '',
  evidence: [],
  missing: [],
  moments: [],
  ...(from !== undefined && { start: START + from * MINUTE }),
  ...(to !== undefined && { end: START + to * MINUTE }),
  ...made,
});
/** Connections of these lengths, in minutes, a long and odd time apart. */
const lasting = (lengths: readonly number[], made?: Made) =>
  lengths.map((length, index) => connection(index ** 2 * 500, index ** 2 * 500 + length, made));
/** Connections without a start that end at these minutes. */
const ending = (ends: readonly number[], made?: Made) => ends.map((end) => connection(undefined, end, made));
const find = (connections: readonly Connection[]) => findRepeats(connections, english);

describe('Connections that end alike', () => {
  it('after the same time are a pattern from three on', () => {
    assert.deepEqual(find(lasting([60, 60])), []);
    const [repeat, ...more] = find(lasting([60, 60, 60]));
    assert.deepEqual(more, []);
    assert.deepEqual(repeat, {
      connections: [0, 1, 2],
      seconds: 3600,
      of: 'duration',
      verdict: 'network',
      what: '3 connections ended after about 1 h each: a firewall, VPN or NAT device on the way may forget the connection after that time',
    });
  });

  it('may differ by three parts in a hundred, or by twenty seconds where that is more', () => {
    assert.equal(find(lasting([100, 100, 103])).length, 1);
    assert.equal(find(lasting([100, 100, 96.9])).length, 0);
    assert.equal(find(lasting([5, 5, 5 + 20 / 60])).length, 1);
    assert.equal(find(lasting([5, 5, 5 + 21 / 60])).length, 0);
  });

  it('are told by the largest group, with its mean', () => {
    const [repeat] = find(lasting([10, 60, 60.1, 200, 60.2, 400, 10]));
    assert.deepEqual(repeat!.connections, [1, 2, 4]);
    assert.equal(repeat!.seconds, 3606);
  });

  it('are none where they lasted less than a minute, or nobody knows how long', () => {
    assert.equal(find(lasting([1, 1, 1])).length, 1);
    assert.equal(find(lasting([0.98, 0.98, 0.98])).length, 0);
    assert.equal(find([connection(0, undefined), connection(500, undefined), connection(5000, undefined)]).length, 0);
  });

  it('must be of one user, one server and one verdict; the case of a name matters not', () => {
    const [one, two, three] = lasting([60, 60, 60]);
    assert.equal(find([one!, two!, { ...three!, user: 'contoso\\ADA', server: 'HOST' }]).length, 1);
    assert.equal(find([one!, two!, { ...three!, user: 'other' }]).length, 0);
    assert.equal(find([one!, two!, { ...three!, server: 'other' }]).length, 0);
    assert.equal(find([one!, two!, { ...three!, verdict: 'protocol' }]).length, 0);
  });

  it('are no pattern where a person ended them', () => {
    for (const verdict of ['user', 'other-connection', 'authentication'] as const)
      assert.deepEqual(find(lasting([60, 60, 60], { verdict })), [], verdict);
  });

  const HINTS: readonly (readonly [Verdict, RegExp])[] = [
    ['idle-limit', /: a time limit is set/],
    ['active-limit', /: a time limit is set/],
    ['network', /: a firewall, VPN or NAT/],
    ['unknown', /: a firewall, VPN or NAT/],
    ['server-restart', /: a restart or maintenance is scheduled/],
    ['licence', /: something happens by the clock/],
  ];
  for (const [verdict, hint] of HINTS) {
    it(`with the verdict ${verdict} point to ${hint.source.slice(2)}`, () => {
      const [repeat] = find(lasting([60, 60, 60], { verdict }));
      assert.match(repeat!.what, hint);
      assert.equal(repeat!.verdict, verdict);
    });
  }
});

describe('Connections whose ends are evenly apart', () => {
  it('are a pattern from three on', () => {
    assert.deepEqual(find(ending([0, 60])), []);
    const [repeat, ...more] = find(ending([0, 60, 120]));
    assert.deepEqual(more, []);
    assert.deepEqual([repeat!.of, repeat!.connections, repeat!.seconds], ['interval', [0, 1, 2], 3600]);
    assert.match(repeat!.what, /^The ends of 3 connections are about 1 h apart: a firewall/);
  });

  it('leave out those at odd times', () => {
    const [repeat] = find(ending([0, 7, 67, 127]));
    assert.deepEqual(repeat!.connections, [1, 2, 3]);
  });

  it('are at least a minute apart', () => {
    assert.equal(find(ending([0, 1, 2])).length, 1);
    assert.equal(find(ending([0, 0.9, 1.8])).length, 0);
  });

  it('are not told beside a pattern of lengths', () => {
    const connections = [0, 1, 2].map((index) => connection(index * 100, index * 100 + 60));
    assert.deepEqual(
      find(connections).map((repeat) => repeat.of),
      ['duration'],
    );
  });

  it('count within their own group', () => {
    const other = connection(undefined, 30, { user: 'other' });
    const [one, two, three] = ending([0, 60, 120]);
    const [repeat] = find([one!, other, two!, three!]);
    assert.deepEqual(repeat!.connections, [0, 2, 3]);
  });
});

describe('A length of time in words', () => {
  for (const [seconds, words] of [
    [0.4, '0 s'],
    [119, '119 s'],
    [120, '2 min'],
    [3569, '59 min'],
    [3570, '1 h'],
    [3600, '1 h'],
    [9000, '2 h 30 min'],
    [7200, '2 h'],
  ] as const)
    it(`of ${seconds} seconds is ${words}`, () => assert.equal(spoken(seconds, english), words));

  it('is that of hours for a day and more', () => assert.equal(spoken((25 * HOUR) / 1000, english), '25 h'));
});
