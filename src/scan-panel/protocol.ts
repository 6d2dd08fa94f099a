/**
 * The messages between the extension ("host") and the page "Codes over time", one union per direction, and the plain data they
 * carry. Sentences are finished and in the reader's language; times are UTC.
 */

import type { Severity } from '../core';

export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[];

/** Headings and names of controls. */
export interface OverTimeLabels {
  readonly view: string;
  readonly chart: string;
  readonly table: string;
  readonly filter: string;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly from: string;
  readonly count: string;
  /** How the bars are worked with. */
  readonly keys: string;
  readonly open: string;
  readonly empty: string;
}

export interface BarState {
  /** When it begins: `2025-03-14 09:15`. */
  readonly label: string;
  /** All that it says, for screen readers. */
  readonly spoken: string;
  readonly counts: Readonly<Record<Severity, number>>;
}

export interface FoundState {
  readonly severity: Severity;
  readonly severityText: string;
  readonly time: string;
  readonly machine: string;
  /** `logs/a.log:12`. */
  readonly place: string;
  readonly text: string;
}

/** What stands in the bar that the reader has chosen. */
export interface DetailState {
  readonly bar: number;
  readonly heading: string;
  readonly codes: readonly { readonly severity: Severity; readonly text: string }[];
  readonly findings: readonly FoundState[];
  /** Said of findings over the limit. */
  readonly more?: string;
}

export interface OverTimeState {
  /** Each drawing has its own, so that a late message cannot hit another one. */
  readonly id: number;
  readonly labels: OverTimeLabels;
  readonly title: string;
  /** What was scanned, what a bar stands for, and what is not drawn. */
  readonly remarks: readonly string[];
  /** What can be filtered by; the first lets all through. */
  readonly filters: readonly string[];
  readonly filter: number;
  readonly bars: readonly BarState[];
  readonly detail?: DetailState;
}

/** Host → page. */
export interface ToScanPage {
  readonly type: 'show';
  readonly state: OverTimeState;
  /** Move the keyboard focus to the heading: the reader asked for this page. */
  readonly focus: boolean;
}

/** Page → host. Only numbers of what the host has sent. */
export type FromScanPage =
  | { readonly type: 'ready' }
  | { readonly type: 'filter'; readonly id: number; readonly filter: number }
  | { readonly type: 'choose'; readonly id: number; readonly bar: number }
  | { readonly type: 'open'; readonly id: number; readonly finding: number };

/**
 * The message of the page as it arrived, or undefined for anything that is not exactly one of {@link FromScanPage} (other
 * fields are dropped). Never throws, whatever the value.
 */
export function parseFromScanPage(value: unknown): FromScanPage | undefined {
  try {
    if (typeof value !== 'object' || value === null) return undefined;
    const fields = value as Readonly<Record<string, unknown>>;
    const count = (name: string): number | undefined => {
      const own = Object.hasOwn(fields, name) ? fields[name] : undefined;
      return typeof own === 'number' && Number.isSafeInteger(own) && own >= 0 ? own : undefined;
    };
    const type = Object.hasOwn(fields, 'type') ? fields['type'] : undefined;
    if (type === 'ready') return { type };
    const id = count('id');
    if (id === undefined) return undefined;
    if (type === 'filter') {
      const filter = count('filter');
      return filter === undefined ? undefined : { type, id, filter };
    }
    if (type === 'choose') {
      const bar = count('bar');
      return bar === undefined ? undefined : { type, id, bar };
    }
    if (type !== 'open') return undefined;
    const finding = count('finding');
    return finding === undefined ? undefined : { type, id, finding };
  } catch {
    // A proxy or a getter that throws is not one of our messages.
    return undefined;
  }
}

/** What the page keeps for itself while it is hidden. */
export interface ScanMemory {
  readonly isTable: boolean;
  readonly scroll: number;
}

/** The page's memory as it was stored, or undefined for anything else. Never throws. */
export function parseScanMemory(value: unknown): ScanMemory | undefined {
  try {
    if (typeof value !== 'object' || value === null) return undefined;
    const { isTable, scroll } = value as Readonly<Record<keyof ScanMemory, unknown>>;
    if (typeof isTable !== 'boolean') return undefined;
    return typeof scroll === 'number' && Number.isFinite(scroll) && scroll >= 0 ? { isTable, scroll } : undefined;
  } catch {
    return undefined;
  }
}
