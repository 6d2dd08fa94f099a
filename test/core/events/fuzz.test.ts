import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { decode } from '../../../src/cli/encoding';
import { LineIndex, eventAt, scan } from '../../../src/core';
import { readEvents } from '../../../src/core/events/read-events';
import { tellStory } from '../../../src/core/story/tell';

/** Cases per run; EVENT_FUZZ asks for more, EVENT_FUZZ_SEED for others. */
const CASES = Number(process.env['EVENT_FUZZ'] ?? 6000);
const SEED = Number(process.env['EVENT_FUZZ_SEED'] ?? 1);
/** Small enough that thousands of them take seconds. */
const LONGEST = 6000;

const samples = path.resolve(__dirname, '../../samples/events');
const texts = readdirSync(samples)
  .map((name) => decode(readFileSync(path.join(samples, name))).text)
  .map((text) => text.slice(0, LONGEST));

/** Numbers that are the same at every run: a small generator (mulberry32). */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const PIECES = [
  '<',
  '>',
  '"',
  "'",
  '&',
  '&lt;',
  '\\"',
  '\0',
  '\uD800',
  '\uFFFF',
  '<Event ',
  '</Event>',
  '<![CDATA[',
  '<!--',
  '{',
  '[',
  '\n',
  '9'.repeat(40),
];

function damaged(text: string, pick: (below: number) => number): string {
  const at = pick(text.length + 1);
  switch (pick(6)) {
    case 0:
      return text.slice(0, at);
    case 1:
      return text.slice(at);
    case 2:
      return text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ (1 << pick(8))) + text.slice(at + 1);
    case 3:
      return text.slice(0, at) + text.slice(at + pick(40));
    case 4:
      return text.slice(0, at) + PIECES[pick(PIECES.length)]! + text.slice(at);
    default:
      return text.slice(0, at) + text.slice(pick(text.length + 1));
  }
}

describe('Damaged exports of events', function () {
  this.timeout(120_000);

  it(`are read without a fault, each value where it stands (${CASES} cases)`, () => {
    const pick = random(SEED);
    for (let number = 0; number < CASES; number++) {
      let text = texts[number % texts.length]!;
      for (let times = pick(3) + 1; times > 0; times--) text = damaged(text, pick);
      const named = () => `case ${number}, seed ${SEED}: ${JSON.stringify(text)}`;
      const started = performance.now();
      for (const { span, idSpan, id, fields } of readEvents(text, () => true)) {
        assert.ok(span.start >= 0 && span.start < span.end && span.end <= text.length, named());
        assert.ok(Number.isSafeInteger(id) && idSpan.start >= span.start && idSpan.end <= span.end, named());
        for (const field of fields) assert.ok(field.start >= 0 && field.end <= text.length, named());
      }
      for (const finding of scan(text)) {
        assert.equal(text.slice(finding.span.start, finding.span.end), finding.text, named());
      }
      if (number % 10 === 0) {
        tellStory([{ name: 'a', text }]);
        const lines = new LineIndex(text);
        const line = pick(lines.lineCount);
        eventAt(lines, line, pick(lines.lineText(line).length + 1));
      }
      const took = performance.now() - started;
      assert.ok(took < 5000, `${Math.round(took)} ms: ${named()}`);
    }
  });
});
