import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rdpsignCommand } from '../../../src/core/rdp/signature';

const SHA1 = '7A79C3800AD518B7B49A92BEF09485529BFA3965';
const SHA256 = '25DA071C4529326D09E2A891D173EA3977A3741DD8D93D7C17AE22F1E0ED92BD';

describe('rdp signature: rdpsign command', () => {
  it('signs with SHA-256 unless told otherwise', () => {
    assert.equal(rdpsignCommand('C:\\Files\\my app.rdp', SHA256), `rdpsign /sha256 ${SHA256} "C:\\Files\\my app.rdp"`);
    assert.equal(rdpsignCommand('a.rdp', SHA1, 'sha1'), `rdpsign /sha1 ${SHA1} "a.rdp"`);
  });

  it('takes a thumbprint as the certificate dialog gives it', () => {
    const copied = `\u200e${SHA1.toLowerCase().match(/../g)!.join(' ')}`;
    assert.equal(rdpsignCommand('a.rdp', copied), `rdpsign /sha256 ${SHA1} "a.rdp"`);
    assert.equal(rdpsignCommand('a.rdp', SHA1.match(/../g)!.join(':')), `rdpsign /sha256 ${SHA1} "a.rdp"`);
  });

  it('leaves a placeholder where there is no thumbprint', () => {
    for (const none of ['', 'abc', `${SHA1} & calc`]) {
      assert.equal(rdpsignCommand('a.rdp', none), 'rdpsign /sha256 <thumbprint> "a.rdp"');
    }
  });

  it('keeps a path from becoming a command', () => {
    assert.equal(rdpsignCommand('$(calc).rdp', SHA1), `rdpsign /sha256 ${SHA1} '$(calc).rdp'`);
    assert.equal(rdpsignCommand("it's & ‘so’.rdp", SHA1), `rdpsign /sha256 ${SHA1} 'it''s & ‘‘so’’.rdp'`);
    assert.equal(rdpsignCommand('a"; calc "\r\ncalc.rdp', SHA1), `rdpsign /sha256 ${SHA1} 'a; calc calc.rdp'`);
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '"', "'", '’', '$', '`', '\n', ';', '%', '\\') }),
        (path) => {
          const quoted = rdpsignCommand(path, SHA1).slice(`rdpsign /sha256 ${SHA1} `.length);
          assert.match(quoted, /^(?:"[\w \\.]*"|'(?:[^'‘’‚‛]|'{2}|’{2})*')$/);
          assert.doesNotMatch(quoted, /\n/);
        },
      ),
    );
  });
});
