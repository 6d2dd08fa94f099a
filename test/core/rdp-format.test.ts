import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { formatRdp } from '../../src/core/rdp/format';
import { parseRdp, settingLines } from '../../src/core/rdp/parse';
import { LineIndex } from '../../src/core/text';
import { fixtureText, rdpText } from './rdp-fixture';

/** The text with its formatted lines in place; line ends stay. Undefined where the file is signed. */
function formatted(text: string): string | undefined {
  const lines = new LineIndex(text);
  const result = formatRdp(lines);
  if ('signed' in result) return undefined;
  let out = text;
  for (const { line, text: tidy } of [...result.lines].reverse()) {
    const start = lines.lineStart(line);
    out = out.slice(0, start) + tidy + out.slice(start + lines.lineText(line).length);
  }
  return out;
}

describe('rdp: formatting', () => {
  const cases: readonly (readonly [before: string, after: string])[] = [
    ['  Screen Mode ID : i : 2  ', 'screen mode id:i:2'],
    ['full address:s: host.example:3389 \r\n', 'full address:s:host.example:3389\r\n'],
    ['screen mode id:i:2\r\r\n \r\n', 'screen mode id:i:2\r\r\n\r\n'],
    ['\uFEFF Full Address:s:a', '\uFEFFfull address:s:a'],
    // Nobody knows how the other side compares these.
    ['password:s: two blanks  ', 'password:s: two blanks  '],
    ['loadbalanceinfo:s:tsv://a b ', 'loadbalanceinfo:s:tsv://a b '],
    ['My Own Key : s : x ', 'My Own Key:s: x '],
    ['ColorDepthID:i:1', 'ColorDepthID:i:1'],
    ['ColorDepthID:i:1\nPassword:b:00', 'ColorDepthID:i:1\nPassword:b:00'],
    ['# a : s : b ', '# a : s : b '],
    ['drivestoredirect:s* ', 'drivestoredirect:s* '],
    ['full address:s: a password:s: x ', 'full address:s: a password:s: x '],
  ];
  for (const [before, after] of cases) {
    it(`makes ${JSON.stringify(after)} of ${JSON.stringify(before)}`, () => assert.equal(formatted(before), after));
  }

  it('touches the asked lines only', () => {
    const lines = new LineIndex(' username:s:a\n domain:s:b\n audiomode:i:0');
    assert.deepEqual(formatRdp(lines, 1, 1), { lines: [{ line: 1, text: 'domain:s:b' }] });
  });

  it('makes no byte order mark of one that stands behind blanks', () => {
    const text = ' \uFEFFgatewayaccesstokensignature:s:AQAB\n';
    assert.deepEqual(formatRdp(new LineIndex(text)), { lines: [] });
  });

  it('leaves signed files alone, and says so', () => {
    for (const signed of ['a:s:b \nsignature:s:AQAB', ' SignScope :s:a\n b:s:c '])
      assert.deepEqual(formatRdp(new LineIndex(signed)), { signed: true });
  });

  const same = (text: string) => {
    const result = formatted(text);
    if (result === undefined) return;
    const settings = (each: string) =>
      settingLines(parseRdp(each)).map(({ name, type, value }) => [name, type.text, value.text]);
    assert.deepEqual(settings(result), settings(text));
    const ends = (each: string) => parseRdp(each).lines.map(({ lineEnd }) => lineEnd);
    assert.deepEqual(ends(result), ends(text));
    assert.equal(parseRdp(result).byteOrderMark, parseRdp(text).byteOrderMark);
    assert.equal(formatted(result), result, 'a second time changes nothing');
  };

  it('keeps the meaning of every text: keys, types, values, line ends', () => {
    fc.assert(fc.property(rdpText, same), { numRuns: 1000 });
  });

  it('keeps the meaning of the sample files', () => {
    for (const name of readdirSync('test/fixtures/rdp').filter((file) => file.endsWith('.rdp')))
      same(fixtureText(name));
  });
});
