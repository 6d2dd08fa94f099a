// A text that arrives in parts has the findings of the whole. The seed is fixed, so that a failure is the same everywhere:
//   PROPERTY_SEED=7 PROPERTY_RUNS=20 npx mocha --no-config --require tsx/cjs --timeout 0 test/core/scan/stream.test.ts
import assert from 'node:assert/strict';
import path from 'node:path';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { decode, isBinary } from '../../../src/cli/encoding';
import { documentKind, LineIndex, scan, ScanStream, type ScanOptions, type StreamedFinding } from '../../../src/core';
import { filesIn, ROOT } from '../../sources';
import { anyText, LINE_POOL, samples } from './texts';

const SEED = Number(process.env['PROPERTY_SEED'] ?? 20_250_101);
const TIMES = Number(process.env['PROPERTY_RUNS'] ?? 1);
const check = <T extends unknown[]>(property: fc.IPropertyWithHooks<T>, numRuns: number) =>
  fc.assert(property, { seed: SEED, numRuns: numRuns * TIMES });
const codeKinds = fc.constantFrom('log', 'event-xml');

type Options = ScanOptions & { partLength?: number };

/** The findings of a text that is pushed in parts of these lengths, over and over. */
function streamed(text: string, lengths: readonly number[], options: Options = {}): StreamedFinding[] {
  const stream = new ScanStream(options);
  const found: StreamedFinding[] = [];
  for (let at = 0, turn = 0; at < text.length; turn++) {
    const length = Math.max(1, lengths[turn % lengths.length]!);
    found.push(...stream.push(text.slice(at, at + length)));
    at += length;
  }
  return [...found, ...stream.end()];
}

/** That the findings are those of `scan`, and each says truly where it stands. */
function assertSame(text: string, lengths: readonly number[], options: Options = {}, name = ''): void {
  const found = streamed(text, lengths, options);
  assert.deepEqual(
    found.map(({ finding }) => finding),
    scan(text, options),
    name,
  );
  assertPlaced(text, found, name);
}

function assertPlaced(text: string, found: readonly StreamedFinding[], name = ''): void {
  const lines = new LineIndex(text);
  for (const { line, column, endColumn, finding, lineText, lineTextStart } of found) {
    assert.deepEqual({ line, column }, lines.positionAt(finding.span.start), name);
    const whole = lines.lineText(line);
    assert.equal(lineText, whole.slice(lineTextStart, lineTextStart + lineText.length), name);
    assert.ok(lineText.length <= 400 && (lineText.length >= 398 || lineText === whole), name);
    assert.ok(lineTextStart <= column && endColumn <= Math.max(lineTextStart + lineText.length, 400), name);
    assert.equal(whole.slice(column, endColumn), finding.text.slice(0, endColumn - column), name);
  }
}

/** Every text that the tests hold, as it stands in its file. */
const texts = ['test/samples', 'test/blind', 'test/blind2', 'test/blind3', 'test/blind-stories', 'test/fixtures']
  .flatMap(filesIn)
  .flatMap((file) => {
    const bytes = readFileSync(path.join(ROOT, file));
    return isBinary(bytes) ? [] : { file, text: decode(bytes).text };
  });

describe('A text that arrives in parts', function () {
  this.timeout(TIMES * 60_000);

  it('has the findings of the whole, for every text of the tests and parts of any length', () => {
    assert.ok(texts.length > 900);
    for (const { file, text } of texts) {
      for (const partLength of [1, 500, 5000]) assertSame(text, [partLength, 611], { path: file, partLength }, file);
      assertSame(text, [text.length], { path: file }, file);
    }
  });

  it('has them where many documents follow each other', () => {
    const chosen = texts.filter(({ file, text }) => !file.endsWith('.rdp') && text.length < 20_000);
    for (const kind of ['log', 'event-xml'] as const) {
      for (const ends of ['\n', '\r\n']) {
        const whole = chosen.map(({ text }) => text.replaceAll(/\r\n|\r|\n/g, ends)).join(ends);
        for (const partLength of [1, 20_000, 300_000]) assertSame(whole, [4096], { kind, partLength });
      }
    }
  });

  it('may be cut anywhere: between the halves of a line end or of a character, and into parts of one unit', () => {
    const text = `😀 Remote Desktop Connection\r\nError code: 0x204\r\nExtended error code: 0x0\r\n😀\r`;
    for (let at = 0; at <= text.length; at++) assertSame(text, [at, text.length], { partLength: 1 });
    assertSame(text.repeat(40), [1], { partLength: 1 });
  });

  it(`has the findings of the whole, whatever it is and wherever it is cut (seed ${SEED})`, () => {
    const lines = fc.array(fc.constantFrom(...LINE_POOL), { maxLength: 300 }).map((chosen) => chosen.join('\n'));
    const mixed = fc.array(anyText(20), { maxLength: 80 }).map((chosen) => chosen.join('\n'));
    const documents = fc
      .array(fc.constantFrom(...samples.filter(({ text }) => text.length < 8000)), { maxLength: 8 })
      .map((chosen) => chosen.map(({ text }) => text).join(''));
    check(
      fc.property(
        fc.oneof(lines, mixed, documents),
        codeKinds,
        fc.array(fc.oneof(fc.nat(8), fc.nat(3000)), { minLength: 1, maxLength: 6 }),
        fc.constantFrom(1, 50, 700, 4000, 30_000),
        (text, kind, lengths, partLength) => {
          assertSame(text, lengths, { kind, partLength });
        },
      ),
      400,
    );
  });

  it('gives findings before its end, each once nothing to come can change it', () => {
    const stream = new ScanStream({ partLength: 1000 });
    const line = 'an ordinary line of an ordinary log\n';
    const early = [line.repeat(200), 'RDP: Error code: 0x204\n', line.repeat(200)].flatMap((part) => stream.push(part));
    assert.deepEqual(early.map(({ line: at }) => at), [200]); // prettier-ignore
    assert.deepEqual(stream.end(), []);
  });

  it('is told by its first characters, however few arrive at once', () => {
    const event = texts.find(({ file }) => file === 'test/fixtures/events.xml')!.text;
    assert.equal(documentKind({ start: event }), 'event-xml');
    assertSame(event, [1]);
    assertSame('', [1]);
  });
});

