/** Text, times and checksums as an .evtx file holds them. */
import assert from 'node:assert/strict';
import { crc32 as zlibCrc32 } from 'node:zlib';
import { crc32 } from '../../../src/core/evtx/crc32';
import { recordsAsXml, recordsInOrder } from '../../../src/core/evtx/evtx-xml';
import type { EvtxRecord } from '../../../src/core/evtx/evtx';
import { u16, u32, u64, u64Exact } from '../../../src/core/evtx/little-endian';
import { inAttribute, inElement, narrowText, wideText } from '../../../src/core/evtx/text';
import { filetimeText, filetimeToMs, systemtimeText } from '../../../src/core/evtx/times';
import { Unreadable, Work } from '../../../src/core/evtx/unreadable';

const wide = (...codes: number[]) => {
  const bytes = new Uint8Array(2 + codes.length * 2);
  codes.forEach((code, index) => new DataView(bytes.buffer).setUint16(2 + index * 2, code, true));
  return wideText(bytes, 2, codes.length);
};
const narrow = (...codes: number[]) => narrowText(Uint8Array.from([0x41, ...codes]), 1, codes.length);

describe('text in an .evtx file', () => {
  it('of two bytes a character is as it stands, without zeros at its end', () => {
    assert.equal(wide(0x41, 0xfc, 0x5207), 'Aü切');
    assert.equal(wide(0x41, 0, 0), 'A');
    assert.equal(wide(0, 0), '');
    assert.equal(wide(), '');
    assert.equal(wide(0x41, 0, 0x42), 'A\ufffdB');
  });

  it('holds no character that XML cannot', () => {
    assert.equal(wide(0x9, 0xa, 0xd, 0x20), '\t\n\r ');
    for (const control of [0x1, 0x8, 0xb, 0xc, 0xe, 0x1f]) assert.equal(wide(control, 0x41), '\ufffdA', `${control}`);
    assert.equal(wide(0xfffd, 0xfffe, 0xffff), '\ufffd\ufffd\ufffd');
    assert.equal(wide(0xd7ff, 0xe000), '\ud7ff\ue000');
  });

  it('keeps pairs of surrogates, and none that stands alone', () => {
    assert.equal(wide(0xd83d, 0xde00), '😀');
    assert.equal(wide(0xd800, 0xdc00, 0xdbff, 0xdfff), '\ud800\udc00\udbff\udfff');
    assert.equal(wide(0xd83d, 0x41), '\ufffdA');
    assert.equal(wide(0xd83d), '\ufffd');
    assert.equal(wide(0xd83d, 0xd83d, 0xde00), '\ufffd😀');
    assert.equal(wide(0xde00, 0x41), '\ufffdA');
    assert.equal(wide(0x41, 0xde00), 'A\ufffd');
    assert.equal(wide(0xdbff, 0xe000), '\ufffd\ue000');
  });

  it('looks at nothing before or behind it', () => {
    const bytes = new Uint8Array(8);
    const view = new DataView(bytes.buffer);
    [0xd83d, 0xde00, 0xd83d, 0xde00].forEach((code, index) => view.setUint16(index * 2, code, true));
    assert.equal(wideText(bytes, 2, 1), '\ufffd');
    assert.equal(wideText(bytes, 2, 2), '\ufffd\ufffd');
  });

  it('of any length is whole, pairs across its pieces too', () => {
    const codes = Array.from({ length: 9000 }, (_, index) => 0x61 + (index % 26));
    codes.splice(4095, 2, 0xd83d, 0xde00);
    assert.equal(wide(...codes), String.fromCharCode(...codes));
  });

  it('of one byte a character is ASCII, and a mark for all else', () => {
    assert.equal(narrow(0x41, 0x20, 0x7f, 0x9, 0xa, 0xd), 'A \x7f\t\n\r');
    assert.equal(narrow(0x80, 0xff, 0x1f, 0x8, 0xb), '\ufffd'.repeat(5));
    assert.equal(narrow(0x41, 0, 0), 'A');
    assert.equal(narrow(0, 0x41), '\ufffdA');
    assert.equal(narrow(0), '');
  });

  it('is escaped between tags, and between quotes, as Windows does it', () => {
    assert.equal(inElement('a&b<c>d\'e"f\ng\rh'), 'a&amp;b&lt;c&gt;d\'e"f&#10;g&#13;h');
    assert.equal(inAttribute('a&b<c>d\'e"f\ng\rh'), 'a&amp;b&lt;c&gt;d&apos;e"f&#10;g&#13;h');
    assert.equal(inElement("plain 'text'"), "plain 'text'");
    for (const one of ['&', '<', '>', '\n', '\r']) {
      assert.notEqual(inElement(one), one);
      assert.notEqual(inAttribute(one), one);
    }
    assert.equal(inAttribute("'"), '&apos;');
  });
});

