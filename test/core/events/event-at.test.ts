/** The Windows event under a position, in every shape in which its id is written. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { eventAt } from '../../../src/core/events/event-at';
import { codeRef } from '../../../src/core/knowledge/notation';
import { LineIndex, type LineSource } from '../../../src/core/text';
import { ROOT } from '../../sources';

const sample = (name: string) => readFileSync(path.join(ROOT, 'test/samples', name), 'utf8');

/** The event at the first occurrence of `marked`, where `|` stands before the digits. */
function at(text: string, marked: string): string | undefined {
  const plain = marked.replace('|', '');
  const found = text.indexOf(plain);
  assert.ok(found >= 0, `"${plain}" is not in the text`);
  const lines = new LineIndex(text);
  const { line, column } = lines.positionAt(found + marked.indexOf('|') + 1);
  const place = eventAt(lines, line, column);
  if (!place) return undefined;
  const digits = lines.lineText(line).slice(place.span.start, place.span.end);
  assert.ok(marked.slice(marked.indexOf('|') + 1).startsWith(digits), `the span holds "${digits}"`);
  return codeRef(place.code);
}

const SESSIONS = 'Microsoft-Windows-TerminalServices-LocalSessionManager';
const CLIENT = 'Microsoft-Windows-TerminalServices-ClientActiveXCore';
const event = (id: number, provider = SESSIONS, rest = '') =>
  `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event"><System><Provider Name="${provider}" Guid="{5d896912-022d-40aa-a3a8-4fa5515c76d7}"/><EventID Qualifiers="16384">${id}</EventID><Version>0</Version><EventRecordID>40</EventRecordID></System>${rest}</Event>`;

describe('an event id in XML', () => {
  for (const [name, marked, expected] of [
    ['lsm-40-single.xml', 'EventID>|40<', 'event:40@LocalSessionManager'],
    ['viewer-copy-details-xml.xml', 'EventID>|1026<', 'event:1026@ClientActiveXCore'],
    ['client-1026-hash-commented.xml', 'EventID>|1026<', 'event:1026@ClientActiveXCore'],
    ['client-1026-no-namespace.xml', 'EventID>|1026<', 'event:1026@ClientActiveXCore'],
    ['html-escaped.xml', 'EventID&gt;|103&lt;', 'event:103@RdpCoreTS'],
    ['html-escaped.xml', 'EventID&gt;|1026&lt;', 'event:1026@ClientActiveXCore'],
    ['json-embedded.json', 'EventID>|40<', 'event:40@LocalSessionManager'],
    ['crlf-tabs-comments.xml', 'EventID>|40<', 'event:40@LocalSessionManager'],
    ['wevtutil-rendered.xml', 'EventID>|40<', 'event:40@LocalSessionManager'],
    ['security-4625-oneline-events.xml', 'EventID>|4625<', 'event:4625@Security-Auditing'],
    ['damaged-cut-off.xml', 'EventID>|40<', 'event:40@LocalSessionManager'],
    ['damaged-middle.xml', 'EventID>|40<', 'event:40@LocalSessionManager'],
    ['convertto-xml.xml', 'System.Int32">|1026<', 'event:1026@ClientActiveXCore'],
  ] as const) {
    it(`is found in ${name}: ${marked}`, () => assert.equal(at(sample(`events/${name}`), marked), expected));
  }

  it('is found where it stands on a line of its own', () => {
    assert.equal(at(event(40).replace('>40<', '>\n  40\n<'), '  |40'), 'event:40@LocalSessionManager');
  });

  it('is that of its own event, among others on one line', () => {
    const text = `<Events>${event(40)}${event(1026, CLIENT)}${event(24)}</Events>`;
    assert.equal(at(text, '>|40<'), 'event:40@LocalSessionManager');
    assert.equal(at(text, '>|1026<'), 'event:1026@ClientActiveXCore');
    assert.equal(at(text, '>|24<'), 'event:24@LocalSessionManager');
  });

  it('is found in a line of megabytes, of which only a part is read', () => {
    const text = `<Events>${event(7036, 'Service Control Manager', `<EventData>${'x'.repeat(500)}</EventData>`).repeat(6000)}${event(40)}${event(7036, 'Service Control Manager').repeat(6000)}</Events>`;
    assert.ok(text.length > 4_000_000);
    assert.equal(at(text, `>|40</EventID`), 'event:40@LocalSessionManager');
    const column = text.indexOf('>40</EventID') + 2;
    const started = performance.now();
    for (let count = 0; count < 100; count++) eventAt({ lineCount: 1, lineText: () => text }, 0, column);
    assert.ok(performance.now() - started < 2000);
  });

  it('is found by reading the same few lines of a short and of a long document', () => {
    const pretty = event(40, SESSIONS, '<UserData><EventXML><Reason>3</Reason></EventXML></UserData>').replaceAll(
      '><',
      '>\n<',
    );
    const count = (copies: number) => {
      const lines = new LineIndex(`${`${pretty}\n`.repeat(copies)}`);
      let asked = 0;
      const counting: LineSource = {
        lineCount: lines.lineCount,
        lineText: (line) => {
          asked++;
          return lines.lineText(line);
        },
      };
      const middle = 3 + Math.floor(copies / 2) * pretty.split('\n').length;
      assert.ok(eventAt(counting, middle, lines.lineText(middle).indexOf('>40') + 2), lines.lineText(middle));
      return asked;
    };
    assert.equal(count(200), count(3));
    assert.ok(count(200) < 40);
  });

  it('is nothing where the digits are no id, or the event is not in our tables', () => {
    const text = event(40);
    assert.equal(at(text, 'Qualifiers="|16384'), undefined);
    assert.equal(at(text, 'RecordID>|40'), undefined);
    assert.equal(at(text, '{|5d8'), undefined);
    assert.equal(at(event(40, '.NET Runtime'), '>|40</EventID'), undefined);
    assert.equal(at(event(9999), '>|9999</EventID'), undefined);
    assert.equal(at(`${text}<EventID>40</EventID>`.replace(text, `${text} `), '</Event> <EventID>|40'), undefined);
  });
});

