import assert from 'node:assert/strict';
import { allEntries, CAUSES, codeRef, entriesOf, FAMILIES, findEntry, parseCodeRef, SOURCES } from '../../../src/core';
import type { Entry, Family } from '../../../src/core';

/** Entries that break a rule, by their references, so that a failure names them all at once. */
const offenders = (breaks: (entry: Entry) => boolean) => allEntries().filter(breaks).map(refOf);
const refOf = (entry: Entry) => codeRef(entry);
const target = (ref: string) => {
  const code = parseCodeRef(ref);
  return code && findEntry(code);
};

describe('The code tables', () => {
  const LEAST: readonly [Family, number][] = [
    ['disconnect', 152],
    ['extended', 43],
    ['errinfo', 122],
    ['errconnect', 32],
    ['negotiation', 6],
    ['ntstatus', 46],
    ['hresult', 115],
    ['avd', 50],
    ['freerdp-exit', 58],
    ['event', 290],
  ];
  for (const [family, least] of LEAST) {
    it(`know at least ${least} codes of the family ${family}`, () => {
      const explained = entriesOf(family).filter((entry) => entry.known !== false);
      assert.ok(explained.length >= least, `${explained.length}`);
    });
  }

  it('know the server-side reasons of each field', () => {
    for (const field of ['core-103', 'core-142', 'gateway']) {
      assert.ok(
        entriesOf('rdpcore').some((entry) => entry.field === field),
        field,
      );
    }
  });

  it('give every code a short title that is no sentence', () => {
    assert.deepEqual(
      offenders(({ title }) => title.length === 0 || title.length > 70 || /[.!?]$|^\s|\s$|\n/.test(title)),
      [],
    );
  });

  it('give every code a meaning of whole sentences', () => {
    assert.deepEqual(
      offenders(
        ({ meaning }) => meaning.length < 20 || !meaning.endsWith('.') || /\s\s|\n|^[a-z](?!freerdp)/.test(meaning),
      ),
      [],
    );
  });

  it('never repeat the title as the meaning', () => {
    assert.deepEqual(
      offenders(({ title, meaning }) => meaning.replace(/\.$/, '').toLowerCase() === title.toLowerCase()),
      [],
    );
  });

  it('write licence as a noun in British English', () => {
    // Names of programs, policies and protocols keep their own spelling, so only the project's sentences are searched.
    assert.deepEqual(
      offenders(({ title, meaning }) => /\blicenses?\b|\blicense server/.test(`${title} ${meaning}`)),
      [],
    );
  });

  it('give every code a source that exists, each once', () => {
    assert.deepEqual(
      offenders(
        ({ sources }) =>
          sources.length === 0 || new Set(sources).size !== sources.length || sources.some((id) => !(id in SOURCES)),
      ),
      [],
    );
  });

  it('give every code a severity and a confidence of the vocabulary', () => {
    assert.deepEqual(
      offenders(
        ({ severity, confidence }) =>
          !['info', 'warning', 'error'].includes(severity) || !['high', 'medium', 'low'].includes(confidence),
      ),
      [],
    );
  });

  it('give every code at least one cause, each known and named once; events may tell of no trouble and have none', () => {
    assert.deepEqual(
      offenders(
        ({ causes, family }) =>
          (causes.length === 0 && family !== 'event') ||
          new Set(causes).size !== causes.length ||
          causes.some((id) => !(id in CAUSES)),
      ),
      [],
    );
  });

  it('give every event that is an error a cause', () => {
    assert.deepEqual(
      offenders(({ causes, severity }) => severity === 'error' && causes.length === 0),
      [],
    );
  });

  it('send the reader of a number without a public meaning to triage first', () => {
    assert.deepEqual(
      offenders(
        ({ causes, known, confidence }) => known === false && (causes[0] !== 'triage-first' || confidence !== 'low'),
      ),
      [],
    );
  });

  it('know no code twice', () => {
    const seen = new Set<string>();
    const repeated = allEntries()
      .map(refOf)
      .filter((ref) => seen.size === seen.add(ref).size);
    assert.deepEqual(repeated, []);
  });

  it('hold unsigned 32-bit numbers; only Azure Virtual Desktop has names without one', () => {
    assert.deepEqual(
      offenders(({ value, family, symbol }) =>
        value === null ? family !== 'avd' || !symbol : !Number.isInteger(value) || value < 0 || value > 0xffffffff,
      ),
      [],
    );
  });

  it('name the field in the family of server-side reasons and nowhere else', () => {
    assert.deepEqual(
      offenders(({ family, field }) => (family === 'rdpcore') !== (field !== undefined)),
      [],
    );
  });

  it('name the provider and the log of events and of nothing else', () => {
    assert.deepEqual(
      offenders(
        ({ family, provider, channel }) =>
          (family === 'event') !== (provider !== undefined) || (family === 'event') !== (channel !== undefined),
      ),
      [],
    );
  });

  it('pair twins both ways', () => {
    assert.deepEqual(
      offenders((entry) => entry.twin !== undefined && target(target(entry.twin)?.twin ?? '') !== entry),
      [],
    );
  });

  it('judge twins alike', () => {
    assert.deepEqual(
      offenders((entry) => entry.twin !== undefined && target(entry.twin)?.severity !== entry.severity),
      [],
    );
  });

  it('refer to codes that exist, of another number or family than their own', () => {
    assert.deepEqual(
      offenders((entry) => (entry.related ?? []).some((ref) => !target(ref) || target(ref) === entry)),
      [],
    );
  });

  it('say so in note or title where a statement rests on a low confidence', () => {
    const HEDGE =
      /not (?:been )?(?:published|confirmed|in)|single|one report|unconfirmed|inference|infer|general knowledge|no (?:public|published)|never published|nobody has published|by its|guess|worked out|derived|listed|reported|seen/i;
    assert.deepEqual(
      offenders(
        (entry) =>
          entry.confidence === 'low' &&
          !HEDGE.test(`${entry.title} ${entry.meaning} ${entry.note ?? ''} ${entry.conflict ?? ''}`),
      ),
      [],
    );
  });

  it('mark as unknown only what has no public meaning', () => {
    assert.deepEqual(
      offenders((entry) => (entry.known === false) !== (entry.title === 'No public meaning is known')),
      [],
    );
  });

  it('link sources by https, or say where they come from', () => {
    // Brackets stand in Microsoft's older addresses; whoever writes a link encodes them.
    const wrong = Object.entries(SOURCES).filter(
      ([, source]) => 'url' in source && source.url !== undefined && !/^https:\/\/[^\s<>"]+$/.test(source.url),
    );
    assert.deepEqual(wrong, []);
  });

  it('hold no source that no code uses', () => {
    const used = new Set(
      [...allEntries(), ...entriesOf('message')].flatMap((entry) => entry.sources as readonly string[]),
    );
    assert.deepEqual(
      Object.keys(SOURCES).filter((id) => !used.has(id)),
      [],
    );
  });

  it('leave out no family', () => {
    assert.deepEqual(
      FAMILIES.filter((family) => entriesOf(family).length === 0),
      [],
    );
  });
});
