/** The page of an `.rdp` file. It draws what the host sends and reports what the reader does; it knows nothing of RDP. */

import { button, element, flash, icon } from '../panel/dom';
import { askTab } from './ask-tab';
import {
  COPY_BUTTON,
  parseRdpMemory,
  TABS,
  type FromRdpPage,
  type RdpState,
  type Tab,
  type ToRdpPage,
} from './protocol';
import { riskTab } from './risk-tab';

declare function acquireVsCodeApi(): {
  postMessage(message: FromRdpPage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const vscode = acquireVsCodeApi();
const send = (message: FromRdpPage): void => vscode.postMessage(message);

const toolbar = element('header', { class: 'toolbar', hidden: '' });
const content = element('main');
const status = element('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
document.body.append(toolbar, content, status);

let shown: RdpState | undefined;
const memory = parseRdpMemory(vscode.getState());
let outcome = memory?.outcome ?? 0;
/** Where a page that was hidden stood. */
let scroll = memory?.scroll;

window.addEventListener('message', (event: MessageEvent<ToRdpPage>) => {
  const message = event.data;
  if (message.type === 'show') show(message.state, message.focus);
  else {
    say(message.text);
    flash(document.getElementById(message.button), message.text);
  }
});
window.addEventListener('scroll', remember, { passive: true });
send({ type: 'ready', ...(memory && { tab: memory.tab, when: memory.when }) });

function show(state: RdpState, focus: boolean): void {
  const before = shown;
  const focused = document.activeElement?.id;
  const top = before?.tab === state.tab ? window.scrollY : (scroll ?? 0);
  scroll = undefined;
  if (before && (before.ask.when !== state.ask.when || before.file !== state.file)) outcome = 0;
  shown = state;
  draw();
  window.scrollTo(0, focus ? 0 : top);
  if (focus) document.getElementById('title')?.focus();
  // Drawn anew, as after an edit: whoever works with the keyboard stays where they were.
  else if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  const summary = summaryOf(state);
  if (!before || summaryOf(before) !== summary) say(summary);
  remember();
}

/** What a reader who cannot see the page is told of a change. */
function summaryOf({ tab, risk, ask, labels, signature }: RdpState): string {
  if (tab === 'risk') return `${risk.levelText}: ${risk.verdict}`;
  const asked = ask.resources.map(({ name }) => name).join(', ');
  return `${signature.text}. ${labels.asked}: ${asked || labels.nothingAsked}`;
}

function draw(): void {
  if (!shown) return;
  const state = shown;
  const { tab, labels, file, signature, version } = state;
  const jump = (place: number): void => send({ type: 'jump', version, place });
  drawToolbar(state);
  content.replaceChildren(
    element('h1', { id: 'title', tabindex: '-1' }, labels.tabs[tab]),
    element('p', { class: 'quiet-text' }, element('bdi', {}, file)),
    element('p', { class: `signature state-${signature.state}` }, signature.text),
    ...(tab === 'risk'
      ? riskTab(state, jump)
      : askTab(state, {
          outcome,
          choose: (chosen) => {
            outcome = chosen;
            redraw();
          },
          when: (when) => send({ type: 'when', when }),
          jump,
          fix: (resource) => send({ type: 'fix', version, resource }),
        })),
  );
}

function redraw(): void {
  const focused = document.activeElement?.id;
  draw();
  if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
  remember();
}

function drawToolbar({ labels, tab }: RdpState): void {
  const toggle = (name: Tab) =>
    button(
      { class: 'quiet', id: `tab-${name}`, 'aria-pressed': String(tab === name) },
      () => send({ type: 'tab', tab: name }),
      icon(CHECK, 'check'),
      labels.tabs[name],
    );
  toolbar.replaceChildren(
    element(
      'div',
      { class: 'buttons' },
      element('div', { role: 'group', class: 'buttons', 'aria-label': labels.view }, ...TABS.map(toggle)),
      tab === 'risk'
        ? button(
            { class: 'primary', id: COPY_BUTTON, title: labels.copyHint },
            () => send({ type: 'copy' }),
            labels.copy,
          )
        : undefined,
    ),
  );
  toolbar.hidden = false;
}

/** A screen reader speaks a change of the text; the same text again has to change too. */
function say(text: string): void {
  status.textContent = status.textContent === text ? `${text}\u00a0` : text;
}

function remember(): void {
  if (shown) vscode.setState({ tab: shown.tab, when: shown.ask.when, outcome, scroll: window.scrollY });
}

const CHECK = 'M3 8.5 6.5 12 13 4.5';
