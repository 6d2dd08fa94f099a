// A text that is cut into parts and scanned from its code units has the findings of the whole. The seed is fixed:
//   PROPERTY_SEED=7 PROPERTY_RUNS=20 npx mocha --no-config --require tsx/cjs --timeout 0 test/core/scan/part.test.ts
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex, scan, scanPart, type DocumentKind } from '../../../src/core';
import { Automaton } from '../../../src/core/scan/automaton';
import { cutText } from '../../../src/core/scan/cut';
import { sieve, SOUGHT, traitsOf } from '../../../src/core/scan/interesting';
import { skippedEvents } from '../../../src/core/events/skipped-events';
import { quietEvents } from '../../../src/core/events/quiet-events';
import { anyText, LINE_POOL, samples } from './texts';

const SEED = Number(process.env['PROPERTY_SEED'] ?? 20_250_101);
const TIMES = Number(process.env['PROPERTY_RUNS'] ?? 1);
const check = <T extends unknown[]>(property: fc.IPropertyWithHooks<T>, numRuns: number) =>
  fc.assert(property, { seed: SEED, numRuns: numRuns * TIMES });

/** Code units, not characters. */
function asUnits(text: string): Uint8Array | Uint16Array {
  const units = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at++) units[at] = text.charCodeAt(at);
  return units.every((unit) => unit < 0x80) ? Uint8Array.from(units) : units;
}

/** The findings of a text that is cut wherever it can be, once so many units are there. */
function inParts(text: string, length: number, kind: DocumentKind) {
  const found: { line: number; column: number; endColumn: number; finding: object }[] = [];
  let [start, from, line, column] = [0, 0, 0, 0];
  for (let reach = length; ; reach += length) {
    const there = text.slice(start, start + reach);
    const isLast = start + reach >= text.length;
    const all = there.length;
    const cut = isLast ? { end: all, done: all, kept: all } : cutText(there, from);
    if (!cut) continue;
    const part = there.slice(0, cut.end);
    const scanned = scanPart({
      ...cut,
      from,
      kind,
      units: asUnits(part),
      text: (one, other) => part.slice(one, other),
    });
    for (const one of scanned.findings) {
      const before = one.line === 0 ? column : 0;
      const { span: _, ...finding } = one.finding;
      found.push({ line: line + one.line, column: before + one.column, endColumn: before + one.endColumn, finding });
    }
    if (isLast) return found;
    column = scanned.kept.line === 0 ? column + scanned.kept.column : scanned.kept.column;
    line += scanned.kept.line;
    start += cut.kept;
    from = cut.done - cut.kept;
    reach = 0;
  }
}

function inOne(text: string, kind: DocumentKind) {
  const lines = new LineIndex(text);
  return scan(text, { kind }).map(({ span, ...finding }) => {
    const { line, column } = lines.positionAt(span.start);
    return { line, column, endColumn: column + span.end - span.start, finding };
  });
}

const assertSame = (text: string, length: number, kind: DocumentKind) =>
  assert.deepEqual(inParts(text, length, kind), inOne(text, kind));

const QUIET = [
  '<Event xmlns="x"><System><Provider Name="Microsoft-Windows-Kernel-General"/><EventID>16</EventID></System><EventData><Data Name="Hive">0x80070005</Data></EventData></Event>',
  `<Event xmlns='x'><System><Provider Name='Service Control Manager'/><EventID Qualifiers='16384'>7036</EventID></System></Event>`,
  '<Event xmlns="x">\n  <System>\n    <Provider Name="Microsoft-Windows-TerminalServices-LocalSessionManager" Guid="{1}" />\n    <EventID>21</EventID>\n  </System>\n  <UserData>Error code: 0x204</UserData>\n</Event>',
  '<Event xmlns="x"><System><Provider Name="PowerShell"/><EventID>4104</EventID></System><Data>&lt;Event xmlns="x"&gt;&lt;System&gt;&lt;Provider Name="Microsoft-Windows-TerminalServices-ClientActiveXCore"/&gt;&lt;EventID&gt;1026&lt;/EventID&gt;&lt;/System&gt;&lt;EventData&gt;&lt;Data Name="Value"&gt;516&lt;/Data&gt;&lt;/EventData&gt;&lt;/Event&gt;</Data></Event>',
]; // prettier-ignore
const SPEAKING =
  '<Event xmlns="x"><System><Provider Name="Microsoft-Windows-TerminalServices-LocalSessionManager"/><EventID>40</EventID></System><UserData><EventXML><Session>2</Session><Reason>5</Reason></EventXML></UserData></Event>';

