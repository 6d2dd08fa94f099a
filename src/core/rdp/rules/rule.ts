import type { Fix } from '../../finding';
import type { Severity } from '../../knowledge/code';
import type { Span } from '../../text';
import type { RdpDocument } from '../parse';

/** One thing that a rule found. */
export interface Problem {
  /** What is wrong, then what is allowed. Never holds the value of a password or token. */
  readonly message: string;
  /** Exactly the offending part, in UTF-16 offsets of the document. Never covers a password or token. */
  readonly span: Span;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  /** The preferred one first. */
  readonly fixes: readonly Fix[];
}

/** Checks one thing in an `.rdp` file. Rules know nothing of each other. */
export interface Rule {
  /** `<topic>/<name>`; a finding carries it as `rdp/<id>`. Never renamed or reused. */
  readonly id: string;
  readonly severity: Severity;
  /** Its page, from the root of the repository. */
  readonly docs: string;
  /** In order of position. Never throws. */
  check(document: RdpDocument): Problem[];
}
