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

  it('is that of the range where the reason has none of its own', () => {
    const reason = (value: number) => verdictOfCode({ family: 'extended', value });
    for (const value of [0x100, 0x10b]) assert.equal(reason(value), 'licence', `${value}`);
    for (const value of [0x1000, 0x7fff]) assert.equal(reason(value), 'protocol', `${value}`);
    for (const value of [0xff, 0x10c, 0xfff, 0x8000]) assert.equal(reason(value), undefined, `${value}`);
  });

  it('of event 103 is that of the same number as extended reason', () => {
    for (let value = 0; value < 0x2000; value++) {
      const reason = verdictOfCode({ family: 'extended', value });
      assert.equal(verdictOfCode({ family: 'rdpcore', value, field: 'core-103' }), reason, `${value}`);
    }
  });

  it('of a gateway’s number is the gateway’s own: the same number means something else elsewhere', () => {
    const gateway = (value: number) => verdictOfCode({ family: 'rdpcore', value, field: 'gateway' });
    assert.equal(gateway(5), undefined);
    assert.equal(gateway(0x59f6), 'active-limit');
    assert.equal(gateway(0x59fb), 'gateway-policy');
    assert.equal(verdictOfCode({ family: 'hresult', value: 0x59f6 }), undefined);
    assert.equal(verdictOfCode({ family: 'rdpcore', value: 0x59f6, field: 'core-142' }), undefined);
  });

  it('is open for a name without a number', () => {
    assert.equal(verdictOfCode({ family: 'avd', value: null, symbol: 'ConnectionBroken' }), undefined);
    assert.equal(verdictOfCode({ family: 'extended', value: null }), undefined);
  });

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
