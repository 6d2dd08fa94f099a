import assert from 'node:assert/strict';
import { codeRef, english } from '../../src/core';
import { allSections, panelState } from '../../src/panel/model';
import { filterSteps } from '../../src/panel/step-filter';
import { EXPLANATION, NONE } from './panel-fixture';

const { causes } = panelState(EXPLANATION, NONE, english, codeRef);
const texts = (search: string): string[] => {
  const { steps } = filterSteps(causes, search);
  const all = causes.flatMap(allSections).flatMap((section) => section.steps);
  return all.filter(({ key }) => steps.has(key)).map(({ text }) => text);
};

describe('panel: search within steps', () => {
  it('keeps everything for the empty search', () => {
    for (const search of ['', '  \n']) {
      const { steps, causes: kept, total } = filterSteps(causes, search);
      assert.deepEqual([steps.size, kept.size], [total, causes.length]);
    }
  });

  it('finds words of text, command, warning and marks, in any order and case', () => {
    assert.deepEqual(texts('dnscache RESTART'), ['Register the host in DNS again']);
    assert.deepEqual(texts('outside working hours'), ['Register the host in DNS again']);
    assert.deepEqual(texts('ethernet'), ['Look at the servers the client asks']);
    assert.deepEqual(texts('flushdns'), ['Forget what the client remembers of DNS']);
    assert.deepEqual(texts('directory zone'), ['Correct the record in the zone']);
  });

  it('keeps all steps of a cause whose title has the words, and no other cause', () => {
    const { steps, causes: kept } = filterSteps(causes, 'name does not resolve');
    assert.deepEqual([[...kept], steps.size], [['name-resolution'], 8]);
  });

  it('finds nothing where a word is missing', () => {
    const { steps, causes: kept } = filterSteps(causes, 'flushdns nosuchword');
    assert.deepEqual([steps.size, kept.size], [0, 0]);
  });

  it('does not mind accents', () => {
    assert.deepEqual(texts('flüshdns'), ['Forget what the client remembers of DNS']);
  });
});
