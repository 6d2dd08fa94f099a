import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { settingLines, parseRdp } from '../../src/core/rdp/parse';
import { fixtureText } from './rdp-fixture';

interface Pattern {
  readonly match: string;
  readonly captures: Readonly<Record<string, { readonly name: string }>>;
}

interface Grammar {
  readonly scopeName: string;
  readonly patterns: readonly { readonly include: string }[];
  readonly repository: Readonly<Record<string, Pattern>>;
}

const grammar = JSON.parse(readFileSync('syntaxes/rdp.tmLanguage.json', 'utf8')) as Grammar;

/** The grammar's patterns in their order; Oniguruma's `(?i:…)` spelled out, which JavaScript lacks. */
const patterns = grammar.patterns.map(({ include }) => {
  const pattern = grammar.repository[include.slice(1)]!;
  const source = pattern.match.replace(/\(\?i:([^)]*)\)/g, (_, text: string) => {
    return `(?:${text.replace(/[a-z]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)})`;
  });
  return { captures: pattern.captures, expression: new RegExp(source, 'd') };
});

/** `scope=text` of each capture, without `.rdp` and punctuation. */
function scopes(line: string): string[] {
  for (const { captures, expression } of patterns) {
    const match = expression.exec(line);
    if (!match) continue;
    return match
      .map((text, index) => [captures[index]?.name.replace(/\.rdp$/, ''), text] as const)
      .filter(([name, text]) => name !== undefined && !name.startsWith('punctuation') && text)
      .map(([name, text]) => `${name}=${text}`);
  }
  return [];
}

describe('rdp: grammar', () => {
  const KEY = 'support.type.property-name';
  const cases: readonly [line: string, ...expected: string[]][] = [
    ['full address:s:host', `${KEY}=full address`, 'storage.type.string=s', 'string.unquoted.host=host'],
    [
      'Full Address:s:host:3389',
      `${KEY}=Full Address`,
      'storage.type.string=s',
      'string.unquoted.host=host',
      'constant.numeric.port=3389',
    ],
    [
      'full address:s:[2001:db8::1]:3389',
      `${KEY}=full address`,
      'storage.type.string=s',
      'string.unquoted.host=[2001:db8::1]',
      'constant.numeric.port=3389',
    ],
    ['full address:s:2001:db8::1', `${KEY}=full address`, 'storage.type.string=s', 'string.unquoted.host=2001:db8::1'],
    ['screen mode id:i:2', `${KEY}=screen mode id`, 'storage.type.integer=i', 'constant.numeric.integer=2'],
    ['screen mode id:i:two', `${KEY}=screen mode id`, 'storage.type.integer=i', 'invalid.illegal.integer=two'],
    ['screen mode id:i:{M}', `${KEY}=screen mode id`, 'storage.type.integer=i', 'variable.other.placeholder={M}'],
    ['password 51:b:01AF', `${KEY}=password 51`, 'storage.type.binary=b', 'constant.other.binary=01AF'],
    ['alternate shell:s:C:\\a:b', `${KEY}=alternate shell`, 'storage.type.string=s', 'string.unquoted=C:\\a:b'],
    ['drivestoredirect:s*', 'invalid.illegal.malformed=drivestoredirect:s*'],
    ['authentication level:x:2', 'invalid.illegal.malformed=authentication level:x:2'],
    ['  '],
  ];
  for (const [line, ...expected] of cases) {
    it(`colours ${JSON.stringify(line)}`, () => assert.deepEqual(scopes(line), expected));
  }

  it('agrees with the parser on every line of the sample files', () => {
    for (const name of readdirSync('test/fixtures/rdp').filter((file) => file.endsWith('.rdp'))) {
      const document = parseRdp(fixtureText(name));
      for (const line of document.lines) {
        const [first] = scopes(line.text);
        if (line.kind === 'blank') assert.equal(first, undefined);
        if (line.kind === 'malformed') assert.ok(first?.startsWith('invalid.illegal.malformed='), line.text);
      }
      for (const line of settingLines(document)) assert.equal(scopes(line.text)[0], `${KEY}=${line.key.text}`);
    }
  });
});
