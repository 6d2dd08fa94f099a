/**
 * The messages between the extension ("host") and the page that shows what an `.rdp` file does, one union per direction,
 * and the plain data they carry. Every text is finished and in the reader's language.
 */

import type { AskTone, AskWhen, Confidence, RiskLevel, SignatureState } from '../core';

export const TABS = ['ask', 'risk'] as const;
export type Tab = (typeof TABS)[number];
export const WHENS = ['after-2026-04', 'before-2026-04'] as const satisfies readonly AskWhen[];

/** Headings and names of controls. */
export interface RdpLabels {
  readonly view: string;
  readonly tabs: Readonly<Record<Tab, string>>;
  readonly windows: string;
  readonly whens: Readonly<Record<AskWhen, string>>;
  readonly computer: string;
  readonly copy: string;
  readonly copyHint: string;
  readonly first: string;
  readonly dialog: string;
  /** That the picture is none of the real dialog. */
  readonly dialogHint: string;
  readonly noDialog: string;
  readonly asked: string;
  readonly nothingAsked: string;
  readonly ticked: string;
  readonly notTicked: string;
  readonly publisher: string;
  readonly trust: string;
  readonly advice: string;
  readonly remarks: string;
  readonly unknowns: string;
  readonly limits: string;
  readonly reasons: string;
  readonly sources: string;
  /** "Go to the line {0}". */
  readonly jump: string;
}

/** A line of the file that can be gone to. */
export interface LineState {
  /** Which of the places that the host knows. */
  readonly place: number;
  readonly text: string;
}

/** A sentence, how sure it is, in a word, and where it comes from: places in the list of sources. */
export interface StatementState {
  readonly text: string;
  readonly confidence: Confidence;
  readonly badge: string;
  readonly sources: readonly number[];
}

export interface OutcomeState {
  readonly tone: AskTone;
  readonly condition: string;
  readonly banner: string;
  readonly publisher: string;
  readonly statements: readonly StatementState[];
}

export interface ResourceState {
  readonly name: string;
  readonly detail?: string;
  readonly line?: LineState;
  readonly isTicked: boolean;
  readonly statements: readonly StatementState[];
  /** The title of the fix; absent where there is none. */
  readonly fix?: string;
}

export interface AskState {
  readonly when: AskWhen;
  readonly publisher: readonly StatementState[];
  /** The signature. */
  readonly publisherLine?: LineState;
  readonly first: readonly StatementState[];
  readonly outcomes: readonly OutcomeState[];
  readonly fields: readonly {
    readonly label: string;
    readonly value: string;
    readonly line?: LineState;
    readonly statements: readonly StatementState[];
  }[];
  /** What holds for every box. */
  readonly boxes: readonly StatementState[];
  readonly resources: readonly ResourceState[];
  readonly trust: readonly StatementState[];
  readonly advice: readonly StatementState[];
  readonly remarks: readonly StatementState[];
  readonly unknowns: readonly string[];
  readonly sources: readonly SourceState[];
}

export interface SourceState {
  readonly title: string;
  /** https only. */
  readonly url?: string;
}

export interface RiskState {
  readonly level: RiskLevel;
  readonly levelText: string;
  readonly verdict: string;
  readonly reasons: readonly string[];
  readonly sections: readonly {
    readonly id: string;
    readonly title: string;
    readonly nothing: string;
    readonly points: readonly {
      readonly level: RiskLevel;
      readonly badge: string;
      readonly text: string;
      readonly line?: LineState;
      readonly sources: readonly number[];
    }[];
  }[];
  readonly advice: readonly string[];
  readonly limits: readonly string[];
  readonly sources: readonly SourceState[];
}

export interface RdpState {
  /** Counts the texts that were shown: a message about an earlier one comes too late. */
  readonly version: number;
  readonly tab: Tab;
  readonly labels: RdpLabels;
  /** The file's name. */
  readonly file: string;
  readonly signature: { readonly state: SignatureState; readonly text: string };
  readonly ask: AskState;
  readonly risk: RiskState;
}

/** Host → page. */
export type ToRdpPage =
  /** `focus`: the reader asked for this tab just now. */
  | { readonly type: 'show'; readonly state: RdpState; readonly focus: boolean }
  /** Done; `button` is the id of the button that says so. */
  | { readonly type: 'notice'; readonly text: string; readonly button: string };

/** Page → host. */
export type FromRdpPage =
  /** A page that was there before brings back what it showed. */
  | { readonly type: 'ready'; readonly tab?: Tab; readonly when?: AskWhen }
  | { readonly type: 'tab'; readonly tab: Tab }
  | { readonly type: 'when'; readonly when: AskWhen }
  | { readonly type: 'jump'; readonly version: number; readonly place: number }
  | { readonly type: 'fix'; readonly version: number; readonly resource: number }
  | { readonly type: 'copy' };

/** The button that copies the review. */
export const COPY_BUTTON = 'copy';

/**
 * The message of the page as it arrived, or undefined for anything that is not exactly one of {@link FromRdpPage} (other
 * fields are dropped). Never throws, whatever the value.
 */
export function parseFromRdpPage(value: unknown): FromRdpPage | undefined {
  try {
    if (typeof value !== 'object' || value === null) return undefined;
    const { type, tab, when, version, place, resource } = value as Readonly<Record<string, unknown>>;
    const knownTab = TABS.find((one) => one === tab);
    const knownWhen = WHENS.find((one) => one === when);
    switch (type) {
      case 'ready':
        return { type, ...(knownTab && { tab: knownTab }), ...(knownWhen && { when: knownWhen }) };
      case 'copy':
        return { type };
      case 'tab':
        return knownTab && { type, tab: knownTab };
      case 'when':
        return knownWhen && { type, when: knownWhen };
      case 'jump':
        return isIndex(version) && isIndex(place) ? { type, version, place } : undefined;
      case 'fix':
        return isIndex(version) && isIndex(resource) ? { type, version, resource } : undefined;
      default:
        return undefined;
    }
  } catch {
    // A proxy or a getter that throws is not one of our messages.
    return undefined;
  }
}

/** What the page keeps for itself while it is hidden. */
export interface RdpMemory {
  readonly tab: Tab;
  readonly when: AskWhen;
  readonly outcome: number;
  readonly scroll: number;
}

/** The page's memory as it was stored, or undefined for anything else. Never throws. */
export function parseRdpMemory(value: unknown): RdpMemory | undefined {
  try {
    if (typeof value !== 'object' || value === null) return undefined;
    const { tab, when, outcome, scroll } = value as Readonly<Record<string, unknown>>;
    const knownTab = TABS.find((one) => one === tab);
    const knownWhen = WHENS.find((one) => one === when);
    if (!knownTab || !knownWhen || !isIndex(outcome)) return undefined;
    if (typeof scroll !== 'number' || !Number.isFinite(scroll) || scroll < 0) return undefined;
    return { tab: knownTab, when: knownWhen, outcome, scroll };
  } catch {
    return undefined;
  }
}

const isIndex = (value: unknown): value is number =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
