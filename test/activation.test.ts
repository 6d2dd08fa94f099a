/** What activation does not do: the core and its tables wait for the first question, in both kinds of extension host. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { ROOT, textOf } from './sources';

const EXTENSION = `export { activate } from './main';`;
/** One that reads a name of the core, to show that the same measurement sees it. */
const HASTY = `import { FAMILIES } from '../core'; export const activate = () => FAMILIES.length;`;

/** Each module of the core says that it ran. */
const saysThatItRan: Plugin = {
  name: 'says-that-it-ran',
  setup(bundle) {
    bundle.onLoad({ filter: /[\\/]src[\\/]core[\\/].*\.ts$/ }, ({ path: file }) => {
      const name = path.relative(ROOT, file).replaceAll(path.sep, '/');
      return { contents: `(globalThis.ran ??= []).push('${name}');\n${textOf(name)}`, loader: 'ts' };
    });
  },
};

interface Activation {
  readonly loaded: readonly string[];
  readonly ran: readonly string[];
}

describe('activation', function () {
  this.timeout(60_000);
  let folder = '';
  before(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'rdpdiag-activation-'))));
  after(() => rmSync(folder, { recursive: true, force: true }));

  async function activated(name: string, contents: string, options: BuildOptions): Promise<Activation> {
    const outfile = path.join(folder, name);
    const stdin = { contents, resolveDir: path.join(ROOT, 'src/extension'), loader: 'ts' } as const;
    await build({ bundle: true, format: 'cjs', external: ['vscode'], logLevel: 'silent', ...options, stdin, outfile });
    const script = path.join(ROOT, 'scripts/bench/activate.mjs');
    return JSON.parse(execFileSync(process.execPath, [script, outfile], { encoding: 'utf8' })) as Activation;
  }

  it('loads no file beside the bundle of the desktop', async () => {
    const { lazyCore } = await plugins();
    const options: BuildOptions = { platform: 'node', plugins: [lazyCore('./core.js')] };
    writeFileSync(path.join(folder, 'core.js'), 'exports.FAMILIES = [];');
    assert.deepEqual((await activated('extension.js', EXTENSION, options)).loaded, []);
    assert.deepEqual((await activated('hasty.js', HASTY, options)).loaded, ['core.js']);
  });

  it('runs no module of the core in the one file of the browser', async () => {
    const { lazyCore } = await plugins();
    const options: BuildOptions = { platform: 'browser', plugins: [lazyCore(), saysThatItRan] };
    assert.deepEqual((await activated('browser.js', EXTENSION, options)).ran, []);
    const { ran } = await activated('hasty-browser.js', HASTY, options);
    assert.ok(ran.includes('src/core/knowledge/code.ts'), 'the measurement sees the core run');
  });
});

async function plugins(): Promise<{ readonly lazyCore: (file?: string) => Plugin }> {
  // The script has no types, so its path is no literal.
  const script: string = path.join(ROOT, 'scripts/lazy-core.mjs');
  return (await import(pathToFileURL(script).href)) as { readonly lazyCore: (file?: string) => Plugin };
}
