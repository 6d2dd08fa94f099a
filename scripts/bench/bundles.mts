/** Bundles that only the benchmark needs, made as those that ship are: minified, with packed tables. */
import { build, type BuildOptions } from 'esbuild';
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as Core from '../../src/core';
import type { LineFindings } from '../../src/extension/lineFindings';
import { packTables } from '../pack-tables.mjs';
import { FOLDER, ROOT } from './files.mjs';

export type BenchedCore = typeof Core & { readonly LineFindings: typeof LineFindings };

const require = createRequire(import.meta.url);
const common = {
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'cjs',
  target: 'node18',
  mainFields: ['module', 'main'],
  logLevel: 'warning',
} satisfies BuildOptions;

/** The core as users run it, and the editor's list of findings, which needs no editor. */
export async function bundledCore(): Promise<BenchedCore> {
  const outfile = path.join(FOLDER, 'core.cjs');
  await build({
    ...common,
    stdin: {
      contents: `export * from './src/core'; export { LineFindings } from './src/extension/lineFindings';`,
      resolveDir: ROOT,
      loader: 'ts',
    },
    outfile,
    plugins: [packTables],
  });
  return require(outfile) as BenchedCore;
}
