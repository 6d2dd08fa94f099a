#!/usr/bin/env node
// npm run types: checks the types of every project of the repository. Each folder has the names it may use and no
// other: the core knows neither Node nor the browser nor VS Code.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
// The longest first.
const projects = [
  'test',
  'src/extension',
  'src/cli',
  'src/core',
  'src/panel',
  'src/story-panel',
  'src/evtx-panel',
  'src/rdp-panel',
  'src/scan-panel',
  'src/bundle',
  'scripts',
];

/** Runs the compiler on one project and prints what it says; answers whether it found nothing. */
function check(project) {
  return new Promise((resolve) => {
    const compiler = spawn(process.execPath, [tsc, '--project', project, '--pretty', 'false'], { cwd: root });
    let output = '';
    compiler.stdout.on('data', (text) => (output += text));
    compiler.stderr.on('data', (text) => (output += text));
    compiler.on('close', (code) => {
      if (output !== '') process.stdout.write(`${project}\n${output}`);
      resolve(code === 0);
    });
  });
}

const queue = [...projects];
let failed = false;
const work = async () => {
  for (let project = queue.shift(); project !== undefined; project = queue.shift()) {
    if (!(await check(project))) failed = true;
  }
};
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));
process.exitCode = failed ? 1 : 0;
