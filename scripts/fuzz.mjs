#!/usr/bin/env node
// npm run fuzz: looks for inputs that break a parser, led by the branches they take. docs/fuzzing.md tells how it works.
//   npm run fuzz [-- TARGET…] [--seconds N] [--seed N] [--keep]
// --seconds  for each target; 60 where nothing is said
// --seed     the same seed tries the same inputs; the day's number where nothing is said
// --keep     puts what is worth keeping into test/fuzz/corpus, within its limit
// Prints one table. Exit status: 0 nothing found, 1 found something, which is kept in out/fuzz/found, 2 could not run.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { instrument } from '../test/fuzz/engine/instrument.mjs';
import { packTables } from './pack-tables.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const FOLDER = path.join(root, 'out/fuzz');
const TARGETS = path.join(root, 'test/fuzz/targets');
const CORPUS = path.join(root, 'test/fuzz/corpus');
const DICTIONARY = path.join(root, 'test/fuzz/dictionary.txt');
/** A thread that says nothing for so long hangs. */
const HANG_MS = 20_000;
/** What is kept of one target in the repository, in bytes and in files. */
const MOST_KEPT_BYTES = 20_000;
const MOST_KEPT_FILES = 60;
/** The longest inputs of a binary format are worth room for a few. */
const LEAST_KEPT_LONGEST = 4;
/** What once broke a target stays in the repository, under such a name. */
const FOUND = 'found-';
/** To see what a text costs at length, it is repeated up to this size. */
const REPEATED = 262_144;
const MOST_REPEATED = 16;
/** Four times the text may take four times as long, and twice that before it counts as a curve. */
const MOST_CURVE = 2;
const MOST_HEAP_MB = 1024;

const names = readdirSync(TARGETS)
  .map((file) => path.basename(file, '.ts'))
  .sort();

const { values, positionals } = readArguments();
const chosen = positionals.length > 0 ? positionals : names;
const seconds = Number(values.seconds ?? 60);
const seed = Number(values.seed ?? Math.floor(Date.now() / 86_400_000));
const unknown = chosen.filter((name) => !names.includes(name));
if (unknown.length > 0 || !(seconds > 0) || !Number.isInteger(seed)) {
  console.error(`npm run fuzz [-- TARGET…] [--seconds N] [--seed N] [--keep]\ntargets: ${names.join(', ')}`);
  process.exit(2);
}

const rows = [];
for (const name of chosen) {
  const row = await fuzz(name);
  rows.push(row);
  console.error(
    `${name}: ${row.executions} executions in ${row.seconds} s, ${row.edges} branches, ${row.found.length} found`,
  );
}
print(rows);
process.exitCode = rows.some(({ found }) => found.length > 0) ? 1 : 0;

function readArguments() {
  try {
    return parseArgs({
      options: { seconds: { type: 'string' }, seed: { type: 'string' }, keep: { type: 'boolean' } },
      allowPositionals: true,
    });
  } catch (error) {
    console.error(error.message);
    process.exit(2);
  }
}

