/** One event log in memory: what is kept of it, how it is read without ever holding up the editor. */

import type * as Core from '../core';
import type { EvtxDamage, EvtxHeader, EvtxRecord } from '../core';

/** The core's own functions, handed in: this folder takes only types from the core. */
export type EvtxReader = Pick<
  typeof Core,
  | 'evtxChunks'
  | 'evtxChunkStart'
  | 'readEvtxHeader'
  | 'readEvtxChunk'
  | 'isSessionEvent'
  | 'EVTX_CHUNK_BYTES'
  | 'recordsAsXml'
  | 'recordsInOrder'
>;

export interface EvtxLogHost {
  readonly core: EvtxReader;
  /** The whole file. Asked for again when all events are wanted, so that the file need not stay in memory. */
  readonly readBytes: () => PromiseLike<Uint8Array>;
  /** Lets others have their turn. */
  readonly pause: () => PromiseLike<void>;
  readonly now: () => number;
}

/** More damage than this is counted, not kept. */
export const MAX_UNREADABLE = 1000;
const LINE_END = /[\r\n]/;
/** How long one slice may take, in milliseconds. One chunk takes less, whatever it holds. */
const SLICE_MILLISECONDS = 15;
/** How often the listeners hear of the progress, in milliseconds. */
const PROGRESS_MILLISECONDS = 200;

/** How far a log is read, and what was found so far. */
export interface EvtxContents {
  readonly phase: 'reading' | 'read' | 'cancelled' | 'failed';
  /** Why it failed, as the file system says it. */
  readonly reason?: string;
  /** Bytes of the file, and how many of them were read. */
  readonly size: number;
  readonly end: number;
  readonly header?: EvtxHeader;
  /** The events of sessions, the oldest first; while it is still being read, in the order of the file. */
  readonly events: readonly EvtxRecord[];
  /** All other events. */
  readonly otherCount: number;
  readonly unreadableCount: number;
  /** The first {@link MAX_UNREADABLE}. */
  readonly unreadable: readonly EvtxDamage[];
  readonly chunkCount: number;
  readonly doubtfulChunks: number;
}

const NOTHING: EvtxContents = {
  phase: 'reading',
  size: 0,
  end: 0,
  events: [],
  otherCount: 0,
  unreadableCount: 0,
  unreadable: [],
  chunkCount: 0,
  doubtfulChunks: 0,
};

/** A part of a log that holds something, and when it begins. */
interface Chunk {
  readonly offset: number;
  readonly start: number;
}

export class EvtxLog {
  readonly #host: EvtxLogHost;
  readonly #listeners = new Set<() => void>();
  #contents = NOTHING;
  #chunks: Chunk[] = [];
  /** Counts the readings, so that one that was cancelled or started anew ends. */
  #reading = 0;
  /** The file, while somebody lists all of its events. */
  #bytes: PromiseLike<Uint8Array> | undefined;
  #byteUsers = 0;

  constructor(host: EvtxLogHost) {
    this.#host = host;
  }

  get contents(): EvtxContents {
    return this.#contents;
  }

