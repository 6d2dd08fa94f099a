/** The questions of Windows: a sketch of the dialog, and what is known of each part of it. */

import type { AskWhen } from '../core';
import { button, element, icon } from '../panel/dom';
import {
  WHENS,
  type AskState,
  type LineState,
  type OutcomeState,
  type RdpState,
  type ResourceState,
  type StatementState,
} from './protocol';
import { lineButton, plainList, section, sourceList, statementList, type Drawing } from './statements';

export interface AskActions {
  /** Which of the outcomes is drawn. */
  readonly outcome: number;
  choose(outcome: number): void;
  when(when: AskWhen): void;
  jump(place: number): void;
  fix(resource: number): void;
}

/** The tab's content. */
export function askTab({ ask, labels }: RdpState, actions: AskActions): HTMLElement[] {
  const drawing: Drawing = { labels, sources: ask.sources, jump: (place) => actions.jump(place) };
  const outcome = ask.outcomes[actions.outcome] ?? ask.outcomes[0]!;
  return [
    choices('windows', labels.windows, WHENS, (when) => ({
      id: when,
      text: labels.whens[when],
      isPressed: ask.when === when,
      press: () => actions.when(when),
    })),
    ...(ask.first.length > 0 ? [section('first', labels.first, statementList(ask.first, drawing))] : []),
    section(
      'dialog',
      labels.dialog,
      element('p', { class: 'quiet-text' }, labels.dialogHint),
      ask.outcomes.length > 1
        ? choices('computer', labels.computer, ask.outcomes, (each, at) => ({
            id: `outcome-${at}`,
            text: each.condition,
            isPressed: each === outcome,
            press: () => actions.choose(at),
          }))
        : undefined,
      dialog(ask, outcome, actions, drawing),
    ),
    section('publisher', labels.publisher, statementList(ask.publisher, drawing)),
    ...(
      [
        ['advice', labels.advice, ask.advice],
        ['trust', labels.trust, ask.trust],
        ['remarks', labels.remarks, ask.remarks],
      ] as const
    ).flatMap(([id, title, statements]) =>
      statements.length > 0 ? [section(id, title, statementList(statements, drawing))] : [],
    ),
    ...(ask.unknowns.length > 0 ? [section('unknowns', labels.unknowns, plainList(ask.unknowns))] : []),
    ...[sourceList(drawing)].filter((part) => part !== undefined),
  ];
}

interface Choice {
  readonly id: string;
  readonly text: string;
  readonly isPressed: boolean;
  press(): void;
}

/** A group of buttons of which one is pressed. */
function choices<Value>(
  id: string,
  label: string,
  values: readonly Value[],
  choiceOf: (value: Value, at: number) => Choice,
): HTMLElement {
  const buttons = values.map((value, at) => {
    const choice = choiceOf(value, at);
    const attributes = { class: 'quiet', id: choice.id, 'aria-pressed': String(choice.isPressed) };
    return button(attributes, () => choice.press(), icon(CHECK, 'check'), choice.text);
  });
  return element(
    'div',
    { class: 'choice-group', role: 'group', 'aria-labelledby': `label-${id}` },
    element('span', { id: `label-${id}`, class: 'quiet-text' }, label),
    element('div', { class: 'buttons' }, ...buttons),
  );
}

function dialog(ask: AskState, outcome: OutcomeState, actions: AskActions, drawing: Drawing): HTMLElement {
  const { labels } = drawing;
  const banner = element(
    'div',
    { class: `banner ${outcome.tone}` },
    element('p', { class: 'banner-text' }, icon(outcome.tone === 'none' ? CHECK : WARN, ''), outcome.banner),
    ...[statementList(outcome.statements, drawing)].filter((part) => part !== undefined),
  );
  if (outcome.tone === 'none') return element('div', { class: 'dialog' }, banner);
  return element(
    'div',
    { class: 'dialog' },
    banner,
    element(
      'dl',
      {},
      ...ask.fields.flatMap(({ label, value, line, statements }) => field(label, value, line, statements, drawing)),
      ...field(labels.publisher, outcome.publisher, ask.publisherLine, [], drawing),
    ),
    element('h3', { id: 'heading-asked' }, labels.asked),
    statementList(ask.boxes, drawing),
    ask.resources.length === 0
      ? element('p', {}, labels.nothingAsked)
      : element(
          'ul',
          { class: 'resources', 'aria-labelledby': 'heading-asked' },
          ...ask.resources.map((resource, at) => resourceItem(resource, at, actions, drawing)),
        ),
  );
}

function field(
  label: string,
  value: string,
  line: LineState | undefined,
  statements: readonly StatementState[],
  drawing: Drawing,
): HTMLElement[] {
  return [
    element('dt', {}, label),
    element(
      'dd',
      {},
      element('bdi', {}, value),
      ...(line ? [' ', lineButton(line, drawing)] : []),
      statementList(statements, drawing),
    ),
  ];
}

function resourceItem(resource: ResourceState, at: number, actions: AskActions, drawing: Drawing): HTMLElement {
  const { labels } = drawing;
  const { name, detail, line, isTicked, statements, fix } = resource;
  return element(
    'li',
    { class: 'resource' },
    element(
      'p',
      { class: 'resource-head' },
      icon(isTicked ? TICKED : BOX, 'box'),
      element('strong', {}, name),
      ...(detail === undefined ? [] : [' ', element('bdi', {}, detail)]),
      ' ',
      element('span', { class: 'quiet-text' }, `(${isTicked ? labels.ticked : labels.notTicked})`),
      ...(line ? [' ', lineButton(line, drawing)] : []),
    ),
    statementList(statements, drawing),
    ...(fix === undefined ? [] : [button({ class: 'quiet', id: `fix-${at}` }, () => actions.fix(at), fix)]),
  );
}

const CHECK = 'M3 8.5 6.5 12 13 4.5';
const WARN = 'M8 2 15 14H1ZM8 6.5v3.5M8 12v.5';
const BOX = 'M2.5 2.5h11v11h-11Z';
const TICKED = 'M2.5 2.5h11v11h-11ZM5 8.2l2.2 2.3L11.2 5.5';
