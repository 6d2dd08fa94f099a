import assert from 'node:assert/strict';
import { checkAnswer, codeRef, explain, explainAnswer, lookUpAnswer, parseCodeRef, search } from '../../src/core';

type Facts = Readonly<Record<string, unknown>> & {
  readonly ref?: string;
  readonly error?: string;
  readonly extended?: { readonly ref: string; readonly title: string; readonly meaning: string };
  readonly causes?: readonly { readonly id: string; readonly playbook?: Readonly<Record<string, unknown>> }[];
  readonly otherReadings?: readonly { readonly ref: string; readonly label: string; readonly title: string }[];
  readonly sources?: readonly object[];
};

const facts = (input: unknown) => explainAnswer(input).data as Facts;

describe('The answer that explains a code', () => {
  it('holds the page in full, and the same as data', () => {
    const { text } = explainAnswer({ code: 'disconnect:516' });
    const code = parseCodeRef('disconnect:516')!;
    const whole = explain(code);
    assert.ok(text.startsWith('## `0x204` · `516` '), text.slice(0, 50));
    for (const { title } of whole.causes) assert.ok(text.includes(title.slice(0, 20)), title);
    const data = facts({ code: 'disconnect:516' });
    assert.equal(data.ref, 'disconnect:516');
    assert.equal(data['family'], whole.familyTitle);
    assert.deepEqual(data['notations'], whole.notations);
    assert.equal(data['symbol'], whole.symbol);
    assert.equal(data['title'], whole.title);
    assert.equal(data['meaning'], whole.meaning);
    assert.equal(data['severity'], whole.severity);
    assert.equal(data['confidence'], whole.confidence);
    assert.equal(data['known'], true);
    assert.deepEqual(data['structure'], whole.structure);
    assert.equal(data['note'], whole.note);
    assert.deepEqual(
      data.causes!.map(({ id }) => id),
      whole.causes.map(({ id }) => id),
    );
    assert.equal(data.sources!.length, whole.sources.length);
    for (const [index, source] of whole.sources.entries()) {
      const { title, url, kind } = source;
      assert.deepEqual(data.sources![index], { title, kind, ...(url !== undefined && { url }) });
    }
  });

  it('holds the steps of the two likeliest causes, and of no other', () => {
    const { causes } = facts({ code: 'disconnect:516' });
    assert.deepEqual(
      causes!.map(({ playbook }) => playbook !== undefined),
      causes!.map((_, index) => index < 2),
    );
    const [{ playbook }] = explain(parseCodeRef('disconnect:516')!).causes;
    for (const part of ['concerns', 'confidence', 'confirm', 'fix', 'verify', 'undo', 'links'] as const)
      assert.deepEqual(causes![0]!.playbook![part], playbook![part], part);
    assert.equal('warnings' in causes![0]!.playbook!, playbook!.warnings !== undefined);
  });

  it('tells what an event shows and does not, and where sources disagree', () => {
    const event = facts({ code: 'event:1149@RemoteConnectionManager' });
    const whole = explain(parseCodeRef('event:1149@RemoteConnectionManager')!);
    assert.equal(event['proves'], whole.proves);
    assert.equal(event['provesNot'], whole.provesNot);
    assert.equal(facts({ code: 'disconnect:0xD06' })['conflict'], explain(parseCodeRef('disconnect:0xD06')!).conflict);
    for (const part of ['extended', 'together', 'structure', 'context'])
      assert.ok(!(part in event), `${part} is not there to be empty`);
    for (const part of ['proves', 'provesNot', 'symbol', 'conflict', 'note'])
      assert.ok(!(part in facts({ code: 'disconnect:0xEEEE' })), `${part} is not there to be empty`);
  });

  it('reads a code with its extended code, given as a reference or as a number in any notation', () => {
    for (const extended of ['extended:5', '0x5', '5', 5]) {
      const data = facts({ code: 'disconnect:3', extended });
      assert.equal(data.extended!.ref, 'extended:5');
      const whole = explain(parseCodeRef('disconnect:3')!, { extended: parseCodeRef('extended:5')! });
      assert.equal(data.extended!.title, whole.extended!.title);
      assert.equal(data.extended!.meaning, whole.extended!.meaning);
      assert.equal(data['together'], whole.together);
    }
  });

  it('prefers the extended code that is given to one in the query, and ignores what is none', () => {
    assert.equal(facts({ code: '0x3/0x5', extended: '0x3' }).extended!.ref, 'extended:3');
    assert.equal(facts({ code: '0x3/0x5', extended: 'no code' }).extended!.ref, 'extended:5');
    assert.equal(facts({ code: 'disconnect:3', extended: '' }).extended, undefined);
    assert.equal(facts({ code: 'disconnect:3', extended: 'no code' }).extended, undefined);
  });

  it('reads an extended code beside disconnect reasons only', () => {
    assert.equal(facts({ code: 'errinfo:3', extended: '0x5' }).extended, undefined);
  });

  it('takes what is known of the place, and says so in its own words', () => {
    const context = ['program:xrdp', 'gateway'];
    assert.deepEqual(facts({ code: 'disconnect:3334', context })['context'], context);
    assert.equal(facts({ code: 'disconnect:3334', context })['note'] !== undefined, true);
    assert.ok(!('context' in facts({ code: 'disconnect:3334', context: ['nonsense'] })));
  });

  it('names up to four other readings of the query, in words and as data', () => {
    const { text, data } = explainAnswer({ code: '5' });
    const { ref, otherReadings } = data as Facts;
    const [first, ...others] = search('5', 10);
    assert.equal(ref, codeRef(first!.entry));
    assert.ok(others.length > 4, 'the query has more readings than are told');
    assert.deepEqual(
      otherReadings!.map((one) => one.ref),
      others.slice(0, 4).map(({ entry }) => codeRef(entry)),
    );
    const [one, two] = otherReadings!;
    assert.ok(text.includes(`\nOther readings of the query: ${one!.ref} (${one!.title}); ${two!.ref} (${two!.title})`));
    assert.ok(text.endsWith(')\n'));
    assert.ok(one!.label.length > 0);
  });

  it('names no other reading where there is none', () => {
    const { text, data } = explainAnswer({ code: '0x77777' });
    assert.doesNotMatch(text, /Other readings/);
    assert.deepEqual((data as Facts).otherReadings, []);
    assert.equal((data as Facts)['known'], false);
  });

  it('takes a number as number, and cuts a long query', () => {
    assert.equal(facts({ code: 516 }).ref, facts({ code: '516' }).ref);
    assert.equal(facts({ code: `  516${' '.repeat(300)}x` }).ref, facts({ code: '516' }).ref);
  });

  it('refuses what is no query, in words and as data', () => {
    for (const input of [undefined, null, 'x', 7, {}, { code: '' }, { code: '   ' }, { code: {} }]) {
      const { text, data } = explainAnswer(input);
      assert.match(text, /^Give the code as text/);
      assert.deepEqual(data, { error: text });
    }
    assert.equal(explainAnswer({ code: 'zzzzqqqq' }).text, 'Nothing is known of “zzzzqqqq”.');
  });

  it('of a code that is in no table is told by its reference or its number', () => {
    assert.equal(facts({ code: 'errinfo:0x7777' }).ref, `errinfo:${0x7777}`);
    assert.equal(facts({ code: '0x8EEEEEEE' }).ref, `hresult:${0x8eeeeeee}`);
    assert.equal(facts({ code: '0x7EEEEEEE' }).ref, `disconnect:${0x7eeeeeee}`);
    assert.equal(facts({ code: '0x80000000' }).ref, `hresult:${0x80000000}`);
  });
});

