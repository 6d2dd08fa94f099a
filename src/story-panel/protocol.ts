/**
 * The messages between the extension ("host") and the page that shows a story, one union per direction, and the plain
 * data they carry. Sentences are finished and in the reader's language; times are numbers, because only the page knows
 * the reader's clock.
 */

import type { Lane, Severity, Verdict } from '../core';

export const LANES = ['client', 'gateway', 'host'] as const satisfies readonly Lane[];

/** Headings, names of controls and patterns. `{0}`, `{1}` stand for what the page fills in. */
export interface StoryLabels {
  readonly toolbar: string;
  readonly view: string;
  readonly timeline: string;
  readonly table: string;
  readonly showAll: string;
  readonly showAllHint: string;
  readonly copyReport: string;
  readonly copyReportHint: string;
  readonly copyUnmasked: string;
  readonly copyUnmaskedHint: string;
  readonly addFiles: string;
  readonly addFilesHint: string;
  readonly filter: string;
  readonly notes: string;
  readonly connections: string;
  /** "{0} of {1} connections shown". */
  readonly shown: string;
  readonly more: string;
  readonly user: string;
  readonly session: string;
  readonly remediation: string;
  readonly copyThis: string;
  readonly evidence: string;
  readonly missing: string;
  readonly untimed: string;
  /** "{0} more events are not shown". */
  readonly cut: string;
  readonly lanes: Readonly<Record<Lane, string>>;
  readonly noEvents: string;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly zoomReset: string;
  /** How the marks are worked with, for screen readers and as a line below the picture. */
  readonly keys: string;
  /** "Timeline of {0}, {1} marks". */
  readonly picture: string;
  /** "{0} events". */
  readonly events: string;
  readonly open: string;
  readonly proves: string;
  readonly end: string;
  /** "{0} by this computer's clock". */
  readonly localTime: string;
  /** "{0} in the file". */
  readonly written: string;
  readonly noTime: string;
  readonly columns: Readonly<Record<'time' | 'lane' | 'event' | 'severity' | 'place', string>>;
  readonly durations: DurationLabels;
}

/** Patterns of two neighbouring units, the larger first. */
export interface DurationLabels {
  readonly days: string;
  readonly hours: string;
  readonly minutes: string;
  readonly seconds: string;
  readonly milliseconds: string;
}

export interface MomentState {
  readonly lane: Lane;
  /** Milliseconds since 1970; absent where the text gives no time. */
  readonly time?: number;
  /** As the machine wrote it, where its clock was wrong. */
  readonly written?: number;
  readonly machine?: string;
  /** `LocalSessionManager 40`. */
  readonly event: string;
  readonly what: string;
  readonly severity: Severity;
  readonly isMain: boolean;
  /** Proves the verdict. */
  readonly isEvidence: boolean;
  /** `lsm.xml:2`. */
  readonly place: string;
}

export interface ConnectionState {
  /** Its place in the story. */
  readonly index: number;
  readonly severity: Severity;
  readonly severityText: string;
  readonly verdict: string;
  /** What the verdict means in general. */
  readonly meaning: string;
  readonly user?: string;
  readonly client?: string;
  readonly clientName?: string;
  readonly server?: string;
  readonly sessionId?: number;
  readonly start?: number;
  readonly end?: number;
  readonly why: string;
  /** The code that decides. */
  readonly code?: { readonly ref: string; readonly label: string; readonly title: string };
  readonly missing: readonly string[];
  /** In order of time; those without a time come last. */
  readonly moments: readonly MomentState[];
  /** Indexes of `moments`, the strongest first. */
  readonly evidence: readonly number[];
  /** Moments over the limit. */
  readonly cut: number;
}

export interface NoteState {
  readonly kind: 'repeat' | 'clock' | 'contact' | 'file';
  readonly text: string;
}

export interface StoryState {
  readonly kind: 'story';
  /** Each story has its own, so that a late message cannot hit another one. */
  readonly id: number;
  readonly labels: StoryLabels;
  readonly title: string;
  readonly summary: string;
  readonly notes: readonly NoteState[];
  /** Of what the filter lets through, the first. */
  readonly connections: readonly ConnectionState[];
  /** How many the filter lets through. */
  readonly total: number;
  readonly filter: Verdict | '';
  /** What can be filtered by. The first lets all through. */
  readonly filters: readonly { readonly verdict: Verdict | ''; readonly text: string }[];
}

