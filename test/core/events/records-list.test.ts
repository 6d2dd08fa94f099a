import assert from 'node:assert/strict';
import { readEventRecords } from '../../../src/core/events/event-records';
import { brief, LSM, assertSpans } from './records-fixture';

describe('events in lists of labels and values', () => {
  it('are read from Format-List, with messages over several lines', () => {
    const text = [
      'TimeCreated      : 3/5/2026 9:29:03 AM',
      `ProviderName     : ${LSM}`,
      'Id               : 24',
      'LevelDisplayName : Information',
      'MachineName      : RDSH01.contoso.example',
      'Message          : Remote Desktop Services: Session has been disconnected:',
      '                   ',
      '                   User: CONTOSO\\ivy',
      '                   Session ID: 5',
      '                   Source Network Address: 192.0.2.44',
      '',
      'TimeCreated      : 3/5/2026 9:29:02 AM',
      `ProviderName     : ${LSM}`,
      'Id               : 40',
      'Message          : Session 5 has been disconnected, reason code 11',
      '',
    ].join('\r\n');
    const events = readEventRecords(text);
    assert.deepEqual(events.map(brief), [
      'LocalSessionManager 24 2026-03-05T09:29:03.000Z User=CONTOSO\\ivy SessionID=5 Address=192.0.2.44',
      'LocalSessionManager 40 2026-03-05T09:29:02.000Z Session=5 Reason=11',
    ]);
    assert.equal(events[0]!.computer, 'RDSH01.contoso.example');
    assert.equal(events[0]!.level, 4);
    assert.equal(events[0]!.isLocalTime, true);
    assertSpans(text, events);
  });

  it('are read from Format-List with every property, where the message comes first', () => {
    const text = `
Message              : An account failed to log on.

                       Subject:
                       	Security ID:		S-1-5-18
                       	Account Name:		RDSH01$
                       	Account Domain:		CONTOSO
                       	Logon ID:		0x3E7

                       Logon Type:			10

                       Account For Which Logon Failed:
                       	Security ID:		S-1-0-0
                       	Account Name:		kim
                       	Account Domain:		CONTOSO

                       Failure Information:
                       	Failure Reason:		Unknown user name or bad password.
                       	Status:			0xC000006D
                       	Sub Status:		0xC000006A

                       Network Information:
                       	Workstation Name:	RDSH01
                       	Source Network Address:	203.0.113.5
                       	Source Port:		0
Id                   : 4625
Version              : 0
Level                : 0
RecordId             : 881204
ProviderName         : Microsoft-Windows-Security-Auditing
LogName              : Security
ProcessId            : 716
MachineName          : RDSH01.contoso.example
UserId               :
TimeCreated          : 05/03/2026 10:29:03
ActivityId           : {F4204608-FB58-4924-A3D9-B8A1B0870000}
KeywordsDisplayNames : {Audit Failure}
`;
    const [event, ...others] = readEventRecords(text, { utcOffsetMinutes: 60 });
    assert.equal(others.length, 0);
    assert.equal(
      brief(event!),
      'Security-Auditing 4625 2026-03-05T09:29:03.000Z SubjectUserSid=S-1-5-18 SubjectUserName=RDSH01$ ' +
        'SubjectDomainName=CONTOSO SubjectLogonId=0x3E7 LogonType=10 TargetUserSid=S-1-0-0 TargetUserName=kim ' +
        'TargetDomainName=CONTOSO FailureReason=Unknown user name or bad password. Status=0xC000006D ' +
        'SubStatus=0xC000006A WorkstationName=RDSH01 IpAddress=203.0.113.5 IpPort=0',
    );
    assert.equal(event!.recordId, 881204);
    assert.equal(event!.channel, 'Security');
    assert.equal(event!.activityId, 'f4204608-fb58-4924-a3d9-b8a1b0870000');
    assertSpans(text, [event!]);
  });

  it('are read from Get-EventLog, by the instance where there is no id', () => {
    const text = `Index              : 80530
EntryType          : Information
InstanceId         : 2147484722
Message            : The process C:\\Windows\\system32\\svchost.exe (RDSH04) has initiated the restart of computer RDSH04 on
                     behalf of user NT AUTHORITY\\SYSTEM for the following reason: Operating System: Service pack (Planned)
                      Reason Code: 0x80020010
                      Shutdown Type: restart
                      Comment:
Category           : (0)
ReplacementStrings : {C:\\Windows\\system32\\svchost.exe (RDSH04), RDSH04, Operating System: Service pack (Planned), 0x80020010, restart, , NT AUTHORITY\\SYSTEM}
Source             : User32
TimeGenerated      : 3/13/2026 8:00:00 PM
TimeWritten        : 3/13/2026 8:00:00 PM
UserName           : NT AUTHORITY\\SYSTEM
`;
    const events = readEventRecords(text);
    assert.equal(events.length, 1);
    assert.equal(events[0]!.id, 1074);
    assert.equal(events[0]!.provider, 'User32');
    assert.equal(events[0]!.recordId, 80530);
    const field = (name: string) => events[0]!.fields.find((one) => one.name === name)?.value;
    assert.equal(field('param5'), 'restart');
    assert.equal(field('param7'), 'NT AUTHORITY\\SYSTEM');
  });

  const copied = (labels: readonly string[], message: string, date: string) =>
    [
      `${labels[0]}:      ${LSM}/Operational`,
      `${labels[1]}:        ${LSM}`,
      `${labels[2]}:          ${date}`,
      `${labels[3]}:      40`,
      `${labels[4]}:         Information`,
      `${labels[5]}:          SYSTEM`,
      `${labels[6]}:      RDSH-21.contoso.example`,
      `${labels[7]}:`,
      message,
    ].join('\n');

  it('are read from the details that Event Viewer copies, in several languages', () => {
    const languages: [string[], string, string][] = [
      [
        ['Log Name', 'Source', 'Date', 'Event ID', 'Level', 'User', 'Computer', 'Description'],
        'Session 3 has been disconnected, reason code 4',
        '3/5/2026 9:29:03 AM',
      ],
      [
        ['Protokollname', 'Quelle', 'Datum', 'Ereignis-ID', 'Ebene', 'Benutzer', 'Computer', 'Beschreibung'],
        'Die Sitzung "3" wurde getrennt, Ursachencode: "4"',
        '05.03.2026 09:29:03',
      ],
      [
        [
          'Nom du journal ',
          'Source ',
          'Date ',
          'ID de l’événement ',
          'Niveau ',
          'Utilisateur ',
          'Ordinateur ',
          'Description ',
        ],
        'La session 3 a été déconnectée, code de raison 4',
        '05/03/2026 09:29:03',
      ],
      [
        ['Nombre de registro', 'Origen', 'Fecha', 'Id. del evento', 'Nivel', 'Usuario', 'Equipo', 'Descripción'],
        'Se ha desconectado la sesión 3, código de motivo 4',
        '05/03/2026 9:29:03',
      ],
    ];
    for (const [labels, message, date] of languages) {
      const text = copied(labels, message, date);
      const events = readEventRecords(text);
      assert.deepEqual(
        events.map(brief),
        ['LocalSessionManager 40 2026-03-05T09:29:03.000Z Session=3 Reason=4'],
        labels[0],
      );
      assert.equal(events[0]!.computer, 'RDSH-21.contoso.example');
      assert.equal(events[0]!.userId, 'S-1-5-18');
      assertSpans(text, events);
    }
  });

  it('are left to the reader of XML where the XML follows, and only those', () => {
    const labels = ['Log Name', 'Source', 'Date', 'Event ID', 'Level', 'User', 'Computer', 'Description'];
    const one = copied(labels, 'Session 3 has been disconnected, reason code 4', '3/5/2026 9:29:03 AM');
    const xml = `Event Xml:\n<Event xmlns="x">\n  <System>\n    <Provider Name="${LSM}" />\n  </System>\n</Event>\n`;
    const events = readEventRecords(`${one}\n${xml}\n${one.replace('Session 3', 'Session 9')}\n`);
    assert.deepEqual(events.map(brief), ['LocalSessionManager 40 2026-03-05T09:29:03.000Z Session=9 Reason=4']);
  });

  it('keep labels of a message apart from those of the record', () => {
    const text = `Log Name:      ${LSM}/Operational
Source:        ${LSM}
Date:          3/5/2026 9:29:03 AM
Event ID:      21
User:          SYSTEM
Computer:      RDSH01
Description:
Remote Desktop Services: Session logon succeeded:

User: CONTOSO\\mira
Session ID: 12
Source Network Address: LOCAL
`;
    const [event] = readEventRecords(text);
    assert.equal(
      brief(event!),
      'LocalSessionManager 21 2026-03-05T09:29:03.000Z User=CONTOSO\\mira SessionID=12 Address=LOCAL',
    );
    assert.equal(event!.userId, 'S-1-5-18');
  });

  it('are told by the log or by the message where no provider is named', () => {
    const text = `TimeCreated : 3/18/2025 6:12:09 PM
Id          : 1149
Message     : Remote Desktop Services: User authentication succeeded:

              User: ivy
              Domain: CONTOSO
              Source Network Address: 203.0.113.26
`;
    assert.deepEqual(readEventRecords(text).map(brief), [
      'RemoteConnectionManager 1149 2025-03-18T18:12:09.000Z Param1=ivy Param2=CONTOSO Param3=203.0.113.26',
    ]);
    assert.deepEqual(
      readEventRecords(
        '03/18/2025 06:12:09 PM\nLogName=Security\nEventCode=4634\nMessage=An account was logged off.\nLogon Type:\t10\n',
      ).map(brief),
      ['Security-Auditing 4634 2025-03-18T18:12:09.000Z LogonType=10'],
    );
  });

  it('skip other providers, and tables of names without events', () => {
    assert.deepEqual(readEventRecords('ProviderName : .NET Runtime\nId : 1026\nMessage : TermDD was not asked\n'), []);
    assert.deepEqual(readEventRecords('Source: TermDD\nDate: never\n'), []);
    assert.deepEqual(
      readEventRecords('| Log | Id | Meaning |\n|---|---|---|\n| Security | 4625 | failed |\n| TermDD | 56 | gone |'),
      [],
    );
  });
});

