/** When a benchmark run counts as worse than those before it. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { appendRun, comparable, lossesOf, readHistory, type Run } from '../scripts/bench/history.mjs';

function run(ratio: number, instructions: number, machine = 'this one'): Run {
  return {
    date: '2026-11-21T00:00:00.000Z',
    commit: 'abcdef0',
    machine,
    ratios: { 'a scan to rg': ratio },
    instructions: { explain: instructions },
  };
}

describe('the history of the benchmark', () => {
  const history = [run(2, 100), run(3, 110), run(2.2, 120)];

  it('names a ratio that is a quarter above the median of the last runs', () => {
    assert.deepEqual(lossesOf(run(2.7, 100), history), []);
    assert.deepEqual(lossesOf(run(2.8, 100), history), [{ figure: 'a scan to rg', before: 2.2, now: 2.8 }]);
  });

  it('names an instruction count that is a quarter above the least of the last runs', () => {
    assert.deepEqual(lossesOf(run(2, 125), history), []);
    assert.deepEqual(lossesOf(run(2, 126), history), [{ figure: 'explain', before: 100, now: 126 }]);
  });

  it('compares with the last ten runs of the same kind of machine only', () => {
    assert.deepEqual(lossesOf(run(9, 900), [run(1, 100, 'another one')]), []);
    assert.equal(comparable(run(9, 900), [run(1, 100, 'another one'), ...history]), 3);
    const old = [run(1, 100), ...Array.from({ length: 10 }, () => run(9, 900))];
    assert.deepEqual(lossesOf(run(9, 900), old), []);
  });

  it('takes a figure that is new, or gone, for no loss', () => {
    const other = { ...run(2, 100), ratios: { 'another scan': 50 }, instructions: {} };
    assert.deepEqual(lossesOf(other, history), []);
  });

  it('is read as it was written, and a damaged line is passed over', () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'rdpdiag-history-'));
    try {
      const file = path.join(folder, 'of/runs.jsonl');
      assert.deepEqual(readHistory(file), []);
      for (const one of history) appendRun(file, one);
      assert.deepEqual(readHistory(file), history);
      writeFileSync(file, `{"date":\n${JSON.stringify(history[0])}\n{}\n`);
      assert.deepEqual(readHistory(file), [history[0]]);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
