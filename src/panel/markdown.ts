/** The panel as Markdown, for a ticket. Pure. */

import type * as Core from '../core';
import type { Shell } from '../core';
import { allSections } from './model';
import type { CauseState, CodeState, LinkState, SectionState, StepState } from './protocol';

/** The core's own writers of Markdown, which escape what they are given. */
export type MarkdownWriter = Pick<typeof Core, 'escapeMarkdown' | 'fencedCode' | 'inlineCode' | 'link'>;

const LANGUAGES: Readonly<Record<Shell, string>> = { powershell: 'powershell', cmd: 'bat', bash: 'sh' };

/**
 * Everything the panel shows of a code, ticks included (`[x]`), commands in fenced blocks. All texts are escaped:
 * what a document or a table wrote stays text.
 */
export function panelMarkdown(state: CodeState, write: MarkdownWriter): string {
  const { labels } = state;
  const text = write.escapeMarkdown;
  const blocks: (string | undefined)[] = [
    `# ${state.notations[0] === undefined ? '' : `${write.inlineCode(state.notations[0])} `}${text(state.title)}`,
    [
      `**${text(state.family)}**`,
      ...[...state.notations.slice(1), ...(state.symbol === undefined ? [] : [state.symbol])].map(write.inlineCode),
      text(state.severityText),
    ].join(' · '),
    text(state.meaning),
    state.proves && `**${text(labels.proves)}**: ${text(state.proves)}`,
    state.provesNot && `**${text(labels.provesNot)}**: ${text(state.provesNot)}`,
  ];
  if (state.structure.length > 0) blocks.push(`**${text(labels.structure)}**`, bullets(state.structure.map(text)));
  if (state.extended) {
    const { heading, title, meaning, together } = state.extended;
    blocks.push(`**${text(heading)}**: ${text(title)}`, meaning && text(meaning), together && text(together));
  }
  if (state.choices.length > 0) {
    blocks.push(
      `**${text(labels.choices)}**`,
      bullets(state.choices.map(({ label, title }) => `${text(label)}: ${text(title)}`)),
    );
  }
  if (state.conflict !== undefined) blocks.push(`**${text(labels.conflict)}**: ${text(state.conflict)}`);
  if (state.note !== undefined) blocks.push(`**${text(labels.note)}**: ${text(state.note)}`);
  blocks.push(`## ${text(labels.causes)}`);
  const it = state.causes.find(({ mark }) => mark === 'this');
  const marked = state.causes.filter(({ mark }) => mark !== undefined);
  const ruledOut = marked.filter(({ mark }) => mark === 'ruledOut').length;
  if (it) blocks.push(`**${text(labels.thisWasIt)}**: ${text(it.title)}`);
  if (ruledOut > 0) blocks.push(text(filled(labels.ruledOutCount, ruledOut, marked.length)));
  state.causes.forEach((cause, index) => blocks.push(...causeBlocks(cause, index + 1, state, write)));
  if (state.fields) {
    blocks.push(
      `**${text(labels.fields)}**`,
      bullets(state.fields.map(({ name, holds }) => `${write.inlineCode(name)}: ${text(holds)}`)),
    );
  }
  if (state.settings.length > 0) {
    blocks.push(
      `**${text(labels.settings)}**`,
      bullets(state.settings.map(({ key, why }) => `${write.inlineCode(key)}: ${text(why)}`)),
    );
  }
  if (state.sources.length > 0) {
    blocks.push(
      `## ${text(labels.sources)}`,
      state.confidence && text(state.confidence),
      linkBullets(state.sources, write),
    );
  }
  if (state.knowledge !== undefined) blocks.push(text(state.knowledge));
  return `${blocks.filter((block) => block !== undefined && block !== '').join('\n\n')}\n`;
}

function causeBlocks(cause: CauseState, rank: number, { labels }: CodeState, write: MarkdownWriter): string[] {
  const text = write.escapeMarkdown;
  const marks = { unknown: '', ruledOut: ` (${text(labels.ruledOut)})`, this: ` (**${text(labels.thisWasIt)}**)` };
  const heading = `### ${rank}\\. ${text(cause.title)}${marks[cause.mark ?? 'unknown']}`;
  const { playbook } = cause;
  if (!playbook) return [heading, text(labels.noPlaybook)];
  const stepBlock = (step: StepState): string => stepMarkdown(step, labels, write);
  const sectionBlocks = ({ title, nothing, steps }: SectionState): string[] => [
    `#### ${text(title)}`,
    nothing === undefined ? steps.map(stepBlock).join('\n\n') : text(nothing),
  ];
  return [
    heading,
    `${text(labels.concerns)}: ${text(playbook.concerns)}`,
    ...playbook.warnings.map((warning) => `**${text(labels.warning)}**: ${text(warning)}`),
    ...allSections(cause).flatMap(sectionBlocks),
    `#### ${text(labels.links)}`,
    linkBullets(playbook.links, write),
    text(playbook.confidence),
  ];
}

/** One item of a task list; what belongs to it is indented by the two columns of its marker. */
function stepMarkdown(step: StepState, labels: CodeState['labels'], write: MarkdownWriter): string {
  const text = write.escapeMarkdown;
  const { command } = step;
  const remarks = [...step.marks.map((mark) => mark.text), ...(command ? [command.runIn] : [])];
  const blocks = [remarks.map(text).join(' · ')];
  if (step.warning !== undefined) blocks.push(`**${text(labels.warning)}**: ${text(step.warning)}`);
  // A lone CR would end a line of Markdown but not of the command.
  if (command) {
    const language = command.shell ? LANGUAGES[command.shell] : '';
    blocks.push(write.fencedCode(command.text.replace(/\r\n?/g, '\n'), language));
  }
  if (command?.refused !== undefined) blocks.push(text(command.refused));
  if (step.look !== undefined) blocks.push(`${text(labels.look)}: ${text(step.look)}`);
  if (step.expect !== undefined) blocks.push(`${text(labels.expect)}: ${text(step.expect)}`);
  return `- [${step.ticked ? 'x' : ' '}] ${text(step.text)}\n\n${blocks.map(indented).join('\n\n')}`;
}

/** A label with its numbers. */
const filled = (label: string, ...values: readonly number[]): string =>
  label.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));

const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

function linkBullets(links: readonly LinkState[], write: MarkdownWriter): string {
  return bullets(
    links.map(({ title, url, remark }) => {
      const name = url === undefined ? write.escapeMarkdown(title) : write.link(title, url);
      return remark === undefined ? name : `${name} (${write.escapeMarkdown(remark)})`;
    }),
  );
}

const indented = (block: string): string =>
  block
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');
