import assert from 'node:assert/strict';
import { readSignature, verifySignature, type SignatureReport } from '../../../src/core';
import { isWithin } from '../invariants';
import { target as one } from '../target';

/** The lines of a signed file before its signature, and the header that Windows puts before the PKCS#7 structure. */
const SETTINGS = [
  'full address:s:server.example',
  'prompt for credentials:i:1',
  'signscope:s:Full Address,Prompt For Credentials',
];
const HEADER = 12;

/**
 * A signature's bytes: the fuzzer changes the PKCS#7 structure itself; base64, header and length around it are made right,
 * so that what is within is read. Bytes that begin with “signature:” or a letter's key are taken as a whole file.
 */
export const target = one({
  kind: 'bytes',
  longest: 4000,
  seeds: ['test/core/rdp-signature/made', 'test/core/rdp-signature/samples'],
  input(data) {
    const file = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    const text = file.toString('latin1');
    const [, before = '', base64 = ''] = /^([^]*?signature:s:)([A-Za-z0-9+/= ]{24,})/.exec(text) ?? [];
    // A whole file, as the samples are: what it signs stays, so that a signature that holds is seen too.
    if (before !== '') return `${before}${base64}`;
    const bytes = Buffer.alloc(HEADER + data.length);
    bytes.writeUInt32LE(0x00010001, 0);
    bytes.writeUInt32LE(1, 4);
    bytes.writeUInt32LE(data.length, 8);
    bytes.set(data, HEADER);
    return [...SETTINGS, `signature:s:${bytes.toString('base64')}`, ''].join('\r\n');
  },
  run: (text) => verifySignature(text, globalThis.crypto as never),
  made: ({ chain, reasons }) => 1 + chain.length + reasons.length,
  features: ({ state, reasons, algorithm, chain, certificateCheck, signer, timeStamped }) => [
    state,
    certificateCheck,
    `${chain.length} ${signer?.isForRdp} ${timeStamped}`,
    ...reasons.map(({ kind }) => kind),
    ...(algorithm ? [algorithm.digest, algorithm.signature, String(algorithm.isWeak)] : []),
  ],
  check(text, report: SignatureReport) {
    assert.ok(report.summary !== '' && !report.trustChecked);
    for (const { spans, message } of report.reasons) {
      assert.ok(message !== '');
      for (const span of spans) assert.ok(isWithin(span, text.length));
    }
    for (const span of report.signedLines) assert.ok(isWithin(span, text.length));
    for (const { text: name, span } of readSignature(text)?.names ?? []) {
      assert.equal(text.slice(span.start, span.end), name);
    }
  },
  async checkMore(text, report) {
    assert.equal((await verifySignature(text, globalThis.crypto as never)).state, report.state);
    const unchecked = await verifySignature(text, undefined);
    assert.notEqual(unchecked.state, 'intact', 'nothing holds that was not verified');
    assert.equal(unchecked.state === 'none', report.state === 'none');
  },
});
