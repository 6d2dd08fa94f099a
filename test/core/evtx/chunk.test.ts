/** Chunks that are whole, damaged, cut off, in use, or made to do harm. */
import assert from 'node:assert/strict';
import { EVTX_CHUNK_BYTES, readEvtxChunk, type EvtxChunk } from '../../../src/core/evtx/evtx';
import { TYPE } from '../../../src/core/evtx/values';
import { dataTemplate, seal, value, windowsEvent, writeChunks, type EventSpec, type TemplateSpec } from './write-evtx';

const DATA = dataTemplate([
  ['Name', TYPE.string],
  ['Number', TYPE.uint32],
]);
const event = (recordId: number, provider = 'Test', eventId = 40): EventSpec =>
  windowsEvent(
    { provider, eventId, recordId, time: '2026-03-03T13:20:04Z', channel: 'A', computer: 'B' },
    { template: DATA, values: [value.string(`name ${recordId}`), value.uint32(recordId)] },
  );
const events = (from: number, to: number): EventSpec[] =>
  Array.from({ length: to - from + 1 }, (_, i) => event(from + i));
const chunkOf = (...of: EventSpec[]): Uint8Array => writeChunks(of)[0]!.slice();
const ids = (chunk: EvtxChunk): number[] => chunk.records.map(({ recordId }) => recordId);
const lost = (chunk: EvtxChunk): (number | undefined)[] => chunk.unreadable.map(({ recordId }) => recordId);
const u32 = (bytes: Uint8Array, at: number): number => new DataView(bytes.buffer).getUint32(at, true);
const put = (bytes: Uint8Array, at: number, to: number): void => new DataView(bytes.buffer).setUint32(at, to, true);
/** Where each record of a whole chunk begins. */
function starts(chunk: Uint8Array): number[] {
  const offsets: number[] = [];
  for (let at = 512; at < u32(chunk, 48); at += u32(chunk, at + 4)) offsets.push(at);
  return offsets;
}

describe('a chunk of an .evtx file', () => {
  it('is read record by record, and is not doubtful while its checksums match', () => {
    const chunk = readEvtxChunk(chunkOf(...events(5, 9)));
    assert.deepEqual(ids(chunk), [5, 6, 7, 8, 9]);
    assert.deepEqual(
      { ...chunk, records: chunk.records.filter(({ isDoubtful }) => isDoubtful) },
      {
        records: [],
        unreadable: [],
        otherCount: 0,
      },
    );
  });

  it('gives only the records that are wanted, and counts the others', () => {
    const bytes = chunkOf(event(1), event(2, 'Other'), event(3, 'Test', 41), event(4));
    const asked: string[] = [];
    const chunk = readEvtxChunk(bytes, {
      wanted: (provider, id) => {
        asked.push(`${provider} ${id}`);
        return provider === 'Test' && id === 40;
      },
    });
    assert.deepEqual(ids(chunk), [1, 4]);
    assert.equal(chunk.otherCount, 2);
    assert.deepEqual(asked, ['Test 40', 'Other 40', 'Test 41', 'Test 40']);
  });

  it('finds provider and event id also where both are values', () => {
    const template: TemplateSpec = {
      id: 1,
      root: {
        name: 'Event',
        content: [
          {
            name: 'System',
            content: [
              { name: 'Provider', attributes: [['Name', { slot: 1, type: TYPE.string }]] },
              { name: 'EventID', content: [{ slot: 0, type: TYPE.uint16 }] },
            ],
          },
        ],
      },
    };
    const bytes = chunkOf(
      { recordId: 1, written: 0n, event: { template, values: [value.uint16(40), value.string('Mine')] } },
      { recordId: 2, written: 0n, event: { template, values: [value.uint32(70000), value.string('Theirs')] } },
    );
    const chunk = readEvtxChunk(bytes, { wanted: (provider, id) => provider === 'Theirs' && id === 70000 });
    assert.deepEqual(ids(chunk), [2]);
    assert.equal(chunk.otherCount, 1);
  });

  it('reads an event of a provider without a name, whose name is then empty', () => {
    const root = {
      name: 'Event',
      content: [
        {
          name: 'System',
          content: [
            { name: 'Provider', attributes: [['Guid', '{1}'] as const] },
            { name: 'EventID', content: ['7'] },
          ],
        },
      ],
    };
    const chunk = readEvtxChunk(
      chunkOf({ recordId: 1, written: 0n, event: { template: { id: 1, root }, values: [] } }),
    );
    assert.deepEqual(
      chunk.records.map(({ provider, id }) => [provider, id]),
      [['', 7]],
    );
  });

  it('is empty where nothing was ever written', () => {
    assert.deepEqual(readEvtxChunk(new Uint8Array(EVTX_CHUNK_BYTES)), {
      records: [],
      unreadable: [],
      otherCount: 0,
      isEmpty: true,
    });
    assert.equal(readEvtxChunk(new Uint8Array()).isEmpty, true);
  });

  it('ignores what follows a chunk', () => {
    const bytes = new Uint8Array(2 * EVTX_CHUNK_BYTES);
    bytes.set(chunkOf(event(1)));
    bytes.set(chunkOf(event(2)), EVTX_CHUNK_BYTES);
    assert.deepEqual(ids(readEvtxChunk(bytes)), [1]);
  });

  it('that says it has no checksums is unchecked, but not doubtful', () => {
    const bytes = chunkOf(event(1));
    put(bytes, 52, 0);
    put(bytes, 120, 4);
    put(bytes, 124, 0);
    const chunk = readEvtxChunk(bytes);
    assert.equal(chunk.isUnchecked, true);
    assert.equal(chunk.records[0]!.isDoubtful, undefined);
  });
});

