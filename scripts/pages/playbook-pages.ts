import {
  allEntries,
  CAUSES,
  codeLabel,
  entriesOf,
  escapeMarkdown,
  FAMILIES,
  FAMILY_DESCRIPTIONS,
  fencedCode,
  findEntry,
  link,
  type CauseId,
  type Confidence,
  type Entry,
  FENCES,
  PLACE_WORDS,
  type Playbook,
  type Risk,
  type Shell,
  type Step,
} from '../../src/core';
import { codeAnchor } from '../../src/cli/codes-markdown';
import { playbookAreas } from './playbook-areas';

const SHELL: Readonly<Record<Shell, string>> = { powershell: 'PowerShell', cmd: 'Command Prompt', bash: 'Bash' };
const RISK: Readonly<Record<Risk, string>> = {
  none: 'only reads or saves',
  low: 'low risk',
  medium: 'medium risk',
  high: '**high risk**',
};
const SURE: Readonly<Record<Confidence, string>> = {
  high: 'published, and the sources agree',
  medium: 'listed by one line of sources, or in part from experience',
  low: 'not confirmed by a published source',
};
const NOTICE = '<!-- Generated from src/core/knowledge/playbooks: npm run generate -->';

export const playbookPage = (id: CauseId): string => `docs/playbooks/${id}.md`;

/** Every page of docs/playbooks with its text: one for each playbook, and the list of them. */
export function playbookPages(): readonly (readonly [file: string, content: string])[] {
  const areas = playbookAreas();
  const codes = codesByCause();
  return [
    ['docs/playbooks/README.md', indexPage()],
    ...areas.flatMap(({ title, playbooks }) =>
      playbooks.map(
        (playbook) => [playbookPage(playbook.id), pageOf(playbook, title, codes.get(playbook.id) ?? [])] as const,
      ),
    ),
  ];
}

function indexPage(): string {
  const areas = playbookAreas();
  const count = areas.reduce((sum, { playbooks }) => sum + playbooks.length, 0);
  return lines(
    NOTICE,
    '# Playbooks',
    '',
    `What to do about each of the ${count} causes that stand behind the [codes](../codes.md): confirm it, fix it with the least risk`,
    'first, see that it worked, and take it back. Nothing here runs by itself. New ones: [how to add one](../authoring.md).',
    ...areas.flatMap(({ title, playbooks }) => [
      '',
      `## ${title}`,
      '',
      ...playbooks.map(({ id }) => `- [${escapeMarkdown(CAUSES[id].title)}](${id}.md)`),
    ]),
  );
}

function pageOf(playbook: Playbook, area: string, codes: readonly Entry[]): string {
  const { id, concerns, confirm, fix, verify, undo, warnings = [], olderWindows = [], links, confidence } = playbook;
  return lines(
    NOTICE,
    `# ${escapeMarkdown(CAUSES[id].title)}`,
    '',
    `[Playbooks](README.md) › ${escapeMarkdown(area)} · \`${id}\` · how sure: ${SURE[confidence]}`,
    '',
    `**Whom it concerns:** ${escapeMarkdown(concerns)}`,
    ...warningsOf(warnings),
    ...section('Confirm', 'confirm', confirm),
    ...section('Fix, least risk first', 'fix', fix, 'Nothing is wrong, so there is nothing to fix.'),
    ...section('Verify', 'verify', verify),
    ...section('Undo', 'undo', undo),
    ...section('Older Windows, out of support', 'olderWindows', olderWindows),
    ...codesOf(codes),
    '',
    '## Pages of the publisher',
    '',
    ...links.map(({ title, url }) => `- ${link(title, url)}`),
  );
}

const warningsOf = (warnings: readonly string[]): readonly string[] =>
  warnings.length === 0
    ? []
    : [
        '',
        '## Know first',
        '',
        ...warnings.map((one, index) => `- <a id="warnings-${index + 1}"></a>${escapeMarkdown(one)}`),
      ];

function section(title: string, part: string, steps: readonly Step[], whenEmpty?: string): readonly string[] {
  if (steps.length === 0) return whenEmpty === undefined ? [] : ['', `## ${title}`, '', whenEmpty];
  return [
    '',
    `## ${title}`,
    ...steps.flatMap((step, index) => ['', ...stepOf(step, `${part}-${index + 1}`, index + 1)]),
  ];
}

function stepOf(step: Step, anchor: string, number: number): readonly string[] {
  const { text, on, run, shell, expect, look, admin, risk, restarts, drops, warning, unverified } = step;
  const facts = [
    PLACE_WORDS[on],
    ...(shell === undefined ? [] : [SHELL[shell]]),
    ...(admin ? ['as administrator'] : []),
    ...(risk === undefined ? [] : [RISK[risk]]),
    ...(restarts === undefined ? [] : [`restarts ${escapeMarkdown(restarts)}`]),
    ...(drops ? ['**ends sessions**'] : []),
    ...(unverified ? ['not confirmed by a published source'] : []),
  ];
  const blocks = [`<a id="${anchor}"></a>${linked(text)}  \n*${facts.join(' · ')}*`];
  if (look !== undefined) blocks.push(`Where: ${linked(look)}`);
  if (warning !== undefined) blocks.push(`**Warning:** ${linked(warning)}`);
  if (run !== undefined) blocks.push(fencedCode(run, shell === undefined ? '' : FENCES[shell]));
  if (expect !== undefined) blocks.push(`*What it means:* ${linked(expect)}`);
  const mark = `${number}. `;
  const indented = blocks.join('\n\n').replace(/\n(?=[^\n])/g, `\n${' '.repeat(mark.length)}`);
  return [`${mark}${indented}`];
}

/** Codes for which a cause is among the likely ones. */
function codesByCause(): ReadonlyMap<CauseId, readonly Entry[]> {
  const found = new Map<CauseId, Entry[]>();
  for (const entry of [...allEntries(), ...entriesOf('message')]) {
    for (const cause of entry.causes) found.set(cause, [...(found.get(cause) ?? []), entry]);
  }
  return found;
}

function codesOf(codes: readonly Entry[]): readonly string[] {
  if (codes.length === 0) return [];
  const byFamily = FAMILIES.map((family) => [family, codes.filter((entry) => entry.family === family)] as const);
  const messages = codes.filter(({ family }) => family === 'message');
  return [
    '',
    '## Codes and messages that can mean it',
    '',
    ...byFamily
      .filter(([, entries]) => entries.length > 0)
      .map(([family, entries]) => {
        const named = entries.map((entry) => `[${escapeMarkdown(labelOf(entry))}](../codes.md#${codeAnchor(entry)})`);
        return `- ${FAMILY_DESCRIPTIONS[family].title}: ${named.join(', ')}`;
      }),
    ...messages.map((entry) => `- Message: [${escapeMarkdown(entry.title)}](../codes.md#${codeAnchor(entry)})`),
  ];
}

/** `0x204`, `event 1149 of RemoteConnectionManager`. */
const labelOf = (entry: Entry): string =>
  entry.provider === undefined ? codeLabel(findEntry(entry) ?? entry) : `${entry.value} ${entry.provider}`;

/** The text, escaped, with each playbook that it names by title ('see "The account is disabled"') as a link. */
function linked(text: string): string {
  let shown = escapeMarkdown(text);
  for (const [id, { title }] of Object.entries(CAUSES)) {
    shown = shown.replaceAll(`"${escapeMarkdown(title)}"`, `[${escapeMarkdown(title)}](${id}.md)`);
  }
  return shown;
}

const lines = (...all: readonly string[]): string => `${all.join('\n')}\n`;
