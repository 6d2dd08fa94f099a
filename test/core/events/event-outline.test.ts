/** The events of a document as a list and as folds, in every shape of export. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { eventAt } from '../../../src/core/events/event-at';
import {
  foldEvents,
  outlineEvents,
  outlineEventsInSteps,
  type OutlinedEvent,
} from '../../../src/core/events/event-outline';
import { codeRef } from '../../../src/core/knowledge/notation';
import { LineIndex } from '../../../src/core/text';
import { ROOT } from '../../sources';

const sample = (name: string) => readFileSync(path.join(ROOT, 'test/samples', name), 'utf8');
const outline = (text: string, limit?: number) =>
  outlineEvents(new LineIndex(text), limit === undefined ? {} : { limit });
const fold = (text: string) => foldEvents(new LineIndex(text)).map(({ first, last }) => [first, last]);
const names = (events: readonly OutlinedEvent[]) => events.map(({ id, provider }) => `${id} ${provider}`);

/** The text of an event, and of its id. */
function textOf(text: string, { first, start, last, end, idLine, idSpan }: OutlinedEvent) {
  const index = new LineIndex(text);
  const whole = text.slice(index.lineStart(first) + start, index.lineStart(last) + end);
  return { whole, id: index.lineText(idLine).slice(idSpan.start, idSpan.end) };
}

const other = (id: number) =>
  `<Event><System><Provider Name='Service Control Manager' Guid='{555908d1}'/><EventID Qualifiers='16384'>${id}</EventID></System></Event>`;
const PRETTY = `<?xml version="1.0"?>
<Events>
<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
  <System>
    <Provider Name="Microsoft-Windows-TerminalServices-LocalSessionManager" />
    <EventID>40</EventID>
    <TimeCreated SystemTime="2026-03-05T09:29:03.1234567Z" />
    <Computer>RDSH01</Computer>
  </System>
  <UserData>
    <EventXML xmlns="Event_NS">
      <Session>9</Session>
      <Reason>3</Reason>
    </EventXML>
  </UserData>
</Event>
<!-- between -->
</Events>
`;

describe('the outline of events', () => {
  it('tells event, machine, time, session, code and severity', () => {
    const [event, ...more] = outline(PRETTY);
    assert.ok(event);
    assert.deepEqual(more, []);
    const { title, code, codeTitle, ...rest } = event;
    assert.deepEqual(rest, {
      ...{ first: 2, start: 0, last: 15, end: 8, idLine: 5, idSpan: { start: 13, end: 15 } },
      ...{ id: 40, provider: 'LocalSessionManager', computer: 'RDSH01', sessionId: 9, severity: 'warning' },
      time: Date.UTC(2026, 2, 5, 9, 29, 3, 123),
    });
    assert.match(title ?? '', /disconnected/i);
    assert.equal(code && codeRef(code), 'extended:3');
    assert.match(codeTitle ?? '', /idle/i);
  });

  for (const [name, expected] of [
    ['lsm-40-single.xml', ['40 LocalSessionManager']],
    ['crlf-tabs-comments.xml', ['40 LocalSessionManager', '40 LocalSessionManager']],
    ['html-escaped.xml', ['103 RdpCoreTS', '1026 ClientActiveXCore']],
    ['json-embedded.json', ['40 LocalSessionManager']],
    ['client-1026-hash-commented.xml', ['1026 ClientActiveXCore']],
    ['security-4625-oneline-events.xml', undefined],
    ['viewer-copy-details-xml.xml', undefined],
    ['damaged-middle.xml', undefined],
    ['damaged-cut-off.xml', undefined],
    ['mixed-providers.xml', undefined],
    ['wevtutil-no-root.xml', undefined],
    // Text and XML of one event are one event.
    ['viewer-copy-as-text.txt', ['40 LocalSessionManager']],
    ['format-list.txt', ['1026 ClientActiveXCore', '40 LocalSessionManager']],
  ] as const) {
    it(`finds the events of ${name}, and their ids`, () => {
      const text = sample(`events/${name}`);
      const events = outline(text);
      if (expected) assert.deepEqual(names(events), expected);
      if (name.endsWith('.xml')) assert.equal(events.length, text.match(/(?:<|&lt;)EventID/g)?.length);
      for (const event of events) {
        const { whole, id } = textOf(text, event);
        assert.equal(id, String(event.id));
        if (!name.endsWith('.txt')) assert.match(whole, /^(?:<|&lt;)Event[\s>&]/);
        assert.ok(event.title !== undefined || event.severity === 'info');
      }
    });
  }

  it('has a span for each of the events on one line', () => {
    const text = `<Events>${other(7036)}${PRETTY.slice(PRETTY.indexOf('<Event '), PRETTY.indexOf('<!--')).replace(/\n\s*/g, '')}${other(7040)}</Events>`;
    const events = outline(text);
    assert.deepEqual(names(events), [
      '7036 Service Control Manager',
      '40 LocalSessionManager',
      '7040 Service Control Manager',
    ]);
    for (const event of events) {
      const { whole, id } = textOf(text, event);
      assert.match(whole, /^<Event[\s>].*<\/Event>$/);
      assert.equal(id, String(event.id));
    }
  });

  it('tells other events only where they are few', () => {
    const text = `<Events>\n${`${other(7036)}\n`.repeat(5)}${PRETTY.slice(PRETTY.indexOf('<Event '))}`;
    assert.equal(outline(text, 5).length, 6);
    assert.deepEqual(names(outline(text, 4)), ['40 LocalSessionManager']);
    assert.deepEqual(names(outline(text, 0)), ['40 LocalSessionManager']);
  });

  it('stops when it is cancelled', () => {
    let asked = 0;
    const events = outlineEvents(new LineIndex(other(7036).repeat(100)), { isCancelled: () => ++asked > 10 });
    assert.ok(events.length <= 10);
  });

  it('pauses often in a large document without events, and in one line of many', () => {
    for (const text of ['nothing here\n'.repeat(100_000), other(7036).repeat(2000)]) {
      let pauses = 0;
      for (const steps = outlineEventsInSteps(new LineIndex(text)); !steps.next().done;) pauses++;
      assert.ok(pauses >= 50, `${pauses}`);
    }
  });

  it('finds nothing in texts without events', () => {
    for (const name of [
      'logs/cpp-test-pairs.cpp.log',
      'negatives/prose-numbers.md.log',
      'logs/mac-dialog-quote.md.log',
    ]) {
      assert.deepEqual(outline(sample(name)), []);
      assert.deepEqual(fold(sample(name)), []);
    }
  });
});

