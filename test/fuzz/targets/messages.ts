import assert from 'node:assert/strict';
import { parseEvtxMemory, parseFromEvtxPage } from '../../../src/evtx-panel/protocol';
import { parseFromPanel, parsePageMemory } from '../../../src/panel/protocol';
import { parseFromRdpPage, parseRdpMemory } from '../../../src/rdp-panel/protocol';
import { parseFromStoryPage, parseStoryMemory } from '../../../src/story-panel/protocol';
import { assertSame } from '../invariants';
import { target as one, textOfBytes } from '../target';

const CHECKS = [
  parseFromPanel,
  parsePageMemory,
  parseFromStoryPage,
  parseStoryMemory,
  parseFromEvtxPage,
  parseEvtxMemory,
  parseFromRdpPage,
  parseRdpMemory,
];

/** What a page of ours, or whoever speaks for it, sends to the extension: JSON, else the text itself as the message. */
export const target = one({
  kind: 'text',
  longest: 300,
  seeds: [],
  input(data): unknown {
    const text = textOfBytes(data);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      // Names and values by turns: objects that JSON does not write, too.
      const words = text.split(/[\s=]/);
      if (words.length < 2) return text;
      const message = Object.create(words.length % 3 === 0 ? null : { type: 'ready', ref: 'x' }) as Record<
        string,
        unknown
      >;
      for (let at = 0; at + 1 < words.length; at += 2) {
        const value = words[at + 1]!;
        Object.defineProperty(message, words[at]!, {
          value: valueOf(value),
          enumerable: value !== 'hidden',
          configurable: true,
        });
      }
      return message;
    }
  },
  run: (message) => CHECKS.map((check) => check(message)),
  made: () => CHECKS.length,
  features: (results) =>
    results.map(
      (result, index) => `${index} ${result === undefined ? '' : Object.keys(result).join()} ${typeOf(result)}`,
    ),
  check(message, results) {
    results.forEach((result, index) => {
      if (result === undefined) return;
      assertSame(CHECKS[index]!(result), result, 'what was let through is let through, and nothing is added');
      assert.ok(JSON.stringify(result).length < 20_000, 'no field is longer than one of ours');
      assert.equal(Object.getPrototypeOf(result), Object.prototype);
      assert.notEqual(result, message, 'a copy, of known fields');
    });
  },
});

const typeOf = (result: unknown): string =>
  typeof result === 'object' && result !== null && 'type' in result ? String(result.type) : '';

function valueOf(word: string): unknown {
  if (/^-?\d+(?:\.\d+)?$/.test(word)) return Number(word);
  switch (word) {
    case 'true':
      return true;
    case 'false':
      return false;
    case 'NaN':
      return NaN;
    case 'Infinity':
      return Infinity;
    case 'list':
      return [1, 'a', null, NaN];
    case 'deep':
      return { query: { text: 'x', severity: 'all', newestFirst: true, all: true } };
    case 'long':
      return 'x'.repeat(3000);
    default:
      return word;
  }
}
