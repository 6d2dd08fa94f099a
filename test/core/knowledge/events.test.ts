// The events of Windows: which are known, and that each is found by provider and id alone.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { codeRef, entriesOf, explain, findEntry, parseCodeRef } from '../../../src/core';
import { EVENT_PROVIDERS, type EventProvider } from '../../../src/core/knowledge/code';
import { ROOT } from '../../sources';

const { events } = JSON.parse(readFileSync(path.join(ROOT, 'test/core/knowledge/event-list.json'), 'utf8')) as {
  events: Record<string, number[]>;
};

describe('The tables of events', () => {
  it('know every event of the reference', () => {
    const missing = Object.entries(events).flatMap(([provider, ids]) =>
      ids
        .filter((value) => !findEntry({ family: 'event', value, provider: provider as EventProvider }))
        .map((id) => `${provider} ${id}`),
    );
    assert.deepEqual(missing, []);
    assert.equal(Object.values(events).flat().length, 295);
  });

  it('know no number of a provider twice', () => {
    const seen = new Set<string>();
    const repeated = entriesOf('event')
      .flatMap(({ provider, value, alsoNumbered = [] }) => [value, ...alsoNumbered].map((id) => `${provider} ${id}`))
      .filter((name) => seen.size === seen.add(name).size);
    assert.deepEqual(repeated, []);
  });

  it('explain at least one event of each provider', () => {
    for (const provider of EVENT_PROVIDERS)
      assert.ok(
        entriesOf('event').some((entry) => entry.provider === provider),
        provider,
      );
  });

  it('lead from each reference back to the event', () => {
    for (const entry of entriesOf('event')) {
      const ref = codeRef(entry);
      assert.match(ref, /^event:\d+@[A-Z][\w-]+$/);
      const code = parseCodeRef(ref);
      assert.deepEqual(code, { family: 'event', value: entry.value, provider: entry.provider });
      assert.equal(explain(code).entry, entry);
    }
  });

  it('say what an event shows and does not show in one sentence each', () => {
    const wrong = entriesOf('event').filter(({ proves, provesNot }) =>
      [proves, provesNot].some((text) => text !== undefined && !/^[A-Z].{10,}[^.]\.$/.test(text)),
    );
    assert.deepEqual(wrong.map(codeRef), []);
  });

  it('name each field once, in a few words', () => {
    const wrong = entriesOf('event').filter(
      ({ fields = [] }) =>
        new Set(fields.map(({ name }) => name)).size !== fields.length ||
        fields.some(({ name, holds }) => name === '' || holds === '' || holds.length > 100 || holds.endsWith('.')),
    );
    assert.deepEqual(wrong.map(codeRef), []);
  });

  it('name the log in full', () => {
    const wrong = entriesOf('event').filter(
      ({ channel }) =>
        !/^(?:System|Security|Microsoft-Windows-[\w-]+\/(?:Admin|Operational|Analytic|Debug))$/.test(channel!),
    );
    assert.deepEqual(wrong.map(codeRef), []);
  });

  it('name the binary data of TermDD by the element that holds it', () => {
    for (const id of [50, 56]) {
      const { fields } = findEntry({ family: 'event', value: id, provider: 'TermDD' })!;
      assert.match(fields!.find(({ name }) => name === 'Binary')!.holds, /last four bytes, little-endian/);
    }
  });
});
