import type { Fix } from '../../finding';
import type { Severity } from '../../knowledge/code';
import type { Span } from '../../text';
import type { RdpFile } from '../rdp-file';

/** default: as the rule says. strict: the file goes to others. corporate: files of a managed environment. */
export type RdpProfile = 'default' | 'strict' | 'corporate';

/** An edit that a rule offers. */
export type RuleFix = Fix;

/** One thing that a rule found. */
export interface Problem {
  /** What is wrong, then what is allowed. Never holds the value of a password or token. */
  readonly message: string;
  /** Exactly the offending part, in UTF-16 offsets of the document. Never empty; never covers a password or token. */
  readonly span: Span;
  /** Where it differs from the rule's own. */
  readonly severity?: Severity;
  /** The preferred one first. */
  readonly fixes: readonly RuleFix[];
}

/** Checks one thing in an `.rdp` file. Rules know nothing of each other. */
export interface Rule {
  /** `<topic>/<name>`; a finding carries it as `rdp/<id>`. Never renamed or reused. */
  readonly id: RuleId;
  readonly severity: Severity;
  /** Silent unless a profile or a setting turns it on. */
  readonly optIn?: true;
  /** Where a profile judges otherwise. */
  readonly profiles?: Readonly<Partial<Record<Exclude<RdpProfile, 'default'>, Severity | 'off'>>>;
  /** Its page, from the root of the repository. */
  readonly docs: string;
  /** In order of position. Never throws. */
  check(file: RdpFile): Problem[];
}

export type RuleId = `${string}/${string}`;
