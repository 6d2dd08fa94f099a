import assert from 'node:assert/strict';
import { readEventRecords } from '../../../src/core/events/event-records';
import { assertSpans, brief, LSM } from './records-fixture';

const CLIENT = 'Microsoft-Windows-TerminalServices-ClientActiveXCore';
const SECURITY = 'Microsoft-Windows-Security-Auditing';
const read = (value: unknown, space?: number) => {
  const text = JSON.stringify(value, null, space);
  const events = readEventRecords(text);
  assertSpans(text, events);
  return events;
};

const winlogbeat = {
  '@timestamp': '2026-03-05T09:29:03.516Z',
  event: { code: '24', provider: LSM, created: '2026-03-05T09:30:00.000Z' },
  host: { name: 'shipper' },
  winlog: {
    event_id: '24',
    record_id: 516,
    provider_name: LSM,
    channel: `${LSM}/Operational`,
    computer_name: 'rdsh01.contoso.example',
    activity_id: '{F4204608-FB58-4924-A3D9-B8A1B0870000}',
    user: { identifier: 'S-1-5-18', name: 'SYSTEM' },
    process: { pid: 2308, thread: { id: 264 } },
    user_data: { User: 'CONTOSO\\ivy', SessionID: '5', Address: '192.0.2.44', xml_name: 'EventXML' },
  },
  log: { level: 'information' },
  message: 'Remote Desktop Services: Session has been disconnected:',
};

