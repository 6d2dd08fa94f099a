// esbuild plugins: the knowledge is three quarters of what ships, so it is packed at build time. Each module of tables
// exports functions without arguments that give plain data; the plugins run them, and the bundle reads the result at the
// first call. That also spares every start the parsing of literals it does not need.
//
// packTables      for one file that has to hold everything, as the browser's: deflated, in base64
// tablesBeside    for Node: as lines of JSON in a file beside the bundles, which is read twenty times as fast
import { build } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { deflateRawSync } from 'node:zlib';

const TABLES = /src[\\/]core[\\/](?:knowledge[\\/](?:tables|playbooks)[\\/][\w-]+|rdp[\\/]setting-rows)\.ts$/; // Go's syntax: no look-ahead
const source = (file) => fileURLToPath(new URL(`../src/${file}`, import.meta.url));

/** @type {import('esbuild').Plugin} */
export const packTables = {
  name: 'pack-tables',
  setup(bundle) {
    const unpack = JSON.stringify(source('core/knowledge/unpack.ts'));
    replaceTables(bundle, (name, json) => {
      const packed = deflateRawSync(json, { level: 9 }).toString('base64');
      // Required, not imported: so the inflater, too, starts at the first call.
      return `export const ${name} = () => require(${unpack}).unpack('${packed}');`;
    });
  },
};

/**
 * @param {string} file where the tables go: tables.jsonl in the folder of the bundles
 * @returns {import('esbuild').Plugin}
 */
export const tablesBeside = (file) => ({
  name: 'tables-beside',
  setup(bundle) {
    const readTable = JSON.stringify(source('bundle/read-table.ts'));
    const lines = new Map();
    replaceTables(bundle, (name, json, from) => {
      const other = lines.get(name);
      if (other && other.from !== from) throw new Error(`${from} and ${other.from} both export ${name}`);
      // In ASCII: such text needs no decoding, and half the memory.
      const ascii = json.replace(
        /[\u0080-\uffff]/g,
        (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
      lines.set(name, { from, line: `${name}\t${ascii}` });
      return `import { readTable } from ${readTable}; export const ${name} = () => readTable('${name}');`;
    });
    bundle.onEnd(({ errors }) => {
      if (errors.length > 0) return;
      mkdirSync(path.dirname(file), { recursive: true });
      const sorted = [...lines.values()].map(({ line }) => line).sort();
      writeFileSync(file, sorted.join('\n'));
    });
  },
});

/** Puts what `write` says in the place of each function of the tables. */
function replaceTables(bundle, write) {
  bundle.onLoad({ filter: TABLES }, async ({ path: file }) => {
    if (path.basename(file) === 'index.ts') return undefined;
    const exported = await load(file);
    const names = Object.keys(exported).filter((name) => name !== 'default');
    const lines = names.map((name) => {
      const table = exported[name];
      if (typeof table !== 'function' || table.length > 0)
        throw new Error(`${file}: ${name} is no function without arguments`);
      const data = table();
      const json = JSON.stringify(data);
      if (!isDeepStrictEqual(JSON.parse(json), data)) throw new Error(`${file}: ${name}() is not plain data`);
      return write(name, json, file);
    });
    return { contents: lines.join('\n'), loader: 'js', resolveDir: path.dirname(file), watchFiles: [file] };
  });
}

/** The exports of a TypeScript module, bundled and run here. */
async function load(file) {
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'cjs',
    logLevel: 'silent',
  });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0].text)(
    module,
    module.exports,
    createRequire(import.meta.url),
  );
  return module.exports;
}
