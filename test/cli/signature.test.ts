/** `rdpdiag check` on signed `.rdp` files: whether the signature holds. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { ROOT } from '../sources';
import { build, checkJson, rdpdiag, temporaryFolder } from './rdpdiag';

const SAMPLES = path.join(ROOT, 'test/samples/rdp');
const RULE = 'rdp/signing/signature-invalid';

interface Sample {
  readonly file: string;
  readonly signed: string;
  readonly expect: readonly { readonly rule: string; readonly line: number; readonly or?: readonly number[] }[];
  readonly allow?: readonly string[];
}

const signed = readFileSync(path.join(SAMPLES, 'expected.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as Sample)
  .filter(({ signed }) => signed !== 'no');

describe('check of signed files', () => {
  before(build);
  const folder = temporaryFolder();

  it('reports exactly the signatures that do not hold, where they were broken', async () => {
    const { report } = await checkJson(signed.map(({ file }) => path.join(SAMPLES, file)));
    assert.equal(report.files.length, signed.length);
    report.files.forEach(({ findings }, at) => {
      const { file, signed: state, expect } = signed[at]!;
      const found = findings.filter(({ rule }) => rule === RULE);
      assert.equal(found.length, state === 'invalid' ? 1 : 0, file);
      const expected = expect.find(({ rule }) => `rdp/${rule}` === RULE);
      if (expected) assert.ok([expected.line, ...(expected.or ?? [])].includes(found[0]!.line), file);
      for (const { severity, fixes } of found) assert.deepEqual([severity, fixes > 0], ['error', true]);
    });
  });

  it('names the rule and its page in SARIF', async () => {
    const { stdout } = await rdpdiag(['check', '--format', 'sarif', path.join(SAMPLES, 'signed-value-edited.rdp')]);
    assert.ok(stdout.includes('docs/rules/signing-signature-invalid.md'));
  });

  it('leaves a broken signature as it is when fixing: which change was meant is for a person to say', async () => {
    const bytes = readFileSync(path.join(SAMPLES, 'signed-value-edited.rdp'));
    const file = folder.write('edited.rdp', bytes);
    await rdpdiag(['check', '--fix', file]);
    assert.ok(readFileSync(file).equals(bytes));
  });
});
