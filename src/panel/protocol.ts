/**
 * The messages between the extension ("host") and the panel's page, one union per direction, and the plain data they
 * carry. Every text in a state is finished and in the reader's language: the page has no strings of its own.
 */

import type { Risk, Severity, Shell } from '../core';

/** The lists of a playbook, in the order in which they are worked through. */
export type SectionId = 'confirm' | 'fix' | 'verify' | 'undo' | 'older';

/** A remark beside a step; `kind` chooses the look, `text` says it in words. */
export interface StepMark {
  readonly kind: 'place' | 'risk' | 'admin' | 'restarts' | 'drops' | 'unverified';
  readonly text: string;
  /** Only on `risk`. */
  readonly risk?: Risk;
}

export interface StepState {
  /** `cause/section/hash`: what a tick is kept under, together with the code's ref. */
  readonly key: string;
  readonly ticked: boolean;
  readonly text: string;
  readonly marks: readonly StepMark[];
  readonly command?: {
    readonly text: string;
    readonly shell?: Shell;
    /** The shell and whether it has to be elevated, in words. */
    readonly runIn: string;
    /** The copy button's name for screen readers. */
    readonly copyName: string;
  };
  readonly look?: string;
  readonly expect?: string;
  readonly warning?: string;
}

export interface SectionState {
  readonly id: SectionId;
  readonly title: string;
  readonly steps: readonly StepState[];
  /** Said instead of steps when there are none. */
  readonly nothing?: string;
}

export interface LinkState {
  readonly title: string;
  /** https only. Absent where the source has no address that may be opened. */
  readonly url?: string;
  /** What kind of source it is, in words. */
  readonly remark?: string;
}

export interface CauseState {
  readonly id: string;
  readonly title: string;
  /** Absent while no playbook is written for this cause. */
  readonly playbook?: {
    readonly concerns: string;
    readonly confidence: string;
    readonly warnings: readonly string[];
    readonly sections: readonly SectionState[];
    /** For Windows versions out of support. */
    readonly older?: SectionState;
    readonly links: readonly LinkState[];
  };
}

/** Another code that the reader can change to. */
export interface ChoiceState {
  readonly ref: string;
  readonly label: string;
  readonly title: string;
}

/** A setting of `.rdp` files that can lead to the code. */
export interface SettingState {
  readonly key: string;
  /** How it can, and how sure that is. */
  readonly why: string;
  /** The name of its button for screen readers. */
  readonly findName: string;
}

/** Headings and names of controls. `{0}`, `{1}` stand for what the page fills in. */
export interface PanelLabels {
  readonly toolbar: string;
  readonly pin: string;
  readonly pinHint: string;
  readonly copyMarkdown: string;
  readonly copyMarkdownHint: string;
  readonly resetTicks: string;
  readonly resetTicksHint: string;
  readonly copy: string;
  readonly seenIn: string;
  readonly notations: string;
  readonly choices: string;
  readonly related: string;
  readonly settings: string;
  readonly structure: string;
  readonly proves: string;
  readonly provesNot: string;
  readonly fields: string;
  readonly conflict: string;
  readonly note: string;
  readonly sources: string;
  readonly causes: string;
  readonly noPlaybook: string;
  readonly showTriage: string;
  readonly concerns: string;
  readonly warning: string;
  readonly look: string;
  readonly expect: string;
  readonly links: string;
  /** "{0} of {1} steps ticked". */
  readonly progress: string;
  readonly opensBrowser: string;
}

export interface CodeState {
  readonly kind: 'code';
  readonly labels: PanelLabels;
  /** `disconnect:516`. */
  readonly ref: string;
  readonly family: string;
  /** Where people meet numbers of this family. */
  readonly seenIn: string;
  readonly notations: readonly string[];
  readonly symbol?: string;
  readonly severity: Severity;
  readonly severityText: string;
  readonly title: string;
  readonly meaning: string;
  /** Of an event: what may be concluded from it, and what it does not show. */
  readonly proves?: string;
  readonly provesNot?: string;
  /** Of an event: what its fields hold. */
  readonly fields?: readonly { readonly name: string; readonly holds: string }[];
  /** False where no public meaning exists; then `structure` is all there is. */
  readonly known: boolean;
  readonly structure: readonly string[];
  readonly extended?: {
    readonly heading: string;
    readonly title: string;
    readonly meaning?: string;
    /** What the two codes mean together. */
    readonly together?: string;
  };
  readonly conflict?: string;
  readonly note?: string;
  /** How sure the statements are; absent where there are none. */
  readonly confidence?: string;
  readonly sources: readonly LinkState[];
  /** Other families the number may belong to, most likely first. */
  readonly choices: readonly ChoiceState[];
  readonly choicesHint: string;
  readonly related: readonly ChoiceState[];
  /** Settings of `.rdp` files that can lead to the code. */
  readonly settings: readonly SettingState[];
  /** The code the reader came from, after a change to a related one. */
  readonly back?: ChoiceState;
  readonly causes: readonly CauseState[];
  /** The cause whose section is open at first. */
  readonly open?: string;
  /** The cause that "show the triage steps" leads to. */
  readonly triage?: string;
}

