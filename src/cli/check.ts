import {
  documentKind,
  explain,
  LineIndex,
  scan,
  type Code,
  type DocumentKind,
  type Finding,
  type Severity,
} from '../core';
import type { Encoding } from './encoding';
import { readPaths } from './files';
import type { Outcome } from './main';
import { sarifLog } from './sarif';
import { printable, table } from './terminal';

export type CheckFormat = 'text' | 'json' | 'sarif';

/** The findings of one file, with positions as other tools read them. */
export interface CheckedFile {
  readonly path: string;
  readonly kind: DocumentKind;
  readonly encoding: Encoding;
  readonly findings: readonly PlacedFinding[];
}

/** 1-based lines and columns, the end exclusive, columns in UTF-16 units. */
export interface PlacedFinding {
  readonly finding: Finding;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const RANK: Readonly<Record<Severity, number>> = { info: 0, warning: 1, error: 2 };

/** `rdpdiag check`: what is found in the named files and folders. */
export function check(paths: readonly string[], format: CheckFormat, minimum: Severity): Outcome {
  const files: CheckedFile[] = [];
  const complaints: string[] = [];
  let couldNotRun = false;
  for (const file of readPaths(paths)) {
    if ('reason' in file) {
      complaints.push(`${printable(file.path)} ${file.reason}`);
      couldNotRun ||= file.isError;
      continue;
    }
    const kind = documentKind({ path: file.path, start: file.text.slice(0, 4000) });
    const index = new LineIndex(file.text);
    const findings = scan(file.text, { kind })
      .filter((finding) => RANK[finding.severity] >= RANK[minimum])
      .map((finding) => place(finding, index));
    files.push({ path: file.path, kind, encoding: file.encoding, findings });
  }
  const count = files.reduce((sum, file) => sum + file.findings.length, 0);
  const output = { text: asText, json: asJson, sarif: sarifLog }[format](files);
  return { output, complaints, status: couldNotRun ? 2 : count > 0 ? 1 : 0 };
}

function place(finding: Finding, index: LineIndex): PlacedFinding {
  const start = index.positionAt(finding.span.start);
  const end = index.positionAt(finding.span.end);
  return { finding, line: start.line + 1, column: start.column + 1, endLine: end.line + 1, endColumn: end.column + 1 };
}

function asJson(files: readonly CheckedFile[]): string {
  const report = {
    version: 1,
    files: files.map(({ path, kind, encoding, findings }) => ({
      path,
      kind,
      encoding,
      findings: findings.map(jsonFinding),
    })),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function jsonFinding({ finding, line, column, endLine, endColumn }: PlacedFinding) {
  const { rule, severity, message, text, code, extended, secondary, candidates, fixes } = finding;
  return {
    rule,
    severity,
    message,
    text,
    line,
    column,
    endLine,
    endColumn,
    ...(code && { code: jsonCode(code) }),
    ...(extended && { extended: jsonCode(extended) }),
    ...(secondary && { secondary }),
    candidates: candidates.map((candidate) => {
      const { family, value, title } = jsonCode(candidate);
      return { family, value, title };
    }),
    fixes: fixes.length,
  };
}

function jsonCode(code: Code) {
  const { symbol, title, known } = explain(code);
  return {
    family: code.family,
    value: code.value,
    ...(code.field && { field: code.field }),
    ...(symbol !== undefined && { symbol }),
    title,
    known,
  };
}

const COUNTED = [
  ['error', 'error', 'errors'],
  ['warning', 'warning', 'warnings'],
  ['info', 'normal end', 'normal ends'],
] as const;

function asText(files: readonly CheckedFile[]): string {
  const blocks: string[] = [];
  const told = new Set<string>();
  let count = 0;
  const bySeverity = { error: 0, warning: 0, info: 0 };
  for (const file of files) {
    // The second half of a dialog is told with its first.
    const findings = file.findings.filter(({ finding }) => !finding.secondary);
    if (findings.length === 0) continue;
    count += findings.length;
    for (const { finding } of findings) bySeverity[finding.severity]++;
    const rows = findings.map(({ finding, line, column }) => [
      `  ${line}:${column}`,
      finding.severity === 'info' ? 'info' : finding.severity,
      finding.message,
    ]);
    blocks.push(`${printable(file.path)}\n${table(rows)}${advice(findings, told)}`);
  }
  const parts = COUNTED.filter(([severity]) => bySeverity[severity] > 0).map(
    ([severity, one, many]) => `${bySeverity[severity]} ${bySeverity[severity] === 1 ? one : many}`,
  );
  const read = `${files.length} ${files.length === 1 ? 'file' : 'files'} read`;
  const summary =
    count === 0
      ? `${read}, no codes found`
      : `${read}, ${count} ${count === 1 ? 'finding' : 'findings'}: ${parts.join(', ')}`;
  return `${[...blocks, summary].join('\n\n')}\n`;
}

/** For each failure of a file, once in the whole output: the likeliest cause and the first thing to check. */
function advice(findings: readonly PlacedFinding[], told: Set<string>): string {
  const lines: string[] = [];
  for (const { finding } of findings) {
    const { code, extended, severity } = finding;
    if (!code || severity === 'info') continue;
    const { causes, firstCheck, notations } = explain(code, extended ? { extended } : {});
    const [cause] = causes;
    const key = `${cause.id} ${firstCheck?.run ?? ''}`;
    if (told.has(key)) continue;
    told.add(key);
    lines.push(`    ${notations[0] ?? code.symbol} likely: ${cause.title}`);
    if (firstCheck)
      lines.push(
        `      check first: ${firstCheck.text}${firstCheck.run === undefined ? '' : `\n        ${firstCheck.run.replaceAll('\n', '\n        ')}`}`,
      );
  }
  return lines.length === 0 ? '' : `\n${lines.join('\n')}`;
}
