import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hostKind, mayImitate, seemRelated } from '../../src/core/rdp/risk/host-kind';
import { readAddress } from '../../src/core/rdp/address';
import { riskMarkdown } from '../../src/core/rdp/risk/risk-markdown';
import type { RiskReview, RiskSectionId } from '../../src/core/rdp/risk/risk-point';
import { reviewRisk } from '../../src/core/rdp/risk/risk-review';
import { verifySignature } from '../../src/core/rdp/signature';
import { rdpText } from './rdp-fixture';
import { signedFile } from './rdp-signature/signed-files';
import { EXPECTED, sampleText } from './rdp/sample-files';

const review = (file: string) => reviewRisk(file.replaceAll('|', '\r\n'));
const points = ({ sections }: RiskReview, id: RiskSectionId) => sections.find((one) => one.id === id)!.points;
const texts = (of: RiskReview, id: RiskSectionId) => points(of, id).map(({ text }) => text);
const levels = (of: RiskReview, id: RiskSectionId) => points(of, id).map(({ level }) => level);
async function signed(name: string) {
  const text = signedFile(name);
  return reviewRisk(text, { signature: await verifySignature(text, globalThis.crypto) });
}

describe('rdp risk: sample files', () => {
  const expected: Readonly<Record<string, RiskReview['level']>> = {
    'rogue-remoteapp-signed.rdp': 'high',
    'rogue-remoteapp-unsigned.rdp': 'high',
    'signed-value-edited.rdp': 'high',
    'signed-drives-added.rdp': 'high',
    'fault-address-mismatch.rdp': 'high',
    'signed-usb-added.rdp': 'medium',
    'signed-sha1.rdp': 'medium',
    'fault-auth-level-0.rdp': 'medium',
    'script-password.rdp': 'medium',
    'mstsc-24h2-save.rdp': 'low',
    'mstsc8-save.rdp': 'low',
    'Default.rdp': 'low',
  };
  for (const [name, level] of Object.entries(expected)) {
    it(`${name}: ${level}`, async () => {
      const { encoding } = EXPECTED.find(({ file }) => file === name)!;
      const text = sampleText(name, encoding);
      const found = reviewRisk(text, { signature: await verifySignature(text, globalThis.crypto) });
      assert.equal(found.level, level, found.reasons.join('\n'));
      assert.ok(found.reasons.length > 0, 'a verdict has reasons');
    });
  }

  it('are never called safe, signed or not', async () => {
    for (const { file, encoding } of EXPECTED) {
      const text = sampleText(file, encoding);
      const signature = await verifySignature(text, globalThis.crypto);
      const { verdict, reasons } = reviewRisk(text, { signature });
      assert.doesNotMatch(`${verdict} ${reasons.join(' ')}`, /\b(?:safe|secure|harmless file|trustworthy)\b/i, file);
    }
  });

  it('the signed campaign file is judged like the unsigned one, and told why', async () => {
    const found = await signed('samples/rogue-remoteapp-signed.rdp');
    assert.ok(points(found, 'signs').length >= 2);
    assert.ok(points(found, 'signs').every(({ sources }) => sources.length > 0));
    assert.ok(texts(found, 'publisher').some((text) => text.includes('October 2024')));
    assert.ok(levels(found, 'publisher').every((level) => level !== 'high'));
  });
});

describe('rdp risk: what the far side gets', () => {
  const quiet = 'redirectclipboard:i:0|redirectprinters:i:0|redirectsmartcards:i:0|redirectwebauthn:i:0|';

  it('every class with its line, and what clients share by default without one', () => {
    const found = review('full address:s:srv01');
    assert.deepEqual(
      points(found, 'gets').map(({ line }) => line),
      [undefined, undefined, undefined, undefined],
    );
    assert.deepEqual(points(review(quiet), 'gets'), []);
  });

  it('all drives weigh more outside than inside', () => {
    for (const [host, level] of [
      ['srv01', 'medium'],
      ['srv01.contoso.local', 'medium'],
      ['10.1.2.3', 'medium'],
      ['rds.example.com', 'high'],
      ['203.0.113.7', 'high'],
    ] as const) {
      assert.equal(levels(review(`${quiet}full address:s:${host}|drivestoredirect:s:*`), 'gets')[0], level, host);
    }
  });

  it('microphone, camera, location and USB are worth a question', () => {
    const file = 'audiocapturemode:i:1|camerastoredirect:s:*|redirectlocation:i:1|usbdevicestoredirect:s:*';
    assert.deepEqual(levels(review(quiet + file), 'gets'), ['medium', 'medium', 'medium', 'medium']);
  });
});

