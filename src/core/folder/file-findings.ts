import type { Finding, Fix } from '../finding';
import { lintRdp, type LintRdpOptions } from '../rdp/lint';
import { isSecret, soundsSecret } from '../rdp/secrecy';
import type { DocumentKind } from '../scan/line-finding';
import { documentKind } from '../scan/scan';
import { ScanStream } from '../scan/stream';
import type { SarifFix, SarifRegion } from '../sarif';
import { LineIndex, type Span } from '../text';
import type { FindingMachine, FolderFinding } from './folder-report';
import { Whereabouts } from './whereabouts';

/** One text of a folder. */
export interface FolderText {
  /** From the scanned folder on, with `/`; the parts of a zip behind `!/`. */
  readonly name: string;
  readonly text: string;
  /** Told by name and text where it is not given. */
  readonly kind?: DocumentKind;
  /** How an `.rdp` file is judged. */
  readonly rdp?: LintRdpOptions;
}

/** How much is scanned before the caller may pause, in UTF-16 units. */
const PART = 65_536;
/** How many findings are placed before the caller may pause. */
const AT_A_TIME = 32;
const LONGEST_EXCERPT = 160;
/** Longer than the key of any setting. */
const LONGEST_KEY = 60;

/**
 * The findings of one text, each with its machine and its time; second halves of a diagnosis are left out. Yields where the
 * caller may pause.
 * @param room how many are kept; the others are counted
 */
export function* findInSteps(
  { name, text, kind: given, rdp }: FolderText,
  room: number,
): Generator<undefined, { readonly findings: FolderFinding[]; readonly countedOnly: number }> {
  const kind = given ?? documentKind({ path: name, start: text.slice(0, 4000) });
  if (kind === 'rdp') return rdpFindings(name, text, rdp ?? {}, room);
  const stream = new ScanStream({ path: name, kind, partLength: PART });
  const whereabouts = new Whereabouts(text);
  const folder = machineOfFolder(name);
  const findings: FolderFinding[] = [];
  let countedOnly = 0;
  for (let start = 0; start < text.length || start === 0; start += PART) {
    const found = stream.push(text.slice(start, start + PART));
    if (start + PART >= text.length) found.push(...stream.end());
    for (const [index, { line, column, endColumn, finding, lineText, lineTextStart }] of found.entries()) {
      if (index % AT_A_TIME === AT_A_TIME - 1) yield undefined;
      if (finding.secondary) continue;
      if (findings.length >= room) {
        countedOnly++;
        continue;
      }
      const { when, machine = folder } = whereabouts.of(finding.span);
      findings.push({
        finding: detached(finding),
        ...{ line: line + 1, column: column + 1, endLine: line + 1, endColumn: endColumn + 1, fixes: [] },
        excerpt: excerptOf(lineText, column - lineTextStart),
        ...(when && { when }),
        ...(machine && { machine: { ...machine, name: copyOf(machine.name) } }),
      });
    }
    yield undefined;
  }
  return { findings, countedOnly };
}

/** An `.rdp` file is written by no machine and at no time, but by somebody who shared it. */
function rdpFindings(name: string, text: string, options: LintRdpOptions, room: number) {
  const lines = new LineIndex(text);
  const all = lintRdp(text, { path: name, ...options });
  const findings = all.slice(0, room).map((finding): FolderFinding => {
    const region = regionOf(finding.span, lines);
    return {
      finding: detached(finding),
      ...region,
      fixes: finding.fixes.map((fix) => placedFix(fix, lines)),
      excerpt: withoutSecret(lines.lineText(region.line - 1), region.column - 1),
    };
  });
  return { findings, countedOnly: all.length - findings.length };
}

/** A line of an `.rdp` file may hold a password, which belongs in no list and no report. */
function withoutSecret(line: string, column: number): string {
  const [key = ''] = line.split(':', 1);
  if (!isSecret(key) && !soundsSecret(line)) return excerptOf(line, column);
  return key === line || key.length > LONGEST_KEY ? '' : copyOf(`${key}:…`);
}

const placedFix = ({ title, edits }: Fix, lines: LineIndex): SarifFix => ({
  title,
  replacements: edits.map(({ span, newText }) => ({ ...regionOf(span, lines), newText })),
});

function regionOf(span: Span, lines: LineIndex): SarifRegion {
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return { line: start.line + 1, column: start.column + 1, endLine: end.line + 1, endColumn: end.column + 1 };
}

/** Support collectors make a folder, or a zip, for each machine; folders with a general name say nothing. */
function machineOfFolder(name: string): FindingMachine | undefined {
  const folders = name.replaceAll('!/', '/').split('/').slice(0, -1);
  const telling = folders.filter((folder) => folder !== '' && !/^\.+$/.test(folder) && !GENERAL_FOLDER.test(folder));
  const machine = telling.find((folder) => !ZIP.test(folder)) ?? telling[0];
  return machine === undefined ? undefined : { name: machine.replace(ZIP, ''), from: 'folder' };
}

const ZIP = /\.zip$/i;
const GENERAL_FOLDER =
  /^(?:(?:event|rdp|client|host|server|gateway)?[-_ ]?(?:logs?|events?|evtx|traces?)|winevt|var|etc|opt|usr|te?mp|windows|system32|users|home|[a-z]:?|data|files|export|output|reports?|support|diagnostics|archive|old|backup)$/i;

/** The finding without its fixes, which are placed already, and without a string that would keep the whole text in memory. */
const detached = (finding: Finding): Finding => ({ ...finding, text: copyOf(finding.text), fixes: [] });

/** A part of a string holds on to the whole; put together with something else and cut again it does not. */
const copyOf = (text: string): string => ` ${text}`.slice(1);

function excerptOf(line: string, column: number): string {
  const start = line.length <= LONGEST_EXCERPT ? 0 : Math.max(0, Math.min(column - 60, line.length - LONGEST_EXCERPT));
  const part = line.slice(start, start + LONGEST_EXCERPT);
  return copyOf(`${start > 0 ? '…' : ''}${part.trim()}${start + LONGEST_EXCERPT < line.length ? '…' : ''}`);
}
