// An esbuild plugin for Node: several entry points that share what they have in common. esbuild divides ES modules only,
// and what a command line and an extension host load at once is CommonJS; so each part is divided first and converted
// then. A file required at first use costs nothing before.
import { transform } from 'esbuild';
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** What the parts are called that no entry point names. */
const PART = /^part-[\w-]+\.js(?:\.map)?$/;

/**
 * The options of such a build. Give it entry points with names (`out`), `outdir` and the plugin {@link nodeParts}.
 * @type {import('esbuild').BuildOptions}
 */
export const DIVIDED = { format: 'esm', splitting: true, write: false, chunkNames: 'part-[hash]' };

/** @type {import('esbuild').Plugin} */
export const nodeParts = {
  name: 'node-parts',
  setup(bundle) {
    const { minify, charset, target, sourcemap, outdir } = bundle.initialOptions;
    // The map of a part goes through the second step inside it.
    if (sourcemap) bundle.initialOptions.sourcemap = 'inline';
    bundle.onEnd(async ({ outputFiles = [], errors }) => {
      if (errors.length > 0) return;
      const written = new Set();
      mkdirSync(outdir, { recursive: true });
      for (const { path: file, text } of outputFiles) {
        const { code, map } = await transform(text, {
          format: 'cjs',
          platform: 'node',
          // import() goes the way of ES modules, which takes as long as a short command.
          supported: { 'dynamic-import': false },
          ...{ minify, charset, target, sourcefile: path.basename(file) },
          ...(sourcemap && { sourcemap: 'external' }),
        });
        const name = path.basename(file);
        writeFileSync(file, sourcemap ? `${code}//# sourceMappingURL=${name}.map\n` : code);
        if (sourcemap) writeFileSync(`${file}.map`, map);
        written.add(name).add(`${name}.map`);
      }
      // Parts of an earlier build.
      for (const name of readdirSync(outdir))
        if (PART.test(name) && !written.has(name)) rmSync(path.join(outdir, name));
    });
  },
};
