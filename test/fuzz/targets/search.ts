import assert from 'node:assert/strict';
import {
  checkAnswer,
  explain,
  explanationToMarkdown,
  explainAnswer,
  lookUpAnswer,
  search,
  unlistedCode,
} from '../../../src/core';
import { assertSame, assertWhole } from '../invariants';
import { target as one, textOfBytes } from '../target';

/** A reader's question, and what a language model's tools answer to it. */
export const target = one({
  kind: 'text',
  longest: 60,
  isNeverLong: true,
  seeds: [],
  input: textOfBytes,
  run: (text) => search(text),
  // Words with typing errors forgiven are looked for in all that is known.
  made: (hits) => 500 + hits.length,
  features: ([first]) => [first ? `${first.matched} ${first.entry.family} ${first.extended !== undefined}` : ''],
  check(_text, hits) {
    assert.ok(hits.length <= 30);
    let score = Infinity;
    for (const hit of hits) {
      assert.ok(hit.score <= score && hit.label !== '' && hit.entry.title !== '');
      score = hit.score;
    }
  },
  checkMore(text, hits) {
    assertSame(search(text), hits, 'the same question has the same answer');
    const unlisted = unlistedCode(text);
    if (unlisted) assertWhole(explanationToMarkdown(explain(unlisted), { detail: 'full' }));
    const answers = [
      explainAnswer({ code: text, extended: text }),
      lookUpAnswer({ words: text }),
      checkAnswer({ text }),
    ];
    for (const answer of answers) {
      assert.ok(answer.text !== '');
      JSON.stringify(answer.data);
    }
  },
});
