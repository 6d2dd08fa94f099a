import { code, leftOut, link, page, step, type Carrier, type SeedLine } from './carried';

const line = (number: number, says: string, ...carriers: [Carrier, ...Carrier[]]): SeedLine => ({
  line: number,
  says,
  carriers,
});

/** Lines 262 to 279: where a source was garbled, and what stands in the product instead. */
const GARBLED: readonly SeedLine[] = [
  line(262, 'Names of the parts of an event', page('docs/glossary.md', 'Log name, source, keywords')),
  line(
    263,
    'Disconnect code, extended reasons',
    page('docs/codes.md', '## Disconnect reason'),
    page('docs/codes.md', '## Extended disconnect reason'),
  ),
  line(264, 'The script that asks the client for words', step('triage-first', 'New-Object -ComObject MSTscAx.MsTscAx')),
  line(
    265,
    'Name of the client’s log',
    code('event:1026:ClientActiveXCore', 'Microsoft-Windows-TerminalServices-RDPClient/Operational'),
  ),
  line(
    266,
    'Two dates of one sample event contradict each other',
    leftOut('The sample was made anonymous by hand. Nothing is computed from its dates.', /2017-05-03|24\/6\/2020/),
  ),
  line(
    267,
    'RD Gateway and Hyper-V enlightenments',
    code('disconnect:50331653', 'RD Gateway'),
    code('extended:1031', 'Hyper-V'),
  ),
  line(
    268,
    'Placeholders for a computer or a gateway in the texts of codes',
    code('disconnect:260', 'find the computer'),
    code('disconnect:50331653', 'RD Gateway'),
    code('disconnect:50331675', 'name'),
    code('disconnect:50331676', 'gateway'),
  ),
  line(
    269,
    'The registry key of the listeners',
    step('rdp-port', String.raw`Control\Terminal Server\WinStations\RDP-Tcp`),
  ),
  line(
    270,
    'The registry key of the licensing certificates',
    step('x509-rcm-reset', String.raw`CurrentControlSet\Control\Terminal Server\RCM`),
  ),
  line(
    271,
    'The path of the policy that limits connections',
    step('connection-limit', 'Remote Desktop Session Host > Connections', 'fix'),
  ),
  line(272, 'Event 50 of TermDD, terminal services', code('event:50:TermDD', 'client')),
  line(
    273,
    'Control Panel, System; 128 bit',
    step('rdp-disabled', 'Control Panel > System', 'olderWindows'),
    step('security-layer', '128 bit', 'olderWindows'),
  ),
  line(274, 'One name for the saved file', step('x509-rcm-reset', 'rcm.reg')),
  line(
    275,
    'Any client, or those with NLA only',
    step('rdp-disabled', 'the less secure one that takes any client', 'olderWindows'),
  ),
  line(
    276,
    'The configuration tool exists up to Server 2008 R2',
    step('connection-limit', 'gone since Server 2012', 'olderWindows'),
    step('security-layer', 'gone since Server 2012', 'olderWindows'),
  ),
  line(277, 'Hexadecimal then, decimal now', step('rdp-port', 'choose Decimal', 'olderWindows')),
  line(
    278,
    'Each sentence stands twice in one source',
    leftOut('A fault of the page’s markup: read once, it says nothing more.'),
  ),
  line(
    279,
    'One message for two faults: events and the role tell them apart',
    step('stuck-session-keepalive', 'Active although its client is gone'),
    step('x509-rcm-reset', 'this cause fits, as it does with TermService 1088'),
  ),
];