describe('The answer that looks words up', () => {
  type Entry = { ref: string; label: string; title: string; meaning: string; matched: string };
  const entries = (input: unknown) => (lookUpAnswer(input).data as { entries: Entry[] }).entries;

  it('lists what the words may mean, best first, with the meaning of each', () => {
    const words = 'credentials';
    const found = search(words, 10);
    assert.deepEqual(
      entries({ words }),
      found.map(({ entry, matched }, index) => ({
        ref: codeRef(entry),
        label: entries({ words })[index]!.label,
        title: entry.title,
        meaning: entry.meaning,
        matched,
      })),
    );
    const [first, second] = entries({ words });
    const { text } = lookUpAnswer({ words });
    assert.ok(
      text.startsWith(`- ${first!.ref} ${first!.label}: ${first!.title}. ${first!.meaning}\n- ${second!.ref} `),
    );
    assert.equal(text.split('\n').length, found.length);
  });

  it('lists as many as are asked for, from one to ten, and ten otherwise', () => {
    const count = (limit?: unknown) => entries({ words: 'credentials', limit }).length;
    assert.equal(count(), 10);
    assert.equal(count(1), 1);
    assert.equal(count(3.9), 3);
    assert.equal(count(10), 10);
    assert.equal(count(99), 10);
    for (const none of [0, 0.5, -3, Number.NaN, '3', {}, null]) assert.equal(count(none), 10, JSON.stringify(none));
  });

  it('refuses what is no question, and says where nothing matches', () => {
    for (const input of [undefined, null, {}, { words: '' }, { words: [] }]) {
      const { text, data } = lookUpAnswer(input);
      assert.match(text, /^Give words/);
      assert.deepEqual(data, { error: text });
    }
    assert.equal(lookUpAnswer({ words: 'zzzzqqqq' }).text, 'Nothing in the tables matches “zzzzqqqq”.');
  });
});

