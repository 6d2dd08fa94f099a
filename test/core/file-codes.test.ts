/** The codes of a file by what they say, as the status bar and the view of the Explorer show them. */
import assert from 'node:assert/strict';
import { scanLines, type LineFinding } from '../../src/core';
import { firstOf, groupByCode, nameOf, rowText } from '../../src/extension/fileCodes';

const LOG = [
  '[09:12:41] [INFO][com.freerdp.core] - ERRINFO_LOGOFF_BY_USER (0x0000000C)',
  '[09:12:42] [ERROR][com.freerdp.core] - ERRCONNECT_LOGON_FAILURE [0x00020014]',
  '[09:12:43] [ERROR][com.freerdp.core] - ERRCONNECT_CONNECT_TRANSPORT_FAILED [0x0002000D]',
  '[09:12:44] [ERROR][com.freerdp.core] - ERRCONNECT_CONNECT_TRANSPORT_FAILED [0x0002000D]',
];

function find(texts: readonly string[], kind: 'log' | 'rdp' = 'log'): LineFinding[] {
  const lines = { lineCount: texts.length, lineText: (line: number) => texts[line] ?? '' };
  return scanLines(lines, 0, texts.length - 1, kind);
}

describe('codes of a file', () => {
  it('are grouped by what they say: the gravest first, then the most frequent', () => {
    const groups = groupByCode(find(LOG)).map(({ name, severity, found }) => [name, severity, found.length]);
    assert.deepEqual(groups, [
      ['0x0002000D', 'error', 2],
      ['0x00020014', 'error', 1],
      ['0xC', 'info', 1],
    ]);
  });

  it('keep the order of the file within a group', () => {
    const [first] = groupByCode(find([...LOG, ...LOG]));
    assert.deepEqual(
      first!.found.map(({ line }) => line),
      [2, 3, 6, 7],
    );
  });

  it('are named by their rule in an .rdp file', () => {
    const names = find(['full address:s:host1', 'password:s:secret'], 'rdp').map(nameOf);
    assert.ok(names.includes('secret/plaintext-password'), names.join());
  });

  it('have the same key after an edit moved them', () => {
    const keys = (texts: readonly string[]) => groupByCode(find(texts)).map(({ key }) => key);
    assert.deepEqual(keys(LOG), keys(['', 'a new line', ...LOG]));
  });

  it('are read up to a limit, and no further', () => {
    function* endless() {
      for (let each = 0; ; each++) yield each;
    }
    assert.deepEqual([...firstOf(endless(), 3)], [0, 1, 2]);
    assert.deepEqual([...firstOf([1, 2], 3)], [1, 2]);
  });
});

describe('a line as a row of a list', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['  code \t 0x204  ', 'code 0x204'],
    ['a\u202Eb\u200Bc\u0000d\u2066e', 'a b c d e'],
    ['x'.repeat(200), `${'x'.repeat(160)}…`],
  ];
  for (const [line, row] of cases) {
    it(`is ${JSON.stringify(row.slice(0, 20))}`, () => assert.equal(rowText(line), row));
  }

  it('says that it goes on, also where its beginning is empty', () => {
    assert.equal(rowText(`${' '.repeat(2000)}0x204`), '…');
  });
});
