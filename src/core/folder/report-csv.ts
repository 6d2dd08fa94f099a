import { codeRef } from '../knowledge/notation';
import { isoTime } from '../story/shown-time';
import type { FolderReport } from './folder-report';
import { allFindings, tellingCode } from './groups';

const COLUMNS = [
  ...['file', 'line', 'column', 'severity', 'code', 'rule', 'message', 'text'],
  ...['time', 'time_from', 'machine', 'machine_from', 'excerpt'],
];

/**
 * Every finding as a row of a table (RFC 4180, with a byte order mark, which Excel needs to read UTF-8). A cell that a
 * spreadsheet would take for a formula gets an apostrophe before it.
 */
export function folderCsv(report: FolderReport): string {
  const rows = allFindings(report).map(({ file, found }) => {
    const { finding, line, column, when, machine, excerpt } = found;
    const code = tellingCode(finding);
    return [
      ...[file.name, line, column, finding.severity, code ? codeRef(code) : '', finding.rule, finding.message],
      ...[finding.text, isoTime(when?.time) ?? '', when ? timeFrom(when) : ''],
      ...[machine?.name ?? '', machine?.from ?? '', excerpt],
    ];
  });
  return `\ufeff${[COLUMNS, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')}`;
}

const timeFrom = ({ from, isLocal }: { readonly from: string; readonly isLocal?: true }): string =>
  isLocal ? `${from} (no zone)` : from;

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const flat = value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  // Blanks before it do not keep every spreadsheet from reading a formula.
  const safe = /^\s*[=+\-@＝＋－＠]/.test(flat) ? `'${flat}` : flat;
  return /[",;]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
