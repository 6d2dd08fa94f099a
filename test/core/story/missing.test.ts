/** What would have to be there to be sure of a verdict. */
import assert from 'node:assert/strict';
import { english } from '../../../src/core/translate';
import type { Joined } from '../../../src/core/story/join';
import { missingFor } from '../../../src/core/story/missing';
import type { Verdict } from '../../../src/core/story/story';
import { leg, seen, type Seen } from './made-legs';

const host = (isOpen: boolean, ...sightings: Seen[]): Joined => ({
  host: leg('host', sightings.map(seen), { isOpen }),
  beside: [],
});
const client = (...sightings: Seen[]): Joined => ({ client: leg('client', sightings.map(seen)), beside: [] });
/** What is missing, each told by its first words. */
const missing = (joined: Joined, verdict: Verdict) => missingFor(joined, verdict, english);
const has = (lines: readonly string[], words: RegExp) => lines.some((line) => words.test(line));

const EVENT_40: Seen = { provider: 'LocalSessionManager', id: 40 };
const CLIENT_1026: Seen = { provider: 'ClientActiveXCore', id: 1026 };
const EVENT_103: Seen = { provider: 'RdpCoreTS', id: 103 };

describe('What is missing', () => {
  it('for an unknown end is all that could tell it', () => {
    const lines = missing({ beside: [] }, 'unknown');
    assert.equal(lines.length, 4);
    for (const words of [/event 40/, /event 1026/, /transport events/, /System log/]) assert.ok(has(lines, words));
  });

  it('for an unknown end is nothing that is there', () => {
    assert.ok(!has(missing(host(true, EVENT_40), 'unknown'), /event 40/));
    assert.ok(has(missing(host(true, { ...EVENT_40, id: 24 }), 'unknown'), /event 40/));
    assert.ok(!has(missing(host(true, EVENT_103), 'unknown'), /transport events/));
    assert.ok(!has(missing(client(CLIENT_1026), 'unknown'), /event 1026/));
    assert.ok(has(missing(client({ ...CLIENT_1026, id: 1024 }), 'unknown'), /event 1026/));
    for (const provider of ['EventLog', 'User32'] as const)
      assert.ok(!has(missing(host(true, { provider, id: 1 }), 'unknown'), /System log/), provider);
  });

  it('for an unknown end is the dialog’s extended code, where the client’s own code is there and no text', () => {
    assert.ok(has(missing(client(CLIENT_1026), 'unknown'), /extended code/));
    assert.ok(!has(missing(client(CLIENT_1026, {}), 'unknown'), /extended code/));
    assert.ok(!has(missing(client(), 'unknown'), /the extended code/));
  });

  it('for a refused sign-in is event 4625', () => {
    for (const verdict of ['authentication', 'account'] as const) {
      assert.ok(has(missing(host(false), verdict), /4625/), verdict);
      const seen4625 = host(false, { provider: 'Security-Auditing', id: 4625 });
      assert.deepEqual(missing(seen4625, verdict), [], verdict);
    }
    assert.deepEqual(missing(host(false), 'licence'), []);
  });

  it('for a lost session is the client’s own code', () => {
    assert.ok(has(missing(host(true), 'network'), /which side lost the other first/));
    assert.deepEqual(missing(host(true, CLIENT_1026), 'network'), []);
    assert.deepEqual(missing(host(false), 'network'), []);
  });

  it('for a connection that never came about is the host’s part', () => {
    assert.ok(has(missing(client(), 'network'), /whether the connection reached it/));
    assert.deepEqual(missing({ ...client(), ...host(false) }, 'network'), []);
    assert.deepEqual(missing({ beside: [] }, 'network'), []);
  });

  it('for an administrator is who it was', () => {
    assert.ok(has(missing(host(true), 'admin'), /who it was/));
  });

  it('is nothing for what the events tell in full', () => {
    for (const verdict of ['user', 'idle-limit', 'other-connection'] as const)
      assert.deepEqual(missing(host(true), verdict), []);
  });

  it('counts no line of a log as an event', () => {
    const { event: _, ...line } = seen(EVENT_40);
    const joined: Joined = { host: leg('host', [line]), beside: [] };
    assert.ok(has(missing(joined, 'unknown'), /event 40/));
  });
});
