/** What stands below the row of an event that was opened. */

import { button, element } from '../panel/dom';
import { copyButtonId, type EventDetail, type EventExplanation, type EvtxLabels } from './protocol';

export interface DetailActions {
  copyXml(): void;
  /** Of the explanation with this index. */
  remediation(explanation: number): void;
  lookUp(explanation: number): void;
}

export function detailBody(
  { place, explanations, unexplained, xml }: EventDetail,
  row: number,
  localTime: string,
  labels: EvtxLabels,
  actions: DetailActions,
): HTMLElement[] {
  return [
    element('p', { class: 'quiet-text' }, [localTime, place].filter((part) => part !== '').join(' · ')),
    ...explanations.map((explanation, index) => explained(explanation, index, labels, actions)),
    ...(unexplained === undefined ? [] : [element('p', {}, unexplained)]),
    element(
      'div',
      { class: 'xml' },
      element(
        'div',
        { class: 'buttons xml-head' },
        element('span', { class: 'quiet-text' }, labels.xml),
        button({ class: 'quiet', id: copyButtonId(row) }, () => actions.copyXml(), labels.copyXml),
      ),
      element('pre', { dir: 'ltr' }, xml),
    ),
  ];
}

function explained(
  { heading, meaning, structure, proves, provesNot, causes, firstCheck, remediationName, lookUpName }: EventExplanation,
  index: number,
  labels: EvtxLabels,
  actions: DetailActions,
): HTMLElement {
  return element(
    'section',
    {},
    element('h2', {}, heading),
    element('p', {}, meaning),
    ...(structure.length === 0 ? [] : [list(structure)]),
    ...(proves === undefined ? [] : [remark('', labels.proves, proves)]),
    ...(provesNot === undefined ? [] : [remark('notice', labels.provesNot, provesNot)]),
    ...(causes.length === 0 ? [] : [element('p', { class: 'label' }, labels.causes), list(causes, 'ol')]),
    ...(firstCheck
      ? [
          remark('', labels.firstCheck, firstCheck.text),
          ...(firstCheck.look === undefined ? [] : [element('p', { class: 'quiet-text' }, firstCheck.look)]),
          ...(firstCheck.command === undefined
            ? []
            : [element('pre', { class: 'command', dir: 'ltr' }, firstCheck.command)]),
        ]
      : []),
    element(
      'p',
      { class: 'buttons' },
      button({ class: 'quiet', 'aria-label': remediationName }, () => actions.remediation(index), labels.remediation),
      button({ class: 'quiet', 'aria-label': lookUpName }, () => actions.lookUp(index), labels.lookUp),
    ),
  );
}

const list = (lines: readonly string[], kind: 'ul' | 'ol' = 'ul'): HTMLElement =>
  element(kind, {}, ...lines.map((line) => element('li', {}, line)));

const remark = (className: string, name: string, text: string): HTMLElement =>
  element('p', { class: className }, element('strong', {}, `${name}: `), text);
