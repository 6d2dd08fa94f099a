/** `rdpdiag check --fix`: what it changes in files, and that it changes nothing else. */
import assert from 'node:assert/strict';
import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { build, checkJson, rdpdiag, temporaryFolder } from './rdpdiag';

const LINES = ['full address:s:höst.example', 'authentication level:i:2', 'screen mode id:i:02', 'username:s:Jörg'];
const BEFORE = LINES.map((line) => `${line}\r\n`).join('');
const AFTER = BEFORE.replace(':02', ':2');

const swapped = (text: string) => Buffer.from(text, 'utf16le').swap16();

describe('check --fix', () => {
  before(build);
  const folder = temporaryFolder();

  const encodings: readonly [name: string, encode: (text: string) => Buffer][] = [
    ['UTF-16LE with a byte order mark', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16LE without one', (text) => Buffer.from(text, 'utf16le')],
    ['UTF-16BE with a byte order mark', (text) => swapped(`\uFEFF${text}`)],
    ['UTF-8', (text) => Buffer.from(text)],
    ['UTF-8 with a byte order mark', (text) => Buffer.from(`\uFEFF${text}`)],
    ['windows-1252', (text) => Buffer.from(text.replaceAll('ö', '\x80\xf6\x81'), 'latin1')],
  ];
  for (const [name, encode] of encodings) {
    it(`changes the bytes of the fix only: ${name}`, async () => {
      const file = folder.write('encoded.rdp', encode(BEFORE));
      const { stderr } = await rdpdiag(['check', '--fix', file]);
      assert.equal(stderr, 'rdpdiag: 1 problem fixed in 1 file\n');
      assert.deepEqual(readFileSync(file), encode(AFTER));
    });
  }

  for (const [name, end] of [
    ['LF', '\n'],
    ['CR CR LF, as rdpsign writes', '\r\r\n'],
  ] as const) {
    it(`keeps line ends: ${name}`, async () => {
      const file = folder.write('ends.rdp', BEFORE.replaceAll('\r\n', end));
      await rdpdiag(['check', '--fix', file]);
      assert.equal(readFileSync(file, 'utf8'), AFTER.replaceAll('\r\n', end));
    });
  }

  it('reports what is left, and how many were fixed', async () => {
    const file = folder.write('left.rdp', `${LINES[0]}\r\n${LINES[1]}\r\npassword:s:secret\r\naudiomode:i:7\r\n`);
    const { report, stderr, status } = await checkJson(['--fix', file]);
    assert.equal(stderr, 'rdpdiag: 1 problem fixed in 1 file\n');
    const [{ findings, fixed }] = report.files as [(typeof report.files)[0] & { fixed: number }];
    assert.equal(fixed, 1);
    assert.ok(findings.some(({ rule, line }) => rule === 'rdp/value/not-allowed' && line === 3));
    assert.ok(findings.every(({ rule }) => rule !== 'rdp/secret/plaintext-password'));
    assert.equal(status, 1);
  });

  it('says that there was nothing to fix, and touches no file then', async () => {
    const file = folder.write('clean.rdp', Buffer.from(`\uFEFF${AFTER}`, 'utf16le'));
    const { mtimeMs, ino } = statSync(file);
    const { status, stdout, stderr } = await rdpdiag(['check', '--fix', file]);
    assert.deepEqual([status, stdout, stderr], [0, '1 file read, nothing found\n', 'rdpdiag: nothing was fixed\n']);
    assert.deepEqual([statSync(file).mtimeMs, statSync(file).ino], [mtimeMs, ino]);
  });

  it('changes .rdp files of a folder, and leaves nothing else behind', async () => {
    mkdirSync(path.join(folder.path, 'many'));
    const log = 'password:s:secret\nscreen mode id:i:02\n';
    for (const name of ['a.rdp', 'b.RDP']) folder.write(`many/${name}`, BEFORE);
    folder.write('many/c.txt', log);
    const { stderr } = await rdpdiag(['check', '--fix', path.join(folder.path, 'many')]);
    assert.equal(stderr, 'rdpdiag: 2 problems fixed in 2 files\n');
    assert.deepEqual(readdirSync(path.join(folder.path, 'many')), ['a.rdp', 'b.RDP', 'c.txt']);
    assert.equal(readFileSync(path.join(folder.path, 'many/b.RDP'), 'utf8'), AFTER);
    assert.equal(readFileSync(path.join(folder.path, 'many/c.txt'), 'utf8'), log);
  });

  it('fixes the file behind a link, which stays a link, and keeps its mode', async function () {
    if (process.platform === 'win32') this.skip();
    const file = folder.write('target.rdp', BEFORE);
    chmodSync(file, 0o640);
    const link = path.join(folder.path, 'link.rdp');
    symlinkSync('target.rdp', link);
    await rdpdiag(['check', '--fix', link]);
    assert.ok(lstatSync(link).isSymbolicLink());
    assert.equal(readFileSync(file, 'utf8'), AFTER);
    assert.equal(statSync(file).mode & 0o777, 0o640);
  });

  it('leaves a file alone whose bytes would not survive', async () => {
    // Half a surrogate pair is no character.
    const bytes = Buffer.from(`\uFEFF${BEFORE}username:s:\uD800\r\n`, 'utf16le');
    const file = folder.write('broken.rdp', bytes);
    const { status, stderr } = await rdpdiag(['check', '--fix', file]);
    assert.equal(status, 2);
    assert.match(stderr, /broken\.rdp holds bytes that are no text; it was not fixed\n/);
    assert.deepEqual(readFileSync(file), bytes);
  });

  it('goes by the profile', async () => {
    const file = folder.write('profile.rdp', `full address:s:a\r\n${LINES[1]}\r\nusername:s:sam\r\n`);
    const count = async (...words: string[]) => (await checkJson([...words, file])).report.files[0]!.findings.length;
    assert.equal(await count(), 0);
    assert.ok((await count('--profile', 'strict')) > 0);
    assert.ok((await count('--profile', 'corporate')) > 0);
  });
});