describe('a damaged chunk of an .evtx file', () => {
  it('has doubtful records if a single bit of its data differs', () => {
    const bytes = chunkOf(...events(1, 3));
    const at = starts(bytes)[1]! + 200;
    bytes[at]! ^= 1;
    const chunk = readEvtxChunk(bytes);
    assert.equal(chunk.isChecksumWrong, true);
    assert.ok(chunk.records.length >= 2);
    assert.ok(chunk.records.every(({ isDoubtful }) => isDoubtful));
  });

  it('has doubtful records if its header differs', () => {
    const bytes = chunkOf(...events(1, 3));
    bytes[200]! ^= 1;
    const chunk = readEvtxChunk(bytes);
    assert.deepEqual(ids(chunk), [1, 2, 3]);
    assert.equal(chunk.isChecksumWrong, true);
    assert.ok(chunk.records.every(({ isDoubtful }) => isDoubtful));
  });

  it('is read without its signature', () => {
    const bytes = chunkOf(...events(1, 3));
    bytes.fill(0, 0, 512);
    const chunk = readEvtxChunk(bytes);
    assert.deepEqual(ids(chunk), [1, 2, 3]);
    assert.equal(chunk.isChecksumWrong, true);
  });

  it('loses only the record whose mark is gone, and names it', () => {
    const bytes = chunkOf(...events(1, 5));
    bytes[starts(bytes)[2]!] = 0;
    const chunk = readEvtxChunk(bytes);
    assert.deepEqual(ids(chunk), [1, 2, 4, 5]);
    assert.deepEqual(lost(chunk), [3]);
    assert.equal(chunk.unreadable[0]!.offset, starts(chunkOf(...events(1, 5)))[2]);
  });

  it('loses only the record whose two sizes differ', () => {
    for (const back of [false, true]) {
      const bytes = chunkOf(...events(1, 5));
      const [, second, third] = starts(bytes) as [number, number, number];
      put(bytes, back ? third - 4 : second + 4, 64);
      const chunk = readEvtxChunk(bytes);
      assert.deepEqual(ids(chunk), [1, 3, 4, 5]);
      assert.deepEqual(lost(chunk), [2]);
    }
  });

  it('names each of several records in a stretch of zeros', () => {
    const bytes = chunkOf(...events(1, 6));
    const offsets = starts(bytes);
    bytes.fill(0, offsets[1], offsets[4]);
    const chunk = readEvtxChunk(bytes);
    assert.deepEqual(ids(chunk), [1, 5, 6]);
    assert.deepEqual(lost(chunk), [2, 3, 4]);
  });

  it('names the first and the last records too, which its header counts', () => {
    const bytes = chunkOf(...events(1, 6));
    const offsets = starts(bytes);
    bytes[offsets[5]! + 4] = 1;
    bytes[offsets[4]!] = 1;
    bytes.fill(0xff, offsets[0], offsets[0]! + 16);
    assert.deepEqual(lost(readEvtxChunk(bytes)), [1, 5, 6]);
  });

  it('loses every record that uses a damaged template, and no other', () => {
    const other = dataTemplate([['Name', TYPE.string]]);
    const with2 = windowsEvent(
      { provider: 'Test', eventId: 41, recordId: 4, time: '2026-03-03T13:20:04Z', channel: 'A', computer: 'B' },
      { template: other, values: [value.string('x')] },
    );
    const bytes = chunkOf(...events(1, 3), with2);
    // The template's GUID begins with its number; its text begins 24 bytes on from there.
    let at = 512;
    while (u32(bytes, at) !== DATA.id || u32(bytes, at + 20) !== 0x0001010f) at++;
    bytes[at + 24] = 0x77;
    const chunk = readEvtxChunk(bytes);
    assert.deepEqual(ids(chunk), [4]);
    assert.deepEqual(lost(chunk), [1, 2, 3]);
    assert.match(chunk.unreadable[0]!.reason, /unexpected mark 119/);
  });

  it('that is cut off gives the records before, and counts those that are gone', () => {
    const bytes = chunkOf(...events(1, 5));
    const offsets = starts(bytes);
    for (const [length, found] of [
      [offsets[3]! + 30, [1, 2, 3]],
      [offsets[3]!, [1, 2, 3]],
      [offsets[0]! + 3, []],
      [600, []],
    ] as const) {
      const chunk = readEvtxChunk(bytes.slice(0, length));
      assert.deepEqual(ids(chunk), found);
      assert.equal(chunk.unreadable.length, 5 - found.length);
      assert.equal(chunk.isChecksumWrong, true);
    }
  });

  it('is not mistaken for one by text that looks like a record', () => {
    const text = windowsEvent(
      { provider: 'Test', eventId: 1, recordId: 2, time: '2026-03-03T13:20:04Z', channel: 'A', computer: 'B' },
      { template: DATA, values: [value.string('\u2a2a\0\u2a2a\0@\0\u0003\0'), value.uint32(1)] },
    );
    const bytes = chunkOf(event(1), text, event(3));
    bytes[starts(bytes)[1]!] = 0;
    const chunk = readEvtxChunk(bytes);
    assert.deepEqual(ids(chunk), [1, 3]);
    assert.deepEqual(lost(chunk), [2]);
  });
});

