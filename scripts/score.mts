// npm run score: recall, precision, family and span against what is known to be in the samples, with every miss.
//   npm run score [-- FOLDER…] [--require]     a folder holds truth.jsonl, INDEX.jsonl and the files they name
// --require: exit status 1 where a folder's sums fall below what the project has set itself.
import path from 'node:path';
import { scan } from '../src/core';
import { addScore, emptyScore, readSamples, sampleText, scoreFindings, type Score } from '../test/score';

/** What must hold over a whole folder. */
const REQUIRED = { recall: 0.98, precision: 0.99, family: 0.98, span: 1 } as const;
/** The blind corpus was written by somebody who had not seen the scanner, and is harder than life. */
const REQUIRED_BLIND = { recall: 0.95, precision: 0.98, family: 0.98, span: 1 } as const;

const words = process.argv.slice(2);
const folders = words.filter((word) => !word.startsWith('--'));
const required = words.includes('--require');

for (const name of folders.length > 0 ? folders : ['test/samples', 'test/blind', 'test/blind2', 'test/blind3']) {
  const folder = path.resolve(name);
  const areas = new Map<string, Score>();
  const total = emptyScore();
  console.log(name);
  for (const entry of readSamples(folder)) {
    const { file } = entry.sample;
    const area = file.split('/')[0]!;
    const sum = areas.get(area) ?? emptyScore();
    areas.set(area, sum);
    const text = sampleText(folder, entry);
    const { score, misses } = scoreFindings(text, scan(text, { path: file }), entry.truth);
    addScore(sum, score);
    addScore(total, score);
    for (const miss of misses) console.log(`  ${miss.what.padEnd(7)} ${file}:${miss.text}`);
  }
  for (const [area, sum] of [...areas, ['all', total] as const]) console.log(`  ${area.padEnd(10)} ${lineOf(sum)}`);
  const { recall, precision, family, span } = ratios(total);
  const limits = name.includes('blind') ? REQUIRED_BLIND : REQUIRED;
  const isMet =
    recall >= limits.recall && precision >= limits.precision && family >= limits.family && span >= limits.span;
  if (!isMet) console.log(`  below what is required: ${JSON.stringify(limits)}`);
  if (required && !isMet) process.exitCode = 1;
}

function ratios(sum: Score) {
  const ratio = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
  return {
    recall: ratio(sum.found, sum.expected),
    precision: ratio(sum.matched, sum.matched + sum.false),
    family: ratio(sum.familyRight, sum.matched),
    span: ratio(sum.spanRight, sum.matched),
  };
}

function lineOf(sum: Score): string {
  const { recall, precision, family, span } = ratios(sum);
  return (
    `recall ${recall.toFixed(3)} (${sum.found}/${sum.expected})  precision ${precision.toFixed(3)} (${sum.false} false)` +
    `  family ${family.toFixed(3)}  span ${span.toFixed(3)}`
  );
}
