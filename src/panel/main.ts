/** The panel's page. It draws what the host sends and reports what the reader does; it knows nothing of RDP. */

import { button, element, flash, icon } from './dom';
import {
  parsePageMemory,
  type CauseMark,
  type CauseState,
  type FilledIn,
  type ChoiceState,
  type CodeState,
  type EmptyState,
  type FromPanel,
  type LinkState,
  type PanelLabels,
  type SectionState,
  type SettingState,
  type StepState,
  type ToPanel,
} from './protocol';
import { filterSteps } from './step-filter';

declare function acquireVsCodeApi(): {
  postMessage(message: FromPanel): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const vscode = acquireVsCodeApi();
const send = (message: FromPanel): void => vscode.postMessage(message);

const toolbar = element('header', { class: 'toolbar', hidden: '' });
const content = element('main');
const status = element('div', { class: 'unseen', role: 'status', 'aria-live': 'polite' });
document.body.append(toolbar, content, status);

/** The code on show, and which of its sections are open. */
let shown: CodeState | undefined;
let pinned = false;
let open = new Set<string>();
/** What the reader searches for within the steps. */
let search = '';
/** Draws each section as open or closed as it is now, by the id of its button. */
const drawSection = new Map<string, () => void>();

window.addEventListener('message', (event: MessageEvent<ToPanel>) => {
  const message = event.data;
  switch (message.type) {
    case 'show':
      show(message);
      break;
    case 'pinned':
      pinned = message.pinned;
      drawToolbar();
      break;
    case 'filled':
      if (shown?.ref === message.ref) fill(message);
      break;
    case 'notice':
      say(message.text);
      if (shown && message.button === 'copyMarkdown') flash(document.getElementById('copy-markdown'), message.text);
      if (shown && message.button === 'copyScript') flash(document.getElementById('copy-script'), message.text);
      if (shown && message.step !== undefined) flash(copyButton(message.step), message.text);
      break;
  }
});
window.addEventListener('scroll', remember, { passive: true });
send({ type: 'ready' });

function show({ state, focus, announce, pinned: isPinned }: Extract<ToPanel, { type: 'show' }>): void {
  pinned = isPinned;
  if (state.kind === 'empty') {
    shown = undefined;
    drawToolbar();
    content.replaceChildren(emptyPage(state));
    return;
  }
  const memory = parsePageMemory(vscode.getState());
  const same = memory?.ref === state.ref ? memory : undefined;
  open = new Set(same ? same.open : state.open === undefined ? [] : [causeId(state.open)]);
  const focused = document.activeElement?.id;
  shown = state;
  if (!same) search = '';
  drawSection.clear();
  drawToolbar();
  content.replaceChildren(...codePage(state));
  if (search !== '') filter(state);
  window.scrollTo(0, same?.scroll ?? 0);
  if (focus) document.getElementById('title')?.focus();
  // Drawn anew for the same code: whoever works with the keyboard stays where they were.
  else if (same && focused) document.getElementById(focused)?.focus({ preventScroll: true });
  if (announce !== '') say(announce);
  remember();
}

/** A screen reader speaks a change of the text; the same text again has to change too. */
function say(text: string): void {
  status.textContent = status.textContent === text ? `${text}\u00a0` : text;
}

function remember(): void {
  if (shown) vscode.setState({ ref: shown.ref, open: [...open], scroll: window.scrollY });
}

/** The toolbar stays in place while codes change, so that its buttons keep the focus. */
function drawToolbar(): void {
  toolbar.hidden = shown === undefined;
  if (!shown) return;
  const { labels } = shown;
  if (!toolbar.hasChildNodes()) {
    const group = element('div', { role: 'group', class: 'buttons' });
    group.append(
      button(
        { class: 'quiet', id: 'pin' },
        () => send({ type: 'pin', pinned: !pinned }),
        icon(CHECK, 'check'),
        labels.pin,
      ),
      button({ class: 'quiet', id: 'copy-markdown' }, () => send({ type: 'copyMarkdown' }), labels.copyMarkdown),
      button({ class: 'quiet', id: 'open-page' }, () => send({ type: 'openPage' }), labels.openPage),
      button(
        { class: 'quiet', id: 'reset' },
        () => {
          if (shown) send({ type: 'resetTicks', ref: shown.ref });
        },
        labels.resetTicks,
      ),
    );
    toolbar.append(group);
  }
  toolbar.firstElementChild?.setAttribute('aria-label', labels.toolbar);
  for (const [id, hint] of [
    ['pin', labels.pinHint],
    ['copy-markdown', labels.copyMarkdownHint],
    ['open-page', labels.openPageHint],
    ['reset', labels.resetTicksHint],
  ] as const)
    document.getElementById(id)?.setAttribute('title', hint);
  document.getElementById('pin')?.setAttribute('aria-pressed', String(pinned));
}

function emptyPage(state: EmptyState): HTMLElement {
  return element(
    'div',
    { class: 'empty' },
    element('h1', { id: 'title', tabindex: '-1' }, state.title),
    element('p', {}, state.text),
    button({ class: 'primary', id: 'look-up' }, () => send({ type: 'lookUp' }), state.lookUp),
  );
}

function codePage(state: CodeState): (HTMLElement | string)[] {
  const { labels } = state;
  const [notation, ...otherNotations] = state.notations;
  const structure =
    state.structure.length === 0
      ? undefined
      : section(
          'structure',
          labels.structure,
          element('ul', {}, ...state.structure.map((line) => element('li', {}, line))),
        );
  const parts: (HTMLElement | undefined)[] = [
    state.back && element('p', {}, switchButton(state.back.ref, 'back', 'quiet', state.back.label)),
    element(
      'p',
      { class: 'family' },
      element(
        'span',
        { class: `badge ${state.known ? `severity-${state.severity}` : 'unverified'}` },
        state.severityText,
      ),
      ' ',
      state.family,
    ),
    element(
      'h1',
      { id: 'title', tabindex: '-1' },
      notation === undefined ? undefined : element('code', { dir: 'ltr' }, notation),
      notation === undefined ? undefined : ' ',
      state.title,
    ),
    notationLine(otherNotations, state),
    element('p', { class: 'quiet-text' }, `${labels.seenIn}: ${state.seenIn}`),
    element('p', { class: 'meaning' }, state.meaning),
    state.proves === undefined ? undefined : remark('', labels.proves, state.proves),
    state.provesNot === undefined ? undefined : remark('notice', labels.provesNot, state.provesNot),
    state.known ? undefined : structure,
    state.extended &&
      section(
        'extended',
        state.extended.heading,
        element('p', {}, element('strong', {}, state.extended.title)),
        state.extended.meaning === undefined ? undefined : element('p', {}, state.extended.meaning),
        state.extended.together === undefined ? undefined : element('p', { class: 'notice' }, state.extended.together),
      ),
    state.choices.length === 0
      ? undefined
      : section('choices', labels.choices, element('p', {}, state.choicesHint), choices(state.choices, 'choice')),
    state.conflict === undefined ? undefined : remark('notice', labels.conflict, state.conflict),
    state.note === undefined ? undefined : remark('', labels.note, state.note),
    state.confidence === undefined ? undefined : element('p', { class: 'quiet-text' }, state.confidence),
    section(
      'causes',
      labels.causes,
      ...tools(state),
      element('ol', { class: 'causes' }, ...state.causes.map((cause) => causeItem(cause, state))),
    ),
    state.known ? structure : undefined,
    state.fields &&
      section(
        'fields',
        labels.fields,
        element(
          'ul',
          {},
          ...state.fields.map(({ name, holds }) =>
            element('li', {}, element('code', { dir: 'ltr' }, name), `: ${holds}`),
          ),
        ),
      ),
    state.settings.length === 0
      ? undefined
      : section(
          'settings',
          labels.settings,
          element('ul', {}, ...state.settings.map((setting, index) => settingItem(setting, index, state))),
        ),
    state.related.length === 0 ? undefined : section('related', labels.related, choices(state.related, 'related')),
    state.sources.length === 0 ? undefined : section('sources', labels.sources, links(state.sources, labels)),
    state.knowledge === undefined ? undefined : element('p', { class: 'quiet-text' }, state.knowledge),
  ];
  return parts.filter((part) => part !== undefined);
}

function notationLine(notations: readonly string[], { labels, symbol }: CodeState): HTMLElement | undefined {
  const names = symbol === undefined ? notations : [...notations, symbol];
  if (names.length === 0) return undefined;
  const line = element('p', { class: 'notations' }, `${labels.notations}: `);
  names.forEach((name, index) => line.append(index === 0 ? '' : ', ', element('code', { dir: 'ltr' }, name)));
  return line;
}

function section(id: string, heading: string, ...children: readonly (HTMLElement | undefined)[]): HTMLElement {
  const name = `heading-${id}`;
  return element('section', { 'aria-labelledby': name }, element('h2', { id: name }, heading), ...children);
}

const remark = (className: string, label: string, text: string): HTMLElement =>
  element('p', { class: className }, element('strong', {}, `${label}: `), text);

function warnings(list: readonly string[], { warning }: PanelLabels): HTMLElement | undefined {
  const [first, ...others] = list;
  if (first === undefined) return undefined;
  if (others.length === 0) return remark('notice warning', warning, first);
  const lines = list.map((line) => element('li', {}, line));
  return element('div', { class: 'notice warning' }, element('strong', {}, `${warning}:`), element('ul', {}, ...lines));
}

function choices(list: readonly ChoiceState[], id: string): HTMLElement {
  return element(
    'ul',
    { class: 'choices' },
    ...list.map((choice, index) =>
      element(
        'li',
        {},
        switchButton(
          choice.ref,
          `${id}-${index}`,
          'choice',
          element('span', { class: 'label' }, choice.label),
          ' ',
          element('span', {}, choice.title),
        ),
      ),
    ),
  );
}

const switchButton = (ref: string, id: string, className: string, ...children: (Node | string)[]): HTMLButtonElement =>
  button({ class: className, id }, () => send({ type: 'switchTo', ref }), ...children);

function settingItem({ key, why, findName }: SettingState, index: number, { ref }: CodeState): HTMLElement {
  const find = button(
    { class: 'link', id: `setting-${index}`, 'aria-label': findName, title: findName, dir: 'ltr' },
    () => send({ type: 'findSetting', ref, key }),
    key,
  );
  return element('li', {}, find, `: ${why}`);
}

const causeId = (cause: string): string => `cause-${cause}`;

function causeItem(cause: CauseState, state: CodeState): HTMLElement {
  const { labels } = state;
  const { playbook } = cause;
  if (!playbook) {
    const { triage } = state;
    return element(
      'li',
      { class: 'cause' },
      element('h3', { class: 'plain' }, cause.title),
      element(
        'p',
        { class: 'quiet-text' },
        `${labels.noPlaybook} `,
        triage === undefined
          ? undefined
          : button(
              { class: 'link', id: `${causeId(cause.id)}-triage` },
              () => reveal(causeId(triage)),
              labels.showTriage,
            ),
      ),
    );
  }
  const count = element('span', { class: 'count' });
  const said = element('span', { class: 'badge said' });
  const lists = [...playbook.sections, ...(playbook.older ? [playbook.older] : [])];
  const steps = lists.flatMap((list) => list.steps);
  const ticked = new Set(steps.filter((step) => step.ticked).map((step) => step.key));
  const drawCount = (): void => {
    count.textContent = ticked.size === 0 ? '' : filled(labels.progress, ticked.size, steps.length);
  };
  const tick = (key: string, on: boolean): void => {
    if (on) ticked.add(key);
    else ticked.delete(key);
    drawCount();
    send({ type: 'tick', ref: state.ref, step: key, ticked: on });
  };
  drawCount();
  const item = element('li', { class: 'cause', 'data-cause': cause.id });
  item.append(
    ...disclosure(
      causeId(cause.id),
      'h3',
      [element('span', { class: 'label' }, cause.title), said, count],
      remark('concerns', labels.concerns, playbook.concerns),
      cause.mark === undefined ? undefined : markButtons(cause, state, item, said),
      warnings(playbook.warnings, labels),
      ...playbook.sections.flatMap((list) => [
        element('h4', { id: `${causeId(cause.id)}-${list.id}` }, list.title),
        stepList(list, cause.id, state, tick),
      ]),
      ...(playbook.older
        ? disclosure(
            `${causeId(cause.id)}-older`,
            'h4',
            [element('span', { class: 'label' }, playbook.older.title)],
            stepList(playbook.older, cause.id, state, tick),
          )
        : []),
      element('h4', {}, labels.links),
      links(playbook.links, labels),
      element('p', { class: 'quiet-text' }, playbook.confidence),
    ),
  );
  return item;
}

/** What the reader has said of each cause that can be marked, by its id; the page keeps it in step with the host. */
let marks = new Map<string, CauseMark>();
/** Draws what was said of a cause. */
const drawMark = new Map<string, () => void>();

/** "Ruled out" and "This was it", which press each other out. */
function markButtons(cause: CauseState, state: CodeState, item: HTMLElement, said: HTMLElement): HTMLElement {
  const { labels } = state;
  const name: Record<CauseMark, string> = { unknown: '', ruledOut: labels.ruledOut, this: labels.thisWasIt };
  const choose = (mark: Exclude<CauseMark, 'unknown'>): HTMLButtonElement =>
    button(
      { class: 'quiet', id: `${causeId(cause.id)}-${mark}` },
      () => setMark(cause.id, marks.get(cause.id) === mark ? 'unknown' : mark, state),
      icon(CHECK, 'check'),
      name[mark],
    );
  const buttons = { ruledOut: choose('ruledOut'), this: choose('this') };
  const draw = (): void => {
    const mark = marks.get(cause.id) ?? 'unknown';
    buttons.ruledOut.setAttribute('aria-pressed', String(mark === 'ruledOut'));
    buttons.this.setAttribute('aria-pressed', String(mark === 'this'));
    said.textContent = name[mark];
    said.hidden = mark === 'unknown';
    item.dataset['mark'] = mark;
  };
  drawMark.set(cause.id, draw);
  draw();
  return element(
    'div',
    { class: 'buttons', role: 'group', 'aria-label': cause.markName },
    buttons.ruledOut,
    buttons.this,
  );
}

/** Marks a cause. The one that was it closes the others, and there is only one. */
function setMark(cause: string, mark: CauseMark, state: CodeState): void {
  if (mark === 'this') {
    for (const [other, its] of marks) if (its === 'this') marks.set(other, 'unknown');
    for (const { id } of state.causes) if (id !== cause) open.delete(causeId(id));
    open.add(causeId(cause));
  }
  marks.set(cause, mark);
  for (const draw of [...drawMark.values(), ...drawSection.values()]) draw();
  const { labels } = state;
  const title = state.causes.find(({ id }) => id === cause)?.title ?? '';
  say([mark === 'this' ? `${labels.thisWasIt}: ${title}` : '', drawProgress(state)].filter(Boolean).join('. '));
  // The page has become shorter: what was pressed stays in sight.
  document.getElementById(`${causeId(cause)}-${mark}`)?.scrollIntoView({ block: 'nearest' });
  remember();
  send({ type: 'markCause', ref: state.ref, cause, mark });
}

/** Writes how many causes are ruled out, and returns it. */
function drawProgress({ labels }: CodeState): string {
  const ruledOut = [...marks.values()].filter((mark) => mark === 'ruledOut').length;
  const text = marks.size === 0 ? '' : filled(labels.ruledOutCount, ruledOut, marks.size);
  const line = document.getElementById('progress');
  if (line) line.textContent = text;
  return text;
}

/** Above the causes: what the commands need, the search, the script and how far the reader is. */
function tools(state: CodeState): (HTMLElement | undefined)[] {
  const { labels } = state;
  marks = new Map(state.causes.flatMap(({ id, mark }) => (mark === undefined ? [] : [[id, mark]])));
  drawMark.clear();
  const box = element('input', {
    type: 'search',
    id: 'filter',
    class: 'text',
    placeholder: labels.filter,
    title: labels.filterHint,
    'aria-label': labels.filter,
    'aria-describedby': 'filtered',
    spellcheck: 'false',
  });
  box.value = search;
  box.addEventListener('input', () => {
    search = box.value;
    say(filter(state));
  });
  const hasSteps = state.causes.some(({ playbook }) => playbook);
  if (!hasSteps) return [];
  const ruledOut = [...marks.values()].filter((mark) => mark === 'ruledOut').length;
  return [
    element(
      'div',
      { class: 'tools' },
      box,
      button(
        { class: 'quiet', id: 'copy-script', title: labels.copyScriptHint },
        () => send({ type: 'copyScript' }),
        labels.copyScript,
      ),
    ),
    element('p', { class: 'quiet-text', id: 'filtered', hidden: '' }),
    ...(state.fillIn === '' ? [] : [parameterInputs(state)]),
    element(
      'p',
      { class: 'quiet-text', id: 'progress' },
      marks.size === 0 ? '' : filled(labels.ruledOutCount, ruledOut, marks.size),
    ),
  ];
}

/** Hides the steps and causes without the words of the search; returns how many steps are left, in words. */
function filter(state: CodeState): string {
  const found = filterSteps(state.causes, search);
  const isOn = search.trim() !== '';
  for (const step of content.querySelectorAll<HTMLElement>('.step'))
    step.hidden = isOn && !found.steps.has(step.dataset['key'] ?? '');
  for (const cause of content.querySelectorAll<HTMLElement>('.cause')) {
    cause.hidden = isOn && !found.causes.has(cause.dataset['cause'] ?? '');
    // What was found is seen, whether or not the cause was open; afterwards it is as it was.
    for (const control of cause.querySelectorAll('button.disclosure')) {
      const body = document.getElementById(`${control.id}-body`);
      drawSection.get(control.id)?.();
      if (!isOn || !body?.querySelector('.step:not([hidden])')) continue;
      body.hidden = false;
      control.setAttribute('aria-expanded', 'true');
    }
  }
  // A list without a step that is left has no heading either.
  for (const list of content.querySelectorAll<HTMLElement>('.steps')) {
    const isEmpty = isOn && !list.querySelector('.step:not([hidden])');
    list.hidden = isEmpty;
    const heading = list.previousElementSibling;
    if (heading instanceof HTMLHeadingElement) heading.hidden = isEmpty;
  }
  const line = document.getElementById('filtered');
  const text = isOn ? filled(state.labels.filtered, found.steps.size, found.total) : '';
  if (line) {
    line.textContent = text;
    line.hidden = !isOn;
  }
  return text;
}

/** One row of inputs, behind a line that says what is not known yet. */
function parameterInputs(state: CodeState): HTMLElement {
  const heading = element('span', { class: 'label', id: 'fill-in-text' }, state.fillIn);
  const rows = state.parameters.map(({ name, label, value, remark: text, invalid }) => {
    const id = `parameter-${name}`;
    const box = element('input', {
      type: 'text',
      class: 'text',
      id,
      dir: 'ltr',
      placeholder: `<${name}>`,
      maxlength: '256',
      spellcheck: 'false',
      autocomplete: 'off',
      autocapitalize: 'off',
      'aria-describedby': `${id}-remark`,
      'aria-invalid': String(invalid),
    });
    box.value = value;
    // Asked for a moment after the last key, so that no key is slow.
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      clearTimeout(timer);
      timer = undefined;
      send({ type: 'fillIn', ref: state.ref, name, value: box.value });
    };
    box.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(tell, 150);
    });
    box.addEventListener('change', () => {
      if (timer !== undefined) tell();
    });
    return element(
      'div',
      { class: 'parameter' },
      element('label', { for: id }, label),
      box,
      element('span', { class: 'quiet-text', id: `${id}-remark` }, text),
    );
  });
  return element(
    'div',
    { class: 'parameters' },
    ...disclosure('parameters', 'h3', [heading], element('div', { class: 'parameter-row' }, ...rows)),
  );
}