describe('a chunk that Windows is writing', () => {
  it('gives, as doubtful, records that its header does not count yet', () => {
    const bytes = chunkOf(...events(1, 5));
    put(bytes, 48, starts(bytes)[3]!);
    bytes[16] = bytes[32] = 3;
    seal(bytes);
    const chunk = readEvtxChunk(bytes);
    assert.deepEqual(
      chunk.records.map(({ recordId, isDoubtful }) => [recordId, isDoubtful]),
      [
        [1, undefined],
        [2, undefined],
        [3, undefined],
        [4, true],
        [5, true],
      ],
    );
    assert.equal(chunk.isChecksumWrong, undefined);
    assert.deepEqual(chunk.unreadable, []);
  });

  it('does not give records that are left from earlier use of the chunk', () => {
    const bytes = chunkOf(...events(1, 5));
    put(bytes, 48, starts(bytes)[3]!);
    bytes[16] = bytes[32] = 3;
    // The numbers do not go on.
    bytes[starts(chunkOf(...events(1, 5)))[3]! + 8] = 77;
    seal(bytes);
    const chunk = readEvtxChunk(bytes);
    assert.deepEqual(ids(chunk), [1, 2, 3]);
    assert.deepEqual(chunk.unreadable, []);
  });

  it('is read where data and header do not agree yet', () => {
    const bytes = chunkOf(...events(1, 5));
    put(bytes, 52, 1);
    const chunk = readEvtxChunk(bytes);
    assert.deepEqual(ids(chunk), [1, 2, 3, 4, 5]);
    assert.equal(chunk.isChecksumWrong, true);
  });
});

