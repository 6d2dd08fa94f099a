import assert from 'node:assert/strict';
import { allEntries, codeLabel, codeRef, findEntry, notations, parseCodeRef, parseNumber } from '../../../src/core';
import type { Code } from '../../../src/core';
import { EVENT_PROVIDERS } from '../../../src/core/knowledge/code';
import { hex, signed, unlistedCode } from '../../../src/core/knowledge/notation';

describe('A written number', () => {
  const READ: readonly [text: string, value: number, base: 'hex' | 'decimal'][] = [
    ['516', 516, 'decimal'],
    ['0x204', 0x204, 'hex'],
    ['0X204', 0x204, 'hex'],
    ['0x0', 0, 'hex'],
    ['0', 0, 'decimal'],
    ['0x80004005', 0x80004005, 'hex'],
    ['-2147467259', 0x80004005, 'decimal'],
    ['2147942464', 0x80070040, 'decimal'],
    ['4294967295', 0xffffffff, 'decimal'],
    ['-1', 0xffffffff, 'decimal'],
    ['-2147483648', 0x80000000, 'decimal'],
    ['C0000064', 0xc0000064, 'hex'],
    ['c0000064', 0xc0000064, 'hex'],
    ['0002000B', 0x2000b, 'hex'],
    ['00000516', 0x516, 'hex'],
    ['50331655', 50331655, 'decimal'],
  ];
  for (const [text, value, base] of READ) {
    it(`${text} is ${value}, ${base}`, () => {
      const number = parseNumber(text);
      assert.equal(number?.value, value);
      assert.equal(number.base, base);
    });
  }

  for (const text of [
    '',
    ' ',
    'x',
    '0x',
    '0x123456789',
    '4294967296',
    '-2147483649',
    '1.5',
    '1e3',
    '12 ',
    ' 12',
    '0xg',
    '--1',
    '+5',
    '１２',
    'NaN',
    'Infinity',
    '204h',
  ]) {
    it(`${JSON.stringify(text)} is none`, () => assert.equal(parseNumber(text), undefined));
  }
});

describe('The digits of a written number', () => {
  it('are those that were written, without prefix and sign', () => {
    for (const [text, digits] of [
      ['0x0204', '0204'],
      ['516', '516'],
      ['-2147467259', '2147467259'],
      ['C0000064', 'C0000064'],
    ] as const)
      assert.equal(parseNumber(text)?.digits, digits);
  });
});

describe('A number that is in no table', () => {
  it('is an HRESULT from 0x80000000 on, and a disconnect reason below', () => {
    assert.deepEqual(unlistedCode('0x7FFFFFFF'), { family: 'disconnect', value: 0x7fffffff });
    assert.deepEqual(unlistedCode('0x80000000'), { family: 'hresult', value: 0x80000000 });
    assert.deepEqual(unlistedCode('-1'), { family: 'hresult', value: 0xffffffff });
    assert.equal(unlistedCode('no number'), undefined);
  });
});

describe('The notations of a code', () => {
  const WRITTEN: readonly [Code, readonly string[]][] = [
    [{ family: 'disconnect', value: 516 }, ['0x204', '516']],
    [{ family: 'extended', value: 5 }, ['5', '0x5']],
    [{ family: 'errinfo', value: 12 }, ['0xC', '12', '0x0001000C']],
    [{ family: 'errconnect', value: 0x2000b }, ['0x0002000B', '131083']],
    [{ family: 'hresult', value: 0x80004005 }, ['0x80004005', '2147500037', '-2147467259']],
    [{ family: 'ntstatus', value: 0xc000006d }, ['0xC000006D', '3221225581', '-1073741715']],
    [{ family: 'errinfo', value: 0xffff }, ['0xFFFF', '65535', '0x0001FFFF']],
    [{ family: 'errinfo', value: 0x10000 }, ['0x10000', '65536']],
    [{ family: 'message', value: null, symbol: 'some-id' }, []],
    [{ family: 'errinfo', value: 0xffffffff }, ['0xFFFFFFFF', '4294967295', '-1']],
    [{ family: 'avd', value: null, symbol: 'ConnectionBroken' }, ['ConnectionBroken']],
    [{ family: 'avd', value: null }, []],
    [{ family: 'rdpcore', value: 23005, field: 'gateway' }, ['23005', '0x59DD']],
    [{ family: 'event', value: 1149, provider: 'RemoteConnectionManager' }, ['1149']],
    [{ family: 'event', value: 3221226600, provider: 'RemoteConnectionManager' }, ['3221226600']],
  ];
  for (const [code, expected] of WRITTEN) {
    it(`of ${codeRef(code)} are ${expected.join(', ') || 'none'}`, () => assert.deepEqual(notations(code), expected));
  }

  it('all read as the same number again', () => {
    for (const entry of allEntries()) {
      if (entry.value === null) continue;
      for (const text of notations(entry)) {
        const value = parseNumber(text)?.value;
        assert.ok(value === entry.value || value === 0x10000 + entry.value, `${codeRef(entry)} ${text}`);
      }
    }
  });

  it('hold a label that shows two of them, or a name', () => {
    assert.equal(codeLabel({ family: 'disconnect', value: 516 }), '0x204 (516)');
    assert.equal(codeLabel({ family: 'extended', value: 3 }), '3 (0x3)');
    assert.equal(codeLabel({ family: 'avd', value: 516, symbol: 'ConnectionFailed' }), 'ConnectionFailed');
    assert.equal(codeLabel({ family: 'avd', value: null }), '');
    assert.equal(codeLabel({ family: 'event', value: 4625, provider: 'Security-Auditing' }), 'Event 4625');
    assert.equal(codeLabel({ family: 'event', value: null }), 'Event');
    assert.equal(codeLabel({ family: 'message', value: null, symbol: 'some-id' }), 'Message');
  });

  it('hex is padded where the family is written so', () => {
    assert.equal(hex({ family: 'hresult', value: 5 }), '0x00000005');
    assert.equal(hex({ family: 'disconnect', value: 5 }), '0x5');
    assert.equal(hex({ family: 'avd', value: null }), '');
  });

  it('the signed form exists only with the top bit set', () => {
    assert.equal(signed(0x7fffffff), undefined);
    assert.equal(signed(0x80000000), -2147483648);
    assert.equal(signed(0xffffffff), -1);
    assert.equal(signed(0x100000000), undefined);
  });
});