describe(`A part of a text (seed ${SEED})`, function () {
  this.timeout(TIMES * 60_000);
  const kinds = fc.constantFrom<DocumentKind>('log', 'event-xml');
  const ends = fc.constantFrom('\n', '\n', '\r\n', '\r');

  it('has its findings, where any lines are cut', () => {
    const lines = fc.array(fc.constantFrom(...LINE_POOL), { maxLength: 300 });
    check(
      fc.property(lines, ends, kinds, fc.constantFrom(100, 3000, 50_000), (chosen, end, kind, length) => {
        assertSame(chosen.join(end), length, kind);
      }),
      300,
    );
  });

  it('has its findings, whatever the text is', () => {
    const texts = fc.array(anyText(20), { maxLength: 60 }).map((chosen) => chosen.join('\n'));
    check(
      fc.property(texts, kinds, fc.constantFrom(10, 700, 9000), (text, kind, length) => {
        assertSame(text, length, kind);
      }),
      300,
    );
  });

  it('has its findings, where most events are passed over', () => {
    const odd = [
      '',
      ' ',
      'Error code: 0x204',
      '  <Event xmlns="x">',
      '</Event>',
      '<Event>',
      `<Event ${'x'.repeat(4000)}`,
    ];
    const pieces = fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...QUIET.slice(0, 3)) },
      { weight: 1, arbitrary: fc.constantFrom(...QUIET, SPEAKING, ...odd, ...LINE_POOL) },
    );
    const glue = fc.constantFrom('\n', '\n', '\n', '\r\n', '', '\n\n');
    const texts = fc.array(fc.tuple(pieces, glue), { maxLength: 400 }).map((chosen) => chosen.flat().join(''));
    check(
      fc.property(texts, fc.constantFrom(3000, 20_000, 100_000), fc.boolean(), (text, length, isWide) => {
        assertSame(isWide ? `é\n${text}` : text, length, 'event-xml');
      }),
      200,
    );
  });

  it('has its findings, where samples follow each other', () => {
    for (const kind of ['log', 'event-xml'] as const) {
      for (const end of ['\n', '\r\n']) {
        const text = samples.map((sample) => sample.text.replaceAll(/\r\n|\r|\n/g, end)).join(end);
        for (const length of [4000, 60_000]) assertSame(text, length, kind);
      }
    }
  });
});

describe('Events that are passed over', () => {
  const passedOver = (text: string) => skippedEvents(asUnits(text), (one, other) => text.slice(one, other));

  it('are quiet ones on lines of their own, and not those that hold another', () => {
    const text = `<Events>\n${QUIET.join('\n')}\n${SPEAKING}\n${QUIET[0]}${QUIET[1]}\n ${QUIET[0]}\n${QUIET[1]}`;
    assert.deepEqual(
      passedOver(text).map(({ start, end }) => text.slice(start, end)),
      [QUIET[0], QUIET[1], QUIET[2], QUIET[1]],
    );
  });

  it('are nothing but quiet events', () => {
    for (const { text } of samples) {
      const quiet = quietEvents(text);
      for (const { start, end } of passedOver(text)) {
        const at = quiet.indexOf(start);
        assert.ok(at >= 0 && at % 2 === 0 && quiet[at + 1] === end);
      }
    }
  });
});

describe('The sieve of code units', () => {
  it('finds the lines and what they hold, as it is found in each line', () => {
    const texts = fc.array(fc.oneof(anyText(12), fc.constantFrom(...LINE_POOL, '\r', '\n', '\r\n')), { maxLength: 60 });
    check(
      fc.property(texts, (chosen) => {
        const text = chosen.join('\n');
        const lines = new LineIndex(text);
        const { count, starts, bits } = sieve(asUnits(text));
        assert.equal(count, lines.lineCount);
        for (let line = 0; line < count; line++) {
          assert.equal(starts[line], lines.lineStart(line));
          assert.equal(bits[line], traitsOf(lines.lineText(line)));
        }
        assert.equal(starts[count], text.length);
      }),
      300,
    );
  });

  it('knows bytes and units alike', () => {
    const automaton = new Automaton(SOUGHT);
    const text = LINE_POOL.filter((line) => /^[\0-\x7f]*$/.test(line)).join('\r\n');
    const wide = automaton.linesIn(Uint16Array.from(Buffer.from(text)));
    const narrow = new Automaton(SOUGHT).linesIn(Buffer.from(text));
    assert.deepEqual(
      [narrow.count, ...narrow.starts.slice(0, narrow.count), ...narrow.bits.slice(0, narrow.count)],
      [wide.count, ...wide.starts.slice(0, wide.count), ...wide.bits.slice(0, wide.count)],
    );
  });
});
