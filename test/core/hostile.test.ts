/** Documents that were made to harm: what they may cost, and what reaches those who show them. */
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import {
  askPreview,
  documentKind,
  escapeMarkdown,
  explain,
  explanationToMarkdown,
  filterRdpEvents,
  findInSteps,
  findingAt,
  folderCsv,
  folderMarkdown,
  folderSarif,
  LineIndex,
  lintRdp,
  outlineEvents,
  parseNumber,
  rdpHoverAt,
  readXmlEvent,
  reviewRisk,
  riskMarkdown,
  scan,
  ScanStream,
  tellStory,
  ticketReport,
  type FolderReport,
} from '../../src/core';
import { readXmlEvents } from '../../src/core/events/event-xml';
import { storyText } from '../../src/cli/story-text';
import {
  BILLION_LAUGHS,
  EXTERNAL_ENTITIES,
  FORMULAS,
  HALVES,
  hostEvent,
  HOSTILE_STRINGS,
  INVISIBLE,
  MARKUP,
  NAMES,
  REMOTE,
  TERMINAL,
} from '../hostile-strings';

/** What these tests need of markdown-it, which has no types of its own. */
interface Token {
  readonly type: string;
  readonly content: string;
  readonly children: readonly Token[] | null;
  attrGet(name: string): string | null;
}
const MarkdownIt = createRequire(import.meta.url)('markdown-it') as new (options: object) => {
  parse(markdown: string, environment: object): Token[];
  readonly linkify: { set(options: { fuzzyLink: boolean }): void };
};
const reader = new MarkdownIt({ html: true, linkify: true });
// A bare name such as host.example is a link to nobody but this reader.
reader.linkify.set({ fuzzyLink: false });

