import assert from 'node:assert/strict';
import fc from 'fast-check';
import { verifySignature, type SignatureReport } from '../../../src/core/rdp/signature';
import { rdpText } from '../rdp-fixture';
import { blobOf, signedFile, withBlob } from './signed-files';

const verify = (text: string) => verifySignature(text, globalThis.crypto);
/** Milliseconds that one file may take on a busy machine. */
const SLOW = 5_000;

const FILES = [
  'vectors/valid-crlf-utf16.rdp',
  'samples/signed-psign-style.rdp',
  'samples/signed-ecdsa.rdp',
  'samples/rdweb-remoteapp-signed.rdp',
  'made/intact-sha512-attributes.rdp',
].map(signedFile);

/** Changes to bytes as damage and malice make them: a byte, a length, a piece cut out, doubled, moved or made up. */
const damage = fc.array(
  fc.tuple(fc.constantFrom('set', 'flip', 'cut', 'double', 'insert', 'nest'), fc.nat(4000), fc.nat(255), fc.nat(60)),
  { minLength: 1, maxLength: 4 },
);
type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

function damaged(bytes: Uint8Array, changes: Damage): Uint8Array {
  let list = [...bytes];
  for (const [kind, place, value, length] of changes) {
    const at = 12 + (place % Math.max(1, list.length - 12));
    if (kind === 'set') list[at] = value;
    else if (kind === 'flip') list[at] = (list[at] ?? 0) ^ (1 << (value % 8));
    else if (kind === 'cut') list.splice(at, length);
    else if (kind === 'double') list.splice(at, 0, ...list.slice(at, at + length));
    else if (kind === 'insert') list.splice(at, 0, ...Array.from({ length }, (_, index) => (value + index) % 256));
    else
      list = [
        ...list.slice(0, at),
        ...Array.from({ length: length * 8 }, () => [0x30, 0x80]).flat(),
        ...list.slice(at),
      ];
  }
  return Uint8Array.from(list);
}

function assertWhole(report: SignatureReport, text: string): void {
  assert.ok(['malformed', 'intact', 'broken', 'unsupported', 'none'].includes(report.state));
  assert.equal(report.reasons.length > 0 || report.state === 'intact' || report.state === 'none', true);
  for (const span of [...report.reasons.flatMap((reason) => reason.spans), ...report.signedLines]) {
    assert.ok(0 <= span.start && span.start <= span.end && span.end <= text.length);
  }
}

async function within(limit: number, text: string): Promise<SignatureReport> {
  const start = performance.now();
  const report = await verify(text);
  const took = performance.now() - start;
  assert.ok(took < limit, `took ${took.toFixed(0)} ms`);
  assertWhole(report, text);
  return report;
}

describe('rdp signature: hostile files', function () {
  this.timeout(60_000);

  it('with 1,000 damaged PKCS#7 blobs neither throw nor hang', async () => {
    const start = performance.now();
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FILES), damage, async (file, changes) => {
        await within(SLOW, withBlob(file, damaged(blobOf(file), changes)));
      }),
      { numRuns: 1000 },
    );
    assert.ok(performance.now() - start < 10_000);
  });

  it('are never intact when a signed character was changed too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...FILES), damage, fc.nat(), async (file, changes, place) => {
        const before = await verify(file);
        const line = before.signedLines[place % before.signedLines.length]!;
        const at = line.end - 1;
        const edited = `${file.slice(0, at)}${file[at] === '7' ? '6' : '7'}${file.slice(line.end)}`;
        const report = await verify(withBlob(edited, damaged(blobOf(file), changes)));
        assert.notEqual(report.state, 'intact');
      }),
      { numRuns: 300 },
    );
  });

  it('with any bytes for a signature are malformed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 12, maxLength: 300 }), async (bytes) => {
        bytes.set([1, 0, 1, 0, 1, 0, 0, 0]);
        assert.equal((await within(SLOW, withBlob(FILES[0]!, bytes))).state, 'malformed');
      }),
      { numRuns: 300 },
    );
  });

  it('of any text give a report', async () => {
    await fc.assert(
      fc.asyncProperty(rdpText, async (text) => assertWhole(await verify(text), text)),
      { numRuns: 300 },
    );
  });

  it('that nest without end are malformed at once', async () => {
    for (const pair of [
      [0x30, 0x80],
      [0xa0, 0x80],
      [0x24, 0x80],
    ]) {
      const bytes = Uint8Array.from({ length: 200_000 }, (_, at) =>
        at < 12 ? ([1, 0, 1, 0, 1][at] ?? 0) : pair[at % 2]!,
      );
      assert.equal((await within(SLOW, withBlob(FILES[0]!, bytes))).state, 'malformed');
    }
  });

  it('that hold a great many elements are malformed at once', async () => {
    const bytes = new Uint8Array(240_000).fill(0);
    bytes.set([1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0x30, 0x80]);
    for (let at = 14; at < bytes.length - 1; at += 2) bytes[at] = 5;
    assert.equal((await within(SLOW, withBlob(FILES[0]!, bytes))).state, 'malformed');
  });

  it('whose scope repeats a long line are not put together', async () => {
    const long = `full address:s:${'x'.repeat(400_000)}`;
    const scope = `signscope:s:${Array.from({ length: 400 }, () => 'Full Address').join(',')}`;
    const signature = /^signature:.*$/im.exec(FILES[0]!)![0];
    const report = await within(SLOW, [long, scope, signature].join('\r\n'));
    assert.equal(report.state, 'unsupported');
    assert.deepEqual(
      report.reasons.map((reason) => reason.kind),
      ['too-large'],
    );
  });

  it('with very many lines of one name are answered at once', async () => {
    const lines = Array.from({ length: 150_000 }, (_, at) => `full address:s:${at}`);
    const scope = `signscope:s:${Array.from({ length: 399 }, () => 'Full Address').join(',')}`;
    const signature = /^signature:.*$/im.exec(FILES[0]!)![0];
    assert.equal((await within(SLOW, [...lines, scope, signature].join('\n'))).state, 'broken');
    assert.equal(
      (await within(SLOW, [...lines.fill('full address:s:1'), scope, signature].join('\n'))).state,
      'broken',
    );
  });

  it('whose signed lines are long end the search for the change early', async () => {
    const long = 'remoteapplicationcmdline:s:'.padEnd(900_000, 'x');
    const text = FILES[0]!.replace('signscope:s:', `${long}\r\nsignscope:s:remoteapplicationcmdline,`);
    assert.equal((await within(SLOW, text)).state, 'broken');
  });

  it('may not bring another file’s signature', async () => {
    for (const file of FILES) {
      for (const other of FILES.filter((one) => one !== file)) {
        assert.notEqual((await verify(withBlob(file, blobOf(other)))).state, 'intact');
      }
    }
  });
});
