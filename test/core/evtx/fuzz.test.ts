/**
 * Damaged at random: whatever is read without doubt is what was written. EVTX_FUZZ sets how many cases are tried,
 * EVTX_FUZZ_SEED another series of them.
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { isSessionEvent } from '../../../src/core/events/rdp-providers';
import { readEvtx, type EvtxRecord } from '../../../src/core/evtx/evtx';
import { TYPE } from '../../../src/core/evtx/values';
import { dataTemplate, value, windowsEvent, writeEvtx, type Value } from './write-evtx';

const CASES = Number(process.env['EVTX_FUZZ'] ?? 4000);
const SEED = Number(process.env['EVTX_FUZZ_SEED'] ?? 1);
/** Milliseconds for one case, on a busy machine. */
const LIMIT = 2000;

/** mulberry32: the same numbers for the same seed. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let n = Math.imul(state ^ (state >>> 15), state | 1);
    n ^= n + Math.imul(n ^ (n >>> 7), n | 61);
    return Math.floor((((n ^ (n >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** One chunk with every type of value in it. */
function everyType(): Uint8Array {
  const values: readonly Value[] = [
    value.string('CONTOSO\\s.okafor'),
    value.ansiString([0x61, 0x62]),
    value.int32(-2147188641),
    value.uint64(18446744073709551615n),
    value.real64(1.5),
    value.bool(true),
    value.binary([0x32, 0, 0x0a, 0xd0]),
    value.guid('{F4200497-757D-414C-B43A-3FFE56440000}'),
    value.filetime('2026-03-03T13:20:04.6263208Z'),
    value.systemtime('2024-02-29T23:59:59.007Z'),
    value.sid('S-1-5-21-1886540727-2431072350-1126311469-7931'),
    value.hexInt32(0xc000006d),
    value.hexInt64(0x3e7n),
    value.list(['a', 'b', ''].map(value.string)),
    value.list([1, 2, 3].map(value.uint32)),
    value.null(),
  ];
  const template = dataTemplate(values.map(({ type }, i) => [`F${i}`, type] as const));
  const inner = dataTemplate([['X', TYPE.binXml]]);
  return writeEvtx(
    Array.from({ length: 12 }, (_, i) =>
      windowsEvent(
        {
          provider: i % 3 === 0 ? 'Microsoft-Windows-TerminalServices-LocalSessionManager' : 'Test',
          eventId: 40 + (i % 2),
          recordId: i + 1,
          time: '2026-03-03T13:20:04.6263208Z',
          channel: 'A',
          computer: 'B',
          activityId: '{F4200497-757D-414C-B43A-3FFE56440000}',
          userId: 'S-1-5-18',
        },
        i % 4 === 0
          ? { template: inner, values: [value.xml({ template, values })] }
          : { template, values: [...values.slice(0, -1), value.uint8(i)] },
      ),
    ),
  );
}

/** Changes a copy of the bytes in one to four ways, or cuts it. */
function damaged(bytes: Uint8Array, used: number, random: (below: number) => number): Uint8Array {
  let copy = bytes.slice();
  // Mostly where something stands: headers and records, rather than the empty rest of a chunk.
  const place = (): number =>
    random(8) === 0 ? random(copy.length) : random(16) === 0 ? random(128) : 4096 + random(used);
  const times = 1 + random(4);
  for (let i = 0; i < times; i++) {
    const at = Math.min(place(), copy.length - 1);
    switch (random(8)) {
      case 0:
        copy[at] = random(256);
        break;
      case 1:
        copy.fill(random(2) * 255, at, at + random(600));
        break;
      case 2:
        copy.copyWithin(at, place(), place());
        break;
      case 3:
        // A number that is likely to matter, where one may stand.
        new DataView(copy.buffer, copy.byteOffset).setUint32(
          Math.min(at, copy.length - 4),
          [0, 1, 0x2a2a, 0x7fffffff, 0xffffffff, 512, 65_535, random(70_000)][random(8)]!,
          true,
        );
        break;
      case 4:
        if (random(4) === 0 && at > 200) copy = copy.slice(0, at);
        break;
      default:
        copy[at]! ^= 1 << random(8);
    }
  }
  return copy;
}

const sameAs = (a: EvtxRecord, b: EvtxRecord | undefined): boolean =>
  a.xml === b?.xml && a.id === b.id && a.provider === b.provider && a.written === b.written;

describe('a damaged .evtx file', function () {
  this.timeout(Math.max(60_000, CASES * 20));

  const session = readFileSync(path.join(__dirname, '../../samples-evtx/rdp-session.evtx'));
  const SOURCES: readonly (readonly [name: string, bytes: Uint8Array, used: number])[] = [
    ['with every type of value', everyType(), 11_000],
    // Its first chunk, to be quick.
    ['of a session', new Uint8Array(session.subarray(0, 4096 + 65_536)), 20_000],
  ];
  for (const [name, bytes, used] of SOURCES) {
    it(`${name} gives nothing wrong without saying so, in ${CASES / 2} cases`, () => {
      const originals = new Map(readEvtx(bytes).records.map((record) => [record.recordId, record]));
      assert.ok(originals.size >= 12);
      const random = randomFrom(SEED);
      for (let i = 0; i < CASES / 2; i++) {
        const copy = damaged(bytes, used, random);
        const start = performance.now();
        const file = readEvtx(copy, random(2) === 0 ? {} : { wanted: isSessionEvent });
        const took = performance.now() - start;
        const told = `case ${i} of seed ${SEED}`;
        assert.ok(took < LIMIT, `${told} took ${Math.round(took)} ms`);
        for (const record of file.records) {
          assert.ok(
            record.isDoubtful ?? sameAs(record, originals.get(record.recordId)),
            `${told}: record ${record.recordId} differs and is not doubtful`,
          );
        }
        const isSaid =
          file.isHeaderDamaged || file.isTruncated || file.wrongChecksums > 0 || file.unreadable.length > 0;
        if (!isSaid) assert.equal(file.recordCount, originals.size, `${told}: records are missing and nothing is said`);
      }
    });
  }
});
