/** The page "Codes over time". It draws what the host sends and reports what the reader does; it knows nothing of RDP. */

import { button, element, icon } from '../panel/dom';
import { signIcon } from '../story-panel/svg';
import { chart } from './chart';
import {
  parseScanMemory,
  SEVERITIES,
  type DetailState,
  type FromScanPage,
  type OverTimeState,
  type ToScanPage,
} from './protocol';

declare function acquireVsCodeApi(): {
  postMessage(message: FromScanPage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const vscode = acquireVsCodeApi();
const send = (message: FromScanPage): void => vscode.postMessage(message);

const toolbar = element('header', { class: 'toolbar', hidden: '' });
const content = element('main');
const status = element('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
document.body.append(toolbar, content, status);

let shown: OverTimeState | undefined;
const memory = parseScanMemory(vscode.getState());
let isTable = memory?.isTable ?? false;
/** Where a page that was hidden stood. */
let scroll = memory?.scroll;

window.addEventListener('message', ({ data }: MessageEvent<ToScanPage>) => show(data.state, data.focus));
window.addEventListener('scroll', remember, { passive: true });
send({ type: 'ready' });

function show(state: OverTimeState, focus: boolean): void {
  const before = shown;
  shown = state;
  draw();
  window.scrollTo(0, focus ? 0 : (scroll ?? window.scrollY));
  scroll = undefined;
  if (focus) document.getElementById('title')?.focus();
  if (state.detail && (before?.id !== state.id || before.detail?.bar !== state.detail.bar)) {
    say(`${state.detail.heading}: ${state.detail.codes.map(({ text }) => text).join(', ')}`);
  } else if (before?.id !== state.id) say(state.remarks.join(' '));
  remember();
}

/** A screen reader speaks a change of the text; the same text again has to change too. */
function say(text: string): void {
  status.textContent = status.textContent === text ? `${text}\u00a0` : text;
}

function remember(): void {
  if (shown) vscode.setState({ isTable, scroll: window.scrollY });
}

/** Draws everything anew; whoever works with the keyboard stays where they were. */
function draw(): void {
  if (!shown) return;
  const focused = document.activeElement?.id;
  const { title, remarks, bars, labels, detail } = shown;
  drawToolbar(shown);
  content.replaceChildren(
    element('h1', { id: 'title', tabindex: '-1' }, title),
    ...remarks.map((remark) => element('p', { class: 'quiet-text remark' }, remark)),
    ...(bars.length === 0
      ? [element('p', {}, labels.empty)]
      : [legend(shown), view(shown, focused?.startsWith('bar-') === true)]),
    ...(detail ? [detailSection(detail, shown)] : []),
  );
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

function drawToolbar({ labels, filters, filter, id }: OverTimeState): void {
  const toggle = (name: string, label: string, wanted: boolean) =>
    button(
      { class: 'quiet', id: name, 'aria-pressed': String(isTable === wanted) },
      () => {
        isTable = wanted;
        draw();
        remember();
      },
      icon(CHECK, 'check'),
      label,
    );
  const box = element(
    'select',
    { id: 'filter' },
    ...filters.map((text, index) => element('option', { value: String(index) }, text)),
  );
  box.value = String(filter);
  box.addEventListener('change', () => send({ type: 'filter', id, filter: Number(box.value) }));
  toolbar.replaceChildren(
    element(
      'div',
      { role: 'group', class: 'buttons', 'aria-label': labels.view },
      toggle('chart', labels.chart, false),
      toggle('table', labels.table, true),
    ),
    element('div', { class: 'filter' }, element('label', { for: 'filter' }, `${labels.filter} `), box),
  );
  toolbar.hidden = false;
}

function legend({ labels }: OverTimeState): HTMLElement {
  const entry = (severity: (typeof SEVERITIES)[number]) =>
    element('span', {}, signIcon(severity), ` ${labels.severities[severity]}`);
  return element('p', { class: 'legend quiet-text' }, ...SEVERITIES.map(entry));
}

function view(state: OverTimeState, hasFocus: boolean): HTMLElement {
  const choose = (bar: number): void => send({ type: 'choose', id: state.id, bar });
  return isTable ? barTable(state, choose) : chart(state, choose, hasFocus);
}

/** The same as the chart; bars without a finding are left out. */
function barTable({ bars, labels, title, detail }: OverTimeState, choose: (bar: number) => void): HTMLElement {
  const head = [labels.from, labels.count, ...SEVERITIES.map((severity) => labels.severities[severity])];
  const rows = bars.flatMap(({ label, counts }, index) => {
    const total = counts.error + counts.warning + counts.info;
    if (total === 0) return [];
    const isChosen = String(index === detail?.bar);
    const attributes = { class: 'link', id: `bar-${index}`, 'aria-pressed': isChosen };
    return element(
      'tr',
      {},
      element(
        'th',
        { scope: 'row' },
        button(attributes, () => choose(index), label),
      ),
      ...[total, ...SEVERITIES.map((severity) => counts[severity])].map((count) =>
        element('td', { class: 'number' }, String(count)),
      ),
    );
  });
  return element(
    'div',
    { class: 'table', tabindex: '0', role: 'region', 'aria-label': title },
    element(
      'table',
      {},
      element('caption', { class: 'unseen' }, title),
      element('thead', {}, element('tr', {}, ...head.map((text) => element('th', { scope: 'col' }, text)))),
      element('tbody', {}, ...rows),
    ),
  );
}

function detailSection({ heading, codes, findings, more }: DetailState, { id, labels }: OverTimeState): HTMLElement {
  return element(
    'section',
    { 'aria-labelledby': 'heading-detail' },
    element('h2', { id: 'heading-detail' }, heading),
    element(
      'ul',
      { class: 'codes' },
      ...codes.map(({ severity, text }) =>
        element(
          'li',
          {},
          signIcon(severity),
          element('span', { class: 'unseen' }, `${labels.severities[severity]}: `),
          ` ${text}`,
        ),
      ),
    ),
    element('h3', {}, labels.open),
    element(
      'ul',
      { class: 'findings' },
      ...findings.map(({ severity, severityText, time, machine, place, text }, index) =>
        element(
          'li',
          {},
          signIcon(severity),
          element('span', { class: 'unseen' }, `${severityText}: `),
          ` ${time} `,
          button(
            { class: 'link', id: `finding-${index}`, title: text },
            () => send({ type: 'open', id, finding: index }),
            place,
          ),
          element(
            'span',
            { class: 'quiet-text' },
            [machine, text]
              .filter((part) => part !== '')
              .map((part) => ` · ${part}`)
              .join(''),
          ),
        ),
      ),
    ),
    more === undefined ? undefined : element('p', { class: 'quiet-text' }, more),
  );
}

const CHECK = 'M3 8.5 6.5 12 13 4.5';
