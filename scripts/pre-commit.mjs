#!/usr/bin/env node
// What pre-commit runs (.pre-commit-hooks.yaml): rdpdiag with the words given. pre-commit has a copy of this repository of
// its own, and no package runs code when it is installed, so that the first run installs and builds there.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bundle = path.join(root, 'dist/rdpdiag.js');

if (!existsSync(bundle)) {
  // On Windows npm is a script, which only a shell starts.
  run('npm', ['ci', '--no-audit', '--no-fund'], { shell: process.platform === 'win32' });
  run(process.execPath, ['esbuild.mjs', '--production']);
}
const { status } = spawnSync(process.execPath, [bundle, ...process.argv.slice(2)], { stdio: 'inherit' });
process.exitCode = status ?? 2;

/** Runs one step of the build; what it prints goes to standard error. Ends the process where it fails. */
function run(program, args, options = {}) {
  const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
  if (status === 0) return;
  console.error(`rdpdiag could not be built: ${path.basename(program)} ${args.join(' ')} failed`);
  process.exit(2);
}
