// What must hold for any text. The seed is fixed, so that a failure is the same everywhere. To search further:
//   PROPERTY_SEED=7 PROPERTY_RUNS=20 npx mocha --import=tsx --timeout 0 test/core/scan/properties.test.ts
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  affectedLines,
  documentKind,
  explain,
  explanationToMarkdown,
  FAMILIES,
  findingAt,
  LineIndex,
  parseCodeRef,
  scan,
  scanLines,
  search,
} from '../../../src/core';
import type { Code, DocumentKind, Finding, LineFinding } from '../../../src/core';
import { decode } from '../../../src/cli/encoding';
import { anyText, byOffset, LINE_POOL, linesOf, samples } from './texts';

const SEED = Number(process.env['PROPERTY_SEED'] ?? 20_250_101);
const TIMES = Number(process.env['PROPERTY_RUNS'] ?? 1);
const kinds = fc.constantFrom<DocumentKind>('log', 'event-xml', 'rdp');
const codeKinds = fc.constantFrom<DocumentKind>('log', 'event-xml');
const check = <T extends unknown[]>(property: fc.IPropertyWithHooks<T>, numRuns: number) =>
  fc.assert(property, { seed: SEED, numRuns: numRuns * TIMES });

function assertSound(text: string, findings: readonly Finding[]): void {
  let last = 0;
  for (const { span, text: code } of findings) {
    assert.ok(span.start >= last && span.end > span.start && span.end <= text.length, JSON.stringify(span));
    assert.equal(text.slice(span.start, span.end), code);
    last = span.end;
  }
}

const touching = (found: readonly LineFinding[], line: number, column: number) =>
  found.filter((one) => one.line === line && one.finding.span.start <= column && column <= one.finding.span.end);

describe(`Any text (seed ${SEED})`, function () {
  this.timeout(TIMES * 20_000);

  it('is scanned without an error; spans lie inside, in order, apart, and hold the code as written', () => {
    check(
      fc.property(anyText(), kinds, (text, kind) => {
        const findings = scan(text, { kind });
        if (kind === 'rdp')
          for (const { span, text: part } of findings) assert.equal(text.slice(span.start, span.end), part);
        else assertSound(text, findings);
      }),
      500,
    );
  });

  it('that is pure noise is scanned without an error', () => {
    check(
      fc.property(fc.string({ maxLength: 300, unit: 'binary' }), (text) => {
        assertSound(text, scan(text));
      }),
      200,
    );
  });

  it('gives the same answer twice', () => {
    check(
      fc.property(anyText(), kinds, (text, kind) => {
        assert.deepEqual(scan(text, { kind }), scan(text, { kind }));
      }),
      200,
    );
  });

  it('gives the same findings as a whole, by lines, and in parts', () => {
    check(
      fc.property(anyText(40), codeKinds, fc.nat(40), (text, kind, cut) => {
        const lines = new LineIndex(text);
        const last = lines.lineCount - 1;
        const whole = scan(text, { kind });
        const startOf = (line: number) => lines.lineStart(line);
        assert.deepEqual(byOffset(scanLines(lines, 0, last, kind), startOf), whole);
        const middle = Math.min(cut, last);
        const parts = [...scanLines(lines, 0, middle, kind), ...scanLines(lines, middle + 1, last, kind)];
        assert.deepEqual(byOffset(parts, startOf), whole);
      }),
      400,
    );
  });

  it('answers a hover at any position, inside the document or not, with what a scan finds there', () => {
    check(
      fc.property(
        anyText(),
        codeKinds,
        fc.integer({ min: -3, max: 40 }),
        fc.integer({ min: -3, max: 200 }),
        (text, kind, line, column) => {
          const lines = new LineIndex(text);
          const found = findingAt(lines, line, column, kind);
          const expected = touching(scanLines(lines, 0, lines.lineCount - 1, kind), line, column);
          assert.deepEqual(found, expected[0]);
        },
      ),
      400,
    );
  });

  it('on a very long line is read by a hover as by a scan', () => {
    const filler = fc.constantFrom(
      '{"id":1,"message":"nothing of note"},',
      'some words of a log, ',
      '<a href="x">b</a> ',
    );
    const parts = fc.array(fc.tuple(anyText(6), filler, fc.nat(80)), { minLength: 4, maxLength: 8 });
    check(
      fc.property(parts, (chosen) => {
        const text = chosen
          .map(([piece, words, times]) => piece.replace(/[\r\n]+/g, ' ') + words.repeat(times))
          .join('')
          .padEnd(4_200, '. ');
        const lines = new LineIndex(text);
        const found = scanLines(lines, 0, 0, 'log');
        for (const { finding } of found) {
          const { start } = finding.span;
          assert.deepEqual(findingAt(lines, 0, start + 1, 'log')?.finding.text, finding.text, `at ${start}`);
        }
        for (let column = 0; column < text.length; column += 97) {
          const expected = touching(found, 0, column)[0]?.finding.text;
          assert.equal(findingAt(lines, 0, column, 'log')?.finding.text, expected, `at ${column}`);
        }
      }),
      60,
    );
  });

  it('answers a hover in an .rdp file at any position', () => {
    check(
      fc.property(
        anyText(),
        fc.integer({ min: -3, max: 40 }),
        fc.integer({ min: -3, max: 200 }),
        (text, line, column) => {
          findingAt(new LineIndex(text), line, column, 'rdp');
        },
      ),
      100,
    );
  });

  it('takes lines outside the document for empty', () => {
    check(
      fc.property(
        anyText(),
        codeKinds,
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: -50, max: 50 }),
        (text, kind, first, last) => {
          const lines = new LineIndex(text);
          for (const { line } of scanLines(lines, first, last, kind)) assert.ok(line >= first && line <= last);
          affectedLines(lines, first, last, kind);
        },
      ),
      200,
    );
  });

  it('is a question that search answers, and no code reference unless it is one', () => {
    check(
      fc.property(anyText(4), (text) => {
        for (const { entry, label } of search(text)) assert.ok(entry.title.length > 0 && label.length > 0);
        const code = parseCodeRef(text);
        if (code) assert.match(text, /^[\w-]+:\w+(?:@[\w-]+)?$/);
      }),
      150,
    );
  });

  it('has a kind', () => {
    check(
      fc.property(anyText(), anyText(2), (start, path) => {
        assert.ok(['log', 'event-xml', 'rdp'].includes(documentKind({ start, path })));
      }),
      200,
    );
  });
});

