import assert from 'node:assert/strict';
import { codeRef, notations, parseCodeRef, parseNumber } from '../../../src/core/knowledge/notation';
import { numberAt } from '../../../src/core/knowledge/number';
import { assertSame } from '../invariants';
import { target as one, textOfBytes } from '../target';

const isValue = (value: number) => Number.isInteger(value) && value >= 0 && value <= 0xffffffff;

/** Numbers and references as people write them, alone and within a line. */
export const target = one({
  kind: 'text',
  longest: 60,
  isNeverLong: true,
  seeds: [],
  input: textOfBytes,
  run(text) {
    const tokens = [];
    for (let column = -1; column <= text.length; column++) tokens.push(numberAt(text, column));
    return { number: parseNumber(text), ref: parseCodeRef(text), tokens };
  },
  made: ({ tokens }) => tokens.length,
  features: ({ number, ref, tokens }) => [
    number?.base ?? '',
    ref ? `${ref.family} ${ref.field ?? ''} ${ref.provider ?? ''}` : '',
    ...tokens.map((token) => (token ? `${token.base} ${token.text.length}` : '')),
  ],
  check(text, { number, ref, tokens }) {
    if (number) {
      assert.ok(isValue(number.value) && /^[\da-f]{1,10}$/i.test(number.digits), text);
      // What is written as it was read is the same number.
      for (const family of ['errconnect', 'disconnect', 'event', 'rdpcore'] as const) {
        for (const written of notations({ family, value: number.value })) {
          const again = parseNumber(written);
          if (again) assert.equal(again.value, number.value, written);
        }
      }
    }
    for (const token of tokens) {
      if (!token) continue;
      assert.ok(isValue(token.value) && token.start >= 0 && token.end <= text.length && token.end > token.start, text);
      assert.equal(text.slice(token.start, token.end), token.text);
    }
    if (ref) assertSame(parseCodeRef(codeRef(ref)), ref, 'a reference is read as it was written');
  },
});