/** Puts what the reader has filled in into the commands on show. */
function fill({ parameters, fillIn, commands }: FilledIn): void {
  const line = document.getElementById('fill-in-text');
  if (line) line.textContent = fillIn;
  for (const { name, value, remark: text, invalid } of parameters) {
    const box = document.getElementById(`parameter-${name}`);
    if (!(box instanceof HTMLInputElement)) continue;
    // Not under the reader's hands.
    if (box !== document.activeElement) box.value = value;
    box.setAttribute('aria-invalid', String(invalid));
    const line = document.getElementById(`${box.id}-remark`);
    if (line) line.textContent = text;
  }
  const byStep = new Map(commands.map((command) => [command.step, command]));
  for (const step of content.querySelectorAll<HTMLElement>('.step')) {
    const command = byStep.get(step.dataset['key'] ?? '');
    const code = step.querySelector('pre code');
    if (!command || !code) continue;
    code.replaceChildren(...commandParts(command.text));
    const refused = step.querySelector<HTMLElement>('.refused');
    if (!refused) continue;
    refused.textContent = command.refused ?? '';
    refused.hidden = command.refused === undefined;
  }
}

/** A command, with what is left to fill in marked. */
function commandParts(text: string): (Node | string)[] {
  return text
    .split(/(<[A-Za-z][A-Za-z@\\ -]{0,30}>)/)
    .map((part, index) => (index % 2 === 0 ? part : element('mark', {}, part)));
}

