/** The panel as Markdown, for a ticket. Pure. */

import { allSections } from './model';
import type { CauseState, CodeState, LinkState, SectionState, StepState } from './protocol';

/**
 * Everything the panel shows of a code, ticks included (`[x]`), commands in fenced blocks. All texts are escaped:
 * what a document or a table wrote stays text.
 */
export function panelMarkdown(state: CodeState): string {
  const { labels } = state;
  const lines: string[] = [];
  const paragraph = (text: string | undefined): void => {
    if (text !== undefined && text !== '') lines.push('', text);
  };
  lines.push(`# ${state.notations[0] === undefined ? '' : `${codeSpan(state.notations[0])} `}${escaped(state.title)}`);
  const names = [...state.notations.slice(1), ...(state.symbol === undefined ? [] : [state.symbol])];
  paragraph([`**${escaped(state.family)}**`, ...names.map(codeSpan), escaped(state.severityText)].join(' · '));
  paragraph(state.unknown && escaped(state.unknown));
  paragraph(escaped(state.meaning));
  if (state.structure.length > 0) {
    paragraph(`**${escaped(labels.structure)}**`);
    paragraph(bullets(state.structure.map(escaped)));
  }
  if (state.extended) {
    paragraph(`**${escaped(state.extended.heading)}**: ${escaped(state.extended.title)}`);
    paragraph(escaped(state.extended.meaning));
    paragraph(state.extended.together && escaped(state.extended.together));
  }
  if (state.conflict !== undefined) paragraph(`**${escaped(labels.conflict)}**: ${escaped(state.conflict)}`);
  if (state.note !== undefined) paragraph(`**${escaped(labels.note)}**: ${escaped(state.note)}`);
  if (state.choices.length > 0) {
    paragraph(`**${escaped(labels.choices)}**`);
    paragraph(bullets(state.choices.map(({ label, title }) => `${escaped(label)}: ${escaped(title)}`)));
  }
  paragraph(`## ${escaped(labels.causes)}`);
  state.causes.forEach((cause, index) => paragraph(causeMarkdown(cause, index + 1, state)));
  paragraph(`## ${escaped(labels.sources)}`);
  paragraph(escaped(state.confidence));
  paragraph(bullets(state.sources.map(linkMarkdown)));
  return `${lines.join('\n')}\n`;
}

function causeMarkdown(cause: CauseState, rank: number, state: CodeState): string {
  const { labels } = state;
  const parts = [`### ${rank}\\. ${escaped(cause.title)}`];
  const { playbook } = cause;
  if (!playbook) return [...parts, escaped(labels.noPlaybook)].join('\n\n');
  parts.push(`${escaped(labels.concerns)}: ${escaped(playbook.concerns)}`);
  for (const warning of playbook.warnings) parts.push(`**${escaped(labels.warning)}**: ${escaped(warning)}`);
  for (const section of allSections(cause)) parts.push(sectionMarkdown(section, state));
  parts.push(escaped(playbook.confidence), bullets(playbook.links.map(linkMarkdown)));
  return parts.filter((part) => part !== '').join('\n\n');
}

function sectionMarkdown(section: SectionState, state: CodeState): string {
  const heading = `#### ${escaped(section.title)}`;
  if (section.nothing !== undefined) return `${heading}\n\n${escaped(section.nothing)}`;
  return `${heading}\n\n${section.steps.map((step) => stepMarkdown(step, state)).join('\n')}`;
}

/** One item of a task list; what belongs to it is indented by the two columns of its marker. */
function stepMarkdown(step: StepState, { labels }: CodeState): string {
  const { command } = step;
  const blocks = [
    `${step.marks.map(({ text }) => escaped(text)).join(' · ')}${command ? ` · ${escaped(command.runIn)}` : ''}`,
  ];
  if (step.warning !== undefined) blocks.push(`**${escaped(labels.warning)}**: ${escaped(step.warning)}`);
  if (command) blocks.push(fenced(command.text));
  if (step.look !== undefined) blocks.push(`${escaped(labels.look)}: ${escaped(step.look)}`);
  if (step.expect !== undefined) blocks.push(`${escaped(labels.expect)}: ${escaped(step.expect)}`);
  const body = blocks.map((block) => indented(block)).join('\n\n');
  return `- [${step.ticked ? 'x' : ' '}] ${escaped(step.text)}\n\n${body}\n`;
}

const bullets = (lines: readonly string[]): string => lines.map((line) => `- ${line}`).join('\n');

const linkMarkdown = ({ title, url, remark }: LinkState): string =>
  `${url === undefined ? escaped(title) : `[${escaped(title)}](<${encodedUrl(url)}>)`}${remark === undefined ? '' : ` (${escaped(remark)})`}`;

/** Inside `<…>` an address may hold anything but these. */
const encodedUrl = (url: string): string => url.replace(/[<>\\\s]/g, (character) => encodeURIComponent(character));

const indented = (block: string): string =>
  block
    .split('\n')
    .map((line) => (line === '' ? '' : `  ${line}`))
    .join('\n');

/** A fenced block whose fence is longer than any run of backticks in it. */
function fenced(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestTicks(text) + 1));
  return `${fence}\n${text.replace(/\r\n?/g, '\n')}\n${fence}`;
}

function codeSpan(text: string): string {
  const fence = '`'.repeat(longestTicks(text) + 1);
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : '';
  return `${fence}${space}${oneLine(text)}${space}${fence}`;
}

const longestTicks = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length));

/** Text in which Markdown and HTML have no meaning, on one line. Only what would have one is escaped: people read it raw. */
function escaped(text: string): string {
  return oneLine(text)
    .replace(/\\(?=[!-/:-@[-`{-~]|$)|[`*[\]<~]|&(?=#?[a-z0-9]{1,31};)|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/giu, '\\$&')
    .replace(/^[-+=#>]/, '\\$&')
    .replace(/^(\d+)([.)])/, '$1\\$2');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