describe('events in JSON', () => {
  it('are read from Winlogbeat, on one line or indented, alone, in a list or in an answer of Elasticsearch', () => {
    const expected = [
      'LocalSessionManager 24 2026-03-05T09:29:03.516Z User=CONTOSO\\ivy SessionID=5 Address=192.0.2.44',
    ];
    for (const value of [winlogbeat, [winlogbeat], { hits: { hits: [{ _id: 'x', _source: winlogbeat }] } }]) {
      for (const space of [undefined, 2]) {
        const events = read(value, space);
        assert.deepEqual(events.map(brief), expected);
        const [event] = events;
        assert.deepEqual(
          [event!.computer, event!.recordId, event!.activityId, event!.userId, event!.level],
          ['rdsh01.contoso.example', 516, 'f4204608-fb58-4924-a3d9-b8a1b0870000', 'S-1-5-18', 4],
        );
      }
    }
  });

  it('are read from NXLog, whose fields stand beside the head', () => {
    const events = read({
      EventTime: '2026-03-05 09:29:03',
      Hostname: 'TS-BERN-02',
      EventID: 40,
      RecordNumber: 1028,
      ThreadID: 516,
      SourceName: LSM,
      Session: '3',
      Reason: '12',
      Message: 'Die Sitzung wurde getrennt.',
    });
    assert.deepEqual(events.map(brief), ['LocalSessionManager 40 2026-03-05T09:29:03.000Z Session=3 Reason=12']);
    assert.equal(events[0]!.isLocalTime, true);
  });

  it('are read from ConvertTo-Json, by the place of the properties', () => {
    for (const TimeCreated of [
      '/Date(1772702943000)/',
      { value: '/Date(1772702943000)/', DisplayHint: 2, DateTime: 'x' },
    ]) {
      const events = read(
        [
          {
            Id: 1026,
            Level: 4,
            RecordId: 2308,
            ProviderName: CLIENT,
            ProcessId: 10516,
            MachineName: 'WS-77',
            UserId: { BinaryLength: 28, Value: 'S-1-5-21-1-2-3-1001' },
            TimeCreated,
            Properties: [{ Value: 'Disconnect' }, { Value: 3335 }, { Value: null }],
            Message: 'RDP ClientActiveX has been disconnected (Reason= 3335)',
          },
        ],
        2,
      );
      assert.deepEqual(events.map(brief), [
        'ClientActiveXCore 1026 2026-03-05T09:29:03.000Z Name=Disconnect Value=3335 CustomLevel=',
      ]);
    }
  });

  it('are read from evtx_dump, whose ids and names may be attributes', () => {
    const system = (Name: string, EventID: unknown) => ({
      Provider: { '#attributes': { Name, Guid: 'x' } },
      EventID,
      Level: 4,
      TimeCreated: { '#attributes': { SystemTime: '2026-03-05T09:29:03.040516Z' } },
      EventRecordID: 516,
      Correlation: { '#attributes': { ActivityID: 'F4204608-FB58-4924-A3D9-B8A1B0870000' } },
      Execution: { '#attributes': { ProcessID: 904, ThreadID: 2308 } },
      Channel: 'System',
      Computer: 'DC-03',
      Security: { '#attributes': { UserID: 'S-1-5-18' } },
    });
    const lines = [
      {
        Event: {
          System: system(LSM, 40),
          UserData: { EventXML: { '#attributes': { xmlns: 'Event_NS' }, Session: 2, Reason: 5 } },
        },
      },
      {
        Event: {
          System: system('TermDD', { '#attributes': { Qualifiers: 49162 }, '#text': 56 }),
          EventData: { Data: { '#text': ['\\Device\\Termdd', '192.0.2.56'] }, Binary: '00B50000D0' },
        },
      },
      {
        Event: {
          System: system(CLIENT, 1026),
          EventData: { Data: [{ '#attributes': { Name: 'Value' }, '#text': '264' }] },
        },
      },
    ];
    const text = lines.map((line) => JSON.stringify(line)).join('\n');
    const events = readEventRecords(text);
    assert.deepEqual(events.map(brief), [
      'LocalSessionManager 40 2026-03-05T09:29:03.040Z Session=2 Reason=5',
      'TermDD 56 2026-03-05T09:29:03.040Z Binary=00B50000D0 1=\\Device\\Termdd 2=192.0.2.56',
      'ClientActiveXCore 1026 2026-03-05T09:29:03.040Z Value=264',
    ]);
    assert.deepEqual(
      [events[0]!.recordId, events[0]!.userId, events[0]!.activityId, events[0]!.computer],
      [516, 'S-1-5-18', 'f4204608-fb58-4924-a3d9-b8a1b0870000', 'DC-03'],
    );
    assertSpans(text, events);
  });

  it('are read from rows of Log Analytics and Sentinel', () => {
    const row = {
      TimeGenerated: '2026-03-05T09:29:03.516Z',
      Source: LSM,
      EventLog: `${LSM}/Operational`,
      Computer: 'rdsh01',
      EventID: 40,
      EventLevelName: 'Information',
      EventData:
        '<DataItem Type="x"><UserData><EventXML xmlns="Event_NS"><Session>3</Session><Reason>11</Reason></EventXML></UserData></DataItem>',
      RenderedDescription: 'Session 3 has been disconnected, reason code 11',
    };
    const expected = ['LocalSessionManager 40 2026-03-05T09:29:03.516Z Session=3 Reason=11'];
    assert.deepEqual(read([row], 2).map(brief), expected);
    const columns = Object.keys(row).map((name) => ({ name, type: 'string' }));
    assert.deepEqual(
      read({ tables: [{ name: 'PrimaryResult', columns, rows: [Object.values(row)] }] }).map(brief),
      expected,
    );
    assert.deepEqual(
      read({
        'TimeGenerated [UTC]': '3/5/2026, 9:29:03.516 AM',
        EventID: 4625,
        LogonType: 10,
        SubStatus: '0xc000006a',
      }).map(brief),
      ['Security-Auditing 4625 2026-03-05T09:29:03.516Z LogonType=10 SubStatus=0xc000006a'],
    );
  });

  it("are read from Splunk's results and Wazuh's alerts", () => {
    const _raw = `03/05/2026 09:29:03 AM\nLogName=${LSM}/Operational\nEventCode=40\nSourceName=${LSM}\nMessage=Session 16 has been disconnected, reason code 4`;
    const expected = ['LocalSessionManager 40 2026-03-05T09:29:03.000Z Session=16 Reason=4'];
    assert.deepEqual(read({ preview: false, result: { _raw, host: 'x' } }).map(brief), expected);
    assert.deepEqual(
      read({
        preview: false,
        result: {
          _time: '2026-03-05T09:29:03.000+00:00',
          EventCode: '40',
          SourceName: LSM,
          Message: 'Session 16 has been disconnected, reason code 4',
        },
      }).map(brief),
      expected,
    );
    const win = {
      system: { providerName: SECURITY, eventID: '4625', systemTime: '2026-03-05T09:29:03.0000000Z', processID: '516' },
      eventdata: { logonType: '10', ipAddress: '203.0.113.66', subStatus: '0xc0000072' },
    };
    assert.deepEqual(read({ rule: { level: 5, id: '60122', description: 'x' }, data: { win } }, 2).map(brief), [
      'Security-Auditing 4625 2026-03-05T09:29:03.000Z LogonType=10 IpAddress=203.0.113.66 SubStatus=0xc0000072',
    ]);
  });

  it('are left to the reader of XML where an object holds the event as XML', () => {
    const original = `<Event xmlns="x"><System><Provider Name="${LSM}"/><EventID>40</EventID></System></Event>`;
    assert.deepEqual(read({ ...winlogbeat, event: { ...winlogbeat.event, original } }), []);
  });

  it('survive what is cut off, nested too deep, or no JSON around them', () => {
    const line = JSON.stringify(winlogbeat);
    const text = `${line.slice(0, 300)}\nMar 5 09:29:03 host winlog: ${line}\nfunction f() { "use strict"; return [{ "a": ] }\n${line}\n{"a":${'{"a":'.repeat(100)}`;
    const events = readEventRecords(text);
    assert.equal(events.length, 2);
    assertSpans(text, events);
  });

  it('are found among many others in one long list', () => {
    const other = {
      EventTime: '2026-03-05 09:29:03',
      EventID: 7036,
      SourceName: 'Service Control Manager',
      Message: 'x'.repeat(100),
    };
    const list = Array.from({ length: 4000 }, (_, at) => (at % 1000 === 7 ? winlogbeat : other));
    assert.equal(read({ value: list }).length, 4);
  });
});
