/** What the fuzzer found worth keeping, through every target again: whatever was repaired stays so. docs/fuzzing.md. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { runInThisContext } from 'node:vm';
import { buildSync } from 'esbuild';
import type { Target } from './target';

const TARGETS = path.join(__dirname, 'targets');
const CORPUS = path.join(__dirname, 'corpus');
/** The corpus is part of the repository, and stays small. */
const MOST_BYTES = 500_000;

const names = readdirSync(TARGETS).map((file) => path.basename(file, '.ts'));
const filesOf = (name: string) =>
  existsSync(path.join(CORPUS, name))
    ? readdirSync(path.join(CORPUS, name)).map((file) => path.join(CORPUS, name, file))
    : [];

/** All targets, bundled as the fuzzer runs them: the command line loads its commands when they are called. */
function targets(): Target[] {
  const contents = names
    .map((name, index) => `export { target as target${index} } from './targets/${name}';`)
    .join('\n');
  const { outputFiles } = buildSync({
    stdin: { contents, resolveDir: __dirname },
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    logLevel: 'error',
  });
  const loaded: { exports: Record<string, Target> } = { exports: {} };
  const load = runInThisContext(
    `(function (module, exports, require, __dirname, __filename) {${outputFiles[0]!.text}\n})`,
  ) as (...names: unknown[]) => void;
  load(loaded, loaded.exports, createRequire(__filename), __dirname, __filename);
  return names.map((_, index) => loaded.exports[`target${index}`]!);
}

describe('The corpus of the fuzzer', function () {
  this.timeout(120_000);
  let all: readonly Target[] = [];
  before(() => {
    all = targets();
  });

  it('has inputs for every target, and for no other', () => {
    for (const name of names) assert.ok(filesOf(name).length > 0, `npm run fuzz -- ${name} --keep`);
    for (const folder of readdirSync(CORPUS)) assert.ok(names.includes(folder), `there is no target ${folder}`);
  });

  it('stays small', () => {
    const size = names.flatMap(filesOf).reduce((sum, file) => sum + readFileSync(file).length, 0);
    assert.ok(size < MOST_BYTES, `${size} bytes`);
  });

  names.forEach((name, index) => {
    it(`holds nothing that breaks ${name.replaceAll('-', ' ')}`, async () => {
      const target = all[index]!;
      for (const file of filesOf(name)) {
        const input = target.input(new Uint8Array(readFileSync(file)));
        try {
          const result = await target.run(input);
          await target.check(input, result);
          await target.checkMore?.(input, result);
        } catch (error) {
          // The file first: the input may be anything.
          const message = error instanceof Error ? error.message : String(error);
          throw new Error(`${path.relative(CORPUS, file)}: ${message}`, { cause: error });
        }
      }
    });
  });
});
