import assert from 'node:assert/strict';
import path from 'node:path';
import { LineIndex } from '../../../src/core/text';
import { sessionText } from '../../../src/core/story/session-text';
import { tellStory } from '../../../src/core/story/tell';
import { readStorySets } from '../../story-score';

const other = (lines: string) =>
  `<Event>${lines}<System><Provider Name="Other"/>${lines}<EventID>7</EventID></System></Event>`;

describe('What a story needs of a text', () => {
  for (const { name, files } of readStorySets(path.resolve(__dirname, '../../samples/stories'))) {
    it(`of ${name} tells the same story`, () => {
      const thin = files.map((file) => ({ ...file, text: sessionText(file.text) }));
      assert.deepEqual(tellStory(thin), tellStory(files));
    });
  }

  for (const end of ['\n', '\r\n', '\r']) {
    it(`keeps every line where it was, with line ends ${JSON.stringify(end)}`, () => {
      const text = `a${end}${other(end)}${end}b${other('')}${end}c`;
      const thin = sessionText(text);
      assert.ok(!thin.includes('Provider'));
      const lines = new LineIndex(thin);
      assert.equal(lines.lineCount, new LineIndex(text).lineCount);
      assert.equal(lines.lineText(lines.lineCount - 1), 'c');
    });
  }

  it('is all of it where nothing is surely of no use', () => {
    for (const text of ['', 'a log', '<Event>cut off', '<Event><System><EventID>7</EventID></System></Event>'])
      assert.equal(sessionText(text), text);
  });
});