export interface EmptyState {
  readonly kind: 'empty';
  readonly title: string;
  readonly text: string;
  readonly lookUp: string;
}

export type PanelState = CodeState | EmptyState;

/** Host → page. */
export type ToPanel =
  | {
      readonly type: 'show';
      readonly state: PanelState;
      readonly pinned: boolean;
      /** Move the keyboard focus to the code's heading: the reader asked for this code. */
      readonly focus: boolean;
      /** For screen readers; empty when there is nothing new to say. */
      readonly announce: string;
    }
  | { readonly type: 'pinned'; readonly pinned: boolean }
  | {
      readonly type: 'notice';
      readonly text: string;
      /** The step whose copy button shows `text` for a moment. */
      readonly step?: string;
      /** The button of the toolbar that does. */
      readonly button?: 'copyMarkdown';
    };

/** Page → host. `ref` is the code the page was showing, so that a late message cannot hit another code. */
export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'pin'; readonly pinned: boolean }
  | { readonly type: 'tick'; readonly ref: string; readonly step: string; readonly ticked: boolean }
  | { readonly type: 'resetTicks'; readonly ref: string }
  | { readonly type: 'copyCommand'; readonly ref: string; readonly step: string }
  | { readonly type: 'copyMarkdown' }
  | { readonly type: 'openLink'; readonly url: string }
  | { readonly type: 'switchTo'; readonly ref: string }
  | { readonly type: 'lookUp' }
  | { readonly type: 'findSetting'; readonly ref: string; readonly key: string };

/** Longer than any ref, step key or address of ours. */
const MAX_TEXT = 2000;

/**
 * The message of the page as it arrived, or undefined for anything that is not exactly one of {@link FromPanel}
 * (other fields are dropped). Never throws, whatever the value.
 */
export function parseFromPanel(value: unknown): FromPanel | undefined {
  try {
    if (typeof value !== 'object' || value === null) return undefined;
    const message = value as Readonly<Record<string, unknown>>;
    const text = (name: string): string | undefined => {
      const field = Object.hasOwn(message, name) ? message[name] : undefined;
      return typeof field === 'string' && field.length > 0 && field.length <= MAX_TEXT ? field : undefined;
    };
    const flag = (name: string): boolean | undefined => {
      const field = Object.hasOwn(message, name) ? message[name] : undefined;
      return typeof field === 'boolean' ? field : undefined;
    };
    const type = text('type');
    const ref = text('ref');
    const step = text('step');
    switch (type) {
      case 'ready':
      case 'copyMarkdown':
      case 'lookUp':
        return { type };
      case 'pin': {
        const pinned = flag('pinned');
        return pinned === undefined ? undefined : { type, pinned };
      }
      case 'tick': {
        const ticked = flag('ticked');
        return ref === undefined || step === undefined || ticked === undefined
          ? undefined
          : { type, ref, step, ticked };
      }
      case 'copyCommand':
        return ref === undefined || step === undefined ? undefined : { type, ref, step };
      case 'resetTicks':
      case 'switchTo':
        return ref === undefined ? undefined : { type, ref };
      case 'findSetting': {
        const key = text('key');
        return ref === undefined || key === undefined ? undefined : { type, ref, key };
      }
      case 'openLink': {
        const url = text('url');
        return url === undefined ? undefined : { type, url };
      }
      default:
        return undefined;
    }
  } catch {
    // A proxy or a getter that throws is not one of our messages.
    return undefined;
  }
}

/** What the page keeps for itself while it is hidden: which sections were open for which code, and how far down it was. */
export interface PageMemory {
  readonly ref: string;
  readonly open: readonly string[];
  readonly scroll: number;
}

/** The page's memory as it was stored, or undefined for anything else. Never throws. */
export function parsePageMemory(value: unknown): PageMemory | undefined {
  try {
    if (typeof value !== 'object' || value === null) return undefined;
    const { ref, open, scroll } = value as Readonly<Record<'ref' | 'open' | 'scroll', unknown>>;
    if (typeof ref !== 'string' || !Array.isArray(open) || typeof scroll !== 'number') return undefined;
    if (!Number.isFinite(scroll) || scroll < 0) return undefined;
    return { ref, open: open.filter((id) => typeof id === 'string'), scroll };
  } catch {
    return undefined;
  }
}
