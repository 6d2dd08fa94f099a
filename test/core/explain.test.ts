import assert from 'node:assert/strict';
import {
  allEntries,
  codeRef,
  COMMON_CODES,
  entriesOf,
  explain,
  explanationToMarkdown,
  findEntry,
  parseCodeRef,
} from '../../src/core';
import type { Code, Explanation } from '../../src/core';

const code = (ref: string) => parseCodeRef(ref)!;
const HOSTILE = '](command:x) ![p](https://evil.example/x.png) <img src=x> `$(trash)` www.evil.example';

describe('An explanation', () => {
  it('of every code is complete', () => {
    for (const entry of allEntries()) {
      const explanation = explain(entry);
      assert.equal(explanation.title, entry.title);
      assert.equal(explanation.meaning, entry.meaning);
      assert.equal(explanation.known, entry.known !== false);
      assert.equal(explanation.sources.length, entry.sources.length);
      assert.ok(explanation.causes.length > 0);
      assert.equal(explanation.related.length, entry.related?.length ?? 0);
      assert.equal(explanation.firstCheck !== undefined, entry.causes.length > 0, explanation.title);
    }
  });

  it('of a pair says what both mean together and ranks the causes of the extended code first', () => {
    const explanation = explain(code('disconnect:3'), { extended: code('extended:3') });
    assert.match(explanation.together!, /Idle time limit/);
    assert.equal(explanation.causes[0].id, 'idle-limit');
    assert.equal(explanation.severity, 'warning');
    assert.equal(explanation.extended?.code.value, 3);
  });

  it('of 0x204 with 0x0 says that the extended code adds nothing', () => {
    const explanation = explain(code('disconnect:516'), { extended: code('extended:0') });
    assert.match(explanation.together!, /adds nothing/);
    assert.deepEqual(
      explanation.causes.map(({ id }) => id),
      explain(code('disconnect:516')).causes.map(({ id }) => id),
    );
  });

  it('of a pair with an unknown extended code says that it does not narrow the cause', () => {
    const explanation = explain(code('disconnect:516'), { extended: code('extended:0x7abc') });
    assert.match(explanation.together!, /no public meaning/);
  });

  it('of an unknown code with a known extended one takes the meaning from there', () => {
    const explanation = explain(code('disconnect:0xEEEE'), { extended: code('extended:257') });
    assert.match(explanation.together!, /unknown.*licence server/s);
    assert.equal(explanation.causes[0].id, 'lic-server-missing');
  });

  it('of an unknown number says so, tells its structure, and leads to triage', () => {
    const explanation = explain(code('disconnect:0xEE07'));
    assert.equal(explanation.known, false);
    assert.equal(explanation.title, 'No public meaning is known');
    assert.equal(explanation.confidence, 'low');
    assert.match(explanation.structure.join(), /TLS/);
    assert.deepEqual(
      explanation.causes.map(({ id }) => id),
      ['triage-first'],
    );
    assert.ok(explanation.causes[0].playbook);
    assert.deepEqual(explanation.sources, []);
    assert.equal(explanation.entry, undefined);
  });

  it('keeps candidates in their order, each with its family', () => {
    const { candidates } = explain(code('disconnect:4400'), { candidates: [code('errinfo:4400'), code('extended:5')] });
    assert.deepEqual(
      candidates.map(({ label, familyTitle }) => [label, familyTitle]),
      [
        ['0x1130 (4400)', 'Server error information'],
        ['5 (0x5)', 'Extended disconnect reason'],
      ],
    );
  });

  it('ranks triage and the collecting of logs behind every other cause, and nothing twice', () => {
    const OPEN = ['triage-first', 'collect-data'];
    for (const entry of allEntries()) {
      const ids = explain(entry).causes.map(({ id }) => id);
      assert.ok(ids.includes('triage-first'));
      const firstOpen = ids.findIndex((id) => OPEN.includes(id));
      assert.ok(
        ids.slice(firstOpen).every((id) => OPEN.includes(id)),
        ids.join(),
      );
      assert.equal(new Set(ids).size, ids.length);
    }
  });

  it('asks to have all that a hover says of the codes asked about most translated', () => {
    for (const ref of COMMON_CODES) {
      const code = parseCodeRef(ref)!;
      assert.ok(findEntry(code), ref);
      const { title, meaning, causes, firstCheck } = explain(code, { translate: (message) => `«${message}»` });
      for (const text of [title, meaning, causes[0].title, firstCheck?.text ?? '«»'])
        assert.match(text, /^«[^«]*»$/u, ref);
    }
  });

  it('prefers a first check that can be run', () => {
    for (const entry of allEntries()) {
      const { causes, firstCheck } = explain(entry);
      if (entry.causes.length === 0) continue;
      const confirm = causes.find(({ playbook }) => playbook)!.playbook!.confirm;
      assert.equal(
        firstCheck!.run !== undefined,
        confirm.some(({ run }) => run !== undefined),
      );
      assert.ok(confirm.some(({ text, run }) => text === firstCheck!.text && run === firstCheck!.run));
    }
  });

  it('shows a name that came with the code where the tables have none', () => {
    assert.equal(explain({ family: 'avd', value: null, symbol: 'SomethingNew' }).symbol, 'SomethingNew');
    assert.equal(explain({ family: 'avd', value: null, symbol: 'SomethingNew' }).known, false);
  });

  it('of an event names provider and log, and says what it shows and what it does not', () => {
    const explanation = explain(code('event:1149@RemoteConnectionManager'));
    assert.equal(explanation.familyTitle, 'Windows event of RemoteConnectionManager');
    assert.equal(explanation.channel, 'Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational');
    assert.equal(explanation.seenIn, `the log ${explanation.channel}`);
    assert.match(explanation.proves!, /sign-in of the host/);
    assert.match(explanation.provesNot!, /no proof of a sign-in/);
    assert.deepEqual(
      explanation.fields?.map(({ name }) => name),
      ['Param1', 'Param2', 'Param3'],
    );
  });

  it('of an event that tells of no trouble has nothing to check', () => {
    const { causes, firstCheck, severity } = explain(code('event:21@LocalSessionManager'));
    assert.deepEqual(
      causes.map(({ id }) => id),
      ['triage-first'],
    );
    assert.equal(firstCheck, undefined);
    assert.equal(severity, 'info');
  });

  it('of an event by its other number is that of the event', () => {
    const explanation = explain(code('event:50280@RemoteConnectionManager'));
    assert.equal(explanation.title, explain(code('event:1128@RemoteConnectionManager')).title);
    assert.deepEqual(explanation.notations, ['50280']);
  });

  it('of an event that is in no table says so and claims nothing of it', () => {
    for (const ref of ['event:4688@Security-Auditing', 'event:40']) {
      const explanation = explain(code(ref));
      assert.equal(explanation.title, 'This event is not explained here');
      assert.match(explanation.meaning, /none of the events in the tables/);
      assert.deepEqual([explanation.known, explanation.severity], [false, 'info']);
    }
  });

  it('of every event claims no more than it is sure of', () => {
    const HEDGE =
      /no public text|not (?:been )?(?:published|confirmed|known)|unconfirmed|infer|general knowledge|no public|listed|reported/i;
    for (const entry of entriesOf('event')) {
      const { confidence, title, meaning, proves, note, conflict, known } = explain(entry);
      if (!known) assert.equal(proves, undefined, codeRef(entry));
      if (confidence !== 'low') continue;
      assert.equal(proves, undefined, `${codeRef(entry)} proves something`);
      assert.match(`${title} ${meaning} ${note ?? ''} ${conflict ?? ''}`, HEDGE, codeRef(entry));
    }
  });

  it('names a candidate event with its provider', () => {
    const { candidates } = explain(code('event:40@LocalSessionManager'), {
      candidates: [code('event:41@Kernel-Power')],
    });
    assert.deepEqual(
      candidates.map(({ label, familyTitle }) => [label, familyTitle]),
      [['Event 41', 'Windows event of Kernel-Power']],
    );
  });

  it('keeps the id of a message, which is ours, to itself', () => {
    const explanation = explain(code('message:your-credentials-did-not-work'));
    assert.equal(explanation.symbol, undefined);
    assert.ok(!('symbol' in explanation));
  });

  it('tells the notes of the tables and of the place, and names no source twice', () => {
    const own = findEntry(code('disconnect:516'))!.note!;
    assert.equal(explain(code('disconnect:516')).note, own);
    const { note, sources } = explain(code('disconnect:3334'), { context: { program: 'xrdp' } });
    assert.equal(note!.startsWith('With xrdp as the host'), true);
    assert.equal(new Set(sources).size, sources.length);
    assert.ok(sources.every((source) => source.title.length > 0));
  });

  it('says of a number without a meaning whether its build tells something', () => {
    assert.equal(explain(code('errinfo:0x7777')).meaning, 'No public source says what this number means.');
    assert.match(explain(code('disconnect:0xEE07')).meaning, /what follows is what its build tells\.$/);
    assert.doesNotMatch(explain(code('disconnect:0xEE07')).meaning, /event/);
  });

  it('names a candidate that nobody knows as such', () => {
    const [candidate] = explain(code('disconnect:516'), { candidates: [code('extended:0x7abc')] }).candidates;
    assert.equal(candidate!.title, 'No public meaning is known');
  });

  it('collects logs behind the triage where the tables say that it helps', () => {
    assert.deepEqual(
      explain(code('disconnect:3'))
        .causes.slice(-2)
        .map(({ id }) => id),
      ['triage-first', 'collect-data'],
    );
    assert.equal(explain(code('disconnect:516')).causes.at(-1)!.id, 'triage-first');
  });

  it('translates the extended code too', () => {
    const { extended } = explain(code('disconnect:3'), {
      extended: code('extended:5'),
      translate: (message) => `«${message}»`,
    });
    assert.match(extended!.title, /^«/);
  });

  it('translates where to look, where that is the first check', () => {
    const plain = explain(code('disconnect:7175')).firstCheck!;
    assert.ok(plain.look !== undefined && plain.run === undefined);
    const { firstCheck } = explain(code('disconnect:7175'), { translate: (message) => `«${message}»` });
    assert.equal(firstCheck!.look, `«${plain.look}»`);
    assert.ok(!('look' in explain(code('disconnect:516')).firstCheck!));
  });

  it('holds no key for what is not there', () => {
    const explanation = explain(code('disconnect:0xEEEE'));
    for (const key of ['symbol', 'channel', 'proves', 'provesNot', 'fields', 'extended', 'together', 'conflict'])
      assert.ok(!(key in explanation), key);
    for (const key of ['note', 'twin', 'entry']) assert.ok(!(key in explanation), key);
    assert.deepEqual([explanation.related, explanation.candidates], [[], []]);
  });

  it('names both fields of the same small number by their own meaning', () => {
    assert.match(explain(code('rdpcore:5@gateway')).title, /access denied/);
    assert.match(explain(code('rdpcore:5@core-103')).title, /another connection/);
  });
});

