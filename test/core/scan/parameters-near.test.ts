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
