/**
 * One target in a thread of its own: it is bundled together with the target and runs until its time is over or it finds
 * something. Every input stands in shared memory before it is tried, so that the other thread can tell what hung.
 */
import './edges';
import { parentPort, workerData } from 'node:worker_threads';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { target } from 'fuzz-target';
import { allowedTime } from '../target';
import { Corpus } from './corpus';
import { edges } from './edges';
import { mutated, stretched, type Material } from './mutate';
import { randomFrom } from './random';

/** What the other thread hands in. */
export interface Job {
  readonly seconds: number;
  readonly seed: number;
  /** What earlier runs kept: short already. */
  readonly kept: readonly Uint8Array[];
  readonly seeds: readonly Uint8Array[];
  readonly words: readonly Uint8Array[];
  /** How many counters the build has. */
  readonly edgeCount: number;
  /** [number of executions, length of the input], and the input itself. */
  readonly state: SharedArrayBuffer;
  readonly input: SharedArrayBuffer;
}

export interface Found {
  readonly kind: 'throw' | 'invariant' | 'slow' | 'growth' | 'hang' | 'memory';
  readonly input: Uint8Array;
  readonly message: string;
}

export interface Outcome {
  readonly executions: number;
  readonly seconds: number;
  /** Of processor time: the machine has other things to do. */
  readonly cpuSeconds: number;
  readonly edges: number;
  readonly features: number;
  /** The smallest inputs that show everything that was seen. */
  readonly corpus: readonly Uint8Array[];
  readonly worstMsPerMb: number;
  readonly slowest: Uint8Array;
  /** Bytes of heap that each execution left behind, once caches were warm. */
  readonly growthEach: number;
  readonly growthBytes: number;
  readonly found: readonly Found[];
}

/** Long inputs only show what is slow, and are never kept. */
const STRETCHED = 65_536;
/** At least so many others between two of them, and so many that they take no more than their share of the time. */
const STRETCH_EVERY = 400;
const STRETCH_SHARE = 4;
const CHECK_MORE_EVERY = 32;
/** Executions that only shorten an input that showed something new. */
const MOST_TRIMS = 96;
/** Stop at so many findings of one kind: the rest are the same mostly. */
const MOST_FOUND = 5;
/** Below this, a time says nothing. */
const LEAST_MS = 2;
/** Heap is measured so often, and the first few times only warm up. */
const HEAP_EVERY_MS = 4000;
const WARM_UP = 2;
/** More than this of heap left behind by the second half of the run is growth. */
const MOST_GROWTH = 32 * 1024 * 1024;

const stretchEvery = Math.max(STRETCH_EVERY, Math.ceil((STRETCH_SHARE * STRETCHED) / target.longest));
const job = workerData as Job;
const state = new Int32Array(job.state);
const shared = new Uint8Array(job.input);
const used = edges.subarray(0, (job.edgeCount + 7) & ~7);
setFlagsFromString('--expose-gc');
const gc = runInNewContext('gc') as () => void;

const random = randomFrom(job.seed);
const corpus = new Corpus(random);
const found: Found[] = [];
let executions = 0;
let worstMsPerMb = 0;
let slowest = new Uint8Array(0);

function note(kind: Found['kind'], input: Uint8Array, error: unknown): void {
  if (found.filter((one) => one.kind === kind).length >= MOST_FOUND) return;
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  if (found.some((one) => one.message === message)) return;
  found.push({ kind, input: input.slice(), message });
}

/** Runs one input. Answers what it showed, or undefined where it failed. */
async function execute(data: Uint8Array, isThorough: boolean): Promise<Uint32Array | undefined> {
  state[1] = data.length;
  shared.set(data);
  Atomics.add(state, 0, 1);
  executions++;
  const input = target.input(data);
  used.fill(0);
  const began = performance.now();
  let result: unknown;
  try {
    const answer = target.run(input);
    result = answer instanceof Promise ? await answer : answer;
  } catch (error) {
    note('throw', data, error);
    return undefined;
  }
  const time = performance.now() - began;
  const features = corpus.featuresOf(used, target.features?.(result) ?? []);
  try {
    const checked = target.check(input, result);
    if (checked instanceof Promise) await checked;
    if (isThorough || corpus.isNew(features)) await target.checkMore?.(input, result);
  } catch (error) {
    note('invariant', data, error);
    return undefined;
  }
  if (time > LEAST_MS) await weigh(data, input, time, target.made(result));
  return features;
}

