/** Each way in which a code is written: what is read, and the nearest text that is not. */
import assert from 'node:assert/strict';
import { codeRef, scan } from '../../../src/core';

const found = (text: string) =>
  scan(text, { kind: 'log' }).map(({ code, candidates }) => [code!, ...candidates].map(codeRef).join(' or '));

const LSM = 'Microsoft-Windows-TerminalServices-LocalSessionManager';
const CLIENT = 'Microsoft-Windows-TerminalServices-ClientActiveXCore';
/** A field that makes a line longer than 400 characters. */
const FILLER = `"x":"${'.'.repeat(500)}",`;

type Case = readonly [text: string, ...refs: string[]];

const SHAPES: Readonly<Record<string, readonly Case[]>> = {
  'the reason of event 1026': [
    ['RDP ClientActiveX has been disconnected (Reason= 263)', 'disconnect:263'],
    ['RDP ClientActiveX wurde getrennt (Ursache=263)', 'disconnect:263'],
    ['RDP ClientActiveX has been disconnected\n(Reason= 263)', 'disconnect:263'],
    ['something has been disconnected\n(Reason= 263)'],
    ['RDP ClientActiveX has been disconnected (263)'],
    // No table knows it, and still it is what the control said.
    ['RDP ClientActiveX has been disconnected (Reason= 61166)', 'disconnect:61166'],
  ],
  'the reason of event 40': [
    ['Session 3 has been disconnected, reason code 12', 'extended:12'],
    ['Session <SessionId> has been disconnected, reason code: 5', 'extended:5'],
    ['5 세션의 연결이 끊어졌습니다. 이유 코드 5', 'extended:5'],
    ['Session 3 has been disconnected, reason code 2147942464', `hresult:${0x80070040}`],
    ['Session 3 has been disconnected, reason code 99999'],
    ['Session 3 has been connected, reason code 12'],
  ],
  'a reason code in a paragraph about event 40': [
    ['LocalSessionManager says\nReason code: 5', 'extended:5'],
    ['event 40\nReason code = 5', 'extended:5'],
    ['Event ID: 40\n- reason code 5', 'extended:5'],
    ['LocalSessionManager says\nthe reason code 5'],
    ['LocalSessionManager says\n\nReason code: 5'],
    ['something says\nReason code: 5'],
    ['LocalSessionManager says\nReason code: 9999'],
  ],
  'a disconnect reason': [
    ['RDP disconnect reason: 516', 'disconnect:516'],
    ['discReason=516', 'disconnect:516'],
    ['discReason=1'],
    ['RDP: discReason=1', 'disconnect:1'],
    ['disconnect reason: 516'],
    ['RDP over VPN disconnect reason: 516'],
    ['RDP: disconnected, reason 516', 'disconnect:516'],
    ['RDP: disconnect reason: 264', 'disconnect:264 or extended:264'],
    ['RDP: discReason=264', 'disconnect:264'],
    ['RDP: disconnect reason: 11', 'extended:11'],
    ['RDP: disconnect reason: 61166'],
    ['discReason=0'],
    ['Disconnet reason 3848 not foud in resources!', 'disconnect:3848'],
    ['Disconnect reason 61166 not found in resources', 'disconnect:61166'],
    ['discReason=516 exDiscReason=5', 'disconnect:516', 'extended:5'],
    ['exDiscReason=5', 'extended:5'],
    ['exDiscReason=0'],
    ['RDP exDiscReason=0', 'extended:0'],
    ['exDiscReason=9999'],
    ['RDP: extended disconnect reason: 5', 'extended:5'],
    ['guacd[7]: disconnect reason 12', 'errinfo:12'],
  ],
  'the web client’s extended code': [
    ['disconnect code=GatewayError(19), extended code=1040', 'extended:1040'],
    ['disconnect code=GatewayError(19), extended code=9999'],
    ['code=GatewayError(19), extended code=1040'],
  ],
  'the code of a protocol error': [
    ['Because of a protocol error (code: 0x112d), the session ended.', `errinfo:${0x112d}`],
    ['Because of a protocol error (code 0x1104), the session ended.', `disconnect:${0x1104}`],
    ['a protocol error 3334', 'disconnect:3334'],
    ['Protokollfehler (Code: 0x112d)', `errinfo:${0x112d}`],
    ['VPN protocol error (code: 0x112d)'],
    ['a protocol error 12'],
    ['a protocol error (code: 0xEEEE)', `disconnect:${0xeeee}`],
    ['a protocol error 61166'],
    ['a protocol error (code: 0x1EEEE)'],
  ],
  'a code in brackets': [
    ['An authentication error has occurred (Code: 0x80090302)', `hresult:${0x80090302}`],
    ['sign-in failed\n(Code: 0x80090302)', `hresult:${0x80090302}`],
    ['it failed (Code: 0x80090302)'],
    ['RDP failed (Code: 0x80090302)', `hresult:${0x80090302}`],
    ['VPN sign-in failed (Code: 0x80090302)'],
    ['An authentication error has occurred (Code: 0x8EEEEEEE)'],
    ['RDP failed (Code: 0x8EEEEEEE)', `hresult:${0x8eeeeeee}`],
    ['it failed (code: 0x204)', 'disconnect:516'],
    ['it failed (code: 516)'],
    ['it failed (code: 0x3)'],
    ['it failed (code: 0xEEEE)'],
    ['it failed (code: 0x10CF)', `errinfo:${0x10cf}`],
    ['it failed (code: 0xC)'],
  ],
  'FreeRDP’s last error as a number': [
    ['libfreerdp returned code is 0002000B', `errconnect:${0x2000b}`],
    ['freerdp_set_last_error 0x2000D', `errconnect:${0x2000d}`],
    ['freerdp 0x0001000C', 'errinfo:12'],
    ['something 0x0002000B'],
    ['freerdp flags=0x0002000B'],
    ['freerdp channel: 0x0002000B'],
    ['freerdp 0x000249EE'],
    ['freerdp x0002000B'],
  ],
  'server error information': [
    ['proxy.client error info pdu from server: (0x00000005)', 'errinfo:5'],
    ['freerdp error info: 0x00010003', 'errinfo:3'],
    ['some error info: 0x00000005'],
    ['Remote Desktop\nerror info: 0x00000005', 'errinfo:5'],
    ['freerdp error info: 0x7777'],
  ],
  'a reason on a line about Remote Desktop': [
    ['RDP: disconnected from host (reason=2308, extended reason=0)', 'disconnect:2308', 'extended:0'],
    ['RDP reason: 516', 'disconnect:516'],
    ['mstsc ended, reason=516', 'disconnect:516'],
    ['it ended, reason=516'],
    ['RDP reason: 3'],
    ['RDP reason: 61166'],
    ['RDP ended, reason=516 extended=5', 'disconnect:516', 'extended:5'],
    ['RDP ended, reason=516 extended=9999', 'disconnect:516'],
    ['RDP over VPN: reason=516'],
  ],
  'an exit status of a FreeRDP client': [
    ['xfreerdp exited with code 131', 'freerdp-exit:131'],
    ['wfreerdp.exe returned 131', 'freerdp-exit:131'],
    ['sdl-freerdp exit status: 131', 'freerdp-exit:131'],
    ['sshd exited with code 131'],
    ['xfreerdp exited with code 0x83'],
    ['xfreerdp exited with code 999'],
    ['xfreerdp exited with code 131083', `errconnect:${0x2000b}`],
  ],
  'a negotiation failure': [
    ['negotiation failure: failureCode = 2', 'negotiation:2'],
    ['RDP negotiation failed (5', 'negotiation:5'],
    ['failureCode: 0'],
    ['failureCode: 77'],
  ],
  'mRemoteNG’s notification': [
    ['RDP disconnected!  2055 The user name is wrong', 'disconnect:2055'],
    ['mRemoteNG: RDP disconnected!\n2055 The user name is wrong', 'disconnect:2055'],
    ['RDP disconnected!  2055'],
    ['RDP disconnected!  61166 and more'],
    ['something!\n2055 The user name is wrong'],
  ],
  '1Remote’s exit line': [
    ['RDP(host) exit with error code 2308(lost) ex:0', 'disconnect:2308', 'extended:0'],
    ['RDP(host) exit with error code 2308', 'disconnect:2308'],
    ['VNC(host) exit with error code 2308'],
  ],
  'an error of a state transition': [
    ['RDP_TCP: An error was encountered (error code 0x80070079)', `hresult:${0x80070079}`],
    ['An error was encountered when transitioning from A to B (error 0x80070040)', `hresult:${0x80070040}`],
    ['An error was encountered (error 0x80070079)'],
  ],
  'an HRESULT of RdpCoreTS': [
    ['SetErrorInfo(0x80070040)', `hresult:${0x80070040}`],
    ['SetErrorInfo(0x5)', 'errinfo:5'],
    ['CUMRDPConnection err=[0x80070057]', `hresult:${0x80070057}`],
    ['CUMRDPConnection err=[0x57]'],
    ['something err=[0x80070057]'],
  ],
  'an error of RD Gateway': [
    ['on resource "pc". The following error occurred: "23005".', 'rdpcore:23005@gateway'],
    ['RD Gateway: event 301 (error 23003)', 'rdpcore:23003@gateway'],
    ['The following error occurred: "23005".'],
    ['event 301 (error 23003)'],
    ['RD Gateway error 22999'],
    ['RD Gateway error 1226'],
    ['RD Gateway: The following error occurred: "1226".', 'rdpcore:1226@gateway'],
  ],
  'a reason of RdpCoreTS': [
    ['event 103, The disconnect reason is 14', 'rdpcore:14@core-103'],
    ['RdpCoreTS\nThe disconnect reason is 14', 'rdpcore:14@core-103'],
    ['The disconnect reason is 14'],
    ['TCP socket READ operation failed, error 64', 'rdpcore:64@core-142'],
    ['TCP socket WRITE operation failed, error 1236', 'rdpcore:1236@core-142'],
    ['socket WRITE operation failed, error 1236'],
  ],
  'a pair of status lines': [
    ['Estado: 0xc000006d\nSubestado: 0xc0000064', `ntstatus:${0xc000006d}`, `ntstatus:${0xc0000064}`],
    ['Estado:  0xC000006D\nSubestado:  0x0', `ntstatus:${0xc000006d}`, 'ntstatus:0'],
    ['Estado:  0xC000006D\nEstado:  0xC0000064'],
    ['Estado:  0xC000006D\nValor:  0xC0000064'],
    ['Estado:  0xC0EEEEEE\nSubestado:  0xC0000064'],
    ['Estado:  0xC000006D\nSubestado:  0xC0EEEEEE'],
    ['Estado:  0xC000006D'],
  ],
  'the status of a failed sign-in': [
    ['4625 Status: 0xC0000234', `ntstatus:${0xc0000234}`],
    [
      'An account failed to log on.\n\tStatus:\t\t0xC000006D\n\tSub Status:\t\t0xC0000064',
      `ntstatus:${0xc000006d}`,
      `ntstatus:${0xc0000064}`,
    ],
    ['4625 Sub Status: 0x0', 'ntstatus:0'],
    ['4625 Status: 0x80090302', `hresult:${0x80090302}`],
    ['Status: 0xC0000234'],
    ['4625 Status: 12'],
    ['4625 X-Status: 0xC0000234', `ntstatus:${0xc0000234}`],
  ],
  'a status value on a line about Remote Desktop': [
    ['mstsc: CredSSP failed with 0x80090302', `hresult:${0x80090302}`],
    ['RDP says C000006D', `ntstatus:${0xc000006d}`],
    ['it failed with 0x80090302'],
    ['RDP over VPN failed with 0x80090302'],
    ['RDP failed with 0x8EEEEEEE'],
    ['4625 says 0xC000006D', `ntstatus:${0xc000006d}`],
    ['4625 says 0x80090302'],
    ['mstsc failed\n  = 0x80090302', `hresult:${0x80090302}`],
    ['it failed\n  = 0x80090302'],
    ['mstsc failed\n 0x80090302'],
  ],
  'the number of an Azure Virtual Desktop error': [
    [
      '{"Code":-2146233088,"CodeSymbolic":"ConnectionFailedNoHealthyRdshAvailable"}',
      'avd:ConnectionFailedNoHealthyRdshAvailable',
      'avd:ConnectionFailedNoHealthyRdshAvailable',
    ],
    [
      '{"Code" : "-2146233088", "CodeSymbolic" : "ConnectionFailedNoHealthyRdshAvailable"}',
      'avd:ConnectionFailedNoHealthyRdshAvailable',
      'avd:ConnectionFailedNoHealthyRdshAvailable',
    ],
    [
      '{\\"Code\\":-2146233088,\\"CodeSymbolic\\":\\"ConnectionFailedNoHealthyRdshAvailable\\"}',
      'avd:ConnectionFailedNoHealthyRdshAvailable',
      'avd:ConnectionFailedNoHealthyRdshAvailable',
    ],
    // A number that is not the name's, and none at all.
    [
      '{"Code":12,"CodeSymbolic":"ConnectionFailedNoHealthyRdshAvailable"}',
      'avd:ConnectionFailedNoHealthyRdshAvailable',
    ],
    ['WVDErrors "Code": 2147467259'],
    ['"Code":-2146233088,"Name":"other"'],
  ],
  'a field of an event in JSON': [
    [`{"provider":"${LSM}","event_id":40,"Reason":"5"}`, 'extended:5'],
    [`{"Reason":"5","event_id":40,"provider":"${LSM}"}`, 'extended:5'],
    [`{\n"provider": "${LSM}",\n"event_id": 40,\n"Reason": "5"\n}`, 'extended:5'],
    [`{"provider":"${LSM}","Reason":"5"}`],
    [`{"event_id":40,"Reason":"5"}`],
    [`{"provider":"${LSM}","event_id":40,"Status":"5"}`],
    // On one line stand many events: each field belongs to the nearest before it.
    [
      `[{"provider":"${LSM}","event_id":40,"Reason":"5"},{"provider":"${CLIENT}","event_id":1026,"Value":"516"}]`,
      'extended:5',
      'disconnect:516',
    ],
    [
      `[{"provider":"${CLIENT}","event_id":1026,"Value":"516"},{"provider":"${LSM}","event_id":40,"Reason":"5"}]`,
      'disconnect:516',
      'extended:5',
    ],
    [
      `[{"provider":"${LSM}","event_id":40,${FILLER}"Reason":"5"},{"provider":"${CLIENT}","event_id":1026,${FILLER}"Value":"516"}]`,
      'extended:5',
      'disconnect:516',
    ],
    [`[{"provider":"${CLIENT}","event_id":1026,${FILLER}"Reason":"5"},{"provider":"${LSM}","event_id":40}]`],
  ],
};

describe('A code written as', () => {
  for (const [shape, cases] of Object.entries(SHAPES)) {
    describe(shape, () => {
      for (const [text, ...refs] of cases) {
        it(`${refs.length === 0 ? 'is none in' : `is ${refs.join(', ')} in`} ${JSON.stringify(text)}`, () => {
          assert.deepEqual(found(text), refs);
        });
      }
    });
  }
});
