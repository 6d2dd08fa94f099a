import assert from 'node:assert/strict';
import { folderCsv, folderJson, folderMarkdown, folderSarif } from '../../../src/core';
import { DIALOG, EVENT, FREERDP, reportOn } from './folder-fixture';

const report = reportOn(
  [
    { name: 'PC-1/a.log', text: DIALOG },
    { name: 'b [x](y).log', text: FREERDP('2025-03-14 09:12:44') },
    { name: 'bundle.zip!/lsm 1.xml', text: EVENT('2025-03-14T09:20:00Z', 12) },
    { name: 'a.rdp', text: 'full address:s:host\nauthentication level:i:7\n' },
  ],
  { notes: [{ name: 'c|d.zip', kind: 'unread', reason: 'it is encrypted' }] },
);

/** The rows of a CSV, as RFC 4180 reads them. */
function rowsOf(csv: string): string[][] {
  const cells = [...csv.replace(/^\ufeff/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)];
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of cells) {
    rows.at(-1)!.push(quoted?.replaceAll('""', '"') ?? plain!);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('a report as CSV', () => {
  it('has a row for each finding, with machine and time and how they are told', () => {
    const [head, first, second, third] = rowsOf(folderCsv(report));
    assert.deepEqual(head?.slice(0, 5), ['file', 'line', 'column', 'severity', 'code']);
    assert.deepEqual(first, [
      ...['PC-1/a.log', '2', '13', 'error', 'disconnect:516', 'code/disconnect'],
      ...['0x204: Cannot connect to Remote Desktop on the host (socket connect failed)', '0x204'],
      ...['2025-03-14T09:12:44.000Z', 'near', 'PC-1', 'folder', 'Error code: 0x204'],
    ]);
    assert.deepEqual(second?.slice(8, 12), ['2025-03-14T09:12:44.000Z', 'line (no zone)', '', '']);
    assert.deepEqual(third?.slice(8, 12), ['2025-03-14T09:20:00.000Z', 'event', 'RDSH01.contoso.com', 'event']);
  });

  for (const start of ['=', '+', '-', '@', '\t=', ' =', '＝', '"=']) {
    it(`keeps a spreadsheet from reading a formula in what begins with ${JSON.stringify(start)}`, () => {
      const name = `${start}HYPERLINK(1;2).log`;
      const [, row] = rowsOf(folderCsv(reportOn([{ name, text: DIALOG }])));
      assert.ok(start === '"=' ? row?.[0] === name : row?.[0]?.startsWith("'"), row?.[0]);
    });
  }

  it('keeps commas, quotation marks and line ends inside their cells', () => {
    const [, row] = rowsOf(folderCsv(reportOn([{ name: 'a,"b"\n.log', text: DIALOG }])));
    assert.equal(row?.[0], 'a,"b" .log');
    assert.equal(row?.length, 13);
  });
});

describe('a report as JSON', () => {
  it('gives what rdpdiag check gives, and machine and time', () => {
    const { version, fileCount, files, notes } = JSON.parse(folderJson(report)) as {
      version: number;
      fileCount: number;
      files: { path: string; findings: Record<string, unknown>[] }[];
      notes: unknown[];
    };
    assert.deepEqual([version, fileCount], [1, 4]);
    const { code, ...found } = files[2]!.findings[0]!;
    assert.deepEqual(
      [found['line'], found['time'], found['timeFrom'], found['machine'], found['machineFrom']],
      [1, '2025-03-14T09:20:00.000Z', 'event', 'RDSH01.contoso.com', 'event'],
    );
    assert.equal((code as { value: number }).value, 12);
    assert.deepEqual(notes, [{ path: 'c|d.zip', kind: 'unread', reason: 'it is encrypted' }]);
  });
});

describe('a report as SARIF', () => {
  it('has the findings with their rules, places and fixes', () => {
    const { runs } = JSON.parse(folderSarif(report, { name: 'RDP Diagnostics', version: '1.2.3' })) as {
      runs: {
        tool: { driver: { name: string; version: string; rules: { id: string }[] } };
        results: {
          ruleId: string;
          ruleIndex: number;
          fixes?: unknown[];
          locations: { physicalLocation: { artifactLocation: { uri: string }; region: { startLine: number } } }[];
        }[];
      }[];
    };
    const [{ tool, results }] = runs as [(typeof runs)[0]];
    assert.deepEqual([tool.driver.name, tool.driver.version], ['RDP Diagnostics', '1.2.3']);
    assert.deepEqual(
      results.map(
        ({ locations: [place] }) =>
          `${place!.physicalLocation.artifactLocation.uri}:${place!.physicalLocation.region.startLine}`,
      ),
      ['PC-1/a.log:2', 'b%20%5Bx%5D(y).log:1', 'bundle.zip!/lsm%201.xml:1', 'a.rdp:2'],
    );
    for (const { ruleId, ruleIndex } of results) assert.equal(tool.driver.rules[ruleIndex]?.id, ruleId);
    assert.ok(results.at(-1)?.fixes?.length);
  });

  it('names no place outside the folder, whatever an entry of a zip is called', () => {
    const sarif = folderSarif(reportOn([{ name: 'a.zip!/../../x.log', text: DIALOG }]), { name: 'x', version: '1' });
    assert.deepEqual([...new Set(sarif.match(/[^"]*x\.log/g))], ['a.zip!/_/_/x.log']);
  });

  it('is one of no results too', () => {
    const { runs } = JSON.parse(folderSarif(reportOn([]), { name: 'x', version: '1' })) as { runs: { results: [] }[] };
    assert.deepEqual(runs[0]?.results, []);
  });
});

describe('a report as Markdown', () => {
  const markdown = folderMarkdown(report);

  it('tells what was found, where, when and what to check first', () => {
    for (const part of [
      '# Remote Desktop codes in logs',
      'Files read: 4. Findings: 4 in 4 files',
      '## By code',
      '| 1 | Error | 0x204 (516) | Cannot connect to Remote Desktop on the host (socket connect failed) | 1 |',
      '## Likely causes, and what to check first',
      'Test-NetConnection',
      '## By machine',
      '| RDSH01.contoso.com | 1 | Information | 12 (0xC) |',
      '## Over time',
      '| PC-1/a.log:2 | 2025-03-14 09:12:44 | PC-1 | Error |',
      '## Not read',
    ])
      assert.ok(markdown.includes(part), part);
  });

  it('shows names as themselves', () => {
    assert.ok(markdown.includes('b \\[x\\](y).log:1'));
    assert.ok(markdown.includes('- c\\|d.zip: it is encrypted'));
  });

  it('of nothing says so', () => {
    assert.equal(
      folderMarkdown(reportOn([])),
      '# Remote Desktop codes in logs\n\nFiles read: 0. No Remote Desktop codes were found.\n',
    );
  });

  it('gives every table rows as wide as its head', () => {
    for (const block of markdown.split('\n\n').filter((each) => each.startsWith('|'))) {
      const widths = block.split('\n').map((row) => row.replaceAll('\\|', '').split('|').length);
      assert.equal(new Set(widths).size, 1, block);
    }
  });
});
