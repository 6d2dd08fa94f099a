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
