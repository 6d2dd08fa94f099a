/** A line with what stands around it: how far is looked, whatever the size of line and document. */
import assert from 'node:assert/strict';
import { LineIndex } from '../../../src/core';
import { Here } from '../../../src/core/scan/reading';

const here = (lines: readonly string[], number: number) => new Here(new LineIndex(lines.join('\n')), number);
const numbered = (count: number) => Array.from({ length: count }, (_, index) => `line ${index}`);

describe('What stands around a line', () => {
  it('is known by lines above and below, each cut to 480 characters', () => {
    const lines = ['a'.repeat(500), 'b', 'c'.repeat(480)];
    assert.equal(here(lines, 1).line, 'b');
    assert.equal(here(lines, 1).neighbour(-1), 'a'.repeat(480));
    assert.equal(here(lines, 1).neighbour(1), 'c'.repeat(480));
    assert.equal(here(lines, 1).neighbour(2), '');
  });

  it('is the whole line up to 480 characters, and 240 on either side of a longer one', () => {
    const line = 'a'.repeat(300) + 'X'.repeat(5) + 'b'.repeat(400);
    assert.equal(here([line.slice(0, 480)], 0).near(300), line.slice(0, 480));
    assert.equal(here([line.slice(0, 481)], 0).near(300), line.slice(60, 481));
    assert.equal(here([line], 0).near(300, 305), line.slice(60, 545));
    assert.equal(here([line], 0).near(300), line.slice(60, 540));
    assert.equal(here([line], 0).near(10), line.slice(0, 250));
  });

  it('before a column is as much as is asked for', () => {
    const line = 'a'.repeat(300) + 'X';
    assert.equal(here([line], 0).before(300).length, 240);
    assert.equal(here([line], 0).before(10), line.slice(0, 10));
    assert.equal(here([line], 0).before(301, 3), 'aaX');
  });

  it('is a paragraph up to the next empty line, and at most sixteen lines above and below', () => {
    assert.equal(here(['x', ' ', 'a', 'b', 'c', '\t', 'y'], 3).paragraph, 'a\nb\nc');
    const lines = numbered(50);
    assert.equal(here(lines, 25).paragraph, lines.slice(9, 42).join('\n'));
    assert.equal(here(lines, 2).paragraph.split('\n').filter(Boolean).length, 19);
  });

  it('is a vicinity of eight lines above and below, over empty ones too', () => {
    const lines = numbered(50);
    assert.equal(here(lines, 25).vicinity, lines.slice(17, 34).join('\n'));
    assert.equal(here(['a', '', 'b', '', 'c'], 2).vicinity.trim(), 'a\n\nb\n\nc');
  });

  it('is nothing for a line of more than 4,000 characters, which holds a document of its own', () => {
    const lines = ['RDP', 'x'.repeat(4000), 'RDP'];
    assert.equal(here(lines, 1).isNearRdp, true);
    assert.equal(here(['RDP', 'x'.repeat(4001), 'RDP'], 1).isNearRdp, false);
    assert.equal(here(['RDP', 'x'.repeat(4001)], 1).paragraph, '');
  });
});

describe('Whether a line is about Remote Desktop', () => {
  it('is told by the whole of a short line, wherever the number stands', () => {
    const line = `RDP ${'x'.repeat(470)} 5`;
    assert.equal(line.length, 476);
    assert.equal(here([line], 0).saysRdp(475), true);
    assert.equal(here(['nothing of it 5'], 0).saysRdp(14), false);
  });

  it('is told by what is within 240 characters in a long one, on either side', () => {
    const line = (between: number) => `RDP ${'x'.repeat(between)} 5 ${'y'.repeat(600)}`;
    assert.equal(here([line(230)], 0).saysRdp(235), true);
    assert.equal(here([line(250)], 0).saysRdp(255), false);
    const behind = (between: number) => `${'y'.repeat(600)} 5 ${'x'.repeat(between)} RDP`;
    assert.equal(here([behind(200)], 0).saysRdp(601, 602), true);
    assert.equal(here([behind(250)], 0).saysRdp(601, 602), false);
  });

  it('is told by the lines near it where it does not say so itself', () => {
    const lines = (distance: number) => ['Remote Desktop', ...numbered(distance - 1), 'code 5'];
    assert.equal(here(lines(8), 8).isNearRdp, true);
    assert.equal(here(lines(9), 9).isNearRdp, false);
    assert.equal(here(['[Expanded Information]', 'code 5'], 1).isNearRdp, true);
  });
});
