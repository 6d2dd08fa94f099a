/** Whole pages of made-up explanations: what stands where, what a hover leaves out, and what stands for what is missing. */
import assert from 'node:assert/strict';
import { explanationToMarkdown, type Explanation } from '../../src/core';

type Cause = Explanation['causes'][number];

const cause = (title: string, id: Cause['id'] = 'network-drop'): Cause => ({ id, title });
const TRIAGE = cause('Nothing is likely', 'triage-first');

/** An explanation that says as little as one can. */
const bare = (more: Partial<Explanation> = {}): Explanation => ({
  code: { family: 'disconnect', value: 7 },
  familyTitle: 'Disconnect reason',
  seenIn: 'dialogs',
  notations: ['0x7', '7'],
  title: 'A title',
  meaning: 'A meaning.',
  severity: 'error',
  confidence: 'high',
  known: true,
  structure: [],
  related: [],
  causes: [TRIAGE],
  sources: [],
  candidates: [],
  ...more,
});

const page = (detail: 'short' | 'full', more: Partial<Explanation> = {}) =>
  explanationToMarkdown(bare(more), { detail }).split('\n');
const short = (more?: Partial<Explanation>) => page('short', more);
const full = (more?: Partial<Explanation>) => page('full', more);
/** What follows title, family and meaning. */
const rest = (lines: readonly string[]) => lines.slice(4);
const named = (label: string, title: string) => ({
  code: { family: 'extended', value: 1 } as const,
  label,
  familyTitle: 'Family',
  title,
});

