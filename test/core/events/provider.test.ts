import assert from 'node:assert/strict';
import { readEvents } from '../../../src/core/events/read-events';
import { isSessionEvent } from '../../../src/core/events/rdp-providers';
import { shortProvider } from '../../../src/core/events/provider';

describe('A provider', () => {
  const ROWS: readonly (readonly [string, string | undefined])[] = [
    ['Microsoft-Windows-TerminalServices-LocalSessionManager', 'LocalSessionManager'],
    ['Microsoft-Windows-RemoteDesktopServices-RdpCoreTS', 'RdpCoreTS'],
    ['TermDD', 'TermDD'],
    ['TermServLicensing', 'TermServLicensing'],
    ['Microsoft-Windows-TerminalServices-Licensing', 'Licensing'],
    ['User32', 'User32'],
    ['USER32', 'User32'],
    ['EventLog', 'EventLog'],
    [' EventLog ', 'EventLog'],
    ['MyTermDD', undefined],
    ['Service Control Manager', undefined],
    ['', undefined],
  ];
  for (const [name, short] of ROWS) {
    it(`called “${name}” is ${short ?? 'none of ours'}`, () => assert.equal(shortProvider(name), short));
  }

  it('that Windows writes in capitals is read all the same', () => {
    const text =
      '<Event xmlns="x"><System><Provider Name="USER32"/><EventID Qualifiers="32768">1074</EventID><Computer>a</Computer></System><EventData><Data Name="param5">restart</Data></EventData></Event>';
    assert.equal(readEvents(text, isSessionEvent).length, 1);
  });
});