/** A time counts when it is the best of three, in processor time: other programs run on this machine too. */
async function weigh(data: Uint8Array, input: unknown, first: number, made: number): Promise<void> {
  const size = Math.max(data.length, 1);
  const suspicious = first > allowedTime(size, made);
  if (!suspicious && (size < STRETCHED / 2 || (first * 1e6) / size <= worstMsPerMb)) return;
  let time = first;
  for (let again = 0; again < 3; again++) {
    const began = process.cpuUsage();
    await target.run(input);
    const { user, system } = process.cpuUsage(began);
    time = Math.min(time, (user + system) / 1000);
  }
  const perMb = (time * 1e6) / size;
  if (size >= STRETCHED / 2 && perMb > worstMsPerMb) {
    worstMsPerMb = perMb;
    slowest = data.slice();
  }
  if (time > allowedTime(size, made)) {
    note('slow', data, `${time.toFixed(0)} ms for ${size} bytes of which ${made} things were made`);
  }
}

/** Shorter versions of an input that still show what was new in it. */
async function trimmed(data: Uint8Array, fresh: Uint32Array): Promise<Uint8Array> {
  let best = data;
  let left = MOST_TRIMS;
  for (let length = best.length >> 1; length >= 1 && left > 0; length >>= 1) {
    for (let at = 0; at + length <= best.length && left > 0;) {
      left--;
      const shorter = new Uint8Array(best.length - length);
      shorter.set(best.subarray(0, at));
      shorter.set(best.subarray(at + length), at);
      const features = await execute(shorter, false);
      const shown = features && new Set(features);
      if (shown && fresh.every((feature) => shown.has(feature))) best = shorter;
      else at += length;
    }
  }
  return best;
}

async function take(data: Uint8Array, isThorough: boolean, isShort = false): Promise<void> {
  const features = await execute(data, isThorough);
  if (!features || !corpus.isNew(features)) return;
  const best = isShort ? data : await trimmed(data, corpus.newOf(features));
  corpus.add(best, best === data ? features : ((await execute(best, true)) ?? features));
}

function heapUsed(): number {
  gc();
  return process.memoryUsage().heapUsed;
}

async function main(): Promise<void> {
  const began = performance.now();
  const cpuBegan = process.cpuUsage();
  corpus.add(new Uint8Array(0), (await execute(new Uint8Array(0), true)) ?? new Uint32Array(0));
  const inOrder = (inputs: readonly Uint8Array[]) => [...inputs].sort((one, other) => one.length - other.length);
  for (const data of inOrder(job.kept)) await take(data.subarray(0, target.longest), true, true);
  for (const data of inOrder(job.seeds)) await take(data.subarray(0, target.longest), true);
  // What was kept is tried again whatever it takes: else a short run would forget it.
  const end = performance.now() + job.seconds * 1000;
  const material: Material = { random, kind: target.kind, words: job.words, other: () => corpus.pick().bytes };
  const heaps: { bytes: number; executions: number }[] = [];
  let nextHeap = performance.now() + HEAP_EVERY_MS;
  while (found.length < MOST_FOUND) {
    const now = performance.now();
    if (now > end) break;
    if (now > nextHeap) {
      heaps.push({ bytes: heapUsed() - corpusBytes(), executions });
      nextHeap = performance.now() + HEAP_EVERY_MS;
      parentPort?.postMessage({
        type: 'progress',
        executions,
        edges: corpus.edgeCount,
        entries: corpus.entries.length,
      });
      // Lets the message go, and whatever the target left to be done.
      await new Promise((resolve) => setImmediate(resolve));
    }
    for (let time = 0; time < 50; time++) {
      const entry = corpus.pick();
      const isStretched = executions % stretchEvery === 0 && !target.isNeverLong;
      const changed = mutated(entry.bytes, target.longest, material);
      const data = isStretched ? stretched(changed, STRETCHED, random) : changed;
      if (isStretched) await execute(data, false);
      else await take(data, executions % CHECK_MORE_EVERY === 0);
    }
  }
  const measured = heaps.slice(WARM_UP);
  const first = measured[Math.floor(measured.length / 2)];
  const last = measured.at(-1);
  const growthBytes = first && last ? last.bytes - first.bytes : 0;
  const between = first && last ? last.executions - first.executions : 0;
  if (growthBytes > MOST_GROWTH) note('growth', new Uint8Array(0), `${growthBytes} bytes in ${between} executions`);
  const cpu = process.cpuUsage(cpuBegan);
  const outcome: Outcome = {
    executions,
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    edges: corpus.edgeCount,
    features: new Set(corpus.entries.flatMap(({ features }) => [...features])).size,
    corpus: corpus.smallest().map(({ bytes }) => bytes),
    worstMsPerMb,
    slowest,
    growthEach: between > 0 ? growthBytes / between : 0,
    growthBytes,
    found,
  };
  parentPort?.postMessage({ type: 'done', outcome });
}

/** What the corpus itself takes on the heap: it grows, and is no leak of the parser. Its bytes lie outside the heap. */
const corpusBytes = (): number => corpus.entries.length * 700;

void main();