describe('events in the text of evtxexport', () => {
  it('have their strings named by place', () => {
    const text = `Event number			: 2308
Written time			: Mar 05, 2026 09:29:03.123456700 UTC
Event level			: Information (4)
User security identifier	: S-1-5-18
Computer name			: RDSH-11
Source name			: ${LSM}
Event identifier		: 0x00000028 (40)
Number of strings		: 2
String: 1			: 5
String: 2			: 12

Event number			: 2309
Written time			: Mar 05, 2026 09:29:04.000000000 UTC
Source name			: TermDD
Event identifier		: 0xc00a0038 (56)
Number of strings		: 2
String: 1			: \\Device\\Termdd
String: 2			: 192.0.2.56
`;
    const events = readEventRecords(text);
    assert.deepEqual(events.map(brief), [
      'LocalSessionManager 40 2026-03-05T09:29:03.123Z Session=5 Reason=12',
      'TermDD 56 2026-03-05T09:29:04.000Z 1=\\Device\\Termdd 2=192.0.2.56',
    ]);
    assert.deepEqual([events[0]!.recordId, events[0]!.userId, events[0]!.level], [2308, 'S-1-5-18', 4]);
    assert.equal(events[0]!.isLocalTime, undefined);
    assertSpans(text, events);
  });
});
