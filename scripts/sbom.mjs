#!/usr/bin/env node
// node scripts/sbom.mjs     after a build for production
// Writes out/rdp-diagnostics.cdx.json, the bill of materials (CycloneDX 1.6) of what is in dist/: the packages whose code
// went in, read from esbuild's own account, with their licences and what brought them. The same for the same sources.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const file = 'out/rdp-diagnostics.cdx.json';

// Modules that plugins of the build make up (`core-by-name:…`) are ours, and no components.
const account = JSON.parse(readFileSync(path.join(root, 'out/metafile.json'), 'utf8'));
const isFile = (name) => !/^[\w-]+:/.test(name);
const files = (record) => Object.fromEntries(Object.entries(record).filter(([name]) => isFile(name)));
for (const input of Object.values(account.inputs)) input.imports = input.imports.filter((one) => isFile(one.path));
for (const output of Object.values(account.outputs)) output.inputs = files(output.inputs);
writeFileSync(
  path.join(root, 'out/metafile-files.json'),
  JSON.stringify({ ...account, inputs: files(account.inputs) }),
);

execFileSync(
  process.execPath,
  [
    path.join(root, 'node_modules/@cyclonedx/cyclonedx-esbuild/bin/cyclonedx-esbuild-cli.js'),
    ...['--spec-version', '1.6', '--output-reproducible', '--output-file', file, 'out/metafile-files.json'],
  ],
  { cwd: root, stdio: ['ignore', 'ignore', 'ignore'] },
);

const { components, dependencies } = JSON.parse(readFileSync(path.join(root, file), 'utf8'));
const unlicensed = components.filter(({ licenses = [] }) => licenses.length === 0).map(({ name }) => name);
if (components.length === 0 || dependencies.length <= components.length || unlicensed.length > 0) {
  console.error(
    `${file} is not whole: ${components.length} packages, without licence: ${unlicensed.join(', ') || 'none'}`,
  );
  process.exitCode = 1;
} else console.log(`${file}: ${components.length} packages`);
