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
const isPage = (name: string) => /^dist\/(?:evtx|panel|rdp|scan|story)\.js$/.test(name);
/** What stands in several files lies in parts of its own, named by what is in them. */
const shownName = (name: string) => name.replace(/^dist\/part-\w+\.js$/, 'dist/part-….js');

/** What a file requires, and what is required by the files that it requires. */
function requiredBy(name: string, seen = new Set<string>()): string[] {
  if (seen.has(name)) return [];
  seen.add(name);
  return [...text(name).matchAll(/\brequire\((["'])([^"']+)\1\)/g)].flatMap((call) =>
    call[2]!.startsWith('./') ? requiredBy(`dist/${call[2]!.slice(2)}`, seen) : [call[2]!],
  );
}

/** Fails with what stands around each match, not with the whole file. */
const none = (name: string, pattern: RegExp) =>
  assert.deepEqual(
    [...text(name).matchAll(pattern)].map(({ index }) => text(name).slice(Math.max(0, index - 60), index + 60)),
    [],
  );

describe('the VSIX', () => {
  it('holds the files of test/package/contents.txt and no other', () => {
    const list = path.join(__dirname, 'contents.txt');
    const names = [...new Set(own.map(shownName))].sort();
    if (process.env['UPDATE']) writeFileSync(list, `${names.join('\n')}\n`);
    assert.deepEqual(names, readFileSync(list, 'utf8').trim().split('\n'));
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

      if (isPage(name)) {
        it('sets text as text only', () => none(name, /\.innerHTML|\.outerHTML|insertAdjacentHTML|document\.write/g));
      }
    });
  }

  it('needs nothing of the system within the editor, but to read its own tables where there is a disk', () => {
    const system = (name: string) => [...new Set(requiredBy(name))].filter((each) => each !== 'vscode').sort();
    for (const name of ['dist/browser.js', ...scripts.filter(isPage)]) assert.deepEqual(system(name), [], name);
    for (const name of ['dist/extension.js', 'dist/core.js'])
      assert.deepEqual(system(name), ['node:fs', 'node:path'], name);
  });
});
