import assert from 'node:assert/strict';
import { documentKind, findingAt, LineIndex, scan } from '../../../src/core';
import type { DocumentKind, Finding } from '../../../src/core';

const read = (text: string) => scan(text, { kind: 'log' });
const refs = (text: string) => read(text).map(({ code }) => `${code!.family}:${code!.value}`);
const one = (text: string): Finding => {
  const [finding, ...more] = read(text);
  assert.ok(finding, 'nothing found');
  assert.equal(more.length, 0);
  return finding;
};

describe('The kind of a document', () => {
  const KINDS: readonly [what: string, document: Parameters<typeof documentKind>[0], kind: DocumentKind][] = [
    ['a file named .rdp', { path: 'C:\\x\\Server.RDP', start: '' }, 'rdp'],
    ['a document of the language rdp', { languageId: 'rdp', start: '' }, 'rdp'],
    ['a document that begins with an event', { start: '<Event xmlns="x">' }, 'event-xml'],
    ['a document that begins with events', { start: '  \n<Events><Event>' }, 'event-xml'],
    ['a document with a declaration before its events', { start: '<?xml version="1.0"?>\n<Events>' }, 'event-xml'],
    ['other XML', { path: 'a.xml', start: '<project><Event/></project>' }, 'log'],
    ['a log', { path: 'a.log', start: 'Error code: 0x204' }, 'log'],
    ['nothing', { start: '' }, 'log'],
  ];
  for (const [what, document, kind] of KINDS)
    it(`of ${what} is ${kind}`, () => assert.equal(documentKind(document), kind));
});

describe('A finding', () => {
  it('covers exactly the code as written and says what it means', () => {
    const finding = one('10:02 Remote Desktop: Error code: 0x204');
    assert.equal(finding.text, '0x204');
    assert.deepEqual(finding.span, { start: 34, end: 39 });
    assert.equal(finding.rule, 'code/disconnect');
    assert.equal(finding.severity, 'error');
    assert.match(finding.message, /^0x204: Cannot connect/);
    assert.deepEqual(finding.code, {
      family: 'disconnect',
      value: 516,
      symbol: 'disconnectReasonSocketConnectFailed',
    });
    assert.deepEqual(finding.fixes, []);
  });

  it('counts UTF-16 units and skips a byte order mark as any character', () => {
    assert.deepEqual(one('\ufeff😀 Error code: 0x204').span, { start: 16, end: 21 });
  });

  it('of a dialog is one diagnosis: the extended code is carried by the first and comes second', () => {
    const [first, extended] = read('Error code: 0x3\nExtended error code: 0x5\nTimestamp (UTC): 01/02/24 03:04:05 AM');
    assert.equal(first!.extended?.value, 5);
    assert.equal(first!.secondary, undefined);
    assert.equal(first!.severity, 'info');
    assert.match(first!.message, /extended code 5: Replaced by another connection/);
    assert.equal(extended!.secondary, true);
    assert.equal(extended!.code!.family, 'extended');
  });

  it('of a dialog whose fields are zero leaves the diagnosis to the sentence above', () => {
    const findings = read(
      'Remote Desktop: because of a protocol error (code: 0x112d), the session ended.\n\nError code: 0x0\nExtended error code: 0x0',
    );
    assert.equal(findings.find(({ secondary }) => !secondary)!.text, '0x112d');
    assert.equal(findings.filter(({ secondary }) => !secondary).length, 1);
  });

  it('holds no candidates where the context decides', () => {
    assert.deepEqual(one('RDP ClientActiveX has been disconnected (Reason= 516)').candidates, []);
  });

  it('names candidates where it does not', () => {
    const finding = read('protocol error (code: 0x1104)').concat(read('Remote Desktop error code: 0x1104'));
    for (const { candidates, code } of finding)
      for (const other of candidates) assert.notEqual(other.family, code!.family);
  });
});

