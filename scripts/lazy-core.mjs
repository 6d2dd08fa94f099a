// An esbuild plugin: activation registers and returns, so the core has no business in it. Whoever imports `../core` gets
// getters in its place, and the first of them that is read brings the core: from a file beside the bundle, or from a part
// of the same file that has not run yet. esbuild reads imported names where they are used, so the sources need not know;
// but a name of the core that is read while a module starts loads it at once (test/activation.test.ts).
//
// A module that is not bundled, or is CommonJS, is copied name by name for each of its importers; of `vscode` that took
// longer than all of activation. So what is imported as a whole is required here, which copies nothing, and of the core
// each importer gets the names that it asks for.
import { build } from 'esbuild';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const index = fileURLToPath(new URL('../src/core/index.ts', import.meta.url));
const AS_A_WHOLE = /^import \* as (\w+) from '(vscode|(?:\.\.\/)+core)';$/gm;
const BY_NAME = /^import \{([^}]*)\} from '(?:\.\.\/)+core';$/gm;

/**
 * @param {string} [file] the file beside the bundle, as `./core.js`; when absent the core becomes a part of the bundle
 * @returns {import('esbuild').Plugin}
 */
export const lazyCore = (file) => ({
  name: 'lazy-core',
  setup(bundle) {
    const readers = /[\\/]src[\\/](?:extension|[\w-]*panel)[\\/].*\.ts$/;
    bundle.onLoad({ filter: readers, namespace: 'file' }, ({ path: importer }) => ({
      contents: readFileSync(importer, 'utf8').replace(AS_A_WHOLE, `const $1 = require('$2');`),
      loader: 'ts',
    }));
    bundle.onResolve({ filter: /^(?:\.\.\/)+core$/ }, ({ kind, importer }) =>
      kind === 'import-statement' && existsSync(importer)
        ? { path: importer, namespace: 'core-by-name', sideEffects: false }
        : { path: index, namespace: 'core-as-a-whole', sideEffects: false },
    );
    bundle.onLoad({ filter: /.*/, namespace: 'core-by-name' }, ({ path: importer }) => ({
      contents: [`const whole = require('../core');`, getters(namesIn(importer), 'whole')].join('\n'),
      loader: 'js',
      resolveDir: path.dirname(importer),
      watchFiles: [importer],
    }));
    bundle.onLoad({ filter: /.*/, namespace: 'core-as-a-whole' }, async () => ({
      contents: [
        `let loaded;`,
        `const core = () => (loaded ??= require(${JSON.stringify(file ?? index)}));`,
        getters(await exportsOf(index), 'core()'),
      ].join('\n'),
      loader: 'js',
      resolveDir: path.dirname(index),
      watchFiles: [index],
    }));
    if (file !== undefined) {
      const isCore = new RegExp(`^${file.replaceAll('.', '\\.')}$`);
      bundle.onResolve({ filter: isCore, namespace: 'core-as-a-whole' }, () => ({ path: file, external: true }));
    }
  },
});

function getters(names, from) {
  return `module.exports = { __esModule: true, ${names.map((name) => `get ${name}() { return ${from}.${name}; }`).join(', ')} };`;
}

/** The names that a file imports from the core, without types. */
function namesIn(file) {
  const clauses = [...readFileSync(file, 'utf8').matchAll(BY_NAME)].map(([, clause]) => clause);
  const words = clauses.flatMap((clause) => clause.split(',')).map((word) => word.trim());
  return words.filter((word) => word !== '' && !word.startsWith('type ')).map((word) => word.split(/\s/, 1)[0]);
}

/** The names of the values that a module exports. */
async function exportsOf(file) {
  const { metafile } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    outdir: '.',
    format: 'esm',
    packages: 'external',
    metafile: true,
    logLevel: 'silent',
  });
  return Object.values(metafile.outputs)[0].exports;
}