export interface EmptyStoryState {
  readonly kind: 'empty';
  readonly title: string;
  readonly text: string;
  readonly notes: readonly NoteState[];
  readonly addFiles: string;
}

/** Host → page. */
export type ToStoryPage =
  | {
      readonly type: 'show';
      readonly state: StoryState | EmptyStoryState;
      /** Move the keyboard focus to the heading: the reader asked for this story. */
      readonly focus: boolean;
    }
  | {
      readonly type: 'more';
      readonly story: number;
      /** How many connections the page must already show for these to follow. */
      readonly from: number;
      readonly connections: readonly ConnectionState[];
    }
  | {
      readonly type: 'notice';
      readonly text: string;
      /** The button that shows `text` for a moment. */
      readonly button: string;
    };

/** Page → host. Only numbers of what the host has sent, never a path or a text of a file. */
export type FromStoryPage =
  | { readonly type: 'ready' }
  | { readonly type: 'addFiles' }
  | { readonly type: 'more'; readonly story: number; readonly from: number }
  | { readonly type: 'filter'; readonly story: number; readonly verdict: string }
  | { readonly type: 'open'; readonly story: number; readonly connection: number; readonly moment: number }
  | { readonly type: 'remediation'; readonly story: number; readonly connection: number }
  | {
      readonly type: 'copyReport';
      readonly story: number;
      readonly mask: boolean;
      /** One connection only; the whole story without. */
      readonly connection?: number;
    };

/** The id of the button that copies, by what it copies. */
export const copyButtonId = (mask: boolean, connection?: number): string =>
  connection !== undefined ? `copy-${connection}` : mask ? 'copy-report' : 'copy-unmasked';

/** Longer than any verdict. */
const MAX_WORD = 50;

/**
 * The message of the page as it arrived, or undefined for anything that is not exactly one of {@link FromStoryPage}
 * (other fields are dropped). Never throws, whatever the value.
 */
export function parseFromStoryPage(value: unknown): FromStoryPage | undefined {
  try {
    if (typeof value !== 'object' || value === null) return undefined;
    const fields = value as Readonly<Record<string, unknown>>;
    const own = (name: string): unknown => (Object.hasOwn(fields, name) ? fields[name] : undefined);
    const type = own('type');
    if (type === 'ready' || type === 'addFiles') return { type };
    const story = count(own('story'));
    if (story === undefined) return undefined;
    const connection = count(own('connection'));
    switch (type) {
      case 'more': {
        const from = count(own('from'));
        return from === undefined ? undefined : { type, story, from };
      }
      case 'filter': {
        const verdict = own('verdict');
        return typeof verdict === 'string' && verdict.length <= MAX_WORD ? { type, story, verdict } : undefined;
      }
      case 'open': {
        const moment = count(own('moment'));
        return connection === undefined || moment === undefined ? undefined : { type, story, connection, moment };
      }
      case 'remediation':
        return connection === undefined ? undefined : { type, story, connection };
      case 'copyReport': {
        const mask = own('mask');
        if (typeof mask !== 'boolean') return undefined;
        if (own('connection') === undefined) return { type, story, mask };
        return connection === undefined ? undefined : { type, story, mask, connection };
      }
      default:
        return undefined;
    }
  } catch {
    // A proxy or a getter that throws is not one of our messages.
    return undefined;
  }
}

const count = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : undefined;

/** What the page keeps for itself while it is hidden. */
export interface StoryMemory {
  readonly story: number;
  readonly isTable: boolean;
  readonly showsAll: boolean;
  /** Connections whose section is open. */
  readonly open: readonly number[];
  readonly scroll: number;
}

/** The page's memory as it was stored, or undefined for anything else. Never throws. */
export function parseStoryMemory(value: unknown): StoryMemory | undefined {
  try {
    if (typeof value !== 'object' || value === null) return undefined;
    const { story, isTable, showsAll, open, scroll } = value as Readonly<Record<keyof StoryMemory, unknown>>;
    if (typeof story !== 'number' || typeof isTable !== 'boolean' || typeof showsAll !== 'boolean') return undefined;
    if (!Array.isArray(open) || typeof scroll !== 'number' || !Number.isFinite(scroll) || scroll < 0) return undefined;
    return { story, isTable, showsAll, open: open.filter((each) => typeof each === 'number'), scroll };
  } catch {
    return undefined;
  }
}
