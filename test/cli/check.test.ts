/** `rdpdiag check`: the contract that other tools read, and files as they come. */
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../sources';
import { build, BUNDLE, checkJson, rdpdiag, temporaryFolder, type JsonFinding } from './rdpdiag';

const EVENT = 'RDP ClientActiveX has been disconnected (Reason= 516)';
const DIALOG = 'Error code: 0x204\nExtended error code: 0x4\n';
const NORMAL = 'Session 3 has been disconnected, reason code 12\n';
const LIMIT = 'Session 3 has been disconnected, reason code 3\n';

/** The column of the code in that line. */
const AT = EVENT.indexOf('516') + 1;

const placed = ({ text, line, column, endLine, endColumn }: JsonFinding) => [text, line, column, endLine, endColumn];

describe('check', () => {
  before(build);
  const folder = temporaryFolder();
  const findingsOf = async (name: string, content: string | Buffer) => {
    const { report, stderr } = await checkJson([folder.write(name, content)]);
    assert.equal(stderr, '');
    assert.equal(report.files.length, 1);
    return report.files[0]!;
  };

  describe('as JSON', () => {
    it('keeps its shape', async () => {
      folder.write('a.log', DIALOG);
      const { report, status, stderr } = await checkJson(['a.log'], { cwd: folder.path });
      assert.equal(status, 1);
      assert.equal(stderr, '');
      assert.deepEqual(Object.keys(report), ['version', 'files']);
      assert.equal(report.version, 1);
      const [file] = report.files;
      assert.deepEqual(Object.keys(file!), ['path', 'kind', 'encoding', 'findings']);
      assert.deepEqual([file!.path, file!.kind, file!.encoding], ['a.log', 'log', 'utf-8']);
      const { title, symbol, ...code } = file!.findings[0]!.code!;
      assert.deepEqual(code, { family: 'disconnect', value: 516, known: true });
      assert.ok(title !== '' && symbol !== '');
      const { code: _, extended, message, ...rest } = file!.findings[0]!;
      assert.deepEqual(rest, {
        rule: 'code/disconnect',
        severity: 'error',
        text: '0x204',
        line: 1,
        column: 13,
        endLine: 1,
        endColumn: 18,
        candidates: [],
        fixes: 0,
      });
      assert.equal(extended?.value, 4);
      assert.ok(message.includes(title));
    });

    it('names the candidates where the text does not settle the family', async () => {
      const { findings } = await findingsOf('plain.log', 'RDP session lost, disconnect reason: 3\n');
      assert.equal(findings[0]!.code!.family, 'disconnect');
      assert.deepEqual(
        findings[0]!.candidates.map((one) => [Object.keys(one), one.family, one.value]),
        [[['family', 'value', 'title'], 'extended', 3]],
      );
    });

    it('gives findings of .rdp rules without a code, and never a password', async () => {
      const { report, stdout } = await checkJson([
        folder.write(
          'x.rdp',
          'full address:s:a\r\npassword:s:correct-horse\r\nredirectclipboard=1\r\nauthentication level:i:2\r\n',
        ),
      ]);
      const { kind, findings } = report.files[0]!;
      assert.equal(kind, 'rdp');
      assert.deepEqual(
        findings.map(({ rule }) => rule),
        ['rdp/secret/plaintext-password', 'rdp/syntax/malformed-line'],
      );
      assert.ok(findings.every((finding) => !('code' in finding) && finding.fixes > 0));
      assert.ok(!stdout.includes('horse'));
    });

    it('says where no public meaning is known', async () => {
      const { findings } = await findingsOf(
        'unknown.log',
        '[Expanded Information]\nError code: 0x7a7a\nExtended error code: 0x0\n',
      );
      assert.deepEqual([findings[0]!.code!.known, findings[0]!.code!.symbol], [false, null]);
    });
  });

  describe('exit status and minimum severity', () => {
    it('is 0 where nothing is found, 1 where something is', async () => {
      assert.equal((await rdpdiag(['check', folder.write('calm.log', 'all is well\n')])).status, 0);
      assert.equal((await rdpdiag(['check', folder.write('normal.log', NORMAL)])).status, 1);
    });

    for (const [minimum, expected] of [
      ['info', 3],
      ['warning', 2],
      ['error', 1],
    ] as const) {
      it(`from ${minimum} on`, async () => {
        const file = folder.write('three.log', `${NORMAL}${LIMIT}${EVENT}\n`);
        const { report, status } = await checkJson(['--min-severity', minimum, file]);
        assert.equal(report.files[0]!.findings.length, expected);
        assert.equal(status, 1);
      });
    }

    it('is 0 where all that is found is below the minimum, and the text says so', async () => {
      const { status, stdout } = await rdpdiag(['check', '--min-severity=warning', folder.write('normal.log', NORMAL)]);
      assert.equal(status, 0);
      assert.match(stdout, /^1 file read, nothing of severity warning or above found\n$/);
    });

    it('is 2 where a named file cannot be read; the others are reported all the same', async () => {
      const { status, report, stderr } = await checkJson([
        path.join(folder.path, 'absent.log'),
        folder.write('e.log', EVENT),
      ]);
      assert.equal(status, 2);
      assert.equal(report.files[0]!.findings.length, 1);
      assert.match(stderr, /^rdpdiag: .*absent\.log does not exist\n$/);
    });
  });

  describe('of paths', () => {
    it('reads standard input', async () => {
      const { report, status } = await checkJson(['-'], { input: DIALOG });
      assert.equal(status, 1);
      assert.equal(report.files[0]!.path, '-');
      assert.equal(report.files[0]!.findings[0]!.code!.value, 516);
    });

    it('reads UTF-16 from standard input, as a pipe in PowerShell writes it', async () => {
      const { report } = await checkJson(['-'], { input: Buffer.from(`\ufeff${DIALOG}`, 'utf16le') });
      assert.deepEqual([report.files[0]!.encoding, report.files[0]!.findings[0]!.column], ['utf-16le', 13]);
    });

    it('walks a folder in order of names, and leaves programs, binaries and packages alone', async () => {
      for (const name of ['b', 'b/node_modules', 'b/.git'])
        mkdirSync(path.join(folder.path, 'walk', name), { recursive: true });
      for (const name of ['z.log', 'a.log', 'b/m.log', 'b/node_modules/no.log', 'b/.git/no.log', 'program.mjs'])
        folder.write(path.join('walk', name), EVENT);
      folder.write('walk/picture.png', Buffer.from(Array.from({ length: 600 }, (_, index) => (index * 7) % 256)));
      symlinkSync('..', path.join(folder.path, 'walk/b/loop'));
      const { report, stderr, status } = await checkJson(['walk/'], { cwd: folder.path });
      assert.deepEqual(
        report.files.map((file) => file.path),
        ['walk/a.log', 'walk/b/m.log', 'walk/z.log'],
      );
      assert.equal(
        stderr,
        'rdpdiag: passed over 2 files: walk/picture.png is not a text file, walk/program.mjs is a program\n',
      );
      assert.equal(status, 1);
    });

    it('reads a program that is named', async () => {
      assert.equal((await findingsOf('constants.cs', `// ${EVENT}\n`)).findings.length, 1);
    });

    it('says why a file may not be read', async function () {
      if (process.getuid?.() === 0 || process.platform === 'win32') this.skip();
      const file = folder.write('locked.log', EVENT);
      chmodSync(file, 0);
      const { status, stderr } = await rdpdiag(['check', file]);
      assert.equal(status, 2);
      assert.match(stderr, /locked\.log may not be read/);
    });

    it('says that a binary file is none to read', async () => {
      const { status, stderr, stdout } = await rdpdiag([
        'check',
        folder.write('x.bin', Buffer.from([0, 1, 2, 3, 4, 0, 0, 9])),
      ]);
      assert.deepEqual([status, stdout], [2, '0 files read, nothing found\n']);
      assert.match(stderr, /x\.bin is not a text file\n/);
    });

    it('reads an event log, named or walked, one event a line, and says what was lost', async () => {
      mkdirSync(path.join(folder.path, 'evtx'), { recursive: true });
      const log = readFileSync(path.join(ROOT, 'test/samples-evtx/rdp-session.evtx'));
      folder.write('evtx/whole.evtx', log);
      for (const name of ['evtx', 'evtx/whole.evtx']) {
        const { report } = await checkJson([name], { cwd: folder.path });
        const [file] = report.files;
        assert.deepEqual([file!.kind, file!.encoding], ['event-xml', 'evtx']);
        assert.ok(file!.findings.some(({ code, line }) => code?.family === 'hresult' && line > 1));
      }
      folder.write('evtx/whole.evtx', log.subarray(0, 40_000));
      const { stderr } = await rdpdiag(['check', 'evtx'], { cwd: folder.path });
      assert.match(stderr, /^rdpdiag: evtx\/whole\.evtx is an event log; .*it is cut off\n/);
    });

    it('reads a pipe that is named like a file', function () {
      if (process.platform === 'win32') this.skip();
      const bash = `"${process.execPath}" "${BUNDLE}" check --format json <(head -c 9000 /dev/zero | tr '\\0' ' '; printf '\\n%s\\n' '${EVENT}') || true`;
      const report = JSON.parse(execFileSync('bash', ['-c', bash], { encoding: 'utf8' })) as Awaited<
        ReturnType<typeof checkJson>
      >['report'];
      assert.equal(report.files[0]!.findings[0]!.line, 2);
    });

    it('shows control characters of a file’s name, and does not send them to the terminal', async function () {
      if (process.platform === 'win32') this.skip();
      const name = '\u001b[31mred\u001b[0m\r\u202e.log';
      folder.write(name, EVENT);
      const { stdout } = await rdpdiag(['check', name], { cwd: folder.path });
      assert.ok(
        stdout.startsWith('\\u{001b}[31mred\\u{001b}[0m\\u{000d}\\u{202e}.log\n'),
        JSON.stringify(stdout.slice(0, 80)),
      );
      const missing = await rdpdiag(['check', `${name}x`], { cwd: folder.path });
      assert.match(missing.stderr, /^[\x20-\x7e\n]+$/);
      const { report } = await checkJson([name], { cwd: folder.path });
      assert.equal(report.files[0]!.path, name);
    });

    it('shows control characters of a file’s text in the same way', async () => {
      const file = folder.write(
        'hostile.rdp',
        'authentication level:i:\u001b[2J7\r\ndesktopwidth:\u001b]0;x\u0007:1\r\n',
      );
      const { stdout } = await rdpdiag(['check', file]);
      assert.doesNotMatch(stdout, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
    });
  });

  describe('of encodings and line ends', () => {
    const text = `Grüße “x”\nüü ${EVENT}\n`;
    const expected = ['516', 2, AT + 3, 2, AT + 6];
    const encodings: [string, Buffer][] = [
      ['utf-8', Buffer.from(text)],
      ['utf-8-bom', Buffer.from(`\ufeff${text}`)],
      ['utf-16le', Buffer.from(`\ufeff${text}`, 'utf16le')],
      ['utf-16be', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
      ['windows-1252', Buffer.from(text.replace('“', '\x93').replace('”', '\x94'), 'latin1')],
    ];
    for (const [encoding, bytes] of encodings) {
      it(`reads ${encoding}`, async () => {
        const file = await findingsOf(`${encoding}.log`, bytes);
        assert.equal(file.encoding, encoding);
        assert.deepEqual(file.findings.map(placed), [expected]);
      });
    }

    it('knows UTF-16 without a mark by its zeros', async () => {
      assert.equal((await findingsOf('bare-le.log', Buffer.from(EVENT, 'utf16le'))).encoding, 'utf-16le');
      assert.equal((await findingsOf('bare-be.log', Buffer.from(EVENT, 'utf16le').swap16())).encoding, 'utf-16be');
    });

    for (const [name, end] of [
      ['LF', '\n'],
      ['CRLF', '\r\n'],
      ['a lone CR', '\r'],
    ] as const) {
      it(`counts lines that end in ${name}`, async () => {
        const { findings } = await findingsOf('ends.log', ['first', '', EVENT, 'last'].join(end));
        assert.deepEqual(findings.map(placed), [['516', 3, AT, 3, AT + 3]]);
      });
    }

    it('counts columns in UTF-16 units', async () => {
      const { findings } = await findingsOf('emoji.log', `🖥️ ${EVENT}\n`);
      assert.equal(findings[0]!.column, AT + '🖥️ '.length);
    });

    it('reads an empty file', async () => {
      const file = await findingsOf('empty.log', '');
      assert.deepEqual([file.encoding, file.findings], ['utf-8', []]);
    });

    it('reads a log with zero bytes that a crash left', async () => {
      const { findings } = await findingsOf('zeros.log', `before\n${'\0'.repeat(3000)}\n${EVENT}\n`);
      assert.deepEqual(findings.map(placed), [['516', 3, AT, 3, AT + 3]]);
    });
  });

  it('is no failure when its reader stops early', async () => {
    const file = folder.write('long.log', `${EVENT}\n`.repeat(20_000));
    const child = spawn(process.execPath, [BUNDLE, 'check', file], { stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (data: Buffer) => (stderr += data.toString()));
    child.stdout.once('data', () => child.stdout.destroy());
    const status = await new Promise((resolve) => child.on('close', resolve));
    assert.deepEqual([status, stderr], [1, '']);
  });

  it('tells the likely cause and the first check once, however often a code stands there', async () => {
    const { stdout } = await rdpdiag(['check', folder.write('often.log', `${EVENT}\n`.repeat(50))]);
    assert.equal(stdout.split('\n').filter((line) => line.includes('Test-NetConnection')).length, 1);
    assert.match(stdout, /\n1 file read, 50 findings: 50 errors\n$/);
  });
});
