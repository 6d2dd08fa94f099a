/**
 * The messages between the extension ("host") and the panel's page, one union per direction, and the plain data they
 * carry. Every text in a state is finished and in the reader's language: the page has no strings of its own.
 */

import type { ParameterName, Risk, Severity, Shell } from '../core';

/** What the reader has found out about a cause. */
export type CauseMark = 'unknown' | 'ruledOut' | 'this';

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
    /** As it is copied: with what is known filled in. */
    readonly text: string;
    /** Said where a value could not be filled in. */
    readonly refused?: string;
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

/** A value that commands need. */
export interface ParameterState {
  readonly name: ParameterName;
  readonly label: string;
  /** Empty while it is not known. */
  readonly value: string;
  /** Where the value is from, or what is wrong with it, in words; often empty. */
  readonly remark: string;
  /** Commands cannot use the value. */
  readonly invalid: boolean;
}

export interface CauseState {
  readonly id: string;
  readonly title: string;
  /** Absent on what is no cause of its own, such as triage. */
  readonly mark?: CauseMark;
  /** The name of the group of its marks for screen readers. */
  readonly markName?: string;
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
  readonly filter: string;
  readonly filterHint: string;
  /** "{0} of {1} steps shown". */
  readonly filtered: string;
  readonly ruledOut: string;
  readonly thisWasIt: string;
  /** "{0} of {1} causes ruled out". */
  readonly ruledOutCount: string;
  readonly copyScript: string;
  readonly copyScriptHint: string;
  readonly openPage: string;
  readonly openPageHint: string;
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
  /** Of which day the knowledge is, for a ticket or a question to us. */
  readonly knowledge?: string;
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
  /** What the commands need, in the order in which it is asked for. */
  readonly parameters: readonly ParameterState[];
  /** "Fill in: remote computer, user", or that nothing is left to fill in. Empty where no command needs a value. */
  readonly fillIn: string;
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
      readonly button?: 'copyMarkdown' | 'copyScript';
    }
  | ({ readonly type: 'filled'; readonly ref: string } & FilledIn);

/** What changes on the page when the reader fills in a value. */
export interface FilledIn {
  readonly parameters: readonly ParameterState[];
  readonly fillIn: string;
  /** The commands that need values, by the keys of their steps. */
  readonly commands: readonly { readonly step: string; readonly text: string; readonly refused?: string }[];
}

/** Page → host. `ref` is the code the page was showing, so that a late message cannot hit another code. */
export type FromPanel =
  | { readonly type: 'ready' }
  | { readonly type: 'pin'; readonly pinned: boolean }
  | { readonly type: 'tick'; readonly ref: string; readonly step: string; readonly ticked: boolean }
  | { readonly type: 'resetTicks'; readonly ref: string }
  | { readonly type: 'copyCommand'; readonly ref: string; readonly step: string }
  | { readonly type: 'copyMarkdown' }
  | { readonly type: 'copyScript' }
  | { readonly type: 'openPage' }
  | { readonly type: 'markCause'; readonly ref: string; readonly cause: string; readonly mark: CauseMark }
  | { readonly type: 'fillIn'; readonly ref: string; readonly name: string; readonly value: string }
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
      case 'copyScript':
      case 'openPage':
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
      case 'markCause': {
        const cause = text('cause');
        const mark = text('mark');
        return ref === undefined || cause === undefined || !isCauseMark(mark) ? undefined : { type, ref, cause, mark };
      }
      case 'fillIn': {
        const name = text('name');
        // The empty text takes a value back.
        const value = Object.hasOwn(message, 'value') && message['value'] === '' ? '' : text('value');
        return ref === undefined || name === undefined || value === undefined ? undefined : { type, ref, name, value };
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

const isCauseMark = (mark: string | undefined): mark is CauseMark =>
  mark === 'unknown' || mark === 'ruledOut' || mark === 'this';

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