describe('an event id in text', () => {
  for (const [name, marked, expected] of [
    ['events/format-list.txt', ': |1026', 'event:1026@ClientActiveXCore'],
    ['events/format-list.txt', ': |40', 'event:40@LocalSessionManager'],
    ['events/viewer-copy-as-text.txt', 'Event ID:      |40', 'event:40@LocalSessionManager'],
    ['events/viewer-copy-as-text.txt', '<EventID>|40', 'event:40@LocalSessionManager'],
    ['events/nxlog-event40.json', '"EventID":|40', 'event:40@LocalSessionManager'],
    ['events/winlogbeat-ecs.json', '"event_id":"|1026', 'event:1026@ClientActiveXCore'],
    ['events/winlogbeat-ecs.json', '"code":"|40"', 'event:40@LocalSessionManager'],
    ['events/export-csv.csv', 'AM","|40"', 'event:40@LocalSessionManager'],
    ['events/export-csv.csv', 'AM","|1026","263"', 'event:1026@ClientActiveXCore'],
    ['logs/event-viewer-list-copy.log', 'Manager\t|24\t', 'event:24@LocalSessionManager'],
    ['logs/event40-label-colon.log', 'Event ID: |40', 'event:40@LocalSessionManager'],
    ['logs/nxlog-lines.json.log', '"EventID":|261', 'event:261@RemoteConnectionManager'],
    ['logs/evtxexport-103.log', '(|103)', 'event:103@RdpCoreTS'],
  ] as const) {
    it(`is found in ${name}: ${marked}`, () => assert.equal(at(sample(name), marked), expected));
  }

  it('is found in lists of PowerShell, in JSON and in YAML', () => {
    const json = `[\n    {\n        "Id":  40,\n        "ProviderName":  "${SESSIONS}",\n        "RecordId":  2308\n    },\n    {\n        "Id":  1026,\n        "ProviderName":  "${CLIENT}"\n    }\n]`;
    assert.equal(at(json, '  |40,'), 'event:40@LocalSessionManager');
    assert.equal(at(json, '  |1026,'), 'event:1026@ClientActiveXCore');
    assert.equal(
      at(`system:\n  provider: ${SESSIONS}\n  event_id: 40\n  event_record_id: 264`, ': |40'),
      'event:40@LocalSessionManager',
    );
    assert.equal(at(`"event_id" => 40,\n"provider_name" => "${SESSIONS}",`, '=> |40'), 'event:40@LocalSessionManager');
    assert.equal(
      at(
        `   ProviderName: ${SESSIONS}\n\nTimeCreated            Id LevelDisplayName Message\n-----------            -- ---------------- -------\n4/12/2025 9:00:01 AM   40 Information      Session 3 has been`,
        '  |40 Inf',
      ),
      'event:40@LocalSessionManager',
    );
  });

  it('is found by its label in other languages', () => {
    for (const label of [
      'Ereignis-ID:  ',
      'ID de l’événement : ',
      'Id. de evento:',
      'イベント ID:   ',
      '事件 ID: ',
      'Код события: ',
    ]) {
      assert.equal(
        at(`Quelle: ${SESSIONS}\n${label}40\nEbene: 4`, `${label}|40`),
        'event:40@LocalSessionManager',
        label,
      );
    }
  });

  it('is nothing without a provider in its own record', () => {
    assert.equal(at('Id : 40\nMessage : hello', ': |40'), undefined);
    assert.equal(
      at(`ProviderName : ${SESSIONS}\nId : 24\n\nProviderName : till\nId : 40`, 'till\nId : |40'),
      undefined,
    );
    assert.equal(at(`ProviderName : ${SESSIONS}\n${'Line : x\n'.repeat(40)}Id : 40`, 'Id : |40'), undefined);
    assert.equal(at(`{"EventID":40,"SourceName":"till"},{"EventID":24,"SourceName":"${SESSIONS}"}`, ':|40'), undefined);
    assert.equal(at(sample('events/format-list.txt').slice(-160), ': |1026'), undefined);
  });

  it('is no other id, and no other number', () => {
    const record = `ProviderName : ${SESSIONS}\nId : 24\nProcessId : 40\nRecordId : 40\nThread ID: 40\nReason : 40\nSession ID: 40`;
    for (const label of ['ProcessId', 'RecordId', 'Reason'])
      assert.equal(at(record, `${label} : |40`), undefined, label);
    for (const label of ['Thread ID', 'Session ID']) assert.equal(at(record, `${label}: |40`), undefined, label);
  });
});
