/** Only the events of sessions of an export, as they were written. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { filterRdpEvents } from '../../../src/core/events/event-filter';
import { readXmlEvents } from '../../../src/core/events/event-xml';
import { isSessionEvent } from '../../../src/core/events/rdp-providers';
import { documentKind } from '../../../src/core/scan/scan';
import { ROOT } from '../../sources';

const sample = (name: string) => readFileSync(path.join(ROOT, 'test/samples/events', name), 'utf8');
const other = `<Event xmlns='x'><System><Provider Name='Service Control Manager' Guid='{555908d1}'/><EventID Qualifiers='16384'>7036</EventID></System></Event>`;
const rdp = (id: number) =>
  `<Event xmlns='x'>\n  <System>\n    <Provider Name='Microsoft-Windows-TerminalServices-LocalSessionManager'/>\n    <EventID>${id}</EventID>\n  </System>\n</Event>`;
const security = (id: number) => rdp(id).replace(/TerminalServices-\w+/, 'Security-Auditing');
const found = (text: string) => readXmlEvents(text, isSessionEvent).map(({ id }) => id);

describe('the filter to RDP events', () => {
  it('keeps the events of Remote Desktop and of sign-ins exactly as they are', () => {
    const text = `<?xml version="1.0"?>\n<Events>${rdp(24)}${other}${security(4624)}${security(5156)}\n${rdp(40)}</Events>`;
    const filtered = filterRdpEvents(text);
    assert.deepEqual({ kept: filtered.kept, total: filtered.total }, { kept: 3, total: 5 });
    assert.equal(
      filtered.text,
      `<?xml version="1.0" encoding="utf-8"?>\n<Events>\n<!-- 3 of 5 events -->\n${rdp(24)}\n${security(4624)}\n${rdp(40)}\n</Events>\n`,
    );
    assert.equal(documentKind({ start: filtered.text.slice(0, 4000) }), 'event-xml');
  });

  it('says at the head what it is told to say, without ending the comment', () => {
    const { text } = filterRdpEvents(rdp(40), { heading: (kept, total) => `of a--->\nb.xml: ${kept}/${total}` });
    assert.match(text, /<!-- of a- - -> b\.xml: 1\/1 -->/);
  });

  it('answers that there are none', () => {
    assert.deepEqual(filterRdpEvents(other).kept, 0);
    assert.deepEqual(filterRdpEvents('no event <Events></Events>').total, 0);
  });

  for (const name of [
    'html-escaped.xml',
    'json-embedded.json',
    'client-1026-hash-commented.xml',
    'viewer-copy-details-xml.xml',
    'crlf-tabs-comments.xml',
    'damaged-middle.xml',
    'damaged-cut-off.xml',
    'mixed-providers.xml',
    'security-4625-oneline-events.xml',
    'termdd-56-binary.xml',
    'wevtutil-rendered.xml',
  ]) {
    it(`keeps every event of ${name} that can be read, and none twice`, () => {
      const text = sample(name);
      const filtered = filterRdpEvents(text);
      assert.ok(filtered.kept > 0);
      assert.deepEqual(found(filtered.text), found(text));
      const events = filtered.text.split('\n').slice(3, -2).join('\n');
      for (const line of events.split(/\r?\n/)) assert.ok(text.includes(line), line);
      // What is filtered twice stays as it is.
      assert.equal(filterRdpEvents(filtered.text).kept, filtered.kept);
    });
  }

  it('takes time in proportion to the text', () => {
    const text = `<Events>${`${other.repeat(99)}${rdp(40)}`.repeat(700)}</Events>`;
    assert.ok(text.length > 8_000_000);
    const started = performance.now();
    assert.deepEqual(filterRdpEvents(text).kept, 700);
    assert.ok(performance.now() - started < 3000);
  });
});
