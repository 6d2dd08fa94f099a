import assert from 'node:assert/strict';
import type { Code } from '../../../src/core/knowledge/code';
import { allEntries } from '../../../src/core/knowledge/lookup';
import { verdictOfCode } from '../../../src/core/story/verdict-of-code';

const ROWS: readonly (readonly [string, Code, string | undefined])[] = [
  ['a tool that disconnected the session', { family: 'extended', value: 1 }, 'admin'],
  ['a tool that signed the user out', { family: 'extended', value: 2 }, 'admin'],
  ['the idle limit', { family: 'extended', value: 3 }, 'idle-limit'],
  ['the active limit', { family: 'extended', value: 4 }, 'active-limit'],
  ['a takeover', { family: 'extended', value: 5 }, 'other-connection'],
  ['a host out of memory', { family: 'extended', value: 6 }, 'resources'],
  ['a refused connection without a cause', { family: 'extended', value: 7 }, undefined],
  ['no right to sign in remotely', { family: 'extended', value: 9 }, 'account'],
  ['a disconnect from inside the session', { family: 'extended', value: 11 }, 'user'],
  ['a sign-out', { family: 'errinfo', value: 12 }, 'user'],
  ['a restart', { family: 'extended', value: 26 }, 'server-restart'],
  ['a licence server that is missing', { family: 'extended', value: 0x101 }, 'licence'],
  ['a protocol error', { family: 'errinfo', value: 0x112f }, 'protocol'],
  ['a full pool', { family: 'extended', value: 0x408 }, 'resources'],
  ['no further reason', { family: 'extended', value: 0 }, undefined],
  ['event 103 with the undocumented 14', { family: 'rdpcore', value: 14, field: 'core-103' }, undefined],
  ['event 103 with the idle limit', { family: 'rdpcore', value: 3, field: 'core-103' }, 'idle-limit'],
  ['a transport that timed out', { family: 'rdpcore', value: 121, field: 'core-142' }, 'network'],
  ['a gateway that refuses the target', { family: 'rdpcore', value: 23002, field: 'gateway' }, 'gateway-policy'],
  ['an end that the gateway calls normal', { family: 'rdpcore', value: 1226, field: 'gateway' }, undefined],
  ['an end by the administrator or a limit', { family: 'rdpcore', value: 1236, field: 'gateway' }, undefined],
  ['a client that was closed', { family: 'disconnect', value: 1 }, 'user'],
  ['a client that was told by the host', { family: 'disconnect', value: 3 }, undefined],
  ['a prompt or a warning that was dismissed', { family: 'disconnect', value: 263 }, undefined],
  ['a code whose sources disagree', { family: 'disconnect', value: 0x408 }, undefined],
  ['a lost connection', { family: 'disconnect', value: 2308 }, 'network'],
  ['a wrong password', { family: 'disconnect', value: 2055 }, 'authentication'],
  ['a locked account', { family: 'ntstatus', value: 0xc0000234 }, 'account'],
  ['a wrong password, as status', { family: 'ntstatus', value: 0xc000006a }, 'authentication'],
  ['an expired certificate', { family: 'disconnect', value: 0x1b07 }, 'certificate'],
  ['a failure without a name', { family: 'hresult', value: 0x80004005 }, undefined],
  ['a code that nobody knows', { family: 'disconnect', value: 0x4321 }, undefined],
];

describe('The verdict of a code', () => {
  for (const [what, code, verdict] of ROWS) {
    it(`is ${verdict ?? 'open'} for ${what}`, () => assert.equal(verdictOfCode(code), verdict));
  }

  it('is never given where the meaning is not known or rests on a single report', () => {
    const guessed = allEntries()
      .filter(({ known, confidence }) => known === false || confidence === 'low')
      .filter((entry) => verdictOfCode(entry) !== undefined)
      .map(({ family, value }) => `${family}:${value}`);
    assert.deepEqual(guessed, []);
  });

  it('is the same for the twin of a code', () => {
    for (let value = 0; value < 0x2000; value++) {
      assert.equal(verdictOfCode({ family: 'extended', value }), verdictOfCode({ family: 'errinfo', value }));
    }
  });
});
