#!/usr/bin/env node
// What the mutation runs found, from the JSON reports in out/mutation:
//   node scripts/mutation/report.mjs [--files] [--require PERCENT]
//     a Markdown table of the parts; --files: file by file. Status 1 where the whole falls below what is required.
//   node scripts/mutation/report.mjs --left [WORD…]
//     each mutant left alive in files whose path holds one of the words; all of them without a word
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../out/mutation');
const reports = (existsSync(folder) ? readdirSync(folder) : [])
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => ({ part: name.slice(0, -5), ...JSON.parse(readFileSync(path.join(folder, name), 'utf8')) }));

const words = process.argv.slice(2);
if (words[0] === '--left') printLeft(words.slice(1));
else printTable(words.includes('--files'), Number(words[words.indexOf('--require') + 1] ?? 0) || 0);

/** How many mutants have each status. */
function counted(mutants) {
  const counts = { Killed: 0, Timeout: 0, Survived: 0, NoCoverage: 0, Ignored: 0, CompileError: 0, RuntimeError: 0 };
  for (const { status } of mutants) counts[status]++;
  return counts;
}

/** Killed of all that could be killed, in per cent; undefined where there are none. */
function scoreOf({ Killed, Timeout, Survived, NoCoverage }) {
  const all = Killed + Timeout + Survived + NoCoverage;
  return all === 0 ? undefined : ((Killed + Timeout) / all) * 100;
}

function row(name, counts) {
  const cells = [counts.Killed, counts.Timeout, counts.Survived, counts.NoCoverage, counts.Ignored];
  return `| ${name} | ${scoreOf(counts)?.toFixed(1) ?? '–'} | ${cells.join(' | ')} |`;
}

function printTable(withFiles, required) {
  console.log('| Part | Score % | Killed | Timed out | Survived | Not covered | Left out |');
  console.log('| --- | --: | --: | --: | --: | --: | --: |');
  const all = [];
  for (const { part, files } of reports) {
    const entries = Object.entries(files).filter(([, { mutants }]) => mutants.length > 0);
    const mutants = entries.flatMap(([, file]) => file.mutants);
    all.push(...mutants);
    console.log(row(withFiles ? `**${part}**` : part, counted(mutants)));
    if (!withFiles) continue;
    for (const [name, file] of entries) {
      console.log(row(`\`${name.replace('src/core/', '')}\``, counted(file.mutants)));
    }
  }
  const whole = counted(all);
  console.log(row('**All**', whole));
  if ((scoreOf(whole) ?? 0) < required) {
    console.error(`The score is below ${required} %.`);
    process.exitCode = 1;
  }
}

function printLeft(wanted) {
  for (const { files } of reports) {
    for (const [name, { mutants, source }] of Object.entries(files)) {
      if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
      const lines = source.split('\n');
      for (const { location, mutatorName, replacement = '', status } of mutants) {
        if (status !== 'Survived' && status !== 'NoCoverage') continue;
        const { start, end } = location;
        const line = lines[start.line - 1];
        const old =
          start.line === end.line ? line.slice(start.column - 1, end.column - 1) : `${line.slice(start.column - 1)} …`;
        const place = `${name}:${start.line}:${start.column}${status === 'NoCoverage' ? ' (not covered)' : ''}`;
        console.log(`${place} ${mutatorName}: ${old}  →  ${replacement.replaceAll(/\s+/g, ' ').slice(0, 100)}`);
      }
    }
  }
}
