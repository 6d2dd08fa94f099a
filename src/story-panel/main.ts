/** The page of the story. It draws what the host sends and reports what the reader does; it knows nothing of RDP. */

import type { Severity } from '../core';
import { button, element, icon, flash } from '../panel/dom';
import { connectionEntry, type ConnectionActions } from './connection';
import {
  copyButtonId,
  parseStoryMemory,
  type ConnectionState,
  type EmptyStoryState,
  type FromStoryPage,
  type NoteState,
  type StoryState,
  type ToStoryPage,
} from './protocol';
import { endIcon, signIcon } from './svg';
import { filled } from './time-text';

declare function acquireVsCodeApi(): {
  postMessage(message: FromStoryPage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const vscode = acquireVsCodeApi();
const send = (message: FromStoryPage): void => vscode.postMessage(message);

/** Of a story with more connections only the first is open at once. */
const OPEN_ALL = 3;

const toolbar = element('header', { class: 'toolbar', hidden: '' });
const content = element('main');
const status = element('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
document.body.append(toolbar, content, status);

/** The story on show with all connections that have come so far. */
let shown: (StoryState & { connections: ConnectionState[] }) | undefined;
let isTable = false;
let showsAll = false;
let open = new Set<number>();

window.addEventListener('message', (event: MessageEvent<ToStoryPage>) => {
  const message = event.data;
  switch (message.type) {
    case 'show':
      show(message.state, message.focus);
      break;
    case 'more':
      if (shown?.id !== message.story || shown.connections.length !== message.from) return;
      shown.connections.push(...message.connections);
      append(message.connections);
      break;
    case 'notice':
      say(message.text);
      flash(document.getElementById(message.button), message.text);
      break;
  }
});
window.addEventListener('scroll', remember, { passive: true });
send({ type: 'ready' });

function show(state: StoryState | EmptyStoryState, focus: boolean): void {
  if (state.kind === 'empty') {
    shown = undefined;
    toolbar.hidden = true;
    content.replaceChildren(...emptyPage(state));
    if (focus) document.getElementById('title')?.focus();
    return;
  }
  const isSame = shown?.id === state.id;
  const focused = document.activeElement?.id;
  const memory = parseStoryMemory(vscode.getState());
  if (memory) ({ isTable, showsAll } = memory);
  if (memory?.story === state.id) open = new Set(memory.open);
  else {
    const first = state.connections.slice(0, state.total <= OPEN_ALL ? OPEN_ALL : 1);
    open = new Set(first.map(({ index }) => index));
  }
  shown = { ...state, connections: [...state.connections] };
  drawToolbar();
  drawContent();
  // What the filter lets through is read from its start.
  window.scrollTo(0, memory?.story === state.id && !isSame ? memory.scroll : 0);
  if (focus) document.getElementById('title')?.focus();
  // Drawn anew, as by the filter: whoever works with the keyboard stays where they were.
  else if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  if (isSame) sayCount();
  else say(state.summary);
  remember();
}

/** A screen reader speaks a change of the text; the same text again has to change too. */
function say(text: string): void {
  status.textContent = status.textContent === text ? `${text}\u00a0` : text;
}

const countText = ({ labels, connections, total }: StoryState): string =>
  filled(labels.shown, connections.length, total);

function sayCount(): void {
  if (shown) say(countText(shown));
}

function remember(): void {
  if (shown) vscode.setState({ story: shown.id, isTable, showsAll, open: [...open], scroll: window.scrollY });
}

function drawToolbar(): void {
  if (!shown) return;
  const { labels, id } = shown;
  const toggle = (name: string, label: string, hint: string | undefined, press: () => void) =>
    button(
      { class: 'quiet', id: name, title: hint },
      () => {
        press();
        drawPressed();
        drawContent();
        remember();
      },
      icon(CHECK, 'check'),
      label,
    );
  const copy = (mask: boolean, className: string, label: string, hint: string) =>
    button(
      { class: className, id: copyButtonId(mask), title: hint },
      () => send({ type: 'copyReport', story: id, mask }),
      label,
    );
  const group = (name: string, ...children: HTMLElement[]) =>
    element('div', { role: 'group', class: 'buttons', 'aria-label': name }, ...children);
  const unmasked = copy(false, 'quiet', labels.copyUnmasked, labels.copyUnmaskedHint);
  unmasked.setAttribute('aria-describedby', 'unmasked-hint');
  toolbar.replaceChildren(
    group(
      labels.view,
      toggle('timeline', labels.timeline, undefined, () => (isTable = false)),
      toggle('table', labels.table, undefined, () => (isTable = true)),
      toggle('all', labels.showAll, labels.showAllHint, () => (showsAll = !showsAll)),
    ),
    group(
      labels.toolbar,
      copy(true, 'primary', labels.copyReport, labels.copyReportHint),
      unmasked,
      button(
        { class: 'quiet', id: 'add-files', title: labels.addFilesHint },
        () => send({ type: 'addFiles' }),
        labels.addFiles,
      ),
      element('span', { class: 'quiet-text', id: 'unmasked-hint' }, labels.copyUnmaskedHint),
    ),
  );
  toolbar.hidden = false;
  drawPressed();
}

function drawPressed(): void {
  for (const [id, isPressed] of [
    ['timeline', !isTable],
    ['table', isTable],
    ['all', showsAll],
  ] as const)
    document.getElementById(id)?.setAttribute('aria-pressed', String(isPressed));
}

function drawContent(): void {
  if (!shown) return;
  const { labels, title, summary, notes, connections, filters } = shown;
  content.replaceChildren(
    element('h1', { id: 'title', tabindex: '-1' }, title),
    element('p', { class: 'quiet-text' }, summary),
    ...noteList(notes, labels.notes),
    element('h2', { id: 'heading-connections' }, labels.connections),
    element('div', { class: 'list-head' }, filters.length > 2 ? filterBox(shown) : '', isTable ? '' : legend(shown)),
    element('ol', { class: 'connections', id: 'connections', 'aria-labelledby': 'heading-connections' }),
    element('p', { id: 'rest', class: 'buttons' }),
  );
  append(connections, false);
}

function legend({ labels }: StoryState): HTMLElement {
  const severities: readonly Severity[] = ['info', 'warning', 'error'];
  return element(
    'p',
    { class: 'legend quiet-text' },
    ...severities.map((severity) => element('span', {}, signIcon(severity), ` ${labels.severities[severity]}`)),
    element('span', {}, signIcon('info', true), ` ${labels.proves}`),
    element('span', {}, endIcon(), ` ${labels.end}`),
  );
}

function filterBox({ id, filter, filters, labels }: StoryState): HTMLElement {
  const box = element(
    'select',
    { id: 'filter' },
    ...filters.map(({ verdict, text }) => element('option', { value: verdict }, text)),
  );
  box.value = filter;
  box.addEventListener('change', () => send({ type: 'filter', story: id, verdict: box.value }));
  return element('p', {}, element('label', { for: 'filter' }, `${labels.filter} `), box);
}

/** Puts connections at the end of the list. */
function append(connections: readonly ConnectionState[], isNews = true): void {
  const list = document.getElementById('connections');
  const rest = document.getElementById('rest');
  if (!shown || !list || !rest) return;
  const { id, labels, total } = shown;
  const actions: ConnectionActions = {
    labels,
    isTable,
    showsAll,
    isOneOfMany: (shown.filters[1]?.text !== undefined && total > 1) || shown.filter !== '',
    isOpen: (index) => open.has(index),
    toggle(index) {
      if (!open.delete(index)) open.add(index);
      remember();
    },
    open: (connection, moment) => send({ type: 'open', story: id, connection, moment }),
    remediation: (connection) => send({ type: 'remediation', story: id, connection }),
    copy: (connection) => send({ type: 'copyReport', story: id, mask: true, connection }),
  };
  const entries = connections.map((connection) => connectionEntry(connection, actions));
  list.append(...entries);
  const isWhole = shown.connections.length >= total;
  rest.replaceChildren(
    element('span', { class: 'quiet-text' }, total > 1 ? countText(shown) : ''),
    isWhole
      ? ''
      : button(
          { class: 'quiet', id: 'more' },
          () => send({ type: 'more', story: id, from: shown?.connections.length ?? 0 }),
          labels.more,
        ),
  );
  if (!isNews) return;
  sayCount();
  entries[0]?.querySelector('button')?.focus();
}

function noteList(notes: readonly NoteState[], title: string): HTMLElement[] {
  if (notes.length === 0) return [];
  return [
    element(
      'section',
      { class: 'notice', 'aria-labelledby': 'heading-notes' },
      element('h2', { id: 'heading-notes' }, title),
      element('ul', {}, ...notes.map(({ kind, text }) => element('li', { class: kind }, text))),
    ),
  ];
}

function emptyPage({ title, text, notes, addFiles }: EmptyStoryState): HTMLElement[] {
  return [
    element('h1', { id: 'title', tabindex: '-1' }, title),
    element('p', {}, text),
    element('ul', {}, ...notes.map((note) => element('li', {}, note.text))),
    button({ class: 'primary', id: 'add-files' }, () => send({ type: 'addFiles' }), addFiles),
  ];
}

const CHECK = 'M3 8.5 6.5 12 13 4.5';