  /** Calls `listener` whenever `contents` has changed; dispose of the result to end that. */
  onChange(listener: () => void): { dispose(): void } {
    this.#listeners.add(listener);
    return { dispose: () => void this.#listeners.delete(listener) };
  }

  /** Reads the file, from its beginning. Never rejects: `contents` says how it went. */
  async read(): Promise<void> {
    const own = ++this.#reading;
    this.#chunks = [];
    this.#set(NOTHING);
    try {
      const bytes = await this.#host.readBytes();
      if (own === this.#reading) await this.#readChunks(bytes, own);
    } catch (error) {
      if (own !== this.#reading) return;
      this.#set({ ...this.#contents, phase: 'failed', reason: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Stops reading; what was read so far stays. */
  cancel(): void {
    if (this.#contents.phase !== 'reading') return;
    this.#reading++;
    this.#set({ ...this.#contents, phase: 'cancelled', events: this.#host.core.recordsInOrder(this.#contents.events) });
  }

  /** Ends whatever is under way; nobody is told. */
  dispose(): void {
    this.#reading++;
    this.#listeners.clear();
  }

  async #readChunks(bytes: Uint8Array, own: number): Promise<void> {
    const { core, now, pause } = this.#host;
    const events: EvtxRecord[] = [];
    const unreadable: EvtxDamage[] = [];
    let contents: EvtxContents = {
      ...NOTHING,
      size: bytes.length,
      header: core.readEvtxHeader(bytes.subarray(0, 128), bytes.length),
    };
    let sliceStart = now();
    let told = sliceStart;
    for await (const part of core.evtxChunks(sourceOf(bytes), { wanted: core.isSessionEvent })) {
      const { end, offset } = part;
      contents = { ...contents, end };
      if (!part.isEmpty) {
        const start = core.evtxChunkStart(bytes.subarray(offset, offset + core.EVTX_CHUNK_BYTES));
        this.#chunks.push({ offset, start: start ?? this.#chunks.at(-1)?.start ?? 0 });
        for (const record of part.records) {
          // Matched, a text that was put together of a hundred pieces becomes one, which takes a fifth of the memory.
          LINE_END.test(record.xml);
          events.push(record);
        }
        unreadable.push(...part.unreadable.slice(0, MAX_UNREADABLE - unreadable.length));
        contents = {
          ...contents,
          otherCount: contents.otherCount + part.otherCount,
          unreadableCount: contents.unreadableCount + part.unreadable.length,
          chunkCount: contents.chunkCount + 1,
          doubtfulChunks: contents.doubtfulChunks + (part.isChecksumWrong ? 1 : 0),
        };
      }
      if (now() - sliceStart < SLICE_MILLISECONDS) continue;
      if (now() - told > PROGRESS_MILLISECONDS) {
        told = now();
        this.#set({ ...contents, events, unreadable });
      }
      await pause();
      if (own !== this.#reading) return;
      sliceStart = now();
    }
    this.#set({ ...contents, phase: 'read', events: this.#host.core.recordsInOrder(events), unreadable });
  }

  /**
   * Every event of the log, in order of time as far as chunks tell it, a chunk at a time. The file is read again for it,
   * and stays in memory until the iteration ends or `return` is called.
   */
  async *everyEvent(newestFirst: boolean): AsyncGenerator<readonly EvtxRecord[], void, void> {
    const { core, readBytes } = this.#host;
    const chunks = [...this.#chunks].sort((one, other) => one.start - other.start || one.offset - other.offset);
    if (newestFirst) chunks.reverse();
    this.#byteUsers++;
    try {
      this.#bytes ??= readBytes();
      const bytes = await this.#bytes;
      for (const { offset } of chunks) {
        const { records } = core.readEvtxChunk(bytes.subarray(offset, offset + core.EVTX_CHUNK_BYTES));
        const ordered = this.#host.core.recordsInOrder(records);
        yield newestFirst ? ordered.reverse() : ordered;
      }
    } finally {
      if (--this.#byteUsers === 0) this.#bytes = undefined;
    }
  }

  #set(contents: EvtxContents): void {
    this.#contents = contents;
    for (const listener of this.#listeners) listener();
  }
}

/** The events of sessions of a log as XML. */
export interface SessionXml {
  readonly xml: string;
  readonly count: number;
  /** Records that could not be read, whatever they were about. */
  readonly unreadableCount: number;
  /** False where the file holds no log at all. */
  readonly isLog: boolean;
}

/**
 * Those events of a log that its story is told from, as XML: one event a line, the oldest first, in an `<Events>` element.
 * @returns undefined when `isCancelled` answered true between two slices
 */
export async function sessionXml(
  host: EvtxLogHost,
  isCancelled: () => boolean = () => false,
): Promise<SessionXml | undefined> {
  const { core, now, pause } = host;
  const events: EvtxRecord[] = [];
  let unreadableCount = 0;
  let sliceStart = now();
  const bytes = await host.readBytes();
  let isLog = core.readEvtxHeader(bytes.subarray(0, 128), bytes.length).isEvtx;
  for await (const part of core.evtxChunks(sourceOf(bytes), { wanted: core.isSessionEvent })) {
    isLog ||= part.records.length + part.otherCount > 0;
    events.push(...part.records);
    unreadableCount += part.unreadable.length;
    if (now() - sliceStart < SLICE_MILLISECONDS) continue;
    await pause();
    if (isCancelled()) return undefined;
    sliceStart = now();
  }
  return { xml: core.recordsAsXml(events), count: events.length, unreadableCount, isLog };
}

const sourceOf = (bytes: Uint8Array): Parameters<EvtxReader['evtxChunks']>[0] => ({
  size: bytes.length,
  read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
});
