/** The page of an event log. It draws what the host sends and reports what the reader does; it knows nothing of RDP. */

import { button, element, icon, flash } from '../panel/dom';
import { detailBody } from './detail';
import {
  MAX_TEXT,
  parseEvtxMemory,
  SEVERITY_FILTERS,
  type EventQuery,
  type EvtxState,
  type FromEvtxPage,
  type SeverityFilter,
  type ToEvtxPage,
} from './protocol';
import { EventTable, filled, localTime } from './table';

declare function acquireVsCodeApi(): {
  postMessage(message: FromEvtxPage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const vscode = acquireVsCodeApi();
const send = (message: FromEvtxPage): void => vscode.postMessage(message);

/** How long after a key the search begins, in milliseconds: short enough to seem instant. */
const TYPING_MILLISECONDS = 120;

const toolbar = element('header', { class: 'toolbar', hidden: '' });
const content = element('main');
const status = element('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
document.body.append(toolbar, content, status);

let shown: EvtxState | undefined;
let query: EventQuery | undefined;
let list = 0;
let table: EventTable | undefined;
/** What the page before this one had, until it is there again. */
let restoring = parseEvtxMemory(vscode.getState());

window.addEventListener('message', (event: MessageEvent<ToEvtxPage>) => {
  const message = event.data;
  switch (message.type) {
    case 'show':
      show(message.state);
      break;
    case 'progress':
      progress(message.percent, message.text);
      break;
    case 'rows':
      rows(message);
      break;
    case 'detail': {
      const row = table?.row(message.row);
      const body = message.list === list ? table?.detail(message.row) : undefined;
      if (!row || !body || !shown) return;
      const { list: of, row: at } = message;
      const { labels } = shown;
      const parts = detailBody(message.detail, at, localTime(row, labels), labels, {
        copyXml: () => send({ type: 'copyXml', list: of, row: at }),
        remediation: (explanation) => send({ type: 'remediation', list: of, row: at, explanation }),
        lookUp: (explanation) => send({ type: 'lookUp', list: of, row: at, explanation }),
      });
      body.replaceChildren(...parts);
      break;
    }
    case 'unreadable':
      document
        .getElementById('unreadable')
        ?.replaceChildren(element('ul', {}, ...message.lines.map((line) => element('li', {}, line))));
      break;
    case 'notice':
      say(message.text);
      flash(document.getElementById(message.button), message.text);
      break;
  }
});
window.addEventListener('scroll', remember, { passive: true });
send({ type: 'ready', ...(restoring && { query: restoring.query, count: restoring.count }) });

function show(state: EvtxState): void {
  const focused = document.activeElement?.id;
  shown = state;
  ({ query } = state);
  table = undefined;
  list = 0;
  drawToolbar();
  const { phase, title, facts, labels } = state;
  content.replaceChildren(
    element('h1', { id: 'title', tabindex: '-1' }, title),
    ...(facts.length === 0
      ? []
      : [element('ul', { class: 'facts quiet-text' }, ...facts.map((fact) => element('li', {}, fact)))]),
    ...notices(state),
    ...(phase === 'reading' ? [reading(state)] : []),
    ...(phase === 'list'
      ? [
          filters(state),
          element(
            'p',
            { class: 'quiet-text list-head' },
            element('span', { id: 'count' }, labels.searching),
            element('span', { id: 'keys' }, labels.keys),
          ),
          element('div', { id: 'list' }),
          element('p', { id: 'rest', class: 'buttons' }),
        ]
      : []),
  );
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
}

/** A screen reader speaks a change of the text; the same text again has to change too. */
function say(text: string): void {
  status.textContent = status.textContent === text ? `${text}\u00a0` : text;
}

function remember(): void {
  if (query && table && !restoring)
    vscode.setState({ query, count: table.count, open: [...table.open], scroll: window.scrollY });
}

function drawToolbar(): void {
  toolbar.hidden = shown?.phase !== 'list';
  if (!shown || toolbar.hidden) return;
  const { labels } = shown;
  const toggle = (id: 'all' | 'newestFirst', label: string, hint?: string) =>
    button(
      { class: 'quiet', id, title: hint, 'aria-pressed': String(query?.[id] === true) },
      () => ask({ [id]: query?.[id] !== true }),
      icon(CHECK, 'check'),
      label,
    );
  toolbar.replaceChildren(
    element(
      'div',
      { role: 'group', class: 'buttons', 'aria-label': labels.toolbar },
      button({ class: 'primary', id: 'story', title: labels.storyHint }, () => send({ type: 'story' }), labels.story),
      button({ class: 'quiet', id: 'export', title: labels.exportHint }, () => send({ type: 'export' }), labels.export),
      toggle('newestFirst', labels.newestFirst),
      toggle('all', labels.all, labels.allHint),
    ),
  );
}

/** Asks for the events that pass other filters. */
function ask(change: Partial<EventQuery>): void {
  if (!query || !shown) return;
  query = { ...query, ...change };
  restoring = undefined;
  send({ type: 'query', query });
  for (const id of ['all', 'newestFirst'] as const)
    document.getElementById(id)?.setAttribute('aria-pressed', String(query[id]));
  const count = document.getElementById('count');
  if (count) count.textContent = shown.labels.searching;
}

function filters({ labels }: EvtxState): HTMLElement {
  const text = element('input', {
    id: 'text',
    type: 'search',
    maxlength: String(MAX_TEXT),
    spellcheck: 'false',
    autocomplete: 'off',
  });
  text.value = query?.text ?? '';
  let timer: number | undefined;
  text.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => ask({ text: text.value }), TYPING_MILLISECONDS);
  });
  text.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    table?.focus(0);
  });
  const severity = element(
    'select',
    { id: 'severity' },
    ...SEVERITY_FILTERS.map((value) => element('option', { value }, labels.severityFilters[value])),
  );
  severity.value = query?.severity ?? 'all';
  severity.addEventListener('change', () => ask({ severity: severity.value as SeverityFilter }));
  return element(
    'div',
    { class: 'filters', role: 'search', 'aria-label': labels.filters },
    element('label', { for: 'text' }, labels.text),
    text,
    element('label', { for: 'severity' }, labels.severity),
    severity,
  );
}