describe('A scan', () => {
  const SHAPES: readonly [text: string, ...refs: string[]][] = [
    ['Fehlercode: 0x204\nErweiterter Fehlercode: 0x0', 'disconnect:516', 'extended:0'],
    ["Code d'erreur : 0x204\nCode d'erreur étendu : 0x0", 'disconnect:516', 'extended:0'],
    ['エラー コード: 0x204\n拡張エラー コード: 0x0', 'disconnect:516', 'extended:0'],
    ['Error code: 0x204\r\nExtended error code: 0x0\r\n', 'disconnect:516', 'extended:0'],
    ['Error code: 0x204\rExtended error code: 0x0', 'disconnect:516', 'extended:0'],
    ['> Error code: 0x204\n> Extended error code: 0x0', 'disconnect:516', 'extended:0'],
    ['[ERROR][com.freerdp.core] - freerdp_set_last_error ERRCONNECT_LOGON_FAILURE [0x00020014]', 'errconnect:131092'],
    ['rdp_set_error_info: ERRINFO_IDLE_TIMEOUT (0x00010003)', 'errinfo:3'],
    ['Session 2 has been disconnected, reason code 5', 'extended:5'],
    ['RDP ClientActiveX has been disconnected (Reason= 50331655)', 'disconnect:50331655'],
    ['mstsc: CredSSP failed with 0x80090302', 'hresult:2148074242'],
    ['RDP sign-in failed: STATUS_ACCOUNT_LOCKED_OUT', 'ntstatus:3221226036'],
  ];
  for (const [text, ...expected] of SHAPES) {
    it(`reads ${JSON.stringify(text)}`, () => assert.deepEqual(refs(text), expected));
  }

  const SILENT = [
    '',
    'GET /index.html HTTP/1.1 204 516',
    'sshd[516]: Received disconnect from 192.0.2.1 port 50000:11: disconnected by user',
    'wlan0: deauthenticating from 00:11:22:33:44:55 by local choice (Reason: 3=DEAUTH_LEAVING)',
    'dhclient[2308]: DHCPACK of 192.0.2.9',
    'npm ERR! code E404',
    'exit status 1',
    'Version 10.0.20348.516, build 2308, pid 3335',
    'mstsc.exe 10.0.19041.3335 started, process id 2308',
    '{28aa95bb-d444-4719-a36f-40462168127e}',
    'Keywords: 0x4000000000000000',
    'HTTP error code: 404',
    'printer error code: 0x00000709',
    'the error code is described in chapter 5',
    'Remote Desktop is running on port 3389',
    'Opcode 0x204 at address 0x00020014',
    '<Event><EventData><Data Name="Value">516</Data></EventData></Event>',
  ];
  for (const text of SILENT) it(`is silent on ${JSON.stringify(text)}`, () => assert.deepEqual(refs(text), []));

  it('tells events on an XML page from the text around them', () => {
    const xml =
      '<Event><System><Provider Name="Microsoft-Windows-TerminalServices-ClientActiveXCore"/><EventID>1026</EventID></System><EventData><Data Name="Value">516</Data></EventData></Event>';
    assert.deepEqual(refs(`notes: 516 times\n${xml}\nmore notes 264`), ['disconnect:516']);
  });

  it('resolves no entity of an event, however deep', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'b'.repeat(100)}"><!ENTITY c "&a;&a;&a;">]>`;
    assert.deepEqual(
      refs(
        `${bomb}<Event><System><Provider Name="TermDD"/><EventID>56</EventID></System><EventData><Data>&c;</Data></EventData></Event>`,
      ),
      [],
    );
  });
});

describe('A hover', () => {
  it('takes the code before the cursor and behind it, and nothing further', () => {
    const lines = new LineIndex('x\nError code: 0x204');
    for (const column of [12, 14, 17]) assert.equal(findingAt(lines, 1, column, 'log')?.finding.text, '0x204');
    for (const column of [0, 11, 18]) assert.equal(findingAt(lines, 1, column, 'log'), undefined);
    assert.equal(findingAt(lines, 0, 0, 'log'), undefined);
  });

  it('knows the extended code two lines below', () => {
    const lines = new LineIndex('Error code: 0x3\n\nExtended error code: 0x3');
    assert.equal(findingAt(lines, 0, 13, 'log')?.finding.extended?.value, 3);
  });

  it('reads a code deep in a long line as the scan does', () => {
    const filler = '{"id":1,"message":"nothing of note"},';
    const line = `${filler.repeat(400)}{"Message":"Session 3 has been disconnected, reason code 5"},${filler.repeat(400)}`;
    const [finding] = read(line);
    const found = findingAt(new LineIndex(line), 0, finding!.span.start, 'log');
    assert.deepEqual(found?.finding, finding);
  });
});
