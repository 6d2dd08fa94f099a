/**
 * The messages between the extension ("host") and the page that shows an event log, one union per direction, and the
 * plain data they carry. Sentences are finished and in the reader's language; only the reader's clock is the page's.
 */

import type { Severity } from '../core';

/** Which severities are shown. `problems` are warnings and errors. */
export const SEVERITY_FILTERS = ['all', 'problems', 'error', 'warning', 'info'] as const;
export type SeverityFilter = (typeof SEVERITY_FILTERS)[number];

/** What the reader wants to see. */
export interface EventQuery {
  /** Words that must all occur, in whatever case; blanks part them. */
  readonly text: string;
  readonly severity: SeverityFilter;
  readonly newestFirst: boolean;
  /** Also the events that are not about Remote Desktop. */
  readonly all: boolean;
}

export const FIRST_QUERY: EventQuery = { text: '', severity: 'all', newestFirst: true, all: false };

/** Headings, names of controls and patterns. `{0}`, `{1}` stand for what the page fills in. */
export interface EvtxLabels {
  readonly toolbar: string;
  readonly export: string;
  readonly exportHint: string;
  readonly story: string;
  readonly storyHint: string;
  readonly all: string;
  readonly allHint: string;
  readonly newestFirst: string;
  readonly filters: string;
  readonly text: string;
  readonly severity: string;
  readonly severityFilters: Readonly<Record<SeverityFilter, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly columns: Readonly<Record<'time' | 'severity' | 'event' | 'code' | 'machine' | 'provider', string>>;
  readonly events: string;
  /** How the rows are worked with. */
  readonly keys: string;
  /** "{0} of {1} events shown". */
  readonly shown: string;
  /** "{0} events shown". */
  readonly shownSoFar: string;
  readonly searching: string;
  readonly nothing: string;
  readonly more: string;
  readonly noTime: string;
  /** "{0} local time". */
  readonly localTime: string;
  readonly doubtful: string;
  readonly other: string;
  readonly proves: string;
  readonly provesNot: string;
  readonly causes: string;
  readonly firstCheck: string;
  readonly remediation: string;
  readonly lookUp: string;
  readonly copyXml: string;
  readonly xml: string;
  readonly loading: string;
  readonly unreadableList: string;
  readonly reading: string;
  readonly cancel: string;
  readonly again: string;
}

export interface EvtxNotice {
  readonly kind: 'warning' | 'info';
  readonly text: string;
}

export interface EvtxState {
  readonly labels: EvtxLabels;
  /** The file's name. */
  readonly title: string;
  /**
   * reading: it takes its time. list: events are there to be listed. nothing: there are none, and `notices` say why.
   */
  readonly phase: 'reading' | 'list' | 'nothing';
  /** The counts of the file, each as a short sentence. */
  readonly facts: readonly string[];
  readonly notices: readonly EvtxNotice[];
  /** Records that could not be read; their list comes when it is asked for. */
  readonly unreadable: number;
  /** Reading stopped before the end, and can be started again. */
  readonly canRetry: boolean;
  readonly query: EventQuery;
}

/** One event as a row of the table. */
export interface EventRow {
  /** `2026-03-06 12:00:30.819`; absent where the event gives no time. */
  readonly timeText?: string;
  /** Milliseconds since 1970, for the reader's clock. */
  readonly time?: number;
  readonly severity: Severity;
  readonly title: string;
  readonly details: string;
  /** `0x3 (3)` and what it means. */
  readonly code?: { readonly label: string; readonly title: string };
  readonly machine: string;
  /** `LocalSessionManager 40`. */
  readonly event: string;
  /** The provider's full name. */
  readonly provider: string;
  readonly isDoubtful: boolean;
  /** Not about Remote Desktop. */
  readonly isOther: boolean;
}

/** What is known of an event or of a code in it. */
export interface EventExplanation {
  /** `LocalSessionManager 40: Session disconnected`. */
  readonly heading: string;
  readonly meaning: string;
  /** What the number's build tells, where nothing else is known. */
  readonly structure: readonly string[];
  readonly proves?: string;
  readonly provesNot?: string;
  /** Most likely first. */
  readonly causes: readonly string[];
  readonly firstCheck?: { readonly text: string; readonly command?: string; readonly look?: string };
  /** Names of the buttons, with what they are about. */
  readonly remediationName: string;
  readonly lookUpName: string;
}

export interface EventDetail {
  /** `Record 17 · Microsoft-Windows-…/Operational`. */
  readonly place: string;
  readonly explanations: readonly EventExplanation[];
  /** Said where there is no explanation. */
  readonly unexplained?: string;
  /** Indented, for reading. */
  readonly xml: string;
}

