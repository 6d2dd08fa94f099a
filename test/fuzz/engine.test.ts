/** The fuzzer itself: that its counters change nothing, and that it finds what chance alone would not. */
import assert from 'node:assert/strict';
import { runInThisContext } from 'node:vm';
import { Corpus } from './engine/corpus';
import { edges } from './engine/edges';
import { instrumented, type Literals } from './engine/instrument.mjs';
import { mutated, stretched, type Material } from './engine/mutate';
import { randomFrom } from './engine/random';
import { allowedTime } from './target';

/** As many counters as these small programs have. */
const used = edges.subarray(0, 64);

const none = (): Literals => ({ words: new Set(), numbers: new Set(), count: 0 });

/** The value of the last expression of a script, with its branches counted. */
const counted = (source: string, found = none()): unknown => runInThisContext(instrumentedScript(source, found));
const instrumentedScript = (source: string, found: Literals): string =>
  `(() => { ${instrumented(source, 'a.js', found)} return main; })()`;

describe('Counting branches', () => {
  it('changes nothing of what a program does', () => {
    const source = `
      const main = (n) => {
        const steps = [];
        if (n > 1) if (n > 2) steps.push('more'); else steps.push('two');
        else steps.push('few');
        for (let i = 0; i < n; i++) if (i % 2) continue; else steps.push(i);
        let left = n;
        while (left > 0) left--;
        do left++; while (left < 2);
        switch (n) { case 0: case 1: steps.push('low'); break; case 2: { steps.push('pair'); } default: steps.push('any'); }
        const pick = n > 2 ? n > 3 ? { big: n } : { three: n } : null;
        const word = (pick?.big ?? pick?.three) || (n && 'n');
        try { if (n === 4) throw new Error('four'); } catch { steps.push('caught'); } finally { steps.push(left); }
        const wrap = (value) => ({ value });
        class Box { #n = n; get n() { return this.#n; } static of = (x) => x ?? 0; }
        return JSON.stringify([steps, pick, word, wrap(n), new Box().n, Box.of(null)]);
      };`;
    const plain = runInThisContext(`(() => { ${source} return main; })()`) as (n: number) => string;
    const main = counted(source) as (n: number) => string;
    for (let n = 0; n < 6; n++) assert.equal(main(n), plain(n));
  });

  it('tells branches apart, and collects the words that the code compares with', () => {
    const found = none();
    const main = counted(
      `const main = (text) => text === 'magic' ? 1 : /^(?:alpha|beta)-\\d/.test(text) ? 258 : 0;`,
      found,
    );
    const corpus = new Corpus(randomFrom(1));
    const showing = (text: string) => {
      used.fill(0);
      (main as (text: string) => number)(text);
      return corpus.featuresOf(used, []);
    };
    corpus.add(new Uint8Array(0), showing(''));
    assert.ok(corpus.isNew(showing('magic')));
    assert.ok(corpus.isNew(showing('beta-1')));
    assert.ok(!corpus.isNew(showing('gamma')));
    assert.ok(found.words.has('magic') && [...found.words].some((word) => word.includes('alpha')));
    assert.ok(found.numbers.has(258));
  });
});

describe('The search', () => {
  const LOCK = `const main = (bytes) => {
    if (bytes[0] === 0x52) if (bytes[1] === 0x44) if (bytes[2] === 0x50) if (bytes[3] === 0x21) if (bytes.length < 9) throw new Error('open');
  };`;

  /** How many executions it takes to open the lock; undefined where it stays closed. */
  function executionsToOpen(isGuided: boolean, most: number): number | undefined {
    const main = counted(LOCK) as (bytes: Uint8Array) => void;
    const random = randomFrom(7);
    const corpus = new Corpus(random);
    const other = () => corpus.pick().bytes;
    const material: Material = { random, kind: 'bytes', words: [], other };
    corpus.add(new Uint8Array(4), new Uint32Array(0));
    for (let execution = 1; execution <= most; execution++) {
      const data = mutated(corpus.pick().bytes, 16, material);
      used.fill(0);
      try {
        main(data);
      } catch {
        return execution;
      }
      const features = corpus.featuresOf(used, []);
      if (isGuided && corpus.isNew(features)) corpus.add(data, features);
    }
    return undefined;
  }

  it('opens a lock of five conditions, one after the other, which chance alone does not', () => {
    const guided = executionsToOpen(true, 200_000);
    assert.ok(guided !== undefined, 'guided by branches it opens');
    assert.equal(executionsToOpen(false, 4 * guided), undefined, 'without them it stays closed');
  });

  it('tries the same for the same seed, and never more bytes than allowed', () => {
    const run = (kind: 'text' | 'bytes') => {
      const random = randomFrom(3);
      const seed = new TextEncoder().encode('Error code: 0x204\nExtended error code: 0x0\n');
      const words = [new TextEncoder().encode('ERRINFO_')];
      const tried: string[] = [];
      let data: Uint8Array = seed;
      for (let time = 0; time < 500; time++) {
        data = mutated(time % 20 === 0 ? seed : data, 64, { random, kind, words, other: () => seed });
        assert.ok(data.length <= 64);
        tried.push(Buffer.from(data).toString('hex'));
      }
      return tried;
    };
    for (const kind of ['text', 'bytes'] as const) {
      assert.deepEqual(run(kind), run(kind));
      assert.ok(new Set(run(kind)).size > 300, kind);
    }
  });

  it('repeats a piece of an input up to a size', () => {
    const random = randomFrom(5);
    for (let time = 0; time < 200; time++) {
      const long = stretched(Uint8Array.of(1, 2, 3, 4, 5), 1000, random);
      assert.ok(long.length > 990 && long.length <= 1000, String(long.length));
      assert.equal(long[0], 1);
      assert.equal(long.at(-1), 5);
    }
  });

  it('keeps the shortest inputs that show everything', () => {
    const corpus = new Corpus(randomFrom(1));
    corpus.add(new Uint8Array(9), Uint32Array.of(1, 2, 3));
    corpus.add(new Uint8Array(3), Uint32Array.of(1, 2));
    corpus.add(new Uint8Array(2), Uint32Array.of(3));
    assert.deepEqual(
      corpus.smallest().map(({ bytes }) => bytes.length),
      [2, 3],
    );
  });

  it('allows time for what there is to read and for what is made of it, and no more', () => {
    assert.equal(allowedTime(0, 0), 50);
    assert.equal(allowedTime(1_000_000, 0), 150);
    assert.equal(allowedTime(0, 1000), 100);
  });
});
