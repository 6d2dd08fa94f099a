import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { DocumentKind } from '../core';
import type { FoundList } from './found-list';
import { PartReader, type BytePart, type ByteText } from './part-reader';
import { PartScanner, type FoundInPart } from './part-scan';
import type { PartJob } from './scan-worker';

/** Beside this thread; more would wait for the disk. */
const MOST_WORKERS = 3;
/** What a worker is sent ahead, so that it never waits for its next part. */
const MOST_SENT = 2;
/** A worker takes some time to start: a text that is read sooner needs none. */
const PARTS_ALONE = 3;
/** Much less than what Node.js would take; a part needs no more. */
const WORKER_LIMITS = { maxYoungGenerationSizeMb: 16 };

/** Scans a large text in parts, by several threads where there are processors, and adds what it finds to a list. */
export async function scanLarge(text: ByteText, kind: DocumentKind, found: FoundList): Promise<void> {
  const reader = new PartReader(text);
  const merger = new Merger(found);
  const own = new PartScanner();
  const indices: number[] = [];
  const threads: Thread[] = [];
  try {
    for (let count = 0; ; count++) {
      const part = reader.next();
      if (!part) break;
      if (count === PARTS_ALONE) threads.push(...startThreads(reader, merger));
      const idle = threads.find((thread) => thread.isReady);
      if (idle) idle.send(part, kind, count);
      else {
        merger.take(count, own.scan(part, kind), indices);
        reader.reuse(part.bytes.buffer);
      }
      // Answers of the others arrive in between.
      if (threads.length > 0) await setImmediate();
    }
    await Promise.all(threads.map((thread) => thread.isDone()));
  } finally {
    await Promise.all(threads.map((thread) => thread.stop()));
  }
}

function startThreads(reader: PartReader, merger: Merger): Thread[] {
  const file = path.join(__dirname, 'rdpdiag-worker.js');
  if (!existsSync(file)) return [];
  const count = Math.min(MOST_WORKERS, availableParallelism() - 1);
  return Array.from({ length: count }, () => new Thread(file, reader, merger));
}

/** Brings the findings of parts into their order. */
class Merger {
  readonly #found: FoundList;
  readonly #waiting = new Map<number, { part: FoundInPart; indices: number[] }>();
  #next = 0;

  constructor(found: FoundList) {
    this.#found = found;
  }

  /** @param indices See {@link FoundList.add}; each scanner has its own. */
  take(number: number, part: FoundInPart, indices: number[]): void {
    this.#waiting.set(number, { part, indices });
    for (let one = this.#waiting.get(this.#next); one; one = this.#waiting.get(++this.#next)) {
      this.#waiting.delete(this.#next);
      this.#found.add(one.part, one.indices);
    }
  }
}

class Thread {
  readonly #worker: Worker;
  readonly #indices: number[] = [];
  /** The numbers of the parts that it was sent and has not answered, in order. */
  readonly #sent: number[] = [];
  #isOnline = false;
  #error: Error | undefined;
  #settled: () => void = () => undefined;

  constructor(file: string, reader: PartReader, merger: Merger) {
    this.#worker = new Worker(file, { resourceLimits: WORKER_LIMITS });
    this.#worker.on('online', () => (this.#isOnline = true));
    this.#worker.on('message', ({ found, buffer }: { found: FoundInPart; buffer: ArrayBuffer }) => {
      reader.reuse(buffer);
      merger.take(this.#sent.shift()!, found, this.#indices);
      this.#settled();
    });
    this.#worker.on('error', (error: unknown) => {
      this.#error = error instanceof Error ? error : new Error(String(error));
      this.#settled();
    });
  }

  get isReady(): boolean {
    return this.#isOnline && this.#sent.length < MOST_SENT;
  }

  /** @throws what went wrong in the thread */
  send(part: BytePart, kind: DocumentKind, number: number): void {
    if (this.#error) throw this.#error;
    this.#sent.push(number);
    const job: PartJob = { part, kind };
    this.#worker.postMessage(job, [part.bytes.buffer]);
  }

  /** Settled when all that was sent has been answered. */
  async isDone(): Promise<void> {
    while (this.#sent.length > 0 && !this.#error) {
      await new Promise<void>((resolve) => (this.#settled = resolve));
    }
    if (this.#error) throw this.#error;
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
