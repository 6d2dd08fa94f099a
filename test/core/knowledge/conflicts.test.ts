// Where sources disagree, the product takes a side or says who says what; each case as the reader sees it.
import assert from 'node:assert/strict';
import { entriesOf, explain, explanationToMarkdown, findEntry, parseCodeRef, search } from '../../../src/core';

const entry = (ref: string) => {
  const code = parseCodeRef(ref);
  const found = code && findEntry(code);
  assert.ok(found, `${ref} is not known`);
  return found;
};
/** Everything a reader is told of a code in words. */
const told = (ref: string) => {
  const { title, meaning, conflict, note } = entry(ref);
  return `${title}\n${meaning}\n${conflict ?? ''}\n${note ?? ''}`;
};

describe('Conflicts of the sources', () => {
  /** Codes whose entry must name both sides under "Sources disagree". */
  const BOTH_SIDES: readonly [ref: string, what: string, ...sides: RegExp[]][] = [
    ['disconnect:0x4', 'a generic failure to connect, or the session time limit', /NETworkManager/, /Store and mobile/],
    ['disconnect:0x107', 'harmless, or an authentication failure', /harmless/, /IAP Desktop/, /rvt2/],
    [
      'disconnect:0x204',
      'socket connect failed, or a transport that closed',
      /TransportClosedUnexpectedly/,
      /could not be opened/,
    ],
    [
      'disconnect:0x406',
      'invalid security data, or a general security error',
      /security data was invalid/,
      /general security error/,
    ],
    ['disconnect:0x408', 'an internal error, or invalid characters in the name', /internal error/, /characters/],
    ['disconnect:0x704', 'a timeout by Microsoft, another name in Azure', /timeout/, /SocketConnectionTimedOut/],
    ['disconnect:0x908', 'a licensing timeout, or an expired licence', /expired/, /timed out/],
    ['disconnect:0xD06', 'client resources used up, or a protocol error', /IAP Desktop/, /protocol error/],
    ['disconnect:0x1108', 'a reconnect that failed, or a connection that was lost', /reconnecting/, /lost/],
    ['extended:0x2', 'an API logoff today, a logoff by the user once', /LogoffByUser/, /12/],
    ['extended:0x4', 'a slow sign-in, or a session time limit', /sign-in took too long/, /time limit/],
    ['extended:0x8', 'known to clients, absent from the protocol', /clients/, /protocol specification/, /FreeRDP/],
    ['extended:0x10F3', 'a host without RemoteApp, or with RemoteApp only', /lacks RemoteApp/, /only remote programs/],
    ['errinfo:0x10F3', 'a host with RemoteApp only, or without RemoteApp', /only RemoteApp/, /lacks RemoteApp/],
    ['errinfo:0x0', 'none in the specification, success in FreeRDP', /ERRINFO_NONE/, /ERRINFO_SUCCESS/, /0xFFFFFFFF/],
    ['errinfo:0xFFFFFFFF', 'none in FreeRDP, never sent', /FreeRDP/, /specification/, /never sent/],
    ['errinfo:0x10CD', 'more message kinds in the specification than in FreeRDP', /specification/, /FreeRDP/],
    ['rdpcore:4@core-103', 'a slow sign-in, or a session time limit', /sign-in that took too long/, /time limit/],
    ['rdpcore:5@core-103', 'a takeover here, access denied at the gateway', /takeover/, /access denied/],
    ['rdpcore:5@gateway', 'access denied here, a takeover in RdpCoreTS', /takeover/, /access denied/],
    ['ntstatus:0xC0000225', 'a Windows fault without risk, or only "not found"', /rvt2/, /MS-ERREF/],
    ['hresult:0x80004005', 'an unspecified failure, reported for the CredSSP dialog too', /CredSSP/, /0x80090302/],
    ['hresult:0x80070102', 'WAIT_TIMEOUT in Win32, STATUS_TIMEOUT as NTSTATUS', /WAIT_TIMEOUT/, /STATUS_TIMEOUT/],
    [
      'event:1149@RemoteConnectionManager',
      'a sign-in by its message, only the way to it',
      /authenticated/,
      /Ponder The Bits/,
    ],
    [
      'event:1143@RemoteConnectionManager',
      'a connection event, or a notice on profiles',
      /connection/,
      /roaming profiles/,
    ],
    ['event:1008@TermService', 'two numbers for one message', /1008/, /1088/],
    ['event:1088@TermService', 'two numbers for one message', /1008/, /1088/],
    ['avd:ConnectionFailedClientDisconnect', 'two numbers for one name', /-2146233088/, /-2147467259/],
  ];
  for (const [ref, what, ...sides] of BOTH_SIDES) {
    it(`${ref}: ${what}`, () => {
      const { conflict } = entry(ref);
      assert.ok(conflict, 'no conflict is shown');
      for (const side of sides) assert.match(conflict, side);
      const markdown = explanationToMarkdown(explain(parseCodeRef(ref)!), { detail: 'short' });
      assert.match(markdown, /\*\*Sources disagree\*\*/);
    });
  }

  it('event 1149 is shown as no sign-in', () => {
    const event = entry('event:1149@RemoteConnectionManager');
    assert.match(event.provesNot!, /no proof of a sign-in, and it is no session/);
    assert.doesNotMatch(event.title, /signed in|authenticat/i);
    assert.equal(event.severity, 'info');
  });

  it('event 1143 is no connection event, and unsure', () => {
    const event = entry('event:1143@RemoteConnectionManager');
    assert.match(event.title, /profile/);
    assert.equal(event.confidence, 'low');
    assert.equal(event.proves, undefined);
  });

  it('events 1128 to 1133 answer to their three numbers, and say so', () => {
    for (let id = 1128; id <= 1133; id++) {
      const event = entry(`event:${id}@RemoteConnectionManager`);
      const others = [0xc000 + id, 0xc0000000 + id];
      assert.deepEqual(event.alsoNumbered, others, `${id}`);
      for (const other of others) assert.equal(entry(`event:${other}@RemoteConnectionManager`), event);
      for (const number of [id, ...others]) assert.match(event.note!, new RegExp(`\\b${number}\\b`), `${id}`);
    }
    assert.deepEqual(entry('event:1028@RemoteConnectionManager').alsoNumbered, [50180]);
  });

  it('2312 is a timeout; an expired licence is called a slip of translation', () => {
    assert.match(entry('disconnect:2312').title, /timed out/);
    assert.match(entry('disconnect:2312').meaning, /does not mean that a licence expired/);
  });

  it('3593 is Restricted Admin, not "Restricted Management"', () => {
    assert.match(entry('disconnect:3593').title, /Restricted Admin/);
    assert.match(told('disconnect:3593'), /garbles/);
  });

  it('extended 1031 is about the address of a virtual machine, not about lighting', () => {
    assert.match(entry('extended:1031').title, /virtual machine/);
    assert.doesNotMatch(entry('extended:1031').meaning, /lighting/);
  });

  it('the text of the CredSSP encryption oracle dialog belongs to 0x80090302', () => {
    assert.match(told('hresult:0x80090302'), /CredSSP/);
    assert.ok(entry('hresult:0x80090302').causes.includes('credssp-oracle'));
  });

  it('0x80090302 answers to both of its names', () => {
    assert.equal(entry('hresult:0x80090302').symbol, 'SEC_E_UNSUPPORTED_FUNCTION');
    for (const name of ['SEC_E_UNSUPPORTED_FUNCTION', 'SEC_E_NOT_SUPPORTED'])
      assert.equal(search(name)[0]?.entry.value, 0x80090302, name);
  });

  it('a user who signs out is extended 12, not 2', () => {
    assert.equal(entry('extended:12').symbol, 'exDiscReasonLogoffByUser');
    assert.equal(entry('extended:12').severity, 'info');
    assert.equal(entry('extended:2').symbol, 'exDiscReasonAPIInitiatedLogoff');
  });

  it('xfreerdp ends with 240 to 250 for the licence statuses that are declared as 16 to 26', () => {
    for (let declared = 16; declared <= 26; declared++) {
      assert.match(entry(`freerdp-exit:${declared}`).symbol!, /LICENSE/);
      assert.match(told(`freerdp-exit:${declared}`), /224/);
      const real = entry(`freerdp-exit:${declared + 224}`);
      assert.ok(real.related?.includes(`freerdp-exit:${declared}`));
      assert.match(real.note!, /minus/);
      assert.equal(real.severity, entry(`freerdp-exit:${declared}`).severity);
    }
  });

  it('0x19 and 0x1A are said to be unknown to FreeRDP and IronRDP', () => {
    for (const ref of ['errinfo:0x19', 'errinfo:0x1A']) {
      assert.match(told(ref), /FreeRDP and IronRDP/);
      assert.equal(entry(ref).confidence, 'medium');
    }
  });

  it("0x1196 is said to be FreeRDP's own", () => {
    assert.match(told('errinfo:0x1196'), /FreeRDP/);
    assert.match(told('errinfo:0x1196'), /not in Microsoft's specification/);
  });

  it('0x300003A is not shown as the twin of 0x3000039, only as a guess', () => {
    const gap = entry('disconnect:0x300003A');
    assert.equal(gap.known, false);
    assert.match(gap.note!, /[Uu]nconfirmed guess/);
    assert.equal(gap.related, undefined);
  });

  it('263 is not taken for a failure', () => {
    assert.equal(entry('disconnect:263').severity, 'info');
  });

  it('event 40 with reason 0 does not prove a network fault', () => {
    assert.match(entry('rdpcore:0@core-103').meaning, /does not prove a network fault/);
    assert.equal(entry('extended:0').severity, 'info');
  });

  it('codes that stand in copies of one list only have no high confidence', () => {
    const LIST = ['reason-list', 'xpra', 'networkmanager'];
    const wrong = entriesOf('disconnect').filter(
      ({ sources, confidence }) => confidence === 'high' && sources.every((id) => LIST.includes(id)),
    );
    assert.deepEqual(
      wrong.map(({ value }) => value),
      [],
    );
  });

  it('numbers that rest on one user report of Azure Virtual Desktop say so', () => {
    for (const ref of ['disconnect:267', 'disconnect:3076', 'disconnect:50331715']) assert.match(told(ref), /single/i);
  });

  it('codes remembered without a source are low, and said to be general knowledge', () => {
    for (const row of entriesOf('hresult').filter(({ sources }) => (sources as readonly string[]).includes('memory'))) {
      assert.equal(row.confidence, 'low', row.symbol);
      assert.match(`${row.note}`, /general knowledge/, row.symbol);
    }
  });
});
