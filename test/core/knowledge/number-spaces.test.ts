// The rules by which numbers belong to families, each as the product shows it.
import assert from 'node:assert/strict';
import { entriesOf, explain, findEntry, notations, parseCodeRef, scan } from '../../../src/core';
import type { Code, Family } from '../../../src/core';

const range = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, index) => first + index);
const entry = (ref: string) => {
  const code = parseCodeRef(ref);
  const found = code && findEntry(code);
  assert.ok(found, `${ref} is not known`);
  return found;
};
const has = (family: Family, value: number) => findEntry({ family, value }) !== undefined;
/** Families and numbers found in a text, in order. */
const read = (text: string) => scan(text).map(({ code }) => refOf(code!));
const refOf = ({ family, value, field }: Code) => `${family}:${value}${field ? `@${field}` : ''}`;
const event = (provider: string, id: number, data: string) =>
  `<Event><System><Provider Name="Microsoft-Windows-${provider}"/><EventID>${id}</EventID></System>${data}</Event>`;

describe('Number spaces', () => {
  it('the "Error code" of a dialog is a disconnect reason, its "Extended error code" an extended one', () => {
    assert.deepEqual(read('Error code: 0x3\nExtended error code: 0x5'), ['disconnect:3', 'extended:5']);
    assert.deepEqual(read('Error code: 0x104\nExtended error code: 0x104'), ['disconnect:260', 'extended:260']);
  });

  it('client event 1026 carries a disconnect reason in decimal, never an extended one', () => {
    for (const value of [3, 260, 516, 50331655]) {
      const xml = event(
        'TerminalServices-ClientActiveXCore',
        1026,
        `<EventData><Data Name="Name">Disconnect Reason</Data><Data Name="Value">${value}</Data></EventData>`,
      );
      assert.deepEqual(read(xml), [`disconnect:${value}`]);
    }
  });

  it('every extended reason of the shared part is the twin of the server error of the same number', () => {
    const shared = [...range(0, 12), 25, 26, ...range(256, 266), ...range(1024, 1042), 4339, 4498];
    for (const value of shared.filter((number) => number !== 8 && has('extended', number))) {
      const twin = entry(`extended:${value}`).twin;
      assert.ok(twin, `extended:${value} has no twin`);
      assert.deepEqual(parseCodeRef(twin), { family: 'errinfo', value });
    }
  });

  for (const value of [8, 267, 768]) {
    it(`extended ${value} exists on the client side only`, () => {
      assert.equal(entry(`extended:${value}`).twin, undefined);
      assert.equal(has('errinfo', value), false);
    });
  }

  it('15 to 24 exist as server errors only', () => {
    const known = range(15, 24).filter((value) => has('errinfo', value));
    assert.ok(known.length > 0);
    for (const value of range(15, 24)) assert.equal(has('extended', value), false, `${value}`);
    for (const value of known) assert.equal(entry(`errinfo:${value}`).twin, undefined, `${value}`);
  });

  it('the same number means one thing as error code and another as extended code', () => {
    for (const value of [...range(260, 267), 1028, 1030, 1032]) {
      const first = findEntry({ family: 'disconnect', value });
      const extended = findEntry({ family: 'extended', value });
      assert.ok(extended, `extended:${value}`);
      if (!first) continue;
      assert.notEqual(first.title, extended.title, `${value}`);
      assert.notEqual(first.meaning, extended.meaning, `${value}`);
      assert.equal(first.twin, undefined, `${value}`);
    }
  });

  it('no disconnect reason is the twin of a code of another family', () => {
    assert.deepEqual(
      entriesOf('disconnect').filter((row) => row.twin !== undefined),
      [],
    );
  });

  it('LocalSessionManager event 40 speaks the extended numbering', () => {
    const xml = event(
      'TerminalServices-LocalSessionManager',
      40,
      '<UserData><EventXML><Session>2</Session><Reason>12</Reason></EventXML></UserData>',
    );
    assert.deepEqual(read(xml), ['extended:12']);
    assert.deepEqual(read('Session 2 has been disconnected, reason code 12'), ['extended:12']);
  });

  it('LocalSessionManager event 40 also holds HRESULTs, printed in decimal', () => {
    assert.deepEqual(read('Session 2 has been disconnected, reason code 3489660929'), [`hresult:${0xd0000001}`]);
    assert.deepEqual(read('Session 2 has been disconnected, reason code 2147942464'), [`hresult:${0x80070040}`]);
    const xml = event(
      'TerminalServices-LocalSessionManager',
      40,
      '<UserData><EventXML><Session>2</Session><Reason>2147942464</Reason></EventXML></UserData>',
    );
    assert.deepEqual(read(xml), [`hresult:${0x80070040}`]);
  });

  it('an HRESULT 0xD0xxxxxx is said to wrap the NTSTATUS without bit 0x10000000', () => {
    for (const wrapped of entriesOf('hresult').filter(({ value }) => value! >= 0xd0000000)) {
      const inner = findEntry({ family: 'ntstatus', value: wrapped.value! - 0x10000000 });
      const [sentence] = explain(wrapped).structure;
      assert.match(
        sentence ?? '',
        new RegExp(`wraps the NTSTATUS 0x${(wrapped.value! - 0x10000000).toString(16)}`, 'i'),
      );
      if (inner) assert.ok(sentence!.includes(inner.title));
    }
    assert.match(explain({ family: 'hresult', value: 0xd0001234 }).structure.join(), /wraps the NTSTATUS 0xC0001234/);
  });

  it('an HRESULT 0x8007xxxx is said to carry the Win32 error of its low word', () => {
    for (const row of entriesOf('hresult').filter(({ value }) => value! >>> 16 === 0x8007)) {
      assert.match(explain(row).structure.join(), new RegExp(`Win32 error ${row.value! & 0xffff} `));
    }
  });

  it('the ErrorCode of RD Gateway is the low word of an E_PROXY result', () => {
    for (const row of entriesOf('rdpcore').filter(({ value }) => value! >= 23000 && value! <= 23040)) {
      assert.equal(row.field, 'gateway');
      const result = findEntry({ family: 'hresult', value: 0x80070000 + row.value! });
      assert.ok(result, `${row.value} has no HRESULT`);
      assert.equal(result.symbol, row.symbol);
      assert.match(explain(row).structure.join(), new RegExp(`0x${(0x80070000 + row.value!).toString(16)}`, 'i'));
    }
    assert.equal(entry('rdpcore:23000@gateway').symbol, 'E_PROXY_INTERNALERROR');
    assert.equal(0x59d8, 23000);
  });

  it('FreeRDP puts the class above the number: class 1 is a server error, class 2 a connection error', () => {
    assert.deepEqual(read('freerdp last error: ERRINFO_LOGOFF_BY_USER (0x0001000C)'), ['errinfo:12']);
    assert.deepEqual(read('freerdp last error: ERRCONNECT_LOGON_FAILURE [0x00020014]'), [`errconnect:${0x20014}`]);
    assert.ok(
      entriesOf('errconnect').every(
        ({ value }) =>
          value === 0 || value! >>> 16 === 2 || value! >>> 16 === 0xffff || value === 0xffffffff || value! < 0x10000,
      ),
    );
    assert.ok(notations(entry('errinfo:12')).includes('0x0001000C'));
  });

  it('the last four bytes of TermDD 56 are a little-endian HRESULT', () => {
    const xml =
      '<Event><System><Provider Name="TermDD"/><EventID>56</EventID></System><EventData><Data>\\Device\\Termdd</Data>' +
      '<Binary>00000400010002800000000038000AC0000000003800000A00000000000000000000000000000000A2020780</Binary></EventData></Event>';
    const [finding] = scan(xml);
    assert.equal(refOf(finding!.code!), `hresult:${0x800702a2}`);
    assert.equal(finding!.text, 'A2020780');
  });

  it('plain results below 0x100 are five, 0 to 4', () => {
    assert.deepEqual(
      entriesOf('disconnect')
        .map(({ value }) => value!)
        .filter((value) => value < 0x100),
      [0, 1, 2, 3, 4],
    );
  });

  const LAYERS: readonly [number, RegExp][] = [
    [0x04, /network transport/],
    [0x06, /RDP security/],
    [0x07, /TLS, CredSSP/],
    [0x08, /client itself/],
    [0x09, /Network Level Authentication/],
    [0x0a, /smart card/],
  ];
  for (const [low, layer] of LAYERS) {
    it(`the low byte 0x0${low.toString(16).toUpperCase()} points to its layer, also for a number nobody knows, and is said to be derived`, () => {
      const [sentence] = explain({ family: 'disconnect', value: 0xee00 + low }).structure;
      assert.match(sentence ?? '', layer);
      assert.match(sentence ?? '', /derived/);
    });
  }

  it('every TLS name (SSL_ERR_…) stands in the layer 0x07', () => {
    const names = entriesOf('disconnect').filter(({ symbol }) => symbol?.startsWith('SSL_ERR_'));
    assert.ok(names.length >= 10);
    for (const { value, symbol } of names) assert.equal(value! & 0xff, 0x07, symbol);
  });

  it('0x10B (267) fits no layer and rests on one report', () => {
    const { confidence, title, meaning } = entry('disconnect:267');
    assert.equal(confidence, 'low');
    assert.match(`${title} ${meaning}`, /single/);
    assert.deepEqual(explain({ family: 'disconnect', value: 267 }).structure, []);
  });

  it('the RemoteApp block begins at 0x2000001 and holds two codes', () => {
    assert.deepEqual(
      entriesOf('disconnect')
        .map(({ value }) => value!)
        .filter((value) => value >= 0x2000000 && value < 0x3000000),
      [0x2000001, 0x2000002],
    );
    assert.match(explain({ family: 'disconnect', value: 0x2000003 }).structure.join(), /RemoteApp/);
  });

  it('the gateway block holds 0x3000001 to 0x3000050 without a hole, and 0x3000064', () => {
    for (const value of [...range(0x3000001, 0x3000050), 0x3000064])
      assert.ok(has('disconnect', value), value.toString(16));
    assert.equal(has('disconnect', 0x3000051), false);
    assert.match(explain({ family: 'disconnect', value: 0x3000051 }).structure.join(), /RD Gateway and web feed/);
  });

  const GAPS = [0x3000016, 0x300001d, 0x300001e, 0x300002e, 0x3000031, 0x3000036, 0x300003a, 0x3000048];
  for (const gap of GAPS) {
    it(`0x${gap.toString(16).toUpperCase()} (${gap}) is named as a gap, not guessed`, () => {
      const explanation = explain({ family: 'disconnect', value: gap });
      assert.equal(explanation.known, false);
      assert.equal(explanation.title, 'No public meaning is known');
      assert.equal(explanation.confidence, 'low');
      assert.deepEqual(
        explanation.causes.map(({ id }) => id),
        ['triage-first'],
      );
    });
  }

  it('no other disconnect reason is unknown', () => {
    assert.deepEqual(
      entriesOf('disconnect')
        .filter(({ known }) => known === false)
        .map(({ value }) => value),
      GAPS,
    );
  });

  it('Azure Virtual Desktop repeats numbers, so its errors go by name', () => {
    const names = entriesOf('avd').map(({ symbol }) => symbol);
    assert.equal(new Set(names).size, names.length);
    const numbers = entriesOf('avd').map(({ value }) => value);
    assert.ok(new Set(numbers).size < numbers.length);
    for (const row of entriesOf('avd'))
      assert.equal(findEntry({ family: 'avd', value: row.value, symbol: row.symbol! }), row);
  });

  it('the field decides the meaning of the same small number on the server side', () => {
    const core = event(
      'RemoteDesktopServices-RdpCoreTS',
      103,
      '<EventData><Data Name="ReasonCode">5</Data></EventData>',
    );
    assert.deepEqual(read(core), ['rdpcore:5@core-103']);
    assert.match(entry('rdpcore:5@core-103').title, /another connection/);
    assert.match(entry('rdpcore:5@gateway').title, /access denied/);
  });

  it('RdpCoreTS 226, 227 and 228 speak HRESULT', () => {
    const fields: readonly [number, string][] = [
      [226, 'ErrorCode'],
      [227, 'Value'],
      [228, 'ErrorCode'],
    ];
    for (const [id, name] of fields) {
      const xml = event(
        'RemoteDesktopServices-RdpCoreTS',
        id,
        `<EventData><Data Name="${name}">2147942521</Data></EventData>`,
      );
      assert.deepEqual(read(xml), [`hresult:${0x80070079}`], `${id}`);
    }
  });

  it('1197 and 1198 as server errors are in no source and stay unknown', () => {
    for (const value of [0x1197, 0x1198]) assert.equal(explain({ family: 'errinfo', value }).known, false);
  });

  it('RdpCoreTS 103 with 13 or 14 is undocumented and said to be so', () => {
    assert.equal(explain(entry('rdpcore:13@core-103')).known, false);
    const fourteen = explain(entry('rdpcore:14@core-103'));
    assert.equal(fourteen.confidence, 'low');
    assert.match(fourteen.meaning, /not published/);
    assert.match(`${fourteen.meaning} ${fourteen.note}`, /scanner/);
  });
});
