/** The view of an `.rdp` file without VS Code: what the page gets, and what it may ask for. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as core from '../../src/core';
import { RdpFilePage } from '../../src/rdp-panel/rdp-file-page';
import {
  parseFromRdpPage,
  parseRdpMemory,
  type FromRdpPage,
  type RdpState,
  type ToRdpPage,
} from '../../src/rdp-panel/protocol';
import { HOSTILE } from './panel-fixture';
import { applied } from './rdp-fixture';

const NOW = Date.parse('2026-11-21');
const TEXT = 'full address:s:rds.example.com\r\ndrivestoredirect:s:*\r\npassword:s:Zebra7Zebra\r\n';

async function opened(text = TEXT, tab: 'ask' | 'risk' = 'ask') {
  const posted: ToRdpPage[] = [];
  const did: string[] = [];
  const page = new RdpFilePage({
    core,
    translate: core.english,
    now: () => NOW,
    post: (message) => posted.push(message),
    copy: (copied) => Promise.resolve(void did.push(copied)),
    jump: (span) => Promise.resolve(void did.push(`jump ${text.slice(span.start, span.end)}`)),
    fix: (fix) => Promise.resolve(void did.push(`fix ${applied(text, fix)}`)),
  });
  const signature = await core.verifySignature(text, globalThis.crypto);
  page.show({ name: 'a.rdp', text, signature }, tab);
  await page.receive({ type: 'ready' });
  const state = (): RdpState => {
    const last = posted.filter((message) => message.type === 'show').at(-1);
    assert.ok(last);
    return last.state;
  };
  return { page, posted, did, state, signature };
}

describe('rdp file view', () => {
  it('sends nothing before the page listens, then everything at once, with the focus', async () => {
    const { posted, state } = await opened();
    assert.equal(posted.length, 1);
    assert.ok(posted[0]?.type === 'show' && posted[0].focus);
    assert.equal(state().file, 'a.rdp');
    assert.equal(state().ask.resources[0]?.name, 'Drives');
    assert.equal(state().risk.level, 'high');
  });

  it('goes to the lines that it showed, by their numbers, and nowhere else', async () => {
    const { page, did, state } = await opened();
    const { version } = state();
    const { place } = state().ask.resources[0]!.line!;
    await page.receive({ type: 'jump', version, place });
    await page.receive({ type: 'jump', version: version + 1, place });
    await page.receive({ type: 'jump', version, place: 999 });
    assert.deepEqual(did, ['jump drivestoredirect:s:*']);
  });

  it('fixes a resource that it showed, in the text that it showed', async () => {
    const { page, did, state } = await opened();
    await page.receive({ type: 'fix', version: state().version, resource: 0 });
    await page.receive({ type: 'fix', version: state().version, resource: 99 });
    assert.deepEqual(did, [`fix ${TEXT.replace('*', '')}`]);
  });

  it('switches between the tabs and between the versions of Windows', async () => {
    const { page, state } = await opened();
    await page.receive({ type: 'tab', tab: 'risk' });
    assert.equal(state().tab, 'risk');
    await page.receive({ type: 'when', when: 'before-2026-04' });
    assert.deepEqual([state().ask.when, state().ask.resources[0]?.isTicked], ['before-2026-04', true]);
  });

  it('follows the text without taking the focus, and keeps tab and version over a hidden page', async () => {
    const { page, posted, state, signature } = await opened();
    await page.receive({ type: 'tab', tab: 'risk' });
    page.pageGone();
    page.update({ name: 'a.rdp', text: 'full address:s:srv01', signature });
    const before = posted.length;
    await page.receive({ type: 'ready', tab: 'risk', when: 'before-2026-04' });
    assert.equal(posted.length, before + 1);
    const last = posted.at(-1)!;
    assert.ok(last.type === 'show' && !last.focus);
    assert.deepEqual([state().tab, state().ask.when], ['risk', 'before-2026-04']);
    assert.notEqual(state().risk.level, 'high');
  });

  it('copies the review as Markdown, without the password', async () => {
    const { page, did, posted } = await opened();
    await page.receive({ type: 'copy' });
    assert.match(did[0]!, /^# Risk review of a\.rdp\n\n\*\*High risk\.\*\*/);
    assert.ok(!did[0]!.includes('Zebra7'));
    assert.deepEqual(posted.at(-1), { type: 'notice', button: 'copy', text: 'Copied' });
  });

  it('shows no password in anything, and hostile text as it is, for the page to put in as text', async () => {
    const { state } = await opened(`${TEXT}username:s:${HOSTILE}\r\nremoteapplicationmode:i:1\r\n`);
    assert.ok(!JSON.stringify(state()).includes('Zebra7'));
    const links = [...state().ask.sources, ...state().risk.sources].flatMap(({ url }) => url ?? []);
    assert.ok(links.length > 3 && links.every((url) => url.startsWith('https://')));
  });

  it('numbers each source once, and refers to none that is not there', async () => {
    const { state } = await opened();
    for (const { sources } of [state().ask, state().risk]) {
      assert.equal(new Set(sources.map(({ title }) => title)).size, sources.length);
    }
    for (const { sources } of state().risk.sections.flatMap(({ points }) => points)) {
      for (const at of sources) assert.ok(state().risk.sources[at]);
    }
  });
});

describe('rdp file view: protocol', () => {
  const messages: readonly FromRdpPage[] = [
    { type: 'ready' },
    { type: 'ready', tab: 'risk', when: 'before-2026-04' },
    { type: 'tab', tab: 'ask' },
    { type: 'when', when: 'after-2026-04' },
    { type: 'jump', version: 1, place: 0 },
    { type: 'fix', version: 1, resource: 3 },
    { type: 'copy' },
  ];

  it('takes every message of the page, and drops other fields', () => {
    for (const message of messages) {
      assert.deepEqual(parseFromRdpPage(structuredClone(message)), message);
      assert.deepEqual(parseFromRdpPage({ ...message, command: 'evil' }), message);
    }
  });

  it('refuses everything else, and never throws', () => {
    for (const wrong of [
      null,
      'copy',
      { type: 'tab', tab: 'x' },
      { type: 'when' },
      { type: 'jump', version: 1, place: -1 },
      { type: 'fix', version: 1, resource: 1.5 },
      { type: 'jump', place: 1 },
    ]) {
      assert.equal(parseFromRdpPage(wrong), undefined);
    }
    fc.assert(
      fc.property(fc.anything(), (value) => {
        const message = parseFromRdpPage(value);
        if (message) assert.deepEqual(parseFromRdpPage(message), message);
        parseRdpMemory(value);
      }),
    );
    assert.deepEqual(parseRdpMemory({ tab: 'risk', when: 'before-2026-04', outcome: 1, scroll: 5.5, x: 1 }), {
      tab: 'risk',
      when: 'before-2026-04',
      outcome: 1,
      scroll: 5.5,
    });
    assert.equal(parseRdpMemory({ tab: 'risk', when: 'before-2026-04', outcome: 1, scroll: -1 }), undefined);
  });
});
