import assert from 'node:assert/strict';
import { readEventMessage } from '../../../src/core/events/event-message';

const fields = (provider: string, id: number, message: string) => {
  const found = readEventMessage(provider, id, message);
  for (const { name, value, index } of found) {
    assert.equal(message.slice(index, index + value.length), value, `${name} of ${provider} ${id} is where it says`);
  }
  return found.map(({ name, value }) => `${name}=${value}`).join(' ');
};
const LSM = 'Microsoft-Windows-TerminalServices-LocalSessionManager';
const RCM = 'Microsoft-Windows-TerminalServices-RemoteConnectionManager';
const CORE = 'Microsoft-Windows-RemoteDesktopServices-RdpCoreTS';
const CLIENT = 'Microsoft-Windows-TerminalServices-ClientActiveXCore';
const GATEWAY = 'Microsoft-Windows-TerminalServices-Gateway';
const SECURITY = 'Microsoft-Windows-Security-Auditing';

describe('the fields of an event, as its message tells them', () => {
  const cases: [provider: string, id: number, message: string, expected: string][] = [
    [
      LSM,
      21,
      'Remote Desktop Services: Session logon succeeded:\n\nUser: CONTOSO\\ivy\nSession ID: 5\nSource Network Address: LOCAL',
      'User=CONTOSO\\ivy SessionID=5 Address=LOCAL',
    ],
    [
      LSM,
      24,
      'Remote Desktop Services: Session has been disconnected: User: CONTOSO\\ivy may Session ID: 5 Source Network Address: fe80::1%5',
      'User=CONTOSO\\ivy may SessionID=5 Address=fe80::1%5',
    ],
    [
      LSM,
      24,
      'Remotedesktopdienste: Die Sitzung wurde getrennt:\r\n\r\nBenutzer: CONTOSO\\ivy\r\nSitzungs-ID: 5\r\nQuellnetzwerkadresse: 192.0.2.4',
      'User=CONTOSO\\ivy SessionID=5 Address=192.0.2.4',
    ],
    [
      LSM,
      25,
      'Services Bureau à distance : reconnexion : Utilisateur : CONTOSO\\ivy ID de session : 5 Adresse réseau source : 192.0.2.4',
      'User=CONTOSO\\ivy SessionID=5 Address=192.0.2.4',
    ],
    [
      LSM,
      23,
      'Remote Desktop Services: Session logoff succeeded:\n\nUser: CONTOSO\\ivy\nSession ID: 5',
      'User=CONTOSO\\ivy SessionID=5',
    ],
    [LSM, 41, 'Begin session arbitration:\n\nUser: \nSession ID: 7', 'SessionID=7'],
    [LSM, 39, 'Session 3 has been disconnected by session 5', 'TargetSession=3 Source=5'],
    [LSM, 40, 'Session 3 has been disconnected, reason code 2147942521', 'Session=3 Reason=2147942521'],
    [LSM, 40, 'セッション 3 は切断されました。理由コード 12', 'Session=3 Reason=12'],
    [LSM, 32, 'Plugin RDSAppXPlugin has been successfully initialized', 'messageName=RDSAppXPlugin'],
    [RCM, 261, 'Listener RDP-Tcp received a connection', 'listenerName=RDP-Tcp'],
    [
      RCM,
      1149,
      'Remote Desktop Services: User authentication succeeded: User: ivy Domain: CONTOSO Source Network Address: 203.0.113.26',
      'Param1=ivy Param2=CONTOSO Param3=203.0.113.26',
    ],
    [
      RCM,
      1149,
      'Remote Desktop Services: User authentication succeeded:\n\nUser: ivy\nDomain: \nSource Network Address: 203.0.113.26\n',
      'Param1=ivy Param3=203.0.113.26',
    ],
    [RCM, 1158, 'Remote Desktop Services accepted a connection from IP address 192.0.2.19.', 'Param1=192.0.2.19'],
    [CORE, 65, 'Connection RDP-Tcp#9 created ', 'ConnectionName=RDP-Tcp#9'],
    [CORE, 66, 'The connection RDP-Tcp#9 was assigned to session 2', 'ConnectionName=RDP-Tcp#9 SessionID=2'],
    [
      CORE,
      97,
      'The RDP protocol component X.224 detected an error (0xd0000001) in the protocol stream and the client was disconnected.',
      'ComponentName=X.224 ErrorCode=0xd0000001',
    ],
    [CORE, 98, 'A TCP connection has been successfully established.', ''],
    [CORE, 103, 'The disconnect reason is 14', 'ReasonCode=14'],
    [
      CORE,
      131,
      'The server accepted a new UDP connection from client [fe80::1]:50111.',
      'ConnType=UDP ClientIP=[fe80::1]:50111',
    ],
    [
      CORE,
      132,
      'A channel rdpinpt has been connected between the server and the client using transport tunnel: 0.',
      'ChannelName=rdpinpt TunnelID=0',
    ],
    [
      CORE,
      139,
      'The server security layer detected an error (0x80090302) in the protocol stream and the client (Client IP:203.0.113.5) has been disconnected.',
      'ResultCode=0x80090302 IPString=203.0.113.5',
    ],
    [
      CORE,
      140,
      'A connection from the client computer with an IP address of 203.0.113.5 failed because the user name or password is not correct.',
      'IPString=203.0.113.5',
    ],
    [CORE, 142, 'TCP socket READ operation failed, error 64', 'error=64'],
    [
      CORE,
      226,
      'RDP_TCP: An error was encountered when transitioning from StateUnknown to State_Disconnected in response to Event_Disconnect (error code 0x80070040).',
      'StateTransition=RDP_TCP PreviousStateName=StateUnknown NewStateName=State_Disconnected EventName=Event_Disconnect ErrorCode=0x80070040',
    ],
    [
      CLIENT,
      1024,
      'RDP ClientActiveX is trying to connect to the server (ts3.contoso.example)',
      'Value=ts3.contoso.example',
    ],
    [CLIENT, 1026, 'RDP ClientActiveX a été déconnecté (Raison= 2056)', 'Value=2056'],
    [CLIENT, 1026, 'RDP ClientActiveX: произведено отключение (причина = 2308)', 'Value=2308'],
    [CLIENT, 1027, 'Connected to domain (CONTOSO) with session 4.', 'DomainName=CONTOSO SessionId=4'],
    [
      CLIENT,
      1029,
      'Base64(SHA256(UserName)) is = WAlZ81aqzLQmoWEfQivmPQwJxIm/XQcDjplQdjznr5E=-',
      'TraceMessage=WAlZ81aqzLQmoWEfQivmPQwJxIm/XQcDjplQdjznr5E=-',
    ],
    [CLIENT, 1102, 'The client has initiated a multi-transport connection to the server 192.0.2.1.', 'Value=192.0.2.1'],
    [
      GATEWAY,
      200,
      'The user "CONTOSO\\nora", on client computer "203.0.113.7", met connection authorization policy requirements and was therefore authorized to access the RD Gateway server. The authentication method used was: "NTLM" and connection protocol used: "HTTP".',
      'Username=CONTOSO\\nora IpAddress=203.0.113.7 AuthType=NTLM ConnectionProtocol=HTTP',
    ],
    [
      GATEWAY,
      303,
      'The user "CONTOSO\\nora", on client computer "203.0.113.7", disconnected from the following network resource: "pc-0442". Before the user disconnected, the client transferred 2403328 bytes and received 35761296 bytes. The client session duration was 2552 seconds. Connection protocol used: "UDP".',
      'Username=CONTOSO\\nora IpAddress=203.0.113.7 Resource=pc-0442 ConnectionProtocol=UDP BytesTransfered=2403328 BytesReceived=35761296 SessionDuration=2552',
    ],
    [
      GATEWAY,
      312,
      'The user "", on client computer "203.0.113.7", has initiated an outbound connection.',
      'IpAddress=203.0.113.7',
    ],
    [
      SECURITY,
      4778,
      'A session was reconnected to a Window Station.\n\nSubject:\n\tAccount Name:\t\tivy\n\tAccount Domain:\t\tCONTOSO\n\tLogon ID:\t\t0x1104A\n\nSession:\n\tSession Name:\t\tRDP-Tcp#12\n\nAdditional Information:\n\tClient Name:\t\tPOS-264\n\tClient Address:\t\t192.0.2.9',
      'AccountName=ivy AccountDomain=CONTOSO LogonID=0x1104A SessionName=RDP-Tcp#12 ClientName=POS-264 ClientAddress=192.0.2.9',
    ],
    [
      SECURITY,
      4634,
      'An account was logged off.\n\nSubject:\n\tSecurity ID:\t\tS-1-5-21-1\n\tAccount Name:\t\tivy\n\tAccount Domain:\t\tCONTOSO\n\tLogon ID:\t\t0x1104A\n\nLogon Type:\t\t\t10',
      'TargetUserSid=S-1-5-21-1 TargetUserName=ivy TargetDomainName=CONTOSO TargetLogonId=0x1104A LogonType=10',
    ],
    [
      SECURITY,
      4624,
      'Se inició sesión correctamente en una cuenta.\n\nFirmante:\n\tNombre de cuenta:\t\tRDSH$\n\nTipo de inicio de sesión:\t\t\t10\n\nNuevo inicio de sesión:\n\tNombre de cuenta:\t\tivy\n\tId. de inicio de sesión:\t\t0x1\n\nInformación de red:\n\tDirección de red de origen:\t192.0.2.9',
      'SubjectUserName=RDSH$ LogonType=10 TargetUserName=ivy TargetLogonId=0x1 IpAddress=192.0.2.9',
    ],
    [
      SECURITY,
      4625,
      'Konto konnte nicht: Неизвестно 0xC000006D и 0xC000006A с 192.0.2.9',
      'Status=0xC000006D SubStatus=0xC000006A IpAddress=192.0.2.9',
    ],
    [
      'User32',
      1074,
      'The process C:\\Windows\\explorer.exe (RDSH04) has initiated the power off of computer RDSH04 on behalf of user CONTOSO\\ops for the following reason: Other (Planned)\r\n Reason Code: 0x85000000\r\n Shutdown Type: power off\r\n Comment: ',
      'param1=C:\\Windows\\explorer.exe (RDSH04) param5=power off param2=RDSH04 param7=CONTOSO\\ops param3=Other (Planned) param4=0x85000000',
    ],
    [
      'EventLog',
      6008,
      'The previous system shutdown at 9:14:22 AM on 3/5/2026 was unexpected.',
      '1=9:14:22 AM 2=3/5/2026',
    ],
    [
      'TermDD',
      56,
      'The Terminal Server security layer detected an error in the protocol stream and has disconnected the client. Client IP: 192.0.2.56.',
      '2=192.0.2.56',
    ],
  ];
  for (const [provider, id, message, expected] of cases) {
    it(`are found in ${provider.replace(/^Microsoft-Windows-/, '')} ${id}: ${message.replace(/\s+/g, ' ').slice(0, 60)}`, () => {
      assert.equal(fields(provider, id, message), expected);
    });
  }
});
