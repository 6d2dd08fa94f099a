import {
  codeLabel,
  codeRef,
  contextWords,
  explain,
  notations,
  type Code,
  type Finding,
  type Severity,
  type Step,
} from '../core';
import type { CheckedFile, PlacedFinding } from './check';
import { counted, indent, printable } from './terminal';

/** Causes that are told at the end; more would push the findings off the screen. */
const MOST_ADVICE = 5;
/** Codes that are named with their cause. */
const MOST_NAMES = 4;

/** The findings by file, what to check first for the failures among them, and the sum; in pieces. */
export function* checkText(files: readonly CheckedFile[], minimum: Severity): Generator<string, undefined> {
  const sum = new Sum();
  for (const { path, findings } of files) {
    const widths = [0, 0, 0];
    let count = 0;
    for (const placed of told(findings)) {
      cellsOf(placed).forEach((cell, column) => (widths[column] = Math.max(widths[column]!, cell.length)));
      count++;
    }
    if (count === 0) continue;
    yield path === '-' ? 'standard input' : printable(path);
    for (const placed of told(findings)) {
      sum.add(placed);
      const cells = cellsOf(placed).map((cell, column) => cell.padEnd(widths[column]!));
      yield `\n${cells.join('  ')}  ${printable(placed.finding.message)}`;
    }
    yield '\n\n';
  }
  yield `${[...adviceBlock(sum.advice), summary(files.length, sum, minimum)].join('\n\n')}\n`;
  return undefined;
}

/** The second half of a dialog is told with its first. */
function* told(findings: Iterable<PlacedFinding>): Generator<PlacedFinding, undefined> {
  for (const placed of findings) if (!placed.finding.secondary) yield placed;
  return undefined;
}

/** The columns before the message. */
const cellsOf = ({ finding: { severity, rule }, line, column }: PlacedFinding): string[] => [
  `  ${line}:${column}`,
  severity,
  rule.replace(/^code\//, ''),
];

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
function adviceBlock(advice: Iterable<Advice>): string[] {
  const all = [...advice].sort(
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

/** Findings by severity and by likely cause. */
class Sum {
  readonly counts: Record<Severity, number> = { error: 0, warning: 0, info: 0 };
  readonly #byCause = new Map<string, Advice>();
  /** A long log repeats a few codes. */
  readonly #byCodes = new Map<string, Advice>();

  get advice(): Iterable<Advice> {
    return this.#byCause.values();
  }

  add({ finding }: PlacedFinding): void {
    const { code, extended, severity, context } = finding;
    this.counts[severity]++;
    if (!code || severity === 'info') return;
    const key = [codeRef(code), extended ? codeRef(extended) : '', ...(context ? contextWords(context) : [])].join(' ');
    const advice = this.#byCodes.get(key) ?? this.#adviceFor(finding, code, key);
    advice.count++;
    if (severity === 'error') advice.severity = severity;
  }

  #adviceFor({ extended, severity, context }: Finding, code: Code, key: string): Advice {
    const { causes, firstCheck } = explain(code, { ...(extended && { extended }), ...(context && { context }) });
    const [{ id, title }] = causes;
    const advice = this.#byCause.get(id) ?? { cause: title, firstCheck, codes: new Map(), severity, count: 0 };
    // The extended code is the one that tells the cause.
    const telling = extended && extended.value !== 0 ? extended : code;
    advice.codes.set(codeRef(telling), telling);
    this.#byCause.set(id, advice);
    this.#byCodes.set(key, advice);
    return advice;
  }
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

function summary(files: number, { counts }: Sum, minimum: Severity): string {
  const read = `${counted(files, 'file')} read`;
  const findings = counts.error + counts.warning + counts.info;
  if (findings === 0)
    return `${read}, ${minimum === 'info' ? 'nothing' : `nothing of severity ${minimum} or above`} found`;
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = counts[severity];
    return count === 0 ? [] : severity === 'info' ? `${count} info` : counted(count, severity);
  });
  return `${read}, ${counted(findings, 'finding')}: ${parts.join(', ')}`;
}
