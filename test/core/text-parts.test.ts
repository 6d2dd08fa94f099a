/** A file's bytes, cut anywhere, as the same text that they are in one piece. */
import assert from 'node:assert/strict';
import { decodeText } from '../../src/core';
import { TextParts } from '../../src/extension/textParts';

const SENTENCE = 'Fehlercode: 0x204 – Verbindung getrennt. エラー コード 😀 Überprüfung\r\n';
const TEXT = SENTENCE.repeat(200);

function utf16(text: string, isBigEndian: boolean, mark: boolean): Uint8Array {
  const units = mark ? `\uFEFF${text}` : text;
  const bytes = new DataView(new ArrayBuffer(2 * units.length));
  for (let index = 0; index < units.length; index++) bytes.setUint16(2 * index, units.charCodeAt(index), !isBigEndian);
  return new Uint8Array(bytes.buffer);
}

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

const ENCODED: Readonly<Record<string, Uint8Array>> = {
  'UTF-8': utf8(TEXT),
  'UTF-8 with a mark': utf8(`\uFEFF${TEXT}`),
  'UTF-16LE with a mark': utf16(TEXT, false, true),
  'UTF-16BE with a mark': utf16(TEXT, true, true),
  'UTF-16LE without a mark': utf16('Error code: 0x204\r\n'.repeat(300), false, false),
  'windows-1252': latin('Überprüfung der Verbindung: Fehlercode 0x204\r\n'.repeat(300)),
  'a short text': utf8(SENTENCE),
  'an empty file': new Uint8Array(),
};

function inParts(bytes: Uint8Array, length: number): string {
  const text = new TextParts();
  // One buffer for all parts, as a reader of files has it.
  const buffer = new Uint8Array(length);
  let result = '';
  for (let at = 0; at < bytes.length; at += length) {
    const part = bytes.subarray(at, at + length);
    buffer.set(part);
    result += text.push(buffer.subarray(0, part.length));
  }
  return result + text.end();
}

describe('text in parts', () => {
  for (const [name, bytes] of Object.entries(ENCODED)) {
    for (const length of [1, 3, 4096, 4099, 1 << 20]) {
      it(`of ${length} bytes is the same: ${name}`, () => {
        assert.equal(inParts(bytes, length), decodeText(bytes, TextDecoder).text);
      });
    }
  }

  it('keeps its codes where its encoding changes', () => {
    const bytes = Uint8Array.from([...utf8('plain\r\n'.repeat(1000)), ...latin('Überprüfung 0x204 beendet')]);
    assert.ok(inParts(bytes, 1000).endsWith('berpr\uFFFDfung 0x204 beendet'));
  });
});
