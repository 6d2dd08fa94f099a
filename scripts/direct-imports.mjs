// An esbuild plugin: an import from the core's one door becomes imports from the modules behind it. esbuild divides what
// several bundles share by whole modules, and through the door every bundle would reach all of the core.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const door = fileURLToPath(new URL('../src/core/index.ts', import.meta.url));
const EXPORTS = /^export \{([^}]*)\} from '(\.\/[^']+)';$/gm;
const IMPORTS = /^(import|export) \{([^}]*)\} from '(?:\.\.\/)+core';$/gm;
const DOOR = /^(?:import|export) (?!type ).* from '(?:\.\.\/)+core';$/m;

/**
 * @param {RegExp} files whose imports are rewritten
 * @returns {import('esbuild').Plugin}
 */
export const directImports = (files) => ({
  name: 'direct-imports',
  setup(bundle) {
    bundle.onLoad({ filter: files }, ({ path: file }) => {
      const behind = modulesBehind(readFileSync(door, 'utf8'));
      const contents = readFileSync(file, 'utf8').replace(IMPORTS, (_, verb, names) =>
        values(names)
          .map(([name, as]) => {
            const from = behind.get(name);
            if (from === undefined) throw new Error(`${file}: src/core/index.ts exports no ${name}`);
            return `${verb} { ${from.name} as ${as} } from ${JSON.stringify(path.resolve(path.dirname(door), from.module))};`;
          })
          .join(' '),
      );
      if (DOOR.test(contents)) throw new Error(`${file}: names are imported from the core one by one, or as types`);
      return { contents, loader: 'ts', resolveDir: path.dirname(file), watchFiles: [door] };
    });
  },
});

/** Name of an export → its module, and its name there. */
function modulesBehind(text) {
  const found = new Map();
  for (const [, names, module] of text.matchAll(EXPORTS))
    for (const [name, as] of values(names)) found.set(as, { name, module });
  return found;
}

/** The names of a clause that are no types, each with what it is called outside. */
function values(clause) {
  const words = clause.split(',').map((part) => part.trim());
  return words
    .filter((part) => part !== '' && !part.startsWith('type '))
    .map((part) => part.split(/\s+as\s+/))
    .map(([name, as = name]) => [name, as]);
}
