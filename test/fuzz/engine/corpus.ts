import type { Random } from './random';
import { MOST_EDGES } from './edges';

/** Hit counts are told apart as 1, 2, 3, 4, 8, 16, 32 and 128 times and more. */
const BUCKETS = 8;
const bucketOf = new Uint8Array(256);
for (let hits = 1; hits < 256; hits++) {
  bucketOf[hits] = hits < 4 ? hits - 1 : hits < 8 ? 3 : hits < 16 ? 4 : hits < 32 ? 5 : hits < 128 ? 6 : 7;
}
const MOST_NAMED = 1 << 16;

export interface Entry {
  readonly bytes: Uint8Array;
  /** What it showed: branches by how often they were taken, and what the target names. */
  readonly features: Uint32Array;
  /** How often it was changed into others. */
  tries: number;
  /** How many entries show the rarest of its features, as it was when that was last counted. */
  rarest: number;
}

/** Counting anew at every choice would take longer than a run. */
const COUNT_EVERY = 50;

/** The inputs that showed something, and how rare that is. */
export class Corpus {
  readonly entries: Entry[] = [];
  /** How many entries show a feature. */
  readonly #shown = new Uint32Array(MOST_EDGES * BUCKETS + MOST_NAMED);
  readonly #random: Random;
  #edges = 0;
  readonly #seenEdges = new Uint8Array(MOST_EDGES);

  constructor(random: Random) {
    this.#random = random;
  }

  /** Branches that were ever taken. */
  get edgeCount(): number {
    return this.#edges;
  }

  /** What one run showed. `named` are hashed: two may fall together, which only loses one. */
  featuresOf(edges: Uint8Array, named: Iterable<string>): Uint32Array {
    const found: number[] = [];
    const words = new Uint32Array(edges.buffer, edges.byteOffset, edges.byteLength >> 2);
    for (let word = 0; word < words.length; word++) {
      if (words[word] === 0) continue;
      for (let edge = word * 4; edge < word * 4 + 4; edge++) {
        const hits = edges[edge]!;
        if (hits > 0) found.push(edge * BUCKETS + bucketOf[hits]!);
      }
    }
    for (const name of named) found.push(MOST_EDGES * BUCKETS + (hashOf(name) % MOST_NAMED));
    return Uint32Array.from(found);
  }

  isNew(features: Uint32Array): boolean {
    for (const feature of features) if (this.#shown[feature] === 0) return true;
    return false;
  }

  /** The features that no entry shows yet. */
  newOf(features: Uint32Array): Uint32Array {
    return features.filter((feature) => this.#shown[feature] === 0);
  }

  add(bytes: Uint8Array, features: Uint32Array): void {
    for (const feature of features) {
      this.#shown[feature]!++;
      const edge = Math.floor(feature / BUCKETS);
      if (edge < MOST_EDGES && this.#seenEdges[edge] === 0) {
        this.#seenEdges[edge] = 1;
        this.#edges++;
      }
    }
    this.entries.push({ bytes: bytes.slice(), features, tries: 0, rarest: 1 });
  }

  /** An entry to be changed: often a new one or one that shows something rare, sometimes any. */
  pick(): Entry {
    const { entries } = this;
    const random = this.#random;
    const any = () => entries[random(entries.length)]!;
    let best = any();
    if (random(4) === 0) return best;
    if (random(3) === 0) best = entries[entries.length - 1 - random(Math.ceil(entries.length / 5))]!;
    for (let time = 0; time < 3; time++) {
      const other = any();
      if (this.#worth(other) > this.#worth(best)) best = other;
    }
    best.tries++;
    if (best.tries % COUNT_EVERY === 0) best.rarest = this.#rarestOf(best.features);
    return best;
  }

  /** More for what few others show; less for what was tried often, and for what is long. */
  #worth({ rarest, tries, bytes }: Entry): number {
    return 1 / ((1 + tries) * Math.sqrt(rarest) * Math.log2(32 + bytes.length));
  }

  #rarestOf(features: Uint32Array): number {
    let rarest = this.entries.length;
    for (const feature of features) rarest = Math.min(rarest, this.#shown[feature]!);
    return rarest;
  }

  /** As few and as short inputs as show all that is shown, the shortest first: what is worth keeping. */
  smallest(): Entry[] {
    const covered = new Uint8Array(this.#shown.length);
    const kept: Entry[] = [];
    for (const entry of [...this.entries].sort((one, other) => one.bytes.length - other.bytes.length)) {
      let adds = false;
      for (const feature of entry.features) {
        if (covered[feature] === 1) continue;
        covered[feature] = 1;
        adds = true;
      }
      if (adds) kept.push(entry);
    }
    return kept;
  }
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash ^ (hash >>> 15)) >>> 0;
}
