/** Which steps the reader has ticked, per code. */

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

  /** Removes every tick of a code; resolves when it is stored. */
  reset(ref: string): PromiseLike<void> {
    return this.#storage.update(storageKey(ref), undefined);
  }
}

const storageKey = (ref: string): string => `ticks/${ref}`;
