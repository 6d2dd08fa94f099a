/** The lines that make up a signature, and the frame of its value: all that is known before any cryptography. */
import assert from 'node:assert/strict';
import { parseRdp } from '../../../src/core/rdp/parse';
import { blobFault } from '../../../src/core/rdp/signed-blob';
import { signedLines } from '../../../src/core/rdp/signed-lines';

/** Three double words, then `body` bytes; the third is what it says of their number. */
const blob = (body: number, first = 0x00010001, second = 1, says = body) => {
  const bytes = Buffer.alloc(12 + body, 0x30);
  bytes.writeUInt32LE(first, 0);
  bytes.writeUInt32LE(second, 4);
  bytes.writeUInt32LE(says, 8);
  return bytes.toString('base64');
};

describe('rdp: the frame of a signature', () => {
  it('is right with its three double words, whatever the length of what follows', () => {
    for (const body of [0, 1, 2, 3, 4, 255, 256, 70_000]) assert.equal(blobFault(blob(body)), undefined, `${body}`);
    assert.equal(blobFault(` ${blob(8).slice(0, 4)}  ${blob(8).slice(4)} \t`), undefined);
  });

  it('is wrong where it is no base64', () => {
    for (const text of [
      'A',
      'AB',
      'ABC',
      'AB=C',
      '====',
      `${blob(3)}!`,
      `*${blob(3).slice(1)}`,
      `${blob(1).slice(0, -2)}`,
    ])
      assert.equal(blobFault(text), 'not base64', text);
  });

  it('is wrong where it is too short, has another head, or another length', () => {
    assert.equal(blobFault(''), 'too short');
    assert.equal(blobFault(blob(0).slice(0, 12)), 'too short');
    assert.equal(blobFault(blob(4, 0x00010002)), 'header');
    assert.equal(blobFault(blob(4, 0x01010001)), 'header');
    assert.equal(blobFault(blob(4, 0x00010001, 2)), 'header');
    assert.equal(blobFault(blob(4, 0x00010001, 0x01000001)), 'header');
    assert.equal(blobFault(blob(4, 0x00010001, 1, 5)), 'length');
    assert.equal(blobFault(blob(4, 0x00010001, 1, 0x04000000)), 'length');
  });
});

describe('rdp: the signed lines of a file', () => {
  const read = (...lines: string[]) => signedLines(parseRdp(lines.join('\n')));

  it('are the scope and the signature, the first of each with a value', () => {
    const found = read(
      'a:s:1',
      'signscope:s:',
      'SignScope:s:Full Address, Audiomode',
      'signature:s:',
      `signature:s:${blob(4)}`,
    );
    assert.equal(found.lines.length, 4);
    assert.equal(found.scope?.index, 2);
    assert.equal(found.signature?.index, 4);
    assert.equal(found.signed, true);
    assert.equal(found.fault, undefined);
    assert.deepEqual([...found.covers], ['', 'full address', 'audiomode']);
  });

  it('cover nothing where one of the two is missing', () => {
    for (const lines of [
      ['a:s:1'],
      ['signscope:s:Full Address'],
      [`signature:s:${blob(4)}`],
      ['signscope:s:Full Address', 'signature:s:'],
    ]) {
      const { signed, covers, fault } = read(...lines);
      assert.deepEqual([signed, covers.size, fault], [false, 0, undefined], lines.join());
    }
  });

  it('have the fault of their value', () => {
    assert.equal(read('signscope:s:Full Address', 'signature:s:x').fault, 'not base64');
  });
});
