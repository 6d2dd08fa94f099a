#!/usr/bin/env node
// Builds what ships, into dist/:
//   node esbuild.mjs [--production] [--watch]
// --production (what `vsce package` runs) minifies and leaves source maps out.
import { context } from 'esbuild';
import { chmodSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { directImports } from './scripts/direct-imports.mjs';
import { lazyCore } from './scripts/lazy-core.mjs';
import { DIVIDED, nodeParts } from './scripts/node-parts.mjs';
import { packTables, tablesBeside } from './scripts/pack-tables.mjs';

const root = path.dirname(fileURLToPath(import.meta.url));
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** @type {import('esbuild').BuildOptions} */
const common = {
  absWorkingDir: root,
  bundle: true,
  charset: 'utf8',
  minify: production,
  sourcemap: production ? false : 'linked',
  mainFields: ['module', 'main'], // modules can be shaken, CommonJS cannot
  metafile: true,
  logLevel: 'warning',
};
const node = {
  platform: 'node',
  format: 'cjs',
  target: 'node18',
  alias: { fflate: 'fflate/browser' }, // the one for Node asks for workers as soon as it is loaded
};
const browser = { platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  {
    ...node,
    entryPoints: ['src/extension/main.ts'],
    outfile: 'dist/extension.js',
    external: ['vscode'],
    plugins: [lazyCore('./core.js')],
  },
  {
    ...browser,
    format: 'cjs',
    entryPoints: ['src/extension/main.ts'],
    outfile: 'dist/browser.js',
    external: ['vscode'],
    plugins: [packTables, lazyCore()], // the browser's host loads one file
  },
  { ...browser, format: 'iife', entryPoints: ['src/panel/main.ts'], outfile: 'dist/panel.js' },
  { ...browser, format: 'iife', entryPoints: ['src/story-panel/main.ts'], outfile: 'dist/story.js' },
  { ...browser, format: 'iife', entryPoints: ['src/evtx-panel/main.ts'], outfile: 'dist/evtx.js' },
  { ...browser, format: 'iife', entryPoints: ['src/rdp-panel/main.ts'], outfile: 'dist/rdp.js' },
  { ...browser, format: 'iife', entryPoints: ['src/scan-panel/main.ts'], outfile: 'dist/scan.js' },
  // What Node loads at first use: the core for the extension, each command for the command line, and what they share.
  {
    ...node,
    ...DIVIDED,
    entryPoints: [
      { in: 'src/core/index.ts', out: 'core' },
      { in: 'src/cli/main.ts', out: 'rdpdiag' },
      { in: 'src/cli/scan-worker.ts', out: 'rdpdiag-worker' }, // its second thread
    ],
    outdir: path.join(root, 'dist'),
    plugins: [tablesBeside(path.join(root, 'dist/tables.jsonl')), directImports(/src\/cli\/[\w-]+\.ts$/), nodeParts],
  },
];

/** What went into all files together: notices and the bill of materials are made from it. */
const metafiles = { inputs: {}, outputs: {} };

/** Prints the size of each file that a build wrote, and makes a command line executable. */
const report = {
  name: 'report',
  setup(build) {
    build.onEnd(({ metafile, errors }) => {
      if (errors.length > 0) return;
      Object.assign(metafiles.inputs, metafile.inputs);
      Object.assign(metafiles.outputs, metafile.outputs);
      for (const file of Object.keys(metafile.outputs)) {
        if (file.endsWith('.map')) continue;
        if (file === 'dist/rdpdiag.js') chmodSync(path.join(root, file), 0o755);
        const kilobytes = statSync(path.join(root, file)).size / 1000;
        console.log(`${file.padEnd(22)} ${kilobytes.toFixed(1).padStart(8)} kB`);
      }
    });
  },
};

// A map from an earlier development build would go stale beside a minified bundle, and be packaged with it.
if (production) rmSync(path.join(root, 'dist'), { recursive: true, force: true });

try {
  for (const bundle of bundles) {
    const build = await context({ ...common, ...bundle, plugins: [...(bundle.plugins ?? []), report] });
    if (watch) {
      await build.watch();
      continue;
    }
    await build.rebuild();
    await build.dispose();
  }
  if (watch) console.log('watching');
  else {
    mkdirSync(path.join(root, 'out'), { recursive: true });
    writeFileSync(path.join(root, 'out/metafile.json'), JSON.stringify(metafiles));
  }
} catch (error) {
  // esbuild has printed its own errors
  if (!error.errors) console.error(error);
  process.exit(1);
}
