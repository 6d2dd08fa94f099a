import assert from 'node:assert/strict';
import { outcomeOf } from '../../../src/cli/command-line';
import { target as one, textOfBytes } from '../target';

/** A folder that is not there: no word may lead to a file of this machine, least of all after --fix. */
const NOWHERE = '/nonexistent-folder-of-the-fuzzer/';
const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

/** The words of a call of `rdpdiag`, one a line. Paths lead nowhere; what is read from files, other targets try. */
export const target = one({
  kind: 'text',
  longest: 160,
  isNeverLong: true,
  seeds: [],
  input(data) {
    const words = textOfBytes(data).split('\n');
    const readsFiles = words[0] === 'check' || words[0] === 'story';
    return words.map((word, at) => (readsFiles && at > 0 && !word.startsWith('--') ? NOWHERE + word : word));
  },
  async run(words) {
    const { output, ...rest } = await outcomeOf(words);
    // A long report is made while it is written.
    return { ...rest, output: typeof output === 'string' ? output : [...output].join('') };
  },
  // Tables of all that is known, and searches in them.
  made: () => 2000,
  features: ({ status, complaints, output }) => [
    `${status} ${output.length > 0}`,
    ...complaints.map((complaint) => complaint.split(' ', 3).join(' ')),
  ],
  check(_words, { status, complaints, output }) {
    assert.ok([0, 1, 2].includes(status));
    for (const complaint of complaints) {
      // The version is read beside the bundle, and here is none.
      if (complaint.includes('package.json')) continue;
      assert.doesNotMatch(complaint, /fault of rdpdiag/, complaint);
      assert.doesNotMatch(complaint.replaceAll('\n', ''), CONTROLS, 'no control character reaches a terminal');
    }
    if (status === 2 && output === '') assert.ok(complaints.length > 0, 'who cannot run says why');
  },
});
