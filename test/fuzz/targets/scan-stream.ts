import assert from 'node:assert/strict';
import { documentKind, LineIndex, scan, ScanStream, type DocumentKind, type StreamedFinding } from '../../../src/core';
import { assertSame } from '../invariants';
import { target as one, textOfBytes } from '../target';

interface Input {
  readonly text: string;
  readonly kind: DocumentKind;
  /** How long the parts are in which the text arrives, and how much is scanned at once. */
  readonly step: number;
  readonly partLength: number;
}

/** A text that arrives in parts, cut anywhere: found is what a scan of the whole finds. The first byte says how it is cut. */
export const target = one({
  kind: 'text',
  longest: 3000,
  seeds: ['test/samples/logs', 'test/samples/events', 'test/blind/logs', 'test/blind3'],
  input(data): Input {
    const text = textOfBytes(data.subarray(1));
    const cut = data[0] ?? 0;
    // Nobody reads a long text by single characters.
    const least = text.length >> 7;
    return {
      text,
      kind: documentKind({ start: text.slice(0, 4000) }),
      step: 1 + least + (cut & 15) * 23,
      partLength: 1 + least + (cut >> 4) * 41,
    };
  },
  run({ text, kind, step, partLength }) {
    const stream = new ScanStream({ kind, partLength });
    const found: StreamedFinding[] = [];
    for (let at = 0; at < text.length; at += step) found.push(...stream.push(text.slice(at, at + step)));
    found.push(...stream.end());
    return found;
  },
  // A stream that is given drops scans what is near each drop again.
  made: (found) => 20 * found.length + 200,
  features: (found) => found.map(({ finding }) => `${finding.rule} ${finding.extended !== undefined}`),
  check({ text }, found) {
    let last = 0;
    for (const { finding, column, endColumn, lineText, lineTextStart } of found) {
      const { start, end } = finding.span;
      assert.ok(start >= last && end > start && end <= text.length, `${start} to ${end}`);
      assert.equal(text.slice(start, end), finding.text);
      assert.equal(lineText.slice(column - lineTextStart, endColumn - lineTextStart), finding.text);
      last = end;
    }
  },
  checkMore({ text, kind }, found) {
    assertSame(
      found.map(({ finding }) => finding),
      scan(text, { kind }),
      'in parts as in one',
    );
    const lines = new LineIndex(text);
    for (const { finding, line, column } of found) {
      assertSame(lines.positionAt(finding.span.start), { line, column }, 'the line counts from the start of the whole');
    }
  },
});
