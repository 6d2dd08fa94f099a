/** The review of a file that somebody received. */

import { element } from '../panel/dom';
import type { RdpState } from './protocol';
import { lineButton, plainList, references, section, sourceList, type Drawing } from './statements';

/** The tab's content. */
export function riskTab({ risk, labels }: RdpState, jump: (place: number) => void): HTMLElement[] {
  const drawing: Drawing = { labels, sources: risk.sources, jump };
  return [
    element(
      'section',
      { class: `notice verdict level-${risk.level}`, 'aria-labelledby': 'heading-verdict' },
      element('h2', { id: 'heading-verdict' }, `${risk.levelText}: `, element('span', {}, risk.verdict)),
      element('p', { class: 'quiet-text' }, labels.reasons),
      ...[plainList(risk.reasons)].filter((part) => part !== undefined),
    ),
    ...risk.sections.map(({ id, title, points, nothing }) =>
      section(
        `risk-${id}`,
        title,
        points.length === 0
          ? element('p', { class: 'quiet-text' }, nothing)
          : element(
              'ul',
              { class: 'statements' },
              ...points.map((point) =>
                element(
                  'li',
                  { class: 'point' },
                  element('span', { class: `badge level-${point.level}` }, point.badge),
                  ` ${point.text} `,
                  ...(point.line ? [lineButton(point.line, drawing), ' '] : []),
                  ...references(point.sources, drawing),
                ),
              ),
            ),
      ),
    ),
    section('advice', labels.advice, plainList(risk.advice)),
    section('limits', labels.limits, plainList(risk.limits)),
    ...[sourceList(drawing)].filter((part) => part !== undefined),
  ];
}
