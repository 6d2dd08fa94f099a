import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ASK_SOURCES } from '../../src/core/rdp/ask/ask-sources';
import type { AskPreview, AskWhen } from '../../src/core/rdp/ask/ask';
import { askPreview } from '../../src/core/rdp/ask/ask-preview';
import type { Statement } from '../../src/core/rdp/ask/statement';
import { verifySignature } from '../../src/core/rdp/signature';
import { applied, rdpText } from './rdp-fixture';
import { signedFile } from './rdp-signature/signed-files';
import { EXPECTED, sampleText } from './rdp/sample-files';

const textOf = (file: string) => file.replaceAll('|', '\r\n');
const after = (file: string) => askPreview(textOf(file), { when: 'after-2026-04' });
const before = (file: string) => askPreview(textOf(file), { when: 'before-2026-04' });
const ids = ({ resources }: AskPreview) => resources.map(({ id }) => id);
const WHENS: readonly AskWhen[] = ['before-2026-04', 'after-2026-04'];

/** Shares nothing that clients share by default. */
const QUIET =
  'full address:s:srv01|redirectclipboard:i:0|redirectprinters:i:0|redirectsmartcards:i:0|redirectwebauthn:i:0';

async function signed(name: string, when: AskWhen = 'after-2026-04') {
  const text = signedFile(name);
  return askPreview(text, { when, signature: await verifySignature(text, globalThis.crypto) });
}

function statementsOf(preview: AskPreview): Statement[] {
  const { publisher, first, outcomes, fields, boxes, resources, trust, advice, remarks, unknowns } = preview;
  return [
    ...[publisher, ...outcomes, ...fields, ...resources].flatMap(({ statements }) => statements),
    ...[first, boxes, trust, advice, remarks, unknowns].flat(),
  ];
}

describe('rdp ask: resources', () => {
  for (const [line, id] of [
    ['drivestoredirect:s:*', 'drives'],
    ['redirectdrives:i:1', 'drives'],
    ['redirectclipboard:i:1', 'clipboard'],
    ['redirectprinters:i:1', 'printers'],
    ['audiocapturemode:i:1', 'microphone'],
    ['redirectsmartcards:i:1', 'smart-cards'],
    ['redirectwebauthn:i:1', 'webauthn'],
    ['redirectcomports:i:1', 'ports'],
    ['redirectlocation:i:1', 'location'],
    ['redirectposdevices:i:1', 'pos'],
    ['camerastoredirect:s:*', 'cameras'],
    ['devicestoredirect:s:*', 'pnp'],
    ['usbdevicestoredirect:s:*', 'usb'],
  ] as const) {
    it(`${line} asks for ${id}, off until it is ticked, and the line is named`, () => {
      const text = textOf(`${QUIET}|${line}`);
      const { resources } = askPreview(text, { when: 'after-2026-04' });
      assert.deepEqual(
        resources.map((one) => [one.id, one.isTicked, one.line?.text]),
        [[id, false, line]],
      );
      const { span } = resources[0]!.line!;
      assert.equal(text.slice(span.start, span.end), line);
    });

    it(`${line}: the fix asks no more`, () => {
      const text = textOf(`${QUIET}|${line}`);
      const fix = askPreview(text, { when: 'after-2026-04' }).resources[0]!.fixes[0]!;
      assert.deepEqual(ids(askPreview(applied(text, fix), { when: 'after-2026-04' })), []);
    });
  }

  it('that no line asks for are those that clients share by default, and that this is not certain is said', () => {
    const { resources } = after('full address:s:srv01');
    assert.deepEqual(
      resources.map(({ id, line }) => [id, line]),
      ['clipboard', 'printers', 'smart-cards', 'webauthn'].map((id) => [id, undefined]),
    );
    assert.ok(resources.every(({ statements }) => statements.some(({ confidence }) => confidence === 'low')));
    const fixed = applied('full address:s:srv01', resources[0]!.fixes[0]!);
    assert.match(fixed, /redirectclipboard:i:0/);
  });

  it('are none where every line says no', () => {
    assert.deepEqual(ids(after(QUIET)), []);
    assert.ok(after(QUIET).unknowns.some(({ text }) => text.includes('asks for nothing')));
  });

  it('cannot be told of a value that is to be replaced', () => {
    const preview = after(`${QUIET}|drivestoredirect:s:{DRIVES}`);
    assert.deepEqual(ids(preview), []);
    assert.ok(preview.unknowns.some(({ text }) => text.includes('drivestoredirect')));
  });

  it('say which drives', () => {
    assert.equal(after(`${QUIET}|drivestoredirect:s:C:\\;D:\\;`).resources[0]?.detail, 'C:\\;D:\\;');
    assert.equal(after(`${QUIET}|redirectdrives:i:1`).resources[0]?.detail, 'all of them');
  });

  it('are on as the file says before April 2026, as far as is known', () => {
    const [drives] = before(`${QUIET}|drivestoredirect:s:*`).resources;
    assert.equal(drives?.isTicked, true);
    const { boxes } = before(`${QUIET}|drivestoredirect:s:*`);
    assert.ok(boxes.some(({ confidence }) => confidence === 'low'));
  });
});

