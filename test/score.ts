/** Samples, what is to be found in them, and how findings are held against it: one truth for the test and the figures. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decode } from '../src/cli/encoding';
import { LineIndex, type Finding } from '../src/core';

/** A row of INDEX.jsonl. */
export interface Sample {
  readonly file: string;
  readonly kind: string;
  readonly shape: string;
  readonly encoding: string;
  readonly eol: string;
}

/** A row of truth.jsonl; see the README of the samples. Line and column are 1-based, columns in UTF-16 units. */
export interface Truth {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly text: string;
  readonly value: number;
  readonly family: string;
  readonly also?: readonly string[];
  readonly optional?: boolean;
}

export type Miss = { readonly what: 'missed' | 'span' | 'family' | 'false'; readonly text: string };

/** Counts of one sample, or of many added up. */
export interface Score {
  /** Rows that must be found, and those of them that were. */
  expected: number;
  found: number;
  /** Findings with no row at all. */
  false: number;
  /** Findings with a row, and those of them whose family and value, and whose span, are right. */
  matched: number;
  familyRight: number;
  spanRight: number;
}

export const emptyScore = (): Score => ({ expected: 0, found: 0, false: 0, matched: 0, familyRight: 0, spanRight: 0 });

/** Adds `more` to `sum`, in place. */
export function addScore(sum: Score, more: Score): void {
  for (const key of Object.keys(sum) as (keyof Score)[]) sum[key] += more[key];
}

/** The samples of a folder that holds INDEX.jsonl and truth.jsonl, each with its rows. */
export function readSamples(folder: string): { sample: Sample; truth: readonly Truth[] }[] {
  const truth = readRows<Truth>(folder, 'truth.jsonl');
  return readRows<Sample>(folder, 'INDEX.jsonl').map((sample) => ({
    sample,
    truth: truth.filter((row) => row.file === sample.file),
  }));
}

function readRows<T>(folder: string, name: string): T[] {
  return readFileSync(path.join(folder, name), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);
}

/** A sample's text, decoded as the command line does. The one sample that is too large to keep is made here. */
export function sampleText(folder: string, { sample, truth }: { sample: Sample; truth: readonly Truth[] }): string {
  const file = path.join(folder, sample.file);
  if (!existsSync(file) && sample.file === 'logs/single-line-3mb.json') return singleLineJson(truth);
  return decode(readFileSync(file)).text;
}

/** 3 MB of JSON on one line; the codes stand in the columns of `truth`, in records like those of the original. */
function singleLineJson(truth: readonly Truth[]): string {
  const parts: string[] = ['['];
  let length = 1;
  const add = (text: string) => {
    parts.push(text);
    length += text.length;
  };
  const messages = ['retry 3 of 5', 'session closed by peer', 'cache miss 0x5bac', 'order stored, reason ok'];
  let id = 0;
  const record = (message: string) =>
    `{"id":${id},"level":"warn","status":${[204, 516, 264, 503][id++ % 4]},"bytes":2308,"user":"kim","message":"${message}"},`;
  const fillTo = (offset: number) => {
    while (offset - length > 400) add(record(messages[id % 4]!));
    const shortest = record('').length;
    add(record('.'.repeat(offset - length - shortest)));
  };
  for (const row of truth) {
    const [eventId, source, sentence, end] =
      row.family === 'extended'
        ? [40, 'LocalSessionManager', 'Session 3 has been disconnected, reason code ', '']
        : [1026, 'ClientActiveXCore', 'RDP ClientActiveX has been disconnected (Reason= ', ')'];
    const head = `{"EventID":${eventId},"SourceName":"Microsoft-Windows-TerminalServices-${source}","RecordNumber":${row.line},"Message":"${sentence}`;
    fillTo(row.column - 1 - head.length);
    add(`${head}${row.text}${end}"},`);
  }
  fillTo(3_145_730);
  return `${parts.join('').slice(0, -1)}]`;
}

/** Holds the findings of a text against its rows. Positions in the misses are 1-based. */
export function scoreFindings(
  text: string,
  findings: readonly Finding[],
  truth: readonly Truth[],
): { score: Score; misses: Miss[] } {
  const index = new LineIndex(text);
  const left = new Set(findings);
  const score = emptyScore();
  const misses: Miss[] = [];
  const miss = (what: Miss['what'], at: string) => misses.push({ what, text: at });
  for (const row of truth) {
    const start = index.lineStart(row.line - 1) + row.column - 1;
    const end = start + row.text.length;
    const at = `${row.line}:${row.column} ${row.text}`;
    const hit = [...left].find(({ span }) => span.start < end && start < span.end);
    if (!row.optional) score.expected++;
    if (!hit) {
      if (!row.optional) miss('missed', `${at} (${row.family})`);
      continue;
    }
    left.delete(hit);
    if (!row.optional) score.found++;
    score.matched++;
    if (hit.span.start === start && hit.span.end === end) score.spanRight++;
    else miss('span', `${at} read as ${hit.text}`);
    const { family, value } = hit.code ?? { family: hit.rule, value: null };
    if (family === row.family ? value === row.value : row.also?.includes(family)) score.familyRight++;
    else miss('family', `${at} is ${row.family}:${row.value}, read as ${family}:${value}`);
  }
  for (const finding of left) {
    // Which events are worth a finding the rows leave open; see the README of the samples.
    if (finding.code?.family === 'event') continue;
    score.false++;
    const { line, column } = index.positionAt(finding.span.start);
    miss('false', `${line + 1}:${column + 1} ${finding.text} (${finding.rule})`);
  }
  return { score, misses };
}
