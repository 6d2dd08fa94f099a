import type { Translate } from '../../translate';
import type { RuleFix } from '../rules/rule';
import type { SignatureReport } from '../signature/report';
import type { ResourceId } from './asked-resources';
import type { ShownLine, Statement } from './statement';

/** Windows with the update of 14 April 2026 (CVE-2026-26151) asks otherwise than before. */
export type AskWhen = 'before-2026-04' | 'after-2026-04';

export interface AskOptions {
  readonly when: AskWhen;
  /** What `verifySignature` says of the same text; without it, a signature counts as not checked. */
  readonly signature?: SignatureReport;
  readonly translate?: Translate;
}

/** unchecked: there is a signature, and nobody has verified it. */
export type PublisherState = 'unsigned' | 'malformed' | 'broken' | 'signed' | 'unchecked';

/** How the dialog begins. unknown: a warning of an unknown publisher. verify: the publisher is named. none: no dialog. */
export type AskTone = 'unknown' | 'verify' | 'none';

/** One way in which the file can be received; which of several it is depends on the computer. */
export interface AskOutcome {
  readonly tone: AskTone;
  /** On which computers; empty where it is the only way. */
  readonly condition: string;
  /** How the dialog begins, in our own words. */
  readonly banner: string;
  /** What it shows as the publisher. */
  readonly publisher: string;
  readonly statements: readonly Statement[];
}

export interface AskField {
  readonly label: string;
  readonly value: string;
  readonly line?: ShownLine;
  readonly statements: readonly Statement[];
}

/** A resource that the dialog is expected to list. */
export interface AskedResource {
  readonly id: ResourceId;
  readonly name: string;
  /** Which of its class, as the file has it. */
  readonly detail?: string;
  /** The line that asks for it; absent where clients ask for it by default. */
  readonly line?: ShownLine;
  /** How its box is when the dialog opens. */
  readonly isTicked: boolean;
  readonly statements: readonly Statement[];
  /** Asks for it no more. */
  readonly fixes: readonly RuleFix[];
}

/** What Windows is expected to ask when somebody opens the file. */
export interface AskPreview {
  readonly when: AskWhen;
  readonly publisher: {
    readonly state: PublisherState;
    readonly name?: string;
    /** The signature. */
    readonly line?: ShownLine;
    readonly statements: readonly Statement[];
  };
  /** What comes before the dialog. */
  readonly first: readonly Statement[];
  /** Never empty; the one to expect first. */
  readonly outcomes: readonly AskOutcome[];
  readonly fields: readonly AskField[];
  /** What holds for every box of the list. */
  readonly boxes: readonly Statement[];
  readonly resources: readonly AskedResource[];
  /** What a signature that the computer trusts changes. */
  readonly trust: readonly Statement[];
  /** What to do, the best first. */
  readonly advice: readonly Statement[];
  /** What this file sets and the dialog does not list, and what a computer may do otherwise. */
  readonly remarks: readonly Statement[];
  readonly unknowns: readonly Statement[];
}