describe('rdp ask: publisher and banner', () => {
  const tones = ({ outcomes }: AskPreview) => outcomes.map(({ tone }) => tone);

  it('an unsigned file brings the warning, in both versions', () => {
    for (const preview of [after(QUIET), before(QUIET)]) {
      assert.equal(preview.publisher.state, 'unsigned');
      assert.deepEqual(tones(preview), ['unknown']);
    }
  });

  it('an intact signature brings the question, the warning or nothing: the computer decides', async () => {
    const preview = await signed('samples/signed-psign-style.rdp');
    assert.equal(preview.publisher.state, 'signed');
    assert.equal(preview.publisher.name, 'Contoso RDP Publisher (test)');
    assert.deepEqual(tones(preview), ['verify', 'unknown', 'none']);
    assert.ok(preview.outcomes.every(({ condition }) => condition !== ''));
    assert.ok(preview.publisher.statements.some(({ text }) => text.includes('not checked here')));
    assert.ok(
      preview.resources.every(({ isTicked }) => !isTicked),
      'a signature ticks nothing',
    );
  });

  it('a broken signature is likely to bring the warning, and that this is not confirmed is said', async () => {
    const preview = await signed('samples/signed-value-edited.rdp');
    assert.equal(preview.publisher.state, 'broken');
    assert.deepEqual(tones(preview), ['unknown']);
    assert.ok(preview.outcomes[0]!.statements.some(({ confidence }) => confidence === 'low'));
  });

  it('an unreadable signature is none; one that was not checked is said to be so', async () => {
    assert.equal((await signed('samples/signed-malformed-length.rdp')).publisher.state, 'malformed');
    assert.equal(after('signature:s:x').publisher.state, 'malformed');
    const text = signedFile('samples/signed-psign-style.rdp');
    assert.equal(askPreview(text, { when: 'after-2026-04' }).publisher.state, 'unchecked');
  });

  it('Microsoft’s own signature on a file of Azure Virtual Desktop is expected to bring no dialog', () => {
    const text = `${signedFile('samples/signed-psign-style.rdp')}resourceprovider:s:arm\r\n`;
    assert.deepEqual(tones(askPreview(text, { when: 'after-2026-04' })), ['none', 'verify', 'unknown', 'none']);
  });

  it('a line that the signature cannot cover is said to be so', async () => {
    const usb = (await signed('samples/signed-usb-added.rdp')).resources.find(({ id }) => id === 'usb');
    assert.ok(usb?.statements.some(({ text }) => text.includes('No signature can cover')));
    const preview = await signed('samples/signed-drives-added.rdp');
    const drives = preview.resources.find(({ id }) => id === 'drives');
    assert.ok(drives?.statements.some(({ text }) => text.includes('does not cover this line')));
    assert.ok(preview.publisher.statements.some(({ sources }) => sources.includes('rdpsign')));
  });
});

describe('rdp ask: fields', () => {
  it('the remote computer, and the program of a RemoteApp', () => {
    const { fields } = after(
      `${QUIET}|remoteapplicationmode:i:1|remoteapplicationprogram:s:¦¦calc`.replaceAll('¦', '||'),
    );
    assert.deepEqual(
      fields.map(({ label }) => label),
      ['Remote computer', 'Program'],
    );
  });

  it('that another address is reached than the one shown is said', () => {
    const [computer] = after(`${QUIET}|alternate full address:s:other.example.com`).fields;
    assert.ok(computer!.statements.some(({ text }) => text.includes('other.example.com')));
  });
});

describe('rdp ask: every statement', () => {
  const previews = async () => {
    const all: AskPreview[] = [];
    for (const { file, encoding } of EXPECTED) {
      const text = sampleText(file, encoding);
      const signature = await verifySignature(text, globalThis.crypto);
      for (const when of WHENS) all.push(askPreview(text, { when, signature }));
    }
    return all;
  };

  it('that is more than a reading of the file has a source, and each source is used', async () => {
    const used = new Set<string>();
    for (const preview of await previews()) {
      for (const { text, sources, confidence } of statementsOf(preview)) {
        assert.notEqual(text, '');
        for (const id of sources) used.add(id);
        if (confidence === 'medium') assert.ok(sources.length > 0, text);
      }
    }
    assert.deepEqual(
      Object.keys(ASK_SOURCES).filter((id) => !used.has(id)),
      [],
    );
  });

  it('is there for any text, its lines lie in it, and no password is shown', () => {
    fc.assert(
      fc.property(fc.oneof(rdpText, fc.string({ unit: 'binary' })), fc.constantFrom(...WHENS), (text, when) => {
        const preview = askPreview(text, { when });
        assert.ok(preview.outcomes.length > 0);
        for (const { line, fixes } of preview.resources) {
          if (line) assert.ok(line.span.start < line.span.end && line.span.end <= text.length);
          for (const fix of fixes) applied(text, fix);
        }
        assert.deepEqual(askPreview(text, { when }), preview);
      }),
    );
    const secret = 'Zebra7Zebra';
    const text = `password:s:${secret}\r\ngatewayaccesstoken:s:${secret}\r\nfull address:s:a`;
    for (const when of WHENS) assert.ok(!JSON.stringify(askPreview(text, { when })).includes(secret));
  });
});
