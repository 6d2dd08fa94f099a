import { CAUSES } from '../causes';
import type { Playbook, Step } from '../playbook';
import { gatewayEvents, LINKS, saveGatewayPolicies, saveKey } from '../playbook-steps';

const NTLM_KEY = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0`;
const USER_POLICY = String.raw`HKCU\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services`;
const importPolicies: Step = {
  text: 'If more was changed than is known, import the exported policies',
  on: 'gateway',
  look: 'RD Gateway Manager > right-click the server > Import policy and configuration settings',
  admin: true,
  risk: 'high',
  warning:
    'The import of an export that names local groups can wipe the policies. Take back single changes by hand if you can.',
};

/**
 * Playbooks for connections through an RD Gateway.
 * Built anew on every call; the caller keeps the result.
 */
export const gatewayPlaybooks = (): readonly Playbook[] => [
  {
    id: 'rdg-reach',
    concerns: 'Users from outside whose client gets no answer from the RD Gateway.',
    confirm: [
      {
        text: 'Resolve the name of the gateway and try its port',
        on: 'client',
        run: 'Resolve-DnsName "<gateway>"; Test-NetConnection "<gateway>" -Port 443',
        shell: 'powershell',
        expect:
          'No address: the name or DNS is the cause. TcpTestSucceeded False: a route or firewall is, or the gateway is down. True: it answers on that port, look on.',
      },
      {
        text: 'Open https://<gateway>/remoteDesktopGateway/ in a browser',
        on: 'client',
        look: 'A browser on the client',
        expect:
          'A 401 or 405 answer: the gateway is listening. No answer or another page: something else answers under this name.',
        unverified: true,
      },
      {
        text: 'Check the services of the gateway',
        on: 'gateway',
        run: 'Get-Service -Name TSGateway,W3SVC,IAS | Format-Table Name,Status,StartType',
        shell: 'powershell',
        expect: 'All Running: the services are in order. One that is Stopped: this is the cause.',
      },
      gatewayEvents(
        [100, 101, 102, 103, 700],
        'Look for events about the start of the gateway',
        '100: it could not start. 102: no valid certificate. 103: a permission is missing. 700: it restarted after an exception. 101 alone: it started as it should. None found: read the whole log.',
      ),
    ],
    fix: [
      {
        text: 'Correct gatewayhostname in the .rdp file or the portal, or the DNS record of the gateway',
        on: 'client',
        risk: 'low',
      },
      {
        text: 'Start the services',
        on: 'gateway',
        run: 'Start-Service -Name IAS,W3SVC,TSGateway',
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Open TCP 443 to the gateway, and UDP 3391 where UDP is used',
        on: 'network',
        admin: true,
        risk: 'medium',
        warning: 'Open these ports to the gateway only, never TCP 3389 to the hosts behind it.',
      },
      {
        text: 'With a load balancer: keep a client on the same node, pass TLS through or encrypt again properly, and correct the health probe',
        on: 'network',
        admin: true,
        risk: 'medium',
      },
      {
        text: `If the gateway is slow or short of memory, see "${CAUSES['rdg-capacity'].title}"`,
        on: 'gateway',
        risk: 'none',
      },
    ],
    verify: [
      {
        text: 'Look for the connection while the user connects',
        on: 'gateway',
        look: 'RD Gateway Manager > Monitoring',
        admin: true,
        expect: 'The connection is listed.',
      },
      gatewayEvents([200, 302], 'Read the events of the connection', 'For this user, 200 and then 302.'),
    ],
    undo: [
      {
        text: 'Put gatewayhostname and the DNS record back as they were, and close ports that need not stay open',
        on: 'network',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Stop again a service that had been stopped on purpose',
        on: 'gateway',
        run: 'Stop-Service -Name "<service>"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        drops: true,
      },
    ],
    links: [LINKS.ports, LINKS.gatewayEvents, LINKS.gatewayAvailability, LINKS.gatewayTransports],
    confidence: 'high',
  },
  {
    id: 'rdg-cert',
    concerns: 'Users from outside whose client refuses the certificate of the RD Gateway.',
    confirm: [
      {
        text: 'Look at the certificate that the gateway shows',
        on: 'client',
        look: 'A browser at https://<gateway>/ > the lock > certificate',
        expect:
          'The typed gatewayhostname must be in it (subject or alternative names), with valid dates and a full chain. If one is missing, this is the cause; if all fit, look elsewhere.',
      },
      {
        text: 'Save that certificate as gateway.cer and check the chain and the revocation list',
        on: 'client',
        run: 'certutil -verify -urlfetch gateway.cer',
        shell: 'cmd',
        expect:
          'An address of a revocation list (CDP) or issuer (AIA) that fails: the client cannot check the certificate. All verified: chain and revocation are in order.',
      },
      {
        text: 'Check the purpose and the private key of the certificate',
        on: 'gateway',
        look: 'certlm.msc > Personal > Certificates > the certificate: General and Details',
        admin: true,
        expect:
          'It must be for server authentication, have a fitting key usage, and say that a private key belongs to it. If one is missing, this is the cause.',
      },
      gatewayEvents(
        [102, 103],
        'Look for events about the certificate',
        '102: no valid certificate. 103: the service may not read the key. None found: the gateway itself is content with it.',
      ),
    ],
    fix: [
      {
        text: 'Use one public name inside and outside: point it to the inner address in the DNS of your own network',
        on: 'network',
        admin: true,
        risk: 'low',
      },
      {
        text: 'If the certificate comes from your own CA, let the clients trust that CA and publish its revocation list where they can reach it',
        on: 'client',
        look: 'Computer Configuration > Windows Settings > Security Settings > Public Key Policies > Trusted Root Certification Authorities',
        admin: true,
        risk: 'medium',
        warning: 'A client believes every certificate of a CA that it trusts.',
      },
      {
        text: 'If the service may not read the key, give NETWORK SERVICE the right to read it',
        on: 'gateway',
        look: 'certlm.msc > Personal > Certificates > the certificate > All Tasks > Manage Private Keys',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Note the thumbprint of the present certificate. Then import one that has the public name among its alternative names and choose it for the gateway',
        on: 'gateway',
        look: 'RD Gateway Manager > right-click the server > Properties > SSL Certificate',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Or, in a deployment with a broker, set it by command',
        on: 'broker',
        run: 'Set-RDCertificate -Role RDGateway -ImportPath "<file>.pfx" -Password (Read-Host -AsSecureString "Password of the file") -ConnectionBroker "<broker>"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Restart the gateway service, so that it uses the certificate and the key',
        on: 'gateway',
        run: 'Restart-Service -Name TSGateway -Force',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        restarts: 'Remote Desktop Gateway',
        drops: true,
      },
    ],
    verify: [
      {
        text: 'Connect through the gateway',
        on: 'client',
        expect: 'No warning about the certificate appears.',
      },
      gatewayEvents([302], 'Look for the connection to the host', '302 for this user.'),
    ],
    undo: [
      {
        text: 'Choose the former certificate again, by the noted thumbprint',
        on: 'gateway',
        look: 'RD Gateway Manager > right-click the server > Properties > SSL Certificate',
        admin: true,
        risk: 'medium',
        drops: true,
      },
      {
        text: 'Take back the trust in the CA, the right on the key and the DNS record, each where it was given',
        on: 'any',
        admin: true,
        risk: 'medium',
      },
    ],
    warnings: ['Do not switch off the check of revocation lists, and never pass on the private key of the gateway.'],
    links: [LINKS.certificates, LINKS.gatewayCodes],
    confidence: 'high',
  },
  {
    id: 'rdg-cap',
    concerns: 'Users whose password the RD Gateway accepts, but who may not connect through it at all.',
    confirm: [
      gatewayEvents(
        [200, 201],
        'Read how the gateway decided for this user',
        '201 with error 23003: user or computer was refused by a connection authorization policy, this is the cause. 200: the policy let the user pass, look further on.',
      ),
      {
        text: 'List the connection authorization policies',
        on: 'gateway',
        run: String.raw`Import-Module RemoteDesktopServices; Get-ChildItem "RDS:\GatewayServer\CAP"`,
        shell: 'powershell',
        admin: true,
        expect:
          'One enabled policy must fit the user group, the computer group if it names one, and the way of signing in (password or smart card). None fits: this is the cause.',
      },
      {
        text: 'Look for event 6273 of the network policy server',
        on: 'gateway',
        run: 'Get-WinEvent -FilterHashtable @{LogName="Security";Id=6273} -MaxEvents 5 | Format-List TimeCreated,Message',
        shell: 'powershell',
        admin: true,
        expect:
          'Its reason code says why it denied. None found here: look on the central server, if the gateway keeps its policies on one.',
      },
      {
        text: 'Check that the policy service runs, and where the policies are kept',
        on: 'gateway',
        run: 'Get-Service -Name IAS | Format-Table Name,Status',
        shell: 'powershell',
        look: 'RD Gateway Manager > right-click the server > Properties > RD CAP Store',
        expect: 'Stopped: this is the cause. Running: go on with the policies on the server that the store names.',
      },
    ],
    fix: [
      {
        text: 'If a second factor is asked for through the network policy server, let the user answer it: a missed answer also denies',
        on: 'client',
        risk: 'none',
      },
      saveGatewayPolicies,
      {
        text: 'Add the user group, and the computer group if one is required, to a policy. Enable it and check its place in the order',
        on: 'gateway',
        look: 'RD Gateway Manager > Policies > Connection Authorization Policies',
        admin: true,
        risk: 'medium',
        warning: 'Add the smallest group that fits: everyone in it can reach the gateway from the internet.',
      },
      {
        text: 'On the network policy server, check that the network policy grants access, that the server is registered in the directory, and with a central server the shared secret',
        on: 'gateway',
        look: 'Network Policy Server console > Policies > Network Policies',
        admin: true,
        risk: 'medium',
      },
    ],
    verify: [
      gatewayEvents([200, 201], 'Read the events while the user connects', '200 for this user and no newer 201.'),
    ],
    undo: [
      {
        text: 'Remove from the policy again what was added',
        on: 'gateway',
        look: 'RD Gateway Manager > Policies > Connection Authorization Policies',
        admin: true,
        risk: 'medium',
      },
      importPolicies,
    ],
    warnings: ['The import of an export that names local groups can wipe the policies.'],
    links: [LINKS.gatewayEvents, LINKS.gatewayCodes],
    confidence: 'high',
  },
  {
    id: 'rdg-rap',
    concerns: 'Users whom the RD Gateway lets in, but not to the computer they ask for.',
    confirm: [
      gatewayEvents(
        [300, 301],
        'Read how the gateway decided for this computer',
        '301 with error 23002: a resource authorization policy denies the computer, this is the cause. 300: it was allowed, look further on.',
      ),
      {
        ...gatewayEvents(
          [308],
          'Look for event 308 as well',
          'It is reported to mean that the user is allowed and the computer is not. None found proves nothing.',
        ),
        unverified: true,
      },
      {
        text: 'Compare the name in the .rdp file with the names in the policy',
        on: 'client',
        run: 'Select-String -Pattern "^full address" -Path "<file>.rdp"',
        shell: 'powershell',
        expect:
          'Short name, full name and IP address count as different computers. Not in the form that the policy names: this is the cause. The same form: look at the groups and the port.',
      },
      {
        text: 'List the resource authorization policies',
        on: 'gateway',
        run: String.raw`Import-Module RemoteDesktopServices; Get-ChildItem "RDS:\GatewayServer\RAP"`,
        shell: 'powershell',
        admin: true,
        expect:
          'One enabled policy must fit the user group, the computer and the port (3389). None fits: this is the cause. One fits: look elsewhere.',
      },
    ],
    fix: [
      {
        text: 'Connect with the full name of the computer (host.domain)',
        on: 'client',
        risk: 'none',
      },
      saveGatewayPolicies,
      {
        text: 'Add the full name and the short name to the group of computers that the gateway manages, or use a group of the directory. For a farm, add the name of the farm or broker',
        on: 'gateway',
        look: 'RD Gateway Manager > Policies > Resource Authorization Policies > Manage Local Computer Groups',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Add the user group to the policy if it is missing there',
        on: 'gateway',
        look: 'RD Gateway Manager > Policies > Resource Authorization Policies > the policy > User Groups',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'If the host listens on another port, allow that one port; allow any port only if the owner of the network agrees',
        on: 'gateway',
        look: 'RD Gateway Manager > Policies > Resource Authorization Policies > the policy > Allowed Ports',
        admin: true,
        risk: 'high',
        warning: 'With any port, or any computer, the whole inner network can be reached through the gateway.',
      },
    ],
    verify: [
      gatewayEvents(
        [300, 301, 302],
        'Read the events while the user connects',
        '300 and then 302 for this computer, no newer 301.',
      ),
    ],
    undo: [
      {
        text: 'Take the added computer, group or port out of the policy again',
        on: 'gateway',
        look: 'RD Gateway Manager > Policies > Resource Authorization Policies',
        admin: true,
        risk: 'medium',
      },
      importPolicies,
    ],
    warnings: [
      'With any port, or any computer, the whole inner network can be reached through the gateway: no way to begin with.',
      'The import of an export that names local groups can wipe the policies.',
    ],
    links: [
      {
        title: 'Microsoft: event 301, a resource authorization policy was not met',
        url: 'https://technet.microsoft.com/en-us/library/ee890850(WS.10).aspx',
      },
      LINKS.gatewayCodes,
      LINKS.gatewayEvents,
    ],
    confidence: 'high',
  },
  {
    id: 'rdg-credentials',
    concerns: 'Users who are asked for a password again and again by the RD Gateway, before the host is reached.',
    confirm: [
      {
        text: 'List the saved passwords',
        on: 'client',
        run: 'cmdkey /list',
        shell: 'cmd',
        expect:
          'An entry with the name of the gateway is sent without asking and may be old. None: nothing is saved for it.',
      },
      {
        text: 'Read the last failed sign-ins on the gateway; on a domain controller the same with event 4776',
        on: 'gateway',
        run: 'Get-WinEvent -FilterHashtable @{LogName="Security";Id=4625} -MaxEvents 5 | Format-List TimeCreated,Message',
        shell: 'powershell',
        admin: true,
        expect:
          '0xC0000064: no such user. 0xC000006A: wrong password. 0xC000006D: one of the two. Another sub status has a cause of its own. None for this user: the gateway did not refuse the password.',
      },
      {
        text: 'Read the user name as it was typed, and whether one password is used for gateway and host',
        on: 'client',
        run: 'Select-String -Pattern "promptcredentialonce" -Path "<file>.rdp"',
        shell: 'powershell',
        expect: String.raw`The name must be <domain>\<user> or user@domain of the domain of the gateway. promptcredentialonce:i:1 sends the same to both, which fails if the accounts differ.`,
      },
    ],
    fix: [
      {
        text: 'Delete the saved entry, using the name that the list shows, then type the password',
        on: 'client',
        run: 'cmdkey /delete:"<target>"',
        shell: 'cmd',
        risk: 'low',
      },
      {
        text: 'If gateway and host need different accounts, set promptcredentialonce:i:0 in the .rdp file',
        on: 'client',
        risk: 'low',
      },
      {
        text: `If the account is at fault, follow what the sub status says: "${CAUSES['wrong-credentials'].title}", "${CAUSES['password-expired'].title}", or one of its neighbours`,
        on: 'directory',
        risk: 'none',
      },
      {
        text: `Keep the clocks of client, gateway and domain controller within 5 minutes: see "${CAUSES['time-skew'].title}"`,
        on: 'any',
        risk: 'none',
      },
      {
        text: 'If the client offers only old NTLM, set the policy "LAN Manager authentication level" on the client so that it sends NTLMv2, and check that the gateway accepts that',
        on: 'client',
        look: 'Computer Configuration > Windows Settings > Security Settings > Local Policies > Security Options > Network security: LAN Manager authentication level',
        admin: true,
        risk: 'medium',
        warning: 'Raise the client; do not lower the level on the gateway.',
      },
      saveKey(NTLM_KEY, 'msv1_0', 'gateway'),
      {
        text: 'If the gateway is used from itself or under an alias, add the name to the list of names that the NTLM loopback check lets pass',
        on: 'gateway',
        look: String.raw`Registry Editor > HKLM\SYSTEM\CurrentControlSet\Control\Lsa\MSV1_0 > BackConnectionHostNames (multi-string)`,
        admin: true,
        risk: 'medium',
        warning: 'Add one name. Do not switch the loopback check off, and keep the names already in the list.',
        unverified: true,
      },
    ],
    verify: [gatewayEvents([200], 'Look for the accepted connection', '200 for this user.')],
    undo: [
      {
        text: 'Save the deleted password again: connect, type it and tick the box that remembers it. Put promptcredentialonce back as it was',
        on: 'client',
        risk: 'low',
      },
      {
        text: 'Set the policy "LAN Manager authentication level" back',
        on: 'client',
        look: 'Computer Configuration > Windows Settings > Security Settings > Local Policies > Security Options',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Import the saved key. If BackConnectionHostNames did not exist before, delete it by hand, since an import leaves new values in place',
        on: 'gateway',
        run: String.raw`reg import C:\RdpBackup\msv1_0.reg`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        unverified: true,
      },
    ],
    links: [LINKS.gatewayEvents, LINKS.onDisconnected],
    confidence: 'high',
  },
  {
    id: 'rdg-target',
    concerns: 'Users whom the RD Gateway lets pass, but whose computer behind it does not answer the gateway.',
    confirm: [
      gatewayEvents(
        [304],
        'Look for event 304',
        '304 with error 23005: both policies were met and the connection to the computer failed, this is the cause. None found: look at the policies first.',
      ),
      {
        text: 'From the gateway, resolve the name of the computer and try its port',
        on: 'gateway',
        run: 'Resolve-DnsName "<host>"; Test-NetConnection "<host>" -Port 3389',
        shell: 'powershell',
        expect:
          'No address: DNS on the gateway is at fault. TcpTestSucceeded False: a firewall, or the computer is off. True: the gateway reaches it now.',
      },
    ],
    fix: [
      {
        text: `Wake or start the computer: see "${CAUSES['host-asleep'].title}" and "${CAUSES['host-unreachable'].title}"`,
        on: 'host',
        risk: 'low',
      },
      {
        text: 'Correct the DNS suffix of the gateway, or connect with the full name (host.domain)',
        on: 'gateway',
        admin: true,
        risk: 'low',
      },
      {
        text: `Switch Remote Desktop on and give the user the right to use it: see "${CAUSES['rdp-disabled'].title}" and "${CAUSES['rd-users-rights'].title}"`,
        on: 'host',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Open TCP and UDP 3389 from the gateway to the computer',
        on: 'network',
        admin: true,
        risk: 'medium',
        warning: 'Open the port for the address of the gateway only.',
      },
    ],
    verify: [
      gatewayEvents([302, 304], 'Read the events while the user connects', '302 for this computer and no newer 304.'),
    ],
    undo: [
      {
        text: 'Close the opened ports',
        on: 'network',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Put the DNS suffix back',
        on: 'gateway',
        admin: true,
        risk: 'low',
      },
    ],
    links: [
      {
        title: 'Microsoft: event 304, the gateway could not connect to the computer',
        url: 'https://technet.microsoft.com/en-us/library/cc727375(v=ws.10).aspx',
      },
      LINKS.ports,
      LINKS.gatewayCodes,
    ],
    confidence: 'high',
  },
  {
    id: 'rdg-capacity',
    concerns: 'Users who are refused at busy times while those already connected through the RD Gateway go on working.',
    confirm: [
      gatewayEvents(
        [203],
        'Look for event 203',
        '203: the limit of connections was reached, this is the cause. None found: look at the memory.',
      ),
      {
        text: 'Read the limit that is set, and how many connections there are',
        on: 'gateway',
        look: 'RD Gateway Manager > right-click the server > Properties > General > maximum connections; and Monitoring',
        admin: true,
        expect: 'As many connections as the limit: this is the cause. Well below it: look at the memory.',
      },
      {
        text: 'Read the free memory of the gateway, and watch the TSGateway service at a busy time',
        on: 'gateway',
        run: 'Get-CimInstance -ClassName Win32_OperatingSystem | Format-List FreePhysicalMemory,TotalVisibleMemorySize',
        shell: 'powershell',
        look: 'Performance Monitor',
        expect:
          'Both are in kilobytes. Nearly nothing free: the gateway is short of memory. Plenty free: memory is not the cause.',
      },
    ],
    fix: [
      {
        text: 'Note the present limit, then raise or remove it',
        on: 'gateway',
        look: 'RD Gateway Manager > right-click the server > Properties > General',
        admin: true,
        risk: 'low',
      },
      {
        text: 'End connections that nobody uses',
        on: 'gateway',
        look: 'RD Gateway Manager > Monitoring > right-click the connection > Disconnect',
        admin: true,
        risk: 'medium',
        drops: true,
        warning: 'Ask the users first: what looks idle may be work in progress.',
      },
      {
        text: 'Add memory, or add another gateway to the farm',
        on: 'gateway',
        admin: true,
        risk: 'medium',
        restarts: 'the gateway, when memory is added',
        drops: true,
      },
      {
        text: 'At a quiet hour, restart the gateway service',
        on: 'gateway',
        run: 'Restart-Service -Name TSGateway -Force',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        restarts: 'Remote Desktop Gateway',
        drops: true,
      },
    ],
    verify: [
      {
        text: 'Let users who were refused connect at a busy time',
        on: 'client',
        expect: 'They get in.',
      },
      gatewayEvents([203], 'Look for event 203 again', 'No newer 203.'),
    ],
    undo: [
      {
        text: 'Set the noted limit again',
        on: 'gateway',
        look: 'RD Gateway Manager > right-click the server > Properties > General',
        admin: true,
        risk: 'low',
      },
    ],
    links: [LINKS.gatewayEvents, LINKS.gatewayCodes],
    confidence: 'high',
  },
  {
    id: 'rdg-timeout',
    concerns: 'Users who lose sessions through the RD Gateway after about the same time, idle or not.',
    confirm: [
      gatewayEvents(
        [303, 309],
        'Read how long the sessions lasted',
        '303 with always the same duration, equal to a timeout of the policy: this is the cause. 309: the re-authentication failed. Durations that vary point to the network instead.',
      ),
      {
        text: 'Read the timeouts of the connection authorization policy that applies to the user',
        on: 'gateway',
        look: 'RD Gateway Manager > Policies > Connection Authorization Policies > the policy > Timeouts',
        admin: true,
        expect:
          'An idle or session timeout is set, with what follows it: disconnect, or re-authenticate silently. None set: this is not the cause.',
      },
    ],
    fix: [
      {
        text: 'Make sure that the user can be authenticated again: the same password still valid, the account in order, the group still allowed',
        on: 'directory',
        risk: 'none',
      },
      saveGatewayPolicies,
      {
        text: 'Note the present values, then choose silent re-authentication after the timeout',
        on: 'gateway',
        look: 'RD Gateway Manager > Policies > Connection Authorization Policies > the policy > Timeouts',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Or raise the timeouts, if whoever set them agrees',
        on: 'gateway',
        look: 'RD Gateway Manager > Policies > Connection Authorization Policies > the policy > Timeouts',
        admin: true,
        risk: 'medium',
        warning: 'Timeouts limit how long a session left open, or an account closed meanwhile, can be used.',
      },
    ],
    verify: [
      gatewayEvents(
        [303, 309],
        'Read the events after a longer session',
        'The session passes the old duration, and no newer 309.',
      ),
    ],
    undo: [
      {
        text: 'Set the noted timeouts again',
        on: 'gateway',
        look: 'RD Gateway Manager > Policies > Connection Authorization Policies > the policy > Timeouts',
        admin: true,
        risk: 'low',
      },
    ],
    links: [LINKS.gatewayCodes, LINKS.gatewayEvents],
    confidence: 'high',
  },
  {
    id: 'rdg-authmethod',
    concerns: 'Users whose client offers the RD Gateway another way of signing in than the gateway asks for.',
    confirm: [
      {
        text: 'Read which way of signing in the .rdp file names',
        on: 'client',
        run: 'Select-String -Pattern "gatewaycredentialssource" -Path "<file>.rdp"',
        shell: 'powershell',
        expect:
          '0 password (NTLM), 1 smart card, 2 the credentials of the present sign-in, 3 Basic, 4 choose later, 5 cookie. Not what the policy of the gateway asks for: this is the cause.',
        unverified: true,
      },
      {
        text: 'Look whether a policy for the user sets it',
        on: 'client',
        look: 'User Configuration > Administrative Templates > Windows Components > Remote Desktop Services > RD Gateway > Set RD Gateway authentication method',
        expect: 'Enabled: the policy decides. Not configured: the .rdp file or the user decides.',
      },
      {
        text: 'Read what the connection authorization policy asks for',
        on: 'gateway',
        look: 'RD Gateway Manager > Policies > Connection Authorization Policies > the policy > Requirements',
        admin: true,
        expect:
          'Password, smart card or both. Not what the client offers: this is the cause. The same: look elsewhere.',
      },
      gatewayEvents(
        [305],
        'Look for event 305',
        '305 is listed as a way of authentication that is not supported. None found: the gateway did not complain of it.',
      ),
      {
        text: 'Look for events 6272 and 6273 of the network policy server',
        on: 'gateway',
        run: 'Get-WinEvent -FilterHashtable @{LogName="Security";Id=6272,6273} -MaxEvents 5 | Format-List TimeCreated,Id,Message',
        shell: 'powershell',
        admin: true,
        expect: '6273: denied, with a reason code. 6272: granted, which points away from this cause.',
      },
    ],
    fix: [
      {
        text: `If the gateway stands behind a portal that hands out cookies, see "${CAUSES['rdg-cookie'].title}"`,
        on: 'gateway',
        risk: 'none',
      },
      {
        text: 'If a second factor is asked for through the network policy server, allow enough time for the answer, and the method (PAP or MS-CHAP) that it needs',
        on: 'gateway',
        look: 'Network Policy Server console > RADIUS Clients and Servers, and Policies',
        admin: true,
        risk: 'medium',
      },
      saveKey(USER_POLICY, 'ts-policy-user', 'client'),
      {
        text: 'Set the policy "Set RD Gateway authentication method" to what the gateway accepts: ask for credentials, the credentials of the present sign-in, or smart card. It applies from the next connection',
        on: 'client',
        look: 'User Configuration > Administrative Templates > Windows Components > Remote Desktop Services > RD Gateway',
        admin: true,
        risk: 'medium',
        warning: 'Basic sends the password itself. Use it only inside TLS and only where nothing else works.',
      },
      saveGatewayPolicies,
      {
        text: 'Let the connection authorization policy accept what the users have, password or smart card',
        on: 'gateway',
        look: 'RD Gateway Manager > Policies > Connection Authorization Policies > the policy > Requirements',
        admin: true,
        risk: 'high',
        warning: 'Where smart cards were required on purpose, also allowing passwords weakens the gateway.',
      },
    ],
    verify: [
      gatewayEvents(
        [200],
        'Look for the accepted connection',
        '200 for this user, with the way of signing in that was meant.',
      ),
    ],
    undo: [
      {
        text: 'Set the requirements of the connection authorization policy back',
        on: 'gateway',
        look: 'RD Gateway Manager > Policies > Connection Authorization Policies > the policy > Requirements',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Import the saved key in an elevated prompt of that same user, then start the client again. Values that were added stay: delete them by hand',
        on: 'client',
        run: String.raw`reg import C:\RdpBackup\ts-policy-user.reg`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
    ],
    links: [
      {
        title: 'Microsoft: event 305, the way of authentication is not supported',
        url: 'https://learn.microsoft.com/en-us/previous-versions/windows/it-pro/windows-server-2008-R2-and-2008/ee890884(v%3dws.10)',
      },
      LINKS.policies,
      LINKS.gatewayCodes,
    ],
    confidence: 'high',
  },
];
