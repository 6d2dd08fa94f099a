import { explain } from '../explain';
import type { Step } from '../knowledge/playbook';
import { escapeMarkdown, fencedCode } from '../markdown';
import { dateTime } from '../story/shown-time';
import { english, type Translate } from '../translate';
import type { FolderNote, FolderReport } from './folder-report';
import { allFindings, groupByCode, groupByMachine, type CodeGroup, type FoundIn } from './groups';
import { histogram } from './histogram';
import { barStart, widthText } from './span-words';
import { machineText, severityText, summaryText } from './words';

/** What is more is in the other formats. */
const MOST_FINDINGS = 500;
const MOST_CHECKS = 8;
const MOST_NOTES = 200;
const LONGEST_BAR = 40;

/**
 * The report for a ticket: what was found, by code, by machine and over time, what to check first, where each finding stands,
 * and what was not read. What files say is escaped.
 */
export function folderMarkdown(report: FolderReport, translate: Translate = english): string {
  const findings = allFindings(report);
  const codes = groupByCode(findings);
  const blocks = [
    `# ${translate('Remote Desktop codes in {0}', report.folders.map(escapeMarkdown).join(', '))}`,
    escapeMarkdown(summaryText(report, translate)),
    ...(codes.length > 0 ? [codeTable(codes, translate)] : []),
    ...checks(codes, translate),
    ...machineTable(findings, translate),
    ...timeTable(findings, translate),
    ...findingTable(findings, translate),
    ...noteList(report.notes, translate),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function codeTable(codes: readonly CodeGroup[], t: Translate): string {
  return section(
    t('By code'),
    table(
      [t('Count'), t('Severity'), t('Code'), t('Meaning'), t('Files')],
      codes.map(({ findings, severity, label, title }) => [
        String(findings.length),
        severityText(severity, t),
        label === title ? '' : label,
        title,
        String(new Set(findings.map(({ file }) => file.name)).size),
      ]),
    ),
  );
}

/** For the worst codes the likeliest causes, each once, and what to check first. */
function checks(codes: readonly CodeGroup[], t: Translate): string[] {
  const advice = new Map<string, { readonly labels: string[]; readonly text: string }>();
  for (const { severity, code: telling, label, findings } of codes) {
    const { code, extended, context } = findings[0]!.found.finding;
    if (severity === 'info' || !telling || !code) continue;
    const known = { ...(extended && { extended }), ...(context && { context }), translate: t };
    const { causes, firstCheck } = explain(code, known);
    const [cause] = causes;
    const before = advice.get(cause.id);
    if (before) before.labels.push(label);
    else if (advice.size < MOST_CHECKS)
      advice.set(cause.id, { labels: [label], text: checkText(cause.title, firstCheck) });
  }
  if (advice.size === 0) return [];
  const entries = [...advice.values()].map(
    ({ labels, text }) => `- **${labels.map(escapeMarkdown).join(', ')}**: ${text}`,
  );
  return [section(t('Likely causes, and what to check first'), entries.join('\n'))];
}

function checkText(cause: string, check: Step | undefined): string {
  if (!check) return escapeMarkdown(cause);
  const command = check.run === undefined ? '' : `\n\n${indented(fencedCode(check.run, ''))}\n`;
  return `${escapeMarkdown(cause)} – ${escapeMarkdown(check.text)}${command}`;
}

const indented = (text: string): string => text.replace(/^(?=.)/gm, '  ');

function machineTable(findings: readonly FoundIn[], t: Translate): string[] {
  const machines = groupByMachine(findings);
  if (machines.length === 0) return [];
  const rows = machines.map((machine) => [
    machineText(machine, t),
    String(machine.findings.length),
    severityText(machine.severity, t),
    groupByCode(machine.findings)
      .slice(0, 4)
      .map(({ label }) => label)
      .join(', '),
  ]);
  return [section(t('By machine'), table([t('Machine'), t('Count'), t('Worst'), t('Codes')], rows))];
}

function timeTable(findings: readonly FoundIn[], t: Translate): string[] {
  const { bars, width, untimed, withoutZone, outside } = histogram(findings);
  if (bars.length === 0) return [];
  const most = bars.reduce((highest, bar) => Math.max(highest, bar.findings.length), 1);
  const rows = bars
    .filter((bar) => bar.findings.length > 0)
    .map((bar) => [
      barStart(bar.start, width),
      String(bar.findings.length),
      String(bar.counts.error),
      '█'.repeat(Math.max(1, Math.round((bar.findings.length / most) * LONGEST_BAR))),
    ]);
  const remarks = [
    t('Each row stands for {0}; times are UTC.', widthText(width, t)),
    ...(withoutZone > 0 ? [t('Times without a zone, taken for UTC: {0}.', withoutZone)] : []),
    ...(untimed > 0 ? [t('Findings without a time: {0}.', untimed)] : []),
    ...(outside.length > 0 ? [t('Findings far outside this span, which are not shown: {0}.', outside.length)] : []),
  ];
  return [
    section(t('Over time'), `${remarks.join(' ')}\n\n${table([t('Starting'), t('Count'), t('Errors'), ''], rows)}`),
  ];
}

function findingTable(findings: readonly FoundIn[], t: Translate): string[] {
  if (findings.length === 0) return [];
  const rows = findings
    .slice(0, MOST_FINDINGS)
    .map(({ file, found }) => [
      `${file.name}:${found.line}`,
      dateTime(found.when?.time) ?? '',
      found.machine?.name ?? '',
      severityText(found.finding.severity, t),
      found.finding.message,
    ]);
  const more = findings.length - rows.length;
  return [
    section(
      t('Findings'),
      table([t('Place'), t('Time'), t('Machine'), t('Severity'), t('Finding')], rows) +
        (more > 0 ? `\n\n${t('More findings, which the other formats list: {0}.', more)}` : ''),
    ),
  ];
}

function noteList(notes: readonly FolderNote[], t: Translate): string[] {
  const lists: readonly (readonly [FolderNote['kind'], string])[] = [
    ['unread', t('Not read')],
    ['partly', t('Read in part')],
    ['passed-over', t('Passed over')],
  ];
  return lists.flatMap(([kind, title]) => {
    const own = notes.filter((note) => note.kind === kind);
    if (own.length === 0) return [];
    const lines = own
      .slice(0, MOST_NOTES)
      .map(({ name, reason }) => `- ${escapeMarkdown(name)}: ${escapeMarkdown(reason)}`);
    const more = own.length - lines.length;
    return [section(title, [...lines, ...(more > 0 ? [`- ${t('and {0} more', more)}`] : [])].join('\n'))];
  });
}

const section = (title: string, text: string): string => `## ${title}\n\n${text}`;

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  return [line(head), `|${head.map(() => ' --- |').join('')}`, ...rows.map(line)].join('\n');
}
