/** Codes in the cells of Markdown and wiki tables. */
import assert from 'node:assert/strict';
import { codeRef, scan } from '../../../src/core';

const found = (...lines: string[]) =>
  scan(lines.join('\n'), { kind: 'log' }).map(({ code, text }) => `${codeRef(code!)} ${text}`);

const RULE = '| --- | --- |';
const HEAD = '| Error code | Meaning |';
const ABOUT = '# Remote Desktop';

describe('A table of codes', () => {
  it('gives the codes of the column that its first row names, with their places', () => {
    assert.deepEqual(found(ABOUT, '', HEAD, RULE, '| 0x204 | no connection |', '| 0x104 | no name |'), [
      'disconnect:516 0x204',
      'disconnect:260 0x104',
    ]);
    const text = [ABOUT, '', HEAD, RULE, '| 0x204 | x |'].join('\n');
    const [finding] = scan(text, { kind: 'log' });
    assert.equal(text.slice(finding!.span.start, finding!.span.end), '0x204');
  });

  it('gives numbers in code marks, quotes and emphasis, also decimal ones where the row has the same in hex', () => {
    for (const cell of ['516', '`516`', '**516**', '"516"', "'516'", ' {516}', '`0x204`', ' * 516'])
      assert.equal(found(ABOUT, '', '| Error code | Hex |', RULE, `|${cell}| 0x204 |`).length, 1, cell);
  });

  it('reads the column wherever it stands', () => {
    assert.deepEqual(found(ABOUT, '', '| What | When | Error code |', '|---|---|---|', '| 0x108 | 0x104 | 0x204 |'), [
      'disconnect:516 0x204',
    ]);
  });

  it('reads a column of extended codes as such, beside the first', () => {
    const head = '| Error code | Extended error code |';
    assert.deepEqual(found(ABOUT, '', head, RULE, '| 0x3 | 0x5 |'), ['disconnect:3 0x3', 'extended:5 0x5']);
    const [first, second] = scan([ABOUT, '', head, RULE, '| 0x3 | 0x101 |'].join('\n'), { kind: 'log' });
    assert.equal(first!.extended?.value, 0x101);
    assert.equal(second!.secondary, true);
  });

  it('reads the doubled bars of a wiki', () => {
    assert.deepEqual(found('Remote Desktop', '', '||Error code||Meaning||', '|0x204|no connection|'), [
      'disconnect:516 0x204',
    ]);
  });

  it('reads a header in another language', () => {
    assert.deepEqual(found('Remotedesktop', '', '| Fehlercode | Bedeutung |', RULE, '| 0x204 | x |'), [
      'disconnect:516 0x204',
    ]);
  });

  it('is about Remote Desktop by its header, the two lines above it, or what is near', () => {
    const rows = [RULE, '| 0x204 | x |'];
    const cells = ['disconnect:516 0x204'];
    assert.deepEqual(found('', '| Error code | RDP says |', ...rows), cells);
    assert.deepEqual(found('Remote Desktop', '', HEAD, ...rows), cells);
    assert.deepEqual(found('', HEAD, RULE, '| 0x204 | RDP |'), cells);
    assert.deepEqual(found('', '| Error code | Extended error |', ...rows), cells);
    assert.deepEqual(found('', HEAD, RULE, '| 0x204 | see 0x3000008 |'), cells);
    assert.deepEqual(found('', '| Error code | Meaning |', ...rows), []);
  });

  it('is about Remote Desktop by the lines above its header however far down the row', () => {
    const rows = Array.from({ length: 12 }, () => '| a | b |');
    assert.deepEqual(found(ABOUT, '', HEAD, ...rows, '| 0x204 | x |'), ['disconnect:516 0x204']);
  });

  it('holds nothing in rows too far from its header', () => {
    const rows = Array.from({ length: 15 }, () => '| a | b |');
    assert.deepEqual(found(ABOUT, '', HEAD, ...rows, '| 0x204 | x |'), []);
  });

  it('holds nothing in columns of another name, without a header, and without bars', () => {
    assert.deepEqual(found(ABOUT, '', '| Count | Meaning |', RULE, '| 0x204 | 516 |'), []);
    assert.deepEqual(found(ABOUT, '', '| 0x204 | 516 |'), []);
    assert.deepEqual(found(ABOUT, '', 'Error code   Meaning', '| 0x204 | x |'), []);
  });

  it('holds no numbers that nobody knows', () => {
    assert.deepEqual(
      found(ABOUT, '', HEAD, RULE, '| 0xEEEE | x |', '| 99999 | 0x204 |', '| none | 0x204 |', '| n5 | 0x204 |'),
      [],
    );
  });

  it('takes the cell of a row’s own column, also where a row has more cells than its header', () => {
    assert.deepEqual(found(ABOUT, '', HEAD, RULE, '| 0x204 | 0x104 | 0x108 |'), ['disconnect:516 0x204']);
  });

  it('is read where rows are indented, and where the last bar is left out', () => {
    assert.deepEqual(found(ABOUT, '', `   ${HEAD}`, `   ${RULE}`, '   | 0x204 | x'), ['disconnect:516 0x204']);
    assert.deepEqual(found(ABOUT, '', '| Meaning | Error code', '| --- | ---', '| x | 0x204'), [
      'disconnect:516 0x204',
    ]);
  });

  it('holds nothing in a row of more than 2,000 characters', () => {
    const row = (length: number) => `| 0x204 | ${'x'.repeat(length - 10)}`;
    assert.equal(row(2000).length, 2000);
    assert.equal(found(ABOUT, '', HEAD, RULE, row(2000)).length, 1);
    assert.deepEqual(found(ABOUT, '', HEAD, RULE, row(2001)), []);
  });
});
