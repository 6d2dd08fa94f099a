// npm run score: recall, precision, family and span against a truth.jsonl, with every miss.
//   npm run score [-- FOLDER]      the folder holds truth.jsonl, INDEX.jsonl and the files they name
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { decode } from '../src/cli/encoding';
import { LineIndex, scan, type Finding } from '../src/core';

interface Truth {
  file: string;
  line: number;
  column: number;
  text: string;
  value: number;
  family: string;
  also?: string[];
  optional?: boolean;
}

const folder = path.resolve(process.argv[2] ?? 'test/samples');
const readLines = <T,>(name: string): T[] =>
  readFileSync(path.join(folder, name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

const truth = Map.groupBy
  ? Map.groupBy(readLines<Truth>('truth.jsonl'), (row) => row.file)
  : group(readLines<Truth>('truth.jsonl'));
function group(rows: Truth[]): Map<string, Truth[]> {
  const map = new Map<string, Truth[]>();
  for (const row of rows) map.set(row.file, [...(map.get(row.file) ?? []), row]);
  return map;
}

const areas = new Map<
  string,
  {
    expected: number;
    found: number;
    false: number;
    family: number;
    familyRight: number;
    spans: number;
    spanRight: number;
  }
>();
const misses: string[] = [];

for (const { file } of readLines<{ file: string }>('INDEX.jsonl')) {
  const area = file.split('/')[0]!;
  const sum = areas.get(area) ?? { expected: 0, found: 0, false: 0, family: 0, familyRight: 0, spans: 0, spanRight: 0 };
  areas.set(area, sum);
  const { text } = decode(readFileSync(path.join(folder, file)));
  const index = new LineIndex(text);
  const findings = new Set<Finding>(scan(text, { path: file.replace(/\.log$/, '') === file ? file : file }));
  for (const row of truth.get(file) ?? []) {
    const start = index.lineStart(row.line - 1) + row.column - 1;
    const end = start + row.text.length;
    const hit = [...findings].find((finding) => finding.span.start < end && start < finding.span.end);
    if (!row.optional) sum.expected++;
    if (!hit) {
      if (!row.optional) misses.push(`missed  ${file}:${row.line}:${row.column} ${row.text} (${row.family})`);
      continue;
    }
    findings.delete(hit);
    if (!row.optional) sum.found++;
    sum.spans++;
    // TermDD's whole binary is as good as its last eight digits.
    if (hit.span.start === start && hit.span.end === end) sum.spanRight++;
    else misses.push(`span    ${file}:${row.line}:${row.column} ${row.text} read as ${hit.text}`);
    sum.family++;
    const family = hit.code!.family;
    if ((family === row.family && hit.code!.value === row.value) || (row.also ?? []).includes(family))
      sum.familyRight++;
    else
      misses.push(
        `family  ${file}:${row.line}:${row.column} ${row.text} is ${row.family}:${row.value}, read as ${family}:${hit.code!.value}`,
      );
  }
  for (const finding of findings) {
    sum.false++;
    const { line, column } = index.positionAt(finding.span.start);
    misses.push(`false   ${file}:${line + 1}:${column + 1} ${finding.text} (${finding.rule})`);
  }
}

for (const miss of misses) console.log(miss);
const ratio = (part: number, whole: number) => (whole === 0 ? '1.000' : (part / whole).toFixed(3));
for (const [area, sum] of areas) {
  console.log(
    `${area.padEnd(10)} recall ${ratio(sum.found, sum.expected)} (${sum.found}/${sum.expected})  precision ${ratio(sum.spans, sum.spans + sum.false)} (${sum.false} false)` +
      `  family ${ratio(sum.familyRight, sum.family)}  span ${ratio(sum.spanRight, sum.spans)}`,
  );
}