/** Lines 280 to 312: what has replaced an old step. */
const MODERN: readonly SeedLine[] = [
  line(
    280,
    'telnet → Test-NetConnection; PortQry and PsPing remain',
    step('host-unreachable', 'Test-NetConnection', 'confirm'),
    step('host-unreachable', 'Enable-Feature /FeatureName:TelnetClient', 'olderWindows'),
    step('host-unreachable', 'PortQry and PsPing', 'olderWindows'),
  ),
  line(
    281,
    'Power plan → Settings, or powercfg',
    step('host-asleep', 'Settings > System > Power', 'fix'),
    step('host-asleep', 'powercfg /change', 'fix'),
  ),
  line(
    282,
    'netsh → Enable-NetFirewallRule',
    step('firewall-block', 'Enable-NetFirewallRule', 'fix'),
    step('firewall-block', 'netsh advfirewall', 'olderWindows'),
  ),
  line(
    283,
    'netstat and tasklist → Get-NetTCPConnection',
    step('port-conflict', 'Get-NetTCPConnection', 'confirm'),
    step('port-conflict', 'netstat -anob', 'olderWindows'),
  ),
  line(284, 'Services window → Restart-Service', step('rdp-port', 'Restart-Service -Name TermService', 'fix')),
  line(
    285,
    'Hexadecimal → decimal',
    step('rdp-port', 'another port (decimal)', 'fix'),
    step('rdp-port', 'choose Decimal', 'olderWindows'),
  ),
  line(286, 'Web client port → none any more', step('rdp-port', 'Web Client port no longer exists', 'olderWindows')),
  line(
    287,
    'Remote tab → Settings; its program still opens it',
    step('rdp-disabled', 'SystemPropertiesRemote.exe', 'olderWindows'),
    step('rdp-disabled', 'Settings > System > Remote Desktop', 'fix'),
  ),
  line(288, 'Box of 2003 → Settings or fDenyTSConnections', step('rdp-disabled', 'fDenyTSConnections -Value 0', 'fix')),
  line(
    289,
    'wmic rdtoggle → Invoke-CimMethod',
    step('rdp-disabled', 'SetAllowTSConnections', 'fix'),
    step('rdp-disabled', 'wmic rdtoggle', 'warnings'),
  ),
  line(
    290,
    'TCP Chimney → gone; offloads of the driver remain',
    step('nic-offload', 'no TCP Chimney any more', 'olderWindows'),
    step('nic-offload', 'Disable-NetAdapterLso', 'fix'),
  ),
  line(
    291,
    'Configuration tool → policy, registry or WMI',
    step('connection-limit', 'tsconfig.msc', 'olderWindows'),
    step('connection-limit', 'MaxInstanceCount', 'fix'),
    step('connection-limit', 'Win32_TSNetworkAdapterSetting', 'confirm'),
  ),
  line(
    292,
    'Policy path of 2003 → Connections',
    step('connection-limit', 'Remote Desktop Session Host > Connections', 'fix'),
  ),
  line(
    293,
    'mstsc /console → /admin',
    step('console-session-conflict', 'mstsc /console', 'olderWindows'),
    step('console-session-conflict', '/admin', 'fix'),
  ),
  line(
    294,
    'Keep-alive path of 2003 → Connections',
    step('stuck-session-keepalive', 'Remote Desktop Session Host > Connections', 'fix'),
  ),
  line(295, 'Local Users and Groups → Add-LocalGroupMember', step('rd-users-rights', 'Add-LocalGroupMember', 'fix')),
  line(
    296,
    'Remote tab of 2003 → Settings',
    step('rd-users-rights', 'Settings > System > Remote Desktop > Remote Desktop users', 'fix'),
  ),
  line(297, 'User Manager of NT 4 → user rights', step('rd-users-rights', 'User Manager for Domains', 'olderWindows')),
  line(298, 'CredSSP on XP SP3 → replace the client', step('nla-unsupported', 'Windows XP SP3', 'olderWindows')),
  line(
    299,
    'General tab → WMI, registry or policy',
    step('security-layer', 'Win32_TSGeneralSetting', 'fix'),
    step('security-layer', 'Require use of specific security layer', 'fix'),
  ),
  line(300, 'TLS 1.0 → 1.2 or 1.3', step('security-layer', 'TLS 1.2 or 1.3', 'olderWindows')),
  line(301, 'One level for each adapter → rarely used', step('security-layer', 'rarely used today', 'olderWindows')),
  line(
    302,
    'Key of 2003 → RCM with a fourth value',
    step('x509-rcm-reset', String.raw`TermService\Parameters`, 'olderWindows'),
    step('x509-rcm-reset', 'X509 Certificate2', 'fix'),
  ),
  line(303, 'Telephone → the wizard', step('lic-reactivate', 'automatically, over the web or by telephone')),
  line(
    304,
    'Grace of 90 days → 120',
    step('lic-server-missing', 'Later versions have 120 days', 'olderWindows'),
    code('event:1088:TermService', '120'),
  ),
  line(
    305,
    'Certificate window → certlm.msc or HasPrivateKey',
    step('listener-cert', 'certlm.msc shows a key', 'olderWindows'),
    step('listener-cert', 'HasPrivateKey', 'confirm'),
  ),
  line(
    306,
    'wmic → Set-CimInstance',
    step('listener-cert', 'Set-CimInstance', 'fix'),
    step('listener-cert', 'with wmic', 'olderWindows'),
  ),
  line(
    307,
    'Menu of the diagnoser → lsdiag.msc',
    step('lic-server-missing', 'lsdiag.msc', 'confirm'),
    step('lic-server-missing', 'RD Licensing Diagnoser', 'olderWindows'),
  ),
  line(308, 'WINS → DNS and RPC ports', step('lic-server-missing', 'WINS', 'olderWindows')),
  line(309, '90 days → 120', step('lic-server-missing', '90 days', 'olderWindows')),
  line(
    310,
    'Telephone only → any method',
    step('lic-reactivate', 'automatically, over the web or by telephone'),
    step('x509-rcm-reset', 'by telephone in those days', 'olderWindows'),
  ),
  line(311, 'Domain controllers only → no such limit', step('lic-reactivate', 'that limit is gone', 'olderWindows')),
  line(
    312,
    'Endpoint of a cloud service → public address or NAT rule',
    step('azure-rdpfile', 'a public address or a NAT rule', 'olderWindows'),
  ),
];