/** Builds one target, runs it for its time, and times what it found with the code as it ships. */
async function fuzz(name) {
  const literals = { words: new Set(), numbers: new Set(), count: 0 };
  const [worker, timing] = await Promise.all([bundle(name, 'worker', literals), bundle(name, 'timing')]);
  const { target, allowedTime, FLOOR_MS, MICROSECONDS_EACH } = (await import(worker.describe)).default;
  const kept = [...corpusOf(name).values()];
  const seeds = target.seeds.flatMap(filesBelow).map((file) => readFileSync(file));
  const words = wordsOf(literals, target.kind);
  const outcome = await run(worker.file, { kept, seeds, words, edgeCount: literals.count });
  const found = [...outcome.found];
  const cached = path.join(FOLDER, 'corpus', name);
  const fresh = store(cached, outcome.corpus);

  const truly = found.filter(({ kind }) => kind !== 'slow');
  truly.forEach((one) => report(name, one));
  const slow = found.filter(({ kind }) => kind === 'slow').map(({ input }) => input);
  const lengthened = target.isNeverLong ? [] : spread(outcome.corpus, MOST_REPEATED);
  const short = lengthened.map((bytes) => repeated(bytes, REPEATED / 4));
  const long = lengthened.map((bytes) => repeated(bytes, REPEATED));
  const timings = await time(timing.file, [...slow, ...short, ...long]);
  const longTimings = timings.slice(slow.length + short.length);
  timings.slice(0, slow.length).forEach(({ ms, size, made }, index) => {
    if (ms <= allowedTime(size, made)) return;
    truly.push(report(name, { kind: 'slow', input: slow[index], message: `${ms} ms for ${size} bytes, ${made} made` }));
  });
  longTimings.forEach(({ ms, size }, index) => {
    const before = timings[slow.length + index];
    if (ms <= FLOOR_MS + (MOST_CURVE * before.ms * size) / before.size) return;
    const message = `${before.ms} ms for ${before.size} bytes, ${ms} ms for ${size}: more than in proportion`;
    truly.push(report(name, { kind: 'slow', input: long[index], message }));
  });
  if (values.keep) keep(name, outcome.corpus, target);
  const row = {
    name,
    seed,
    executions: outcome.executions,
    seconds: Math.round(outcome.seconds),
    cpuSeconds: Math.round(outcome.cpuSeconds * 10) / 10,
    edges: outcome.edges,
    counters: literals.count,
    features: outcome.features,
    corpus: outcome.corpus.length,
    fresh,
    msPerMb: Math.max(0, ...longTimings.map(({ ms, size }) => (ms * 1e6) / size)),
    netMsPerMb: Math.max(
      0,
      ...longTimings.map(({ ms, size, made }) => ((ms - (MICROSECONDS_EACH * made) / 1e3) * 1e6) / size),
    ),
    growthBytes: outcome.growthBytes,
    found: truly.map(({ kind, message }) => ({ kind, message: message.split('\n')[0] })),
  };
  mkdirSync(FOLDER, { recursive: true });
  appendFileSync(path.join(FOLDER, 'log.jsonl'), `${JSON.stringify(row)}\n`);
  return row;
}

/** Keeps and prints a finding. */
function report(name, finding) {
  const { kind, input, message } = finding;
  const file = path.join(FOLDER, 'found', `${name}-${kind}-${digest(input)}`);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, input);
  console.error(`\n${name}: ${kind}, ${path.relative(root, file)}\n${message}`);
  return finding;
}

/** One target with the thread that runs it; with `literals`, counting its branches. */
async function bundle(name, entry, literals) {
  const file = path.join(FOLDER, 'build', `${name}-${entry}.cjs`);
  const describe = path.join(FOLDER, 'build', `${name}-target.cjs`);
  const only = {
    name: 'fuzz-target',
    setup(one) {
      one.onResolve({ filter: /^fuzz-target$/ }, () => ({ path: path.join(TARGETS, `${name}.ts`) }));
    },
  };
  const common = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    charset: 'utf8',
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  };
  await build({
    ...common,
    entryPoints: [`test/fuzz/engine/${entry}.ts`],
    outfile: file,
    sourcemap: 'inline',
    plugins: [packTables, ...(literals ? [instrument(literals)] : []), only],
  });
  if (literals) {
    const contents = `export { target } from 'fuzz-target'; export * from './test/fuzz/target';`;
    await build({
      ...common,
      stdin: { contents, resolveDir: root },
      outfile: describe,
      plugins: [packTables, only],
    });
  }
  return { file, describe };
}

/** The words of the dictionary and of the code, as bytes; for binary formats also its numbers. */
function wordsOf({ words, numbers }, kind) {
  const listed = readFileSync(DICTIONARY, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '))
    .map((line) => JSON.parse(`"${line}"`));
  const texts = [...listed, ...words].map((word) => Buffer.from(word));
  if (kind === 'text') return texts;
  const wide = [...words].map((word) => Buffer.from(word, 'utf16le'));
  const integers = [...numbers].map((number) => {
    const bytes = Buffer.alloc(number > 0xffff ? 4 : number > 0xff ? 2 : 1);
    bytes.writeUIntLE(number, 0, bytes.length);
    return bytes;
  });
  return [...texts, ...wide, ...integers, ...integers, ...integers];
}

/** The thread's outcome. A hang, or more memory than there is, ends it; what it tried last is then the finding. */
function run(file, job) {
  const state = new SharedArrayBuffer(8);
  const input = new SharedArrayBuffer(1 << 20);
  const counts = new Int32Array(state);
  const lastInput = () => Buffer.from(new Uint8Array(input).slice(0, counts[1]));
  const began = Date.now();
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, {
      workerData: { ...job, seconds, seed, state, input },
      resourceLimits: { maxOldGenerationSizeMb: MOST_HEAP_MB },
    });
    const broken = (kind, message) => ({
      executions: counts[0],
      seconds: (Date.now() - began) / 1000,
      cpuSeconds: 0,
      edges: 0,
      features: 0,
      corpus: [],
      slowest: new Uint8Array(0),
      growthBytes: 0,
      found: [{ kind, input: lastInput(), message }],
    });
    let seen = -1;
    const watch = setInterval(() => {
      if (counts[0] === seen) {
        clearInterval(watch);
        void worker.terminate();
        resolve(broken('hang', `no answer for ${HANG_MS / 1000} s`));
      }
      seen = counts[0];
    }, HANG_MS);
    worker.on('message', (message) => {
      if (message.type !== 'done') return;
      clearInterval(watch);
      resolve(message.outcome);
    });
    worker.on('error', (error) => {
      clearInterval(watch);
      if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') resolve(broken('memory', error.message));
      else reject(error);
    });
  });
}

