import { CAUSES, codeLabel, escapeMarkdown, explain, type CauseId } from '../../src/core';
import { codeAnchor } from '../../src/cli/codes-markdown';
import { findCode, findWords, type Carrier, type PlaybookPart, type SeedLine } from './carried';
import { CODE_LINES } from './code-lines';
import { CONCEPT_LINES } from './concept-lines';
import { CORRECTION_LINES } from './correction-lines';
import { PROCEDURE_LINES } from './procedure-lines';

export const SEED_LINES: readonly SeedLine[] = [
  ...CODE_LINES,
  ...CONCEPT_LINES,
  ...PROCEDURE_LINES,
  ...CORRECTION_LINES,
].sort((one, other) => one.line - other.line);

const SECTIONS: readonly (readonly [title: string, first: number, last: number])[] = [
  ['First source: about the codes', 1, 7],
  ['First source: disconnect codes', 8, 127],
  ['First source: extended codes', 128, 162],
  ['Second source: session hosts', 163, 200],
  ['Third source: Windows Server 2003', 201, 227],
  ['Fourth source: Azure virtual machines', 228, 233],
  ['Old procedures, behind the modern way', 234, 261],
  ['What was garbled, and corrected', 262, 279],
  ['What has replaced an old step', 280, 312],
  ['Traps in the sources', 313, 324],
];
const PART: Readonly<Record<PlaybookPart, string>> = {
  confirm: 'confirm',
  fix: 'fix',
  verify: 'verify',
  undo: 'undo',
  olderWindows: 'Older Windows',
  concerns: 'whom it concerns',
  warnings: 'know first',
};

/** docs/coverage.md: each numbered line of the four sources, and where the product carries it. */
export function coveragePage(): string {
  const only = SEED_LINES.filter(({ carriers }) => carriers.every(({ kind }) => kind === 'left out'));
  return [
    '<!-- Generated from scripts/coverage: npm run generate -->',
    '# Coverage of the sources',
    '',
    `The product began with four source documents: a table of codes, two articles about sessions, and one about Azure. Their facts were`,
    `numbered, ${SEED_LINES.length} in all. This page says for each where the product carries it. A test looks up every place and finds the`,
    'words there; the sources themselves are not repeated.',
    '',
    `${SEED_LINES.length - only.length} lines are in the product and ${only.length} are left out on purpose, with the reason.`,
    ...SECTIONS.flatMap(([title, first, last]) => [
      '',
      `## ${title}`,
      '',
      '| Line | What it says | Where it is |',
      '| --- | --- | --- |',
      ...SEED_LINES.filter(({ line }) => line >= first && line <= last).map(rowOf),
    ]),
    '',
  ].join('\n');
}

const rowOf = ({ line, says, carriers }: SeedLine): string =>
  `| ${String(line).padStart(3, '0')} | ${escapeMarkdown(says)} | ${[...new Set(carriers.map(carrierText))].join('<br>')} |`;

function carrierText(carrier: Carrier): string {
  switch (carrier.kind) {
    case 'code': {
      const entry = findCode(carrier.code);
      if (!entry) return `**missing:** ${carrier.code}`;
      if (entry.family === 'message') return `message: [${escapeMarkdown(entry.title)}](codes.md#${codeAnchor(entry)})`;
      const label = entry.provider === undefined ? codeLabel(entry) : `event ${entry.value} of ${entry.provider}`;
      const [first] = explain(entry).causes;
      const playbook = entry.provider === undefined ? `; first cause: ${playbookLink(first.id)}` : '';
      return `[${escapeMarkdown(label)}](codes.md#${codeAnchor(entry)})${playbook}`;
    }
    case 'step': {
      const found = findWords(carrier);
      if (!found) return `**missing:** ${carrier.playbook}`;
      const numbered = found.part === 'concerns' ? '' : ` ${found.index + 1}`;
      const anchor = found.part === 'concerns' ? '' : `#${found.part}-${found.index + 1}`;
      return `[${carrier.playbook}: ${PART[found.part]}${numbered}](playbooks/${carrier.playbook}.md${anchor})`;
    }
    case 'link':
      return `[links](links.md): ${escapeMarkdown(carrier.url)}`;
    case 'page':
      return `[${escapeMarkdown(carrier.page)}](${carrier.page.replace('docs/', '')}): “${escapeMarkdown(carrier.words.replace(/^#+ /, ''))}”`;
    case 'left out':
      return `*left out:* ${escapeMarkdown(carrier.why)}`;
  }
}

const playbookLink = (id: CauseId): string => `[${escapeMarkdown(CAUSES[id].title)}](playbooks/${id}.md)`;
