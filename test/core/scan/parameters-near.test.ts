import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineIndex, parametersNear, parameterValue, type DocumentKind } from '../../../src/core';

/** `name=value` of what is found at the line that holds `mark`, or at the first. */
function near(text: string, kind: DocumentKind = 'log', mark?: string): string[] {
  const line = mark === undefined ? 0 : text.slice(0, text.indexOf(mark)).split('\n').length - 1;
  return parametersNear(new LineIndex(text), line, kind).map(({ name, value }) => `${name}=${value}`);
}

const event = (provider: string, id: number, data: string, computer = 'SRV01.contoso.com'): string =>
  `<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System><Provider Name='${provider}'/><EventID>${id}</EventID><Computer>${computer}</Computer></System>${data}</Event>`;
const data = (fields: Record<string, string>): string =>
  `<EventData>${Object.entries(fields)
    .map(([name, value]) => `<Data Name='${name}'>${value}</Data>`)
    .join('')}</EventData>`;
const LSM = 'Microsoft-Windows-TerminalServices-LocalSessionManager';
const CLIENT = 'Microsoft-Windows-TerminalServices-ClientActiveXCore';

describe('parameters near a line', () => {
  describe('of a .rdp file', () => {
    it('are host, port, user, domain and gateway, wherever the line is', () => {
      const text = [
        'screen mode id:i:2',
        'full address:s:SRV01.contoso.com:3390',
        'username:s:CONTOSO\\eva',
        'gatewayhostname:s:gw.contoso.com',
      ].join('\r\n');
      assert.deepEqual(near(text, 'rdp'), [
        'host=SRV01.contoso.com',
        'host-fqdn=SRV01.contoso.com',
        'port=3390',
        'user=eva',
        'domain=CONTOSO',
        'gateway=gw.contoso.com',
      ]);
    });

    it('know an address from a name, and a user principal name from a user', () => {
      assert.deepEqual(near('full address:s:192.0.2.7\nserver port:i:3391\nusername:s:eva@contoso.com', 'rdp'), [
        'host=192.0.2.7',
        'ip=192.0.2.7',
        'port=3391',
        'upn=eva@contoso.com',
      ]);
    });

    it('name the settings that they were read from', () => {
      const text = 'full address:s:srv01\nserver port:i:3391\nusername:s:eva\ndomain:s:CONTOSO\ngatewayhostname:s:gw';
      assert.deepEqual(
        parametersNear(new LineIndex(text), 0, 'rdp').map(({ name, value, from }) => `${name}=${value} ${from}`),
        [
          'host=srv01 full address',
          'port=3391 server port',
          'user=eva username',
          'domain=CONTOSO username',
          'gateway=gw gatewayhostname',
        ],
      );
    });

    it('are those of the last line with a value, where a setting stands twice', () => {
      assert.deepEqual(near('full address:s:one\nfull address:s:two\nfull address:s:', 'rdp'), ['host=two']);
    });

    it('are nothing where the file says nothing that could be one', () => {
      assert.deepEqual(near('full address:s:\nusername:s:.\\\ngatewayhostname:s:a b', 'rdp'), []);
      assert.deepEqual(near('full address:s:evil; calc', 'rdp'), []);
    });
  });

  describe('of an event', () => {
    it('are those of its fields: on the host the computer is the host', () => {
      const xml = event(
        LSM,
        24,
        `<UserData><EventXML xmlns='Event_NS'><User>CONTOSO\\eva</User><SessionID>5</SessionID><Address>192.0.2.44</Address></EventXML></UserData>`,
      );
      assert.deepEqual(near(xml, 'event-xml'), [
        'host=SRV01.contoso.com',
        'host-fqdn=SRV01.contoso.com',
        'user=eva',
        'domain=CONTOSO',
        'session-id=5',
        'client=192.0.2.44',
      ]);
    });

    it('of the client: the computer is the client, and the host is what it connected to', () => {
      assert.deepEqual(near(event(CLIENT, 1024, data({ Name: 'Server Name', Value: 'srv02' }), 'PC-7'), 'event-xml'), [
        'host=srv02',
        'client=PC-7',
      ]);
      assert.deepEqual(near(event(CLIENT, 1026, data({ Name: 'Reason', Value: '516' }), 'PC-7'), 'event-xml'), [
        'client=PC-7',
      ]);
    });

    it('of the gateway: the computer is the gateway, and the resource is the host', () => {
      const fields =
        '<UserData><EventInfo xmlns="aag"><Username>CONTOSO\\eva</Username><IpAddress>203.0.113.3</IpAddress><Resource>srv01</Resource></EventInfo></UserData>';
      assert.deepEqual(near(event('Microsoft-Windows-TerminalServices-Gateway', 304, fields, 'GW1'), 'event-xml'), [
        'host=srv01',
        'user=eva',
        'domain=CONTOSO',
        'gateway=GW1',
        'client=203.0.113.3',
      ]);
    });

    it('of the audit: the user who signed in, not the account that wrote it', () => {
      const fields = {
        SubjectUserName: 'SRV01$',
        TargetUserName: 'eva',
        TargetDomainName: 'CONTOSO',
        IpAddress: '::ffff:192.0.2.9',
        WorkstationName: '-',
      };
      assert.deepEqual(near(event('Microsoft-Windows-Security-Auditing', 4625, data(fields)), 'event-xml').slice(2), [
        'user=eva',
        'domain=CONTOSO',
        'client=192.0.2.9',
      ]);
    });

    it('of event 1149 are the user and the domain, for which it has no names', () => {
      const RCM = 'Microsoft-Windows-TerminalServices-RemoteConnectionManager';
      const fields =
        '<UserData><EventXML><Param1>eva</Param1><Param2>CONTOSO</Param2><Param3>192.0.2.4</Param3></EventXML></UserData>';
      assert.deepEqual(near(event(RCM, 1149, fields, 'SRV'), 'event-xml'), ['host=SRV', 'user=eva', 'domain=CONTOSO']);
      assert.deepEqual(near(event(RCM, 1148, fields, 'SRV'), 'event-xml'), ['host=SRV']);
      assert.deepEqual(near(event(LSM, 1149, fields, 'SRV'), 'event-xml'), ['host=SRV']);
    });

    it('are also the session that was asked for, the name of a workstation and a certificate', () => {
      assert.deepEqual(near(event(LSM, 39, data({ TargetSession: '5' }), 'SRV'), 'event-xml'), [
        'host=SRV',
        'session-id=5',
      ]);
      assert.deepEqual(near(event(LSM, 1, data({ WorkstationName: 'PC-7' }), 'SRV'), 'event-xml'), [
        'host=SRV',
        'client=PC-7',
      ]);
      for (const name of ['Thumbprint', 'CertificateHash']) {
        const thumbprint = 'AB12'.repeat(10);
        assert.deepEqual(near(event(LSM, 1, data({ [name]: thumbprint }), 'SRV'), 'event-xml'), [
          'host=SRV',
          `thumbprint=${thumbprint}`,
        ]);
      }
    });

    it('of the client are also the server that it names', () => {
      assert.deepEqual(near(event(CLIENT, 1, data({ ServerName: 'srv02' }), 'PC-7'), 'event-xml'), [
        'host=srv02',
        'client=PC-7',
      ]);
      const [host, client] = parametersNear(
        new LineIndex(event(CLIENT, 1024, data({ Value: 'srv02' }), 'PC-7')),
        0,
        'event-xml',
      );
      assert.deepEqual([host?.from, client?.from], ['Value', 'Computer']);
    });

    it('are read from an event over many lines, at each of them', () => {
      const lines = event(LSM, 40, data({ Session: '3' }), 'A').replaceAll('><', '>\n<');
      for (const mark of ['<Event ', '<EventID', '<Data ', '</Event>'])
        assert.deepEqual(near(`x\n${lines}\ny`, 'log', mark), ['host=A', 'session-id=3'], mark);
      const long = event(LSM, 40, `<EventData>${'\n'.repeat(90)}<Data Name='Session'>3</Data></EventData>`, 'A');
      assert.deepEqual(near(long, 'log'), ['host=A', 'session-id=3']);
      assert.deepEqual(near(long, 'log', '<Data'), ['host=A', 'session-id=3']);
    });

    it('are none beside an event of a document of events', () => {
      assert.deepEqual(near('Server: srv01', 'event-xml'), []);
      assert.deepEqual(near('Server: srv01', 'log'), ['host=srv01']);
    });

    it('come from the event at the line, not from its neighbours, and from none where several stand on it', () => {
      const one = event(LSM, 40, data({ Session: '3' }), 'A');
      const other = event(LSM, 40, data({ Session: '4' }), 'B');
      assert.deepEqual(near(`${one}\n${other}`, 'event-xml', '>B<'), ['host=B', 'session-id=4']);
      assert.deepEqual(near(`${one}${other}`, 'event-xml'), []);
    });
  });

  describe('of a log', () => {
    it('are what its labels name, the nearest first', () => {
      const text = [
        'Remote computer: srv00',
        'User name: CONTOSO\\adam',
        '',
        'Remote computer: srv01.contoso.com',
        'Gateway: gw1',
        'Error code: 0x204',
      ].join('\n');
      assert.deepEqual(near(text, 'log', 'Error'), [
        'host=srv01.contoso.com',
        'host-fqdn=srv01.contoso.com',
        'user=adam',
        'domain=CONTOSO',
        'gateway=gw1',
      ]);
    });

    it('are the options of FreeRDP', () => {
      assert.deepEqual(near('xfreerdp /v:srv01:3390 /u:eva /d:CONTOSO /g:gw /cert:ignore'), [
        'host=srv01',
        'port=3390',
        'user=eva',
        'domain=CONTOSO',
        'gateway=gw',
      ]);
    });

    it('are not what no label names, nor the machine that wrote the log', () => {
      assert.deepEqual(near('{"host":"collector1","user":"svc"}'), []);
      assert.deepEqual(near('srv01 refused eva: error 0x204'), []);
      assert.deepEqual(near('server: the one in the cellar, user: -'), []);
      assert.deepEqual(near('User name: Eva Berg'), []);
      assert.deepEqual(near('User name: eva'), ['user=eva']);
      assert.deepEqual(near('user=eva signed in, User: CONTOSO\\eva signed in'), ['user=eva', 'domain=CONTOSO']);
    });

    it('are told by each label, and by the option of the same name', () => {
      const LABELLED: readonly (readonly [text: string, ...found: string[]])[] = [
        ['Domain: CONTOSO', 'domain=CONTOSO'],
        ['Session ID: 5', 'session-id=5'],
        ['session number=5', 'session-id=5'],
        ['Port: 3390', 'port=3390'],
        ['server port: 3390', 'port=3390'],
        ['server port:i:3390', 'port=3390'],
        ['Gateway server: gw1', 'gateway=gw1'],
        ['gatewayhostname:s:gw1', 'gateway=gw1'],
        [`Thumbprint: ${'ab12'.repeat(10)}`, `thumbprint=${'ab12'.repeat(10)}`],
        ['Destination host = srv01', 'host=srv01'],
        ['Computer: "srv01".', 'host=srv01'],
        ['Server: srv01.', 'host=srv01'],
        ['Server: 192.0.2.7', 'host=192.0.2.7', 'ip=192.0.2.7'],
        ['/port:3391', 'port=3391'],
        ['/v:"srv01"', 'host=srv01'],
        ['/u:eva@contoso.com', 'upn=eva@contoso.com'],
        ['x/v:srv01'],
        ['Server: one two'],
        ['Server: one, two', 'host=one'],
        ['Server=one two', 'host=one'],
        ['Server: a;b', 'host=a'],
      ];
      for (const [text, ...found] of LABELLED) assert.deepEqual(near(text), found, text);
    });

    it('name what they were read from, as it is written', () => {
      const from = (text: string) => parametersNear(new LineIndex(text), 0, 'log').map((one) => one.from);
      assert.deepEqual(from('Remote Computer: srv01 /u:eva'), ['Remote Computer', '/u']);
    });

    it('of two lines as near are those of the line above', () => {
      assert.deepEqual(near('Server: above\n0x204\nServer: below', 'log', '0x204'), ['host=above']);
      assert.deepEqual(near('Server: above\n\n0x204\nServer: below', 'log', '0x204'), ['host=below']);
    });

    it('come from up to twenty-five lines away, and from the first 2,000 characters of a line', () => {
      const away = (lines: number) => near(`Server: srv01${'\n'.repeat(lines)}0x204`, 'log', '0x204');
      assert.deepEqual(away(25), ['host=srv01']);
      assert.deepEqual(away(26), []);
      assert.deepEqual(near(`${' '.repeat(1980)}Server: srv01`), ['host=srv01']);
      assert.deepEqual(near(`${' '.repeat(2000)}Server: srv01`), []);
    });

    it('are no values that say nothing', () => {
      for (const nothing of ['-', 'N/A', 'LOCAL', 'null', 'none', 'NULL', '0.0.0.0', '::1', '127.0.0.1', 'localhost'])
        assert.deepEqual(
          near(`Server=${nothing}, User=${nothing}`).filter((one) => one !== 'user=::1'),
          [],
          nothing,
        );
      assert.deepEqual(near('Server=nonesuch'), ['host=nonesuch']);
      assert.deepEqual(near('Server=the-none'), ['host=the-none']);
    });

    it('of a user are the name, the domain or the principal name', () => {
      assert.deepEqual(near('User=\\eva'), ['user=eva']);
      assert.deepEqual(near('User=.\\eva'), ['user=eva']);
      assert.deepEqual(near('User=CONTOSO\\eva'), ['user=eva', 'domain=CONTOSO']);
      assert.deepEqual(near('User=eva@'), ['user=eva@']);
      assert.deepEqual(near('User=eva@contoso.com'), ['upn=eva@contoso.com']);
      assert.deepEqual(near('User=adam\nUser=CONTOSO\\eva'), ['user=adam'], 'a domain of another user');
    });

    it('do not come from far away', () => {
      assert.deepEqual(near(`Server: srv01\n${'\n'.repeat(60)}0x204`, 'log', '0x204'), []);
    });
  });

  it('are valid values, each once, whatever the text', () => {
    const text = fc.array(
      fc.oneof(
        fc.string(),
        fc.constantFrom(
          'Server: ',
          'full address:s:',
          'user=',
          '/v:',
          '<Event>',
          "<Data Name='User'>",
          '\n',
          '"',
          '\\',
          '@',
        ),
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(text, fc.constantFrom<DocumentKind>('log', 'rdp', 'event-xml'), fc.nat(8), (parts, kind, line) => {
        const found = parametersNear(new LineIndex(parts.join('')), line, kind);
        assert.equal(new Set(found.map(({ name }) => name)).size, found.length);
        for (const { name, value } of found) assert.equal(parameterValue(name, value), value);
      }),
    );
  });

  it('take no time in a large log', () => {
    const line = `Server: srv01 user=eva ${'x'.repeat(400)}`;
    const lines = new LineIndex(Array.from({ length: 20_000 }, () => line).join('\n'));
    const started = performance.now();
    for (let at = 0; at < 20; at++) parametersNear(lines, at * 900, 'log');
    assert.ok(performance.now() - started < 1500);
  });
});
