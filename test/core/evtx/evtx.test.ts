/** Whole .evtx files: in memory, and piece by piece. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { crc32 as zlibCrc32 } from 'node:zlib';
import { isSessionEvent } from '../../../src/core/events/rdp-providers';
import { crc32 } from '../../../src/core/evtx/crc32';
import {
  EVTX_CHUNK_BYTES,
  EVTX_HEADER_BYTES,
  evtxChunks,
  isEvtx,
  readEvtx,
  readEvtxHeader,
  type EvtxPart,
  type EvtxSource,
} from '../../../src/core/evtx/evtx';
import { joinChunks, windowsEvent, writeChunks, writeEvtx, type EventSpec } from './write-evtx';

const folder = path.join(__dirname, '../../samples-evtx');
const sample = (name: string): Buffer => readFileSync(path.join(folder, name));
const event = (recordId: number): EventSpec =>
  windowsEvent({ provider: 'Test', eventId: 1, recordId, time: '2026-03-03T13:20:04Z', channel: 'A', computer: 'B' });
const events = (count: number): EventSpec[] => Array.from({ length: count }, (_, i) => event(i + 1));
const ids = (of: { records: readonly { recordId: number }[] }): number[] => of.records.map(({ recordId }) => recordId);

describe('an .evtx file', () => {
  it('is known by its first eight bytes', () => {
    assert.equal(isEvtx(sample('rdp-session.evtx').subarray(0, 8)), true);
    assert.equal(isEvtx(sample('rdp-session.xml')), false);
    assert.equal(isEvtx(new Uint8Array()), false);
  });

  it('made of event XML gives that XML back, to the letter', () => {
    const file = readEvtx(sample('rdp-session.evtx'));
    const lines = sample('rdp-session.xml').toString().trimEnd().split('\n');
    assert.deepEqual(
      file.records.map(({ xml }) => xml),
      lines,
    );
    assert.deepEqual([file.recordCount, file.chunkCount, file.unreadable.length, file.otherCount], [49, 2, 0, 0]);
    assert.deepEqual(
      [file.isDirty, file.isTruncated, file.isHeaderDamaged, file.wrongChecksums],
      [false, false, false, 0],
    );
  });

  it('of forwarded events has its own numbers beside those of the machine that wrote the event', () => {
    const { recordId, xml } = readEvtx(sample('rdp-session.evtx')).records[0]!;
    assert.equal(recordId, 1);
    assert.match(xml, /<EventRecordID>87617<\/EventRecordID>/);
  });

  it('of a real machine is read whole, and its session events are found', () => {
    const bytes = sample('system-part.evtx');
    const all = readEvtx(bytes);
    assert.deepEqual([all.records.length, all.unreadable.length, all.wrongChecksums], [183, 0, 0]);
    assert.ok(all.records.every(({ isDoubtful }) => !isDoubtful));
    const some = readEvtx(bytes, { wanted: isSessionEvent });
    assert.deepEqual(
      some.records.map(({ provider, id }) => `${provider} ${id}`),
      ['TermDD 50', 'TermDD 56', 'USER32 1074', 'EventLog 6006', 'EventLog 6005'],
    );
    assert.equal(some.otherCount, 178);
    assert.equal(
      some.records[1]!.xml,
      `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='TermDD'/>` +
        `<EventID Qualifiers='49162'>56</EventID><Level>2</Level><Task>0</Task><Keywords>0x80000000000000</Keywords>` +
        `<TimeCreated SystemTime='2012-03-15T21:11:54.8223730Z'/><EventRecordID>12304</EventRecordID>` +
        `<Channel>System</Channel><Computer>WKS-WIN764BITB.shieldbase.local</Computer><Security/></System>` +
        `<EventData><Data>\\Device\\Termdd</Data><Data>10.3.16.5</Data>` +
        `<Binary>0000040002002C000000000038000AC00000000038000AC00000000000000000000000000000000032000AD0</Binary>` +
        `</EventData></Event>`,
    );
  });

  it('gives the same record whether all are wanted or some', () => {
    const bytes = sample('system-part.evtx');
    const all = new Map(readEvtx(bytes).records.map((record) => [record.recordId, record]));
    for (const record of readEvtx(bytes, { wanted: isSessionEvent }).records) {
      assert.deepEqual(record, all.get(record.recordId));
    }
  });

  it('is read to its end, whatever its header counts', () => {
    const chunks = writeChunks(events(30), 10);
    const file = joinChunks(chunks, 31);
    new DataView(file.buffer).setUint16(42, 1, true);
    const read = readEvtx(file);
    assert.equal(read.records.length, 30);
    assert.equal(read.isHeaderDamaged, true);
  });

  it('may have chunks that were never written, but not among those that its header counts', () => {
    const chunks = writeChunks(events(30), 10);
    const roomy = new Uint8Array(EVTX_HEADER_BYTES + 5 * EVTX_CHUNK_BYTES);
    roomy.set(joinChunks(chunks, 31));
    assert.deepEqual([readEvtx(roomy).chunkCount, readEvtx(roomy).unreadable.length], [3, 0]);
    const holed = joinChunks([chunks[0]!, new Uint8Array(EVTX_CHUNK_BYTES), chunks[2]!], 31);
    const { records, unreadable } = readEvtx(holed);
    assert.equal(records.length, 20);
    assert.deepEqual(
      unreadable.map(({ offset }) => offset),
      [EVTX_HEADER_BYTES + EVTX_CHUNK_BYTES],
    );
  });

  it('says where damage is, counted from the start of the file', () => {
    const file = writeEvtx(events(30), { recordsPerChunk: 10 });
    const at = EVTX_HEADER_BYTES + EVTX_CHUNK_BYTES + 512;
    file[at] = 0;
    const { records, unreadable, wrongChecksums } = readEvtx(file);
    assert.equal(records.length, 29);
    assert.deepEqual(
      unreadable.map(({ offset, recordId }) => [offset, recordId]),
      [[at, 11]],
    );
    assert.equal(wrongChecksums, 1);
    assert.equal(records.filter(({ isDoubtful }) => isDoubtful).length, 9, 'only that chunk is doubtful');
  });

  it('that is copied while in use is dirty, and one that is cut off is truncated', () => {
    assert.equal(readEvtx(writeEvtx(events(3), { flags: 1 })).isDirty, true);
    assert.equal(readEvtx(writeEvtx(events(3), { flags: 2 })).isFull, true);
    const file = writeEvtx(events(30), { recordsPerChunk: 10 });
    assert.equal(readEvtx(file.subarray(0, EVTX_HEADER_BYTES + EVTX_CHUNK_BYTES + 700)).isTruncated, true);
    assert.equal(readEvtx(file.subarray(0, EVTX_HEADER_BYTES + EVTX_CHUNK_BYTES)).isTruncated, true);
    assert.equal(readEvtx(file.subarray(0, 50)).isTruncated, true);
  });

  it('without events is no error, and what is no log gives none', () => {
    assert.deepEqual([readEvtx(joinChunks([], 1)).isEvtx, readEvtx(joinChunks([], 1)).recordCount], [true, 0]);
    assert.equal(readEvtx(new Uint8Array()).isEvtx, false);
    const text = readEvtx(sample('rdp-session.xml'));
    assert.deepEqual([text.isEvtx, text.records.length], [false, 0]);
  });

  it('is checked with the same CRC-32 as everybody has', function () {
    // Node has its own since 22.2.
    const expected: (bytes: Uint8Array) => number = typeof zlibCrc32 === 'function' ? zlibCrc32 : slowCrc32;
    const bytes = sample('system-part.evtx');
    for (const [from, to] of [
      [0, 0],
      [0, 1],
      [3, 20],
      [1, 9],
      [0, bytes.length],
    ] as const) {
      assert.equal(crc32(bytes, from, to), expected(bytes.subarray(from, to)));
    }
    assert.equal(crc32(bytes, 10, 50, crc32(bytes, 0, 10)), crc32(bytes, 0, 50));
  });
});

function slowCrc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}

describe('an .evtx file read piece by piece', () => {
  const sourceOf = (bytes: Uint8Array, most = Infinity) => {
    const asked: number[] = [];
    const source: EvtxSource = {
      size: bytes.length,
      read: (offset, length) => {
        asked.push(offset);
        return Promise.resolve(bytes.slice(offset, offset + Math.min(length, most)));
      },
    };
    return { source, asked };
  };
  const collect = async (source: EvtxSource): Promise<EvtxPart[]> => {
    const parts: EvtxPart[] = [];
    for await (const part of evtxChunks(source)) parts.push(part);
    return parts;
  };

  it('gives what it gives whole', async () => {
    for (const bytes of [
      sample('rdp-session.evtx'),
      sample('system-part.evtx'),
      writeEvtx(events(200), { recordsPerChunk: 5 }),
      writeEvtx(events(20), { recordsPerChunk: 5 }).subarray(0, EVTX_HEADER_BYTES + 2.5 * EVTX_CHUNK_BYTES),
    ]) {
      const whole = readEvtx(bytes);
      for (const most of [Infinity, EVTX_CHUNK_BYTES, 1.5 * EVTX_CHUNK_BYTES]) {
        const parts = await collect(sourceOf(bytes, most).source);
        assert.deepEqual(
          parts.flatMap(({ records }) => records),
          whole.records,
        );
        assert.deepEqual(
          parts.flatMap(({ unreadable }) => unreadable),
          whole.unreadable,
        );
        assert.deepEqual(parts[0]!.header, readEvtxHeader(bytes, bytes.length));
      }
    }
  });

  it('tells how far it is', async () => {
    const bytes = writeEvtx(events(12), { recordsPerChunk: 5 });
    const parts = await collect(sourceOf(bytes).source);
    assert.deepEqual(
      parts.map(({ offset, end }) => [offset, end]),
      [0, 1, 2].map((i) => [4096 + 65_536 * i, 4096 + 65_536 * (i + 1)]),
    );
    assert.equal(parts.at(-1)!.end, bytes.length);
  });

  it('asks for no more when its reader has enough', async () => {
    const { source, asked } = sourceOf(writeEvtx(events(200), { recordsPerChunk: 5 }));
    for await (const part of evtxChunks(source)) if (part.offset > 200_000) break;
    assert.deepEqual(asked, [0, 4096]);
  });

  it('fails with what its source fails with', async () => {
    const source = { size: 100_000, read: () => Promise.reject(new Error('the disk is gone')) };
    await assert.rejects(collect(source), /the disk is gone/);
  });

  it('ends where the source has no more, whatever size it said', async () => {
    const bytes = writeEvtx(events(3));
    const parts = await collect({ ...sourceOf(bytes).source, size: 10_000_000 });
    assert.deepEqual(parts.flatMap(ids), [1, 2, 3]);
    assert.equal(parts[0]!.header.isTruncated, true);
  });
});
