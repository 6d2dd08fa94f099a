/** What the lines around a code tell of its place: the program, a gateway, Azure, events. */
import assert from 'node:assert/strict';
import { codeRef, scan, type Context } from '../../../src/core';

const CODE = 'Remote Desktop: Error code: 0x204';
const GATEWAY = 'gatewayusagemethod:i:1';
const AZURE = 'host vm1.westeurope.cloudapp.azure.com';
const filler = (count: number): string[] => Array.from({ length: count }, () => '-');

/** What is known of the place of the first 0x204. */
const placeOf = (...lines: string[]): Context | undefined =>
  scan(lines.join('\n'), { kind: 'log' }).find(({ text }) => text === '0x204')!.context;

describe('The place of a code in a log', () => {
  const PROGRAMS: readonly [program: Context['program'], ...lines: string[]][] = [
    ['guacamole', 'guacd[12]: INFO: connected', 'a Guacamole gateway'],
    ['remmina', 'Remmina 1.4'],
    ['mremoteng', 'started mRemoteNG 1.77', 'Protocol Event Disconnected.'],
    ['xrdp', 'the host runs xrdp', 'xrdp-sesman[7]: started'],
    [
      'freerdp',
      'com.freerdp.core: said so',
      'com.winpr.timezone: said so',
      'xfreerdp /v:host',
      'wfreerdp.exe',
      'xfreerdp3',
    ],
  ];
  for (const [program, ...lines] of PROGRAMS) {
    for (const line of lines) {
      it(`is told to be ${program} by ${JSON.stringify(line)}`, () => {
        assert.deepEqual(placeOf(line, CODE), { program });
      });
    }
  }

  it('is not told by words that only look alike', () => {
    for (const line of ['guacharo', 'remminas', 'axrdp', 'the Azure sky', 'cloudapp.example', 'com.freerdpxy'])
      assert.equal(placeOf(line, CODE), undefined, line);
  });

  it('is told to be Azure by its names and its addresses', () => {
    for (const line of [AZURE, 'vm1.cloudapp.net', 'an Azure VM', 'an Azure virtual machine', 'Azure Virtual Desktop'])
      assert.equal(placeOf(line, CODE)?.azure, true, line);
  });

  it('is told to have a gateway, to have none, or neither, by the setting of a file', () => {
    for (const [value, gateway] of [
      [0, false],
      [1, true],
      [2, true],
      [4, false],
    ] as const)
      assert.deepEqual(placeOf(`gatewayusagemethod:i:${value}`, CODE), { gateway }, `${value}`);
    // 3 takes what the administrator has set, 5 does not exist.
    for (const value of [3, 5]) assert.equal(placeOf(`gatewayusagemethod:i:${value}`, CODE), undefined, `${value}`);
  });

  it('is told by its own line and by up to three lines above and below', () => {
    assert.deepEqual(placeOf(`${CODE} on an Azure VM`), { azure: true });
    for (const between of [0, 2]) {
      assert.deepEqual(placeOf(AZURE, ...filler(between), CODE), { azure: true });
      assert.deepEqual(placeOf(CODE, ...filler(between), AZURE), { azure: true });
    }
    assert.equal(placeOf(AZURE, ...filler(3), CODE), undefined);
    assert.equal(placeOf(CODE, ...filler(3), AZURE), undefined);
  });

  it('is gathered from several lines', () => {
    assert.deepEqual(placeOf('the host runs xrdp', GATEWAY, CODE, AZURE), {
      program: 'xrdp',
      gateway: true,
      azure: true,
    });
    assert.deepEqual(placeOf(CODE, 'the host runs xrdp', GATEWAY, AZURE), {
      program: 'xrdp',
      gateway: true,
      azure: true,
    });
  });

  it('is that of the nearest line, of two as near that of the line above', () => {
    assert.equal(placeOf('the host runs xrdp', '-', CODE, 'Remmina 1.4')?.program, 'remmina');
    assert.equal(placeOf('Remmina 1.4', CODE, '-', 'the host runs xrdp')?.program, 'remmina');
    assert.equal(placeOf('Remmina 1.4', CODE, 'the host runs xrdp')?.program, 'remmina');
    assert.equal(placeOf('gatewayusagemethod:i:0', CODE, GATEWAY)?.gateway, false);
    assert.equal(placeOf('Remmina 1.4', `${CODE} with xrdp`)?.program, 'xrdp');
  });

  it('is not told by a line of more than 400 characters, which holds many records', () => {
    const long = (length: number) => `${AZURE} `.padEnd(length, '.');
    assert.deepEqual(placeOf(long(400), CODE), { azure: true });
    assert.equal(placeOf(long(401), CODE), undefined);
  });

  it('is its own for each code', () => {
    const [first, second, third] = scan([AZURE, CODE, ...filler(8), CODE, ...filler(8), CODE, GATEWAY].join('\n'), {
      kind: 'log',
    });
    assert.deepEqual(first!.context, { azure: true });
    assert.equal(second!.context, undefined);
    assert.deepEqual(third!.context, { gateway: true });
  });
});

describe('An event near a code', () => {
  const event = (id: number, provider: string) =>
    `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="${provider}"/><EventID>${id}</EventID></System></Event>`;
  const RCM = 'Microsoft-Windows-TerminalServices-RemoteConnectionManager';
  const TROUBLE = event(1057, RCM);
  const beside = (...lines: string[]) => placeOf(...lines)?.beside?.map(codeRef) ?? [];
  const SELF_SIGNED = 'event:1057@RemoteConnectionManager';

  it('stands beside it up to six lines away, on either side', () => {
    for (const between of [0, 5]) {
      assert.deepEqual(beside(TROUBLE, ...filler(between), CODE), [SELF_SIGNED], `${between}`);
      assert.deepEqual(beside(CODE, ...filler(between), TROUBLE), [SELF_SIGNED], `${between}`);
    }
    assert.deepEqual(beside(TROUBLE, ...filler(6), CODE), []);
    assert.deepEqual(beside(CODE, ...filler(6), TROUBLE), []);
  });

  it('has no event beside itself', () => {
    const events = scan([TROUBLE, TROUBLE, AZURE].join('\n'), { kind: 'log' });
    assert.equal(events.length, 2);
    for (const { context } of events) assert.equal(context, undefined);
  });

  it('is one of three at most, the first ones', () => {
    const findings = scan([TROUBLE, TROUBLE, TROUBLE, TROUBLE, CODE].join('\n'), { kind: 'log' });
    assert.equal(findings.at(-1)!.context!.beside!.length, 3);
  });

  it('is passed by where a later code is far from it', () => {
    const texts = [TROUBLE, CODE, ...filler(10), CODE, ...filler(10), TROUBLE, CODE];
    const codes = scan(texts.join('\n'), { kind: 'log' }).filter(({ text }) => text === '0x204');
    assert.deepEqual(
      codes.map(({ context }) => context?.beside?.length ?? 0),
      [1, 0, 1],
    );
  });

  it('stands with what else is known of the place', () => {
    const { azure, beside: events } = placeOf(AZURE, TROUBLE, CODE)!;
    assert.equal(azure, true);
    assert.equal(events?.length, 1);
  });
});
