/** Which steps the reader has ticked and what is known of each cause, per code. */

import type { CauseMark } from './protocol';

/** The part of VS Code's Memento that ticks need. */
export interface TickStorage {
  get(key: string): unknown;
  update(key: string, value: unknown): PromiseLike<void>;
}

/**
 * Ticks survive a reload: each code's are stored under its own key, as the list of its step keys
 * (`cause/section/hash of the step`). A step whose text changes loses its tick, because it is another step.
 */
export class Ticks {
  readonly #storage: TickStorage;

  constructor(storage: TickStorage) {
    this.#storage = storage;
  }

  /** The ticked step keys of a code. Anything else found in the storage is ignored. */
  of(ref: string): ReadonlySet<string> {
    const stored = this.#storage.get(storageKey(ref));
    return new Set(Array.isArray(stored) ? stored.filter((key) => typeof key === 'string') : []);
  }

  /** Ticks or unticks one step; resolves when it is stored. */
  set(ref: string, step: string, ticked: boolean): PromiseLike<void> {
    const steps = new Set(this.of(ref));
    if (ticked) steps.add(step);
    else steps.delete(step);
    return this.#storage.update(storageKey(ref), steps.size > 0 ? [...steps] : undefined);
  }

  /** What the reader has said of the causes of a code, by cause. Anything else found in the storage is ignored. */
  marks(ref: string): ReadonlyMap<string, CauseMark> {
    const stored = this.#storage.get(marksKey(ref));
    if (typeof stored !== 'object' || stored === null) return new Map();
    return new Map(
      Object.entries(stored).filter((entry): entry is [string, CauseMark] => MARKS.has(entry[1] as CauseMark)),
    );
  }

  /** Marks one cause; a code has one cause at most that was it. Resolves when it is stored. */
  mark(ref: string, cause: string, mark: CauseMark): PromiseLike<void> {
    const marks = new Map(this.marks(ref));
    if (mark === 'this') for (const [other, its] of marks) if (its === 'this') marks.delete(other);
    if (mark === 'unknown') marks.delete(cause);
    else marks.set(cause, mark);
    return this.#storage.update(marksKey(ref), marks.size > 0 ? Object.fromEntries(marks) : undefined);
  }

  /** Removes every tick of a code and what was said of its causes; resolves when it is stored. */
  async reset(ref: string): Promise<void> {
    await this.#storage.update(storageKey(ref), undefined);
    await this.#storage.update(marksKey(ref), undefined);
  }
}

const MARKS: ReadonlySet<CauseMark> = new Set<CauseMark>(['ruledOut', 'this']);

const storageKey = (ref: string): string => `ticks/${ref}`;
const marksKey = (ref: string): string => `causes/${ref}`;
