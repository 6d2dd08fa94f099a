import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const root = path.resolve(__dirname, '..');
const read = (name: string) =>
  JSON.parse(readFileSync(path.join(root, name), 'utf8')) as Record<string, string | { message: string }>;
const textOf = (value: string | { message: string }) => (typeof value === 'string' ? value : value.message);

/** The languages of the interface, as VS Code names them. */
export const LANGUAGES = ['de', 'fr', 'es', 'ja', 'zh-cn'];

/** What a translation must not change: arguments, code, commands, addresses, settings and commands of VS Code. */
function fixedParts(text: string): string[] {
  return [...text.matchAll(/\{\d+\}|`[^`\n]+`|\]\([^)\s]+\)|https?:\/\/[^\s)]+|\$\([a-z~-]+\)/g)]
    .map(([part]) => part)
    .sort();
}

for (const language of LANGUAGES) {
  describe(`the interface in ${language}`, () => {
    for (const [source, name] of [
      ['l10n/bundle.l10n.json', `l10n/bundle.l10n.${language}.json`],
      ['package.nls.json', `package.nls.${language}.json`],
    ] as const) {
      it(`${name} translates every sentence and no other`, () => {
        const [english, translated] = [read(source), read(name)];
        assert.deepEqual(
          Object.keys(english).filter((key) => !(key in translated)),
          [],
          `missing; npx tsx scripts/l10n.mts --missing ${language} prints them`,
        );
        assert.deepEqual(
          Object.keys(translated).filter((key) => !(key in english)),
          [],
          'no longer used',
        );
      });

      it(`${name} keeps arguments, code and links as they are`, () => {
        const translated = read(name);
        const wrong = Object.entries(read(source)).filter(
          ([key, value]) =>
            key in translated &&
            fixedParts(textOf(value)).join('\n') !== fixedParts(textOf(translated[key]!)).join('\n'),
        );
        assert.deepEqual(
          wrong.map(([key]) => [key, textOf(read(name)[key]!)]),
          [],
        );
      });

      it(`${name} has a text for each, in its own language`, () => {
        const english = read(source);
        const long = Object.entries(read(name)).filter(([key]) => key in english && textOf(english[key]!).length >= 30);
        const same = long.filter(([key, value]) => textOf(value) === textOf(english[key]!));
        assert.deepEqual(same, []);
        assert.ok(Object.values(read(name)).every((value) => textOf(value).trim() !== ''));
      });
    }
  });
}
