import assert from 'node:assert/strict';
import fc from 'fast-check';
import { copyButtonId, parseFromStoryPage, parseStoryMemory, type FromStoryPage } from '../../src/story-panel/protocol';

const MESSAGES: readonly FromStoryPage[] = [
  { type: 'ready' },
  { type: 'addFiles' },
  { type: 'more', story: 1, from: 50 },
  { type: 'filter', story: 1, verdict: 'network' },
  { type: 'open', story: 1, connection: 0, moment: 3 },
  { type: 'remediation', story: 1, connection: 2 },
  { type: 'copyReport', story: 1, mask: true },
  { type: 'copyReport', story: 1, mask: true, connection: 4 },
];

describe('story page: protocol', () => {
  it('takes every message of the page', () => {
    for (const message of MESSAGES) assert.deepEqual(parseFromStoryPage(structuredClone(message)), message);
  });

  it('drops other fields', () => {
    assert.deepEqual(parseFromStoryPage({ type: 'open', story: 1, connection: 0, moment: 3, file: '/etc/passwd' }), {
      ...{ type: 'open', story: 1, connection: 0, moment: 3 },
    });
  });

  it('refuses a message with a field missing or of another type', () => {
    for (const message of MESSAGES) {
      for (const field of Object.keys(message)) {
        for (const wrong of [
          null,
          -1,
          0.5,
          NaN,
          1e300,
          {},
          [],
          'x'.repeat(3000),
          ...(field === 'connection' ? [] : [undefined]),
        ])
          assert.equal(parseFromStoryPage({ ...message, [field]: wrong }), undefined, `${message.type} ${field}`);
      }
    }
  });

  it('refuses what is no message, and inherited fields', () => {
    for (const value of [
      undefined,
      null,
      5,
      'ready',
      [],
      () => 0,
      Object.create({ type: 'ready' }),
      { type: 'toString', story: 1 },
    ])
      assert.equal(parseFromStoryPage(value), undefined);
  });

  it('never throws', () => {
    const traps = new Proxy(
      {},
      {
        get: () => {
          throw new Error('get');
        },
        getOwnPropertyDescriptor: () => {
          throw new Error('own');
        },
      },
    );
    assert.equal(parseFromStoryPage(traps), undefined);
    assert.equal(parseStoryMemory(traps), undefined);
    fc.assert(
      fc.property(fc.anything(), (value) => {
        parseFromStoryPage(value);
        parseStoryMemory(value);
      }),
    );
  });

  it('reads the memory of the page and nothing else', () => {
    const memory = { story: 2, isTable: true, showsAll: false, open: [0, 3], scroll: 12 };
    assert.deepEqual(parseStoryMemory(memory), memory);
    assert.deepEqual(parseStoryMemory({ ...memory, open: [1, 'a', null] }), { ...memory, open: [1] });
    for (const field of Object.keys(memory))
      assert.equal(parseStoryMemory({ ...memory, [field]: 'x' }), undefined, field);
  });

  it('gives each copy button an id of its own', () => {
    assert.equal(
      new Set([copyButtonId(true), copyButtonId(false), copyButtonId(true, 0), copyButtonId(true, 1)]).size,
      4,
    );
  });
});