describe('a chunk made to do harm', function () {
  this.timeout(20_000);
  /** Milliseconds, with the machine busy. */
  const LIMIT = 5000;
  const quick = (bytes: Uint8Array): EvtxChunk => {
    const start = performance.now();
    const chunk = readEvtxChunk(bytes);
    const took = performance.now() - start;
    assert.ok(took < LIMIT, `took ${Math.round(took)} ms`);
    return chunk;
  };
  const system = (content: TemplateSpec['root']['content']): TemplateSpec['root'] => ({
    name: 'Event',
    content: content!,
  });

  it('with values of XML that double at each level ends', () => {
    const double: TemplateSpec = {
      id: 1,
      root: { name: 'A', content: Array.from({ length: 40 }, () => ({ slot: 0, type: TYPE.binXml })) },
    };
    let inner = value.xml({ template: double, values: [value.string('x')] });
    for (let i = 0; i < 7; i++) inner = value.xml({ template: double, values: [inner] });
    const chunk = quick(
      chunkOf(
        {
          recordId: 1,
          written: 0n,
          event: { template: { id: 9, root: system([{ slot: 0, type: 0x21 }]) }, values: [inner] },
        },
        event(2),
      ),
    );
    assert.match(chunk.unreadable[0]!.reason, /more text than a log can hold/);
    assert.deepEqual(ids(chunk), [2], 'and costs no other record');
  });

  it('with XML in values without end ends', () => {
    const nest: TemplateSpec = { id: 1, root: { name: 'A', content: [{ slot: 0, type: TYPE.binXml }] } };
    let inner = value.xml({ template: nest, values: [value.string('x')] });
    for (let i = 0; i < 200; i++) inner = value.xml({ template: nest, values: [inner] });
    const root = system([{ slot: 0, type: 0x21 }]);
    const chunk = quick(chunkOf({ recordId: 1, written: 0n, event: { template: { id: 9, root }, values: [inner] } }));
    assert.match(chunk.unreadable[0]!.reason, /nested too deep/);
  });

  it('with elements without end ends', () => {
    let root: TemplateSpec['root'] = { name: 'A', content: ['x'] };
    for (let i = 0; i < 500; i++) root = { name: 'A', content: [root] };
    const chunk = quick(chunkOf({ recordId: 1, written: 0n, event: { template: { id: 9, root }, values: [] } }));
    assert.match(chunk.unreadable[0]!.reason, /nested too deep/);
  });

  it('with a long list in an element with long attributes ends', () => {
    const long = 'x'.repeat(3000);
    const root = system([{ name: 'D', attributes: [['a', long]], content: [{ slot: 0, type: 0x84 }] }]);
    const list = value.raw(
      0x84,
      Array.from({ length: 50_000 }, () => 1),
    );
    const chunk = quick(chunkOf({ recordId: 1, written: 0n, event: { template: { id: 9, root }, values: [list] } }));
    assert.match(chunk.unreadable[0]!.reason, /more text than a log can hold/);
  });

  it('with templates and names that point at themselves, each other, the header and the end, ends', () => {
    const whole = chunkOf(...events(1, 150));
    const offsets = starts(whole);
    for (const to of [
      0,
      100,
      511,
      512,
      offsets[0]! + 24,
      offsets[0]! + 28,
      offsets[0]! + 34,
      offsets[9]! + 24,
      65_530,
      0xffffffff,
    ]) {
      const bytes = whole.slice();
      // After the header and the marks of a record comes the offset of its template.
      for (const at of offsets) put(bytes, at + 34, to);
      const chunk = quick(bytes);
      assert.equal(chunk.records.length + chunk.unreadable.length, 150);
      for (let at = 512; at < u32(whole, 48) - 4; at += 1) {
        if (u32(whole, at) > 512 && u32(whole, at) < 2500 && at % 3 === 0) put(bytes, at, to);
      }
      quick(bytes);
    }
  });

  it('with sizes and counts that are too large ends', () => {
    const bytes = chunkOf(...events(1, 100));
    for (const filler of [0xff, 0x01, 0x41, 0x0c, 0x0f, 0x2a]) {
      const filled = bytes.slice();
      for (const at of starts(bytes)) filled.fill(filler, at + 24, at + 100);
      quick(filled);
      const all = new Uint8Array(EVTX_CHUNK_BYTES).fill(filler);
      quick(all);
      all.set(bytes.subarray(0, 512));
      quick(all);
    }
  });

  it('with records at every byte ends', () => {
    const bytes = chunkOf(event(1));
    for (let at = 2000; at < 65_000; at += 8) {
      put(bytes, at, 0x2a2a);
      put(bytes, at + 4, 65_536 - at);
    }
    bytes.fill(0, 0, 512);
    quick(bytes);
  });
});
