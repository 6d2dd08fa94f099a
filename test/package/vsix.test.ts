/** What a user installs. Runs after `npm run package`, in the stage `package` of scripts/test.mjs. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

const root = path.resolve(__dirname, '../..');
const files = unzipSync(readFileSync(path.join(root, 'out/rdp-diagnostics.vsix')));
const own = Object.keys(files)
  .filter((name) => name.startsWith('extension/'))
  .map((name) => name.slice('extension/'.length))
  .sort();
const text = (name: string) => strFromU8(files[`extension/${name}`]!);
const scripts = own.filter((name) => name.endsWith('.js'));
const isPage = (name: string) => !/^dist\/(?:browser|core|extension|rdpdiag.*)\.js$/.test(name);

/** Fails with what stands around each match, not with the whole file. */
const none = (name: string, pattern: RegExp) =>
  assert.deepEqual(
    [...text(name).matchAll(pattern)].map(({ index }) => text(name).slice(Math.max(0, index - 60), index + 60)),
    [],
  );

describe('the VSIX', () => {
  it('holds the files of test/package/contents.txt and no other', () => {
    const list = path.join(__dirname, 'contents.txt');
    if (process.env['UPDATE']) writeFileSync(list, `${own.join('\n')}\n`);
    assert.deepEqual(own, readFileSync(list, 'utf8').trim().split('\n'));
  });

  it('brings licence, notices of what is bundled, readme and changelog', () => {
    for (const name of ['LICENSE.txt', 'THIRD-PARTY-NOTICES.txt', 'readme.md', 'changelog.md'])
      assert.ok(own.includes(name), name);
  });

  it('installs nothing and runs nothing when it is installed or removed', () => {
    const manifest = JSON.parse(text('package.json')) as Record<string, object | undefined>;
    assert.equal(manifest['dependencies'], undefined);
    assert.equal(manifest['extensionDependencies'], undefined);
    assert.deepEqual(
      Object.keys(manifest['scripts'] ?? {}).filter((name) => /install|uninstall|^prepare$/.test(name)),
      [],
    );
  });

  for (const name of scripts) {
    describe(name, () => {
      it('makes no code out of text', () => {
        none(name, /\beval\s*\(|\bnew Function\b|(?<![.\w$])Function\s*\(\s*["'`]|\bimportScripts\b/g);
      });

      it('asks nothing of a network', () => {
        // minisearch has a method of the name fetch.
        none(
          name,
          /(?<![.\w$])fetch\s*\((?!\w+,\w+\)\{)|\bnew (?:XMLHttpRequest|WebSocket|EventSource|WebTransport)\b|\bsendBeacon\b/g,
        );
      });

      it('carries no map and names none', () => {
        assert.ok(!own.includes(`${name}.map`));
        assert.ok(!text(name).includes('sourceMappingURL'));
      });

      it(isPage(name) ? 'sets text as text only' : 'requires what it may require only', () => {
        if (isPage(name)) none(name, /\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write/g);
        const required = [...text(name).matchAll(/\brequire\((["'])([^"']+)\1\)/g)].map((call) => call[2]!);
        const allowed = name.startsWith('dist/rdpdiag') ? /^(?:node:|\.\/)/ : /^(?:vscode|\.\/core\.js)$/;
        assert.deepEqual(
          [...new Set(required)].filter((each) => !allowed.test(each)),
          [],
        );
      });
    });
  }
});
