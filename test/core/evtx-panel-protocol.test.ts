import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FIRST_QUERY, parseEvtxMemory, parseFromEvtxPage, type FromEvtxPage } from '../../src/evtx-panel/protocol';

const query = { ...FIRST_QUERY, text: 'vdi-22 40', severity: 'problems' } as const;
const MESSAGES: readonly FromEvtxPage[] = [
  { type: 'ready' },
  { type: 'ready', query, count: 400 },
  { type: 'query', query },
  { type: 'more', list: 3 },
  { type: 'expand', list: 3, row: 17 },
  { type: 'copyXml', list: 3, row: 17 },
  { type: 'remediation', list: 3, row: 17, explanation: 1 },
  { type: 'lookUp', list: 3, row: 17, explanation: 0 },
  { type: 'export' },
  { type: 'story' },
  { type: 'unreadable' },
  { type: 'cancel' },
  { type: 'retry' },
];

describe('evtx editor: protocol', () => {
  it('takes every message of the page, and drops other fields', () => {
    for (const message of MESSAGES) {
      assert.deepEqual(parseFromEvtxPage(structuredClone(message)), message);
      assert.deepEqual(parseFromEvtxPage({ ...message, command: 'evil' }), message);
    }
  });

  it('refuses a message with a field missing or of another type', () => {
    for (const message of MESSAGES) {
      for (const field of Object.keys(message)) {
        for (const wrong of [null, 1.5, -1, {}, [], '', 'x'.repeat(3000), NaN])
          assert.equal(parseFromEvtxPage({ ...message, [field]: wrong }), undefined, `${message.type} ${field}`);
      }
    }
    for (const change of [
      { text: 5 },
      { text: 'x'.repeat(201) },
      { severity: 'worst' },
      { all: 1 },
      { newestFirst: 0 },
    ])
      assert.equal(parseFromEvtxPage({ type: 'query', query: { ...query, ...change } }), undefined);
  });

  it('never throws, and gives nothing that it does not give again', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const message = parseFromEvtxPage(value);
        if (message) assert.deepEqual(parseFromEvtxPage(message), message);
        parseEvtxMemory(value);
      }),
    );
    const hostile = new Proxy({}, { getOwnPropertyDescriptor: () => assert.fail('read') });
    assert.equal(parseFromEvtxPage(hostile), undefined);
    assert.equal(parseEvtxMemory(hostile), undefined);
  });

  it('reads the page’s memory, and no other', () => {
    const memory = { query, count: 200, open: [3], scroll: 12.5 };
    assert.deepEqual(parseEvtxMemory({ ...memory, other: 1 }), memory);
    for (const wrong of [{ query: {} }, { count: -1 }, { open: 3 }, { scroll: Infinity }])
      assert.equal(parseEvtxMemory({ ...memory, ...wrong }), undefined);
    assert.deepEqual(parseEvtxMemory({ ...memory, open: ['x', 2] })?.open, [2]);
  });
});
