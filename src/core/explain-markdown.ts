import type { Explanation } from './explain';
import type { Confidence } from './knowledge/code';
import { FENCES, PLACE_WORDS } from './knowledge/playbook-words';
import { escapeMarkdown, fencedCode, inlineCode, link } from './markdown';
import { english, type Translate } from './translate';

export interface MarkdownOptions {
  /** short: hover. full: ticket, `rdpdiag explain --format markdown`. */
  readonly detail: 'short' | 'full';
  readonly translate?: Translate;
}

const CONFIDENCE: Readonly<Record<Confidence, string>> = {
  high: 'published, and the sources agree',
  medium: 'listed, but by one line of sources',
  low: 'not confirmed by a published source',
};
const SHORT_CAUSES = 3;

/**
 * The one renderer of an explanation. Everything that is not a command or an address of ours is escaped, so the result
 * may be shown as trusted Markdown; it holds no command links (the editor appends its own).
 */
export function explanationToMarkdown(explanation: Explanation, options: MarkdownOptions): string {
  const t = options.translate ?? english;
  const short = options.detail === 'short';
  const e = explanation;
  const blocks: string[] = [heading(e, short, t), escapeMarkdown(e.meaning)];
  if (e.proves !== undefined) blocks.push(`**${t('Shows')}**: ${escapeMarkdown(e.proves)}`);
  if (e.provesNot !== undefined) blocks.push(`**${t('Caution')}**: ${escapeMarkdown(e.provesNot)}`);
  const saysMore = e.extended !== undefined && e.extended.code.value !== 0;
  const together = e.together === undefined ? '' : escapeMarkdown(e.together);
  if (saysMore) blocks.push(together);
  if (saysMore && e.extended.known) {
    blocks.push(`**${t('Extended code')} ${codes(e.extended)}**: ${escapeMarkdown(e.extended.meaning)}`);
  }
  if (e.candidates.length > 0) {
    const others = e.candidates.map(
      (other) => `- ${inlineCode(other.label)} ${escapeMarkdown(`${other.familyTitle}: ${other.title}`)}`,
    );
    blocks.push([t('The text does not settle which number this is. It may also be:'), ...others].join('\n'));
  }
  if (e.structure.length > 0 && (!short || !e.known)) {
    blocks.push(e.structure.map((line) => `- ${escapeMarkdown(line)}`).join('\n'));
  }
  // A hover shows a dozen lines without scrolling: what to do stands before what else is known.
  blocks.push(causes(e, short, t));
  if (e.firstCheck) blocks.push(firstCheck(e, t));
  if (!saysMore) blocks.push(together);
  if (e.conflict !== undefined) blocks.push(`**${t('Sources disagree')}**: ${escapeMarkdown(e.conflict)}`);
  if (e.note !== undefined) blocks.push(`**${t('Note')}**: ${escapeMarkdown(e.note)}`);
  if (!short) blocks.push(fields(e, t), ...relations(e, t));
  blocks.push(origin(e, short, t));
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

const codes = (e: Explanation) =>
  [...e.notations, ...(e.symbol !== undefined && !e.notations.includes(e.symbol) ? [e.symbol] : [])]
    .map(inlineCode)
    .join(' · ');

function heading(e: Explanation, short: boolean, t: Translate): string {
  const names = codes(e);
  const title = short
    ? `**${escapeMarkdown(e.title)}**${names === '' ? '' : `  \n${names}`}`
    : `## ${names === '' ? '' : `${names} `}${escapeMarkdown(e.title)}`;
  const log = e.channel === undefined ? '' : ` · ${t('log')} ${inlineCode(e.channel)}`;
  return `${title}  \n${escapeMarkdown(e.familyTitle)}${log}`;
}

function fields(e: Explanation, t: Translate): string {
  if (!e.fields || e.fields.length === 0) return '';
  const lines = e.fields.map(({ name, holds }) => `- ${inlineCode(name)}: ${escapeMarkdown(holds)}`);
  return [`**${t('Fields')}**`, '', ...lines].join('\n');
}

function causes(e: Explanation, short: boolean, t: Translate): string {
  const shown = short ? e.causes.slice(0, SHORT_CAUSES) : e.causes;
  if (shown.length === 1 && shown[0].id === 'triage-first') return '';
  const lines = shown.map((cause, index) => `${index + 1}. ${escapeMarkdown(cause.title)}`);
  return [`**${t('Likely causes')}**`, '', ...lines].join('\n');
}

function firstCheck(e: Explanation, t: Translate): string {
  const step = e.firstCheck!;
  const lines = [`**${t('Check first')}** (${t(PLACE_WORDS[step.on])}): ${escapeMarkdown(step.text)}`];
  if (step.run !== undefined) lines.push('', fencedCode(step.run, FENCES[step.shell ?? 'powershell']));
  else if (step.look !== undefined) lines.push('', escapeMarkdown(step.look));
  return lines.join('\n');
}

function relations(e: Explanation, t: Translate): string[] {
  const blocks: string[] = [];
  if (e.twin) {
    blocks.push(
      `${t('The same event in another number space')}: ${inlineCode(e.twin.label)} (${escapeMarkdown(e.twin.familyTitle)})`,
    );
  }
  if (e.related.length > 0) {
    const items = e.related.map(
      (other) => `- ${inlineCode(other.label)} ${escapeMarkdown(`${other.familyTitle}: ${other.title}`)}`,
    );
    blocks.push([t('Names the same condition elsewhere (inferred from name or meaning):'), ...items].join('\n'));
  }
  return blocks;
}

function origin(e: Explanation, short: boolean, t: Translate): string {
  if (e.sources.length === 0) return '';
  const shown = short ? e.sources.slice(0, 2) : e.sources;
  const names = shown.map((source) =>
    source.url === undefined ? escapeMarkdown(source.title) : link(source.title, source.url),
  );
  const more = e.sources.length - shown.length;
  const tail = more > 0 ? ` ${t('and {0} more', more)}` : '';
  return `${t('Source')}: ${names.join(', ')}${tail} (${t(CONFIDENCE[e.confidence])})`;
}