describe('The page of an explanation', () => {
  it('that says little has title, notations, family and meaning, and no empty part', () => {
    assert.deepEqual(short(), ['**A title**  ', '`0x7` · `7`  ', 'Disconnect reason', '', 'A meaning.', '']);
    assert.deepEqual(full(), ['## `0x7` · `7` A title  ', 'Disconnect reason', '', 'A meaning.', '']);
  });

  it('without notations has no place for them', () => {
    assert.deepEqual(short({ notations: [] }).slice(0, 2), ['**A title**  ', 'Disconnect reason']);
    assert.deepEqual(full({ notations: [] }).slice(0, 2), ['## A title  ', 'Disconnect reason']);
  });

  it('names a symbol behind the notations, and not twice', () => {
    assert.equal(short({ symbol: 'SomeName' })[1], '`0x7` · `7` · `SomeName`  ');
    assert.equal(short({ notations: ['SomeName'], symbol: 'SomeName' })[1], '`SomeName`  ');
  });

  it('names the log of an event beside its family', () => {
    assert.equal(short({ channel: 'System' })[2], 'Disconnect reason · log `System`');
  });

  it('says what an event shows, and then what it does not', () => {
    assert.deepEqual(short({ proves: 'This.', provesNot: 'Not that.' }).slice(4), [
      'A meaning.',
      '',
      '**Shows**: This.',
      '',
      '**Caution**: Not that.',
      '',
    ]);
  });

  it('shows what two codes mean together before all else where the extended code says something', () => {
    const extended = bare({ code: { family: 'extended', value: 5 }, notations: ['5'], meaning: 'Why.' });
    const causes: Explanation['causes'] = [cause('A cause')];
    assert.deepEqual(rest(short({ extended, together: 'Both.', causes })), [
      'A meaning.',
      '',
      'Both.',
      '',
      '**Extended code `5`**: Why.',
      '',
      '**Likely causes**',
      '',
      '1. A cause',
      '',
    ]);
  });

  it('repeats no meaning of an extended code that nobody knows', () => {
    const extended = bare({ code: { family: 'extended', value: 5 }, meaning: 'Why.', known: false });
    assert.deepEqual(rest(short({ extended, together: 'Both.' })), ['A meaning.', '', 'Both.', '']);
  });

  it('says behind the causes, and once, that an extended code of zero adds nothing', () => {
    const extended = bare({ code: { family: 'extended', value: 0 }, meaning: 'Nothing more.' });
    assert.deepEqual(rest(short({ extended, together: 'Adds nothing.', causes: [cause('A cause')] })), [
      'A meaning.',
      '',
      '**Likely causes**',
      '',
      '1. A cause',
      '',
      'Adds nothing.',
      '',
    ]);
  });

  it('lists the other readings of a number', () => {
    assert.deepEqual(rest(short({ candidates: [named('5', 'One'), named('6', 'Two')] })), [
      'A meaning.',
      '',
      'The text does not settle which number this is. It may also be:',
      '- `5` Family: One',
      '- `6` Family: Two',
      '',
    ]);
  });

  it('tells the build of a number in full, and in a hover only of one that nobody knows', () => {
    const structure = ['Built so.', 'And so.'];
    const told = ['A meaning.', '', '- Built so.', '- And so.', ''];
    assert.deepEqual(rest(short({ structure })), ['A meaning.', '']);
    assert.deepEqual(rest(short({ structure, known: false })), told);
    assert.deepEqual(full({ structure }).slice(3), told);
    assert.deepEqual(full({ structure, known: false }).slice(3), told);
  });

  it('lists three causes in a hover, in their order, and all in full', () => {
    const causes: Explanation['causes'] = [cause('One'), cause('Two'), cause('Three'), cause('Four')];
    const listed = ['**Likely causes**', '', '1. One', '2. Two', '3. Three'];
    assert.deepEqual(short({ causes }).slice(6, -1), listed);
    assert.deepEqual(full({ causes }).slice(5, -1), [...listed, '4. Four']);
  });

  it('leaves out causes only where triage is all there is', () => {
    assert.deepEqual(short({ causes: [cause('Alone')] }).slice(6, -1), ['**Likely causes**', '', '1. Alone']);
    assert.deepEqual(short({ causes: [TRIAGE, cause('After it')] }).slice(6, -1), [
      '**Likely causes**',
      '',
      '1. Nothing is likely',
      '2. After it',
    ]);
  });

  it('gives the first check with its place and a command in its own shell, PowerShell where none is named', () => {
    const step = { on: 'client', text: 'Look.', run: 'ping host' } as const;
    const check = (more: object) => short({ firstCheck: { ...step, ...more } }).slice(6, -1);
    assert.deepEqual(check({}), ['**Check first** (on the client): Look.', '', '```powershell', 'ping host', '```']);
    assert.equal(check({ shell: 'bash' })[2], '```sh');
    assert.equal(check({ shell: 'cmd' })[2], '```bat');
    assert.deepEqual(check({ look: 'See.' }).at(-1), '```', 'the command says it all');
  });

  it('says where to look where the first check has no command, and nothing where it has neither', () => {
    const step = { on: 'host', text: 'Open it.' } as const;
    assert.deepEqual(short({ firstCheck: { ...step, look: 'The third line.' } }).slice(6, -1), [
      '**Check first** (on the host): Open it.',
      '',
      'The third line.',
    ]);
    assert.deepEqual(short({ firstCheck: step }).slice(6, -1), ['**Check first** (on the host): Open it.']);
  });

  it('says where sources disagree, and what else to note', () => {
    assert.deepEqual(short({ conflict: 'One says so.', note: 'Mind this.' }).slice(6, -1), [
      '**Sources disagree**: One says so.',
      '',
      '**Note**: Mind this.',
    ]);
  });

  it('lists fields, twin and related codes in full only', () => {
    const more: Partial<Explanation> = {
      fields: [
        { name: 'Param1', holds: 'user' },
        { name: 'Param2', holds: 'domain' },
      ],
      twin: named('6', 'Twin'),
      related: [named('7', 'One'), named('8', 'Two')],
    };
    assert.deepEqual(full(more).slice(5), [
      '**Fields**',
      '',
      '- `Param1`: user',
      '- `Param2`: domain',
      '',
      'The same event in another number space: `6` (Family)',
      '',
      'Names the same condition elsewhere (inferred from name or meaning):',
      '- `7` Family: One',
      '- `8` Family: Two',
      '',
    ]);
    assert.deepEqual(rest(short(more)), ['A meaning.', '']);
    assert.deepEqual(full({ fields: [] }).slice(3), ['A meaning.', '']);
  });

  it('names two sources in a hover and how many more there are, and all of them in full', () => {
    const source = (title: string, url?: string) => ({ title, kind: 'report' as const, ...(url && { url }) });
    const sources = [source('One', 'https://example.com/1'), source('Two [x]'), source('Three'), source('Four')];
    assert.equal(
      short({ sources }).at(-2),
      'Source: [One](https://example.com/1), Two \\[x\\] and 2 more (published, and the sources agree)',
    );
    assert.equal(
      short({ sources: sources.slice(0, 2) }).at(-2),
      'Source: [One](https://example.com/1), Two \\[x\\] (published, and the sources agree)',
    );
    assert.equal(
      full({ sources, confidence: 'low' }).at(-2),
      'Source: [One](https://example.com/1), Two \\[x\\], Three, Four (not confirmed by a published source)',
    );
    assert.match(short({ sources, confidence: 'medium' }).at(-2)!, /\(listed, but by one line of sources\)$/);
  });

  it('escapes each of its parts', () => {
    const live = '[x](command:y)';
    const dead = '\\[x\\](command:y)';
    const text = explanationToMarkdown(
      bare({
        title: live,
        meaning: live,
        familyTitle: live,
        proves: live,
        provesNot: live,
        together: live,
        structure: [live],
        conflict: live,
        note: live,
        causes: [cause(live)],
        fields: [{ name: live, holds: live }],
        twin: { ...named('6', live), familyTitle: live },
        related: [{ ...named('7', live), familyTitle: live }],
        candidates: [named('8', live)],
        firstCheck: { on: 'host', text: live, look: live },
        sources: [{ title: live, kind: 'report' }],
      }),
      { detail: 'full' },
    );
    assert.ok(!text.replaceAll(`\`${live}\``, '').includes(live), text);
    assert.equal(text.split(dead).length - 1, 18);
  });
});