describe('a number in an .evtx file', () => {
  const bytes = Uint8Array.of(0xff, 1, 2, 3, 0x84, 5, 6, 7, 0x88);

  it('is read with its lowest byte first', () => {
    assert.equal(u16(bytes, 1), 0x0201);
    assert.equal(u32(bytes, 1), 0x84030201);
    assert.equal(u64Exact(bytes, 1), 0x8807060584030201n);
    assert.equal(u64(bytes, 1), Number(0x8807060584030201n));
  });
});

describe('a time in an .evtx file', () => {
  const TICKS = 133_169_556_046_263_208n;
  const filetime = (ticks: bigint) => {
    const bytes = new Uint8Array(10);
    new DataView(bytes.buffer).setBigUint64(2, ticks, true);
    return bytes;
  };
  const systemtime = (...parts: number[]) => {
    const bytes = new Uint8Array(18);
    parts.forEach((part, index) => new DataView(bytes.buffer).setUint16(2 + index * 2, part, true));
    return systemtimeText(bytes, 2);
  };

  it('counted in ticks since 1601 is a date with seven decimals', () => {
    assert.equal(filetimeText(filetime(0n), 2), '1601-01-01T00:00:00.0000000Z');
    assert.equal(filetimeText(filetime(116_444_736_000_000_001n), 2), '1970-01-01T00:00:00.0000001Z');
    assert.equal(filetimeToMs(filetime(116_444_736_000_015_000n), 2), 1);
    const text = filetimeText(filetime(TICKS), 2);
    assert.equal(new Date(text.slice(0, 23) + 'Z').getTime(), filetimeToMs(filetime(TICKS), 2));
    assert.equal(text.slice(-8), '6263208Z');
  });

  it('written in parts is a date with three decimals', () => {
    assert.equal(systemtime(2026, 3, 2, 3, 13, 20, 4, 6), '2026-03-03T13:20:04.006Z');
    assert.equal(systemtime(2024, 2, 4, 29, 23, 59, 59, 999), '2024-02-29T23:59:59.999Z');
    assert.equal(systemtime(1601, 1, 1, 1, 0, 0, 0, 0), '1601-01-01T00:00:00.000Z');
  });

  it('that is none is not shown as one', () => {
    for (const parts of [
      [2026, 0, 0, 1],
      [2026, 13, 0, 1],
      [2026, 1, 0, 0],
      [2026, 2, 0, 29],
      [2026, 1, 0, 1, 24],
      [2026, 1, 0, 1, 0, 60],
      [2026, 1, 0, 1, 0, 0, 60],
      [2026, 1, 0, 1, 0, 0, 0, 1000],
    ])
      assert.throws(() => systemtime(...parts), Unreadable, parts.join());
  });
});

describe('a checksum in an .evtx file', () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, index) => (index * 167 + 13) & 0xff);

  it('is that of ZIP, whatever the length and the place', () => {
    for (let length = 0; length < 40; length++) {
      for (const start of [0, 1, 5])
        assert.equal(
          crc32(bytes, start, start + length),
          zlibCrc32(bytes.subarray(start, start + length)),
          `${length}`,
        );
    }
    assert.equal(crc32(bytes, 0, 300), zlibCrc32(bytes));
  });

  it('goes on where another piece ended', () => {
    for (const middle of [0, 1, 8, 77, 300])
      assert.equal(crc32(bytes, middle, 300, crc32(bytes, 0, middle)), zlibCrc32(bytes), `${middle}`);
  });
});

describe('the work for one chunk', () => {
  it('ends for a record at four million steps, and for the chunk at eight', () => {
    const work = new Work();
    work.spend(4_000_000);
    assert.throws(() => work.spend(1), /the record asks for more text/);
    const chunk = new Work();
    for (let record = 0; record < 2; record++) {
      chunk.nextRecord();
      chunk.spend(4_000_000);
    }
    chunk.nextRecord();
    assert.throws(() => chunk.spend(1), /the chunk asks for more text/);
  });
});

describe('the records of an .evtx file as one text', () => {
  const record = (written: number, recordId: number, xml: string) => ({ written, recordId, xml }) as EvtxRecord;

  it('stand by time, of the same moment by their number, one a line', () => {
    const records = [record(2, 9, 'c'), record(1, 5, 'b'), record(1, 4, 'a'), record(3, 1, 'd')];
    assert.equal(recordsAsXml(records), '<Events>\na\nb\nc\nd\n</Events>\n');
    assert.equal(recordsAsXml([]), '<Events>\n</Events>\n');
    assert.equal(recordsInOrder(records)[0]!.xml, 'a');
    assert.equal(records[0]!.xml, 'c', 'the list that was given stays as it was');
  });
});
