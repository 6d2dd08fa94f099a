#!/usr/bin/env node
// Turns the sources and tests below the current folder into JavaScript beside each file, for Stryker's copy of the
// project only: a mutated core starts many times, and tsx would translate it each time.
import { build } from 'esbuild';
import { readdirSync } from 'node:fs';
import path from 'node:path';

const files = ['src', 'test', 'scripts'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((file) => file.isFile() && /(?<!\.d)\.ts$/.test(file.name))
    .map((file) => path.join(file.parentPath, file.name))
    .filter((file) => !file.includes('node_modules')),
);
await build({
  entryPoints: files,
  outdir: '.',
  outbase: '.',
  format: 'cjs',
  platform: 'node',
  target: 'node20',
  define: { 'import.meta.url': 'importMetaUrl' },
  banner: { js: "const importMetaUrl = require('node:url').pathToFileURL(__filename).href;" },
  logLevel: 'warning',
});
