// npm run generate: writes what is generated from the tables of the core, docs/codes.md and docs/codes.json.
//   npm run generate -- --check     writes nothing; fails when a file is not what the tables say
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { codesJson } from '../src/cli/codes';
import { codesMarkdown } from '../src/cli/codes-markdown';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const generated: readonly (readonly [file: string, content: string])[] = [
  ['docs/codes.md', codesMarkdown()],
  ['docs/codes.json', codesJson()],
];

const stale = generated.filter(([file, content]) => read(file) !== content);

if (process.argv.includes('--check')) {
  for (const [file] of stale) console.error(`${file} is stale: npm run generate`);
  if (stale.length > 0) process.exitCode = 1;
} else {
  for (const [file, content] of stale) writeFileSync(path.join(root, file), content);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(path.join(root, file), 'utf8');
  } catch {
    return undefined; // not generated yet
  }
}
