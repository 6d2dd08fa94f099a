import assert from 'node:assert/strict';
import {
  askPreview,
  completeRdp,
  fixRdp,
  foldRdp,
  formatRdp,
  LineIndex,
  lintRdp,
  outlineRdp,
  parseRdp,
  printRdp,
  rdpHoverAt,
  rdpInlayHints,
  reviewRisk,
  riskMarkdown,
  RULES,
  type LintRdpOptions,
  type LineSource,
  type TextEdit,
} from '../../../src/core';
import { assertSame, assertWhole, isWithin } from '../invariants';
import { target as one, textOfBytes } from '../target';

/** Every rule, also those that are off at first. */
const STRICT: LintRdpOptions = {
  severities: Object.fromEntries(RULES.map(({ id, severity }) => [id, severity])),
};

/** An `.rdp` file: parsed, judged by every rule, fixed, formatted, and shown. */
export const target = one({
  kind: 'text',
  longest: 1000,
  seeds: ['test/samples/rdp'],
  input: textOfBytes,
  run: (text) => lintRdp(text, STRICT),
  made: (findings) => findings.length,
  features: (findings) => findings.map(({ rule, fixes }) => `${rule} ${fixes.length}`),
  check(text, findings) {
    assert.equal(printRdp(parseRdp(text)), text);
    let last = 0;
    for (const { span, text: part, message, fixes } of findings) {
      assert.ok(isWithin(span, text.length) && span.start >= last && span.end > span.start, JSON.stringify(span));
      assert.equal(text.slice(span.start, span.end), part);
      assert.doesNotMatch(message, /[\r\n]/);
      last = span.start;
      for (const { edits } of fixes) for (const edit of edits) assert.ok(isWithin(edit.span, text.length));
    }
  },
  checkMore(text, findings) {
    assertSame(lintRdp(text, STRICT), findings, 'the same text has the same findings');
    const counts = countsOf(findings);
    for (const { rule, fixes } of findings.slice(0, 8)) {
      for (const fix of fixes.slice(0, 2)) {
        const after = countsOf(lintRdp(applied(text, fix.edits), STRICT));
        assert.ok((after.get(rule) ?? 0) < counts.get(rule)!, `“${fix.title}” leaves ${rule}`);
      }
    }
    const fixed = fixRdp(text);
    assert.equal(applied(text, fixed.edits), fixed.text, 'the edits lead to the text');
    assert.equal(fixRdp(fixed.text).count, 0, 'all is fixed the first time');
    const lines = new LineIndex(text);
    const formatted = formatRdp(lines);
    if (!('signed' in formatted)) {
      const texts = Array.from({ length: lines.lineCount }, (_, line) => lines.lineText(line));
      for (const { line, text: tidy } of formatted.lines) {
        assert.ok(line >= 0 && line < texts.length && tidy !== texts[line]);
        texts[line] = tidy;
      }
      assertSame(formatRdp(linesOf(texts)), { lines: [] }, 'formatted twice is formatted once');
    }
    for (let line = 0; line < Math.min(lines.lineCount, 6); line++) {
      const { length } = lines.lineText(line);
      for (const column of [0, length >> 1, length]) {
        const hover = rdpHoverAt(lines, line, column);
        if (hover) {
          assert.ok(isWithin(hover.span, length));
          assertWhole(hover.markdown, text);
        }
        completeRdp(lines, line, column);
      }
    }
    for (const { line, column } of rdpInlayHints(lines, 0, lines.lineCount - 1, { detail: 'all' })) {
      assert.ok(column <= lines.lineText(line).length);
    }
    outlineRdp(lines);
    foldRdp(lines);
    askPreview(text, { when: 'after-2026-04' });
    askPreview(text, { when: 'before-2026-04' });
    assertWhole(riskMarkdown(reviewRisk(text), { name: 'a.rdp' }), text);
  },
});

function countsOf(findings: readonly { readonly rule: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of findings) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

/** @throws where two edits overlap */
function applied(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const { span, newText } of [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end)) {
    assert.ok(span.start >= at, 'edits overlap');
    result += text.slice(at, span.start) + newText;
    at = span.end;
  }
  return result + text.slice(at);
}

const linesOf = (texts: readonly string[]): LineSource => ({
  lineCount: texts.length,
  lineText: (line) => texts[line] ?? '',
});
