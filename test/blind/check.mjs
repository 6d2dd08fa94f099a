// Checks the blind corpus: `node check.mjs`. Every row of truth.jsonl must find its text at its line and column
// (1-based, UTF-16), every file must be indexed once, and encoding and line ends must be as INDEX.jsonl says.
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const rows = (name) =>
  readFileSync(join(here, name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const FAMILIES = new Set(
  'disconnect extended errinfo errconnect negotiation rdpcore avd hresult ntstatus freerdp-exit'.split(' '),
);
const problems = [];
const texts = new Map();

for (const { file, encoding, eol } of rows('INDEX.jsonl')) {
  const bytes = readFileSync(join(here, file));
  let text;
  if (encoding === 'utf-16le-bom') {
    if (bytes[0] !== 0xff || bytes[1] !== 0xfe) problems.push(`${file}: no UTF-16 BOM`);
    text = new TextDecoder('utf-16le').decode(bytes);
  } else if (encoding === 'windows-1252') {
    text = new TextDecoder('windows-1252').decode(bytes);
  } else {
    const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
    if (bom !== (encoding === 'utf-8-bom')) problems.push(`${file}: BOM and ${encoding} disagree`);
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  }
  const crlf = /\r\n/.test(text);
  const lf = /(?<!\r)\n/.test(text);
  const seen = crlf && lf ? 'mixed' : crlf ? 'crlf' : lf ? 'lf' : 'none';
  if (seen !== eol) problems.push(`${file}: line ends ${seen}, not ${eol}`);
  if (texts.has(file)) problems.push(`${file}: indexed twice`);
  texts.set(file, text.split(/\r\n|\n|\r/));
}
for (const folder of ['logs', 'negatives']) {
  for (const name of readdirSync(join(here, folder))) {
    if (!texts.has(`${folder}/${name}`)) problems.push(`${folder}/${name}: not indexed`);
  }
}
const withCodes = new Set();
const places = new Set();
const truth = rows('truth.jsonl');
for (const row of truth) {
  const line = texts.get(row.file)?.[row.line - 1] ?? '';
  const at = `${row.file}:${row.line}:${row.column}`;
  if (line.slice(row.column - 1, row.column - 1 + row.text.length) !== row.text) problems.push(`${at}: no ${row.text}`);
  if (!row.file.startsWith('logs/')) problems.push(`${at}: truth in a negative`);
  for (const family of [row.family, ...(row.also ?? [])]) {
    if (!FAMILIES.has(family)) problems.push(`${at}: family ${family}`);
  }
  if (!Number.isInteger(row.value) || row.value < 0 || row.value > 0xffffffff) problems.push(`${at}: value`);
  if (places.has(at)) problems.push(`${at}: twice`);
  places.add(at);
  withCodes.add(row.file);
}
for (const file of texts.keys()) {
  if (file.startsWith('logs/') && !withCodes.has(file)) problems.push(`${file}: no truth`);
}
for (const problem of problems) console.error(problem);
const count = (prefix) => [...texts.keys()].filter((file) => file.startsWith(prefix)).length;
console.log(
  `${count('logs/')} logs, ${count('negatives/')} negatives, ${truth.length} codes, ` +
    `${truth.filter((row) => row.optional).length} optional, ${problems.length} problems`,
);
process.exitCode = problems.length ? 1 : 0;
