import type { Finding } from '../finding';
import type { Severity } from '../knowledge/code';
import type { Span } from '../text';
import { parseRdp } from './parse';
import { RdpFile, type RdpEncoding } from './rdp-file';
import { RULES } from './rules';
import type { RdpProfile, Rule, RuleId } from './rules/rule';
import type { SignatureReport } from './signature/report';

/** How a file is judged. */
export interface LintRdpOptions {
  /** Which judgement to begin with; `default` where none is given. */
  readonly profile?: RdpProfile;
  /** By rule id, without `rdp/`: a severity for all findings of the rule, or `off`. Wins over the profile. */
  readonly severities?: Readonly<Partial<Record<RuleId, Severity | 'off'>>>;
  /** The name of the file, with or without its folder. */
  readonly path?: string;
  /** As found in the file; without it, the rules about encodings say only what the text shows. */
  readonly encoding?: RdpEncoding;
  /** What `verifySignature` says of the same text; without it, nothing is said of whether the signature holds. */
  readonly verified?: SignatureReport;
}

/** A finding in an `.rdp` file. */
export interface RdpFinding extends Finding {
  readonly rule: `rdp/${RuleId}`;
}

/**
 * Checks the text of an `.rdp` file with every rule.
 *
 * Gives the findings in order of position, spans in UTF-16 offsets of `text`; `rule` is `rdp/<id>`. No message, title or
 * span holds a password or token. Never throws.
 */
export function lintRdp(text: string, options: LintRdpOptions = {}): RdpFinding[] {
  const file = new RdpFile(parseRdp(text), options);
  const findings: RdpFinding[] = [];
  const torn = file.entries.filter(({ merged }) => merged.length > 0).map(({ line }) => line.value.span);
  for (const rule of RULES) {
    const set = severityOf(rule, options);
    if (set === 'off') continue;
    const asked = options.severities?.[rule.id] !== undefined;
    for (const { message, span, severity, fixes } of rule.check(file)) {
      // Of a value with another setting inside, nothing else can be said, and the other setting may be a password.
      if (torn.length > 0 && rule.id !== MERGED && torn.some((value) => meets(span, value))) continue;
      findings.push({
        rule: `rdp/${rule.id}`,
        severity: asked ? set : (severity ?? set),
        message,
        span,
        text: text.slice(span.start, span.end),
        candidates: [],
        fixes,
      });
    }
  }
  return findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

const MERGED: RuleId = 'syntax/merged-lines';

function meets(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

function severityOf(rule: Rule, { profile = 'default', severities }: LintRdpOptions): Severity | 'off' {
  const asked = severities?.[rule.id];
  if (asked !== undefined) return asked;
  const judged = profile === 'default' ? undefined : rule.profiles?.[profile];
  return judged ?? (rule.optIn ? 'off' : rule.severity);
}
