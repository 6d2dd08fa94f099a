import assert from 'node:assert/strict';
import { maskStory, tellStory, ticketReport, type Story, type StoryFile } from '../../../src/core';
import { assertSame, assertWhole } from '../invariants';
import { target as one, textOfBytes } from '../target';

/** What parts the files of a story: a line of it. */
const BETWEEN = /^===.*$/m;

/** Files of several machines in, connections with verdicts out; their masks, and the report for a ticket. */
export const target = one({
  kind: 'text',
  longest: 3500,
  seeds: ['test/samples/stories', 'test/samples/events', 'test/samples/logs'],
  input: (data): StoryFile[] =>
    textOfBytes(data)
      .split(BETWEEN)
      .slice(0, 4)
      .map((text, index) => ({ name: `${'abcd'[index]}.log`, text })),
  run: (files) => tellStory(files),
  made: ({ eventCount, connections }) => eventCount + 2 * connections.length,
  features: ({ connections, clocks, repeats, withoutZone, contactCount }: Story) => [
    ...connections.flatMap(({ verdict, code, missing, evidence }) => [
      `${verdict} ${code?.family ?? ''} ${evidence.length > 0}`,
      ...missing.map((sentence) => sentence.slice(0, 30)),
    ]),
    `${clocks.length} ${repeats.length} ${withoutZone.length} ${contactCount > 0}`,
    ...connections.flatMap(({ moments }) => moments.map(({ event, lane, isMain }) => `${event} ${lane} ${isMain}`)),
  ],
  check(files, { connections, silentFiles }) {
    for (const { moments, evidence, start, end, why, sessionId } of connections) {
      assert.ok(why !== '');
      for (const number of [start, end, sessionId]) assert.ok(number === undefined || Number.isFinite(number));
      for (const moment of moments) {
        assert.ok(moment.line >= 0 && moment.endLine >= moment.line && files.some(({ name }) => name === moment.file));
        assert.doesNotMatch(moment.what, /[\r\n]/);
      }
      for (const moment of evidence) assert.ok(moments.includes(moment), 'evidence is a moment of its connection');
    }
    for (const silent of silentFiles) assert.ok(files.some(({ name }) => name === silent));
  },
  checkMore(files, story) {
    assertSame(tellStory(files), story, 'the same files tell the same story');
    const masked = maskStory(story);
    assert.equal(masked.connections.length, story.connections.length);
    assertSame(maskStory(masked), masked, 'masked twice is masked once');
    for (const mask of [true, false]) {
      assertWhole(ticketReport(story, { mask }), files.map(({ text }) => text).join('\n'));
    }
  },
});
