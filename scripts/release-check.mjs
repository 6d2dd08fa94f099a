#!/usr/bin/env node
// node scripts/release-check.mjs vX.Y.Z
// Prints the changelog's section of that version, for the release page. Fails where the tag is not the version of
// package.json, where the changelog has no section for it, or where that is still called unreleased.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const read = (file) => readFileSync(path.join(root, file), 'utf8');
const [tag = ''] = process.argv.slice(2);
const { version } = JSON.parse(read('package.json'));
const sections = read('CHANGELOG.md').split(/^## /m).slice(1);
const section = sections.find((text) => text.startsWith(`[${version}]`));

const problem =
  tag !== `v${version}`
    ? `The tag is ${tag || 'missing'}, package.json says ${version}`
    : section === undefined
      ? `CHANGELOG.md has no section [${version}]`
      : /^\[[^\]]+\] - \d{4}-\d{2}-\d{2}\n/.test(section)
        ? undefined
        : `CHANGELOG.md: [${version}] needs the day of its release in place of “unreleased”`;
if (problem) {
  console.error(problem);
  process.exitCode = 1;
} else console.log(section.slice(section.indexOf('\n')).trim());
