/** `rdpdiag explain`: numbers, names and words, alone and with an extended code. */
import assert from 'node:assert/strict';
import { build, rdpdiag } from './rdpdiag';

interface JsonEntry {
  family: string;
  value: number | null;
  provider?: string;
  channel?: string;
  hex: string | null;
  symbol: string | null;
  title: string;
  meaning: string;
  proves?: string;
  provesNot?: string;
  fields?: { name: string; holds: string }[];
  severity: string;
  known: boolean;
  confidence: string;
  sources: string[];
  playbooks: { id: string; title: string }[];
  extended?: { family: string; value: number; title: string };
}

async function explainJson(...words: string[]) {
  const { stdout, stderr, status } = await rdpdiag(['explain', ...words, '--format', 'json']);
  return { stderr, status, ...(JSON.parse(stdout) as { query: string; entries: JsonEntry[] }) };
}

describe('explain', () => {
  before(build);

  it('keeps the shape of its JSON', async () => {
    const { query, entries, status } = await explainJson('516');
    assert.deepEqual([query, status], ['516', 0]);
    const { title, meaning, sources, playbooks, ...rest } = entries[0]!;
    assert.deepEqual(rest, {
      family: 'disconnect',
      value: 516,
      hex: '0x204',
      symbol: 'disconnectReasonSocketConnectFailed',
      severity: 'error',
      known: true,
      confidence: 'high',
    });
    assert.ok(title.length > 10 && meaning.length > 40);
    assert.ok(sources.some((source) => source.startsWith('https://')));
    assert.ok(playbooks.length > 1 && playbooks.every((one) => Object.keys(one).join() === 'id,title'));
  });

  const first: [string, string, number][] = [
    ['0x204', 'disconnect', 516],
    ['0X204', 'disconnect', 516],
    ['disconnect:516', 'disconnect', 516],
    ['disconnect:0x204', 'disconnect', 516],
    ['-2147467259', 'hresult', 0x80004005],
    ['2147942464', 'hresult', 0x80070040],
    ['0x0001000C', 'errinfo', 12],
    ['ERRINFO_LOGOFF_BY_USER', 'errinfo', 12],
    ['exDiscReasonServerIdleTimeout', 'extended', 3],
    ['0xC0000234', 'ntstatus', 0xc0000234],
    ["couldn't find the computer", 'disconnect', 260],
  ];
  for (const [query, family, value] of first) {
    it(`leads ${query} to ${family}:${value}`, async () => {
      const { entries, status } = await explainJson(query);
      assert.equal(status, 0);
      assert.deepEqual([entries[0]!.family, entries[0]!.value], [family, value]);
    });
  }

  const events: [query: string, provider: string, value: number][] = [
    ['event:1149@RemoteConnectionManager', 'RemoteConnectionManager', 1149],
    ['event 1149', 'RemoteConnectionManager', 1149],
    ['1149', 'RemoteConnectionManager', 1149],
    ['RCM 1149', 'RemoteConnectionManager', 1149],
    ['LocalSessionManager 40', 'LocalSessionManager', 40],
    ['TermDD 56', 'TermDD', 56],
    ['4625', 'Security-Auditing', 4625],
  ];
  for (const [query, provider, value] of events) {
    it(`leads ${query} to event ${value} of ${provider}`, async () => {
      const { entries, status } = await explainJson(query);
      assert.equal(status, 0);
      assert.deepEqual([entries[0]!.family, entries[0]!.provider, entries[0]!.value], ['event', provider, value]);
      assert.equal(entries[0]!.hex, null);
    });
  }

  it('says what an event shows and does not show, as JSON, as text and as Markdown', async () => {
    const { entries } = await explainJson('RCM 1149');
    const { channel, proves, provesNot, fields } = entries[0]!;
    assert.equal(channel, 'Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational');
    assert.deepEqual(fields?.[0], { name: 'Param1', holds: 'user name, may be empty' });
    const text = (await rdpdiag(['explain', 'RCM 1149'])).stdout;
    assert.match(
      text,
      /^Connection reached the sign-in stage\nWindows event of RemoteConnectionManager 1149\nLog: Micro/,
    );
    assert.doesNotMatch(text, /Likely causes|Check first/);
    const markdown = (await rdpdiag(['explain', 'RCM 1149', '--format', 'markdown'])).stdout;
    for (const part of [proves!, provesNot!, 'Param1', channel]) {
      assert.ok(text.replace(/\s+/g, ' ').includes(part), `text: ${part}`);
      assert.ok(markdown.includes(part), `markdown: ${part}`);
    }
  });

  it('needs no quotation marks for an event', async () => {
    for (const words of [
      ['RCM', '1149'],
      ['event', '1149'],
      ['1149', 'RemoteConnectionManager'],
    ]) {
      const { entries } = await explainJson(...words);
      assert.deepEqual([entries[0]!.provider, entries[0]!.value], ['RemoteConnectionManager', 1149], words.join(' '));
    }
  });

  it('names the events of every provider where only the number is given', async () => {
    const { entries } = await explainJson('event 41');
    assert.deepEqual(
      entries.map(({ provider }) => provider),
      ['LocalSessionManager', 'Kernel-Power'],
    );
  });

  it('ranks every family a number can belong to', async () => {
    const { entries } = await explainJson('3');
    const families = entries.map(({ family }) => family);
    assert.equal(families[0], 'disconnect');
    for (const family of ['extended', 'errinfo', 'negotiation']) assert.ok(families.includes(family), family);
  });

  for (const words of [
    ['0x204', '0x0'],
    ['0x3', '4'],
    ['3', 'exDiscReasonServerLogonTimeout'],
    ['disconnect:3', '-1'],
    ['0x204/0x4'],
  ]) {
    it(`reads ${words.join(' ')} together`, async () => {
      const { entries, status } = await explainJson(...words);
      assert.equal(status, 0);
      assert.equal(entries[0]!.family, 'disconnect');
      assert.equal(entries[0]!.extended?.family, 'extended');
      assert.ok(entries.every(({ family, extended }) => family === 'disconnect' || extended === undefined));
    });
  }

  it('says what the structure of an unknown number tells, and takes it for no other number', async () => {
    const { entries, status } = await explainJson('0x80070999');
    assert.equal(status, 0);
    assert.deepEqual([entries[0]!.family, entries[0]!.value, entries[0]!.known], ['hresult', 0x80070999, false]);
    const { stdout } = await rdpdiag(['explain', '0x80070999']);
    assert.match(stdout, /^No public meaning is known\n/);
    assert.match(stdout, /2457/);
  });

  it('answers 1 where nothing is known', async () => {
    const { status, entries, stderr } = await explainJson('xyzzyq');
    assert.deepEqual([status, entries], [1, []]);
    assert.match(stderr, /^rdpdiag: nothing is known of “xyzzyq”/);
  });

  it('does not send what it was asked to the terminal', async () => {
    const { stderr } = await rdpdiag(['explain', '\u001b[2Jxyzzyq\u009b']);
    assert.doesNotMatch(stderr, /[\u001b\u009b]/);
  });

  it('refuses an extended code that is none', async () => {
    const { status, stdout, stderr } = await rdpdiag(['explain', '0x3', 'banana']);
    assert.deepEqual([status, stdout], [2, '']);
    assert.match(stderr, /banana is no extended code/);
  });

  it('tells the same as text and as Markdown', async () => {
    const text = (await rdpdiag(['explain', '0x204', '0x0'])).stdout;
    const markdown = (await rdpdiag(['explain', '0x204', '0x0', '--format', 'markdown'])).stdout;
    for (const part of ['0x204', '516', 'Likely causes', 'Check first', 'Test-NetConnection <host> -Port 3389']) {
      assert.ok(text.includes(part), `text: ${part}`);
      assert.ok(markdown.includes(part), `markdown: ${part}`);
    }
    assert.match(markdown, /^## `0x204` · `516`/);
  });
});
