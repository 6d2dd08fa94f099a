import assert from 'node:assert/strict';
import { SHAPES } from '../../../src/core/scan/shapes';
import fc from 'fast-check';
import { Automaton } from '../../../src/core/scan/automaton';
import { allEntries } from '../../../src/core';
import { mayHoldName, SOUGHT, traitsOf } from '../../../src/core/scan/interesting';
import { NAME } from '../../../src/core/scan/symbols';

/** What the automaton should answer, by the engine's own expressions. A line begins and ends with a line feed. */
const expected = (line: string) =>
  SOUGHT.reduce((bits, sought) => (new RegExp(sought.source).test(`\n${line}\n`) ? bits | sought.bits : bits), 0);

/** Lines of the patterns' own words and the characters between them. */
const pieces = [
  ...new Set(SOUGHT.flatMap(({ source }) => source.match(/[\p{L}\p{N}]{2,}/gu) ?? [])),
  ...['0x', '0X', '0x204', '80070005', 'C000006D', 'c00', ':', '=', '：', ' ', '\t', '"', "'", '(', '!', '\\', '&nbsp;', '_', '-', '1', 'é', '𝒳'], // prettier-ignore
];
const lines = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));

describe('Automaton', () => {
  const automaton = new Automaton(SOUGHT);

  it('finds what the regular expressions find', () => {
    fc.assert(
      fc.property(fc.oneof(lines, fc.string({ unit: 'binary' }).map((text) => text.replaceAll('\n', ''))), (line) => {
        assert.equal(automaton.bitsIn(line, 0, line.length), expected(line), JSON.stringify(line));
      }),
      { numRuns: 1500 },
    ); // prettier-ignore
  });

  it('looks at its part of the text only', () => {
    const text = 'ERRINFO_X\nplain\nRDP';
    assert.equal(automaton.bitsIn(text, 10, 15), expected('plain'));
    assert.equal(automaton.bitsIn(text, 16, 19), expected('RDP'));
  });

  it('needs few states, whatever the text', () => {
    const hostile = new Automaton(SOUGHT);
    let seed = 1;
    for (let round = 0; round < 20_000; round++) {
      let line = '';
      for (let part = 0; part < 20; part++) {
        seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
        line += pieces[(seed >>> 8) % pieces.length]!.slice(0, 1 + ((seed >>> 4) % 12));
      }
      hostile.bitsIn(line, 0, line.length);
    }
    assert.ok(hostile.size < 4096, `${hostile.size} states`);
  });

  it('says which pattern it cannot read', () => {
    for (const source of ['a+', '^a', '(a)', 'a(?=b)', '[a', '(?:a']) {
      assert.throws(() => new Automaton([{ source, bits: 1 }]).bitsIn('', 0, 0), /pattern|open/, source);
    }
  });
});

describe('The sieve', () => {
  it('has a bit for every shape beside its own five', () => {
    assert.ok(SHAPES.length <= 26, `${SHAPES.length} shapes`);
  });
});

describe('A line that holds the name of a code', () => {
  it('is read for it', () => {
    const names = allEntries().flatMap(({ symbol }) => (symbol === undefined ? [] : [symbol]));
    const found = names.filter((name) => {
      NAME.lastIndex = 0;
      return NAME.exec(name)?.[0] === name;
    });
    assert.ok(found.length > 100, `${found.length} names`);
    for (const name of [...found, 'NT_STATUS_LOGON_FAILURE', 'ERRINFO_UNHEARD_OF', 'ERRCONNECT_X1', 'FREERDP_ERROR_X1'])
      assert.ok(mayHoldName(traitsOf(name)), name);
  });
});
