import assert from 'node:assert/strict';
import { inflateEntry, readZip, zipBudget, type ZipContent } from '../../../src/core/folder/zip';
import { assertSame } from '../invariants';
import { target as one } from '../target';

/** Far more than any input of the fuzzer should give; what would grow beyond it is a bomb. */
const BUDGET = 20 * 1024 * 1024;

/** A zip that somebody else made: its directory, and what its entries inflate to. */
export const target = one({
  kind: 'bytes',
  longest: 2500,
  seeds: [],
  input: (data) => data,
  run(bytes) {
    const zip = readZip(bytes);
    const budget = { ...zipBudget(), entry: BUDGET, total: BUDGET };
    const contents: ZipContent[] = zip.entries.slice(0, 20).map((entry) => inflateEntry(zip, entry, budget));
    return { zip, contents, left: budget.total };
  },
  // Deflate makes a thousand bytes of one, and each takes its time.
  made: ({ zip, contents }) =>
    zip.entries.length + contents.reduce((sum, one) => sum + ('bytes' in one ? one.bytes.length / 2000 : 0), 0),
  features: ({ zip, contents }) => [
    zip.problem ?? '',
    ...zip.entries.map(({ kind, isEncrypted, method }) => `${kind} ${isEncrypted} ${Math.min(method, 9)}`),
    ...contents.map((one) => ('problem' in one ? one.problem : `read ${one.isDoubtful ?? ''}`)),
  ],
  check(_bytes, { zip, contents, left }) {
    assert.ok(left > -64 * 1024 * 1024 && Number.isFinite(left), `${left} of the budget are left`);
    for (const { name, start, end } of zip.entries) {
      assert.ok(typeof name === 'string' && start >= 0 && end >= start, `${start} to ${end}`);
      assert.ok(!name.includes('\\'));
    }
    assert.equal(new Set(zip.entries.map(({ name }) => name)).size, zip.entries.length, 'no two have one name');
    for (const one of contents) if ('bytes' in one) assert.ok(one.bytes.length <= BUDGET);
  },
  checkMore(bytes, { zip }) {
    const again = readZip(bytes);
    assertSame(again.entries, zip.entries, 'the same bytes have the same entries');
  },
});
