import type { Finding } from '../finding';
import { parseRdp } from './parse';
import { RULES } from './rules';

/**
 * Checks the text of an `.rdp` file with every rule.
 *
 * Gives the findings in order of position, spans in UTF-16 offsets of `text`; `rule` is `rdp/<id>`. No message, title or
 * span holds a password or token. Never throws.
 */
export function lintRdp(text: string): Finding[] {
  const document = parseRdp(text);
  return RULES.flatMap((rule) =>
    rule.check(document).map(({ message, span, severity, fixes }): Finding => ({
      rule: `rdp/${rule.id}`,
      severity: severity ?? rule.severity,
      message,
      span,
      text: text.slice(span.start, span.end),
      candidates: [],
      fixes,
    })),
  ).sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}
