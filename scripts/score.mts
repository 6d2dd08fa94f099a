// npm run score: recall, precision, family and span against a truth.jsonl, with every miss.
//   npm run score [-- FOLDER]      the folder holds truth.jsonl, INDEX.jsonl and the files they name
import path from 'node:path';
import { scan } from '../src/core';
import { addScore, emptyScore, readSamples, sampleText, scoreFindings, type Score } from '../test/score';

const folder = path.resolve(process.argv[2] ?? 'test/samples');
const areas = new Map<string, Score>();

for (const entry of readSamples(folder)) {
  const { file } = entry.sample;
  const area = file.split('/')[0]!;
  const sum = areas.get(area) ?? emptyScore();
  areas.set(area, sum);
  const text = sampleText(folder, entry);
  const { score, misses } = scoreFindings(text, scan(text, { path: file }), entry.truth);
  addScore(sum, score);
  for (const miss of misses) console.log(`${miss.what.padEnd(7)} ${file}:${miss.text}`);
}

const ratio = (part: number, whole: number) => (whole === 0 ? '1.000' : (part / whole).toFixed(3));
for (const [area, sum] of areas) {
  console.log(
    `${area.padEnd(10)} recall ${ratio(sum.found, sum.expected)} (${sum.found}/${sum.expected})  precision ${ratio(sum.matched, sum.matched + sum.false)} (${sum.false} false)` +
      `  family ${ratio(sum.familyRight, sum.matched)}  span ${ratio(sum.spanRight, sum.matched)}`,
  );
}
