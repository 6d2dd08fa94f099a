/** The findings of a folder in the three orders in which they are shown. */

import { explain } from '../explain';
import { english } from '../translate';
import type { Finding } from '../finding';
import type { Code, Severity } from '../knowledge/code';
import { codeLabel, codeRef } from '../knowledge/notation';
import { RULE_SUMMARIES } from '../rdp/rule-summaries';
import type { RuleId } from '../rdp/rules/rule';
import { groupBy } from '../story/group-by';
import { machineKey } from '../story/event-facts';
import { titleOf } from '../story/title-of';
import type { FindingMachine, FolderFile, FolderFinding, FolderReport } from './folder-report';

/** A finding with its file. */
export interface FoundIn {
  readonly file: FolderFile;
  readonly found: FolderFinding;
}

/** All findings of one code, or of one rule of `.rdp` files. */
export interface CodeGroup {
  /** `disconnect:516`, or the id of a rule: `rdp/…`. */
  readonly key: string;
  /** Absent of rules. */
  readonly code?: Code;
  /** `0x204 (516)`; of a rule its id. */
  readonly label: string;
  readonly title: string;
  /** The worst one of its findings. */
  readonly severity: Severity;
  readonly findings: readonly FoundIn[];
}

/** All findings that one machine wrote. */
export interface MachineGroup {
  /** As written where it says most; undefined where nothing tells it. */
  readonly name: string | undefined;
  /** How it is told, the surest way first. */
  readonly from: readonly FindingMachine['from'][];
  readonly severity: Severity;
  readonly findings: readonly FoundIn[];
}

/** All findings of one file. */
export interface FileGroup {
  readonly file: FolderFile;
  readonly severity: Severity;
  readonly findings: readonly FoundIn[];
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'info'];
const SUREST: readonly FindingMachine['from'][] = ['event', 'line', 'folder'];

/** All findings of a report, in the order in which they were read. */
export const allFindings = ({ files }: Pick<FolderReport, 'files'>): FoundIn[] =>
  files.flatMap((file) => file.findings.map((found) => ({ file, found })));

/** The code that tells most: the extended one, where it says anything. */
export const tellingCode = ({ code, extended }: Finding): Code | undefined =>
  extended && extended.value !== 0 ? extended : code;

/** What a finding is grouped by: its telling code, or its rule. */
export function findingKey(finding: Finding): string {
  const code = tellingCode(finding);
  return code ? codeRef(code) : finding.rule;
}

/** The worst first, then the most frequent. */
export function groupByCode(findings: readonly FoundIn[]): CodeGroup[] {
  const groups = groupBy(findings, ({ found }) => findingKey(found.finding));
  return [...groups].map(([key, group]) => codeGroup(key, group)).sort(worstFirst);
}

function codeGroup(key: string, findings: readonly FoundIn[]): CodeGroup {
  const severity = worstOf(findings);
  const { finding } = findings[0]!.found;
  const code = tellingCode(finding);
  if (!code) {
    return { key, label: finding.rule, title: ruleTitle(finding), severity, findings };
  }
  const title = titleOf(code, english) ?? explain(code).title;
  return { key, code, label: code.family === 'message' ? title : codeLabel(code), title, severity, findings };
}

/** What a rule reports, in few words: the head of its summary. */
function ruleTitle({ rule, message }: Finding): string {
  const summary: string | undefined = RULE_SUMMARIES[rule.replace(/^rdp\//, '') as RuleId];
  const head = summary
    ?.replace(/^Reports /, '')
    .replaceAll('`', '')
    .split(/[:;.,](?:\s|$)/, 1)[0];
  return head === undefined || head === '' ? message : head.charAt(0).toUpperCase() + head.slice(1);
}

/** Machines whose findings are worst first; what nothing tells the machine of comes last. */
export function groupByMachine(findings: readonly FoundIn[]): MachineGroup[] {
  const groups = groupBy(findings, ({ found: { machine } }) => machine && machineKey(machine.name).toLowerCase());
  return [...groups.values()]
    .map((group): MachineGroup => {
      const named = group.flatMap(({ found: { machine } }) => machine ?? []);
      const longest = named.reduce<string | undefined>(
        (best, { name }) => (best === undefined || name.length > best.length ? name : best),
        undefined,
      );
      const from = SUREST.filter((way) => named.some((one) => one.from === way));
      return { name: longest, from, severity: worstOf(group), findings: group };
    })
    .sort((one, other) => Number(one.name === undefined) - Number(other.name === undefined) || worstFirst(one, other));
}

/** In the order in which the files were read. */
export const groupByFile = ({ files }: Pick<FolderReport, 'files'>): FileGroup[] =>
  files.map((file) => {
    const findings = file.findings.map((found) => ({ file, found }));
    return { file, severity: worstOf(findings), findings };
  });

/** The worst severity; `info` where there is nothing. */
export const worstOf = (findings: readonly FoundIn[]): Severity =>
  SEVERITIES.find((severity) => findings.some(({ found }) => found.finding.severity === severity)) ?? 'info';

interface Weighed {
  readonly severity: Severity;
  readonly findings: readonly FoundIn[];
}

const worstFirst = (one: Weighed, other: Weighed): number =>
  SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) || other.findings.length - one.findings.length;
