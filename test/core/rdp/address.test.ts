/** `host[:port]` taken apart: what is right, what is wrong with it, and what it was plainly meant to be. */
import assert from 'node:assert/strict';
import { parsePort, readAddress } from '../../../src/core/rdp/address';

describe('rdp: an address', () => {
  const RIGHT: readonly (readonly [text: string, host: string, port?: number | undefined, isIp?: true])[] = [
    ['host', 'host'],
    ['Host.Example', 'host.example'],
    ['host.example.', 'host.example'],
    ['host:3389', 'host', 3389],
    ['HOST.:1', 'host', 1],
    ['a_b~c-d', 'a_b~c-d'],
    ['größe', 'größe'],
    ['서버', '서버'],
    ['1.2.3', '1.2.3'],
    ['192.0.2.7', '192.0.2.7', undefined, true],
    ['192.0.2.255:65535', '192.0.2.255', 65535, true],
    ['[2001:db8::1]', '2001:db8::1', undefined, true],
    ['[2001:DB8::1]:3390', '2001:db8::1', 3390, true],
    ['[fe80::1%eth0]', 'fe80::1%eth0', undefined, true],
    ['[::]', '::', undefined, true],
    ['2001:db8::1', '2001:db8::1', undefined, true],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8:0:0:0:0:0:1', undefined, true],
    ['::ffff:192.0.2.1', '::ffff:192.0.2.1', undefined, true],
    ['fe80::1%12', 'fe80::1%12', undefined, true],
    ['::1', '::1', undefined, true],
    ['::3389', '::3389', undefined, true],
    ['fe80::ff:fe00:3389', 'fe80::ff:fe00:3389', undefined, true],
    ['2001:db8::0389', '2001:db8::0389', undefined, true],
    ['2001:db8::389', '2001:db8::389', undefined, true],
  ];
  for (const [text, host, port, isIp = false] of RIGHT) {
    it(`${text} is ${host}${port === undefined ? '' : `, port ${port}`}${isIp ? ', an IP address' : ''}`, () => {
      assert.deepEqual(readAddress(text), { host, port, isIp, fault: undefined, repaired: undefined });
    });
  }

  const WRONG: readonly (readonly [text: string, fault: string, repaired?: string])[] = [
    ['rdp://host', 'scheme', 'host'],
    ['https://host:3389/', 'scheme', 'host:3389'],
    ['https://a b', 'scheme'],
    ['https://', 'scheme'],
    ['https://host/path', 'port'],
    ['a b', 'character'],
    [' host ', 'character', 'host'],
    ['\\\\host\\', 'character', 'host'],
    ['/host', 'character', 'host'],
    ['host,3389', 'character', 'host:3389'],
    ['host, 3389', 'character', 'host:3389'],
    ['host,example', 'character', 'host.example'],
    ['192,0,2,7', 'character', '192.0.2.7'],
    ['host,example,com', 'character', 'host.example.com'],
    ['host!', 'character'],
    ['a..b', 'empty label'],
    ['.b', 'empty label'],
    ['.', 'empty label'],
    ['192.0.2.256', 'octet'],
    ['192.0.2.99999', 'octet'],
    ['host:', 'port', 'host'],
    ['host:0', 'port'],
    ['host:65536', 'port'],
    ['host:x', 'port'],
    ['host:123456', 'port'],
    ['[2001:db8::1]:', 'port', '[2001:db8::1]'],
    ['[2001:db8::1]:x', 'port'],
    ['[2001:db8::1', 'character'],
    ['[host]', 'character'],
    ['[2001:db8::1]x', 'character'],
    ['[1:2:3]', 'character'],
    ['2001:db8:0:0:0:0:0:1:3389', 'bare IPv6', '[2001:db8:0:0:0:0:0:1]:3389'],
    ['2001:db8::1:3389', 'bare IPv6', '[2001:db8::1]:3389'],
    ['host:1:2', 'character'],
    ['1:2:3', 'character'],
    ['1::2::3', 'character'],
    ['1:2:3:4:5:6:7:8::', 'character'],
    ['12345::1', 'character'],
  ];
  for (const [text, fault, repaired] of WRONG) {
    it(`${JSON.stringify(text)} is wrong (${fault})${repaired === undefined ? '' : ` and meant ${repaired}`}`, () => {
      const address = readAddress(text);
      assert.equal(address.fault?.kind, fault);
      assert.equal(address.repaired, repaired);
    });
  }

  it('with a fault says where it lies', () => {
    assert.deepEqual(readAddress('a!b').fault, { kind: 'character', character: '!' });
    assert.deepEqual(readAddress('192.0.300.999').fault, { kind: 'octet', octet: '300' });
    assert.deepEqual(readAddress('host:0').fault, { kind: 'port', port: '0' });
    assert.deepEqual(readAddress('[::1]:').fault, { kind: 'port', port: '' });
  });

  it('with a fault beside its host still names host and port', () => {
    const { host, port, isIp } = readAddress('2001:DB8::1:3389');
    assert.deepEqual([host, port, isIp], ['2001:db8::1', 3389, true]);
    assert.deepEqual(readAddress('Host:x').host, 'host');
    assert.deepEqual(readAddress('A B').host, 'a b');
  });

  it('is repaired into one without a fault, or not at all', () => {
    for (const [text] of WRONG) {
      const { repaired } = readAddress(text);
      if (repaired !== undefined) assert.equal(readAddress(repaired).fault, undefined, text);
    }
  });
});

describe('rdp: a port', () => {
  it('is a number from 1 to 65535, and nothing else', () => {
    for (const [text, port] of [
      ['1', 1],
      ['65535', 65535],
      ['03389', 3389],
    ] as const)
      assert.equal(parsePort(text), port);
    for (const text of ['', '0', '65536', '100000', '3389 ', ' 3389', '-1', '0x1', '3e3'])
      assert.equal(parsePort(text), undefined, text);
  });
});