describe('A code reference', () => {
  it('of every code leads back to its entry', () => {
    for (const entry of allEntries()) {
      const code = parseCodeRef(codeRef(entry));
      assert.ok(code, codeRef(entry));
      assert.equal(findEntry(code), entry, codeRef(entry));
      assert.equal(codeRef(code), codeRef(entry));
    }
  });

  it('takes hex and either case of the family', () => {
    assert.deepEqual(parseCodeRef('errinfo:0x5'), { family: 'errinfo', value: 5 });
    assert.deepEqual(parseCodeRef('Disconnect:516'), { family: 'disconnect', value: 516 });
    assert.deepEqual(parseCodeRef('rdpcore:5@gateway'), { family: 'rdpcore', value: 5, field: 'gateway' });
  });

  it('of an event names its provider, in any case', () => {
    const code: Code = { family: 'event', value: 4625, provider: 'Security-Auditing' };
    assert.equal(codeRef(code), 'event:4625@Security-Auditing');
    assert.deepEqual(parseCodeRef('event:4625@Security-Auditing'), code);
    assert.deepEqual(parseCodeRef('EVENT:4625@security-auditing'), code);
    assert.deepEqual(parseCodeRef('event:4625'), { family: 'event', value: 4625 });
  });

  it('of every provider is read again', () => {
    for (const provider of EVENT_PROVIDERS) {
      const code: Code = { family: 'event', value: 7, provider };
      assert.deepEqual(parseCodeRef(codeRef(code)), code);
    }
  });

  const HOSTILE = [
    '',
    ':',
    'disconnect',
    'disconnect:',
    ':516',
    'disconnect:-1',
    'disconnect:516 ',
    ' disconnect:516',
    'disconnect:516\n',
    'disconnect:516\ndisconnect:517',
    'disconnect:5.16',
    'disconnect:1e3',
    'disconnect:0x',
    'disconnect:0x123456789',
    'disconnect:4294967296',
    'disconnect:99999999999',
    'disconnect:516@gateway',
    'disconnect:516@TermDD',
    'rdpcore:5@TermDD',
    'event:1149@',
    'event:1149@Nobody',
    'event:1149@core-103',
    'event:1149@Microsoft-Windows-TerminalServices-RemoteConnectionManager',
    'event:TermDD',
    'event:56@TermDD@TermDD',
    'rdpcore:5@nowhere',
    'rdpcore:5@',
    'rdpcore:5@gateway@gateway',
    'disconnect:ConnectionBroken',
    'avd:Connection Broken',
    'avd:../../etc/passwd',
    'avd:<img src=x onerror=alert(1)>',
    'avd:](command:workbench.action.terminal.sendSequence)',
    `avd:${'A'.repeat(1000)}`,
    'toString:1',
    '__proto__:1',
    'constructor:1',
    'event',
    'command:rdpDiagnostics.lookUp',
    'https://example.com',
    'disconnect:５１６',
    'disconnect:516\u0000',
    'dısconnect:516',
  ];
  for (const text of HOSTILE) {
    it(`${JSON.stringify(text.slice(0, 60))} is none`, () => assert.equal(parseCodeRef(text), undefined));
  }
});
