/** The reader of DER, against asn1js on everything that signatures hold, and alone on what nobody should write. */
import assert from 'node:assert/strict';
import { fromBER, type BaseBlock } from 'asn1js';
import fc from 'fast-check';
import { DerError, readDer, type DerNode } from '../../../src/core/rdp/signature/der';
import { readSignature } from '../../../src/core/rdp/signature';
import { signedFile, signedFiles } from './signed-files';

const bytes = (...list: number[]) => Uint8Array.from(list);
const hex = (text: string) => Uint8Array.from(text.match(/../g) ?? [], (pair) => parseInt(pair, 16));

interface Block extends Omit<BaseBlock, 'valueBlock'> {
  readonly valueBlock: { readonly value?: unknown };
  toDate?(): Date;
}

/** Compares all that both readers say; returns how many elements there were. */
function compare(node: DerNode, block: Block): number {
  assert.deepEqual(Buffer.from(node.raw), Buffer.from(block.valueBeforeDecodeView));
  assert.equal(node.content.length, block.lenBlock.length);
  const { tagClass, tagNumber } = block.idBlock;
  assert.equal(node.is(tagNumber), tagClass === 1);
  assert.equal(node.isContext(tagNumber), tagClass === 3);
  if (tagClass === 1 && tagNumber === 6)
    assert.equal(node.oid(), (block.valueBlock as { toString(): string }).toString());
  if (tagClass === 1 && [12, 19, 20, 22, 30].includes(tagNumber)) assert.equal(node.text(), block.valueBlock.value);
  if (tagClass === 1 && (tagNumber === 23 || tagNumber === 24)) assert.equal(node.time(), block.toDate!().getTime());
  const inner = block.idBlock.isConstructed ? (block.valueBlock.value as Block[]) : [];
  assert.equal(node.children.length, inner.length);
  return node.children.reduce((sum, child, at) => sum + compare(child, inner[at]!), 1);
}

describe('rdp signature: DER', () => {
  const blobs = (['vectors', 'samples', 'made'] as const)
    .flatMap(signedFiles)
    .flatMap((name) => readSignature(signedFile(name))?.pkcs7 ?? []);

  it('is read as asn1js reads it, in every signature', () => {
    let count = 0;
    for (const blob of blobs) {
      const { offset, result } = fromBER(blob);
      if (offset === blob.length) count += compare(readDer(blob), result as unknown as Block);
    }
    assert.ok(count > 1000, `${count} elements`);
  });

  it('has object identifiers of every kind', () => {
    for (const [written, text] of [
      ['06092a864886f70d010702', '1.2.840.113549.1.7.2'],
      ['0603550403', '2.5.4.3'],
      ['060100', '0.0'],
      ['060127', '0.39'],
      ['0602883703'.slice(0, 8), '2.999'],
    ] as const) {
      assert.equal(readDer(hex(written)).oid(), text);
    }
  });

  it('has times with and without seconds, in two centuries, with and without an offset', () => {
    const time = (tag: number, text: string) =>
      new Date(readDer(bytes(tag, text.length, ...Buffer.from(text, 'latin1'))).time()).toISOString();
    assert.equal(time(23, '490101000000Z'), '2049-01-01T00:00:00.000Z');
    assert.equal(time(23, '500101000000Z'), '1950-01-01T00:00:00.000Z');
    assert.equal(time(24, '20990101000000Z'), '2099-01-01T00:00:00.000Z');
    assert.equal(time(23, '2611210102+0130'), '2026-11-20T23:32:00.000Z');
    for (const wrong of ['26112', '2613210102Z', '261121010203']) assert.throws(() => time(23, wrong), DerError, wrong);
  });

  it('refuses what is cut off, left open, too deep or too long, and bytes behind the end', () => {
    const deep = (depth: number) => {
      let inner = bytes();
      for (let at = 0; at < depth; at++) {
        inner = bytes(0x30, 0x82, inner.length >> 8, inner.length & 255, ...inner);
      }
      return inner;
    };
    const visit = (node: DerNode): void => node.children.forEach(visit);
    for (const wrong of ['', '30', '3003', '300402', '30800000', '3085000000000', '02010100', '1f808080808001']) {
      assert.throws(() => visit(readDer(hex(wrong))), DerError, wrong);
    }
    assert.throws(() => visit(readDer(deep(100))), DerError);
    visit(readDer(deep(30)));
    const many = new Uint8Array(100_000).fill(0);
    assert.throws(() => readDer(bytes(0x30, 0x83, 1, 0x86, 0xa0, ...many)).children, DerError);
  });

  it('throws nothing else, whatever the bytes', () => {
    const visit = (node: DerNode): void => {
      for (const read of [() => node.oid(), () => node.text(), () => node.time()]) {
        try {
          read();
        } catch (error) {
          assert.ok(error instanceof DerError);
        }
      }
      node.children.forEach(visit);
    };
    const attempt = (some: Uint8Array) => {
      try {
        visit(readDer(Uint8Array.from(some)));
      } catch (error) {
        assert.ok(error instanceof DerError, String(error));
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 60 }), attempt));
    const [blob] = blobs;
    assert.ok(blob);
    fc.assert(
      fc.property(fc.nat(blob.length - 1), fc.nat(255), (at, byte) => {
        const copy = Uint8Array.from(blob);
        copy[at] = byte;
        attempt(copy);
      }),
    );
  });
});
