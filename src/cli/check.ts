import { documentKind, LineIndex, scan, type DocumentKind, type Finding, type Severity } from '../core';
import { checkJson } from './check-json';
import { checkText } from './check-text';
import { readPaths, type TextFile, type Unread } from './files';
import type { Outcome } from './outcome';
import { sarifLog } from './sarif';
import { counted, printable } from './terminal';

export const CHECK_FORMATS = ['text', 'json', 'sarif'] as const;
/** From the least to the most severe. */
export const SEVERITIES = ['info', 'warning', 'error'] as const satisfies readonly Severity[];

/** The findings of one file, in order, with positions as other tools read them. */
export interface CheckedFile {
  readonly path: string;
  readonly kind: DocumentKind;
  readonly encoding: TextFile['encoding'];
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

/** `rdpdiag check`: what is found in the named files and folders, from `minimum` on. */
export function check(
  paths: readonly string[],
  format: (typeof CHECK_FORMATS)[number],
  minimum: Severity = 'info',
): Outcome {
  const files: CheckedFile[] = [];
  const unread: Unread[] = [];
  const losses: string[] = [];
  for (const file of readPaths(paths)) {
    if ('reason' in file) {
      unread.push(file);
      continue;
    }
    const { path, text, encoding, loss } = file;
    if (loss !== undefined) losses.push(`${printable(path)} ${loss}`);
    const kind = documentKind({ path, start: text.slice(0, 4000) });
    const lines = new LineIndex(text);
    const findings = scan(text, { kind })
      .filter(({ severity }) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(minimum))
      .map((finding) => place(finding, lines));
    files.push({ path, kind, encoding, findings });
  }
  const errors = unread.filter(({ isError }) => isError);
  return {
    output: format === 'text' ? checkText(files, minimum) : format === 'json' ? checkJson(files) : sarifLog(files),
    complaints: [
      ...errors.map(({ path, reason }) => `${printable(path)} ${reason}`),
      ...losses,
      ...passedOver(unread.filter(({ isError }) => !isError)),
    ],
    status: errors.length > 0 ? 2 : files.some(({ findings }) => findings.length > 0) ? 1 : 0,
  };
}

function place(finding: Finding, lines: LineIndex): PlacedFinding {
  const start = lines.positionAt(finding.span.start);
  const end = lines.positionAt(finding.span.end);
  return { finding, line: start.line + 1, column: start.column + 1, endLine: end.line + 1, endColumn: end.column + 1 };
}

const NAMED_AT_MOST = 3;

/** One line on the files of a walk that are no text or programs; each is read when it is named. */
function passedOver(unread: readonly Unread[]): string[] {
  if (unread.length === 0) return [];
  const names = unread.slice(0, NAMED_AT_MOST).map(({ path, reason }) => `${printable(path)} ${reason}`);
  if (unread.length > NAMED_AT_MOST) names.push('…');
  return [`passed over ${counted(unread.length, 'file')}: ${names.join(', ')}`];
}
