import assert from 'node:assert/strict';
import { allEntries } from '../../../src/core';
import type { Code } from '../../../src/core';
import { structureOf } from '../../../src/core/knowledge/structure';

describe('The structure of a number', () => {
  const TELLS: readonly [Code, RegExp][] = [
    [{ family: 'disconnect', value: 0x204 }, /network transport/],
    [{ family: 'disconnect', value: 0x9907 }, /TLS, CredSSP/],
    [{ family: 'disconnect', value: 0x3000055 }, /RD Gateway and web feed/],
    [{ family: 'disconnect', value: 0x2000044 }, /RemoteApp/],
    [{ family: 'extended', value: 0x101 }, /licensing/],
    [{ family: 'errinfo', value: 0x10f0 }, /protocol errors/],
    [{ family: 'hresult', value: 0xd0000022 }, /NTSTATUS 0xC0000022/],
    [{ family: 'hresult', value: 0x80070005 }, /Win32 error 5 \(0x5\)/],
    [{ family: 'hresult', value: 0x80090308 }, /SSPI/],
    [{ family: 'hresult', value: 0x800b0109 }, /certificates/],
    [{ family: 'hresult', value: 0x80100001 }, /smart card/],
    [{ family: 'hresult', value: 0x80131500 }, /\.NET/],
    [{ family: 'ntstatus', value: 0xc0001234 }, /error in the NTSTATUS/],
    [{ family: 'rdpcore', value: 23005, field: 'gateway' }, /0x800759DD/],
  ];
  for (const [code, sentence] of TELLS) {
    it(`tells ${sentence.source} of ${code.family} 0x${code.value!.toString(16)}`, () => {
      assert.match(structureOf(code).join('\n'), sentence);
    });
  }

  const SILENT: readonly Code[] = [
    { family: 'disconnect', value: 0 },
    { family: 'disconnect', value: 4 },
    { family: 'disconnect', value: 0x1234 },
    { family: 'disconnect', value: 0xffff04 },
    { family: 'extended', value: 5 },
    { family: 'errinfo', value: 5 },
    { family: 'hresult', value: 5 },
    { family: 'hresult', value: 0x87ff0001 },
    { family: 'avd', value: 516 },
    { family: 'avd', value: null, symbol: 'ConnectionBroken' },
    { family: 'rdpcore', value: 5, field: 'core-103' },
    { family: 'freerdp-exit', value: 131 },
  ];
  for (const code of SILENT) {
    it(`tells nothing of ${code.family} ${code.value}`, () => assert.deepEqual(structureOf(code), []));
  }

  const BORDERS: readonly [
    what: string,
    sentence: RegExp,
    codes: (value: number) => Code,
    first: number,
    last: number,
  ][] = [
    ['licensing', /licensing/, (value) => ({ family: 'extended', value }), 0x100, 0x10b],
    ['licensing, as the server says it', /licensing/, (value) => ({ family: 'errinfo', value }), 0x100, 0x10b],
    ['protocol errors', /protocol errors/, (value) => ({ family: 'errinfo', value }), 0x10c9, 0x1195],
    ['the gateway and web feed', /web feed/, (value) => ({ family: 'disconnect', value }), 0x3000001, 0x3000064],
    ['RemoteApp', /RemoteApp/, (value) => ({ family: 'disconnect', value }), 0x2000001, 0x20000ff],
    [
      'the Gateway’s own numbers',
      /low word of the HRESULT/,
      (value) => ({ family: 'rdpcore', value, field: 'gateway' }),
      23000,
      23040,
    ],
  ];
  for (const [what, sentence, codes, first, last] of BORDERS) {
    it(`tells ${what} from ${first} to ${last}, and nothing of the kind beside that`, () => {
      for (const value of [first, last]) assert.match(structureOf(codes(value)).join('\n'), sentence, `${value}`);
      for (const value of [first - 1, last + 1]) {
        assert.doesNotMatch(structureOf(codes(value)).join('\n'), sentence, `${value}`);
      }
    });
  }

  it('points to a layer by the low byte of two-byte disconnect reasons only', () => {
    const layer = (value: number) => structureOf({ family: 'disconnect', value }).join();
    for (const value of [0x104, 0xff04]) assert.match(layer(value), /network transport/, `${value}`);
    for (const value of [0x04, 0x10004, 0x105]) assert.equal(layer(value), '', `${value}`);
  });

  it('tells the neighbours of an unknown number in the block of the gateway, and of no known one', () => {
    const between = (value: number) => structureOf({ family: 'disconnect', value }).slice(1);
    const known = allEntries().filter(({ family, value }) => family === 'disconnect' && value! >= 0x3000001);
    const listed = new Set(known.map(({ value }) => value));
    const explained = known.filter((entry) => entry.known === undefined).map(({ value }) => value!);
    for (let value = 0x3000001; value <= 0x3000064; value++) {
      const below = Math.max(...explained.filter((other) => other < value));
      const above = Math.min(...explained.filter((other) => other > value));
      const lines = between(value);
      if (listed.has(value)) assert.deepEqual(lines, [], `${value}`);
      else if (Number.isFinite(below) && Number.isFinite(above)) {
        const hex = (number: number) => `0x${number.toString(16).toUpperCase()}`;
        assert.deepEqual(lines, [`It stands between ${hex(below)} and ${hex(above)}.`], `${value}`);
      }
    }
    assert.ok(listed.size > 0 && listed.size < 0x64);
  });

  it('does not take a number of another field for the Gateway’s', () => {
    assert.deepEqual(structureOf({ family: 'rdpcore', value: 23005, field: 'core-103' }), []);
    assert.deepEqual(structureOf({ family: 'rdpcore', value: 23005 }), []);
  });

  it('marks an NTSTATUS as an error from 0xC0000000 on', () => {
    const tells = (value: number) => structureOf({ family: 'ntstatus', value });
    assert.deepEqual(tells(0xbfffffff), []);
    assert.match(tells(0xc0000000).join(), /error in the NTSTATUS/);
  });

  it('reads HRESULT from 0x80000000 on, its facility, and the Win32 error in it in both notations', () => {
    const tells = (value: number) => structureOf({ family: 'hresult', value });
    assert.deepEqual(tells(0x7fffffff), []);
    assert.deepEqual(tells(0x80000000), ['Its HRESULT facility is general.']);
    assert.deepEqual(tells(0x800704cf), ['It carries the Win32 error 1231 (0x4CF).']);
    assert.deepEqual(tells(0xd000eeee), ['It wraps the NTSTATUS 0xC000EEEE (bit 0x10000000 is set).']);
    assert.match(tells(0xd000006d)[0]!, /^It wraps the NTSTATUS 0xC000006D \(bit 0x10000000 is set\): \w/);
  });

  it('fills every gap of its sentences', () => {
    for (const entry of allEntries())
      for (const line of structureOf(entry)) assert.doesNotMatch(line, /\{\d\}|undefined|NaN/);
  });

  it('hands every sentence with its arguments to the translator', () => {
    const seen: string[] = [];
    const lines = structureOf({ family: 'hresult', value: 0x80070005 }, (message, ...args) => {
      seen.push(message);
      return `<${args.join('|')}>`;
    });
    assert.deepEqual(lines, ['<5|0x5>']);
    assert.equal(seen.length, 1);
  });
});
