#!/usr/bin/env node
// npm test: everything that must hold, from types to a real VS Code, in the order in which it fails fastest.
//   node scripts/test.mjs [STAGE…]      all stages, or only the named ones
// Ends with a line "N passed, N failed": tests are counted as their runners count them, any other stage as one.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const npx = (...words) => ['npx', '--no-install', ...words];
const run = (...words) => [process.execPath, ...words];

/** @type {Record<string, string[][]>} */
const stages = {
  types: [run('scripts/typecheck.mjs')],
  lint: [npx('eslint', '--max-warnings', '0', '.'), npx('prettier', '--check', '--log-level', 'warn', '.')],
  generated: [npx('tsx', 'scripts/generate.mts', '--check'), npx('tsx', 'scripts/l10n.mts', '--check')],
  build: [run('esbuild.mjs', '--production')],
  core: [npx('mocha')],
  score: [npx('tsx', 'scripts/score.mts', '--require')],
  package: [
    run('scripts/package.mjs'),
    run('scripts/notices.mjs', '--check'),
    npx('mocha', '--no-config', '--require', 'tsx/cjs', '--reporter', 'dot', 'test/package/*.test.ts'),
    run('scripts/sbom.mjs'),
  ],
  start: [run('scripts/start.mjs', '--check')],
  extension: [run('test/extension/runner/run.mjs', 'all')],
  driven: [run('test/driven/person.test.mjs')],
};

/** A person at a window depends on the machine's pace: such a stage fails when it fails twice. */
const again = new Set(['driven']);

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !Object.hasOwn(stages, name));
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(', ')}; there are: ${Object.keys(stages).join(', ')}.`);
  process.exit(2);
}

let passed = 0;
let failed = 0;
const bad = [];
for (const [name, commands] of Object.entries(stages)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const began = Date.now();
  console.log(`\n=== ${name}`);
  for (const command of commands) {
    let { status, counts } = await execute(command);
    if (status !== 0 && again.has(name)) {
      console.log(`\n${name} failed; once more, to tell a fault from a busy machine`);
      ({ status, counts } = await execute(command));
    }
    passed += counts.passed;
    failed += counts.failed;
    // A stage without a count of its own is one test; one that fails without a failing test has failed all the same.
    if (counts.passed + counts.failed === 0) status === 0 ? passed++ : failed++;
    else if (status !== 0 && counts.failed === 0) failed++;
    if (status !== 0) bad.push(name);
  }
  console.log(`--- ${name}: ${((Date.now() - began) / 1000).toFixed(1)} s`);
}
if (bad.length > 0) console.log(`\nFailed: ${[...new Set(bad)].join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

/** Runs a command, passes on what it prints, and reads the counts of mocha and of this project's own runners. */
function execute([command, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    const counts = { passed: 0, failed: 0 };
    let rest = '';
    const read = (line) => {
      const own = /^(?:\w+: )?(\d+) passed, (\d+) failed/.exec(line.trim());
      const mocha = /^(\d+) (passing|failing)\b/.exec(line.trim());
      if (own) {
        counts.passed += Number(own[1]);
        counts.failed += Number(own[2]);
      } else if (mocha) counts[mocha[2] === 'passing' ? 'passed' : 'failed'] += Number(mocha[1]);
    };
    child.stdout.on('data', (data) => {
      process.stdout.write(data);
      const lines = (rest + data).split('\n');
      rest = lines.pop();
      lines.forEach(read);
    });
    child.on('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve({ status: 127, counts });
    });
    child.on('close', (status) => {
      read(rest);
      resolve({ status: status ?? 1, counts });
    });
  });
}