/** Host → page. */
export type ToEvtxPage =
  | { readonly type: 'show'; readonly state: EvtxState }
  | { readonly type: 'progress'; readonly percent: number; readonly text: string }
  | {
      readonly type: 'rows';
      /** Each query has its own list, so that a late message cannot hit another one. */
      readonly list: number;
      /** How many rows the page must already show for these to follow; 0 replaces what is there. */
      readonly from: number;
      readonly rows: readonly EventRow[];
      /** There are more to be asked for. */
      readonly hasMore: boolean;
      /** How many there are in all, once that is known. */
      readonly total?: number;
      /** The search for more is under way. */
      readonly isSearching: boolean;
    }
  | { readonly type: 'detail'; readonly list: number; readonly row: number; readonly detail: EventDetail }
  | { readonly type: 'unreadable'; readonly lines: readonly string[] }
  /** Done; `button` is the id of the button that says so. */
  | { readonly type: 'notice'; readonly text: string; readonly button: string };

/** Page → host. */
export type FromEvtxPage =
  /** A page that was there before brings its query back, and how many rows it had. */
  | { readonly type: 'ready'; readonly query?: EventQuery; readonly count?: number }
  | { readonly type: 'query'; readonly query: EventQuery }
  | { readonly type: 'more'; readonly list: number }
  | { readonly type: 'expand' | 'copyXml'; readonly list: number; readonly row: number }
  | {
      readonly type: 'remediation' | 'lookUp';
      readonly list: number;
      readonly row: number;
      /** Which of the row's explanations. */
      readonly explanation: number;
    }
  | { readonly type: 'export' | 'story' | 'unreadable' | 'cancel' | 'retry' };

/** The id of the button that copies a row. */
export const copyButtonId = (row: number): string => `copy-${row}`;

/** Nobody looks for longer words. */
export const MAX_TEXT = 200;
/** A page that comes back gets no more rows at once than this. */
const MAX_COUNT = 5000;

/**
 * The message of the page as it arrived, or undefined for anything that is not exactly one of {@link FromEvtxPage}
 * (other fields are dropped). Never throws, whatever the value.
 */
export function parseFromEvtxPage(value: unknown): FromEvtxPage | undefined {
  try {
    const own = fieldsOf(value);
    if (!own) return undefined;
    const type = own('type');
    switch (type) {
      case 'export':
      case 'story':
      case 'unreadable':
      case 'cancel':
      case 'retry':
        return { type };
      case 'ready': {
        if (own('query') === undefined) return { type };
        const query = parseQuery(own('query'));
        const count = wholeNumber(own('count'));
        if (!query || count === undefined) return undefined;
        return { type, query, count: Math.min(count, MAX_COUNT) };
      }
      case 'query': {
        const query = parseQuery(own('query'));
        return query && { type, query };
      }
    }
    const list = wholeNumber(own('list'));
    if (list === undefined) return undefined;
    if (type === 'more') return { type, list };
    const row = wholeNumber(own('row'));
    if (row === undefined) return undefined;
    if (type === 'expand' || type === 'copyXml') return { type, list, row };
    const explanation = wholeNumber(own('explanation'));
    if (explanation === undefined || (type !== 'remediation' && type !== 'lookUp')) return undefined;
    return { type, list, row, explanation };
  } catch {
    // A proxy or a getter that throws is not one of our messages.
    return undefined;
  }
}

/** What the page keeps for itself while it is hidden, and over a reload of the window. */
export interface EvtxMemory {
  readonly query: EventQuery;
  /** How many rows there were. */
  readonly count: number;
  /** Rows that are open. */
  readonly open: readonly number[];
  readonly scroll: number;
}

/** The page's memory as it was stored, or undefined for anything else. Never throws. */
export function parseEvtxMemory(value: unknown): EvtxMemory | undefined {
  try {
    const own = fieldsOf(value);
    const query = own && parseQuery(own('query'));
    const count = own && wholeNumber(own('count'));
    const open = own?.('open');
    const scroll = own?.('scroll');
    if (!query || count === undefined || !Array.isArray(open) || typeof scroll !== 'number') return undefined;
    if (!Number.isFinite(scroll) || scroll < 0) return undefined;
    return { query, count, open: open.flatMap((each) => wholeNumber(each) ?? []), scroll };
  } catch {
    return undefined;
  }
}

function parseQuery(value: unknown): EventQuery | undefined {
  const own = fieldsOf(value);
  const text = own?.('text');
  const severity = SEVERITY_FILTERS.find((each) => each === own?.('severity'));
  const newestFirst = own?.('newestFirst');
  const all = own?.('all');
  if (typeof text !== 'string' || text.length > MAX_TEXT || !severity) return undefined;
  return typeof newestFirst === 'boolean' && typeof all === 'boolean'
    ? { text, severity, newestFirst, all }
    : undefined;
}

function fieldsOf(value: unknown): ((name: string) => unknown) | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  return (name) => (Object.hasOwn(value, name) ? (value as Readonly<Record<string, unknown>>)[name] : undefined);
}

const wholeNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;
