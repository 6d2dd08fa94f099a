/** Which fields of which events carry codes, and which events are a finding by themselves. */
import assert from 'node:assert/strict';
import { codeRef } from '../../../src/core';
import { isTrouble, readEventXml } from '../../../src/core/events/event-codes';
import { carriesCode, EVENT_FIELDS, findEventField } from '../../../src/core/events/event-fields';
import { stringNames } from '../../../src/core/events/event-strings';

const WINDOWS = 'Microsoft-Windows-';
const GATEWAY = `${WINDOWS}TerminalServices-Gateway`;
const CLIENT = `${WINDOWS}TerminalServices-ClientActiveXCore`;
const CORE = `${WINDOWS}RemoteDesktopServices-RdpCoreTS`;
const SESSIONS = `${WINDOWS}TerminalServices-LocalSessionManager`;
const SECURITY = `${WINDOWS}Security-Auditing`;
const CONNECTIONS = `${WINDOWS}TerminalServices-RemoteConnectionManager`;

const xml = (provider: string, id: number, fields: Readonly<Record<string, string>> = {}, more = '') =>
  `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="${provider}"/><EventID>${id}</EventID></System><EventData>${Object.entries(
    fields,
  )
    .map(([name, value]) => `<Data Name="${name}">${value}</Data>`)
    .join('')}${more}</EventData></Event>`;
/** Codes with the text at their span. */
const found = (text: string) =>
  readEventXml(text).map(({ code, start, end }) => `${codeRef(code)} ${text.slice(start, end)}`);

describe('A field of an event', () => {
  const READ: readonly [provider: string, id: number, field: string, value: string, ...expected: string[]][] = [
    [CLIENT, 1026, 'Value', '516', 'disconnect:516 516'],
    [SESSIONS, 40, 'Reason', '5', 'extended:5 5'],
    [SESSIONS, 40, 'Reason', '2147942464', `hresult:${0x80070040} 2147942464`],
    [CORE, 103, 'ReasonCode', '14', 'rdpcore:14@core-103 14'],
    [CORE, 142, 'error', '64', 'rdpcore:64@core-142 64'],
    [GATEWAY, 302, 'ErrorCode', '23005', 'rdpcore:23005@gateway 23005'],
    [GATEWAY, 303, 'ErrorCode', '1226', 'rdpcore:1226@gateway 1226'],
    [SECURITY, 4625, 'Status', '0xc000006d', `ntstatus:${0xc000006d} 0xc000006d`],
    [SECURITY, 4625, 'SubStatus', '0x0', 'ntstatus:0 0x0'],
    [SECURITY, 4625, 'Status', '12'],
    [CORE, 227, 'Value', '0x80070040', `hresult:${0x80070040} 0x80070040`],
    // The bare Win32 number stands for the HRESULT that carries it; zero is success.
    [CORE, 227, 'Value', '5', `hresult:${0x80070005} 5`],
    [CORE, 227, 'Value', '0'],
    [CORE, 227, 'Value', '65535'],
    [CORE, 227, 'Value', '65541'],
    // In a status's own place an NTSTATUS is what an HRESULT is made of.
    [CORE, 226, 'ErrorCode', '0xC000006D', `hresult:${0xc000006d} 0xC000006D`],
    // Text before or after the number, another field, another event.
    [CLIENT, 1026, 'Value', 'reason 516'],
    [CLIENT, 1026, 'Value', '516 of them', 'disconnect:516 516'],
    [CLIENT, 1026, 'Name', '516'],
    [CLIENT, 1025, 'Value', '516'],
    [GATEWAY, 1026, 'Value', '516'],
  ];
  for (const [provider, id, field, value, ...expected] of READ) {
    it(`${field} of ${provider.split('-').at(-1)} ${id} is ${expected.join() || 'no code'} where it holds ${JSON.stringify(value)}`, () => {
      const text = `before ${xml(provider, id, { [field]: value })}`;
      const codes = found(text).filter((one) => !one.startsWith('event:'));
      assert.deepEqual(codes, expected);
    });
  }

  it('is found by its name or its place, and only in its own event', () => {
    for (const row of EVENT_FIELDS) {
      for (const id of row.ids) {
        const provider = `${WINDOWS}${row.provider}`;
        assert.equal(findEventField(provider, id, row.field), row);
        assert.equal(findEventField(provider, id, row.index), row);
        assert.equal(findEventField(provider, id, 99), undefined);
        assert.equal(findEventField(provider, id, 'Other'), undefined);
        assert.equal(findEventField('Other', id, row.field), undefined);
        assert.equal(carriesCode(provider, id), true);
        assert.equal(carriesCode('Other', id), false);
      }
    }
    assert.equal(findEventField(CLIENT, 1, 'Value'), undefined);
    assert.equal(carriesCode(CLIENT, 1), false);
    assert.equal(carriesCode('TermDD', 56), true);
  });

  it('stands among the event’s strings at the place that the table of strings gives it', () => {
    for (const { provider, ids, field, index } of EVENT_FIELDS) {
      for (const id of ids) {
        const names = stringNames(`${WINDOWS}${provider}`, id);
        if (names.length > 0) assert.equal(names[index - 1], field, `${provider} ${id}`);
      }
    }
  });
});