describe('rdp risk: destination, program, credentials', () => {
  it('the alternate address is where it goes, and another domain there weighs high', () => {
    const found = review('full address:s:portal.contoso.com|alternate full address:s:portal.fabrikam.com');
    assert.equal(found.level, 'high');
    assert.match(found.reasons[0]!, /portal\.contoso\.com.*portal\.fabrikam\.com/);
    const related = review('full address:s:a.contoso.com|alternate full address:s:b.contoso.com');
    assert.notEqual(related.level, 'high');
  });

  it('a name that may imitate another weighs high', () => {
    assert.equal(review('full address:s:xn--cntoso-jua.com').level, 'high');
    assert.equal(review('full address:s:cоntoso.com').level, 'high');
  });

  it('a gateway elsewhere, a page before the sign-in, a proxy: each is told', () => {
    const found = review(
      'full address:s:srv.contoso.com|gatewayhostname:s:gw.fabrikam.com|gatewayusagemethod:i:1|gatewaycredentialssource:i:2|' +
        'pre-authentication server address:s:https://login.fabrikam.com|kdcproxyname:s:kdc.fabrikam.com',
    );
    assert.equal(levels(found, 'destination').filter((level) => level === 'medium').length, 3);
    assert.ok(texts(found, 'credentials').some((text) => text.includes('signed in with')));
  });

  it('a gateway that is not used is not told', () => {
    assert.ok(!JSON.stringify(review('full address:s:a|gatewayhostname:s:gw.fabrikam.com')).includes('fabrikam'));
  });

  it('a command on the reader’s own computer weighs high', () => {
    assert.equal(review('full address:s:a|precommand:s:cmd /c calc').level, 'high');
  });

  it('without Network Level Authentication the far side can read the password', () => {
    assert.ok(texts(review('enablecredsspsupport:i:0'), 'credentials').some((text) => text.includes('remote screen')));
  });

  it('a window that is given a familiar name, and variables that are told', () => {
    const found = review(
      'full address:s:a.example.com|remoteapplicationmode:i:1|remoteapplicationprogram:s:notepad|' +
        'remoteapplicationname:s:Windows Update|remoteapplicationcmdline:s:%USERNAME%|remoteapplicationexpandcmdline:i:0',
    );
    assert.equal(points(found, 'program').length, 3);
  });
});

describe('rdp risk: hosts', () => {
  for (const [host, kind] of [
    ['localhost', 'this-computer'],
    ['127.0.0.1:3390', 'this-computer'],
    ['10.0.0.1', 'private-address'],
    ['172.31.0.1', 'private-address'],
    ['172.32.0.1', 'public-address'],
    ['100.64.0.1', 'private-address'],
    ['[fe80::1]', 'private-address'],
    ['[fd00::1]', 'private-address'],
    ['[2001:db8::1]', 'public-address'],
    ['srv01', 'single-name'],
    ['srv01.contoso.local', 'internal-name'],
    ['srv01.contoso.com', 'public-name'],
  ] as const) {
    it(`${host} is a ${kind}`, () => assert.equal(hostKind(readAddress(host)), kind));
  }

  it('are related where the last two parts agree', () => {
    assert.ok(seemRelated('a.contoso.com', 'b.c.contoso.com'));
    assert.ok(!seemRelated('contoso.com.fabrikam.net', 'contoso.com'));
    assert.ok(!seemRelated('192.0.2.1', '198.51.2.1'));
    assert.ok(mayImitate('xn--a.com') && !mayImitate('contoso.com'));
  });
});

describe('rdp risk: any text', () => {
  it('has a review, whose lines lie in it, and the same one twice', () => {
    fc.assert(
      fc.property(fc.oneof(rdpText, fc.string({ unit: 'binary' })), (text) => {
        const found = reviewRisk(text);
        for (const { line } of found.sections.flatMap((section) => section.points)) {
          if (line) assert.ok(line.span.start < line.span.end && line.span.end <= text.length);
        }
        assert.deepEqual(reviewRisk(text), found);
        riskMarkdown(found, { name: 'x.rdp' });
      }),
    );
  });

  it('shows no password or token, in Markdown neither', () => {
    const secret = 'Zebra7Zebra';
    const keys = ['password', 'cleartextpassword', 'gatewaypassword', 'gatewayaccesstoken', 'endpointfedauth'];
    const text = keys.map((key) => `${key}:s:${secret}`).join('\r\n') + `\r\npassword 51:b:${secret}`;
    const found = reviewRisk(text);
    assert.ok(!JSON.stringify(found).includes(secret));
    assert.ok(!riskMarkdown(found, { name: 'x.rdp' }).includes(secret));
    assert.equal(points(found, 'credentials').filter(({ text }) => /password|token/i.test(text)).length >= 5, true);
  });

  it('escapes what the file says', () => {
    const markdown = riskMarkdown(review('full address:s:a|username:s:<b>[x](https://example.com)`'), {
      name: '[a](b).rdp',
    });
    assert.ok(!markdown.includes('<b>') || markdown.includes('`` '), markdown);
    assert.ok(!markdown.includes('# Risk review of [a](b)'));
  });
});
