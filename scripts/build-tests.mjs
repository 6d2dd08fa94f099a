#!/usr/bin/env node
// Bundles the suite that runs inside VS Code, test/extension/suite/index.ts, once for each kind of extension host:
//   out/test/extension.js       Node (desktop, remote)
//   out/test/extension-web.js   web worker (browser)
import { build } from 'esbuild';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  entryPoints: ['test/extension/suite/index.ts'],
  bundle: true,
  format: 'cjs',
  charset: 'utf8',
  sourcemap: 'linked', // scripts/vscode/stack.mjs makes a stack name the line of the test
  logLevel: 'warning',
};

/**
 * Builds both bundles.
 * @returns {Promise<{ node: string, web: string }>} their absolute paths
 * @throws when a suite does not compile; esbuild has printed why
 */
export async function buildTests() {
  const node = path.join(root, 'out/test/extension.js');
  const web = path.join(root, 'out/test/extension-web.js');
  await Promise.all([
    build({ ...common, outfile: node, platform: 'node', target: 'node18', external: ['vscode', 'mocha'] }),
    build({
      ...common,
      outfile: web,
      platform: 'browser',
      target: 'es2022',
      external: ['vscode'],
      // mocha's own sources need Node; this is the build that it ships for browsers, and it knows workers.
      alias: { mocha: path.join(root, 'node_modules/mocha/mocha.js') },
    }),
  ]);
  return { node, web };
}

if (process.argv[1] && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await buildTests().catch(() => process.exit(1));
}