describe('The strings of an event', () => {
  it('are named in the order of its manifest', () => {
    assert.deepEqual(stringNames(SESSIONS, 40), ['Session', 'Reason']);
    assert.deepEqual(stringNames('LocalSessionManager', 40), ['Session', 'Reason']);
    assert.deepEqual(stringNames(SESSIONS, 17), ['Param1']);
    assert.deepEqual(stringNames(GATEWAY, 303).slice(-2), ['ConnectionProtocol', 'ErrorCode']);
  });

  it('have no names where none are known', () => {
    assert.deepEqual(stringNames(SESSIONS, 9999), []);
    assert.deepEqual(stringNames('Other', 40), []);
    assert.deepEqual(stringNames('', 0), []);
  });
});

describe('The binary data of TermDD', () => {
  const binary = (digits: string, provider = 'TermDD', id = 56) => xml(provider, id, {}, `<Binary>${digits}</Binary>`);

  it('ends with a status, its bytes turned round', () => {
    assert.deepEqual(
      found(binary('0000040001002C00000000003800000A0D0000D0')).filter((one) => !one.startsWith('event:')),
      [`hresult:${0xd000000d} 0D0000D0`],
    );
  });

  it('is none where it ends with something else, is cut short, or is another’s', () => {
    for (const digits of ['00000000', '0D0000', '0D0000D', '0D0000DX', '', '0D0000D000000000'])
      assert.deepEqual(
        found(binary(digits)).filter((one) => one.startsWith('hresult')),
        [],
        digits,
      );
    assert.deepEqual(found(binary('0D0000D0', 'Other')), []);
    assert.deepEqual(found(binary('0D0000D0', CLIENT, 1026)), []);
  });

  it('is read where it is longer than its status', () => {
    assert.deepEqual(
      found(binary('FFFFFFFF0D0000D0')).filter((one) => one.startsWith('hresult')),
      [`hresult:${0xd000000d} 0D0000D0`],
    );
  });
});

describe('An event that tells of trouble', () => {
  it('is a code by its id where it has no field for one', () => {
    const text = xml(CONNECTIONS, 1057);
    assert.deepEqual(found(text), ['event:1057@RemoteConnectionManager 1057']);
    assert.equal(isTrouble(CONNECTIONS, 1057), true);
  });

  it('is told by our tables: no news, no provider of ours and no entry are none', () => {
    assert.equal(isTrouble(CONNECTIONS, 1149), false);
    assert.equal(isTrouble('Service Control Manager', 1057), false);
    assert.equal(isTrouble(CONNECTIONS, 9999), false);
    assert.deepEqual(found(xml(CONNECTIONS, 1149)), []);
    assert.deepEqual(found(xml('Other', 1057)), []);
  });

  it('leaves the finding to its field where it has one', () => {
    assert.deepEqual(found(xml(CLIENT, 1026, { Value: '516' })), ['disconnect:516 516']);
    assert.deepEqual(found(xml(CLIENT, 1026, { Name: 'x' })), []);
  });

  it('is one of all the events of a text, in their order', () => {
    const text = `<Events>${xml(CONNECTIONS, 1057)}\n${xml('Other', 1)}\n${xml(CLIENT, 1026, { Value: '516' })}</Events>`;
    assert.deepEqual(found(text), ['event:1057@RemoteConnectionManager 1057', 'disconnect:516 516']);
  });
});
