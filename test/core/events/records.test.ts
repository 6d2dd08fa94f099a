import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { readEventRecords } from '../../../src/core/events/event-records';
import { assertSpans, brief, LSM } from './records-fixture';

const SAMPLES = path.join(__dirname, '../../samples');
const sample = (name: string) => readFileSync(path.join(SAMPLES, name), 'utf8');
const list = `TimeCreated  : 3/5/2026 9:29:03 AM\nProviderName : ${LSM}\nId           : 40\nMessage      : Session 1 has been disconnected, reason code 11\n`;
const json = JSON.stringify({ EventID: 40, SourceName: LSM, EventTime: '2026-03-05 09:29:03', Session: 2, Reason: 5 });
const csv = `"TimeCreated","Id","ProviderName","Message"\n"3/5/2026 9:29:03 AM","40","${LSM}","Session 3 has been disconnected, reason code 0"\n`;

describe('events in other shapes than XML', () => {
  it('stand in the order of the text, whatever their shapes', () => {
    const text = `${list}\n${json}\n\n${csv}\n${list}`;
    const events = readEventRecords(text);
    assert.deepEqual(
      events.map(({ fields }) => fields[0]!.value),
      ['1', '2', '3', '1'],
    );
    assertSpans(text, events);
  });

  it('are read once, though more than one reader could read them', () => {
    const row = `Information\t3/5/2026 6:12:09 PM\t${LSM}\t40\tNone\tSession 5 has been disconnected, reason code 11`;
    assert.equal(readEventRecords(`Level\tDate and Time\tSource\tEvent ID\tTask Category\n${row}\n`).length, 1);
  });

  it('are found in every sample of such a shape', () => {
    const found = Object.fromEntries(
      [
        'format-list.txt',
        'export-csv.csv',
        'client-226-evtx-json.json',
        'nxlog-event40.json',
        'winlogbeat-ecs.json',
      ].map((name) => [
        name,
        readEventRecords(sample(`events/${name}`)).map((event) => brief(event).replace(/ \S+Z/, '')),
      ]),
    );
    assert.deepEqual(found, {
      'format-list.txt': ['ClientActiveXCore 1026 Value=1800', 'LocalSessionManager 40 Session=516 Reason=11'],
      'export-csv.csv': ['ClientActiveXCore 1026 Value=260', 'LocalSessionManager 40 Session=264 Reason=0'],
      'client-226-evtx-json.json': [
        'ClientActiveXCore 226 - StateTransitionName=RDPClient_TCP PreviousState=3 NewState=5 Event=12 EventName=TcpEventConnectFailed ErrorCode=2147952461',
      ],
      'nxlog-event40.json': ['LocalSessionManager 40 Session=3 Reason=12'],
      'winlogbeat-ecs.json': [
        'ClientActiveXCore 1026 Name=Disconnect Reason Value=3335 CustomLevel=Info',
        'LocalSessionManager 40 Session=2 Reason=3',
      ],
    });
  });

  it('are not read from XML, alone or in other text', () => {
    for (const name of readdirSync(path.join(SAMPLES, 'events')).filter((one) => one.endsWith('.xml'))) {
      assert.deepEqual(readEventRecords(sample(`events/${name}`)), [], name);
    }
    for (const name of ['viewer-copy-as-text.txt', 'json-embedded.json']) {
      assert.deepEqual(readEventRecords(sample(`events/${name}`)), [], name);
    }
  });

  it('never throw and keep their spans in the text, however it is damaged', () => {
    const pieces = [
      list,
      json,
      csv,
      sample('events/winlogbeat-ecs.json'),
      sample('logs/evtxexport-227.log'),
      '"',
      '\n',
      '{',
      '}',
      ',',
      ':',
      '\\',
      'TermDD',
      '\r',
      '\ufeff',
      'Id : 40\n',
      'Event Xml:\n',
      '<Event>',
    ];
    const cut = fc.tuple(fc.constantFrom(...pieces), fc.nat(), fc.nat()).map(([piece, from, length]) => {
      const start = from % (piece.length + 1);
      return length % 3 === 0 ? piece : piece.slice(start, start + (length % 400));
    });
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        for (const { span, idSpan, fields } of readEventRecords(text)) {
          for (const one of [span, idSpan, ...fields]) {
            assert.ok(one.start >= 0 && one.start <= one.end && one.end <= text.length);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it('take time in proportion to the text', () => {
    const hostile = [
      '{"a":',
      '{"',
      '{"a":[',
      '"""\n',
      'a,"b\n',
      'Id : 40\n',
      'Source: TermDD\nEvent ID: 56\n',
      'Event number : 1\n',
      ': ',
      'TermDD 1 ',
      '\n',
      'String: 1 : x\n',
    ];
    for (const piece of hostile) {
      const text = `Level,Date and Time,Source,Event ID,Task Category\n${LSM}\n${piece.repeat(Math.ceil(400_000 / piece.length))}`;
      const start = performance.now();
      readEventRecords(text);
      const ms = performance.now() - start;
      assert.ok(ms < 4000, `${JSON.stringify(piece)} took ${ms.toFixed(0)} ms`);
    }
  });
});
