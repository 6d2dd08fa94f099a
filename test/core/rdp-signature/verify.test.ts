import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { parseRdp, settingLines } from '../../../src/core/rdp/parse';
import {
  readSignature,
  scopeMatches,
  validityAt,
  verifySignature,
  type CryptoLike,
  type SignatureReport,
} from '../../../src/core/rdp/signature';
import { signedMessage } from '../../../src/core/rdp/signature/signed-message';
import { applied } from '../rdp-fixture';
import { blobOf, replaced, signedBytes, signedFile, signedFiles, withBlob } from './signed-files';

// The extension and the command line hand over the same object: that it fits is part of the test.
const crypto: CryptoLike = globalThis.crypto;
const verify = (text: string) => verifySignature(text, crypto);
const kinds = ({ reasons }: SignatureReport) => reasons.map((reason) => reason.kind);

/** Says whether the report's first reason can be undone, and that the signature then holds. */
async function assertMends(text: string, report: SignatureReport): Promise<void> {
  const edits = report.reasons[0]!.restore;
  assert.ok(edits && edits.length > 0, 'there are edits that mend it');
  assert.equal((await verify(applied(text, { title: '', edits }))).state, 'intact');
}

describe('rdp signature: verify', () => {
  const expected: Readonly<Record<string, string>> = {
    'vectors/invalid-header-length.rdp': 'malformed header-length',
    'vectors/invalid-key-case-changed.rdp': 'broken line-respelled',
    'vectors/invalid-scope-line-missing.rdp': 'broken line-missing',
    'vectors/invalid-value-changed.rdp': 'broken line-changed',
    'vectors/valid-crcrlf-utf16-spaced.rdp': 'intact',
    'vectors/valid-crlf-utf16.rdp': 'intact',
    'vectors/valid-lf-utf8-reordered.rdp': 'intact',
    'vectors/valid-unsigned-key-added.rdp': 'intact',
    'samples/rdweb-remoteapp-signed.rdp': 'intact',
    'samples/rogue-remoteapp-signed.rdp': 'intact',
    'samples/signed-drives-added.rdp': 'intact',
    'samples/signed-ecdsa.rdp': 'intact',
    'samples/signed-expired-certificate.rdp': 'intact',
    'samples/signed-line-missing.rdp': 'broken line-missing',
    'samples/signed-lines-reordered.rdp': 'intact',
    'samples/signed-malformed-length.rdp': 'malformed header-length',
    'samples/signed-malformed-template.rdp': 'malformed not-base64',
    'samples/signed-psign-style.rdp': 'intact',
    'samples/signed-rdpsign-crcrlf.rdp': 'intact',
    'samples/signed-scope-only.rdp': 'malformed scope-only',
    'samples/signed-sha1.rdp': 'intact',
    'samples/signed-usb-added.rdp': 'intact',
    'samples/signed-value-edited.rdp': 'broken value-changed',
    'made/intact-key-identifier.rdp': 'intact',
    'made/intact-p384.rdp': 'intact',
    'made/intact-p521-attributes.rdp': 'intact',
    'made/intact-rsa1024.rdp': 'intact',
    'made/intact-sha384.rdp': 'intact',
    'made/intact-sha512-attributes.rdp': 'intact',
    'made/intact-two-certificates.rdp': 'intact',
    'made/intact-unclear-name.rdp': 'intact',
    'made/malformed-attached.rdp': 'malformed not-detached',
    'made/unsupported-md5.rdp': 'unsupported digest-algorithm',
    'made/unsupported-no-certificate.rdp': 'unsupported certificate-missing',
    'made/unsupported-pss.rdp': 'unsupported signature-algorithm',
    'made/unsupported-two-signers.rdp': 'unsupported several-signers',
  };
  const files = [...signedFiles('vectors'), ...signedFiles('samples'), ...signedFiles('made')];

  it('knows every file of the folder', () => {
    assert.deepEqual(files.sort(), Object.keys(expected).sort());
  });

  for (const file of files) {
    it(`calls ${file} ${expected[file]}`, async () => {
      const report = await verify(signedFile(file));
      assert.equal([report.state, ...kinds(report)].join(' '), expected[file]);
      assert.equal(report.trustChecked, false);
    });
  }

  it('rebuilds the signed message byte by byte', () => {
    for (const file of ['vectors/valid-crlf-utf16.rdp', 'vectors/valid-lf-utf8-reordered.rdp']) {
      const document = parseRdp(signedFile(file));
      const block = readSignature(document)!;
      const texts = scopeMatches(document, block).map((match) => match.lines[0]!.text);
      assert.deepEqual(signedMessage(texts, block.scopeLines[0]!.text), signedBytes('vectors/message.bin'), file);
    }
  });

  it('says nothing of a file without a signature', async () => {
    const report = await verify('full address:s:host.example\r\n');
    assert.equal(report.state, 'none');
    assert.equal(report.block, undefined);
  });

  it('says whose certificate it is, as an independent reader does', async () => {
    const { signer } = await verify(signedFile('vectors/valid-crlf-utf16.rdp'));
    const other = new X509Certificate(signedBytes('vectors/signer.crt'));
    assert.equal(signer?.subject.commonName, 'RDP lint test vector');
    assert.equal(signer.thumbprintSha1, other.fingerprint.replaceAll(':', ''));
    assert.equal(signer.thumbprintSha256, other.fingerprint256.replaceAll(':', ''));
    assert.equal(signer.serial.toUpperCase(), other.serialNumber);
    assert.equal(signer.notBefore, new Date(other.validFrom).toISOString());
    assert.equal(signer.notAfter, new Date(other.validTo).toISOString());
    assert.deepEqual(signer.key, { kind: 'RSA', bits: 2048 });
    assert.deepEqual(signer.usages, ['Code signing']);
    assert.equal(signer.isForRdp, true);
  });

  it('tells publisher, issuer and the chain as embedded', async () => {
    const { signer, chain } = await verify(signedFile('samples/rdweb-remoteapp-signed.rdp'));
    assert.deepEqual(signer?.subject, {
      commonName: 'rds.contoso.com',
      organization: 'Contoso',
      text: 'CN=rds.contoso.com, O=Contoso',
    });
    assert.equal(signer.issuer.commonName, 'Contoso Test Root');
    assert.equal(signer.selfIssued, false);
    assert.deepEqual(
      chain.map(({ subject }) => subject.commonName),
      ['rds.contoso.com', 'Contoso Test Root'],
    );
  });

  it('puts the signer first where certificates of others are embedded', async () => {
    const { chain } = await verify(signedFile('made/intact-two-certificates.rdp'));
    assert.deepEqual(
      chain.map(({ subject }) => subject.commonName),
      ['Test publisher', 'Another publisher'],
    );
  });

  it('places a moment before, in and after the validity of a certificate', async () => {
    const { signer } = await verify(signedFile('samples/signed-expired-certificate.rdp'));
    assert.equal(validityAt(signer!, Date.UTC(2018, 0, 1)), 'not-yet');
    assert.equal(validityAt(signer!, Date.UTC(2019, 5, 1)), 'valid');
    assert.equal(validityAt(signer!, Date.UTC(2026, 0, 1)), 'expired');
  });

  it('calls SHA-1 and short keys weak, and nothing else here', async () => {
    for (const file of files.filter((one) => expected[one] === 'intact')) {
      const { algorithm } = await verify(signedFile(file));
      assert.equal(algorithm?.isWeak, /sha1|rsa1024/.test(file), file);
      assert.equal(algorithm.weaknesses.length > 0, algorithm.isWeak);
    }
  });

  it('says that MD5 is weak although it cannot check it', async () => {
    const { algorithm } = await verify(signedFile('made/unsupported-md5.rdp'));
    assert.equal(algorithm?.digest, 'MD5');
    assert.equal(algorithm.isWeak, true);
  });

  it('shows no name with characters that could make it lie, and sees that a certificate is not for this', async () => {
    const { signer, summary } = await verify(signedFile('made/intact-unclear-name.rdp'));
    assert.match(signer!.subject.commonName!, /^Trust\uFFFDed\uFFFD+ "Publisher"$/);
    assert.doesNotMatch(summary, /[\u202e\u200b\u0007]/);
    assert.equal(signer!.isForRdp, false);
  });

  it('tells which settings are covered, which could be, and which never can', async () => {
    const names = (lines: readonly { name: string }[] = []) => lines.map((line) => line.name);
    const drives = await verify(signedFile('samples/signed-drives-added.rdp'));
    assert.deepEqual(names(drives.coverage?.unsigned), ['drivestoredirect']);
    assert.ok(names(drives.coverage?.signed).includes('full address'));
    const usb = await verify(signedFile('samples/signed-usb-added.rdp'));
    assert.deepEqual(names(usb.coverage?.unsigned), []);
    assert.deepEqual(names(usb.coverage?.unsignableRedirections), ['usbdevicestoredirect']);
  });

  it('gives the signed lines as spans, in the order of the scope', async () => {
    const text = signedFile('vectors/valid-lf-utf8-reordered.rdp');
    const { signedLines } = await verify(text);
    const keys = signedLines.map((span) => text.slice(span.start, text.indexOf(':', span.start)));
    assert.deepEqual(keys.slice(0, 3), ['full address', 'alternate full address', 'remoteapplicationname']);
    assert.equal(keys.at(-1), 'signscope');
  });

  it('cannot check where there is no cryptography, yet reads the file', async () => {
    for (const without of [undefined, {}, { subtle: undefined }]) {
      const report = await verifySignature(signedFile('vectors/valid-crlf-utf16.rdp'), without);
      assert.equal(report.state, 'unsupported');
      assert.deepEqual(kinds(report), ['no-crypto']);
      assert.equal(report.signer?.subject.commonName, 'RDP lint test vector');
    }
  });

  it('does not reject where the cryptography does', async () => {
    const refuses = (name: string): CryptoLike => ({
      subtle: new Proxy(globalThis.crypto.subtle, {
        get: (target, key) => {
          if (key === name) return () => Promise.reject(new Error('refused'));
          const value: unknown = Reflect.get(target, key);
          return typeof value === 'function' ? (value.bind(target) as unknown) : value;
        },
      }),
    });
    for (const name of ['importKey', 'verify']) {
      const report = await verifySignature(signedFile('vectors/valid-crlf-utf16.rdp'), refuses(name));
      assert.equal(report.state, 'unsupported', name);
      assert.deepEqual(kinds(report), ['crypto-refused'], name);
    }
    const noThumbprint = await verifySignature(signedFile('vectors/valid-crlf-utf16.rdp'), refuses('digest'));
    assert.equal(noThumbprint.state, 'intact');
    assert.equal(noThumbprint.signer?.thumbprintSha1, undefined);
  });

  it('translates every sentence', async () => {
    for (const file of files) {
      const report = await verifySignature(signedFile(file), crypto, () => '¡');
      const sentences = [report.summary, ...report.reasons.map((reason) => reason.message)];
      assert.deepEqual([...new Set([...sentences, ...(report.algorithm?.weaknesses ?? [])])], ['¡'], file);
    }
  });
});