/** A heading whose button opens and closes what follows it. */
function disclosure(
  id: string,
  heading: 'h3' | 'h4',
  label: readonly Node[],
  ...children: readonly (Node | undefined)[]
): readonly [HTMLElement, HTMLElement] {
  const body = element('div', { id: `${id}-body`, class: 'body' }, ...children);
  const draw = (): void => {
    const isOpen = open.has(id);
    body.hidden = !isOpen;
    control.setAttribute('aria-expanded', String(isOpen));
  };
  drawSection.set(id, draw);
  const toggle = (): void => {
    // As it is seen: a search shows what it finds in sections that are not open.
    if (control.getAttribute('aria-expanded') === 'true') open.delete(id);
    else open.add(id);
    draw();
    remember();
  };
  const control = button(
    { class: 'disclosure', id, 'aria-controls': body.id },
    toggle,
    icon(CHEVRON, 'chevron'),
    ...label,
  );
  draw();
  return [element(heading, { class: 'plain' }, control), body];
}

/** Opens a section and moves the focus to its heading. */
function reveal(id: string): void {
  const control = document.getElementById(id);
  if (!control) return;
  if (!open.has(id)) control.click();
  control.focus();
}

function stepList(
  list: SectionState,
  cause: string,
  state: CodeState,
  tick: (key: string, on: boolean) => void,
): HTMLElement {
  if (list.nothing !== undefined) return element('p', {}, list.nothing);
  return element(
    'ol',
    { class: 'steps' },
    ...list.steps.map((step, index) => stepItem(step, `${cause}-${list.id}-${index}`, state, tick)),
  );
}

