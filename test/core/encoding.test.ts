import assert from 'node:assert/strict';
import { decodeText, HEAD_BYTES, HIGH_1252, isBinary, type DecodedText, type Encoding } from '../../src/core';

const bytes = (...values: number[]) => Uint8Array.from(values);
const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf16le = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'));
const utf16be = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le').swap16());
const join = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts));
const decode = (file: Uint8Array): DecodedText => decodeText(file, TextDecoder);

describe('The encoding of a file', () => {
  const MARKED: readonly [Encoding, Uint8Array, Uint8Array][] = [
    ['utf-8-bom', bytes(0xef, 0xbb, 0xbf), new Uint8Array(Buffer.from('Fehler 0x204 für €'))],
    ['utf-16le', bytes(0xff, 0xfe), utf16le('Fehler 0x204 für €')],
    ['utf-16be', bytes(0xfe, 0xff), utf16be('Fehler 0x204 für €')],
  ];
  for (const [encoding, mark, rest] of MARKED) {
    it(`is ${encoding} by its byte order mark, which is no part of the text`, () => {
      assert.deepEqual(decode(join(mark, rest)), { text: 'Fehler 0x204 für €', encoding, isMarked: true });
    });

    it(`is told by the mark of ${encoding} alone, before an empty text`, () => {
      assert.deepEqual(decode(mark), { text: '', encoding, isMarked: true });
    });
  }

  it('is no mark where one byte of it is another', () => {
    const whole = (file: Uint8Array) => decode(file).isMarked;
    for (const mark of [
      bytes(0xff, 0x41),
      bytes(0x41, 0xfe),
      bytes(0xfe, 0x41),
      bytes(0x41, 0xff),
      bytes(0xef, 0xbb, 0x41),
      bytes(0xef, 0x41, 0xbf),
      bytes(0x41, 0xbb, 0xbf),
      bytes(0xef),
      bytes(0xff),
      bytes(),
    ])
      assert.equal(whole(join(mark, ascii(mark.length < 2 ? '' : 'text'))), false, mark.join());
  });

  it('is UTF-16 without a mark where every other byte is zero', () => {
    assert.deepEqual(decode(utf16le('Error code: 0x204')), {
      text: 'Error code: 0x204',
      encoding: 'utf-16le',
      isMarked: false,
    });
    assert.deepEqual(decode(utf16be('Error code: 0x204')), {
      text: 'Error code: 0x204',
      encoding: 'utf-16be',
      isMarked: false,
    });
  });

  it('is UTF-16 where a part of the characters is beyond Latin', () => {
    assert.equal(decode(utf16le('Ошибка: 0x204, 516, 0x0')).encoding, 'utf-16le');
    assert.equal(decode(utf16be('Ошибка: 0x204, 516, 0x0')).encoding, 'utf-16be');
  });

  it('is not UTF-16 for zeros that a crash left in a log, on either side', () => {
    assert.equal(decode(join(ascii('Error code: 0x204\n'), new Uint8Array(60))).encoding, 'utf-8');
    // Exactly a third of the bytes is zero, which is no more than a third.
    assert.equal(decode(bytes(0x41, 0x42, 0x43, 0, 0x45, 0)).encoding, 'utf-8');
    assert.equal(decode(bytes(0x41, 0, 0x43, 0x44, 0x45, 0)).encoding, 'utf-8');
    assert.equal(decode(bytes(0, 0x42, 0, 0x44, 0x45, 0x46)).encoding, 'utf-8');
    assert.equal(decode(bytes(0, 0, 0, 0x44, 0, 0x46)).encoding, 'utf-8');
  });

  it('is told by the head of a file, whatever follows it', () => {
    const head = ascii('x'.repeat(HEAD_BYTES));
    assert.equal(decode(join(head, utf16le('y'.repeat(HEAD_BYTES * 2)))).encoding, 'utf-8');
    assert.equal(decode(join(utf16le('x'.repeat(HEAD_BYTES)), bytes(0, 0))).encoding, 'utf-16le');
  });

  it('is UTF-8 where the bytes are valid UTF-8, ASCII and nothing among them', () => {
    assert.deepEqual(decode(new Uint8Array(Buffer.from('für 切断 €'))), {
      text: 'für 切断 €',
      encoding: 'utf-8',
      isMarked: false,
    });
    assert.equal(decode(bytes()).encoding, 'utf-8');
  });

  it('is windows-1252 for anything else, and no byte is lost', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte).subarray(1);
    const { text, encoding, isMarked } = decode(all);
    assert.deepEqual([encoding, isMarked, text.length], ['windows-1252', false, 255]);
    assert.equal(text.slice(0x7f, 0x9f), HIGH_1252);
    assert.equal(text.at(-1), 'ÿ');
    assert.equal(decode(bytes(0x66, 0xfc, 0x72, 0x20, 0x80)).text, 'für €');
  });

  it('reads windows-1252 alike where the decoder leaves control characters in it', () => {
    class AsOlderNode {
      constructor(readonly label: string) {}
      decode(file: Uint8Array): string {
        if (this.label === 'utf-8') throw new TypeError('not valid');
        return Buffer.from(file).toString('latin1');
      }
    }
    const { text, encoding } = decodeText(bytes(0x80, 0x93, 0x94, 0x9f, 0xa0), AsOlderNode);
    assert.deepEqual([text, encoding], ['€“”Ÿ\u00a0', 'windows-1252']);
  });
});

describe('What is binary', () => {
  it('is a file with many control characters that texts do not hold', () => {
    assert.ok(isBinary(Uint8Array.from({ length: 400 }, (_, index) => index % 32)));
    for (const control of [0x01, 0x07, 0x0e, 0x1a, 0x1c, 0x1f])
      assert.ok(isBinary(join(ascii('text '), bytes(control))), `${control}`);
  });

  it('is no text with a few of them: up to one in twenty', () => {
    const text = ascii('x'.repeat(19));
    assert.equal(isBinary(join(text, bytes(1))), false);
    assert.equal(isBinary(join(text, bytes(1, 1))), true);
  });

  it('is no text with tabs, line ends, backspaces, form feeds and colours', () => {
    for (const control of [0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b, 0x20])
      assert.equal(isBinary(bytes(0x41, control, control)), false, `${control}`);
  });

  it('is nothing but zeros, and not an empty file', () => {
    assert.equal(isBinary(new Uint8Array(8)), true);
    assert.equal(isBinary(bytes()), false);
  });

  it('is not a log with zeros in it: they count on neither side', () => {
    assert.equal(isBinary(join(new Uint8Array(500), ascii('Error code: 0x204'))), false);
    assert.equal(isBinary(join(new Uint8Array(500), ascii('text'), bytes(1))), true);
  });

  it('is never what a byte order mark begins', () => {
    assert.equal(isBinary(join(bytes(0xff, 0xfe), new Uint8Array(9).fill(1))), false);
    assert.equal(isBinary(join(bytes(0xfe, 0xff), new Uint8Array(9).fill(1))), false);
    assert.equal(isBinary(join(bytes(0xef, 0xbb, 0xbf), new Uint8Array(9).fill(1))), false);
  });

  it('is decided by the first bytes', () => {
    const head = ascii('x'.repeat(HEAD_BYTES));
    assert.equal(isBinary(join(head, new Uint8Array(5000).fill(1))), false);
    assert.equal(isBinary(join(head.subarray(1000), new Uint8Array(5000).fill(1))), true);
  });
});
