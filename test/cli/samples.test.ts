/** The folder that a new user opens first. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { ROOT, textOf } from '../sources';
import { build, checkJson, rdpdiag } from './rdpdiag';

const SILENT = new Set(['README.md', 'ordinary.log']);
const names = readdirSync(path.join(ROOT, 'samples'), { recursive: true, encoding: 'utf8' })
  .filter((name) => path.extname(name) !== '' && !name.endsWith('.mjs'))
  .map((name) => path.basename(name));
/** Folders are introduced as a whole. */
const shown = readdirSync(path.join(ROOT, 'samples'))
  .filter((name) => !name.endsWith('.mjs') && name !== 'README.md')
  .map((name) => (path.extname(name) === '' ? `${name}/` : name));

describe('samples', () => {
  before(build);

  it('hold something to see in each file, and nothing in an ordinary log', async () => {
    const { report } = await checkJson(['samples/']);
    const silent = report.files.filter(({ findings }) => findings.length === 0).map((file) => path.basename(file.path));
    assert.deepEqual(silent.sort(), [...SILENT].sort());
    assert.deepEqual(report.files.map((file) => path.basename(file.path)).sort(), [...names].sort());
  });

  it('are all introduced in the README', () => {
    const introduced = [...textOf('samples/README.md').matchAll(/`([\w-]+(?:\.\w+|\/))`/g)].map((match) => match[1]!);
    assert.deepEqual(introduced.sort(), shown.sort());
  });

  it('fill no more than three screens', async () => {
    const { stdout, status } = await rdpdiag(['check', 'samples/']);
    assert.equal(status, 1);
    assert.ok(stdout.split('\n').length <= 100, `${stdout.split('\n').length} lines`);
  });
});