function notices({ notices: all, unreadable, canRetry, labels }: EvtxState): HTMLElement[] {
  const nodes = all.map(({ kind, text }) => element('p', { class: `notice ${kind}` }, text));
  if (unreadable > 0) {
    const lines = element('div', { id: 'unreadable', class: 'unreadable', hidden: '' });
    const control = button(
      { class: 'quiet', 'aria-expanded': 'false', 'aria-controls': 'unreadable' },
      () => {
        lines.hidden = !lines.hidden;
        control.setAttribute('aria-expanded', String(!lines.hidden));
        if (!lines.hidden && !lines.hasChildNodes()) send({ type: 'unreadable' });
      },
      icon(CHEVRON, 'chevron'),
      labels.unreadableList,
    );
    nodes.push(element('div', {}, element('p', { class: 'buttons' }, control), lines));
  }
  if (canRetry)
    nodes.push(
      element(
        'p',
        { class: 'buttons' },
        button({ class: 'quiet', id: 'retry' }, () => send({ type: 'retry' }), labels.again),
      ),
    );
  return nodes;
}

function reading({ labels }: EvtxState): HTMLElement {
  return element(
    'div',
    { class: 'reading' },
    element('p', { id: 'progress-text' }, labels.reading),
    element('progress', { id: 'progress', max: '100', 'aria-label': labels.reading }),
    element(
      'p',
      { class: 'buttons' },
      button({ class: 'quiet', id: 'cancel' }, () => send({ type: 'cancel' }), labels.cancel),
    ),
  );
}

function progress(percent: number, text: string): void {
  document.getElementById('progress')?.setAttribute('value', String(percent));
  const line = document.getElementById('progress-text');
  if (line) line.textContent = text;
}

function rows(message: Extract<ToEvtxPage, { type: 'rows' }>): void {
  const { from, rows: news, hasMore, total, isSearching } = message;
  const place = document.getElementById('list');
  const rest = document.getElementById('rest');
  if (!shown || !place || !rest) return;
  const { labels } = shown;
  const isMore = message.list === list && from > 0;
  if (isMore && table?.count !== from) return;
  const hadFocus = document.activeElement?.closest('#rest') !== null;
  if (message.list !== list) {
    list = message.list;
    table = new EventTable(labels, {
      expand: (row) => send({ type: 'expand', list, row }),
      changed: remember,
    });
    place.replaceChildren(table.node);
  }
  table?.append(news);
  const count = table?.count ?? 0;
  table?.node.toggleAttribute('hidden', count === 0);
  const line = isSearching
    ? labels.searching
    : total === undefined
      ? filled(labels.shownSoFar, count)
      : total === 0
        ? labels.nothing
        : filled(labels.shown, count, total);
  const counted = document.getElementById('count');
  if (counted) counted.textContent = line;
  rest.replaceChildren(
    hasMore && !isSearching
      ? button({ class: 'quiet', id: 'more' }, () => send({ type: 'more', list }), labels.more)
      : '',
  );
  if (isMore && hadFocus && news.length > 0) table?.focus(from);
  if (!isSearching) say(line);
  if (restoring && !isSearching) {
    const { open, scroll } = restoring;
    restoring = undefined;
    for (const row of open) table?.toggle(row);
    window.scrollTo(0, scroll);
  }
  remember();
}

const CHECK = 'M3 8.5 6.5 12 13 4.5';
const CHEVRON = 'M6 3.5 10.5 8 6 12.5';
