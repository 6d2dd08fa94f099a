import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rdpInlayHints } from '../../src/core/rdp/inlay';
import { allowedValues, allSettings, valueLabel } from '../../src/core/rdp/settings';
import { LineIndex } from '../../src/core/text';
import { rdpText } from './rdp-fixture';

const hints = (text: string, detail: 'enumerations' | 'all' = 'all') => {
  const lines = new LineIndex(text);
  return rdpInlayHints(lines, 0, lines.lineCount - 1, { detail });
};
const words = (text: string) => hints(text)[0]?.label;

describe('rdp: inlay hints', () => {
  it('stand behind the value', () => {
    assert.deepEqual(hints('x\r\nscreen mode id:i:2  ', 'enumerations'), [
      { line: 1, column: 18, label: 'full screen' },
    ]);
    assert.deepEqual(hints('\uFEFFaudiomode:i:0'), [{ line: 0, column: 14, label: 'on the client' }]);
  });

  for (const setting of allSettings().filter(({ values }) => values)) {
    it(`name every value of ${setting.key}`, () => {
      for (const value of allowedValues(setting))
        assert.equal(hints(`${setting.key}:i:${value}`, 'enumerations')[0]?.label, valueLabel(setting, value));
    });
  }

  const cases: readonly (readonly [line: string, label: string | undefined])[] = [
    ['screen mode id:i:7', undefined],
    ['screen mode id:i:', undefined],
    ['screen mode id:s:2', undefined],
    ['server port:i:3389', 'the usual port'],
    ['server port:i:2179', 'the port of Hyper-V consoles'],
    ['server port:i:0xD3D', 'the usual port'],
    ['server port:i:0xD3E', '3390'],
    ['full address:s:host.example', undefined],
    ['full address:s:host.example:3390', 'host host.example, port 3390'],
    ['full address:s:[2001:db8::1]:3389', 'host 2001:db8::1, port 3389'],
    ['full address:s:', undefined],
    ['username:s:CONTOSO\\anna', 'anna of the domain CONTOSO'],
    ['username:s:.\\anna', 'local account anna'],
    ['username:s:anna@contoso.com', undefined],
    ['winposstr:s:0,1,1252,517,2052,1117', '800 × 600 at 1252, 517'],
    ['winposstr:s:0,3,0,0,800,600', 'maximised; else 800 × 600 at 0, 0'],
    ['winposstr:s:2,2,-800,0,0,600', 'minimised; else 800 × 600 at -800, 0'],
    ['winposstr:s:0,9,0,0,800,600', undefined],
    ['winposstr:s:0,1,0,0', undefined],
    ['drivestoredirect:s:', 'no drives'],
    ['drivestoredirect:s:*', 'all drives, now and later'],
    ['drivestoredirect:s:DynamicDrives', 'drives connected later'],
    ['drivestoredirect:s:c:\\;E:\\;', 'C:, E:'],
    ['drivestoredirect:s:C:\\;DynamicDrives', 'C: and drives connected later'],
    ['drivestoredirect:s:C\\:\\\\\\;', undefined],
    ['devicestoredirect:s:', 'no devices'],
    ['devicestoredirect:s:*', 'all devices'],
    ['devicestoredirect:s:id1;,DynamicDevices', '1 listed, and devices connected later'],
    ['devicestoredirect:s:DynamicDevices', 'devices connected later'],
    ['usbdevicestoredirect:s:*', 'all USB devices not shared in another way'],
    ['camerastoredirect:s:*', 'all cameras'],
    ['camerastoredirect:s:\\\\?\\usb#1;-\\\\?\\usb#2', '1 listed, 1 left out'],
    ['camerastoredirect:s:-\\\\?\\usb#2', '1 left out'],
    ['selectedmonitors:s:2', 'display 2'],
    ['selectedmonitors:s:1,0', 'displays 1, 0; 1 is the primary one'],
    ['selectedmonitors:s:all', undefined],
    ['allowed security protocols:s:*', 'all protocols'],
    ['loadbalanceinfo:s:tsv://MS Terminal Services Plugin.1.Sales', 'collection Sales'],
    ['pcb:s:6f1f2a51-6b1a-4d6f-8f0b-0123456789ab', 'virtual machine 6f1f2a51-6b1a-4d6f-8f0b-0123456789ab'],
    [
      'pcb:s:6f1f2a51-6b1a-4d6f-8f0b-0123456789ab;EnhancedMode=1',
      'virtual machine 6f1f2a51-6b1a-4d6f-8f0b-0123456789ab, enhanced session',
    ],
    ['remoteapplicationprogram:s:||Word', 'published program Word'],
    ['alternate shell:s:C:\\a.exe', undefined],
    ['signscope:s:Full Address,Server Port', '2 settings'],
    ['signscope:s:Full Address', '1 setting'],
    ['signature:s:AQAB', '4 characters'],
    ['my own key:i:1', undefined],
    // A line break was lost; what follows may be a password.
    ['full address:s:host:1password:s:hunter2', undefined],
  ];
  for (const [line, label] of cases) it(`say ${label ?? 'nothing'} of ${line}`, () => assert.equal(words(line), label));

  it('are for numbers with names only, unless all are wanted', () => {
    assert.deepEqual(hints('drivestoredirect:s:*\nserver port:i:3389', 'enumerations'), []);
  });

  it('never show a secret', () => {
    for (const { key, type } of allSettings().filter(({ secret }) => secret))
      assert.deepEqual(hints(`${key}:${type}:1234`), []);
  });

  it('throw never, read the asked lines only and stand at their values', () => {
    fc.assert(
      fc.property(rdpText, fc.nat(9), fc.nat(9), (text, first, count) => {
        const lines = new LineIndex(text);
        const found = rdpInlayHints(lines, first, first + count, { detail: 'all' });
        for (const { line, column, label } of found) {
          assert.ok(line >= first && line <= first + count);
          assert.ok(column > 0 && column <= lines.lineText(line).length);
          assert.ok(label.length > 0 && label.length <= 120, label);
        }
      }),
    );
  });
});