describe('rdp signature: after an edit', () => {
  const rsa = signedFile('samples/signed-rdpsign-crcrlf.rdp');
  const signedWith = (file: string) => [file, signedFile(file)] as const;
  const all = [...signedFiles('vectors'), ...signedFiles('samples'), ...signedFiles('made')].map(signedWith);

  it('never calls a signature intact when a character of a signed line was changed, added or taken away', async () => {
    let edits = 0;
    for (const [file, text] of all) {
      const before = await verify(text);
      if (before.state !== 'intact') continue;
      for (const { start, end } of before.signedLines) {
        const middle = start + Math.floor((end - start) / 2);
        for (const [at, to, put] of [
          [end - 1, end, text[end - 1] === '9' ? '8' : '9'],
          [middle, middle + 1, ''],
          [end, end, ' '],
          [
            start,
            start + 1,
            text[start] === text[start]!.toLowerCase() ? text[start].toUpperCase() : text[start]!.toLowerCase(),
          ],
        ] as const) {
          const edited = text.slice(0, at) + put + text.slice(to);
          if (edited === text) continue;
          const after = await verify(edited);
          assert.ok(
            after.state === 'broken' || after.state === 'malformed',
            `${file} ${after.state}: ${edited.slice(start, end)}`,
          );
          assert.ok(after.reasons.length > 0);
          edits++;
        }
      }
    }
    assert.ok(edits > 500, `${edits} edits`);
  }).timeout(120_000);

  it('stays intact when a line that is not signed is changed, added, moved or taken away', async () => {
    for (const [file, text] of all) {
      if ((await verify(text)).state !== 'intact') continue;
      const document = parseRdp(text);
      const signed = new Set(readSignature(document)!.names.map((name) => name.key));
      const free = settingLines(document).filter((line) => !signed.has(line.name) && !line.name.startsWith('sign'));
      for (const { span } of free.slice(0, 10)) {
        assert.equal((await verify(text.slice(0, span.start) + text.slice(span.end))).state, 'intact', file);
      }
      assert.equal((await verify(`usbdevicestoredirect:s:*\n${text.replace('\uFEFF', '')}`)).state, 'intact', file);
    }
  });

  it('reads the same signature whatever the line ends', async () => {
    for (const [file, text] of all) {
      const { state } = await verify(text);
      for (const end of ['\n', '\r', '\r\n', '\r\r\n']) {
        const other = text.replace(/\r*\n/g, end);
        assert.equal((await verify(other)).state, state, file);
      }
    }
  });

  it('names the number that stood there', async () => {
    const text = replaced(rsa, 'authentication level:i:2', 'authentication level:i:0');
    const report = await verify(text);
    assert.deepEqual(kinds(report), ['value-changed']);
    assert.match(report.reasons[0]!.message, /it was “authentication level:i:2”/);
    assert.deepEqual(
      report.reasons[0]!.spans.map((span) => text.slice(span.start, span.end)),
      ['authentication level:i:0'],
    );
    await assertMends(text, report);
  });

  it('names the address that was edited while its twin was left', async () => {
    const text = rsa.replace('\nfull address:s:rds1', '\nfull address:s:evil');
    const report = await verify(text);
    assert.deepEqual(kinds(report), ['value-changed']);
    await assertMends(text, report);
  });

  it('names a line that was taken out, and puts it back', async () => {
    const text = rsa.replace(/^prompt for credentials:.*\r*\n/m, '');
    const report = await verify(text);
    assert.deepEqual(kinds(report), ['line-missing']);
    await assertMends(text, report);
  });

  it('names every line that was taken out', async () => {
    const text = rsa.replace(/^prompt for credentials:.*\r*\n/m, '').replace(/^audiomode:.*\r*\n/m, '');
    const report = await verify(text);
    assert.equal(report.state, 'broken');
    assert.deepEqual(kinds(report), ['line-missing', 'line-missing']);
  });

  for (const place of ['before', 'after'] as const) {
    it(`calls it broken when a line of a signed name is added ${place} the signed one, and takes it out again`, async () => {
      const added = 'full address:s:evil.example\r\n';
      const text = place === 'before' ? added + rsa.slice(1) : rsa + added;
      const report = await verify(text);
      assert.equal(report.state, 'broken');
      assert.deepEqual(kinds(report), ['line-doubled']);
      assert.deepEqual(
        report.reasons[0]!.spans.map((span) => text.slice(span.start, span.end)),
        ['full address:s:evil.example'],
      );
      await assertMends(text, report);
    });
  }

  it('mentions a signed line that stands twice in the same words', async () => {
    const report = await verify(`${rsa}authentication level:i:2\r\n`);
    assert.equal(report.state, 'intact');
    assert.deepEqual(kinds(report), ['line-doubled']);
  });

  it('sees blanks that were added to a signed line', async () => {
    for (const blank of [' ', '\t']) {
      const text = replaced(rsa, 'authentication level:i:2', `authentication level:i:2${blank}`);
      const report = await verify(text);
      assert.deepEqual(kinds(report), ['line-blanks']);
      await assertMends(text, report);
    }
  });

  it('sees that all keys were put into lower case', async () => {
    const psign = signedFile('samples/signed-psign-style.rdp');
    const text = replaced(psign, 'Alternate Full Address:s', 'alternate full address:s').replace(
      'SignScope:',
      'signscope:',
    );
    const report = await verify(text);
    assert.deepEqual(kinds(report), ['line-respelled']);
    await assertMends(text, report);
  });

  it('sees a file that was opened in a wrong encoding', async () => {
    const text = signedFile('vectors/valid-lf-utf8-reordered.rdp').replace(/[öß]/g, '\uFFFD');
    assert.deepEqual(kinds(await verify(text)), ['undecodable']);
  });

  it('tells a changed signature from changed lines, where the key allows it', async () => {
    const names = ['samples/signed-rdpsign-crcrlf.rdp', 'samples/signed-psign-style.rdp', 'samples/signed-sha1.rdp'];
    for (const text of names.map(signedFile)) {
      const { pkcs7 } = readSignature(text)!;
      const bytes = Buffer.from(pkcs7!);
      bytes[bytes.length - 5]! ^= 1;
      const header = Buffer.from([1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0]);
      header.writeUInt32LE(bytes.length, 8);
      const base64 = Buffer.concat([header, bytes]).toString('base64');
      const changed = text.replace(/^(signature:s:)[^\r\n]*/im, (_whole, key: string) => key + base64);
      const report = await verify(changed);
      assert.equal(report.state, 'broken');
      assert.deepEqual(kinds(report), ['signature-damaged']);
    }
  });

  it('does not believe a publisher that was written into an honest signature', async () => {
    const forged = [
      { file: 'samples/rdweb-remoteapp-signed.rdp', name: 'rds.contoso.com', occurrence: 1 },
      // Issuer, subject, and the signer's identifier once more.
      { file: 'made/intact-sha384.rdp', name: 'Test publisher', occurrence: 2 },
      { file: 'made/intact-sha512-attributes.rdp', name: 'Test publisher', occurrence: 2 },
      { file: 'made/intact-p384.rdp', name: 'Test publisher', occurrence: 2 },
    ];
    for (const { file, name, occurrence } of forged) {
      const text = signedFile(file);
      const bytes = Buffer.from(blobOf(text));
      let at = -1;
      for (let count = 0; count < occurrence; count++) at = bytes.indexOf(name, at + 1);
      bytes.write('Fabrikam', at);
      assert.equal((await verify(text)).certificateCheck, 'holds', file);
      const report = await verify(withBlob(text, bytes));
      assert.equal(report.state, 'broken', file);
      assert.deepEqual(kinds(report), ['certificate-damaged'], file);
    }
  });

  it('says that it could not check a certificate whose issuer is not there', async () => {
    const text = signedFile('samples/signed-rdpsign-crcrlf.rdp');
    assert.equal((await verify(text)).certificateCheck, 'holds');
    // It does not name the key of its issuer, so with another subject it looks like one that somebody else issued.
    const bytes = Buffer.from(blobOf(text));
    bytes.write('Fabrikam', bytes.indexOf('Contoso RDP', bytes.indexOf('Contoso RDP') + 1));
    const report = await verify(withBlob(text, bytes));
    assert.equal(report.certificateCheck, 'not-checked');
    assert.equal(report.signer?.selfIssued, false);
  });

  it('notices nearly every bit of a signature that is turned over', async () => {
    const text = signedFile('samples/signed-rdpsign-crcrlf.rdp');
    const bytes = blobOf(text);
    let intact = 0;
    let tried = 0;
    for (let at = 12; at < bytes.length; at += 7) {
      const copy = Uint8Array.from(bytes);
      copy[at]! ^= 1 << (at % 8);
      if ((await verify(withBlob(text, copy))).state === 'intact') intact++;
      tried++;
    }
    // What remains are version numbers and lists that say the same thing twice.
    assert.ok(intact < tried / 15, `${intact} of ${tried}`);
  });

  it('does not show the value of a secret that somebody signed', async () => {
    const text = replaced(rsa, 'signscope:s:', 'signscope:s:gatewayaccesstoken,').replace(
      '\nfull address:',
      '\ngatewayaccesstoken:s:hunter2\nfull address:',
    );
    const report = await verify(text);
    assert.equal(report.state, 'broken');
    assert.doesNotMatch(report.reasons.map((reason) => reason.message).join(), /hunter2/);
  });
});