/** Lines 313 to 324: what the sources say wrongly. */
const TRAPS: readonly SeedLine[] = [
  line(313, 'reg query printed where reg add is meant', step('fips', 'reg add is needed', 'warnings')),
  line(
    314,
    'Value names in single quotes, a bare ffffffff, security lowered as a cure',
    step('stuck-session-keepalive', 'single quotes', 'warnings'),
    step('connection-limit', 'bare ffffffff', 'warnings'),
    leftOut('Security is never lowered as a first step.', /MinEncryptionLevel \/t REG_DWORD \/d 1\b/),
  ),
  line(315, '1053 and 1058 exchanged', step('termservice-down', 'exchanges the rows 1053 and 1058', 'warnings')),
  line(316, 'TLS 1.0 and 1.1 switched on again', step('tls-protocol', 'Leave TLS 1.0 and 1.1 off', 'warnings')),
  line(
    317,
    'Resetting the grace period',
    leftOut('It circumvents the licence terms.', /TIMEBOMB|GracePeriod(?!Days)/i),
    step('lic-server-missing', 'No step here lengthens it', 'warnings'),
  ),
  line(
    318,
    'Registry values without a published source',
    leftOut('No publisher names them.', /PromptForPasswordChange|PasswordChangeEnable\b|fDisableUDP/i),
    step('password-expired', 'lack any documentation', 'warnings'),
    step('udp-transport', 'do not use them', 'warnings'),
  ),
  line(
    319,
    'Patched system files and wrappers',
    leftOut('They break the licence terms and the updates of Windows.', /termsrv\.dll|rdp ?wrap/i),
    step('edition-cannot-host', 'change Windows files', 'warnings'),
  ),
  line(
    320,
    'The level is for the protocol’s own security, not for TLS',
    step('security-layer', 'TLS has its own', 'warnings'),
  ),
  line(
    321,
    'No limit: 999999 in the policy, 0xFFFFFFFF at the listener',
    step('connection-limit', '999999 means none', 'confirm'),
    step('connection-limit', '0xffffffff means no limit', 'confirm'),
  ),
  line(
    322,
    'Numbers of the security layer',
    step('security-layer', 'SecurityLayer: 0 RDP, 1 Negotiate, 2 SSL', 'confirm'),
  ),
  line(
    323,
    'The reactivation that a list of steps forgets',
    step('x509-rcm-reset', 'Reactivate the licence server', 'fix'),
  ),
  line(
    324,
    'Signs of faulty offload under a wrong heading, without a fix',
    step('nic-offload', 'VPN error 800', 'olderWindows'),
    step('nic-offload', 'KB 948496', 'olderWindows'),
    link('support.microsoft.com/kb/948496'),
  ),
];

export const CORRECTION_LINES: readonly SeedLine[] = [...GARBLED, ...MODERN, ...TRAPS];
