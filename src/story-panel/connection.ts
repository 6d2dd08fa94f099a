/** One connection of the list: who, from where to where, when, how it ended; opened, its picture and what proves it. */

import { button, element, icon } from '../panel/dom';
import { hintOfLocal, momentTime } from './moment-text';
import { copyButtonId, type ConnectionState, type StoryLabels } from './protocol';
import { signIcon } from './svg';
import { table } from './table';
import { durationText, filled, isDated, timeText } from './time-text';
import { timeline } from './timeline';

export interface ConnectionActions {
  readonly labels: StoryLabels;
  readonly isTable: boolean;
  readonly showsAll: boolean;
  /** There are others, so that this one can be copied by itself. */
  readonly isOneOfMany: boolean;
  isOpen(connection: number): boolean;
  toggle(connection: number): void;
  open(connection: number, moment: number): void;
  remediation(connection: number): void;
  copy(connection: number): void;
}

/** The list entry. Its body is drawn when it is opened. */
export function connectionEntry(connection: ConnectionState, actions: ConnectionActions): HTMLElement {
  const { index, verdict, severity, severityText } = connection;
  const body = element('div', { class: 'body', id: `connection-${index}-body` });
  const draw = (): void => {
    const isOpen = actions.isOpen(index);
    body.hidden = !isOpen;
    control.setAttribute('aria-expanded', String(isOpen));
    if (isOpen && !body.hasChildNodes()) body.append(...bodyOf(connection, actions));
  };
  const control = button(
    { class: 'disclosure', id: `connection-${index}`, 'aria-controls': body.id },
    () => {
      actions.toggle(index);
      draw();
    },
    icon(CHEVRON, 'chevron'),
    signIcon(severity),
    element(
      'span',
      { class: 'label' },
      element('span', { class: 'verdict' }, verdict, element('span', { class: 'unseen' }, ` (${severityText})`)),
      ' ',
      ...whoAndWhen(connection, actions.labels),
    ),
  );
  draw();
  return element('li', { class: 'connection' }, element('h3', { class: 'plain' }, control), body);
}

const CHEVRON = 'M6 3.5 10.5 8 6 12.5';

function whoAndWhen(
  { user, client, clientName, server, sessionId, start, end }: ConnectionState,
  labels: StoryLabels,
): (HTMLElement | string)[] {
  const from = client === undefined ? undefined : clientName === undefined ? client : `${client} (${clientName})`;
  const way = [from, server].filter((each) => each !== undefined);
  const parts = [
    ...(user === undefined ? [] : [element('bdi', {}, user)]),
    ...(way.length === 0
      ? []
      : [element('bdi', {}, way.length === 2 ? way.join(' → ') : from === undefined ? `→ ${way[0]}` : way[0])]),
    ...(sessionId === undefined ? [] : [element('span', {}, filled(labels.session, sessionId))]),
  ];
  return [
    element('span', { class: 'who' }, ...parts.flatMap((part, at) => (at === 0 ? [part] : [' · ', part]))),
    ' ',
    whenText(start, end, labels),
  ];
}

/** From when to when in UTC, and how long it took; by the reader's clock as a hint. */
function whenText(start: number | undefined, end: number | undefined, labels: StoryLabels): HTMLElement {
  const times = [...new Set([start, end])].filter((time) => time !== undefined);
  if (times.length === 0) return element('span', { class: 'when quiet-text' }, labels.noTime);
  const [first, last] = times;
  const text = [
    timeText(first!),
    ...(last === undefined ? [] : [`– ${timeText(last, first)}`]),
    ...(isDated(first!) ? ['UTC'] : []),
    ...(last === undefined || last < first! ? [] : [`(${durationText(last - first!, labels.durations)})`]),
  ].join(' ');
  return element('span', { class: 'when quiet-text', title: hintOfLocal(times, labels)[0] }, text);
}

function bodyOf(connection: ConnectionState, actions: ConnectionActions): HTMLElement[] {
  const { index, moments, evidence, missing, severity, severityText, meaning, why, code, cut } = connection;
  const { labels, isTable, showsAll } = actions;
  const open = (moment: number) => actions.open(index, moment);
  const shown = moments.flatMap(({ isMain, isEvidence }, at) => (showsAll || isMain || isEvidence ? [at] : []));
  const untimed = shown.filter((at) => moments[at]!.time === undefined);
  const line = (at: number) =>
    element(
      'li',
      {},
      signIcon(moments[at]!.severity),
      ` ${momentTime(moments[at]!, labels, connection.start)} `,
      button({ class: 'link', title: filled(labels.open, moments[at]!.place) }, () => open(at), moments[at]!.what),
      element('span', { class: 'quiet-text' }, ` ${moments[at]!.event}, `, element('bdi', {}, moments[at]!.place)),
    );
  const picture = !isTable && shown.length > untimed.length ? [timeline(connection, shown, labels, open)] : [];
  const parts = [
    element(
      'p',
      {},
      element('span', { class: `badge severity-${severity}` }, severityText),
      ' ',
      element('strong', {}, why),
    ),
    element('p', {}, meaning),
    ...picture,
    table(connection, shown, labels, isTable ? open : undefined),
    cut > 0 ? element('p', { class: 'quiet-text' }, filled(labels.cut, cut)) : undefined,
    ...(!isTable && untimed.length > 0 ? list(labels.untimed, untimed.map(line)) : []),
    ...(evidence.length > 0 ? list(labels.evidence, evidence.map(line)) : []),
    ...(missing.length > 0
      ? list(
          labels.missing,
          missing.map((each) => element('li', {}, each)),
          'bullets',
        )
      : []),
    element(
      'div',
      { class: 'buttons actions' },
      code &&
        button(
          { class: 'primary', id: `remediation-${index}`, title: code.title },
          () => actions.remediation(index),
          filled(labels.remediation, code.label),
        ),
      actions.isOneOfMany
        ? button(
            { class: 'quiet', id: copyButtonId(true, index), title: labels.copyReportHint },
            () => actions.copy(index),
            labels.copyThis,
          )
        : undefined,
    ),
  ];
  return parts.filter((part) => part !== undefined);
}

const list = (title: string, lines: readonly HTMLElement[], className = 'lines'): HTMLElement[] => [
  element('h4', {}, title),
  element('ul', { class: className }, ...lines),
];