describe(`Any bytes (seed ${SEED})`, () => {
  it('are decoded without an error', () => {
    const mark = fc.constantFrom([], [0xff, 0xfe], [0xfe, 0xff], [0xef, 0xbb, 0xbf], [0x00], [0x41, 0x00, 0x42, 0x00]);
    check(
      fc.property(mark, fc.uint8Array({ maxLength: 64 }), (head, rest) => {
        assert.equal(typeof decode(Uint8Array.from([...head, ...rest])).text, 'string');
      }),
      300,
    );
  });
});

describe(`Any code (seed ${SEED})`, () => {
  const code: fc.Arbitrary<Code> = fc.record({
    family: fc.constantFrom(...FAMILIES),
    value: fc.oneof(fc.integer({ min: 0, max: 0xffffffff }), fc.integer({ min: 0, max: 0x1300 }), fc.constant(null)),
  });

  it('is explained, with any extended code and candidates, and the explanation is Markdown', () => {
    check(
      fc.property(
        code,
        fc.option(code, { nil: undefined }),
        fc.array(code, { maxLength: 3 }),
        (first, extended, candidates) => {
          const explanation = explain(first, { ...(extended && { extended }), candidates });
          assert.ok(explanation.title.length > 0 && explanation.meaning.length > 0 && explanation.causes.length > 0);
          for (const detail of ['short', 'full'] as const) {
            const markdown = explanationToMarkdown(explanation, { detail });
            assert.doesNotMatch(markdown, /\bundefined\b(?! (?:reason|connection))|NaN|\[object|\{\d\}/);
          }
        },
      ),
      400,
    );
  });
});

describe('A hover', function () {
  this.timeout(TIMES * 15_000);

  it('finds, at both ends and in the middle of every finding of every sample, what the scan found', () => {
    for (const { file, text } of samples) {
      const kind = documentKind({ path: file, start: text.slice(0, 4000) });
      const lines = new LineIndex(text);
      for (const one of scanLines(lines, 0, lines.lineCount - 1, kind)) {
        const { start, end } = one.finding.span;
        for (const column of [start, (start + end) >> 1, end]) {
          const found = findingAt(lines, one.line, column, kind);
          assert.equal(found?.line, one.line, `${file}:${one.line + 1}:${column + 1}`);
          assert.equal(found.finding.text, one.finding.text, `${file}:${one.line + 1}:${column + 1}`);
          assert.deepEqual(found.finding.code, one.finding.code, `${file}:${one.line + 1}:${column + 1}`);
          assert.deepEqual(found.finding.span, one.finding.span, `${file}:${one.line + 1}:${column + 1}`);
        }
      }
    }
  });

  it('finds nothing between the findings of the samples', () => {
    for (const { file, text } of samples) {
      const kind = documentKind({ path: file, start: text.slice(0, 4000) });
      const lines = new LineIndex(text);
      const found = scanLines(lines, 0, lines.lineCount - 1, kind);
      for (let line = 0; line < lines.lineCount; line += 3) {
        const { length } = lines.lineText(line);
        for (let column = 0; column <= length; column += 23) {
          if (touching(found, line, column).length > 0) continue;
          const at = findingAt(lines, line, column, kind);
          assert.equal(at, undefined, `${file}:${line + 1}:${column + 1} ${at?.finding.text}`);
        }
      }
    }
  });
});

describe(`An edit (seed ${SEED})`, function () {
  this.timeout(TIMES * 30_000);

  const edit = fc.record({
    at: fc.nat(1000),
    removed: fc.nat(3),
    inserted: fc.array(fc.constantFrom(...LINE_POOL), { minLength: 1, maxLength: 4 }),
  });

  it('costs the affected lines only: scanning them anew equals a scan of the whole', () => {
    check(
      fc.property(
        fc.array(fc.constantFrom(...samples.filter(({ text }) => text.length < 8000)), { minLength: 1, maxLength: 3 }),
        fc.array(edit, { minLength: 1, maxLength: 4 }),
        codeKinds,
        (chosen, edits, kind) => {
          let lines = chosen.flatMap(({ text }) => [...text.split(/\r\n|\r|\n/), '']);
          let found = scanLines(linesOf(lines), 0, lines.length - 1, kind);
          for (const { at, removed, inserted } of edits) {
            const from = at % lines.length;
            const gone = Math.min(removed, lines.length - from);
            lines = [...lines.slice(0, from), ...inserted, ...lines.slice(from + gone)];
            const delta = inserted.length - gone;
            const moved = found.flatMap((one) =>
              one.line < from ? one : one.line >= from + gone ? { ...one, line: one.line + delta } : [],
            );
            const source = linesOf(lines);
            const { first, last } = affectedLines(source, from, from + inserted.length - 1, kind);
            assert.ok(first <= from && last >= Math.min(from + inserted.length, lines.length) - 1);
            found = [
              ...moved.filter(({ line }) => line < first),
              ...scanLines(source, first, last, kind),
              ...moved.filter(({ line }) => line > last),
            ];
            const whole = scanLines(source, 0, lines.length - 1, kind);
            assert.deepEqual(found, whole);
          }
        },
      ),
      300,
    );
  });

  it('affects a bounded number of lines, however long the document', () => {
    const line = 'Error code: 0x204';
    for (const count of [1_000, 100_000]) {
      const lines: readonly string[] = Array.from({ length: count }, () => line);
      const { first, last } = affectedLines(linesOf(lines), 500, 500, 'log');
      assert.ok(first <= 500 && last >= 500 && last - first <= 100, `${first} to ${last}`);
    }
    const events: readonly string[] = Array.from(
      { length: 10_000 },
      (_, index) => ['<Event>', 'x', '</Event>'][index % 3]!,
    );
    const { first, last } = affectedLines(linesOf(events), 5_000, 5_000, 'event-xml');
    assert.ok(last - first <= 100, `${first} to ${last}`);
  });
});

describe('Unrelated prose', () => {
  const PROSE =
    'The quarterly figures were sent to everybody who had asked for them.\nNobody objected, and the meeting ended early.\n' +
    'Lunch was soup and bread.\nThe trains ran on time all week.\nA short walk followed.\n';

  it('before or behind a sample moves spans and changes nothing else', () => {
    for (const { file, text } of samples) {
      const kind = documentKind({ path: file, start: text.slice(0, 4000) });
      const own = scan(text, { kind });
      assert.deepEqual(scan(`${text}\n\n\n${PROSE}`, { kind }), own, `${file}, prose behind`);
      const head = `${PROSE}\n\n\n`;
      const moved = own.map((finding) => ({
        ...finding,
        span: { start: finding.span.start + head.length, end: finding.span.end + head.length },
      }));
      assert.deepEqual(scan(`${head}${text}`, { kind }), moved, `${file}, prose before`);
    }
  }).timeout(10_000);

  it(`before or behind any text moves spans and changes nothing else (seed ${SEED})`, () => {
    check(
      fc.property(anyText(), (text) => {
        const own = scan(text, { kind: 'log' });
        const head = `${PROSE}\n\n\n`;
        const moved = scan(`${head}${text}`, { kind: 'log' }).map((finding) => ({
          ...finding,
          span: { start: finding.span.start - head.length, end: finding.span.end - head.length },
        }));
        assert.deepEqual(moved, own);
        assert.deepEqual(scan(`${text}\n\n\n${PROSE}`, { kind: 'log' }), own);
      }),
      200,
    );
  });
});
