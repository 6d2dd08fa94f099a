// Inputs made to be slow. Time is compared with the time of half the input, so a slow machine does not matter: work that
// grows with the square takes four times as long, and on texts of this size some seconds.
import assert from 'node:assert/strict';
import { affectedLines, escapeMarkdown, findingAt, inlineCode, LineIndex, scan, scanLines } from '../../../src/core';
import { PIECES } from './texts';

const SIZE = 500_000;
/** Below this many milliseconds the clock and the garbage collector say more than the input. */
const NOISE = 60;
const RATIO = 3.2;

function milliseconds(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function assertLinear(work: (size: number) => () => unknown): void {
  let whole = 0;
  let half = 0;
  for (let attempt = 0; attempt < 3; attempt++) {
    half = milliseconds(work(SIZE / 2));
    whole = milliseconds(work(SIZE));
    if (whole <= RATIO * Math.max(half, NOISE)) return;
  }
  assert.fail(`${half.toFixed(0)} ms for half, ${whole.toFixed(0)} ms for all of it`);
}

const filled = (piece: string, size: number) => piece.repeat(Math.ceil(size / piece.length));

/** What stands once before the repeated part, to get a pattern going. */
const UNITS: readonly string[] = [
  ...[
    ' ',
    '\t',
    '\n',
    '\r',
    '0',
    '1',
    'a',
    'A',
    '_',
    '-',
    '.',
    ':',
    '=',
    '(',
    '[',
    '<',
    '&',
    '"',
    '\\',
    '!',
    '#',
    '>',
    '|',
    '`',
    '码',
    '😀',
  ],
  ...PIECES.filter((piece) => piece.trim().length > 1),
  'Error code: 0x204 ',
  'Error code: 0x204\n',
  'Error code: 0x3\nExtended error code: 0x5\n',
  'RDP client: ERRINFO_LOGOFF_BY_USER (0x0001000C) Error code: 0x204 ',
  'STATUS_LOGON_FAILURE 0xC000006D RDP error 0x80004005 Error code: 0x0, Extended error code: 0x5; ',
  'error error error code ',
  'code(code(code(',
  'Session Session ',
  'RDP RDP ',
  'RDP_TCP: ',
  'freerdp exit ',
  '"ErrorCode":"1","EventID":1026,',
  'Microsoft-Windows-TerminalServices-',
  '<Event ',
  '<Event>\n',
  '<Event><System>',
  '&lt;Event&gt;&lt;Data&gt;',
  '<Data Name="Value">1</Data>',
  'disconnect code=a(1), extended code=',
  'ERRINFO_',
  'STATUS_A ',
  '0x80004005 ',
  '0xC000006D, ',
  'ab: 0x3\n',
  'Status:  0xC000006D\n',
  'String: 1 : 3\n',
];

describe('The worst inputs', function () {
  this.timeout(20_000);

  for (const unit of UNITS) {
    it(`half a megabyte of ${JSON.stringify(unit)} is scanned in linear time`, () => {
      assertLinear((size) => {
        const text = filled(unit, size);
        return () => scan(text, { kind: 'log' });
      });
    });
  }

  const STARTS: readonly [start: string, unit: string][] = [
    ['<Event>', '<a>'],
    ['<Event><System><Provider Name="TermDD"/><EventID>56</EventID></System><EventData><Binary>', '0'],
    ['<Event><System><Provider Name="Microsoft-Windows-RemoteDesktopServices-RdpCoreTS', ' '],
    ['<Event xmlns="', '&amp;'],
    ['&lt;Event&gt;&lt;Provider RdpCoreTS', '&amp;lt;'],
    ['<Event>TermDD <!DOCTYPE x [', '<!ENTITY a "&b;&b;">'],
    ['Error code', ' '],
    ['RDP ', 'x'],
    ['xfreerdp ', 'exit '],
    ['Error code: 0x204 ', 'Extended '],
    ['"Value":', ' '],
  ];
  for (const [start, unit] of STARTS) {
    it(`${JSON.stringify(start)} and half a megabyte of ${JSON.stringify(unit)} is scanned in linear time`, () => {
      assertLinear((size) => {
        const text = start + filled(unit, size);
        return () => scan(text, { kind: 'event-xml' });
      });
    });
  }

  it('a megabyte of codes on one line is scanned in linear time', () => {
    assertLinear((size) => {
      const text = filled('Error code: 0x204, Extended error code: 0x0; ', 2 * size);
      return () => assert.ok(scan(text, { kind: 'log' }).length > 10_000);
    });
  });

  it('a hover on a line of a megabyte does not read the line', () => {
    const text = filled('Error code: 0x204 and some words of a log about it; ', 2 * SIZE);
    const lines = new LineIndex(text);
    const time = milliseconds(() => {
      for (let hover = 0; hover < 20; hover++) findingAt(lines, 0, 500_000 + hover * 60, 'log');
    });
    assert.ok(time < 1_000, `${time.toFixed(0)} ms for 20 hovers`);
  });

  it('a hover and an edit read the same few lines of a short and of a long document', () => {
    const reads = (count: number, work: (lines: LineIndex) => unknown) => {
      const lines = new LineIndex(filled('Error code: 0x204\nExtended error code: 0x0\n\nwords\n', count));
      let read = 0;
      const counted = {
        lineCount: lines.lineCount,
        lineText: (line: number) => {
          read++;
          return lines.lineText(line);
        },
      };
      work(counted as LineIndex);
      return read;
    };
    const hover = (lines: LineIndex) => findingAt(lines, 1_000, 13, 'log');
    const edit = (lines: LineIndex) => {
      const { first, last } = affectedLines(lines, 1_000, 1_000, 'log');
      scanLines(lines, first, last, 'log');
    };
    for (const work of [hover, edit]) {
      const short = reads(60_000, work);
      assert.equal(reads(SIZE, work), short);
      assert.ok(short < 10_000, `${short} lines read`);
    }
  });

  it('Markdown is escaped in linear time', () => {
    for (const unit of ['`', '[', '\\', ' ', '\n', '1', '$(', '&', 'www.', '- ', '@', '://']) {
      assertLinear((size) => {
        const text = filled(unit, size);
        return () => [escapeMarkdown(text), inlineCode(text)];
      });
    }
  });
});