describe('A very long line that arrives in parts', function () {
  this.timeout(TIMES * 60_000);

  const event = (id: number, reason: number) =>
    `<Event xmlns="x"><System><Provider Name="Microsoft-Windows-TerminalServices-LocalSessionManager"/><EventID>${id}</EventID></System><UserData><EventXML><Session>2</Session><Reason>${reason}</Reason></EventXML></UserData></Event>`;
  const quiet = '<Event xmlns="x"><System><Provider Name="Microsoft-Windows-Kernel-General"/><EventID>16</EventID></System><EventData><Data Name="Hive">0x80070005</Data></EventData></Event>'; // prettier-ignore
  const record = (code: string) =>
    `{"id":1,"message":"RDP connection failed, error code: ${code}","host":"a"},${'{"id":2,"message":"ok"},'.repeat(30)}`;

  const long: [string, string][] = [
    ['of events', `<Events>${Array.from({ length: 900 }, (_, at) => quiet.repeat(7) + event(40, at % 13)).join('')}</Events>`],
    ['of JSON', `[${Array.from({ length: 1700 }, (_, at) => record(at % 2 ? '0x204' : '0x516')).join('')}{}]`],
    ['of one blank', ' '.repeat(1_000_000)],
    ['of pairs', '😀'.repeat(400_000)],
  ]; // prettier-ignore

  for (const [name, text] of long) {
    it(`${name} has the findings of the whole`, () => {
      assert.ok(text.length > 700_000);
      for (const partLength of [1000, 100_000, 900_000]) {
        assertSame(text, [65_536], { partLength }, String(partLength));
        const whole = `RDP: Error code: 0x204\n${text}\nRDP: Error code: 0x204\n`;
        assertSame(whole, [10_000, 999_999], { partLength }, String(partLength));
      }
    });
  }

  it('of anything has the codes of the whole where it has them', () => {
    const pieces = texts.filter(({ file, text }) => !file.endsWith('.rdp') && text.length < 6000);
    const text = Array.from({ length: 900 }, (_, at) => pieces[(at * 7) % pieces.length]!.text.replaceAll(/[\r\n]+/g, ' '))
      .join(' ').slice(0, 1_000_000); // prettier-ignore
    const found = streamed(text, [100_000], { kind: 'log', partLength: 1000 });
    assertPlaced(text, found);
    const places = found.map(({ finding: { span, rule } }) => `${span.start} ${rule}`);
    const whole = scan(text, { kind: 'log' }).map(({ span, rule }) => `${span.start} ${rule}`);
    assert.ok(whole.length > 500);
    assert.deepEqual(places, whole);
  });

  it('is read in pieces, which see the line above and some thousand units of each other', () => {
    const far = `RDP: Error code: 0x204 ${'.'.repeat(300_000)} Extended error code: 0x5 of RDP`;
    const near = `RDP: Error code: 0x204 ${'.'.repeat(3_000)} Extended error code: 0x5 of RDP${'.'.repeat(300_000)}`;
    const extended = (text: string) =>
      streamed(text, [70_000], { partLength: 1000 }).map(({ finding }) => finding.extended?.value);
    assert.deepEqual(scan(far).map((finding) => finding.extended?.value), [5, undefined]); // prettier-ignore
    assert.deepEqual(extended(far), [undefined, undefined]);
    assert.deepEqual(extended(near), [5, undefined]);
  });

  it('may be as long as it likes', () => {
    const stream = new ScanStream({ kind: 'log' });
    const part = 'x'.repeat(1 << 20);
    for (let count = 0; count < 60; count++) assert.deepEqual(stream.push(part), []);
    assert.deepEqual(stream.push(' RDP: Error code: 0x204 '), []);
    const [found] = stream.end();
    assert.equal(found?.column, 60 * part.length + 18);
    assert.equal(found.lineText.length, 400);
  });
});

describe('An .rdp file that arrives in parts', () => {
  it('is judged as a whole', () => {
    const { file, text } = texts.find((one) => one.file.endsWith('faults.rdp'))!;
    assert.ok(scan(text, { path: file }).length > 0);
    assertSame(text, [10], { path: file });
    const options = { path: file, rdp: { profile: 'strict' as const } };
    assertSame(text, [10], options);
  });

  it('of more than four million characters is none, and is read as a log', () => {
    const text = `${'full address:s:a\n'.repeat(250_000)}RDP: Error code: 0x204\n`;
    const found = streamed(text, [1 << 20], { path: 'a.rdp' });
    assert.deepEqual(found.map(({ finding }) => finding), scan(text, { kind: 'log' })); // prettier-ignore
    assert.equal(found.length, 1);
  });
});
