import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseFromPanel, parsePageMemory, type FromPanel } from '../../src/panel/protocol';

const MESSAGES: readonly FromPanel[] = [
  { type: 'ready' },
  { type: 'lookUp' },
  { type: 'copyMarkdown' },
  { type: 'copyScript' },
  { type: 'openPage' },
  { type: 'markCause', ref: 'disconnect:516', cause: 'name-resolution', mark: 'ruledOut' },
  { type: 'fillIn', ref: 'disconnect:516', name: 'host', value: 'srv01' },
  { type: 'pin', pinned: true },
  { type: 'tick', ref: 'disconnect:516', step: 'name-resolution/fix/abc', ticked: false },
  { type: 'resetTicks', ref: 'disconnect:516' },
  { type: 'copyCommand', ref: 'disconnect:516', step: 'name-resolution/fix/abc' },
  { type: 'openLink', url: 'https://learn.microsoft.com/' },
  { type: 'switchTo', ref: 'errinfo:5' },
  { type: 'findSetting', ref: 'disconnect:516', key: 'full address' },
];

describe('panel: protocol', () => {
  it('takes every message of the page', () => {
    for (const message of MESSAGES) assert.deepEqual(parseFromPanel(structuredClone(message)), message);
  });

  it('takes a value back with the empty text', () => {
    const message = { type: 'fillIn', ref: 'disconnect:516', name: 'host', value: '' };
    assert.deepEqual(parseFromPanel(message), message);
    assert.equal(
      parseFromPanel(Object.assign(Object.create({ value: '' }), { ...message, value: undefined })),
      undefined,
    );
  });

  it('drops other fields', () => {
    assert.deepEqual(parseFromPanel({ type: 'ready', command: 'evil' }), { type: 'ready' });
  });

  it('refuses a message with a field missing or of another type', () => {
    for (const message of MESSAGES) {
      for (const field of Object.keys(message)) {
        for (const wrong of [
          ...(field === 'mark' ? ['x', 'this '] : []),
          ...(field === 'value' ? [] : ['']),
          undefined,
          null,
          5,
          {},
          [],
          'x'.repeat(3000),
          ...(field === 'type' ? ['x'] : []),
        ])
          assert.equal(parseFromPanel({ ...message, [field]: wrong }), undefined, `${message.type} ${field}`);
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
      { type: 'toString' },
    ])
      assert.equal(parseFromPanel(value), undefined);
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
    assert.equal(parseFromPanel(traps), undefined);
    assert.equal(parsePageMemory(traps), undefined);
    fc.assert(
      fc.property(fc.anything(), (value) => {
        parseFromPanel(value);
        parsePageMemory(value);
      }),
    );
  });

  it('gives the same message when read twice', () => {
    const type = fc.constantFrom(...MESSAGES.map((message) => message.type));
    fc.assert(
      fc.property(fc.record({ type, ref: fc.string(), step: fc.string(), ticked: fc.boolean() }), (value) => {
        const once = parseFromPanel(value);
        assert.deepEqual(parseFromPanel(once), once);
      }),
    );
  });

  it('reads the memory of the page and nothing else', () => {
    const memory = { ref: 'disconnect:516', open: ['cause-a'], scroll: 12 };
    assert.deepEqual(parsePageMemory(memory), memory);
    assert.deepEqual(parsePageMemory({ ...memory, open: ['a', 5, null] }), { ...memory, open: ['a'] });
    for (const wrong of [null, 5, {}, { ...memory, ref: 5 }, { ...memory, open: 'a' }, { ...memory, scroll: NaN }])
      assert.equal(parsePageMemory(wrong), undefined);
  });
});
