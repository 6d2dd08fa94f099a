/** The table of events: its rows, which open and close, and the keyboard in it. */

import type { Severity } from '../core';
import { button, element, icon } from '../panel/dom';
import type { EventRow, EvtxLabels } from './protocol';

const COLUMNS = ['time', 'severity', 'event', 'code', 'machine', 'provider'] as const;
/** Each severity has a shape of its own, so that no colour has to be told from another. */
const SHAPES: Readonly<Record<Severity, string>> = {
  info: 'M3 8a5 5 0 1 0 10 0a5 5 0 1 0-10 0z',
  warning: 'M8 2.5 14.5 13.5H1.5z',
  error: 'M8 1.5 14.5 8 8 14.5 1.5 8z',
};
const CHEVRON = 'M6 3.5 10.5 8 6 12.5';

/** Puts values in the place of `{0}`, `{1}`. */
export const filled = (pattern: string, ...values: readonly (string | number)[]): string =>
  pattern.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)] ?? ''));

/** As the reader's own clock would have shown it; empty where there is no time. */
export function localTime({ time }: EventRow, labels: EvtxLabels): string {
  if (time === undefined) return '';
  const format = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'long' });
  return filled(labels.localTime, format.format(time));
}

export interface TableActions {
  /** A row is opened: what is known of it is to be put into `body`. */
  expand(row: number, body: HTMLElement): void;
  /** Another row has been opened or closed, or got the keyboard. */
  changed(): void;
}

/** One table at a time; rows are added at its end. */
export class EventTable {
  readonly node: HTMLElement;
  readonly open = new Set<number>();
  readonly #rows: EventRow[] = [];
  readonly #body = element('tbody', { role: 'rowgroup' });
  readonly #labels: EvtxLabels;
  readonly #actions: TableActions;
  /** The row whose button is reached with the Tab key. */
  #current = 0;

  constructor(labels: EvtxLabels, actions: TableActions) {
    this.#labels = labels;
    this.#actions = actions;
    const heads = COLUMNS.map((key) => element('th', { scope: 'col', role: 'columnheader' }, labels.columns[key]));
    // Roles are said, since narrow pages show rows as blocks, and a block is no row by itself.
    this.node = element(
      'table',
      { role: 'table', 'aria-label': labels.events, 'aria-describedby': 'keys' },
      element('thead', { role: 'rowgroup' }, element('tr', { role: 'row' }, ...heads)),
      this.#body,
    );
    this.#body.addEventListener('keydown', (event) => this.#key(event));
    this.#body.addEventListener('click', (event) => this.#click(event));
  }

  get count(): number {
    return this.#rows.length;
  }

  row(index: number): EventRow | undefined {
    return this.#rows[index];
  }

  /** The part of an open row that says what is known of it. */
  detail(row: number): HTMLElement | null {
    return this.#body.querySelector(`#detail-${row}`);
  }

  append(rows: readonly EventRow[]): void {
    const first = this.#rows.length;
    this.#rows.push(...rows);
    this.#body.append(...rows.map((row, index) => this.#row(row, first + index)));
  }

  /** Moves the keyboard to a row. */
  focus(row: number): void {
    const button = this.#button(row);
    if (!button) return;
    this.#button(this.#current)?.setAttribute('tabindex', '-1');
    this.#current = row;
    button.setAttribute('tabindex', '0');
    button.focus();
    button.scrollIntoView({ block: 'nearest' });
  }

  toggle(row: number): void {
    const control = this.#button(row);
    const line = control?.closest('tr');
    if (!control || !line) return;
    const isOpen = this.open.delete(row);
    control.setAttribute('aria-expanded', String(!isOpen));
    line.classList.toggle('is-open', !isOpen);
    if (isOpen) {
      line.nextElementSibling?.remove();
    } else {
      this.open.add(row);
      const body = element('td', { role: 'cell', colspan: String(COLUMNS.length), id: `detail-${row}` });
      body.append(this.#labels.loading);
      line.after(element('tr', { role: 'row', class: 'detail' }, body));
      this.#actions.expand(row, body);
    }
    this.#actions.changed();
  }

  #button(row: number): HTMLElement | null {
    return this.#body.querySelector(`#event-${row}`);
  }

  #row(row: EventRow, index: number): HTMLElement {
    const labels = this.#labels;
    const { severity, code } = row;
    const cell = (className: (typeof COLUMNS)[number], title: string | undefined, ...children: (Node | string)[]) =>
      element('td', { role: 'cell', class: className, title }, ...children);
    const marks = [...(row.isDoubtful ? [labels.doubtful] : []), ...(row.isOther ? [labels.other] : [])];
    return element(
      'tr',
      { role: 'row', class: 'event-row', 'data-row': String(index) },
      cell('time', localTime(row, labels), row.timeText ?? labels.noTime),
      cell('severity', undefined, icon(SHAPES[severity], `sign ${severity}`), ` ${labels.severities[severity]}`),
      cell(
        'event',
        undefined,
        button(
          {
            class: 'disclosure',
            id: `event-${index}`,
            'aria-expanded': 'false',
            tabindex: index === this.#current ? '0' : '-1',
          },
          () => this.toggle(index),
          icon(CHEVRON, 'chevron'),
          element(
            'span',
            { class: 'label' },
            row.title,
            row.details === '' ? undefined : element('span', { class: 'quiet-text' }, ` · ${row.details}`),
            ...marks.map((mark) => element('span', { class: 'badge' }, mark)),
          ),
        ),
      ),
      cell(
        'code',
        undefined,
        ...(code ? [element('code', { dir: 'ltr' }, code.label), code.title === '' ? '' : ` ${code.title}`] : []),
      ),
      cell('machine', row.machine, element('bdi', {}, row.machine)),
      cell('provider', `${row.event} · ${row.provider}`, element('bdi', {}, row.event)),
    );
  }

  #key(event: KeyboardEvent): void {
    const control = (event.target as HTMLElement).closest<HTMLElement>('.event-row .disclosure');
    if (!control || event.altKey || event.ctrlKey || event.metaKey) return;
    const row = Number(control.closest<HTMLElement>('tr')?.dataset['row']);
    const isOpen = this.open.has(row);
    const last = this.#rows.length - 1;
    switch (event.key) {
      case 'ArrowDown':
        this.focus(Math.min(last, row + 1));
        break;
      case 'ArrowUp':
        this.focus(Math.max(0, row - 1));
        break;
      case 'PageDown':
        this.focus(Math.min(last, row + PAGE));
        break;
      case 'PageUp':
        this.focus(Math.max(0, row - PAGE));
        break;
      case 'Home':
        this.focus(0);
        break;
      case 'End':
        this.focus(last);
        break;
      case 'ArrowRight':
        if (!isOpen) this.toggle(row);
        break;
      case 'ArrowLeft':
        if (isOpen) this.toggle(row);
        break;
      default:
        return;
    }
    event.preventDefault();
  }

  /** The whole row can be clicked, but not what somebody selects to copy it. */
  #click(event: MouseEvent): void {
    const target = event.target as HTMLElement;
    const line = target.closest<HTMLElement>('.event-row');
    if (!line || target.closest('button') || String(window.getSelection()) !== '') return;
    const row = Number(line.dataset['row']);
    this.focus(row);
    this.toggle(row);
  }
}

/** How far the page keys go. */
const PAGE = 15;