describe('The answer that checks a text', () => {
  type Found = Readonly<Record<string, unknown>> & { line: number };
  const check = (input: unknown) =>
    checkAnswer(input) as { text: string; data: { findings: Found[]; leftOut: number; truncated: boolean } };

  it('gives line, code, meaning, likeliest cause and sources of each finding', () => {
    const { text, data } = check({ text: 'x\nRemote Desktop: Error code: 0x204\n' });
    const whole = explain(parseCodeRef('disconnect:516')!);
    assert.equal(data.findings.length, 1);
    const [finding] = data.findings;
    assert.equal(finding!.line, 2);
    assert.equal(finding!['rule'], 'code/disconnect');
    assert.equal(finding!['severity'], 'error');
    assert.equal(finding!['ref'], 'disconnect:516');
    assert.equal(finding!['meaning'], whole.meaning);
    assert.equal(finding!['confidence'], whole.confidence);
    assert.equal(finding!['likeliestCause'], whole.causes[0].title);
    assert.deepEqual(
      (finding!['sources'] as { title: string }[]).map(({ title }) => title),
      whole.sources.map(({ title }) => title),
    );
    assert.ok(!('extended' in finding!) && !('mayAlsoBe' in finding!));
    const message = String(finding!['message']);
    assert.equal(text, `- line 2, error: ${message} (likeliest cause: ${whole.causes[0].title})`);
    assert.deepEqual([data.leftOut, data.truncated], [0, false]);
  });

  it('gives a pair once, with its extended code and what both mean', () => {
    const { data } = check({ text: 'Remote Desktop: Error code: 0x3\nExtended error code: 0x5\n' });
    assert.equal(data.findings.length, 1);
    assert.equal(data.findings[0]!['extended'], 'extended:5');
    const both = explain(parseCodeRef('disconnect:3')!, { extended: parseCodeRef('extended:5')! });
    assert.equal(data.findings[0]!['likeliestCause'], both.causes[0].title);
  });

  it('names the other readings of a number, and minds the place of a code', () => {
    const [finding] = check({ text: 'RDP error: disconnect reason 264' }).data.findings;
    assert.deepEqual(finding!['mayAlsoBe'], ['extended:264']);
    const cause = (text: string) => check({ text }).data.findings[0]!['likeliestCause'];
    const code = 'Remote Desktop: Error code: 0xd06';
    assert.notEqual(cause(`the host runs xrdp\n${code}`), cause(code));
  });

  it('gives problems of an .rdp file by its path, without a code', () => {
    const { text, data } = check({ text: 'full address:i:x\n', path: 'C:\\a.rdp' });
    const [finding] = data.findings;
    assert.equal(finding!.line, 1);
    assert.match(String(finding!['rule']), /^rdp\//);
    for (const part of ['ref', 'meaning', 'likeliestCause', 'sources']) assert.ok(!(part in finding!), part);
    assert.match(text, /^- line 1, \w+: /);
    assert.doesNotMatch(text, /likeliest cause/);
    assert.equal(check({ text: 'full address:i:x\n' }).data.findings.length, 0);
  });

  it('gives fifty findings and says how many more there are', () => {
    const line = 'Remote Desktop: Error code: 0x204\n';
    const full = check({ text: line.repeat(50) });
    assert.deepEqual([full.data.findings.length, full.data.leftOut], [50, 0]);
    assert.doesNotMatch(full.text, /left out/);
    const more = check({ text: line.repeat(53) });
    assert.deepEqual([more.data.findings.length, more.data.leftOut], [50, 3]);
    assert.ok(more.text.endsWith('\n3 more findings are left out.'));
  });

  it('reads half a million characters and says where it stopped', () => {
    const line = 'Remote Desktop: Error code: 0x204\n';
    const whole = check({ text: line + ' '.repeat(500_000 - line.length) });
    assert.equal(whole.data.truncated, false);
    assert.doesNotMatch(whole.text, /Only the first/);
    const long = check({ text: `${line}${' '.repeat(500_000)}\n${line}` });
    assert.equal(long.data.truncated, true);
    assert.equal(long.data.findings.length, 1);
    assert.ok(long.text.endsWith('\nOnly the first 500000 characters were read.'));
  });

  it('says where nothing was found, and refuses what is no text', () => {
    const none = check({ text: 'nothing here' });
    assert.equal(none.text, 'No Remote Desktop code or message was found in the text.');
    assert.deepEqual(none.data, { findings: [], leftOut: 0, truncated: false });
    for (const input of [undefined, null, {}, { text: '' }, { text: ' \n' }, { text: 7 }]) {
      const { text, data } = checkAnswer(input);
      assert.match(text, /^Give the text of a log/);
      assert.deepEqual(data, { error: text });
    }
  });
});
