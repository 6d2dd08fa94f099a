// Loads an extension's bundle with a stub in the place of `vscode`, activates it, and prints as JSON what that took in
// milliseconds, by the clock and of CPU, which files beside the bundle were loaded, and which modules said in
// `globalThis.ran` that they ran.
//   node activate.mjs BUNDLE
import { readFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import path from 'node:path';

const require = createRequire(import.meta.url);

/** Whatever it is asked for, called with, or made of: itself. */
const anything = new Proxy(function () {}, {
  get: (_, key) => (key === Symbol.iterator ? Array.prototype.values.bind([]) : key === 'then' ? undefined : anything),
  apply: () => anything,
  construct: () => anything,
  set: () => true,
});
const listed = (known) => new Proxy(known, { get: (target, key) => (key in target ? target[key] : anything) });
// With the names that the real one has: a bundle may copy them, and that takes its time.
const types = readFileSync(require.resolve('@types/vscode/index.d.ts'), 'utf8');
const NAME = /^\s{1,4}export (?:abstract )?(?:class|namespace|enum|const|let|function) (\w+)/gm;
const vscode = {
  ...Object.fromEntries([...types.matchAll(NAME)].map(([, name]) => [name, anything])),
  workspace: listed({ textDocuments: [], workspaceFolders: [] }),
  window: listed({ activeTextEditor: undefined, visibleTextEditors: [] }),
};

const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));
const bundle = path.resolve(process.argv[2]);
const cpu = process.cpuUsage();
const start = performance.now();
require(bundle).activate(listed({ subscriptions: [] }));
const milliseconds = performance.now() - start;
const { user, system } = process.cpuUsage(cpu);
const isBeside = (file) => path.dirname(file) === path.dirname(bundle) && file !== bundle;
const loaded = Object.keys(require.cache)
  .filter(isBeside)
  .map((file) => path.basename(file));
process.stdout.write(JSON.stringify({ milliseconds, cpu: (user + system) / 1000, loaded, ran: globalThis.ran ?? [] }));
process.exit(0);
