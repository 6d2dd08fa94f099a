// Texts that are too large to be read at once: the same findings, in any encoding, from a file or from a pipe.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, truncateSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { LineIndex, scan } from '../../src/core';
import { ROOT } from '../sources';
import { samples } from '../core/scan/texts';
import { build, BUNDLE, checkJson, rdpdiag, temporaryFolder } from './rdpdiag';

const MEGABYTE = 1 << 20;
const LINES = samples
  .filter(({ file, text }) => text.length < 3000 && file.startsWith('logs/'))
  .map(({ text }) => text.replaceAll(/\r\n|\r|\n/g, '\n').replace(/^\ufeff/, ''));

/** Logs with all kinds of codes between ordinary lines, of at least so many characters. */
function log(length: number, filler = 'an ordinary line of an ordinary log, number 4711\n'): string {
  const parts: string[] = [];
  for (let at = 0, sum = 0; sum < length; at++) {
    const part = `${LINES[at % LINES.length]}\n${filler.repeat(40 + (at % 400))}`;
    parts.push(part);
    sum += part.length;
  }
  return parts.join('');
}

const ascii = (text: string) => text.replaceAll(/[^\0-\x7f]/g, '?');
const latin = (text: string) => text.replaceAll(/[^\0-\x7f\xa0-\xff]/g, '?');

/** Where the core finds codes in a text, as the command line tells places. */
function places(text: string): string[] {
  const lines = new LineIndex(text);
  return scan(text, { kind: 'log' }).map(({ span, message }) => {
    const { line, column } = lines.positionAt(span.start);
    return `${line + 1}:${column + 1}-${column + 1 + span.end - span.start} ${message}`;
  });
}

describe('rdpdiag check of a large text', function () {
  this.timeout(120_000);
  before(build);
  const folder = temporaryFolder();

  async function assertRead(name: string, bytes: Buffer, text: string, encoding: string): Promise<void> {
    assert.ok(bytes.length > 8 * MEGABYTE);
    const file = folder.write(name, bytes);
    const { report, status, stderr } = await checkJson([file]);
    assert.equal(stderr, '');
    assert.equal(status, 1);
    const [checked] = report.files;
    assert.deepEqual([checked?.encoding, checked?.kind], [encoding, 'log']);
    const found = checked!.findings.map(({ line, column, endColumn, message }) => `${line}:${column}-${endColumn} ${message}`); // prettier-ignore
    assert.deepEqual(found, places(text));
  }

  it('finds what is in it, where it stands', async () => {
    const text = ascii(log(20 * MEGABYTE));
    await assertRead('plain.log', Buffer.from(text), text, 'utf-8');
  });

  it('reads it in UTF-8, with a byte order mark or without one', async () => {
    const text = log(9 * MEGABYTE, 'eine gewöhnliche Zeile eines gewöhnlichen Protokolls 😀\n');
    await assertRead('utf-8.log', Buffer.from(text), text, 'utf-8');
    await assertRead('marked.log', Buffer.from(`\ufeff${text}`), text, 'utf-8-bom');
  });

  it('reads it in UTF-16, whichever byte stands first', async () => {
    const text = log(5 * MEGABYTE, 'eine gewöhnliche Zeile 😀\r\n');
    await assertRead('le.log', Buffer.from(`\ufeff${text}`, 'utf16le'), text, 'utf-16le');
    await assertRead('be.log', Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), text, 'utf-16be');
  });

  it('reads it in windows-1252', async () => {
    const text = latin(log(9 * MEGABYTE, 'eine gewöhnliche Zeile\n'));
    await assertRead('latin.log', Buffer.from(text, 'latin1'), text, 'windows-1252');
  });

  it('reads it from standard input, and from a folder', async () => {
    const text = ascii(log(9 * MEGABYTE));
    const { report } = await checkJson(['-'], { input: text });
    assert.equal(report.files[0]!.findings.length, places(text).length);
    mkdirSync(path.join(folder.path, 'inner'));
    folder.write('inner/inside.log', text);
    const walked = await checkJson([path.join(folder.path, 'inner')]);
    assert.deepEqual(
      walked.report.files.map(({ findings }) => findings.length),
      [places(text).length],
    );
  });

  it('leaves out what is below the minimum severity, and says the same in text', async () => {
    const file = folder.write('severity.log', ascii(log(9 * MEGABYTE)));
    const { report } = await checkJson(['--min-severity', 'error', file]);
    const { findings } = report.files[0]!;
    assert.ok(findings.length > 0 && findings.every(({ severity }) => severity === 'error'));
    const { stdout } = await rdpdiag(['check', '--min-severity', 'error', file]);
    assert.match(stdout, /1 file read, \d+ findings: \d+ errors\n$/);
  });

  it('says that there is nothing where there is nothing', async () => {
    const file = folder.write('empty.log', 'an ordinary line\n'.repeat(600_000));
    const { stdout, status } = await rdpdiag(['check', file]);
    assert.deepEqual([stdout, status], ['1 file read, nothing found\n', 0]);
  });

  it('writes as many findings as there are, and stops where nobody reads on', async () => {
    const line = '[ERROR][com.freerdp.core] - [rdp_set_error_info]: ERRINFO_LOGOFF_BY_USER [0x0001000C]\n';
    const file = folder.write('dense.log', line.repeat(100_000));
    const { stdout } = await rdpdiag(['check', file]);
    assert.equal(stdout.match(/^ {2}\d+:\d+ /gm)?.length, 100_000);
    const sarif = await rdpdiag(['check', '--format', 'sarif', file]);
    const { runs } = JSON.parse(sarif.stdout) as { runs: { results: unknown[] }[] };
    assert.equal(runs[0]!.results.length, 100_000);
    const { stdout: head, stderr } = spawnSync('bash', ['-c', `"${process.execPath}" "${BUNDLE}" check "${file}" | head -2`], { encoding: 'utf8' }); // prettier-ignore
    assert.equal(head, `${file}\n  1:75       info  errinfo  0xC: User signed out\n`);
    assert.equal(stderr, '');
  });

  it('holds little of it in memory, be it one line or a file of nothing but zero bytes behind its first line', () => {
    const measure = path.join(ROOT, 'scripts/bench/peak-memory.cjs');
    const line = path.join(folder.path, 'line.log');
    writeFileSync(line, `RDP: Error code: 0x204 ${'words of one line, '.repeat(16_000_000)} RDP: Error code: 0x204`);
    const zeros = path.join(folder.path, 'zeros.log');
    writeFileSync(zeros, 'RDP: Error code: 0x204\n');
    truncateSync(zeros, 300 * MEGABYTE);
    for (const [file, expected] of [
      [line, 2],
      [zeros, 1],
    ] as const) {
      const { stdout, stderr } = spawnSync(
        process.execPath,
        ['-r', measure, BUNDLE, 'check', '--format', 'json', file],
        {
          encoding: 'utf8',
        },
      );
      const report = JSON.parse(stdout) as { files: { findings: unknown[] }[] };
      assert.equal(report.files[0]!.findings.length, expected, file);
      const megabytes = Number(stderr.trim().split('\n').at(-1)) / 1024;
      assert.ok(megabytes > 0 && megabytes < 280, `${file}: ${megabytes} MB`);
    }
  });
});
