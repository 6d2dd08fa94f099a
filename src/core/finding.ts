import type { Code, Severity } from './knowledge/code';
import type { Context } from './knowledge/context';
import type { Span, TextEdit } from './text';

/** An edit that a finding offers. */
export interface Fix {
  /** What it does, as shown in the editor's menu. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** Offered, but no part of fixing everything: it leaves a choice, or does away with something that may be wanted. */
  readonly manual?: true;
}

/** The one result of scanners and rules. */
export interface Finding {
  /** `code/<family>`, `message/<id>` or `rdp/<rule id>`. */
  readonly rule: string;
  readonly severity: Severity;
  readonly message: string;
  /** Exactly the code, the words of the message, or the part of the setting, as written; of a wrapped message the first line. */
  readonly span: Span;
  /** The document's text at `span`. */
  readonly text: string;
  /** Absent on `.rdp` findings. Where the context does not decide the family: the most likely one. */
  readonly code?: Code;
  /** The extended code of the same dialog or event. */
  readonly extended?: Code;
  /** What the place of the code tells beside it: it orders the causes. Absent where it tells nothing. */
  readonly context?: Context;
  /**
   * True when an earlier finding already carries the diagnosis (the extended code of a dialog; fields that are zero under a
   * sentence with the code). The Problems view leaves it out.
   */
  readonly secondary?: true;
  /** Other families the number may belong to, most likely first. Empty where the context decides. */
  readonly candidates: readonly Code[];
  readonly fixes: readonly Fix[];
}
