import { escapeMarkdown, inlineCode, link } from '../../markdown';
import { english, type Translate } from '../../translate';
import type { RiskLevel, RiskReview } from './risk-point';

export interface RiskMarkdownOptions {
  /** The name of the file. */
  readonly name: string;
  /** What verifying the signature gave, in a sentence. */
  readonly signature?: string;
  readonly translate?: Translate;
}

/** A level in words. */
export function riskLevelName(level: RiskLevel, translate: Translate): string {
  switch (level) {
    case 'high':
      return translate('High risk');
    case 'medium':
      return translate('To be asked about');
    case 'low':
      return translate('Usual');
    case 'none':
      return translate('Good to know');
  }
}

/** A review as Markdown for a ticket. Everything of the file is escaped; passwords and tokens are not in it. */
export function riskMarkdown(
  review: RiskReview,
  { name, signature, translate = english }: RiskMarkdownOptions,
): string {
  const parts = [
    `# ${escapeMarkdown(translate('Risk review of {0}', name))}`,
    `**${escapeMarkdown(riskLevelName(review.level, translate))}.** ${escapeMarkdown(review.verdict)}`,
    list(review.reasons.map(escapeMarkdown)),
    ...(signature === undefined ? [] : [escapeMarkdown(signature)]),
  ];
  for (const { title, points, nothing } of review.sections) {
    parts.push(`## ${escapeMarkdown(title)}`);
    if (points.length === 0) parts.push(escapeMarkdown(nothing));
    else
      parts.push(
        list(
          points.map(({ level, text, line, sources }) => {
            const where = line ? ` — ${inlineCode(line.text)}` : '';
            const from = sources.flatMap((source) =>
              source.url === undefined ? [] : [link(source.title, source.url)],
            );
            const said = `**${escapeMarkdown(riskLevelName(level, translate))}:** ${escapeMarkdown(text)}${where}`;
            return from.length > 0 ? `${said} (${from.join(', ')})` : said;
          }),
        ),
      );
  }
  parts.push(`## ${escapeMarkdown(translate('What to do'))}`, list(review.advice.map(escapeMarkdown)));
  parts.push(`## ${escapeMarkdown(translate('What this review cannot see'))}`, list(review.limits.map(escapeMarkdown)));
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function list(lines: readonly string[]): string {
  return lines.map((line) => `- ${line}`).join('\n');
}
