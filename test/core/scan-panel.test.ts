import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as core from '../../src/core';
import { CodesOverTime } from '../../src/scan-panel/codes-over-time';
import { parseFromScanPage, parseScanMemory, type FromScanPage, type ToScanPage } from '../../src/scan-panel/protocol';
import { countSteps, labelledBars } from '../../src/scan-panel/scale';
import { EVENT, FREERDP, reportOn } from './folder/folder-fixture';

const MESSAGES: readonly FromScanPage[] = [
  { type: 'ready' },
  { type: 'filter', id: 1, filter: 2 },
  { type: 'choose', id: 1, bar: 3 },
  { type: 'open', id: 1, finding: 4 },
];

const REPORT = reportOn([
  {
    name: 'a.log',
    text: [
      ...[12, 12, 13].map((minute) => FREERDP(`2025-03-14 09:${minute}:44Z`)),
      '',
      '',
      '',
      '',
      FREERDP('[1:2]'),
    ].join('\n'),
  },
  { name: 'lsm.xml', text: EVENT('2025-03-14T09:12:50Z', 12) },
]);

/** A view with a page that listens. */
async function opened() {
  const posted: ToScanPage[] = [];
  const places: string[] = [];
  const view = new CodesOverTime({
    core,
    translate: core.english,
    post: (message) => void posted.push(message),
    open: ({ file, found }) => {
      places.push(`${file.name}:${found.line}`);
      return Promise.resolve();
    },
  });
  view.show(REPORT);
  await view.receive({ type: 'ready' });
  return { view, posted, places, state: () => view.state()! };
}

describe('codes over time: protocol', () => {
  it('takes every message of the page, and drops other fields', () => {
    for (const message of MESSAGES) assert.deepEqual(parseFromScanPage({ ...message, path: '/etc' }), message);
  });

  it('refuses a message with a field missing or of another type', () => {
    for (const message of MESSAGES)
      for (const field of Object.keys(message))
        for (const wrong of [undefined, null, -1, 0.5, NaN, '1', {}, []])
          assert.equal(parseFromScanPage({ ...message, [field]: wrong }), undefined, `${message.type}.${field}`);
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.anything(), (value) => void [parseFromScanPage(value), parseScanMemory(value)]));
    const hostile = new Proxy({}, { get: () => assert.fail(), getOwnPropertyDescriptor: () => assert.fail() });
    assert.equal(parseFromScanPage(hostile), undefined);
    assert.equal(parseScanMemory(hostile), undefined);
  });

  it('remembers how the page stood, and nothing else', () => {
    assert.deepEqual(parseScanMemory({ isTable: true, scroll: 12 }), { isTable: true, scroll: 12 });
    for (const wrong of [{ isTable: 'x', scroll: 1 }, { isTable: true, scroll: -1 }, { isTable: true }, null, 1])
      assert.equal(parseScanMemory(wrong), undefined);
  });
});

describe('codes over time', () => {
  it('shows a bar for each minute with counts by severity, and says what has no time', async () => {
    const { posted, state } = await opened();
    assert.equal(posted.length, 1);
    assert.equal(posted[0]?.focus, true);
    assert.deepEqual(
      state().bars.map(({ label, counts }) => [label, counts.error, counts.warning, counts.info]),
      [
        ['2025-03-14 09:12', 2, 0, 1],
        ['2025-03-14 09:13', 1, 0, 0],
      ],
    );
    assert.equal(state().bars[0]?.spoken, '2025-03-14 09:12: 3 findings, Error 2, Information 1');
    assert.ok(state().remarks.includes('Findings without a time: 1.'));
  });

  it('lists what stands in the chosen bar, and opens it', async () => {
    const { view, places, state } = await opened();
    await view.receive({ type: 'choose', id: state().id, bar: 0 });
    const { detail } = state();
    assert.deepEqual(
      detail?.codes.map(({ text }) => text),
      ['2 × 0x0002000E (131086) Password has expired', '1 × 12 (0xC) Signed out by the user'],
    );
    assert.deepEqual(
      detail?.findings.map(({ place }) => place),
      ['a.log:1', 'a.log:2', 'lsm.xml:1'],
    );
    await view.receive({ type: 'open', id: state().id, finding: 2 });
    assert.deepEqual(places, ['lsm.xml:1']);
  });

  it('shows one code alone', async () => {
    const { view, state } = await opened();
    assert.deepEqual(state().filters, [
      'All codes',
      '0x0002000E (131086) Password has expired (4)',
      '12 (0xC) Signed out by the user (1)',
    ]);
    await view.receive({ type: 'filter', id: state().id, filter: 2 });
    assert.deepEqual(
      state().bars.map(({ counts }) => counts.info),
      [1],
    );
    view.update(REPORT);
    assert.equal(state().filter, 2);
  });

  it('ignores what the page was not shown, and what comes too late', async () => {
    const { view, posted, places, state } = await opened();
    const { id } = state();
    await view.receive({ type: 'open', id, finding: 0 });
    await view.receive({ type: 'choose', id, bar: 99 });
    await view.receive({ type: 'filter', id, filter: 99 });
    await view.receive({ type: 'choose', id: id - 1, bar: 0 });
    assert.equal(posted.length, 1);
    assert.deepEqual(places, []);
  });

  it('sends nothing to a page that is gone', async () => {
    const { view, posted } = await opened();
    view.pageGone();
    view.update(REPORT);
    assert.equal(posted.length, 1);
  });

  for (const [most, steps] of [
    [1, [0, 1]],
    [3, [0, 1, 2, 3]],
    [4, [0, 1, 2, 3, 4]],
    [5, [0, 2, 4, 6]],
    [99, [0, 50, 100]],
    [2345, [0, 1000, 2000, 3000]],
  ] as const) {
    it(`counts up to ${most} on a scale of ${steps.join(', ')}`, () => assert.deepEqual(countSteps(most), steps));
  }

  it('writes as many times below the bars as have room', () => {
    assert.deepEqual(labelledBars(5, 9), [0, 1, 2, 3, 4]);
    assert.deepEqual(labelledBars(10, 4.5), [0, 3, 6, 9]);
    assert.deepEqual(labelledBars(10, 0), [0]);
    assert.deepEqual(labelledBars(0, 3), []);
  });
});
