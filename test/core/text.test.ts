import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex } from '../../src/core';

describe('LineIndex', () => {
  const SPLIT: readonly [text: string, lines: readonly string[]][] = [
    ['', ['']],
    ['a', ['a']],
    ['a\nb', ['a', 'b']],
    ['a\r\nb', ['a', 'b']],
    ['a\rb', ['a', 'b']],
    ['a\n', ['a', '']],
    ['a\r\n', ['a', '']],
    ['\n\n', ['', '', '']],
    ['\r\r\n\n', ['', '', '', '']],
    ['a\n\rb', ['a', '', 'b']],
    ['a\r\nb\nc\rd', ['a', 'b', 'c', 'd']],
    ['a\u2028b\u0085c\fd', ['a\u2028b\u0085c\fd']],
    ['😀\né', ['😀', 'é']],
  ];
  for (const [text, lines] of SPLIT) {
    it(`splits ${JSON.stringify(text)} into ${lines.length}`, () => {
      const index = new LineIndex(text);
      assert.equal(index.lineCount, lines.length);
      assert.deepEqual(
        lines.map((_, line) => index.lineText(line)),
        lines,
      );
    });
  }

  it('answers an empty text outside the document', () => {
    const index = new LineIndex('a\nb');
    for (const line of [-1, 2, 1.5, Number.NaN]) assert.equal(index.lineText(line), '');
  });

  it('counts columns in UTF-16 units', () => {
    assert.deepEqual(new LineIndex('x\n😀0x204').positionAt(4), { line: 1, column: 2 });
  });

  it('moves offsets outside the text to its ends', () => {
    const index = new LineIndex('ab\r\nc');
    assert.deepEqual(index.positionAt(-5), { line: 0, column: 0 });
    assert.deepEqual(index.positionAt(99), { line: 1, column: 1 });
    assert.equal(index.lineStart(9), 5);
  });

  it('places the offset behind a line end on the next line', () => {
    const index = new LineIndex('ab\r\nc\rd\ne');
    assert.deepEqual(index.positionAt(4), { line: 1, column: 0 });
    assert.deepEqual(index.positionAt(6), { line: 2, column: 0 });
    assert.deepEqual(index.positionAt(8), { line: 3, column: 0 });
  });

  it('agrees with a split, and offsets with positions, for any text', () => {
    const text = fc.array(fc.constantFrom('a', '0x5', '\n', '\r', '\r\n', '😀', ' '), { maxLength: 30 });
    fc.assert(
      fc.property(text, fc.nat(80), (parts, at) => {
        const whole = parts.join('');
        const index = new LineIndex(whole);
        const lines = whole.split(/\r\n|\r|\n/);
        assert.equal(index.lineCount, lines.length);
        lines.forEach((line, number) => assert.equal(index.lineText(number), line));
        const offset = Math.min(at, whole.length);
        const { line, column } = index.positionAt(offset);
        assert.equal(index.lineStart(line) + column, offset);
        assert.ok(line === lines.length - 1 || offset < index.lineStart(line + 1));
      }),
      { seed: 20_250_102, numRuns: 300 },
    );
  });
});
