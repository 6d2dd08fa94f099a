/** What a command loads: a short one takes as long as the code that it reads. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { build, BUNDLE } from './rdpdiag';

/** In the sieve of the scan, and nowhere else. */
const OF_THE_SCAN = 'transitioning from';

/** Tells, on standard error, which files were loaded. */
const TELLS = `
  process.on('exit', () => process.stderr.write(JSON.stringify(Object.keys(require.cache))));
  process.argv.splice(1, 0, ${JSON.stringify(BUNDLE)});
  require(${JSON.stringify(BUNDLE)});`;

/** The code of all files of the build that a call loads. */
function codeOf(...words: string[]): string {
  const { stderr } = spawnSync(process.execPath, ['-e', TELLS, '--', ...words], { encoding: 'utf8', input: 'nothing' });
  const files = (JSON.parse(stderr) as string[]).filter((file) => path.dirname(file) === path.dirname(BUNDLE));
  assert.ok(files.includes(BUNDLE), stderr);
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}

describe('rdpdiag loads', function () {
  this.timeout(60_000);
  before(build);

  it('the scan to check', () => assert.ok(codeOf('check', '-').includes(OF_THE_SCAN)));

  it('no part of the scan to explain a code', () => {
    const code = codeOf('explain', '516');
    assert.ok(!code.includes(OF_THE_SCAN));
    assert.ok(code.includes('tables.jsonl'), 'but the tables');
  });

  it('no part of the core to say its version', () => {
    const code = codeOf('--version');
    assert.ok(!code.includes(OF_THE_SCAN) && !code.includes('tables.jsonl'));
  });
});
