/**
 * What the command line prints for each file in test/fixtures, beside it: x.log.out as text, x.log.json.out and
 * x.log.sarif.out where there is one. UPDATE=1 writes them anew; a new fixture gets its text.
 */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../sources';
import { build, rdpdiag } from './rdpdiag';

const FOLDER = 'test/fixtures';
const isUpdate = process.env['UPDATE'] === '1';
const files = readdirSync(path.join(ROOT, FOLDER), { withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
  .map(({ name }) => name);
const inputs = files.filter((name) => !name.endsWith('.out'));
const goldenOf = (input: string, format: string) => `${input}${format === 'text' ? '' : `.${format}`}.out`;

describe('fixtures', () => {
  before(build);

  for (const input of inputs) {
    for (const format of ['text', 'json', 'sarif']) {
      const golden = goldenOf(input, format);
      if (format !== 'text' && !files.includes(golden)) continue;
      it(`${input} as ${format}`, async () => {
        const { stdout, stderr, status } = await rdpdiag(['check', '--format', format, `${FOLDER}/${input}`]);
        assert.equal(stderr, '');
        // The version of a tool is no part of what it finds.
        const printed = stdout.replace(/"version": "\d+\.\d+\.\d[^"]*",\n(?=\s+"informationUri")/, '"version": "…",\n');
        const file = path.join(ROOT, FOLDER, golden);
        if (isUpdate) writeFileSync(file, printed);
        else if (!existsSync(file)) assert.fail(`${golden} is missing: UPDATE=1 writes it`);
        assert.equal(printed, readFileSync(file, 'utf8'));
        assert.equal(status, printed.endsWith(' nothing found\n') ? 0 : 1);
      });
    }
  }

  it('of every golden output there is the input', () => {
    const expected = new Set(
      inputs.flatMap((input) => ['text', 'json', 'sarif'].map((format) => goldenOf(input, format))),
    );
    assert.deepEqual(
      files.filter((name) => name.endsWith('.out') && !expected.has(name)),
      [],
    );
  });

  it('hold every family but the one without a table', () => {
    const text = files
      .filter((name) => name.endsWith('.out'))
      .map((name) => readFileSync(path.join(ROOT, FOLDER, name), 'utf8'));
    const families =
      'disconnect extended errinfo errconnect negotiation rdpcore ntstatus hresult avd freerdp-exit'.split(' ');
    assert.deepEqual(
      families.filter((family) => !text.some((one) => new RegExp(`^ +\\d+:\\d+ +\\w+ +${family} `, 'm').test(one))),
      [],
    );
  });
});
