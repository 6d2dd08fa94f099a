import { codeLabel, codeRef, contextWords, explain, notations, type Code, type Severity, type Step } from '../core';
import type { CheckedFile, PlacedFinding } from './check';
import { counted, indent, printable, table } from './terminal';

/** Causes that are told at the end; more would push the findings off the screen. */
const MOST_ADVICE = 5;
/** Codes that are named with their cause. */
const MOST_NAMES = 4;

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

/** One likely cause, and how the findings speak of it. */
interface Advice {
  readonly cause: string;
  readonly firstCheck: Step | undefined;
  /** By reference, each once. */
  readonly codes: Map<string, Code>;
  severity: Severity;
  count: number;
}

/** For each likely cause of a failure the first thing to check: errors first, then what was found most often. */
function adviceBlock(findings: readonly PlacedFinding[]): string[] {
  const all = [...adviceByCause(findings)].sort(
    (one, other) => Number(other.severity === 'error') - Number(one.severity === 'error') || other.count - one.count,
  );
  const shown = all.slice(0, MOST_ADVICE);
  const [first] = shown;
  if (!first) return [];
  const [reference] = first.codes.keys();
  const lines = ['Likely causes, and what to check first', ...shown.map(adviceText)];
  if (all.length > shown.length) lines.push(`  and ${counted(all.length - shown.length, 'more cause')}`);
  lines.push(`  To know more of a code: rdpdiag explain ${reference}`);
  return [lines.join('\n')];
}

function adviceByCause(findings: readonly PlacedFinding[]): Iterable<Advice> {
  const byCause = new Map<string, Advice>();
  // A long log repeats a few codes.
  const byCodes = new Map<string, Advice>();
  for (const { finding } of findings) {
    const { code, extended, severity, context } = finding;
    if (!code || severity === 'info') continue;
    const key = [codeRef(code), extended ? codeRef(extended) : '', ...(context ? contextWords(context) : [])].join(' ');
    let advice = byCodes.get(key);
    if (!advice) {
      const { causes, firstCheck } = explain(code, { ...(extended && { extended }), ...(context && { context }) });
      const [{ id, title }] = causes;
      advice = byCause.get(id) ?? { cause: title, firstCheck, codes: new Map(), severity, count: 0 };
      // The extended code is the one that tells the cause.
      const telling = extended && extended.value !== 0 ? extended : code;
      advice.codes.set(codeRef(telling), telling);
      byCause.set(id, advice);
      byCodes.set(key, advice);
    }
    advice.count++;
    if (severity === 'error') advice.severity = severity;
  }
  return byCause.values();
}

function adviceText({ codes, cause, firstCheck }: Advice): string {
  const names = [...codes.values()].map((code) =>
    code.family === 'avd' || code.family === 'message' ? codeLabel(code) : `${code.family} ${notations(code)[0]}`,
  );
  const more = names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : '';
  const lines = [`  ${names.slice(0, MOST_NAMES).join(', ')}${more}: ${cause}`];
  if (firstCheck) lines.push(`    ${firstCheck.text}`);
  if (firstCheck?.run !== undefined) lines.push(indent(firstCheck.run, 6));
  return lines.join('\n');
}

function summary(files: number, findings: readonly PlacedFinding[], minimum: Severity): string {
  const read = `${counted(files, 'file')} read`;
  if (findings.length === 0)
    return `${read}, ${minimum === 'info' ? 'nothing' : `nothing of severity ${minimum} or above`} found`;
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = findings.filter(({ finding }) => finding.severity === severity).length;
    return count === 0 ? [] : severity === 'info' ? `${count} info` : counted(count, severity);
  });
  return `${read}, ${counted(findings.length, 'finding')}: ${parts.join(', ')}`;
}
