/** The folder that a new user opens first. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT, textOf } from '../sources';
import { build, checkJson, rdpdiag } from './rdpdiag';

const SILENT = new Set(['README.md', 'ordinary.log']);
const names = readdirSync(path.join(ROOT, 'samples')).filter((name) => !name.endsWith('.mjs'));

describe('samples', () => {
  before(build);

  it('hold something to see in each file, and nothing in an ordinary log', async () => {
    const { report } = await checkJson(['samples/']);
    const silent = report.files.filter(({ findings }) => findings.length === 0).map((file) => path.basename(file.path));
    assert.deepEqual(silent, [...SILENT].sort());
    assert.deepEqual(
      report.files.map((file) => path.basename(file.path)),
      [...names].sort(),
    );
  });

  it('are all introduced in the README', () => {
    const introduced = [...textOf('samples/README.md').matchAll(/`([\w-]+\.\w+)`/g)].map((match) => match[1]!);
    assert.deepEqual(introduced.sort(), names.filter((name) => name !== 'README.md').sort());
  });

  it('fill no more than two screens', async () => {
    const { stdout, status } = await rdpdiag(['check', 'samples/']);
    assert.equal(status, 1);
    assert.ok(stdout.split('\n').length <= 70, `${stdout.split('\n').length} lines`);
  });
});
