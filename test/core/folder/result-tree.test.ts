import assert from 'node:assert/strict';
import {
  allFindings,
  groupByCode,
  groupByMachine,
  GROUPINGS,
  nearestLine,
  LineIndex,
  passedOverReason,
  readableAs,
  resultTree,
  shownName,
  summaryText,
  type Grouping,
  type ResultNode,
} from '../../../src/core';
import { DIALOG, EVENT, FREERDP, reportOn } from './folder-fixture';

const FILES = [
  { name: 'PC-1/a.log', text: DIALOG },
  { name: 'PC-1/b.log', text: `${FREERDP('2025-03-14 09:12:44Z')}\n\n\n\n\n${DIALOG}\n\n\n\n\nError code: 0x204` },
  {
    name: 'host/lsm.xml',
    text: `<Events>\n${EVENT('2025-03-14T09:12:44Z', 12)}\n${EVENT('2025-03-14T09:20:00Z', 12, 'rdsh01')}\n</Events>`,
  },
];
const NOTES = [
  { name: 'c.zip', kind: 'unread', reason: 'it is damaged' },
  { name: 'd.evtx', kind: 'partly', reason: '3 of its records could not be read' },
  { name: 'e.png', kind: 'passed-over', reason: 'files of this kind (.png) are not read' },
] as const;
const report = reportOn(FILES, { notes: NOTES });
const line = ({ label, description }: ResultNode): string => `${label} — ${description}`;
const child = (nodes: readonly ResultNode[], ...labels: readonly string[]): readonly ResultNode[] => {
  const [first, ...rest] = labels;
  if (first === undefined) return nodes;
  const node = nodes.find(({ label }) => label.startsWith(first));
  assert.ok(node, `${first} is not among ${nodes.map(line).join(' | ')}`);
  return child(node.children?.() ?? [], ...rest);
};

describe('the tree of results', () => {
  it('by code shows the worst first, then the most frequent, and what was not read at the end', () => {
    assert.deepEqual(resultTree(report, 'code').map(line), [
      '0x204 (516) — 3 × Cannot connect to Remote Desktop on the host (socket connect failed)',
      '0x0002000E (131086) — 1 × Password has expired',
      '12 (0xC) — 2 × Signed out by the user',
      'Not read — 1',
      'Read in part — 1',
      'Passed over — 1',
    ]);
  });

  it('under a code shows files, and a finding that is alone in its file at once', () => {
    assert.deepEqual(child(resultTree(report, 'code'), '0x204').map(line), [
      'PC-1/a.log:2 — 2025-03-14 09:12:44 · Error code: 0x204',
      'b.log — PC-1/ · 2 findings',
    ]);
    assert.deepEqual(child(resultTree(report, 'code'), '0x204', 'b.log').map(line), [
      '7: Error code: 0x204 — 2025-03-14 09:12:44',
      '14: Error code: 0x204 — ',
    ]);
  });

  it('by machine joins the short and the full name, and says where the name is a guess', () => {
    assert.deepEqual(resultTree(report, 'machine').slice(0, 2).map(line), [
      'PC-1 (by the folder) — 4 findings',
      'RDSH01.contoso.com — 2 findings',
    ]);
    assert.deepEqual(child(resultTree(report, 'machine'), 'RDSH01').map(line), [
      '12 (0xC) — 2 × Signed out by the user',
    ]);
  });

  it('by file shows each finding with what it says, in the order of the file', () => {
    assert.deepEqual(resultTree(report, 'file').slice(0, 3).map(line), [
      'a.log — PC-1/ · 1 finding',
      'b.log — PC-1/ · 3 findings',
      'lsm.xml — host/ · 2 findings',
    ]);
    assert.deepEqual(
      child(resultTree(report, 'file'), 'b.log').map(({ label }) => label.slice(0, 12)),
      ['1: 0x0002000', '7: 0x204: Ca', '14: 0x204: C'],
    );
  });

  it('names every file that was not read, with the reason', () => {
    const tree = resultTree(report, 'code');
    assert.deepEqual(child(tree, 'Not read').map(line), ['c.zip — it is damaged']);
    assert.deepEqual(child(tree, 'Passed over').map(line), ['e.png — files of this kind (.png) are not read']);
  });

  it('tells how time and machine are known', () => {
    const [found] = child(resultTree(report, 'code'), '12 (0xC)', 'lsm.xml');
    assert.deepEqual(found?.details.slice(2), [
      '2025-03-14 09:12:44 UTC. The time is that of the event.',
      'RDSH01.contoso.com. The machine is told by the event.',
    ]);
    assert.equal(found?.spoken.startsWith('Information, 2: '), true);
  });

  it('gives every entry an id of its own', () => {
    const all = (nodes: readonly ResultNode[]): ResultNode[] =>
      nodes.flatMap((node) => [node, ...all(node.children?.() ?? [])]);
    for (const grouping of GROUPINGS) {
      const ids = all(resultTree(report, grouping)).map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length, grouping);
    }
  });

  it('cuts a list that nobody could read, and says so', () => {
    const text = Array.from({ length: 600 }, () => FREERDP('2025-03-14 09:12:44Z')).join('\n');
    const nodes = child(resultTree(reportOn([{ name: 'a.log', text }]), 'file'), 'a.log');
    assert.equal(nodes.length, 501);
    assert.equal(nodes.at(-1)?.label, '100 more; an export lists them all');
  });

  it('of nothing is empty', () => {
    for (const grouping of GROUPINGS as readonly Grouping[]) assert.deepEqual(resultTree(reportOn([]), grouping), []);
  });
});

