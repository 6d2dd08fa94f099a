#!/usr/bin/env node
// node scripts/notices.mjs [--check]     after a build for production
// Writes THIRD-PARTY-NOTICES.txt: which packages have code in dist/, in which version, and under which licence. --check
// compares instead, and fails where the file is stale. What went in is read from esbuild's own account, out/metafile.json.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const notices = path.join(root, 'THIRD-PARTY-NOTICES.txt');
/** Licences that allow to bundle and ask for their text; any other one has to be thought about first. */
const ALLOWED = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0']);

/** The words of the MIT licence, for packages that name it and bring no text of it. */
const MIT = readFileSync(path.join(root, 'LICENSE'), 'utf8')
  .replace(/^[\s\S]*?(?=Permission is hereby granted)/, '')
  .trim();

const { outputs } = JSON.parse(readFileSync(path.join(root, 'out/metafile.json'), 'utf8'));
const bundled = Object.values(outputs).flatMap(({ inputs }) =>
  Object.entries(inputs).flatMap(([file, { bytesInOutput }]) => (bytesInOutput > 0 ? [file] : [])),
);
const folders = new Set(bundled.flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));

const sections = [...folders].sort().map((folder) => {
  const { name, version, license, repository, author } = JSON.parse(
    readFileSync(path.join(root, folder, 'package.json'), 'utf8'),
  );
  if (!ALLOWED.has(license)) throw new Error(`${name} has the licence ${license}, which is not one of ${[...ALLOWED]}`);
  const file = readdirSync(path.join(root, folder)).find((entry) => /^licen[cs]e(?:\.\w+)?$/i.test(entry));
  const text = file
    ? readFileSync(path.join(root, folder, file), 'utf8')
        .replace(/\r\n?/g, '\n')
        .trim()
    : standardText({ name, license, author });
  const address = (repository?.url ?? repository ?? '').replace(/^git\+|\.git$/g, '');
  return [`${name} ${version} (${license})`, address, '', text].join('\n');
});
const rule = `\n\n${'-'.repeat(80)}\n\n`;
const head = `RDP Diagnostics contains code of these packages. Their licences ask for the texts below.
Generated from what is in dist/: node scripts/notices.mjs`;
const text = `${[head, ...sections].join(rule)}\n`;

if (!process.argv.includes('--check')) writeFileSync(notices, text);
else {
  let written = '';
  try {
    written = readFileSync(notices, 'utf8');
  } catch {
    // not generated yet
  }
  if (written === text) console.log(`${folders.size} packages, as THIRD-PARTY-NOTICES.txt says`);
  else {
    console.error('THIRD-PARTY-NOTICES.txt is stale: npm run package, then node scripts/notices.mjs');
    process.exitCode = 1;
  }
}

function standardText({ name, license, author }) {
  if (license !== 'MIT' || !author) throw new Error(`${name} brings no text of its licence`);
  const holder = typeof author === 'string' ? author : author.name;
  return `The package brings no text of its licence; this is the licence that it names, for its author.\n\nMIT License\n\nCopyright (c) ${holder}\n\n${MIT}`;
}
