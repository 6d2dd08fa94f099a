import assert from 'node:assert/strict';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { scan } from '../../../src/core';
import { readSamples, sampleText, scoreFindings } from '../../score';

const folder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../samples');

describe('Every sample', () => {
  for (const entry of readSamples(folder)) {
    const { sample, truth } = entry;
    const required = truth.filter((row) => !row.optional).length;
    const title =
      required === 0 ? 'holds nothing to report' : required === 1 ? 'gives its code' : `gives its ${required} codes`;

    it(`${sample.file} (${sample.shape}) ${title}`, () => {
      const text = sampleText(folder, entry);
      const { misses } = scoreFindings(text, scan(text, { path: sample.file }), truth);
      assert.deepEqual(
        misses.map((miss) => `${miss.what} ${miss.text}`),
        [],
      );
    });
  }
});