/** Nothing of a document is markup: no HTML, no picture, and no link but to a source of ours. */
function assertPlainMarkdown(markdown: string, why: string): void {
  const tokens = reader.parse(markdown, {}).flatMap((token) => [token, ...(token.children ?? [])]);
  for (const { type, content, attrGet } of tokens.map((token) => ({
    type: token.type,
    content: token.content,
    attrGet: (name: string) => token.attrGet(name),
  }))) {
    assert.ok(!['html_block', 'html_inline', 'image'].includes(type), `${why}: ${content}`);
    if (type !== 'link_open') continue;
    const address = attrGet('href') ?? '';
    assert.match(address, /^https?:\/\//, why);
    assert.doesNotMatch(address, /attacker/, why);
  }
}

const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const assertNoControls = (text: string, why: string) => assert.doesNotMatch(text.replaceAll('\n', ''), CONTROLS, why);

describe('Entities of a hostile export', () => {
  const withField = (head: string, value: string) =>
    `${head}\n${hostEvent({}).split('\n')[1]!.replace('>5<', `>${value}<`)}`;

  it('are never expanded, and cost nothing', () => {
    for (const text of [withField(BILLION_LAUGHS, '&l9;'), BILLION_LAUGHS + hostEvent({ user: '&l9;' })]) {
      const events = readXmlEvents(text, () => true);
      assert.ok(events.length >= 1);
      for (const { fields } of events)
        for (const { value } of fields) assert.ok(value.length < 100, value.slice(0, 200));
      scan(text);
      outlineEvents(new LineIndex(text));
      tellStory([{ name: 'a.xml', text }]);
      assert.ok(filterRdpEvents(text).text.length < text.length + 500);
      readXmlEvent(text);
    }
  });

  it('that stand within the event itself are never expanded either', () => {
    const [, event = ''] = hostEvent({}).split('\n');
    const text = event
      .replace('<System>', `${BILLION_LAUGHS.split('\n').slice(1).join('')}<System>`)
      .replace('>5<', '>&l9;<');
    for (const { fields } of readXmlEvents(text, () => true)) {
      for (const { value } of fields) assert.ok(value.length < 2000, value.slice(0, 200));
    }
    scan(text);
  });

  it('that name files and addresses stay the words they are', () => {
    const text = withField(EXTERNAL_ENTITIES, '&passwd;&remote;');
    const [event] = readXmlEvents(text, () => true);
    assert.equal(event?.fields.find(({ name }) => name === 'Reason')?.value, '&passwd;&remote;');
    assert.doesNotMatch(JSON.stringify(scan(text)), /root:/);
  });

  it('that are numbers of no character stay the words they are', () => {
    for (const entity of ['&#0;', '&#x110000;', '&#99999999;', '&#xD800;', '&#-1;', '&#x;']) {
      const [event] = readXmlEvents(withField('', entity), () => true);
      assert.equal(typeof event?.fields.find(({ name }) => name === 'Reason')?.value, 'string');
    }
  });
});

describe('A document beyond all measure', function () {
  this.timeout(120_000);

  it('of one line of 30 million characters gives its codes', () => {
    const filler = 'nothing of note, '.repeat(1_000_000);
    const text = `${filler}Error code: 0x204 ${filler.slice(0, 13_000_000)}`;
    const findings = scan(text);
    assert.deepEqual(
      findings.map(({ text: code, span }) => [code, span.start]),
      [['0x204', filler.length + 'Error code: '.length]],
    );
    const found = findingAt(new LineIndex(text), 0, filler.length + 14, 'log');
    assert.equal(found?.finding.text, '0x204');
  });

  it('of one event of 20 million characters is read up to where events end', () => {
    const [, event = ''] = hostEvent({}).split('\n');
    const text = event.replace('</UserData>', `<Padding>${'x'.repeat(20_000_000)}</Padding></UserData>`);
    assert.deepEqual(
      scan(text)
        .filter(({ code }) => code?.family !== 'event')
        .map(({ text: code }) => code),
      ['5'],
    );
  });

  it('with 100,000 codes gives each of them', () => {
    const text = 'Error code: 0x204\n'.repeat(100_000);
    const findings = scan(text);
    assert.equal(findings.length, 100_000);
    assert.equal(findings.at(-1)!.span.end, text.length - 1);
  });

  it('with 20,000 events, none of which ends, gives an answer', () => {
    const [, event = ''] = hostEvent({}).split('\n');
    const text = `${event.slice(0, event.indexOf('</EventXML>'))}\n`.repeat(20_000);
    assert.ok(readXmlEvents(text, () => true).length > 0);
    assert.ok(scan(text, { kind: 'event-xml' }).length > 0);
  });

  it('of brackets within brackets is read without running out of stack', () => {
    const deep = 200_000;
    for (const text of [
      `${'['.repeat(deep)}"LocalSessionManager"`,
      `{"Id":40,"ProviderName":"TermDD","a":${'{"a":'.repeat(deep)}`,
      `<Event><System><Provider Name="TermDD"/><EventID>56</EventID></System>${'<a>'.repeat(deep)}`,
      `full address:s:${'('.repeat(deep)}`,
    ]) {
      scan(text);
      tellStory([{ name: 'a', text }]);
      lintRdp(text);
    }
  });

  it('of NUL bytes gives what stands between them', () => {
    const nulls = '\0'.repeat(1_000_000);
    const text = `${nulls}\nError code: 0x204\n${nulls}`;
    assert.deepEqual(
      scan(text).map(({ text: code }) => code),
      ['0x204'],
    );
    assert.deepEqual(
      scan('Error code: 0x204\0\0\0').map(({ text: code }) => code),
      ['0x204'],
    );
    // UTF-16 that somebody read as another encoding: nothing is to be had, and nothing is made up.
    const wide = [...'Error code: 0x204\r\n'].join('\0');
    for (const { text: code, span } of scan(wide)) assert.equal(wide.slice(span.start, span.end), code);
  });
});

describe('Invisible characters around a code', () => {
  const PLACES: readonly ((mark: string) => string)[] = [
    (mark) => `Error code: ${mark}0x204${mark}\n`,
    (mark) => `${mark}Error code: 0x204\nExtended error code: ${mark}0x0`,
    (mark) => `Error${mark} code: 0x204 Remote Desktop`,
    (mark) => `Error code: 0x2${mark}04`,
    (mark) => `ERRINFO_LOGOFF_BY_USER${mark} (0x${mark}C)`,
  ];

  it('are no part of it, and never change what it says', () => {
    for (const mark of INVISIBLE) {
      for (const place of PLACES) {
        const text = place(mark);
        for (const finding of scan(text)) {
          const { start, end } = finding.span;
          const told = `${JSON.stringify(text)} at ${start}`;
          assert.equal(text.slice(start, end), finding.text, told);
          assert.doesNotMatch(finding.text, CONTROLS, told);
          assertNoControls(finding.message, told);
        }
      }
    }
  });

  it('within a number do not put its halves together', () => {
    for (const mark of INVISIBLE) {
      for (const { code } of scan(`Error code: 0x2${mark}04`))
        assert.notEqual(code?.value, 0x204, JSON.stringify(mark));
    }
  });
});

describe('A document’s words in Markdown', () => {
  it('are no markup in what is said of an event’s code, whatever the event’s fields', () => {
    for (const evil of HOSTILE_STRINGS) {
      const text = hostEvent({ user: evil, address: evil, computer: evil, channel: evil });
      const lines = new LineIndex(text);
      for (const { code, extended, context, candidates } of scan(text, { kind: 'event-xml' })) {
        const explanation = explain(code!, { candidates, ...(extended && { extended }), ...(context && { context }) });
        assertPlainMarkdown(explanationToMarkdown(explanation, { detail: 'full' }), evil);
      }
      for (const { title } of outlineEvents(lines)) assert.ok(!title?.includes('\n'));
    }
  });

  it('are no markup in a report for a ticket, masked or not', () => {
    for (const evil of HOSTILE_STRINGS) {
      const story = tellStory([{ name: evil, text: hostEvent({ user: evil, address: evil, computer: evil }) }]);
      assert.equal(story.connections.length, 1, evil);
      for (const mask of [true, false]) assertPlainMarkdown(ticketReport(story, { mask }), `${evil}, masked: ${mask}`);
    }
  });

  it('are no markup in a hover on a setting, a risk review and a preview of what Windows asks', () => {
    const keys = [
      'full address',
      'gatewayhostname',
      'remoteapplicationname',
      'alternate shell',
      'drivestoredirect',
      'unknown key',
    ];
    for (const evil of HOSTILE_STRINGS) {
      for (const key of keys) {
        const text = `${key}:s:${evil}\r\n${evil}:s:x\r\nremoteapplicationmode:i:1\r\nremoteapplicationprogram:s:${evil}\r\n`;
        const lines = new LineIndex(text);
        for (let line = 0; line < lines.lineCount; line++) {
          for (const column of [0, key.length + 4]) {
            const hover = rdpHoverAt(lines, line, column);
            if (hover) assertPlainMarkdown(hover.markdown, `${key}: ${evil}`);
          }
        }
        assertPlainMarkdown(riskMarkdown(reviewRisk(text), { name: evil }), `${key}: ${evil}`);
        askPreview(text, { when: 'after-2026-04' });
        for (const { message } of lintRdp(text)) assert.doesNotMatch(message, /[\r\n]/, evil);
      }
    }
  });

  it('are no markup in the report of a folder, whatever its files are called and hold', () => {
    for (const evil of HOSTILE_STRINGS) assertPlainMarkdown(folderMarkdown(folderReport(evil)), evil);
  });
});

/** A folder, a file and a machine of one name, and a line with a code after it. */
function folderReport(evil: string): FolderReport {
  const text = `${hostEvent({ user: evil, computer: evil })}\n${evil} Error code: 0x204\n`;
  const steps = findInSteps({ name: evil, text }, 100);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return {
    folders: [evil],
    fileCount: 1,
    files: [{ name: evil, findings: step.value.findings }],
    notes: [{ name: evil, kind: 'unread', reason: evil }],
    countedOnly: 0,
    isCancelled: false,
  };
}

describe('A document’s words in tables, logs and terminals', () => {
  it('are no formula in CSV, and stay within their cell', () => {
    for (const evil of [...FORMULAS, ...NAMES, ...TERMINAL, '"', '","', 'a\r\n=b']) {
      const csv = folderCsv(folderReport(evil));
      for (const row of csv.slice(1).trimEnd().split('\r\n')) {
        const cells = [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))/g)].map(
          ([, quoted, plain]) => quoted ?? plain ?? '',
        );
        assert.equal(cells.length, 13, row);
        for (const cell of cells) assert.doesNotMatch(cell, /^\s*[=+@＝＋＠-]|[\p{Cc}\p{Zl}\p{Zp}]/u, row);
      }
    }
  });

  it('leave SARIF a valid document that points into the folder', () => {
    for (const evil of [...NAMES, ...MARKUP, ...HALVES]) {
      // Such names come from zips: on a disk they are names of other files.
      const report = folderReport(`bundle.zip!/${evil}`);
      const log = JSON.parse(folderSarif(report, { name: 'test', version: '1' })) as {
        runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[];
      };
      for (const { locations } of log.runs[0]!.results) {
        const { uri } = locations[0]!.physicalLocation.artifactLocation;
        assert.doesNotMatch(uri, /^[a-z][a-z0-9+.-]*:|^\/|[\s<>"\\]/i, `${evil} → ${uri}`);
      }
    }
  });

  it('are never carried out by a terminal that shows a story', () => {
    for (const evil of [...TERMINAL, ...INVISIBLE]) {
      const story = tellStory([{ name: `${evil}.xml`, text: hostEvent({ user: `x${evil}y`, computer: `x${evil}y` }) }]);
      assertNoControls(storyText(story, 1), JSON.stringify(evil));
    }
  });
});

