/** Bundles that only the benchmark needs, made as those that ship are: minified, with packed tables. */
import { build, type BuildOptions, type Plugin } from 'esbuild';
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

/** The extension with an `inflateSync` that counts its calls in `globalThis.unpacked`. Answers the file's path. */
export async function countingExtension(): Promise<string> {
  const outfile = path.join(FOLDER, 'counting-extension.cjs');
  await build({
    ...common,
    entryPoints: ['src/extension/main.ts'],
    external: ['vscode'],
    outfile,
    plugins: [packTables, countInflates],
  });
  return outfile;
}

const countInflates: Plugin = {
  name: 'count-inflates',
  setup(bundle) {
    bundle.onResolve({ filter: /^fflate$/ }, async ({ pluginData, resolveDir, kind }) => {
      if (pluginData === 'real') return undefined;
      const real = await bundle.resolve('fflate', { resolveDir, kind, pluginData: 'real' });
      return { path: real.path, namespace: 'counting' };
    });
    bundle.onLoad({ filter: /.*/, namespace: 'counting' }, ({ path: real }) => ({
      contents: `
        import { inflateSync as inflate } from ${JSON.stringify(real)};
        export { strFromU8 } from ${JSON.stringify(real)};
        globalThis.unpacked = 0;
        export const inflateSync = (...args) => (globalThis.unpacked++, inflate(...args));`,
      resolveDir: ROOT,
    }));
  },
};
