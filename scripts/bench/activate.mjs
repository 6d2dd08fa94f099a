// Loads an extension's bundle with a stub in the place of `vscode`, activates it, and prints the milliseconds that took
// and how many tables were unpacked (null where the bundle does not count them).
//   node activate.mjs BUNDLE
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
// Through the prototype, for a bundle copies the module's own names, and of this one there is no list.
const vscode = Object.create(
  listed({
    workspace: listed({ textDocuments: [], workspaceFolders: [] }),
    window: listed({ activeTextEditor: undefined, visibleTextEditors: [] }),
  }),
);

const load = Module._load;
Module._load = (request, ...rest) => (request === 'vscode' ? vscode : load(request, ...rest));
const start = performance.now();
require(path.resolve(process.argv[2])).activate(listed({ subscriptions: [] }));
const milliseconds = performance.now() - start;
process.stdout.write(JSON.stringify({ milliseconds, unpacked: globalThis.unpacked ?? null }));
process.exit(0);