function time(file, inputs) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(file, { workerData: { inputs } });
    worker.on('message', ({ timings }) => resolve(timings));
    worker.on('error', reject);
  });
}

function digest(bytes) {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 12);
}

/** What is kept of a target: in the repository, and in the folder of earlier runs. */
function corpusOf(name) {
  const files = [path.join(CORPUS, name), path.join(FOLDER, 'corpus', name)].flatMap((folder) =>
    existsSync(folder) ? readdirSync(folder).map((file) => path.join(folder, file)) : [],
  );
  return new Map(files.map((file) => [path.basename(file), readFileSync(file)]));
}

/** All files of a folder, or the one file, given from the root. */
function filesBelow(name) {
  const file = path.join(root, name);
  if (!statSync(file).isDirectory()) return [file];
  return readdirSync(file, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .filter((one) => statSync(one).size < 100_000);
}

/** Makes a folder hold exactly these inputs; answers how many it did not hold. */
function store(folder, inputs) {
  if (inputs.length === 0) return 0;
  mkdirSync(folder, { recursive: true });
  const wanted = new Map(inputs.map((bytes) => [digest(bytes), bytes]));
  const present = new Set(readdirSync(folder));
  for (const file of present) if (!wanted.has(file) && !file.startsWith(FOUND)) rmSync(path.join(folder, file));
  const fresh = [...wanted].filter(([file]) => !present.has(file));
  for (const [file, bytes] of fresh) writeFileSync(path.join(folder, file), bytes);
  return fresh.length;
}

/** Inputs of every length go into the repository, as many as its limit allows. */
function keep(name, inputs, { longest }) {
  const sorted = inputs.filter(({ length }) => length > 0).sort((one, other) => one.length - other.length);
  let room = Math.max(MOST_KEPT_BYTES, LEAST_KEPT_LONGEST * longest);
  const kept = spread(sorted, MOST_KEPT_FILES).filter(({ length }) => {
    if (length > room) return false;
    room -= length;
    return true;
  });
  store(path.join(CORPUS, name), kept);
}

/** Some of a list, from its whole length. */
function spread(list, most) {
  const step = Math.max(1, list.length / most);
  return Array.from({ length: Math.min(most, list.length) }, (_, index) => list[Math.floor(index * step)]);
}

function repeated(bytes, size) {
  const times = Math.max(1, Math.floor(size / Math.max(1, bytes.length + 1)));
  const line = Buffer.concat([bytes, Buffer.from('\n')]);
  return Buffer.concat(Array.from({ length: times }, () => line));
}

function print(table) {
  const columns = [
    ['target', (row) => row.name],
    ['executions', (row) => row.executions.toLocaleString('en')],
    ['CPU s', (row) => row.cpuSeconds.toFixed(1)],
    ['per CPU s', (row) => Math.round(row.executions / Math.max(0.1, row.cpuSeconds)).toLocaleString('en')],
    ['branches', (row) => `${row.edges} of ${row.counters}`],
    ['corpus', (row) => String(row.corpus)],
    ['new', (row) => String(row.fresh)],
    ['worst ms/MB', (row) => row.msPerMb.toFixed(0)],
    ['less findings', (row) => Math.max(0, row.netMsPerMb).toFixed(0)],
    ['heap growth kB', (row) => (row.growthBytes / 1000).toFixed(0)],
    ['found', (row) => String(row.found.length)],
  ];
  const cells = [columns.map(([head]) => head), ...table.map((row) => columns.map(([, cell]) => cell(row)))];
  const widths = columns.map((_, column) => Math.max(...cells.map((row) => row[column].length)));
  for (const row of cells) {
    console.log(
      row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join('  '),
    );
  }
  const total = table.reduce((sum, row) => sum + row.executions, 0);
  const spent = table.reduce((sum, row) => sum + row.seconds, 0);
  console.log(`\n${total.toLocaleString('en')} executions in ${spent} s, seed ${seed}`);
}