describe('A hostile text in parts', () => {
  it('has the findings of the whole, wherever it is cut', () => {
    const text = HOSTILE_STRINGS.map((evil, index) => `${evil} Error code: 0x${(0x200 + index).toString(16)}`).join(
      '\r\n',
    );
    const whole = scan(text, { kind: 'log' });
    for (const step of [1, 2, 7, 100]) {
      const stream = new ScanStream({ kind: 'log', partLength: 64 });
      const found = [];
      for (let at = 0; at < text.length; at += step) found.push(...stream.push(text.slice(at, at + step)));
      found.push(...stream.end());
      assert.deepEqual(
        found.map(({ finding }) => finding),
        whole,
      );
    }
  });

  it('is of a kind, whatever it begins with', () => {
    for (const evil of HOSTILE_STRINGS) {
      assert.ok(['log', 'event-xml', 'rdp'].includes(documentKind({ start: evil, path: evil })), evil);
    }
    assert.equal(REMOTE, 'https://attacker.invalid/x.png');
  });
});

describe('What the fuzzer found', () => {
  it('a log of FreeRDP alone, which holds no event, is told as a story', () => {
    const text = '0:00 connect to trm ERRIFF_BY_USERom.freerdp.n exit status 12\n';
    assert.equal(tellStory([{ name: 'a.log', text }]).connections.length, 1);
  });

  it('a value of a damaged event that goes on in the next line stays on one line of the story', () => {
    const text = [
      '<Event><System><Provider Name="Microsoft-Windows-TerminalServices-Gateway"/><EventID>303</EventID>',
      '<TimeCreated SystemTime="2022-05-12T14:44:21.863Z"/></System><UserData><IpAddress>2001:db',
      'p3.example <ErrorCode>1226</ErrorCode>',
    ].join('\n');
    const story = tellStory([{ name: 'a.xml', text }]);
    const told = story.connections.flatMap(({ moments, client = '' }) => [client, ...moments.map(({ what }) => what)]);
    assert.ok(told.length > 0);
    for (const words of told) assert.doesNotMatch(words, /[\r\n]/);
  });

  it('an event with a number for an id that no event can have is none', () => {
    for (const id of ['99999999999999999999', '12345678901', '1e400']) {
      const [, event = ''] = hostEvent({}).split('\n');
      for (const { id: read } of readXmlEvents(event.replace('>40<', `>${id}<`), () => true)) {
        assert.ok(Number.isSafeInteger(read) && id.startsWith(String(read)), id);
      }
      // The same without its end, which another reader takes.
      const cut = event.slice(0, event.indexOf('</UserData>'));
      for (const { id: read } of readXmlEvents(cut.replace('>40<', `>${id}<`), () => true)) {
        assert.ok(Number.isSafeInteger(read) && id.startsWith(String(read)), id);
      }
    }
  });

  it('words that stand far to the right are no code', () => {
    for (const blanks of ['    ', '\t', '  \t', '        ']) {
      const tokens = reader.parse(`- ${escapeMarkdown(`${blanks}a*b`)}\n\n${escapeMarkdown(`${blanks}c`)}`, {});
      assert.deepEqual(
        tokens.filter(({ type }) => type === 'code_block'),
        [],
        JSON.stringify(blanks),
      );
    }
  });

  it('minus zero is zero', () => {
    for (const text of ['-0', '-000']) assert.ok(Object.is(parseNumber(text)?.value, 0), text);
    for (const { code } of scan('Error code: -0\n')) assert.ok(Object.is(code?.value, 0));
  });

  it('a number between two names, or behind two labels, is found once', () => {
    for (const text of [
      '|-2146233088|ConnectionFailedUserNotAuthorized|-2146233088|ConnectionFailedNoHealthyRdshAvailable|\n',
      'ERRCONNECT_LAILURE [0x00020014`ERRCONNECT_00020015]`\n',
      '40,-TerminalServices-LocalSessionManager,"Reaso 5,""Reason"":""5"\n',
      'st:-TerminalServices-ClientActiveXCorev 226"Error": 2147952461\n"Error": 2147952461\n  ',
    ]) {
      const starts = scan(text).map(({ span }) => span.start);
      assert.ok(starts.length > 0, text);
      assert.deepEqual(starts, [...new Set(starts)], text);
    }
  });
});
