import assert from 'node:assert/strict';
import { lintRdp } from '../../../src/core/rdp/lint';
import { verifySignature } from '../../../src/core/rdp/signature';
import { applied } from '../rdp-fixture';
import { replaced, signedFile, signedFiles } from '../rdp-signature/signed-files';

const RULE = 'rdp/signing/signature-invalid';

async function findingIn(text: string) {
  const verified = await verifySignature(text, globalThis.crypto);
  const findings = lintRdp(text, { verified }).filter(({ rule }) => rule === RULE);
  assert.ok(findings.length <= 1);
  return findings[0];
}

describe('rdp: signing/signature-invalid', () => {
  const intact = signedFile('samples/signed-psign-style.rdp');
  const edited = signedFile('samples/signed-value-edited.rdp');

  it('is silent where the signature holds, cannot be read, or was not verified', async () => {
    for (const name of [...signedFiles('vectors'), ...signedFiles('samples'), ...signedFiles('made')]) {
      const text = signedFile(name);
      const { state } = await verifySignature(text, globalThis.crypto);
      assert.equal((await findingIn(text)) !== undefined, state === 'broken', name);
      assert.ok(!lintRdp(text).some(({ rule }) => rule === RULE), name);
    }
  });

  it('marks the value that was changed, and restores it', async () => {
    const finding = await findingIn(edited);
    assert.equal(finding?.severity, 'error');
    assert.match(finding.message, /Allowed/);
    const [restore, remove] = finding.fixes;
    assert.equal(restore?.title, 'Restore the value as it was signed');
    assert.equal((await verifySignature(applied(edited, restore), globalThis.crypto)).state, 'intact');
    assert.equal(remove?.title, 'Remove the signature');
    assert.equal((await verifySignature(applied(edited, remove), globalThis.crypto)).state, 'none');
    assert.ok(
      finding.fixes.every(({ manual }) => manual),
      'no fix is made without being asked for',
    );
  });

  it('marks the signature where the change cannot be told', async () => {
    const text = intact.replaceAll('rds2.contoso.com', 'x.fabrikam.com');
    const finding = await findingIn(text);
    assert.equal(finding?.text.toLowerCase(), 'signature');
    assert.deepEqual(
      finding?.fixes.map(({ title }) => title),
      ['Remove the signature'],
    );
  });

  it('marks the blank that was added, the name that was re-spelled, the line that was taken out', async () => {
    for (const [before, after, title] of [
      ['authentication level:i:2', 'authentication level:i:2 ', 'Remove the blanks that were added'],
      ['authentication level:i:2', 'Authentication Level:i:2', 'Restore the name as it was signed'],
      ['authentication level:i:2\r\n', '', 'Put the signed line back'],
    ] as const) {
      const text = replaced(intact, before, after);
      const finding = await findingIn(text);
      assert.equal(finding?.fixes[0]?.title, title);
      assert.equal((await verifySignature(applied(text, finding.fixes[0]), globalThis.crypto)).state, 'intact');
    }
  });

  it('has the severity that is asked for, or none', async () => {
    const verified = await verifySignature(edited, globalThis.crypto);
    const severity = (asked: 'info' | 'off') =>
      lintRdp(edited, { verified, severities: { 'signing/signature-invalid': asked } }).find(
        ({ rule }) => rule === RULE,
      )?.severity;
    assert.equal(severity('info'), 'info');
    assert.equal(severity('off'), undefined);
  });
});
