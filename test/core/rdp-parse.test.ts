import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseLine, parseRdp, printRdp, settingLines, type RdpLine } from '../../src/core/rdp/parse';
import { fixtureText, rdpText } from './rdp-fixture';

const shape = (line: RdpLine): string =>
  line.kind === 'setting' ? `${line.key.text}|${line.type.text}|${line.value.text}` : line.kind;

describe('rdp: parse', () => {
  const cases: readonly [line: string, expected: string][] = [
    ['screen mode id:i:2', 'screen mode id|i|2'],
    ['full address:s:host.example:3389', 'full address|s|host.example:3389'],
    ['full address:s:[2001:db8::1]:3389', 'full address|s|[2001:db8::1]:3389'],
    ['drivestoredirect:s:C:\\;E:\\;', 'drivestoredirect|s|C:\\;E:\\;'],
    ['disable ctrl+alt+del:i:1', 'disable ctrl+alt+del|i|1'],
    ['alternate shell:s:', 'alternate shell|s|'],
    ['  username : s :  bob ', 'username|s|bob'],
    ['password 51:b:01AF', 'password 51|b|01AF'],
    ['# note:s:text', '# note|s|text'],
    ['', 'blank'],
    [' \t ', 'blank'],
    ['drivestoredirect:s*', 'malformed'],
    ['redirectclipboard=1', 'malformed'],
    ['authentication level:x:2', 'malformed'],
    ['authentication level:I:2', 'malformed'],
    ['authentication level:int:2', 'malformed'],
    ['authentication level::2', 'malformed'],
    [':i:2', 'malformed'],
    ['\u00a0', 'malformed'],
  ];
  for (const [line, expected] of cases) {
    it(`reads ${JSON.stringify(line)} as ${expected}`, () => assert.equal(shape(parseLine(line)), expected));
  }

  it('knows every line end', () => {
    const { lines } = parseRdp('a\nb\r\nc\rd\r\r\ne\n\rf');
    assert.deepEqual(
      lines.map((line) => [line.text, line.lineEnd]),
      [
        ['a', 'LF'],
        ['b', 'CRLF'],
        ['c', 'CR'],
        ['d', 'CRCRLF'],
        ['e', 'LF'],
        ['', 'CR'],
        ['f', 'none'],
      ],
    );
  });

  it('keeps a byte order mark out of the first key', () => {
    const document = parseRdp('\uFEFFscreen mode id:i:2');
    assert.equal(document.byteOrderMark, true);
    assert.equal(settingLines(document)[0]?.name, 'screen mode id');
    assert.deepEqual(settingLines(document)[0]?.key.span, { start: 1, end: 15 });
  });

  it('reads what rdpsign writes without blank lines between', () => {
    const document = parseRdp(fixtureText('signed-rdpsign-crcrlf.rdp'));
    assert.equal(document.lines.filter((line) => line.lineEnd === 'CRCRLF').length, document.lines.length - 1);
    assert.deepEqual(
      document.lines.filter((line) => line.kind !== 'setting').map((line) => line.span.start === line.span.end),
      [true],
    );
  });

  it('gives every character to one place, and prints what it read', () => {
    fc.assert(
      fc.property(fc.oneof(rdpText, fc.string({ unit: 'binary' })), (text) => {
        const document = parseRdp(text);
        assert.equal(printRdp(document), text);
        let at = document.byteOrderMark ? 1 : 0;
        document.lines.forEach((line, index) => {
          assert.equal(line.index, index);
          assert.equal(line.span.start, at);
          assert.equal(text.slice(line.span.start, line.span.end), line.text);
          assert.equal(line.lineEndSpan.start, line.span.end);
          at = line.lineEndSpan.end;
          if (line.kind !== 'setting') return;
          for (const part of [line.key, line.type, line.value]) {
            assert.equal(text.slice(part.span.start, part.span.end), part.text);
          }
          const [first, second] = line.colons;
          assert.ok(line.span.start <= line.key.span.start && line.key.span.end <= first);
          assert.ok(first < line.type.span.start && line.type.span.end <= second);
          assert.ok(second < line.value.span.start && line.value.span.end <= line.span.end);
        });
        assert.equal(at, text.length);
      }),
    );
  });
});
