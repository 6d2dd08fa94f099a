import assert from 'node:assert/strict';
import { decodeText, isBinary } from '../../../src/core/encoding';
import { encode } from '../../../src/cli/encoding';
import { target as one } from '../target';

/** Bytes of a file as text: its encoding, its mark, and whether it is text at all. */
export const target = one({
  kind: 'bytes',
  longest: 400,
  seeds: ['samples'],
  input: (data) => data,
  run: (bytes) => ({ ...decodeText(bytes, TextDecoder), isNoText: isBinary(bytes) }),
  made: () => 1,
  features: ({ encoding, isMarked, isNoText }) => [`${encoding} ${isMarked} ${isNoText}`],
  check(bytes, decoded) {
    const { text, encoding, isMarked } = decoded;
    assert.ok(text.length <= bytes.length);
    if (encoding === 'windows-1252') {
      assert.equal(text.length, bytes.length, 'each byte is a character');
      assert.doesNotMatch(text, /\ufffd/);
    }
    if (isMarked) assert.notEqual(encoding, 'windows-1252');
    // What can be written back is what was read, but for what no encoding holds.
    const written = text.includes('\ufffd') ? undefined : encode(decoded);
    if (written && encoding !== 'utf-16le' && encoding !== 'utf-16be') assert.deepEqual(new Uint8Array(written), bytes);
    else if (written) assert.equal(decodeText(written, TextDecoder).text, text);
  },
});
