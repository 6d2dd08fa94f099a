/** Whose event it is: by the provider's name as people write it, by the log, by the sentence. */
import assert from 'node:assert/strict';
import { fullProvider, providerOfChannel, providerOfMessage } from '../../../src/core/events/provider-name';

const WINDOWS = 'Microsoft-Windows-';

describe('The full name of a provider', () => {
  const NAMES: readonly [written: string, full: string | undefined][] = [
    ['Microsoft-Windows-TerminalServices-LocalSessionManager', 'TerminalServices-LocalSessionManager'],
    ['microsoft-windows-terminalservices-localsessionmanager', 'TerminalServices-LocalSessionManager'],
    ['TerminalServices-LocalSessionManager', 'TerminalServices-LocalSessionManager'],
    ['LocalSessionManager', 'TerminalServices-LocalSessionManager'],
    [' LocalSessionManager. ', 'TerminalServices-LocalSessionManager'],
    ['RdpCoreTS', 'RemoteDesktopServices-RdpCoreTS'],
    ['Security-Auditing', 'Security-Auditing'],
    ['Auditing', undefined],
    ['Microsoft Windows security auditing.', 'Security-Auditing'],
    ['TerminalServices-Gateway', 'TerminalServices-Gateway'],
    ['Gateway', undefined],
    ['Licensing', undefined],
    ['Printers', undefined],
    ['Kernel-Power', 'Kernel-Power'],
    ['Local.SessionManager', undefined],
    ['Service Control Manager', undefined],
    ['', undefined],
  ];
  for (const [written, full] of NAMES) {
    it(`of ${JSON.stringify(written)} is ${full ?? 'none'}`, () => {
      assert.equal(fullProvider(written), full && WINDOWS + full);
    });
  }

  it('has no prefix where Windows writes none', () => {
    assert.equal(fullProvider('termdd'), 'TermDD');
    assert.equal(fullProvider('USER32'), 'User32');
    assert.equal(fullProvider('eventlog'), 'EventLog');
  });

  it('is as written for a provider of Remote Desktop that no list holds', () => {
    const name = 'Microsoft-Windows-TerminalServices-SomethingNew';
    assert.equal(fullProvider(name), name);
    assert.equal(fullProvider(` ${name}.`), name);
    assert.equal(fullProvider(`x${name}`), undefined);
    assert.equal(fullProvider(`${name} x`), undefined);
  });

  it('is none of a name of more than a hundred characters', () => {
    const name = (length: number) => 'Microsoft-Windows-TerminalServices-A'.padEnd(length, 'a');
    const padded = 'LocalSessionManager'.padEnd(100);
    assert.equal(fullProvider(padded), `${WINDOWS}TerminalServices-LocalSessionManager`);
    assert.equal(fullProvider(`${padded} `), undefined);
    assert.equal(fullProvider(name(80)), name(80));
  });
});

describe('The provider of a log', () => {
  it('is the one that the log is named for', () => {
    const local = `${WINDOWS}TerminalServices-LocalSessionManager`;
    assert.equal(providerOfChannel(`${local}/Operational`, 21), local);
    assert.equal(providerOfChannel(` ${local}/Admin `, 21), local);
    assert.equal(providerOfChannel(local, 21), undefined);
    assert.equal(providerOfChannel('/Operational', 21), undefined);
    assert.equal(providerOfChannel('Microsoft-Windows-Other/Operational', 21), undefined);
  });

  it('of the client is the control, whose log has another name', () => {
    assert.equal(
      providerOfChannel('Microsoft-Windows-TerminalServices-RDPClient/Operational', 1026),
      `${WINDOWS}TerminalServices-ClientActiveXCore`,
    );
  });

  it('of the Security log is its auditing, by the ids that it has', () => {
    for (const id of [4608, 4625, 5199]) assert.equal(providerOfChannel('Security', id), `${WINDOWS}Security-Auditing`);
    for (const id of [4607, 5200]) assert.equal(providerOfChannel(' security ', id), undefined, `${id}`);
    assert.equal(providerOfChannel('SECURITY', 4625), `${WINDOWS}Security-Auditing`);
    assert.equal(providerOfChannel('System', 4625), undefined);
  });
});

describe('The provider of a sentence', () => {
  const SAID: readonly [id: number, message: string, provider: string][] = [
    [21, 'Remote Desktop Services: Session logon succeeded:', 'TerminalServices-LocalSessionManager'],
    [22, 'Remote Desktop Services: Shell start notification received:', 'TerminalServices-LocalSessionManager'],
    [40, 'Session 12 has been disconnected, reason code 5', 'TerminalServices-LocalSessionManager'],
    [41, 'Begin session arbitration:', 'TerminalServices-LocalSessionManager'],
    [42, 'End session arbitration:', 'TerminalServices-LocalSessionManager'],
    [1149, 'Remote Desktop Services: User authentication succeeded:', 'TerminalServices-RemoteConnectionManager'],
    [261, 'Listener RDP-Tcp received a connection', 'TerminalServices-RemoteConnectionManager'],
    [1026, 'RDP ClientActiveX has been disconnected (Reason= 1)', 'TerminalServices-ClientActiveXCore'],
    [103, 'The disconnect reason is 14', 'RemoteDesktopServices-RdpCoreTS'],
    [131, 'The server accepted a new UDP connection from client', 'RemoteDesktopServices-RdpCoreTS'],
    [4625, 'An account failed to log on.', 'Security-Auditing'],
    [4624, 'An account was successfully logged on.', 'Security-Auditing'],
    [4634, 'An account was logged off.', 'Security-Auditing'],
    [4647, 'User initiated logoff:', 'Security-Auditing'],
    [4778, 'A session was reconnected to a Window Station.', 'Security-Auditing'],
    [4779, 'A session was disconnected from a Window Station.', 'Security-Auditing'],
  ];
  for (const [id, message, provider] of SAID) {
    it(`${JSON.stringify(message)} of event ${id} is ${provider}`, () => {
      assert.equal(providerOfMessage(message, id), WINDOWS + provider);
      assert.equal(providerOfMessage(message, 7), undefined, 'with another id');
      assert.equal(providerOfMessage(`It says: ${message}`, id), undefined, 'in the middle of another');
    });
  }

  it('is nobody’s where the words are not known', () => {
    assert.equal(providerOfMessage('Something happened', 4625), undefined);
    assert.equal(providerOfMessage('', 40), undefined);
  });
});
