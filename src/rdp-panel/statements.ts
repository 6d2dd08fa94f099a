/** The parts that both tabs are made of: sentences, lines of the file, sources. */

import { button, element } from '../panel/dom';
import type { LineState, RdpLabels, SourceState, StatementState } from './protocol';

/** What a part of the page needs to know and to do. */
export interface Drawing {
  readonly labels: RdpLabels;
  readonly sources: readonly SourceState[];
  readonly jump: (place: number) => void;
}

/** A heading with what belongs under it. */
export function section(id: string, title: string, ...children: (HTMLElement | undefined)[]): HTMLElement {
  const heading = `heading-${id}`;
  return element(
    'section',
    { 'aria-labelledby': heading },
    element('h2', { id: heading }, title),
    ...children.filter((child) => child !== undefined),
  );
}

/** Statements as a list; undefined where there are none. */
export function statementList(statements: readonly StatementState[], drawing: Drawing): HTMLElement | undefined {
  if (statements.length === 0) return undefined;
  return element(
    'ul',
    { class: 'statements' },
    ...statements.map((statement) => element('li', {}, ...statementParts(statement, drawing))),
  );
}

function statementParts({ text, confidence, badge, sources }: StatementState, drawing: Drawing): (Node | string)[] {
  return [
    `${text} `,
    element('span', { class: `badge confidence-${confidence}` }, badge),
    ...references(sources, drawing),
  ];
}

/** The numbers of sources, as links. */
export function references(numbers: readonly number[], { sources }: Drawing): HTMLElement[] {
  return numbers.flatMap((number) => {
    const source = sources[number];
    if (!source) return [];
    const text = `[${number + 1}]`;
    const name = `${number + 1}: ${source.title}`;
    return [
      source.url === undefined
        ? element('span', { class: 'reference', title: source.title }, text)
        : element('a', { class: 'reference', href: source.url, title: source.title, 'aria-label': name }, text),
    ];
  });
}

/** A line of the file; pressing it goes there. */
export function lineButton({ place, text }: LineState, { labels, jump }: Drawing): HTMLButtonElement {
  return button(
    { class: 'link line', 'aria-label': labels.jump.replace('{0}', () => text) },
    () => jump(place),
    element('code', { dir: 'ltr' }, text),
  );
}

/** The list that the numbers refer to. */
export function sourceList({ sources, labels }: Drawing): HTMLElement | undefined {
  if (sources.length === 0) return undefined;
  const items = sources.map(({ title, url }) =>
    element('li', {}, url === undefined ? title : element('a', { href: url }, title)),
  );
  return section('sources', labels.sources, element('ol', { class: 'sources' }, ...items));
}

/** Plain sentences as a list. */
export function plainList(texts: readonly string[]): HTMLElement | undefined {
  return texts.length === 0 ? undefined : element('ul', {}, ...texts.map((text) => element('li', {}, text)));
}
