import assert from 'node:assert/strict';
import { english } from '../../src/core/translate';

describe('A sentence in English', () => {
  it('is itself, with its arguments filled in, also the eleventh and one that is used twice', () => {
    assert.equal(english('Nothing to fill.'), 'Nothing to fill.');
    assert.equal(english('{0} of {1}, {0}', 2, 'three'), '2 of three, 2');
    const twelve = Array.from({ length: 12 }, (_, index) => `<${index}>`);
    assert.equal(english('{10} {11} {1}', ...twelve), '<10> <11> <1>');
  });

  it('keeps a place for which there is no argument, and what is no place', () => {
    assert.equal(english('{0} {1} {x} {}', 'a'), 'a {1} {x} {}');
  });

  it('takes an argument as it is, whatever it looks like', () => {
    assert.equal(english('{0} {1}', '{1}', '$&'), '{1} $&');
  });
});
