import assert from 'node:assert/strict';
import { readEventRecords } from '../../../src/core/events/event-records';
import { assertSpans, brief, LSM } from './records-fixture';

const CLIENT = 'Microsoft-Windows-TerminalServices-ClientActiveXCore';
const CORE = 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS';

describe('events in tables', () => {
  it('are read from Export-Csv, with quotes, several lines and semicolons', () => {
    const text = `#TYPE Selected.System.Diagnostics.Eventing.Reader.EventLogRecord
"Message";"Id";"RecordId";"ProviderName";"MachineName";"UserId";"TimeCreated";"ActivityId";"LevelDisplayName"
"Remote Desktop Services: Session logon succeeded:

User: CONTOSO\\ivy
Session ID: 5
Source Network Address: 192.0.2.44";"21";"263";"${LSM}";"RDSH01";"S-1-5-18";"05.03.2026 09:29:03";"f4204608-fb58-4924-a3d9-b8a1b0870000";"Informationen"
"The TPM could not be ""prepared"".";"1026";"264";"Microsoft-Windows-TPM-WMI";"RDSH01";"";"05.03.2026 09:29:02";"";"Fehler"
"Session 5 has been disconnected, reason code 0";"40";"265";"${LSM}";"RDSH01";"S-1-5-18";"05.03.2026 09:29:01";"";"Informationen"
`;
    const events = readEventRecords(text);
    assert.deepEqual(events.map(brief), [
      'LocalSessionManager 21 2026-03-05T09:29:03.000Z User=CONTOSO\\ivy SessionID=5 Address=192.0.2.44',
      'LocalSessionManager 40 2026-03-05T09:29:01.000Z Session=5 Reason=0',
    ]);
    const [first] = events;
    assert.deepEqual(
      [first!.recordId, first!.userId, first!.level, first!.computer, first!.activityId],
      [263, 'S-1-5-18', 4, 'RDSH01', 'f4204608-fb58-4924-a3d9-b8a1b0870000'],
    );
    assertSpans(text, events);
  });

  it("are read from Event Viewer's list as it saves it, where the message has no heading", () => {
    const text = `\ufeffLevel\tDate and Time\tSource\tEvent ID\tTask Category
Information\t3/5/2026 6:05:16 AM\t${CORE}\t131\tRemoteFX module\tThe server accepted a new TCP connection from client 192.0.2.19:50111.
Warning\t3/5/2026 6:05:15 AM\tMicrosoft-Windows-TerminalServices-Gateway\t304\t(3)\t"The user ""CONTOSO\\bo"", on client computer ""203.0.113.7"", met connection authorization policy and resource authorization policy requirements, but could not connect to resource ""pc-0442"". Connection protocol used: ""HTTP"". The following error occurred: ""23005""."
Information\t3/5/2026 6:05:02 AM\t${CORE}\t66\tRemoteFX module\tThe connection RDP-Tcp#0 was assigned to session 2
`;
    const events = readEventRecords(text);
    assert.deepEqual(events.map(brief), [
      'RdpCoreTS 131 2026-03-05T06:05:16.000Z ConnType=TCP ClientIP=192.0.2.19:50111',
      'Gateway 304 2026-03-05T06:05:15.000Z Username=CONTOSO\\bo IpAddress=203.0.113.7 Resource=pc-0442 ConnectionProtocol=HTTP ErrorCode=23005',
      'RdpCoreTS 66 2026-03-05T06:05:02.000Z ConnectionName=RDP-Tcp#0 SessionID=2',
    ]);
    assertSpans(text, events);
  });

  it('are read from EvtxECmd, in UTC, with the fields of its payload', () => {
    const text = `RecordNumber,EventRecordId,TimeCreated,EventId,Level,Provider,Channel,ProcessId,ThreadId,Computer,ChunkNumber,UserId,MapDescription,UserName,RemoteHost,PayloadData1,Payload
516,90516,2026-03-05 09:29:03.1234567,40,Info,${LSM},${LSM}/Operational,904,2308,RDSH01,0,S-1-5-18,Session disconnected,,,Session: 4,"{""UserData"":{""EventXML"":{""@xmlns"":""Event_NS"",""Session"":""4"",""Reason"":""5""}}}"
517,90517,2026-03-05 09:29:04.0000000,226,Warning,${CORE},${CORE}/Operational,904,2308,RDSH01,0,S-1-5-20,,,,,"{""EventData"":{""Data"":[{""@Name"":""StateTransition"",""#text"":""RDP_TCP""},{""@Name"":""ErrorCode"",""#text"":""0x80072746""}]}}"
`;
    const events = readEventRecords(text, { utcOffsetMinutes: 120 });
    assert.deepEqual(events.map(brief), [
      'LocalSessionManager 40 2026-03-05T09:29:03.123Z Session=4 Reason=5',
      'RdpCoreTS 226 2026-03-05T09:29:04.000Z StateTransition=RDP_TCP ErrorCode=0x80072746',
    ]);
    assert.deepEqual([events[0]!.recordId, events[0]!.level, events[0]!.isLocalTime], [90516, 4, undefined]);
    assertSpans(text, events);
  });

  it('are read from Log Analytics, with parameters in XML', () => {
    const text = `"TimeGenerated [UTC]",Source,EventLog,Computer,EventLevelName,ParameterXml,EventData,EventID,RenderedDescription
"3/5/2026, 9:29:03.516 AM",${LSM},${LSM}/Operational,rdsh01,Information,,"<UserData xmlns=""x""><EventXML xmlns=""Event_NS""><Session>3</Session><Reason>12</Reason></EventXML></UserData>",40,"Session 3 has been disconnected, reason code 12"
"3/5/2026, 9:29:03.400 AM",TermDD,System,rdsh01,Error,<Param>\\Device\\Termdd</Param><Param>192.0.2.56</Param>,,56,
`;
    const events = readEventRecords(text, { utcOffsetMinutes: 120 });
    assert.deepEqual(events.map(brief), [
      'LocalSessionManager 40 2026-03-05T09:29:03.516Z Session=3 Reason=12',
      'TermDD 56 2026-03-05T09:29:03.400Z 1=\\Device\\Termdd 2=192.0.2.56',
    ]);
    assert.equal(events[0]!.channel, `${LSM}/Operational`);
    assertSpans(text, events);
  });

  it('survive a row that is cut off or has a quote too many', () => {
    const row = `"3/5/2026 9:29:03 AM","40","${LSM}","Session 5 has been disconnected, reason code 11"`;
    const text = `"TimeCreated","Id","ProviderName","Message"\n${row}\n"3/5/2026 9:29:03 AM","40\n${row}\n${row.slice(0, -20)}`;
    const events = readEventRecords(text);
    assert.ok(events.length >= 2);
    assertSpans(text, events);
  });

  it('are read from rows without a heading that tell provider, id and time', () => {
    const text = `Information	3/5/2026 6:12:09 PM	${LSM}	40	None	Session 5 has been disconnected, reason code 11
Informationen,05.03.2026 18:12:11,${CLIENT},1026,Verbindungssequenz,RDP ClientActiveX wurde getrennt (Ursache= 2)
2026-03-05 18:12:12 1024 ${CLIENT} RDP ClientActiveX is trying to connect to the server (ts3.contoso.example)
| 14:03:18 | 40 | LocalSessionManager | Session 3 has been disconnected, reason code 4 |
The provider ${CLIENT} wrote 1026 of them, at 2026-03-05 18:12:12 or later.
${LSM} has 40 events.
`;
    const events = readEventRecords(text);
    assert.deepEqual(events.map(brief), [
      'LocalSessionManager 40 2026-03-05T18:12:09.000Z Session=5 Reason=11',
      'ClientActiveXCore 1026 2026-03-05T18:12:11.000Z Value=2',
      'ClientActiveXCore 1024 2026-03-05T18:12:12.000Z Value=ts3.contoso.example',
      'LocalSessionManager 40 - Session=3 Reason=4',
    ]);
    assertSpans(text, events);
  });

  it('are read from Format-Table, below the name of the provider', () => {
    const text = `
   ProviderName: ${CLIENT}

TimeCreated                      Id LevelDisplayName Message
-----------                      -- ---------------- -------
3/18/2025 6:12:11 PM           1026 Information      RDP ClientActiveX has been disconnected (Reason= 2308)
3/18/2025 6:02:00 PM           1026 Information      RDP ClientActiveX has been disconnected
                                                     (Reason= 263)

   ProviderName: Microsoft-Windows-TPM-WMI

3/18/2025 6:12:11 PM           1026 Error            Not to be taken for another (Reason= 1)
`;
    const events = readEventRecords(text);
    assert.deepEqual(events.map(brief), [
      'ClientActiveXCore 1026 2025-03-18T18:12:11.000Z Value=2308',
      'ClientActiveXCore 1026 2025-03-18T18:02:00.000Z Value=263',
    ]);
    assertSpans(text, events);
  });
});
