import { lintRdp, type LintRdpOptions } from '../../../src/core/rdp/lint';
import type { TextEdit } from '../../../src/core/text';
import { applied } from '../rdp-fixture';

/** The text after the first fix of every finding, one pass; a fix that meets an earlier one waits for the next. */
export function fixedAll(text: string, options: LintRdpOptions = {}): string {
  const edits: TextEdit[] = [];
  for (const { fixes } of lintRdp(text, options)) {
    const [fix] = fixes;
    if (!fix || fix.manual || fix.edits.some((edit) => edits.some((other) => meets(edit, other)))) continue;
    edits.push(...fix.edits);
  }
  return applied(text, { title: 'all', edits });
}

/** Whether two edits overlap, or stand at the same place. */
function meets(a: TextEdit, b: TextEdit): boolean {
  if (a.span.start === b.span.start) return true;
  return a.span.start < b.span.end && b.span.start < a.span.end;
}
