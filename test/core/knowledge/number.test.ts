import assert from 'node:assert/strict';
import { numberAt } from '../../../src/core/knowledge/number';

/** What is read at the mark `›`, which is no part of the line. */
const at = (marked: string) => numberAt(marked.replace('›', ''), marked.indexOf('›'));

describe('A number in a line', () => {
  const READ: readonly [line: string, value: number, base: 'hex' | 'decimal', text: string, digits: string][] = [
    ['code ›0x204 end', 0x204, 'hex', '0x204', '204'],
    ['code ›0X204', 0x204, 'hex', '0X204', '204'],
    ['›0xAFaf09', 0xafaf09, 'hex', '0xAFaf09', 'AFaf09'],
    ['›0x12345678.', 0x12345678, 'hex', '0x12345678', '12345678'],
    ['(›516)', 516, 'decimal', '516', '516'],
    ['›0', 0, 'decimal', '0', '0'],
    ['›09', 9, 'decimal', '09', '09'],
    ['=›-1;', 0xffffffff, 'decimal', '-1', '1'],
    ['=›-2147467259 ', 0x80004005, 'decimal', '-2147467259', '2147467259'],
    ['›-2147483648', 0x80000000, 'decimal', '-2147483648', '2147483648'],
    ['›4294967295', 0xffffffff, 'decimal', '4294967295', '4294967295'],
    ['›C0000064,', 0xc0000064, 'hex', 'C0000064', 'C0000064'],
    ['›0002000b', 0x2000b, 'hex', '0002000b', '0002000b'],
    ['›1234567f', 0x1234567f, 'hex', '1234567f', '1234567f'],
    ['›a0000000', 0xa0000000, 'hex', 'a0000000', 'a0000000'],
    ['›50331655', 50331655, 'decimal', '50331655', '50331655'],
    // A sentence may end behind the number.
    ['code ›516.', 516, 'decimal', '516', '516'],
    ['code ›516, then', 516, 'decimal', '516', '516'],
    ['code ›516: why', 516, 'decimal', '516', '516'],
    ['code ›516/7', 516, 'decimal', '516', '516'],
    ['code ›516-7', 516, 'decimal', '516', '516'],
    // Letters of other scripts stand right beside numbers.
    ['エラー›516エラー', 516, 'decimal', '516', '516'],
    ['エラー›0x204です', 0x204, 'hex', '0x204', '204'],
  ];
  for (const [line, value, base, text, digits] of READ) {
    it(`is read in ${JSON.stringify(line)} as ${value}, with its place`, () => {
      const start = line.indexOf('›');
      assert.deepEqual(at(line), { value, base, digits, text, start, end: start + text.length });
    });
  }

  const NONE: readonly [line: string, why: string][] = [
    ['›', 'the line ends'],
    ['›x204', 'it begins with a letter'],
    ['› 516', 'a space comes first'],
    ['›-', 'no digit follows the sign'],
    ['›--5', 'two signs'],
    ['›+5', 'a plus'],
    ['›0x', 'no digit follows the prefix'],
    ['›0xg', 'no hexadecimal digit follows the prefix'],
    ['›0x123456789', 'nine hexadecimal digits'],
    ['›0x20g', 'a letter follows the digits'],
    ['›0x20_', 'an underscore follows the digits'],
    ['›0x20Z', 'a capital follows the digits'],
    ['›0x20z', 'a small letter follows the digits'],
    ['›0x20A5G', 'a letter beyond F follows'],
    ['›516a', 'a letter follows'],
    ['›516A', 'a capital follows'],
    ['›516z', 'the last small letter follows'],
    ['›516Z', 'the last capital follows'],
    ['›516_', 'an underscore follows'],
    ['›5.2', 'a version'],
    ['›203.0.113.7', 'an address'],
    ['›1,234', 'a grouped number'],
    ['›10:30', 'a time'],
    ['›4294967296', 'more than 32 bits'],
    ['›-2147483649', 'less than a signed 32-bit number'],
    ['›12345678901', 'eleven digits'],
    ['›-12345678901', 'eleven digits behind a sign'],
    ['›00000000000', 'eleven digits, although their value is small'],
    ['›C000006', 'seven bare digits'],
    ['›C00000640', 'nine bare digits'],
    ['›C000006G', 'a letter that is no digit among them'],
    ['›C0000064x', 'a letter behind them'],
    ['›deadbee-', 'a word'],
  ];
  for (const [line, why] of NONE) {
    it(`is not read in ${JSON.stringify(line)}: ${why}`, () => assert.equal(at(line), undefined));
  }

  it('of eight digits without a letter or a leading zero is decimal', () => {
    assert.equal(at('›12345678')?.base, 'decimal');
    assert.equal(at('›02345678')?.base, 'hex');
  });

  it('goes on over a point or a colon only where a digit follows', () => {
    for (const mark of ['.', ',', ':']) {
      assert.equal(at(`›51${mark}6`), undefined, mark);
      assert.equal(at(`›51${mark}x`)?.value, 51, mark);
      assert.equal(at(`›51${mark}`)?.value, 51, mark);
    }
    assert.equal(at('›51;6')?.value, 51);
  });
});