describe('groups', () => {
  it('by code take the extended code where it says more', () => {
    const text = 'Error code: 0x3\nExtended error code: 0x5';
    assert.deepEqual(
      groupByCode(allFindings(reportOn([{ name: 'a.log', text }]))).map(({ key }) => key),
      ['extended:5'],
    );
  });

  it('of an .rdp file are its rules, with what each reports', () => {
    const [group] = groupByCode(allFindings(reportOn([{ name: 'a.rdp', text: 'authentication level:i:7\n' }])));
    assert.deepEqual(
      [group?.label, group?.title],
      ['rdp/value/not-allowed', 'A number that is not one of the values of its setting'],
    );
  });

  it('by machine put what nothing tells the machine of last', () => {
    const machines = groupByMachine(allFindings(reportOn([{ name: 'a.log', text: DIALOG }, ...FILES])));
    assert.deepEqual(
      machines.map(({ name, from }) => [name, from]),
      [
        ['PC-1', ['folder']],
        ['RDSH01.contoso.com', ['event']],
        [undefined, []],
      ],
    );
  });
});

describe('a summary', () => {
  it('counts files and findings, and says what is missing', () => {
    assert.equal(
      summaryText(report),
      'Files read: 3. Findings: 6 in 3 files (errors: 4, warnings: 0, information: 2). Not read: 1.',
    );
    assert.equal(
      summaryText(reportOn([], { isCancelled: true })),
      'Files read: 0. No Remote Desktop codes were found. The scan was cancelled, so that files are missing.',
    );
  });
});

describe('the files of a folder', () => {
  for (const [name, as] of [
    ['logs/a.LOG', 'text'],
    ['guacd.log.1', 'text'],
    ['xrdp.log-20250314', 'text'],
    ['var/log/syslog', 'text'],
    ['.hidden', 'text'],
    ['a.evtx', 'evtx'],
    ['Bundle.ZIP', 'zip'],
    ['bundle.7z', 'archive'],
    ['trace.etl', 'trace'],
    ['mstsc.exe', 'other'],
    ['picture.png', 'other'],
  ] as const) {
    it(`${name} is read as ${as}`, () => {
      assert.equal(readableAs(name), as);
      assert.equal(passedOverReason(name) === undefined, as === 'text' || as === 'evtx' || as === 'zip');
    });
  }

  it('are shown without characters that would hide or turn round a name', () => {
    assert.equal(shownName('gpj.\u202egol\u200b\n.exe'), 'gpj.\\u{202e}gol\\u{200b}\\u{000a}.exe');
    assert.equal(shownName('größe 日本.log'), 'größe 日本.log');
  });
});

describe('the line of a finding in a file that has changed', () => {
  const lines = new LineIndex(['a', 'b', 'Error code: 0x204', 'c', 'd'].join('\n'));
  for (const [was, text, is] of [
    [2, 'Error code: 0x204', 2],
    [0, 'Error code: 0x204', 2],
    [4, 'Error code: 0x204', 2],
    [400, 'Error code: 0x204', 2],
    [1, 'gone', 1],
    [99, 'gone', 4],
    [-3, '', 0],
  ] as const) {
    it(`that was ${was} is ${is}`, () => assert.equal(nearestLine(lines, was, text), is));
  }
});
