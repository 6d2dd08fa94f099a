#!/usr/bin/env node
// npm run package: builds the VSIX into out/ and checks what is in it and how large it is.
import { createVSIX, listFiles } from '@vscode/vsce';
import { mkdirSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const vsix = path.join(root, 'out/rdp-diagnostics.vsix');

/** Upper limits in kilobytes (1000 bytes), minified and with the knowledge in them; docs/architecture.md says why. */
const BUDGETS = {
  'dist/extension.js': 250,
  'dist/core.js': 700, // with its parts
  'dist/tables.jsonl': 1150,
  'dist/rdpdiag.js': 10,
  'dist/browser.js': 1150,
  'dist/panel.js': 15,
  'dist/story.js': 20,
  'dist/evtx.js': 20,
  'dist/rdp.js': 20,
  'dist/scan.js': 10,
  'out/rdp-diagnostics.vsix': 1400,
};

mkdirSync(path.join(root, 'out'), { recursive: true });
// vsce runs `vscode:prepublish`, so what is packaged is what is in the sources.
await createVSIX({ cwd: root, packagePath: vsix, dependencies: false });
const files = await listFiles({ cwd: root, dependencies: false });
console.log(`${files.length} files: ${files.join(', ')}`);

let failed = false;
for (const [file, limit] of Object.entries(BUDGETS)) {
  const size = sizeOf(file) / 1000;
  const isOver = size > limit;
  failed ||= isOver;
  console.log(`${file.padEnd(28)} ${size.toFixed(1).padStart(7)} kB of ${limit}${isOver ? '  OVER THE BUDGET' : ''}`);
}
process.exitCode = failed ? 1 : 0;

/** In bytes; core.js stands for the parts beside it too, whose names tell nothing. */
function sizeOf(file) {
  const isCore = file === 'dist/core.js';
  const parts = isCore ? readdirSync(path.join(root, 'dist')).filter((name) => /^part-.*\.js$/.test(name)) : [];
  return [file, ...parts.map((name) => `dist/${name}`)]
    .map((one) => statSync(path.join(root, one)).size)
    .reduce((sum, size) => sum + size, 0);
}