describe('a damaged document of events', () => {
  it('is outlined, folded and asked about without fail, wherever it was cut', () => {
    const whole = ['damaged-middle.xml', 'html-escaped.xml', 'viewer-copy-as-text.txt', 'json-embedded.json']
      .map((name) => sample(`events/${name}`))
      .join('\n');
    for (let cut = 0; cut < whole.length; cut += 211) {
      const text = whole.slice(0, cut) + whole.slice(cut + (cut % 29));
      const lines = new LineIndex(text);
      for (const event of outlineEvents(lines)) {
        assert.equal(textOf(text, event).id, String(event.id));
        assert.ok(event.first <= event.idLine && event.idLine <= event.last && event.last < lines.lineCount);
      }
      for (const { first, last } of foldEvents(lines)) assert.ok(first < last && last < lines.lineCount);
      eventAt(lines, lines.positionAt(cut).line, lines.positionAt(cut).column);
    }
  });
});

describe('the folds of events', () => {
  it('are events of more than one line and their parts', () => {
    assert.deepEqual(fold(PRETTY), [
      [2, 15],
      [3, 8],
      [9, 14],
    ]);
    assert.deepEqual(fold(PRETTY.replaceAll('\n', '\r\n')), fold(PRETTY));
    assert.deepEqual(fold(PRETTY.replace(/^/gm, '# ')), fold(PRETTY));
    assert.deepEqual(fold(`${other(1)}\n${other(2)}`), []);
  });

  it('end before the next event where one is damaged', () => {
    const event = PRETTY.slice(PRETTY.indexOf('<Event '), PRETTY.indexOf('<!--'));
    const damaged = event.slice(0, event.indexOf('</UserData>'));
    const lines = damaged.trimEnd().split('\n').length;
    assert.deepEqual(fold(`${damaged}\n\n${event}`)[0], [0, lines - 1]);
  });

  it('are records of text', () => {
    const text = sample('events/format-list.txt');
    const index = new LineIndex(text);
    const folds = fold(text);
    assert.equal(folds.length, 2);
    for (const [first, last] of folds) {
      assert.match(index.lineText(first!), /^TimeCreated/);
      assert.match(index.lineText(last!), /^Message/);
    }
  });

  it('hold the XML of an event that was copied as text', () => {
    const text = sample('events/viewer-copy-as-text.txt');
    const [record, event] = fold(text);
    assert.equal(record![0], 0);
    assert.equal(record![1], event![1]);
    assert.ok(record![0] < event![0]!);
  });
});
