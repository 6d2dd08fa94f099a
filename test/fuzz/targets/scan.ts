import assert from 'node:assert/strict';
import {
  affectedLines,
  documentKind,
  explain,
  explanationToMarkdown,
  findingAt,
  LineIndex,
  scan,
  scanLines,
  type Finding,
} from '../../../src/core';
import { assertApart, assertSame, assertWhole } from '../invariants';
import { target as one, textOfBytes } from '../target';

const LONGEST_HOVERED = 4000;

/** A log or an export as a whole; then by lines, at positions, and what is said of each code. */
export const target = one({
  kind: 'text',
  longest: 2500,
  seeds: ['test/samples/logs', 'test/samples/negatives', 'test/blind/logs', 'test/blind2', 'test/blind3'],
  input(data) {
    const text = textOfBytes(data);
    const kind = documentKind({ start: text.slice(0, 4000) });
    return { text, kind: kind === 'rdp' ? ('log' as const) : kind };
  },
  run: ({ text, kind }) => scan(text, { kind }),
  made: (findings) => findings.length,
  features: (findings) => findings.map(nameOf),
  check({ text }, findings) {
    assertApart(text, findings);
  },
  checkMore({ text, kind }, findings) {
    assertSame(scan(text, { kind }), findings, 'the same text has the same findings');
    const lines = new LineIndex(text);
    const byLine = scanLines(lines, 0, lines.lineCount - 1, kind);
    const placed = byLine.map(({ line, finding }) => {
      const start = lines.lineStart(line);
      return { ...finding, span: { start: start + finding.span.start, end: start + finding.span.end } };
    });
    assertSame(placed, findings, 'by lines as in one');
    for (const { line, finding } of byLine.slice(0, 20)) {
      const { start, end } = finding.span;
      // Of a longer line a hover sees a part only, and not the lines near it.
      const isWhole = lines.lineText(line).length <= LONGEST_HOVERED;
      for (const column of isWhole ? [start, end] : []) {
        const expected = byLine.find(
          (other) => other.line === line && other.finding.span.start <= column && column <= other.finding.span.end,
        );
        assertSame(findingAt(lines, line, column, kind), expected, `a hover at ${line}:${column}`);
      }
      const { first, last } = affectedLines(lines, line, line, kind);
      assert.ok(first <= line && last >= line && last < lines.lineCount);
      if (finding.code) {
        const { code, extended, candidates, context } = finding;
        const explanation = explain(code, { candidates, ...(extended && { extended }), ...(context && { context }) });
        for (const detail of ['short', 'full'] as const) assertWhole(explanationToMarkdown(explanation, { detail }));
      }
    }
  },
});

const nameOf = ({ rule, code, extended, candidates, secondary, context }: Finding): string =>
  [
    rule,
    code?.field ?? '',
    extended?.family ?? '',
    candidates.map(({ family }) => family).join(),
    secondary ?? '',
    Object.keys(context ?? {}).join(),
  ].join(' ');
