import type { CauseId } from './causes';
import type { Confidence } from './code';

/** Where a step is carried out. `any` is a machine of the reader's choice (an admin's own PC). */
export type Place =
  'client' | 'host' | 'gateway' | 'network' | 'directory' | 'licence-server' | 'broker' | 'azure' | 'any';

export type Shell = 'powershell' | 'cmd' | 'bash';

/** none: only reads. low: easily undone. medium: affects others or access. high: can weaken security or lock people out. */
export type Risk = 'none' | 'low' | 'medium' | 'high';

/** One action of a playbook. */
export interface Step {
  /** What to do, as an instruction: "List the inbound rules of the Remote Desktop group". */
  readonly text: string;
  readonly on: Place;
  /** The command, ready to paste. Placeholders look like <host>. */
  readonly run?: string;
  /** Needed with `run`. */
  readonly shell?: Shell;
  /** What the output means: which answer points to this cause, which away from it. */
  readonly expect?: string;
  /** Where to look in a window, when there is no command: "Settings > System > Remote Desktop". */
  readonly look?: string;
  /** True when it needs an elevated prompt or directory rights. */
  readonly admin?: true;
  /** Needed on fix and undo steps; confirm and verify steps only read. */
  readonly risk?: Risk;
  /** What restarts, in words: "Remote Desktop Services", "the host". */
  readonly restarts?: string;
  /** True when it ends sessions of users who are connected. */
  readonly drops?: true;
  /** What must be known before doing it: the danger in one sentence. */
  readonly warning?: string;
  /** The fact behind this step was not confirmed in a published source. Shown to the reader. */
  readonly unverified?: true;
}

export interface Link {
  readonly title: string;
  /** https, to the publisher's own page. */
  readonly url: string;
}

/** How to confirm and fix one cause. */
export interface Playbook {
  readonly id: CauseId;
  /** Who this concerns, in one sentence, so that a reader can drop it at once. */
  readonly concerns: string;
  readonly confirm: readonly [Step, ...Step[]];
  /** Least risk first. Empty only when nothing is wrong (an expected disconnect). */
  readonly fix: readonly Step[];
  readonly verify: readonly Step[];
  /** How to take back each change of `fix`; for a registry change the export command stands in `fix` before it. */
  readonly undo: readonly Step[];
  readonly warnings?: readonly string[];
  /** Procedures for Windows versions out of support, behind the modern way. */
  readonly olderWindows?: readonly Step[];
  readonly links: readonly [Link, ...Link[]];
  readonly confidence: Confidence;
}
