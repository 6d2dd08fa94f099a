import {
  documentKind,
  LineIndex,
  scan,
  verifySignature,
  type DocumentKind,
  type Finding,
  type Fix,
  type LintRdpOptions,
  type RdpProfile,
  type Severity,
  type Span,
} from '../core';
import { checkJson } from './check-json';
import { checkText } from './check-text';
import { rdpEncoding } from './encoding';
import { readPathsInParts, reasonOf, type LargeText, type TextFile, type Unread } from './files';
import { fixFile } from './fix-file';
import { FoundList } from './found-list';
import { SEVERITIES, type CHECK_FORMATS } from './option-values';
import type { Outcome } from './outcome';
import { Progress } from './progress';
import { sarifLog } from './sarif';
import { counted, printable } from './terminal';

export interface CheckOptions {
  readonly format: (typeof CHECK_FORMATS)[number];
  /** Findings below are left out. */
  readonly minimum: Severity;
  /** How `.rdp` files are judged. */
  readonly profile: RdpProfile;
  /** Fix `.rdp` files first, and report what is left. */
  readonly fix: boolean;
}

/** The findings of one file, in order, with positions as other tools read them. */
export interface CheckedFile {
  readonly path: string;
  readonly kind: DocumentKind;
  readonly encoding: TextFile['encoding'];
  readonly findings: Iterable<PlacedFinding> & { readonly length: number };
  /** How many findings were fixed; only where fixing was asked for. */
  readonly fixed?: number;
}

/** 1-based lines and columns, the end exclusive, columns in UTF-16 units. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

export interface PlacedFinding extends Region {
  readonly finding: Finding;
  readonly fixes: readonly PlacedFix[];
}

export interface PlacedFix {
  readonly title: string;
  readonly replacements: readonly (Region & { readonly newText: string })[];
}

/** `rdpdiag check`: what is found in the named files and folders. */
export async function check(
  paths: readonly string[],
  { format, minimum, profile, fix }: CheckOptions,
): Promise<Outcome> {
  const files: CheckedFile[] = [];
  const unread: Unread[] = [];
  const notices: string[] = [];
  const progress = new Progress();
  const isWanted = ({ severity }: Finding) => SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(minimum);
  for (const file of readPathsInParts(paths)) {
    progress.step();
    if ('reason' in file) {
      unread.push(file);
      continue;
    }
    if ('bytes' in file) {
      files.push({ ...(await checkLarge(file, isWanted, unread)), ...(fix && { fixed: 0 }) });
      continue;
    }
    const { path, encoding, loss, isInZip } = file;
    if (loss !== undefined) notices.push(`${printable(path)} ${loss}`);
    const kind = documentKind({ path, start: file.text.slice(0, 4000) });
    const rdp: LintRdpOptions =
      encoding === 'evtx' ? {} : { path, profile, encoding: rdpEncoding({ ...file, encoding }) };
    let { text } = file;
    let fixed = 0;
    if (fix && kind === 'rdp' && isInZip) notices.push(`${printable(path)} is in a zip, and was not fixed`);
    if (fix && kind === 'rdp' && encoding !== 'evtx' && !isInZip) {
      const result = fixFile(path, { ...file, encoding }, rdp);
      if ('reason' in result) unread.push({ path, reason: result.reason, isError: true });
      else ({ text, count: fixed } = result);
    }
    const judged = kind === 'rdp' ? await withVerified(text, rdp) : rdp;
    const found = scan(text, { kind, rdp: judged }).filter(isWanted);
    const findings = found.length > 0 ? placed(found, new LineIndex(text)) : [];
    files.push({ path, kind, encoding, findings, ...(fix && { fixed }) });
  }
  progress.end();
  const errors = unread.filter(({ isError }) => isError);
  return {
    output: format === 'text' ? checkText(files, minimum) : format === 'json' ? checkJson(files) : sarifLog(files),
    complaints: [
      ...errors.map(({ path, reason }) => `${printable(path)} ${reason}`),
      ...notices,
      ...passedOver(unread.filter(({ isError }) => !isError)),
      ...(fix ? [fixedSentence(files)] : []),
    ],
    status: errors.length > 0 ? 2 : files.some(({ findings }) => findings.length > 0) ? 1 : 0,
  };
}

/** The findings of a text that is read in parts, as far as it can be read. */
async function checkLarge(
  { path, kind, encoding, bytes }: LargeText,
  isWanted: (finding: Finding) => boolean,
  unread: Unread[],
): Promise<CheckedFile> {
  const findings = new FoundList(isWanted);
  try {
    // Loaded here: worker threads and streams are most of what a check of small files would load.
    const { scanLarge } = await import('./scan-large');
    await scanLarge(bytes, kind, findings);
  } catch (error) {
    unread.push({ path, reason: reasonOf(error), isError: true });
  }
  return { path, kind, encoding: findings.isNoUtf8 ? 'windows-1252' : encoding, findings };
}

/** Most files have no signature, and are judged without waiting for an answer. */
async function withVerified(text: string, options: LintRdpOptions): Promise<LintRdpOptions> {
  if (!/signscope|signature/i.test(text)) return options;
  return { ...options, verified: await verifySignature(text, globalThis.crypto) };
}

const placed = (findings: readonly Finding[], lines: LineIndex): PlacedFinding[] =>
  findings.map((finding) => ({
    finding,
    ...regionOf(finding.span, lines),
    fixes: finding.fixes.map((fix) => placeFix(fix, lines)),
  }));

function placeFix({ title, edits }: Fix, lines: LineIndex): PlacedFix {
  return { title, replacements: edits.map(({ span, newText }) => ({ ...regionOf(span, lines), newText })) };
}

function regionOf(span: Span, lines: LineIndex): Region {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return { line: start.line + 1, column: start.column + 1, endLine: end.line + 1, endColumn: end.column + 1 };
}

function fixedSentence(files: readonly CheckedFile[]): string {
  const changed = files.filter(({ fixed = 0 }) => fixed > 0);
  const count = changed.reduce((sum, { fixed = 0 }) => sum + fixed, 0);
  return count === 0 ? 'nothing was fixed' : `${counted(count, 'problem')} fixed in ${counted(changed.length, 'file')}`;
}

const NAMED_AT_MOST = 3;

/** One line on the files of a walk that are no text or programs; each is read when it is named. */
function passedOver(unread: readonly Unread[]): string[] {
  if (unread.length === 0) return [];
  const names = unread.slice(0, NAMED_AT_MOST).map(({ path, reason }) => `${printable(path)} ${reason}`);
  if (unread.length > NAMED_AT_MOST) names.push('…');
  return [`passed over ${counted(unread.length, 'file')}: ${names.join(', ')}`];
}
