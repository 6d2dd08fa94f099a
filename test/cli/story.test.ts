/** `rdpdiag story`: the contract that other tools read, and what a person reads. UPDATE=1 writes the goldens anew. */
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../sources';
import { build, rdpdiag, temporaryFolder } from './rdpdiag';

const SETS = 'test/samples/stories';
const GOLDENS = 'test/fixtures/stories';
const isUpdate = process.env['UPDATE'] === '1';
const sets = readdirSync(path.join(ROOT, SETS), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

interface JsonConnection {
  user: string | null;
  client: string | null;
  server: string | null;
  start: string | null;
  end: string | null;
  verdict: string;
  code: { family: string; value: number } | null;
  evidence: { file: string; line: number }[];
  missing: string[];
  timeline: { time: string | null; event: string; what: string }[];
}

interface Truth {
  files: { file: string }[];
  connections: (Omit<JsonConnection, 'missing' | 'timeline'> & { codeOr?: { family: string; value: number }[] })[];
}

async function storyJson(words: readonly string[], options: Parameters<typeof rdpdiag>[1] = {}) {
  const run = await rdpdiag(['story', '--format', 'json', ...words], options);
  return { ...run, report: JSON.parse(run.stdout) as { version: number; connections: JsonConnection[] } };
}

/** A session that its user signed out of, as `wevtutil` exports it. */
const event = (id: number, second: number, fields: string) =>
  `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='Microsoft-Windows-TerminalServices-LocalSessionManager'/><EventID>${id}</EventID><TimeCreated SystemTime='2026-03-02T08:00:${second}.0000000Z'/><Channel>Microsoft-Windows-TerminalServices-LocalSessionManager/Operational</Channel><Computer>HÖST.example.com</Computer></System><UserData><EventXML xmlns='Event_NS'>${fields}</EventXML></UserData></Event>`;
const USER = '<User>EXAMPLE\\jörg</User><SessionID>3</SessionID><Address>192.0.2.5</Address>';
const SIGNED_OUT = [
  event(21, 10, USER),
  event(23, 40, '<User>EXAMPLE\\jörg</User><SessionID>3</SessionID>'),
  event(40, 41, '<Session>3</Session><Reason>12</Reason>'),
].join('\r\n');
const LIMIT = SIGNED_OUT.replace('<Reason>12<', '<Reason>3<').replace(/^.*<EventID>23<.*\r\n/m, '');

describe('story', () => {
  before(build);
  const folder = temporaryFolder();

  for (const set of sets) {
    const truth = JSON.parse(readFileSync(path.join(ROOT, SETS, set, 'story.json'), 'utf8')) as Truth;

    it(`of ${set} as JSON keeps its contract and tells the truth`, async () => {
      const files = truth.files.map(({ file }) => `${SETS}/${set}/${file}`);
      const { report, stderr, status } = await storyJson(files);
      assert.equal(stderr, '');
      assert.equal(report.version, 1);
      assert.deepEqual(
        report.connections.map(({ verdict }) => verdict),
        truth.connections.map(({ verdict }) => verdict),
      );
      for (const [index, connection] of report.connections.entries()) {
        for (const name of [
          'user',
          'client',
          'server',
          'start',
          'end',
          'verdict',
          'code',
          'evidence',
          'missing',
          'timeline',
        ])
          assert.ok(name in connection, name);
        assert.match(connection.start!, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        assert.match(connection.end!, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
        const { code, codeOr = [] } = truth.connections[index]!;
        const told = connection.code && `${connection.code.family}:${connection.code.value}`;
        const right = [code, ...codeOr].map((one) => one && `${one.family}:${one.value}`);
        assert.ok(right.includes(told), `${told}, not ${right.join(' or ')}`);
        assert.ok(connection.evidence.length > 0);
        for (const { file, line } of connection.evidence) {
          assert.ok(files.includes(file), file);
          assert.ok(Number.isInteger(line) && line >= 1);
        }
        const times = connection.timeline.map(({ time }) => time);
        const dated = times.filter((time) => time !== null);
        assert.deepEqual(times, [...[...dated].sort(), ...times.filter((time) => time === null)]);
        for (const { event: name, what } of connection.timeline) {
          assert.match(name, /^(?:text|[\w-]+\/\d+)$/);
          assert.ok(what !== '');
        }
      }
      const starts = report.connections.map(({ start }) => start!);
      assert.deepEqual(starts, [...starts].sort());
      const isCalm = truth.connections.every(({ verdict }) => ['user', 'other-connection'].includes(verdict));
      assert.equal(status, isCalm ? 0 : 1);
    });

    it(`of the folder ${set} is that of its files`, async () => {
      const named = await storyJson(truth.files.map(({ file }) => `${SETS}/${set}/${file}`).sort());
      const walked = await storyJson([`${SETS}/${set}`]);
      assert.deepEqual(walked.report.connections, named.report.connections);
    });
  }

  for (const [set, format] of [
    ['idle-limit', 'text'],
    ['gateway-resource-denied', 'text'],
    ['three-users-skewed-clock', 'text'],
    ['missing-evidence', 'text'],
    ['gateway-resource-denied', 'ticket'],
    ['network-drop-autoreconnect', 'ticket'],
  ] as const) {
    it(`of ${set} as ${format} is printed as it was`, async () => {
      const { stdout, stderr } = await rdpdiag(['story', '--format', format, `${SETS}/${set}`]);
      assert.equal(stderr, '');
      const golden = path.join(ROOT, GOLDENS, `${set}${format === 'text' ? '' : `.${format}`}.out`);
      if (isUpdate) writeFileSync(golden, stdout);
      else if (!existsSync(golden)) assert.fail(`${golden} is missing: UPDATE=1 writes it`);
      assert.equal(stdout, readFileSync(golden, 'utf8'));
    });
  }

  it('fits its text into 80 columns, but for paths and commands', async () => {
    const { stdout } = await rdpdiag(['story', SETS]);
    const wide = stdout.split('\n').filter((line) => line.length > 80 && !/\.(?:xml|txt|log):\d+$|^ {7}\S/.test(line));
    assert.deepEqual(wide, []);
  });

  it('finds the same connections in all the sets at once, each file read for itself', async () => {
    const { report } = await storyJson([SETS]);
    const truths = sets.flatMap(
      (set) => (JSON.parse(readFileSync(path.join(ROOT, SETS, set, 'story.json'), 'utf8')) as Truth).connections,
    );
    assert.equal(report.connections.length, truths.length);
  });

  describe('exit status', () => {
    it('is 0 where every end was a normal one', async () => {
      const { status, stdout } = await rdpdiag(['story', folder.write('calm.xml', SIGNED_OUT)]);
      assert.equal(status, 0);
      assert.match(stdout, /^1\. Ended by the user {2,}info\n/);
      assert.match(stdout, /1 file and 3 events read, 1 connection: 1 info\n$/);
    });

    it('is 1 where a connection was cut off', async () => {
      assert.equal((await rdpdiag(['story', folder.write('limit.xml', LIMIT)])).status, 1);
    });

    it('is 0 where nothing tells of a connection, and the text says so', async () => {
      const { status, stdout } = await rdpdiag(['story', folder.write('other.log', 'all is well\n')]);
      assert.deepEqual([status, stdout], [0, '1 file and 0 events read, no connection found\n']);
    });

    it('is 2 where a named file cannot be read; the others are told all the same', async () => {
      const { status, report, stderr } = await storyJson([
        path.join(folder.path, 'absent.xml'),
        folder.write('l.xml', LIMIT),
      ]);
      assert.equal(status, 2);
      assert.equal(report.connections[0]!.verdict, 'idle-limit');
      assert.match(stderr, /^rdpdiag: .*absent\.xml does not exist\n$/);
    });
  });

  describe('of paths', () => {
    it('reads standard input', async () => {
      const { report } = await storyJson(['-'], { input: LIMIT });
      assert.deepEqual(
        report.connections[0]!.evidence.map(({ file, line }) => [file, line]),
        [['-', 2]],
      );
    });

    for (const [encoding, bytes] of [
      ['UTF-16', Buffer.from(`\ufeff${LIMIT}`, 'utf16le')],
      ['windows-1252', Buffer.from(LIMIT, 'latin1')],
      ['UTF-8 with a mark', Buffer.from(`\ufeff${LIMIT}`)],
    ] as const) {
      it(`reads ${encoding}`, async () => {
        const { report } = await storyJson([folder.write(`${encoding}.xml`, bytes)]);
        assert.deepEqual(
          report.connections.map(({ user, server, verdict }) => [user, server, verdict]),
          [['EXAMPLE\\jörg', 'HÖST.example.com', 'idle-limit']],
        );
      });
    }

    it('passes over what is no text, settings and data of other programs, without a word', async () => {
      mkdirSync(path.join(folder.path, 'mixed/deep'), { recursive: true });
      folder.write('mixed/deep/lsm.xml', LIMIT);
      folder.write('mixed/a.rdp', 'full address:s:host.example.com\r\n');
      folder.write('mixed/b.json', '{"note": "RDP disconnect reason 516, Error code: 0x204"}');
      folder.write('mixed/c.bin', Buffer.from(Array.from({ length: 600 }, (_, index) => (index * 7) % 256)));
      const { report, stderr, status } = await storyJson(['mixed'], { cwd: folder.path });
      assert.deepEqual([stderr, status], ['', 1]);
      assert.equal(report.connections.length, 1);
      assert.equal(report.connections[0]!.evidence[0]!.file, path.join('mixed', 'deep', 'lsm.xml'));
    });

    it('tells the same lines of a large export', async () => {
      const other = event(999, 10, '').replaceAll('TerminalServices-LocalSessionManager', 'Other');
      const filler = `${`${other}\r\n`.repeat(8000)}\r\n`;
      const { report } = await storyJson([folder.write('large.xml', filler + LIMIT)]);
      assert.deepEqual(
        report.connections[0]!.evidence.map(({ line }) => line),
        [8003],
      );
    });
  });

  describe('as a ticket', () => {
    it('masks names, addresses and the path', async () => {
      const { stdout, status } = await rdpdiag(['story', '--format', 'ticket', folder.write('jörg.xml', LIMIT)]);
      assert.equal(status, 1);
      assert.doesNotMatch(stdout, /jörg|höst|example|192\.0\.2|rdpdiag-/i);
      assert.match(stdout, /`user-1\.xml:2`/);
    });

    it('names them where that is asked for', async () => {
      const { stdout } = await rdpdiag(['story', '--format', 'ticket', '--unmasked', folder.write('open.xml', LIMIT)]);
      assert.match(stdout, /- \*\*User\*\*: EXAMPLE\\\\jörg\n/);
    });
  });

  it('shows control characters of a file as text', async () => {
    const { stdout } = await rdpdiag(['story', folder.write('evil.xml', LIMIT.replaceAll('jörg', 'j\u001b[2Jörg'))]);
    assert.ok(!stdout.includes('\u001b'));
  });
});