function stepItem(
  step: StepState,
  id: string,
  { labels, ref }: CodeState,
  tick: (key: string, on: boolean) => void,
): HTMLElement {
  const { command } = step;
  const box = element('input', { type: 'checkbox', id: `tick-${id}`, 'aria-describedby': `marks-${id}` });
  box.checked = step.ticked;
  box.addEventListener('change', () => tick(step.key, box.checked));
  return element(
    'li',
    { class: 'step', 'data-key': step.key },
    box,
    element(
      'div',
      { class: 'step-body' },
      element('label', { for: box.id }, step.text),
      element(
        'ul',
        { class: 'marks', id: `marks-${id}` },
        ...step.marks.map(({ kind, risk, text }) =>
          element('li', { class: `badge ${kind}${risk === undefined ? '' : ` risk-${risk}`}` }, text),
        ),
      ),
      step.warning === undefined ? undefined : remark('notice warning', labels.warning, step.warning),
      command &&
        element(
          'div',
          { class: 'command' },
          element(
            'div',
            { class: 'command-head' },
            element('span', {}, command.runIn),
            button(
              { class: 'quiet', id: `copy-${id}`, 'data-step': step.key, 'aria-label': command.copyName },
              () => send({ type: 'copyCommand', ref, step: step.key }),
              labels.copy,
            ),
          ),
          element('pre', { dir: 'ltr' }, element('code', {}, ...commandParts(command.text))),
          refusedRemark(command.refused),
        ),
      step.look === undefined ? undefined : remark('', labels.look, step.look),
      step.expect === undefined ? undefined : remark('', labels.expect, step.expect),
    ),
  );
}

function refusedRemark(text: string | undefined): HTMLElement {
  const line = element('p', { class: 'refused quiet-text' }, text);
  line.hidden = text === undefined;
  return line;
}

function links(list: readonly LinkState[], labels: PanelLabels): HTMLElement {
  return element(
    'ul',
    { class: 'links' },
    ...list.map(({ title, url, remark: kind }) =>
      element(
        'li',
        {},
        // No href: the host opens the address, after it has checked that it is one of ours.
        url === undefined
          ? title
          : button(
              { class: 'link', role: 'link', title: `${url} (${labels.opensBrowser})` },
              () => send({ type: 'openLink', url }),
              title,
            ),
        kind === undefined ? undefined : element('span', { class: 'quiet-text' }, ` (${kind})`),
      ),
    ),
  );
}

/** The copy button of a step. */
function copyButton(step: string): HTMLElement | undefined {
  const buttons = content.querySelectorAll<HTMLElement>('button[data-step]');
  return [...buttons].find((candidate) => candidate.dataset['step'] === step);
}

const filled = (label: string, ...values: readonly number[]): string =>
  label.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));

const CHEVRON = 'M6 3.5 10.5 8 6 12.5';
const CHECK = 'M3 8.5 6.5 12 13 4.5';
