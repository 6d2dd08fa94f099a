import * as vscode from 'vscode';
import type { Code, Severity, StreamedFinding } from '../core';
import { groupByCode, rowText, SEVERITIES, type FileCode } from './fileCodes';
import { severityName } from './statusBar';

/** Places that are listed; the codes of all are counted. */
const MAX_PLACES = 10_000;
/** Kinds of code that are counted apart: a file that is made to hold more is no log. */
const MAX_KINDS = 2000;

/** A place in the report that leads somewhere. */
export interface ReportLink {
  /** Where it stands in the report: 0-based line, UTF-16 columns. */
  readonly line: number;
  readonly start: number;
  readonly end: number;
  /** A place in the file, 0-based; or a code. */
  readonly to: { readonly line: number; readonly column: number; readonly endColumn: number } | { readonly code: Code };
}

/** What else is said of the file and of the reading of it. */
export interface ReportHead {
  /** Of the file, without its folder. */
  readonly name: string;
  /** Bytes that were read, and those that the file has. */
  readonly read: number;
  readonly size: number;
  /** Sentences. */
  readonly remarks: readonly string[];
}

interface CodeCount {
  readonly group: FileCode;
  readonly firstLine: number;
  count: number;
}

/** The codes of a file that no editor shows us, collected while it is read: by code, and in order. */
export class LargeFileReport {
  readonly #counts = new Map<string, CodeCount>();
  readonly #places: StreamedFinding[] = [];
  #size = 0;

  /** How many codes there are so far. */
  get size(): number {
    return this.#size;
  }

  add(found: readonly StreamedFinding[]): void {
    for (const each of found) {
      this.#size++;
      if (this.#places.length < MAX_PLACES) this.#places.push(each);
      const { rule, message } = each.finding;
      const key = `${rule} ${message}`;
      const counted = this.#counts.get(key);
      if (counted) counted.count++;
      else if (this.#counts.size < MAX_KINDS) {
        const [group] = groupByCode([{ line: each.line, finding: each.finding }]);
        this.#counts.set(key, { group: group!, firstLine: each.line, count: 1 });
      }
    }
  }

  /** The report as plain text, and what in it leads where. */
  render({ name, read, size, remarks }: ReportHead): { text: string; links: ReportLink[] } {
    const lines: string[] = [];
    const links: ReportLink[] = [];
    const title = vscode.l10n.t('RDP codes of {0}', rowText(name));
    lines.push(title, '='.repeat(title.length), '');
    lines.push(
      this.#size === 1
        ? vscode.l10n.t('1 code in {0} MB.', megabytes(read))
        : vscode.l10n.t('{0} codes in {1} MB.', this.#size, megabytes(read)),
    );
    if (read < size) lines.push(vscode.l10n.t('The scan was cancelled. The file has {0} MB.', megabytes(size)));
    lines.push(...remarks);
    if (this.#size > 0) {
      this.#renderCounts(lines, links);
      this.#renderPlaces(lines, links);
    }
    return { text: `${lines.join('\n')}\n`, links };
  }

  #renderCounts(lines: string[], links: ReportLink[]): void {
    lines.push('', vscode.l10n.t('By code, the gravest first. A code leads to its remediation.'), '');
    const rank = ({ group }: CodeCount) => SEVERITIES.indexOf(group.severity);
    const counts = [...this.#counts.values()].sort(
      (one, other) => rank(one) - rank(other) || other.count - one.count || one.firstLine - other.firstLine,
    );
    for (const { group, count, firstLine } of counts) {
      const before = `${String(count).padStart(8)}×  ${severityCell(group.severity)}  `;
      const message = rowText(group.message);
      if (group.code) {
        const end = before.length + message.length;
        links.push({ line: lines.length, start: before.length, end, to: { code: group.code } });
      }
      lines.push(`${before}${message}  (${vscode.l10n.t('first on line {0}', firstLine + 1)})`);
    }
  }

  #renderPlaces(lines: string[], links: ReportLink[]): void {
    lines.push('', vscode.l10n.t('In the order of the file. A line number opens the file there.'), '');
    for (const { line, column, endColumn, finding, lineText } of this.#places) {
      const place = vscode.l10n.t('line {0}', line + 1);
      links.push({ line: lines.length, start: 0, end: place.length, to: { line, column, endColumn } });
      lines.push(
        `${place}  ${severityName(finding.severity)}  ${rowText(finding.message)}`,
        `    ${rowText(lineText)}`,
      );
    }
    const hidden = this.#size - this.#places.length;
    if (hidden > 0) lines.push('', vscode.l10n.t('{0} more places are counted above and not listed.', hidden));
  }
}

/** The name of a severity, as wide as the widest. */
function severityCell(severity: Severity): string {
  return severityName(severity).padEnd(Math.max(...SEVERITIES.map((each) => severityName(each).length)));
}

/** Bytes in megabytes, as VS Code counts them: 50 MB are 50 times 1024 times 1024. */
export function megabytes(bytes: number): string {
  const value = bytes / 1024 / 1024;
  return value >= 10 || value === 0 ? String(Math.round(value)) : value.toFixed(1);
}
