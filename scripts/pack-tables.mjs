// An esbuild plugin: the knowledge is three quarters of a bundle, so the bundle carries it deflated. Each module of
// tables exports functions without arguments that give plain data; the plugin runs them at build time, and the bundle
// unpacks the result at the first call. That also spares every start the parsing of literals it does not need.
import { build } from 'esbuild';
import { createRequire } from 'node:module';
import path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { deflateRawSync } from 'node:zlib';

const TABLES = /src[\\/]core[\\/](?:knowledge[\\/](?:tables|playbooks)[\\/][\w-]+|rdp[\\/]setting-rows)\.ts$/; // Go's syntax: no look-ahead

export const packTables = {
  name: 'pack-tables',
  setup(bundle) {
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
        return `export const ${name} = () => unpack(${JSON.stringify(deflateRawSync(json, { level: 9 }).toString('base64'))});`;
      });
      const unpack = path.resolve(
        import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname),
        '../src/core/knowledge/unpack',
      );
      return {
        contents: [`import { unpack } from ${JSON.stringify(unpack)};`, ...lines].join('\n'),
        loader: 'ts',
        watchFiles: [file],
      };
    });
  },
};

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
