#!/usr/bin/env node
// Builds what ships, into dist/:
//   node esbuild.mjs [--production] [--watch]
// --production (what `vsce package` runs) minifies and leaves source maps out.
import { context } from 'esbuild';
import { chmodSync, existsSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { packTables } from './scripts/pack-tables.mjs';

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
const node = { platform: 'node', format: 'cjs', target: 'node18' };
const browser = { platform: 'browser', target: 'es2022', mainFields: ['browser', 'module', 'main'] };

/** @type {import('esbuild').BuildOptions[]} */
const bundles = [
  { ...node, entryPoints: ['src/extension/main.ts'], outfile: 'dist/extension.js', external: ['vscode'] },
  {
    ...browser,
    format: 'cjs',
    entryPoints: ['src/extension/main.ts'],
    outfile: 'dist/browser.js',
    external: ['vscode'],
  },
  { ...browser, format: 'iife', entryPoints: ['src/panel/main.ts'], outfile: 'dist/panel.js' },
  { ...browser, format: 'iife', entryPoints: ['src/story-panel/main.ts'], outfile: 'dist/story.js' },
  { ...browser, format: 'iife', entryPoints: ['src/evtx-panel/main.ts'], outfile: 'dist/evtx.js' },
  { ...browser, format: 'iife', entryPoints: ['src/rdp-panel/main.ts'], outfile: 'dist/rdp.js' },
  { ...node, entryPoints: ['src/cli/main.ts'], outfile: 'dist/rdpdiag.js', banner: { js: '#!/usr/bin/env node' } },
];

/** Prints the size of each file that a build wrote, and makes a command line executable. */
const report = {
  name: 'report',
  setup(build) {
    build.onEnd(({ metafile, errors }) => {
      if (errors.length > 0) return;
      for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
        if (file.endsWith('.map')) continue;
        if (build.initialOptions.banner) chmodSync(path.join(root, file), 0o755);
        console.log(`${file.padEnd(20)} ${(bytes / 1000).toFixed(1).padStart(8)} kB`);
      }
    });
  },
};

// A map from an earlier development build would go stale beside a minified bundle, and be packaged with it.
if (production) rmSync(path.join(root, 'dist'), { recursive: true, force: true });

try {
  for (const bundle of bundles) {
    const [entry] = bundle.entryPoints;
    if (!existsSync(path.join(root, entry))) {
      console.log(`${bundle.outfile.padEnd(20)}  skipped: there is no ${entry}`);
      continue;
    }
    const build = await context({ ...common, ...bundle, plugins: [packTables, report] });
    if (watch) {
      await build.watch();
      continue;
    }
    await build.rebuild();
    await build.dispose();
  }
  if (watch) console.log('watching');
} catch (error) {
  // esbuild has printed its own errors
  if (!error.errors) console.error(error);
  process.exit(1);
}