describe('An explanation as Markdown', () => {
  const short = (explanation: Explanation) => explanationToMarkdown(explanation, { detail: 'short' });
  const full = (explanation: Explanation) => explanationToMarkdown(explanation, { detail: 'full' });

  it('begins with title and notations in a hover', () => {
    const markdown = short(explain(code('disconnect:516')));
    const [first, second] = markdown.split('\n');
    assert.match(first!, /^\*\*Cannot connect to Remote Desktop/);
    assert.match(second!, /`0x204` · `516` · `disconnectReasonSocketConnectFailed`/);
    assert.match(markdown, /Disconnect reason/);
  });

  it('shows the signed notation where it applies', () => {
    assert.match(short(explain(code('hresult:0x80004005'))), /`-2147467259`/);
    assert.doesNotMatch(short(explain(code('disconnect:516'))), /`-\d/);
  });

  it('holds meaning, causes, first command, sources and confidence', () => {
    const markdown = short(explain(code('disconnect:516')));
    assert.match(markdown, /could not open a TCP connection/);
    assert.match(markdown, /\*\*Likely causes\*\*\n\n1\. /);
    assert.match(markdown, /\*\*Check first\*\* \(on the \w+\)/);
    assert.match(markdown, /\n```(?:powershell|bat|sh)\n/);
    assert.match(markdown, /Source: \[/);
    assert.match(markdown, /published, and the sources agree/);
  });

  it('shows three causes in a hover and all of them in full', () => {
    const explanation = explain(code('disconnect:516'));
    assert.equal(short(explanation).match(/^\d+\. /gm)!.length, 3);
    assert.equal(full(explanation).match(/^\d+\. /gm)!.length, explanation.causes.length);
  });

  it('shows the extended code and what both mean together', () => {
    const markdown = short(explain(code('disconnect:3'), { extended: code('extended:5') }));
    assert.match(markdown, /\*\*Extended code `5` · `0x5`/);
    assert.match(markdown, /the extended code says why: Replaced by another connection/);
  });

  it('of an event says what it shows and does not show before all else, with its log', () => {
    for (const markdown of [
      short(explain(code('event:1149@RemoteConnectionManager'))),
      full(explain(code('event:1149@RemoteConnectionManager'))),
    ]) {
      assert.match(
        markdown,
        /\nWindows event of RemoteConnectionManager · log `Microsoft-Windows-TerminalServices-RemoteConnectionManager\/Operational`\n/,
      );
      assert.match(markdown, /\*\*Shows\*\*: A client got.*\n\n\*\*Caution\*\*: Despite/);
      assert.doesNotMatch(markdown, /Likely causes|Check first|0x47D/);
    }
  });

  it('lists the fields of an event in full only', () => {
    const explanation = explain(code('event:1149@RemoteConnectionManager'));
    assert.match(full(explanation), /\*\*Fields\*\*\n\n- `Param1`: user name, may be empty\n- `Param2`: domain\n/);
    assert.doesNotMatch(short(explanation), /Param1/);
  });

  it('says so where the context does not decide the family', () => {
    const markdown = short(explain(code('disconnect:4400'), { candidates: [code('errinfo:4400')] }));
    assert.match(markdown, /may also be:\n- `0x1130 \(4400\)` Server error information: /);
  });

  it('says that an unknown number has no public meaning', () => {
    const markdown = short(explain(code('disconnect:0xEE04')));
    assert.match(markdown, /No public meaning is known/);
    assert.match(markdown, /network transport/);
    assert.doesNotMatch(markdown, /undefined|Source:/);
  });

  it('shows where the sources disagree', () => {
    assert.match(short(explain(code('disconnect:0xD06'))), /\*\*Sources disagree\*\*: IAP Desktop/);
  });

  it('names a twin and related codes in full only', () => {
    const explanation = explain(code('extended:5'));
    assert.match(full(explanation), /same event in another number space.*Server error information/);
    assert.doesNotMatch(short(explanation), /another number space/);
    assert.match(full(explain(code('hresult:0xD0000001'))), /inferred from name or meaning/);
  });

  it('shows how sure each statement is', () => {
    assert.match(short(explain(code('disconnect:0x1108'))), /listed, but by one line of sources/);
    assert.match(short(explain(code('disconnect:267'))), /not confirmed by a published source/);
  });

  it('of every code holds no gap, no command link, no image and no HTML', () => {
    for (const entry of allEntries()) {
      for (const markdown of [short(explain(entry)), full(explain(entry))]) {
        const prose = markdown.replace(/^```[\s\S]*?^```$/gm, '').replace(/`[^`\n]*`/g, '');
        assert.doesNotMatch(markdown, /\bundefined\b(?! (?:reason|connection))|\[object|NaN|\{\d\}/);
        assert.doesNotMatch(prose, /command:|!\[|<[a-z/!]/i);
        assert.match(markdown, /[^\n]\n$/);
        assert.doesNotMatch(markdown, /\n\n\n/);
      }
    }
  });

  it('links to addresses of the web only', () => {
    for (const entry of allEntries()) {
      for (const [, url] of full(explain(entry)).matchAll(/\]\(([^)\s]+)\)/g)) assert.match(url!, /^https:\/\//);
    }
  });

  it('escapes a hostile name that a log brought', () => {
    const hostile: Code = { family: 'avd', value: null, symbol: HOSTILE };
    for (const markdown of [
      short(explain(hostile)),
      full(explain(hostile)),
      short(explain(code('disconnect:516'), { candidates: [hostile] })),
      short(explain(code('disconnect:516'), { extended: hostile })),
    ]) {
      const prose = markdown.replace(/^```[\s\S]*?^```$/gm, '').replace(/(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '');
      assert.doesNotMatch(prose, /command:|evil|<img|\$\(/);
    }
  });

  it('hands its words to the translator', () => {
    const translate = (message: string, ...args: (string | number)[]) => `«${message}${args.join()}»`;
    const markdown = explanationToMarkdown(explain(code('disconnect:516'), { translate }), {
      detail: 'short',
      translate,
    });
    for (const word of ['Likely causes', 'Check first', 'Source', 'Disconnect reason', 'on the'])
      assert.match(markdown, new RegExp(`«${word}`));
    const event = explain(code('event:1149@RemoteConnectionManager'), { translate });
    const inFull = explanationToMarkdown(event, { detail: 'full', translate });
    for (const word of ['Shows', 'Caution', 'Fields', 'log', 'Windows event of'])
      assert.match(inFull, new RegExp(`«${word}`));
  });
});
