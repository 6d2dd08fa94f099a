import { codeLabel, codeRef, explain, type Code, type Severity } from '../core';
import type { CheckedFile, PlacedFinding } from './check';
import { counted, indent, printable, table } from './terminal';

/** Causes that are told at the end; more would push the findings off the screen. */
const MOST_ADVICE = 8;

/** The findings by file, what to check first for the failures among them, and the sum. */
export function checkText(files: readonly CheckedFile[], minimum: Severity): string {
  // The second half of a dialog is told with its first.
  const told = files.map(({ path, findings }) => ({
    path,
    findings: findings.filter(({ finding }) => !finding.secondary),
  }));
  const blocks = told.filter(({ findings }) => findings.length > 0).map(fileBlock);
  const findings = told.flatMap((file) => file.findings);
  return `${[...blocks, ...adviceBlock(findings), summary(files.length, findings, minimum)].join('\n\n')}\n`;
}

function fileBlock({ path, findings }: Pick<CheckedFile, 'path' | 'findings'>): string {
  const rows = findings.map(({ finding: { severity, rule, message }, line, column }) => [
    `  ${line}:${column}`,
    severity,
    rule.replace(/^code\//, ''),
    printable(message),
  ]);
  return `${path === '-' ? 'standard input' : printable(path)}\n${table(rows)}`;
}

interface Advice {
  readonly codes: Map<string, Code>;
  readonly cause: string;
  readonly text: string | undefined;
  readonly run: string | undefined;
  severity: Severity;
  count: number;
}

/** For each likely cause of a failure the first thing to check: failures first, then what happened most often. */
function adviceBlock(findings: readonly PlacedFinding[]): string[] {
  const byCause = new Map<string, Advice>();
  const adviceOf = new Map<string, Advice>();
  for (const { finding } of findings) {
    const { code, extended, severity } = finding;
    if (!code || severity === 'info') continue;
    const pair = `${codeRef(code)} ${extended ? codeRef(extended) : ''}`;
    let advice = adviceOf.get(pair);
    if (!advice) {
      const { causes, firstCheck } = explain(code, extended ? { extended } : {});
      const [{ id, title }] = causes;
      advice = byCause.get(id) ?? {
        codes: new Map(),
        cause: title,
        text: firstCheck?.text,
        run: firstCheck?.run,
        severity,
        count: 0,
      };
      byCause.set(id, advice);
      adviceOf.set(pair, advice);
    }
    advice.codes.set(codeRef(code), code);
    advice.count++;
    if (severity === 'error') advice.severity = severity;
  }
  const all = [...byCause.values()].sort(
    (one, other) => Number(other.severity === 'error') - Number(one.severity === 'error') || other.count - one.count,
  );
  if (all.length === 0) return [];
  const shown = all.slice(0, MOST_ADVICE);
  const [first] = shown[0]!.codes.keys();
  const more = all.length > shown.length ? `  and ${counted(all.length - shown.length, 'more cause')}\n` : '';
  return [
    `Likely causes, and what to check first\n${shown.map(adviceText).join('\n')}\n${more}` +
      `  For the rest: rdpdiag explain ${first}`,
  ];
}

function adviceText({ codes, cause, text, run }: Advice): string {
  const labels = [...codes.values()].map((code) => `${code.family} ${codeLabel(code)}`);
  const lines = [`  ${cause}: ${labels.join(', ')}`];
  if (text !== undefined) lines.push(`    ${text}`);
  if (run !== undefined) lines.push(indent(run, 6));
  return lines.join('\n');
}

function summary(files: number, findings: readonly PlacedFinding[], minimum: Severity): string {
  const read = `${counted(files, 'file')} read`;
  if (findings.length === 0) return `${read}, ${minimum === 'info' ? 'nothing found' : `no ${minimum} found`}`;
  const count = (severity: Severity) => findings.filter(({ finding }) => finding.severity === severity).length;
  const counts = [
    [count('error'), 'error', 'errors'],
    [count('warning'), 'warning', 'warnings'],
    [count('info'), 'normal or for information', 'normal or for information'],
  ] as const;
  const parts = counts.filter(([number]) => number > 0).map(([number, one, many]) => counted(number, one, many));
  return `${read}, ${counted(findings.length, 'finding')}: ${parts.join(', ')}`;
}
