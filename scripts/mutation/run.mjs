#!/usr/bin/env node
// npm run mutation: mutates parts of the core and tells which mutants no test notices.
//   node scripts/mutation/run.mjs [PART…] [--mutate GLOB] [other options of Stryker]
//   node scripts/mutation/run.mjs --list     the names of the parts as JSON, for the workflow
// Without a part, all of them: that takes hours. A part is a name in shards.mjs; --mutate narrows what is mutated in it:
//   npm run mutation -- scan-findings --mutate src/core/scan/table.ts
// Reports go to out/mutation. Stryker is installed into out/mutation-tools the first time, by the lock file beside this
// script: it brings 250 packages that no other work needs.
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { SHARDS } from './shards.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const root = path.resolve(here, '../..');
const tools = path.join(root, 'out/mutation-tools');
const stryker = path.join(tools, 'node_modules/@stryker-mutator/core/bin/stryker.js');

const words = process.argv.slice(2);
if (words[0] === '--list') {
  console.log(JSON.stringify(Object.keys(SHARDS)));
  process.exit(0);
}
const firstOption = words.findIndex((word) => word.startsWith('-'));
const parts = firstOption < 0 ? words : words.slice(0, firstOption);
const options = firstOption < 0 ? [] : words.slice(firstOption);
const unknown = parts.filter((name) => !Object.hasOwn(SHARDS, name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(', ')}; there are: ${Object.keys(SHARDS).join(', ')}.`);
  process.exit(2);
}

installTools();
let failed = false;
for (const name of parts.length > 0 ? parts : Object.keys(SHARDS)) {
  console.log(`\n=== ${name}`);
  const status = run(process.execPath, [stryker, 'run', 'stryker.config.mjs', ...options], root, {
    MUTATION_SHARD: name,
    // Tests that draw a case by chance draw few: each mutant repeats them.
    EVENT_FUZZ: '150',
    EVTX_FUZZ: '150',
  });
  failed ||= status !== 0;
}
run(process.execPath, [path.join(here, 'report.mjs')], root, {});
process.exitCode = failed ? 1 : 0;

function installTools() {
  const lock = path.join(here, 'package-lock.json');
  const installed = path.join(tools, 'package-lock.json');
  if (existsSync(stryker) && existsSync(installed) && readFileSync(lock).equals(readFileSync(installed))) return;
  mkdirSync(tools, { recursive: true });
  copyFileSync(path.join(here, 'package.json'), path.join(tools, 'package.json'));
  copyFileSync(lock, installed);
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  if (run(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], tools, {}) !== 0) process.exit(1);
}

/** Runs a command with its output passed on; answers its exit status. */
function run(command, args, cwd, env) {
  return spawnSync(command, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } }).status ?? 1;
}
