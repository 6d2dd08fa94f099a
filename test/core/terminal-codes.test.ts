/** Codes in a line of a terminal: what programs print of Remote Desktop, and nothing of what others print. */
import assert from 'node:assert/strict';
import { codeRef } from '../../src/core';
import { terminalCodes } from '../../src/extension/terminalCodes';

/** The codes of a line, each as it is written and as it is read. */
const read = (line: string) =>
  terminalCodes(line).map(({ start, length, code }) => `${line.slice(start, start + length)} ${codeRef(code)}`);

/** Each line with what is to be found in it. */
const LINES: readonly (readonly [line: string, ...found: string[]])[] = [
  // What FreeRDP's clients print when they end.
  [
    '[11:47:02:903] [21402:0000539b] [ERROR][com.freerdp.core] - [rdp_set_error_info]: ERRINFO_IDLE_TIMEOUT [0x00010003]',
    '0x00010003 errinfo:3',
  ],
  [
    '[09:12:41:102] [ERROR][com.freerdp.core] - freerdp_set_last_error_ex ERRCONNECT_LOGON_FAILURE [0x00020014]',
    '0x00020014 errconnect:131092',
  ],
  // Their exit statuses, as scripts, shells and VS Code's own terminal tell them.
  ['xfreerdp exited with code 131', '131 freerdp-exit:131'],
  ['xfreerdp3 /v:host1: exit status 131', '131 freerdp-exit:131'],
  ['[1]+  Exit 131                xfreerdp /v:host1', '131 freerdp-exit:131'],
  ['[1]  + exit 131   /usr/bin/xfreerdp3 /v:host1', '131 freerdp-exit:131'],
  [
    "The terminal process \"/usr/bin/bash '-c', 'xfreerdp /v:host1'\" terminated with exit code: 131.",
    '131 freerdp-exit:131',
  ],
  // Get-WinEvent, as a table and as a list.
  [
    '11/21/2026 9:00:00 AM           40 Information      Session 3 has been disconnected, reason code 5',
    '5 extended:5',
  ],
  ['Message      : RDP ClientActiveX has been disconnected (Reason= 516)', '516 disconnect:516'],
  // qwinsta and its kind.
  ['Error [1722]:The RPC server is unavailable.', '1722 hresult:2147944122'],
  ['Error [5]:Access is denied.', '5 hresult:2147942405'],
  // Our own command line.
  ['  4:106  error    errconnect  0x0002000E: Password has expired', '0x0002000E errconnect:131086'],
  ['  8:105  warning  errinfo     0x3: Session was idle too long', '0x3 errinfo:3'],
  ['  errconnect 0x0002000E: The password has expired or must be changed', '0x0002000E errconnect:131086'],
  [
    '  errconnect 0x0002000E, errinfo 0x3 and 3 more: The password has expired',
    '0x0002000E errconnect:131086',
    '0x3 errinfo:3',
  ],
  ['  To know more of a code: rdpdiag explain errconnect:131086', 'errconnect:131086 errconnect:131086'],
];

/** Lines of other programs, and of these without a code. */
const ORDINARY = [
  '131',
  '0x204',
  'user@host:~$ echo $?',
  'user@host:~$ xfreerdp /v:host1 /u:eva; echo $?',
  '[1]+  Exit 131                make -j4',
  '[2]-  Done                    xfreerdp /v:host1',
  'make: *** [Makefile:12: all] Error 2',
  'npm ERR! code ELIFECYCLE',
  'npm ERR! errno 131',
  'npm ERR! Exit status 131',
  'Error: Process completed with exit code 1.',
  'commit 0x204 (HEAD -> main)',
  ' 3 files changed, 516 insertions(+), 260 deletions(-)',
  'HTTP/1.1 516 Weird',
  'curl: (56) Recv failure: Connection reset by peer',
  'PID 516 exited with code 3',
  'java.lang.IllegalStateException: code 2055',
  '  3:106  error  Unexpected any. Specify a different type  @typescript-eslint/no-explicit-any',
  '  12:5  warning  errinfo is not defined  no-undef',
  'src/main.ts:516:12 - error TS2304: Cannot find name',
  '  event 1149: something',
  '  total 1024: files',
  'Error [bad]:x',
  'Error [1722]: not from the tools of Windows',
  ' SESSIONNAME       USERNAME                 ID  STATE   TYPE        DEVICE',
  '>console           Administrator             1  Active',
  ' rdp-tcp#3         eva                       3  Active  rdpwd',
  'TimeCreated                     Id LevelDisplayName Message',
  '11/21/2026 9:00:00 AM         1149 Information      Remote Desktop Services: User authentication succeeded:',
  'Get-WinEvent -FilterHashtable @{ Id = 40; ProviderName = "Microsoft-Windows-TerminalServices-LocalSessionManager" }',
  'Reading package lists... Done',
  'Get:1 http://deb.debian.org/debian bookworm/main amd64 freerdp3-x11 amd64 3.5.1 [516 kB]',
  'rdpdiag check samples/freerdp.log',
  'rdpdiag explain nothing:1',
  'segmentation fault (core dumped)  ./a.out',
  '0xC0000005: Access violation reading location 0x00000204',
];

describe('codes in a terminal', () => {
  for (const [line, ...found] of LINES) {
    it(`are found in: ${line.slice(0, 70)}`, () => assert.deepEqual(read(line), found));
  }

  it('are not found in what other programs print', () => {
    assert.deepEqual(
      ORDINARY.flatMap((line) => read(line).map((found) => `${found} in: ${line}`)),
      [],
    );
  });

  it('never overlap and stand in order', () => {
    const line = LINES.map(([text]) => text).join(' ');
    const found = terminalCodes(line);
    assert.ok(found.length > 3);
    for (const [index, { start, length }] of found.entries())
      assert.ok(start + length <= (found[index + 1]?.start ?? Infinity));
  });

  it('of a line without an end are found near its beginning only', () => {
    const code = 'xfreerdp exited with code 131 ';
    assert.equal(terminalCodes(`${code}${'x'.repeat(1_000_000)}`).length, 1);
    assert.equal(terminalCodes(`${'x '.repeat(500_000)}${code}`).length, 0);
  });
});
