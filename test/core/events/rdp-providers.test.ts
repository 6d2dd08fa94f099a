/** Which events belong in the story of a session. */
import assert from 'node:assert/strict';
import { isRdpProvider, isSessionEvent } from '../../../src/core/events/rdp-providers';

describe('a session event', () => {
  const RDP = [
    'Microsoft-Windows-TerminalServices-LocalSessionManager',
    'Microsoft-Windows-TerminalServices-RemoteConnectionManager',
    'Microsoft-Windows-TerminalServices-ClientActiveXCore',
    'Microsoft-Windows-TerminalServices-Gateway',
    'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS',
    'RdpCoreTS',
    'TermDD',
    'TermService',
    'TermServLicensing',
  ];
  for (const provider of RDP) {
    it(`is each event of ${provider}`, () => {
      assert.equal(isRdpProvider(provider), true);
      assert.equal(isSessionEvent(provider, 12345), true);
    });
  }

  it('of Windows itself is one about a sign-in, or about the end of the machine’s day', () => {
    for (const [provider, ids] of [
      ['Microsoft-Windows-Security-Auditing', [4624, 4625, 4634, 4647, 4648, 4778, 4779, 4825]],
      ['User32', [1074]],
      ['USER32', [1074]],
      ['EventLog', [6005, 6006, 6008]],
      ['Microsoft-Windows-Kernel-Power', [41]],
    ] as const) {
      assert.equal(isRdpProvider(provider), false);
      for (const id of ids) assert.equal(isSessionEvent(provider, id), true, `${provider} ${id}`);
      assert.equal(isSessionEvent(provider, 4688), false);
    }
  });

  it('is none of a provider whose name only looks alike', () => {
    for (const provider of [
      '',
      'Microsoft-Windows-TerminalServices-',
      'MyTermDD',
      'TermDDx',
      'Service Control Manager',
    ]) {
      assert.equal(isSessionEvent(provider, 4624), false, provider);
    }
  });
});
