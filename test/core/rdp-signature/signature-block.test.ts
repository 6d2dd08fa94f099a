import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isSignable, readSignature, SIGNABLE_SETTINGS } from '../../../src/core/rdp/signature';
import { decodeBase64 } from '../../../src/core/rdp/signature/base64';
import { signedFile } from './signed-files';

const kinds = (text: string) => readSignature(text)!.problems.map((problem) => problem.kind);
const SCOPE = 'signscope:s:Full Address\r\n';
/** A header that promises three bytes, and three bytes. */
const FINE = 'signature:s:AQABAAEAAAADAAAAAAAA\r\n';

describe('rdp signature: read', () => {
  it('finds nothing in a file without either line', () => {
    assert.equal(readSignature('full address:s:host\r\n'), undefined);
    assert.equal(readSignature(''), undefined);
  });

  it('gives names with their places, header and bytes', () => {
    const text = signedFile('vectors/valid-crcrlf-utf16-spaced.rdp');
    const block = readSignature(text)!;
    assert.deepEqual(block.problems, []);
    assert.equal(block.names.length, 8);
    for (const name of block.names) {
      assert.equal(text.slice(name.span.start, name.span.end), name.text);
      assert.equal(name.key, name.text.toLowerCase());
    }
    assert.deepEqual(block.header, { version: 0x00010001, type: 1, length: 1242, actualLength: 1242 });
    assert.equal(block.pkcs7?.length, 1242);
    assert.doesNotMatch(block.base64, /\s/);
  });

  const cases: readonly [what: string, text: string, expected: string[]][] = [
    ['a well-formed block', SCOPE + FINE, []],
    ['keys in any case', SCOPE.toUpperCase().replace(':S:', ':s:') + FINE.replace('signature', 'Signature'), []],
    ['a scope alone', SCOPE, ['scope-only']],
    ['a signature alone', FINE, ['signature-only']],
    ['two scopes', SCOPE + SCOPE + FINE, ['doubled']],
    ['two signatures', SCOPE + FINE + FINE, ['doubled']],
    ['a scope of type i', SCOPE.replace(':s:', ':i:') + FINE, ['wrong-type']],
    ['a signature of type b', SCOPE + FINE.replace(':s:', ':b:'), ['wrong-type']],
    ['a signature of an unknown type', SCOPE + FINE.replace(':s:', ':x:'), ['wrong-type']],
    ['an empty scope', `signscope:s:\r\n${FINE}`, ['scope-empty']],
    ['a comma too many', `signscope:s:Full Address,,PCB\r\n${FINE}`, ['scope-name-empty']],
    ['a comma at the end', `signscope:s:Full Address,\r\n${FINE}`, ['scope-name-empty']],
    ['a scope without end', `signscope:s:${'PCB,'.repeat(2000)}PCB\r\n${FINE}`, ['too-large']],
    ['an empty signature', `${SCOPE}signature:s:\r\n`, ['signature-empty']],
    ['a signature of blanks', `${SCOPE}signature:s:   \r\n`, ['signature-empty']],
    ['a placeholder', `${SCOPE}signature:s:PUT IT HERE\r\n`, ['not-base64']],
    ['base64 without its padding', `${SCOPE}signature:s:AQABAAEAAAABAAAAAA\r\n`, ['not-base64']],
    ['a cut header', `${SCOPE}signature:s:AQABAAEA\r\n`, ['header-short']],
    ['another version', `${SCOPE}signature:s:AgABAAEAAAADAAAAAAAA\r\n`, ['header-version']],
    ['another type', `${SCOPE}signature:s:AQABAAIAAAADAAAAAAAA\r\n`, ['header-type']],
    ['a wrong length', `${SCOPE}signature:s:AQABAAEAAAAEAAAAAAAA\r\n`, ['header-length']],
    ['a length of 4 GB', `${SCOPE}signature:s:AQABAAEAAAD/////AAAA\r\n`, ['header-length']],
    ['a signature of a megabyte', `${SCOPE}signature:s:${'AAAA'.repeat(250_000)}\r\n`, ['too-large']],
  ];
  for (const [what, text, expected] of cases) {
    it(`judges ${what}: ${expected.join() || 'fine'}`, () => {
      assert.deepEqual(kinds(text), expected);
      assert.equal(readSignature(text)!.pkcs7 !== undefined, expected.length === 0);
    });
  }

  it('puts every problem on a line of the signature', () => {
    for (const [, text] of cases) {
      for (const { spans } of readSignature(text)!.problems) {
        assert.ok(spans.length > 0);
        for (const span of spans) assert.match(text.slice(span.start, span.end), /^sign(?:scope|ature):/i);
      }
    }
  });

  it('reads base64 as Node does, and nothing that is not', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        assert.deepEqual(decodeBase64(Buffer.from(bytes).toString('base64')), new Uint8Array(bytes));
      }),
    );
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('A', 'b', '9', '+', '/', '=', '-', 'é'), maxLength: 12 }),
        (text) => {
          const bytes = decodeBase64(text);
          if (bytes) assert.equal(Buffer.from(bytes).toString('base64'), text);
          else assert.notEqual(Buffer.from(text, 'base64').toString('base64'), text);
        },
      ),
    );
  });

  it('knows what can be signed, in any case', () => {
    assert.ok(isSignable('full address'));
    assert.ok(isSignable('redirectwebauthn'));
    assert.ok(!isSignable('usbdevicestoredirect'));
    assert.ok(!isSignable('username'));
    assert.equal(new Set(SIGNABLE_SETTINGS.map((name) => name.toLowerCase())).size, SIGNABLE_SETTINGS.length);
  });
});
