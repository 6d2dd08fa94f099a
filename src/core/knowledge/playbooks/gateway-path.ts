import { CAUSES } from '../causes';
import type { Playbook } from '../playbook';
import { gatewayEvents, LINKS, policyReport, restoreUserKey, saveGatewayPolicies, saveKey } from '../playbook-steps';

const CLIENT_SETTINGS = String.raw`HKCU\Software\Microsoft\Terminal Server Client`;

/** Playbooks for the way to an RD Gateway and for what it asks beside a password. Built anew on every call; the caller keeps the result. */
export const gatewayPathPlaybooks = (): readonly Playbook[] => [
  {
    id: 'rdg-proxy',
    concerns: 'Users in a network whose proxy or firewall stands between them and the RD Gateway.',
    confirm: [
      {
        text: 'Read the proxy that Windows uses',
        on: 'client',
        run: 'netsh winhttp show proxy',
        shell: 'cmd',
        expect:
          'A proxy: it may want a sign-in or refuse the connection. Direct access: look at the proxy of the user too, in Settings > Network & internet > Proxy.',
      },
      {
        text: 'Try the gateway from a network without that proxy',
        on: 'client',
        run: 'Test-NetConnection "<gateway>" -Port 443',
        shell: 'powershell',
        expect:
          'True and it connects there: the proxy or firewall is the cause. It fails there too: look at the gateway.',
      },
      {
        text: 'Look who issued the certificate that the client is shown',
        on: 'client',
        look: 'A browser at https://<gateway>/ > the lock > certificate',
        expect:
          'The proxy’s own issuer: it opens TLS, which breaks the connection. The issuer of the gateway: look elsewhere.',
      },
    ],
    fix: [
      { text: 'If the firewall has a web page for signing in, sign in there first', on: 'client', risk: 'none' },
      {
        text: 'Put the gateway on the list of addresses that go past the proxy; note the old list',
        on: 'client',
        look: 'Settings > Network & internet > Proxy, or the PAC file',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Let the proxy pass connections to TCP 443 of the gateway without a sign-in',
        on: 'network',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Exempt the name of the gateway, and nothing else, from TLS inspection',
        on: 'network',
        admin: true,
        risk: 'medium',
        warning: 'Traffic to that one name is no longer inspected: agree it with the security team.',
      },
    ],
    verify: [{ text: 'Connect through the gateway', on: 'client', expect: 'The desktop opens.' }],
    undo: [
      { text: 'Put the proxy settings and the exemptions back as they were', on: 'network', admin: true, risk: 'low' },
    ],
    links: [LINKS.azureSpecific, LINKS.ports],
    confidence: 'medium',
  },
  {
    id: 'rdg-cookie',
    concerns: 'Users of a gateway behind a portal that hands out a cookie, which is missing, old or too big.',
    confirm: [
      {
        text: 'Ask whether the connection is meant to be started from a portal page',
        on: 'client',
        expect: 'Yes, and it was started from a saved file: this is the cause. No portal: look elsewhere.',
      },
      {
        text: 'Look whether the .rdp file carries a token of its own',
        on: 'client',
        run: 'Select-String -Pattern "gatewayaccesstoken" -Path "<file>.rdp"',
        shell: 'powershell',
        expect: 'A line: it may be out of date. None: the portal gives it at the start.',
        unverified: true,
      },
    ],
    fix: [
      { text: 'Sign in at the portal again and start the connection from its page', on: 'client', risk: 'none' },
      {
        text: 'Keep a copy of the .rdp file, then remove a line gatewayaccesstoken that is out of date',
        on: 'client',
        risk: 'low',
        unverified: true,
      },
      {
        text: 'Code 50331714: let the portal put less into its cookie; old clients take 840 characters',
        on: 'gateway',
        admin: true,
        risk: 'medium',
      },
      { text: 'Check the clock of the portal, and its certificate', on: 'gateway', admin: true, risk: 'none' },
    ],
    verify: [{ text: 'Start the connection from the portal', on: 'client', expect: 'The desktop opens.' }],
    undo: [{ text: 'Put the copy of the .rdp file back, and the portal as it was', on: 'client', risk: 'low' }],
    links: [
      LINKS.gatewayCodes,
      {
        title: 'Microsoft: UAG cookie longer than 840 characters (KB 977627)',
        url: 'https://support.microsoft.com/en-my/help/977627/you-cannot-open-a-remote-application-or-a-remote-desktop-by-using-fore',
      },
    ],
    confidence: 'medium',
  },
  {
    id: 'rdg-nap',
    concerns: 'Users refused by a health check (NAP) that an old gateway policy still asks for.',
    confirm: [
      gatewayEvents(
        [204],
        'Look for event 204',
        'Present: the health policy was not met, this is the cause. None: look at the other policies.',
      ),
      {
        text: 'Read the version of the gateway',
        on: 'gateway',
        run: '(Get-CimInstance Win32_OperatingSystem).Caption',
        shell: 'powershell',
        expect: 'Server 2016 or later has no NAP: the rule is a leftover. Older: it may be in use.',
        unverified: true,
      },
    ],
    fix: [
      {
        text: `Code 50331690: look at the certificate of the gateway first, see "${CAUSES['rdg-cert'].title}"`,
        on: 'gateway',
        risk: 'none',
      },
      saveGatewayPolicies,
      {
        text: 'Take the health conditions out of the policies of the network policy server and of the gateway; ask their owner first',
        on: 'gateway',
        look: 'Network Policy Server console > Policies, and RD Gateway Manager > Policies > Connection Authorization Policies',
        admin: true,
        risk: 'high',
        warning:
          'If health checks were still wanted, put Conditional Access or device compliance in their place before.',
      },
    ],
    verify: [
      gatewayEvents([200, 204], 'Read the events while the user connects', '200 for this user and no newer 204.'),
    ],
    undo: [
      {
        text: 'Put the conditions back into the policies',
        on: 'gateway',
        look: 'Network Policy Server console > Policies',
        admin: true,
        risk: 'low',
      },
    ],
    links: [LINKS.gatewayEvents, LINKS.gatewayCodes],
    confidence: 'medium',
  },
  {
    id: 'rdg-compat',
    concerns: 'Users refused because client, gateway and host do not know the same feature.',
    confirm: [
      {
        text: 'Read what the policies of the gateway demand',
        on: 'gateway',
        look: 'RD Gateway Manager > Policies, in each policy: messaging, and the exchange of redirection rules with the host',
        expect:
          'One of them is demanded and the other side cannot do it: this is the cause. Neither: compare the versions.',
        admin: true,
      },
      {
        text: 'Compare the versions',
        on: 'client',
        run: '(Get-Item $env:windir\\System32\\mstscax.dll).VersionInfo.FileVersion',
        shell: 'powershell',
        expect: 'A client far older than the gateway fits. Versions of the same age: look elsewhere.',
      },
    ],
    fix: [
      { text: 'Update client and gateway', on: 'client', admin: true, risk: 'low' },
      saveGatewayPolicies,
      {
        text: 'If its owner agrees: take the demand out of the policy (code 50331707: allow hosts that cannot exchange policies)',
        on: 'gateway',
        look: 'RD Gateway Manager > Policies',
        admin: true,
        risk: 'high',
        warning: 'The gateway then no longer enforces its messages or redirection rules on these clients and hosts.',
      },
    ],
    verify: [{ text: 'Connect through the gateway', on: 'client', expect: 'The desktop opens.' }],
    undo: [
      {
        text: 'Put the demand back into the policy',
        on: 'gateway',
        look: 'RD Gateway Manager > Policies',
        admin: true,
        risk: 'low',
      },
    ],
    links: [LINKS.supportedConfig, LINKS.gatewayCodes],
    confidence: 'high',
  },
  {
    id: 'rdg-trust',
    concerns: 'A client whose policy lists the gateways it may use, without this one.',
    confirm: [
      policyReport(
        'client',
        'Write the policies of the client into a report',
        'A list of trusted gateways without this name: this is the cause. No such policy: look at the question that the client asks.',
      ),
      {
        text: 'Read the question of the client, if it asks whether to trust the gateway',
        on: 'client',
        expect: 'The name is the one you expect: it can be trusted. Another name: do not go on.',
      },
    ],
    fix: [
      { text: 'Check with the administrator of the gateway that its name is right', on: 'client', risk: 'none' },
      {
        text: 'Let the administrator of the client add that one name to the list; the exact name of the policy was not found in a published source',
        on: 'directory',
        admin: true,
        risk: 'medium',
        warning: 'Add single names. A client hands credentials to every gateway on that list.',
        unverified: true,
      },
    ],
    verify: [{ text: 'Connect through the gateway', on: 'client', expect: 'The desktop opens.' }],
    undo: [{ text: 'Take the name off the list again', on: 'directory', admin: true, risk: 'low' }],
    links: [LINKS.policies],
    confidence: 'low',
  },
  {
    id: 'rdg-admin-cut',
    concerns: 'Users whose connection through the gateway was ended from the gateway’s side.',
    confirm: [
      gatewayEvents(
        [202, 207, 400, 700, 103],
        'Look for the events of an end that was asked for',
        '202 or 207: an administrator disconnected it. 400: the service was stopping. 700 or 103: the service failed or restarted. None: look at timeouts.',
      ),
    ],
    fix: [
      {
        text: 'Ask whoever runs the gateway whether it was meant, for example for maintenance',
        on: 'gateway',
        risk: 'none',
      },
      {
        text: `If 700 or 103 come again, see "${CAUSES['rdg-cert'].title}" and "${CAUSES['known-updates'].title}"`,
        on: 'gateway',
        risk: 'none',
      },
    ],
    verify: [
      {
        text: 'Connect and stay for longer than before',
        on: 'client',
        expect: 'The connection holds, and no newer event of these appears.',
      },
    ],
    undo: [{ text: 'Nothing was changed', on: 'gateway', risk: 'none' }],
    links: [LINKS.gatewayEvents, LINKS.gatewayAvailability],
    confidence: 'high',
  },
  {
    id: 'rdg-transport',
    concerns: 'Users whose connection through the gateway begins and then breaks, or begins only in one network.',
    confirm: [
      {
        text: 'Read whether the client is told to use an old transport',
        on: 'client',
        run: `reg query "${CLIENT_SETTINGS}" /v RDGClientTransport`,
        shell: 'cmd',
        expect: 'Not found or 0x0: it chooses by itself. 0x1 is said to mean RPC over HTTP, which fits.',
        unverified: true,
      },
      {
        text: 'Read whether the gateway offers UDP',
        on: 'gateway',
        look: 'RD Gateway Manager > Properties > Transport Settings',
        expect: 'On, while UDP 3391 is closed on the way: this cause fits. Off: look elsewhere.',
        admin: true,
      },
      gatewayEvents(
        [209, 210],
        'Look for events 209 and 210',
        '209: a client used the old transport although it knows HTTP. 210: its channels could not be paired. None: look at the network.',
      ),
    ],
    fix: [
      {
        text: 'Open UDP 3391 to the gateway, or switch its UDP transport off; note which it was',
        on: 'network',
        look: 'RD Gateway Manager > Properties > Transport Settings',
        admin: true,
        risk: 'medium',
      },
      saveKey(CLIENT_SETTINGS, 'ts-client', 'client'),
      {
        text: 'Let the client choose the transport by itself again',
        on: 'client',
        run: `reg delete "${CLIENT_SETTINGS}" /v RDGClientTransport /f`,
        shell: 'cmd',
        risk: 'low',
      },
      {
        text: 'Install later updates on the gateway: those of July 2024 are reported to break RPC over HTTP',
        on: 'gateway',
        admin: true,
        risk: 'medium',
        restarts: 'the gateway',
        drops: true,
        unverified: true,
      },
    ],
    verify: [gatewayEvents([302], 'Connect, and read event 302', '302 for this user, with the transport in its text.')],
    undo: [
      restoreUserKey('ts-client', ', then start the client again'),
      {
        text: 'Put the UDP transport of the gateway back as it was',
        on: 'gateway',
        look: 'RD Gateway Manager > Properties > Transport Settings',
        admin: true,
        risk: 'low',
      },
    ],
    links: [LINKS.gatewayTransports, LINKS.ports],
    confidence: 'medium',
  },
  {
    id: 'rdg-tls',
    concerns:
      'Users whose TLS connection to the gateway breaks, because packets are changed or the versions do not fit.',
    confirm: [
      {
        text: 'Look for Schannel events 36887 and 36888 on the gateway, and do the same on the client',
        on: 'gateway',
        run: 'Get-WinEvent -FilterHashtable @{LogName="System";ProviderName="Schannel";Id=36887,36888} -MaxEvents 20 | Format-List TimeCreated,Id,Message',
        shell: 'powershell',
        expect: 'Events in the same minute: TLS is the cause. None on either side: look elsewhere.',
      },
      {
        text: 'Look who issued the certificate that the client is shown',
        on: 'client',
        look: 'A browser at https://<gateway>/ > the lock > certificate',
        expect:
          'A proxy or virus scanner: it opens TLS, which fits. The issuer of the gateway: look at the TLS settings.',
      },
    ],
    fix: [
      {
        text: 'Exempt the name of the gateway, and nothing else, from TLS inspection',
        on: 'network',
        admin: true,
        risk: 'medium',
        warning: 'Traffic to that one name is no longer inspected: agree it with the security team.',
      },
      {
        text: `Allow TLS 1.2 on both sides: see "${CAUSES['tls-protocol'].title}"`,
        on: 'gateway',
        admin: true,
        risk: 'medium',
      },
      {
        text: `Rule out the adapter and the transport: see "${CAUSES['nic-offload'].title}" and "${CAUSES['rdg-transport'].title}"`,
        on: 'gateway',
        risk: 'none',
      },
    ],
    verify: [{ text: 'Connect through the gateway', on: 'client', expect: 'The desktop opens.' }],
    undo: [
      {
        text: 'Take the exemption away, and the TLS values back as that playbook says',
        on: 'network',
        admin: true,
        risk: 'low',
      },
    ],
    links: [LINKS.internalError, LINKS.ports],
    confidence: 'medium',
  },
];
