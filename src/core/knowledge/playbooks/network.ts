import type { Playbook, Step } from '../playbook';

const TERMINAL_SERVER = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server`;
const RDP_TCP = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp`;
const POLICY = String.raw`HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services`;
const GPO_SESSION_HOST =
  'Computer Configuration > Administrative Templates > Windows Components > Remote Desktop Services > Remote Desktop Session Host';

/** Language neutral: the display name of the group is translated, this name is not. */
const FIREWALL_GROUP = '-Group "@FirewallAPI.dll,-28752"';

/** Exports `key` to C:\RdpBackup\<file>.reg on `on`, to stand before the first step that changes the key. */
const saveKey = (key: string, file: string, on: 'client' | 'host' = 'host'): Step => ({
  text: `Save a copy of the registry key as ${file}.reg before you change anything`,
  on,
  run: `mkdir C:\\RdpBackup 2>nul & reg export "${key}" C:\\RdpBackup\\${file}.reg /y`,
  shell: 'cmd',
  expect: 'An error means that there is no such key so far. The undo is then to delete the values you add.',
  admin: true,
  risk: 'none',
});

/** Imports what `saveKey` exported on the host. */
const restoreKey = (file: string): Step => ({
  text: `Import ${file}.reg, then restart Remote Desktop Services or the host`,
  on: 'host',
  run: `reg import C:\\RdpBackup\\${file}.reg`,
  shell: 'cmd',
  admin: true,
  risk: 'medium',
  restarts: 'Remote Desktop Services or the host',
  drops: true,
  warning: 'An import puts old values back but leaves values in place that were new: delete those by hand.',
});

const restartTermService: Step = {
  text: 'Restart Remote Desktop Services',
  on: 'host',
  run: 'Restart-Service TermService -Force',
  shell: 'powershell',
  admin: true,
  risk: 'medium',
  restarts: 'Remote Desktop Services',
  drops: true,
  warning: 'Everybody who is connected is cut off; their sessions stay on the host.',
};

const openPort: Step = {
  text: 'Allow the port on the host firewall, for the addresses that need it and no others',
  on: 'host',
  run: 'New-NetFirewallRule -DisplayName "RDP <port> TCP" -Direction Inbound -Protocol TCP -LocalPort <port> -RemoteAddress <allowed-range> -Action Allow; New-NetFirewallRule -DisplayName "RDP <port> UDP" -Direction Inbound -Protocol UDP -LocalPort <port> -RemoteAddress <allowed-range> -Action Allow',
  shell: 'powershell',
  admin: true,
  risk: 'medium',
  warning: 'Replace <allowed-range> by a network of yours. A rule open to every address invites password guessing.',
};

const closePort: Step = {
  text: 'Remove the two firewall rules that were added',
  on: 'host',
  run: 'Remove-NetFirewallRule -DisplayName "RDP <port> TCP","RDP <port> UDP"',
  shell: 'powershell',
  admin: true,
  risk: 'medium',
  warning: 'Not from a session that comes in through these rules: it cuts you off.',
};

const checkListener: Step = {
  text: 'List the sessions and listeners of the host',
  on: 'host',
  run: 'qwinsta',
  shell: 'cmd',
  expect: 'A line rdp-tcp with the state Listen means that the host listens again.',
};

const checkFromClient: Step = {
  text: 'Test the port from the user’s computer',
  on: 'client',
  run: 'Test-NetConnection <host> -Port 3389',
  shell: 'powershell',
  expect: 'TcpTestSucceeded is True.',
};

const LINK_CANNOT_CONNECT = {
  title: 'Microsoft: Remote Desktop cannot connect to the remote computer',
  url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/remote-desktop-cannot-connect-remote-computer',
};
const LINK_GENERAL = {
  title: 'Microsoft: general Remote Desktop connection troubleshooting',
  url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/rdp-error-general-troubleshooting',
};
const LINK_AZURE_SPECIFIC = {
  title: 'Microsoft: specific RDP errors to an Azure VM',
  url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-specific-rdp-errors',
};
const LINK_AZURE_GENERAL = {
  title: 'Microsoft: RDP general error in an Azure VM',
  url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-rdp-general-error',
};
const LINK_AZURE_INTERNAL = {
  title: 'Microsoft: RDP internal error in an Azure VM',
  url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-rdp-internal-error',
};
const LINK_ON_DISCONNECTED = {
  title: 'Microsoft: IMsTscAxEvents::OnDisconnected, the disconnect codes',
  url: 'https://learn.microsoft.com/windows/win32/termserv/imstscaxevents-ondisconnected',
};
const LINK_DISCONNECTED_ERRORS = {
  title: 'Microsoft: troubleshoot Remote Desktop disconnected errors',
  url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/troubleshoot-remote-desktop-disconnected-errors',
};
const LINK_PORTS = {
  title: 'Microsoft: ports used by Remote Desktop Services',
  url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/ports-used-by-rds',
};
const LINK_VDI = {
  title: 'Microsoft: Remote Desktop cannot connect to a VDI computer',
  url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/cannot-connect-to-vdi-remote-computer',
};
const LINK_POLICY = {
  title: 'Microsoft: policies of TerminalServer.admx',
  url: 'https://learn.microsoft.com/windows/client-management/mdm/policy-csp-admx-terminalserver',
};
const LINK_SHORTPATH = {
  title: 'Microsoft: troubleshoot RDP Shortpath',
  url: 'https://learn.microsoft.com/azure/virtual-desktop/troubleshoot-rdp-shortpath',
};

/** Playbooks of causes on the way to the host: name, route, firewall, port, listener, service, drop. Built per call. */
export const networkPlaybooks = (): readonly Playbook[] => [
  {
    id: 'name-resolution',
    concerns: 'A client that looks the remote computer up by name and gets no answer from DNS, or an old one.',
    confirm: [
      {
        text: 'Resolve exactly the name that stands in the .rdp file or the Computer box',
        on: 'client',
        run: 'Resolve-DnsName <host>; nslookup <host>',
        shell: 'powershell',
        expect:
          'No answer points to this cause. A wrong address points to an old record. The right address points away from it.',
      },
      {
        text: 'Test the port by address instead of by name',
        on: 'client',
        run: 'Test-NetConnection <ip> -Port 3389',
        shell: 'powershell',
        expect:
          'True by address while the name fails means name resolution. False by address too points to the host or the way to it.',
      },
      {
        text: 'Look at the DNS suffix, the DNS servers in use and the hosts file',
        on: 'client',
        run: String.raw`ipconfig /all; Get-DnsClientServerAddress; Get-Content $env:windir\System32\drivers\etc\hosts`,
        shell: 'powershell',
        expect:
          'Public DNS servers while the VPN is down, or a public answer for an internal name (split DNS), point to this cause. A line for the host in the hosts file overrides DNS.',
      },
      {
        text: 'Read the name letter by letter: spelling, a space at the end, a port stuck to the name without a colon',
        on: 'client',
        look: 'Remote Desktop Connection > Show Options > Computer',
        expect: 'A slip here means that DNS was asked for another name than meant.',
      },
    ],
    fix: [
      {
        text: 'Clear the DNS cache of the client and try again',
        on: 'client',
        run: 'ipconfig /flushdns; Clear-DnsClientCache',
        shell: 'powershell',
        risk: 'low',
      },
      {
        text: 'Connect the VPN, and use the full name of the host with its domain',
        on: 'client',
        risk: 'low',
      },
      {
        text: 'Let the host register its own name in DNS again',
        on: 'host',
        run: 'ipconfig /registerdns',
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Correct the A record of the host in DNS; write the old address down first',
        on: 'directory',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'With an RD Gateway: make sure that the gateway itself resolves the name, since the gateway makes the connection',
        on: 'gateway',
        run: 'Resolve-DnsName <host>',
        shell: 'powershell',
        expect: 'The gateway must get the address of the host.',
        risk: 'none',
      },
    ],
    verify: [
      {
        text: 'Check that the name leads to the host',
        on: 'client',
        run: 'Test-NetConnection <host> -Port 3389',
        shell: 'powershell',
        expect: 'RemoteAddress is the address of the host and TcpTestSucceeded is True.',
      },
    ],
    undo: [
      {
        text: 'Take out any line that was added to the hosts file for a test',
        on: 'client',
        look: String.raw`%windir%\System32\drivers\etc\hosts, in an editor started as administrator`,
        admin: true,
        risk: 'low',
      },
      {
        text: 'Put the old address back into the A record if the new one was wrong',
        on: 'directory',
        admin: true,
        risk: 'medium',
      },
    ],
    links: [LINK_CANNOT_CONNECT, LINK_AZURE_SPECIFIC, LINK_ON_DISCONNECTED],
    confidence: 'high',
  },
  {
    id: 'invalid-computer-name',
    concerns: 'A client whose Computer box or .rdp file holds an address in a form that cannot be read.',
    confirm: [
      {
        text: 'Show the address lines of the .rdp file',
        on: 'client',
        run: 'Select-String -Pattern "full address|gatewayhostname" -Path "<file>.rdp"',
        shell: 'powershell',
        expect:
          'A space, a prefix such as rdp:// or https://, two colons, a forbidden character or a port above 65535 points to this cause. A clean name points away from it.',
      },
    ],
    fix: [
      { text: 'Copy the .rdp file before editing it', on: 'client', risk: 'none' },
      {
        text: 'Write the address as a plain name, a full name with domain, an IPv4 address, or an IPv6 address in square brackets; put one colon before a port and no prefix in front',
        on: 'client',
        look: 'Remote Desktop Connection > Show Options > Computer, or the line full address:s: of the .rdp file',
        risk: 'low',
        warning: 'Editing the address breaks the signature of a signed .rdp file.',
      },
    ],
    verify: [{ text: 'Connect again', on: 'client', expect: 'Codes 1032, 776 and 2052 no longer appear.' }],
    undo: [{ text: 'Put the old .rdp file back', on: 'client', risk: 'low' }],
    warnings: [
      'Code 1032 is also listed as an internal error. If the name is in order, turn to the playbook for the internal error.',
    ],
    links: [LINK_ON_DISCONNECTED, LINK_AZURE_SPECIFIC],
    confidence: 'medium',
  },
  {
    id: 'host-unreachable',
    concerns: 'A client whose packets do not reach the remote computer at all, or get no answer.',
    confirm: [
      {
        text: 'Test the port from the user’s computer',
        on: 'client',
        run: 'Test-NetConnection <host> -Port 3389 -InformationLevel Detailed',
        shell: 'powershell',
        expect:
          'TcpTestSucceeded True points away from the network: look at the host. False means closed, filtered or switched off. A failed ping alone proves nothing, because Windows does not answer ping by default.',
      },
      {
        text: 'Repeat the test next to the host, from a computer in its own subnet',
        on: 'network',
        run: 'Test-NetConnection <host> -Port 3389',
        shell: 'powershell',
        expect: 'True there points to a firewall or route in between. False there too points to the host.',
      },
      {
        text: 'Tell "refused" from "no answer" with PsPing from Sysinternals (the switch accepts its licence)',
        on: 'client',
        run: 'psping -accepteula <ip>:3389',
        shell: 'cmd',
        expect:
          'Refused: the host is up but nothing listens; see the listener, the service and the Remote Desktop switch. Every packet lost: filtered, or the host is off.',
      },
      {
        text: 'Go to the console (Hyper-V, vSphere, iLO or the serial console in Azure) and connect the host to itself',
        on: 'host',
        run: 'mstsc /v:localhost',
        shell: 'cmd',
        expect: 'On Windows Server only: a sign-in screen here means that the fault is in the network.',
      },
    ],
    fix: [
      { text: 'Connect the VPN, or move to a network that reaches the host', on: 'client', risk: 'low' },
      { text: 'Use the right port: write the address as host:port', on: 'client', risk: 'low' },
      { text: 'Start the host or wake it up', on: 'host', risk: 'low' },
      {
        text: 'Correct the route, the NAT port forward or the Azure network rule; note the old value first',
        on: 'network',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Still no answer: go on with the playbooks for the firewall, the listener, the Remote Desktop switch and the service, in this order',
        on: 'any',
        risk: 'none',
      },
    ],
    verify: [
      {
        text: 'Test the port from the user’s network, then sign in',
        on: 'client',
        run: 'Test-NetConnection <host> -Port 3389',
        shell: 'powershell',
        expect: 'TcpTestSucceeded is True and the sign-in screen appears.',
      },
    ],
    undo: [
      {
        text: 'Put a changed route, port forward or network rule back to the value you noted; nothing else was changed',
        on: 'network',
        admin: true,
        risk: 'medium',
      },
    ],
    olderWindows: [
      {
        text: 'Where Test-NetConnection is missing, use the Telnet client (an optional feature); PortQry and PsPing still work too',
        on: 'client',
        run: 'telnet <host> 3389',
        shell: 'cmd',
        expect: 'An empty screen with a cursor means that the port is open. A failure to connect means that it is not.',
      },
      {
        text: 'Install the Telnet client if it is missing',
        on: 'client',
        run: 'dism /online /Enable-Feature /FeatureName:TelnetClient',
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
    ],
    links: [
      LINK_CANNOT_CONNECT,
      LINK_GENERAL,
      {
        title: 'Microsoft: troubleshoot RDP to an Azure VM',
        url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-rdp-connection',
      },
      LINK_ON_DISCONNECTED,
    ],
    confidence: 'high',
  },
  {
    id: 'firewall-block',
    concerns: 'A host that is up and listens, but whose port a firewall closes: its own, or one on the way.',
    confirm: [
      {
        text: 'List the firewall rules of the Remote Desktop group and note which are off',
        on: 'host',
        run: `Get-NetFirewallRule ${FIREWALL_GROUP} | Format-Table Name,DisplayName,Enabled,Profile,Direction,Action`,
        shell: 'powershell',
        expect:
          'The user mode rules TCP-In and UDP-In must be enabled for the active profile. Disabled or Block points to this cause.',
        admin: true,
      },
      {
        text: 'See which firewall profile is active',
        on: 'host',
        run: 'Get-NetConnectionProfile',
        shell: 'powershell',
        expect:
          'Public on a domain member means that it did not recognise its domain network (no domain controller reached), so the rules you expect may not apply.',
      },
      {
        text: 'Test the port from several networks with PsPing from Sysinternals',
        on: 'network',
        run: 'psping -accepteula <ip>:3389',
        shell: 'cmd',
        expect:
          'Loss from some networks only points to a firewall on the way. Loss from everywhere points to the host.',
      },
    ],
    fix: [
      {
        text: 'Log dropped packets instead of switching the firewall off, then try again',
        on: 'host',
        run: 'Set-NetFirewallProfile -Profile Domain,Private,Public -LogBlocked True',
        shell: 'powershell',
        expect: 'The firewall log names the packets that it dropped.',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Enable the rules of the Remote Desktop group',
        on: 'host',
        run: `Enable-NetFirewallRule ${FIREWALL_GROUP}`,
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        warning: 'This opens the port on every profile the rules name. Use it on trusted networks and with NLA.',
      },
      { ...openPort, text: 'If the host listens on another port: allow that port for the addresses that need it' },
      {
        text: 'Open TCP and UDP 3389 on the firewalls in between, from the allowed source addresses only',
        on: 'network',
        admin: true,
        risk: 'medium',
        warning: 'Port 3389 must never face the internet. Put a VPN, an RD Gateway or Azure Bastion in front of it.',
      },
      {
        text: 'Check for another security product on the host that brings a firewall of its own, and allow the port there',
        on: 'host',
        admin: true,
        risk: 'medium',
      },
    ],
    verify: [checkFromClient],
    undo: [
      {
        text: 'Switch the logging of dropped packets off again',
        on: 'host',
        run: 'Set-NetFirewallProfile -Profile Domain,Private,Public -LogBlocked False',
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Disable again the rules that were off before, by the names you noted',
        on: 'host',
        run: 'Disable-NetFirewallRule -Name "<rule-name>"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        drops: true,
        warning: 'Work from the console: over Remote Desktop this cuts you off.',
      },
      closePort,
      {
        text: 'Take back what was opened on the firewalls in between',
        on: 'network',
        admin: true,
        risk: 'medium',
      },
    ],
    warnings: [
      'Leave the firewall on while you test. The log of dropped packets gives the same answer.',
      'The name of the rule group is translated on other languages of Windows; the commands here use its neutral name.',
    ],
    olderWindows: [
      {
        text: 'Enable the rule group where the firewall cmdlets are missing (English Windows)',
        on: 'host',
        run: 'netsh advfirewall firewall set rule group="remote desktop" new enable=Yes',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
      },
    ],
    links: [LINK_CANNOT_CONNECT, LINK_GENERAL, LINK_PORTS, LINK_VDI],
    confidence: 'high',
  },
  {
    id: 'rdp-disabled',
    concerns: 'A host on which nobody can connect because Remote Desktop is off, by the local switch or by policy.',
    confirm: [
      {
        text: 'Read the local switch',
        on: 'host',
        run: `reg query "${TERMINAL_SERVER}" /v fDenyTSConnections`,
        shell: 'cmd',
        expect: '0x1 means that Remote Desktop is off. 0x0 points away from the local switch.',
      },
      {
        text: 'Read the policy switch, which wins over the local one',
        on: 'host',
        run: `reg query "${POLICY}" /v fDenyTSConnections`,
        shell: 'cmd',
        expect: '0x1 means that a policy forbids Remote Desktop. If the value is missing, no policy decides.',
      },
      {
        text: 'Find the policy object that sets it (for another computer add /s <host>)',
        on: 'host',
        run: String.raw`gpresult /h "%TEMP%\gp.html" /f`,
        shell: 'cmd',
        expect:
          'The report names the winning policy object of "Allow users to connect remotely by using Remote Desktop Services".',
        admin: true,
      },
      {
        text: 'Read both at once through WMI',
        on: 'host',
        run: 'Get-CimInstance -Namespace root/cimv2/TerminalServices -ClassName Win32_TerminalServiceSetting | Format-List AllowTSConnections,PolicySourceAllowTSConnections',
        shell: 'powershell',
        expect: 'AllowTSConnections 1 means allowed. A policy source of 1 means that Group Policy decides.',
        admin: true,
      },
    ],
    fix: [
      {
        text: 'Without a console: reach the host by PowerShell remoting, or connect its registry in regedit',
        on: 'any',
        run: 'Enter-PSSession -ComputerName <host>',
        shell: 'powershell',
        look: 'regedit > File > Connect Network Registry',
        admin: true,
        risk: 'none',
      },
      saveKey(TERMINAL_SERVER, 'terminal-server'),
      saveKey(POLICY, 'ts-policy'),
      {
        text: 'Switch Remote Desktop on and keep Network Level Authentication required',
        on: 'host',
        look: 'Settings > System > Remote Desktop',
        admin: true,
        risk: 'medium',
        warning: 'This opens a port of the host. Use it on trusted networks and with NLA.',
      },
      {
        text: 'Or switch it on from PowerShell, with the firewall rules',
        on: 'host',
        run:
          String.raw`Set-ItemProperty "HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server" -Name fDenyTSConnections -Value 0; Enable-NetFirewallRule ` +
          FIREWALL_GROUP,
        shell: 'powershell',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Or switch it on through WMI, with the firewall exception',
        on: 'host',
        run: 'Invoke-CimMethod -InputObject (Get-CimInstance -Namespace root/cimv2/TerminalServices -ClassName Win32_TerminalServiceSetting) -MethodName SetAllowTSConnections -Arguments @{AllowTSConnections=[uint32]1;ModifyFirewallException=[uint32]1}',
        shell: 'powershell',
        expect: 'WBEM_E_INVALID_OPERATION means that Group Policy holds the setting: change the policy instead.',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Change the policy "Allow users to connect remotely by using Remote Desktop Services" to Enabled or Not configured; note its old value',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Connections`,
        admin: true,
        risk: 'medium',
        warning: 'The policy may be meant. Ask its owner first.',
      },
      {
        text: 'Apply the changed policy on the host',
        on: 'host',
        run: 'gpupdate /force',
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
    ],
    verify: [checkListener, checkFromClient],
    undo: [
      {
        text: 'Switch Remote Desktop off again if it was off before',
        on: 'host',
        run:
          String.raw`Set-ItemProperty "HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server" -Name fDenyTSConnections -Value 1; Disable-NetFirewallRule ` +
          FIREWALL_GROUP,
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        drops: true,
        warning: 'Work from the console: over Remote Desktop this cuts you off.',
      },
      {
        text: 'Put the policy back to the value you noted',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Connections`,
        admin: true,
        risk: 'medium',
      },
      restoreKey('terminal-server'),
      restoreKey('ts-policy'),
    ],
    warnings: [
      'While remote connections are refused, nobody gets in, and membership of Remote Desktop Users does not help.',
      'Old scripts that use wmic rdtoggle no longer work where wmic has been removed: use the WMI step above.',
    ],
    olderWindows: [
      {
        text: 'Server 2008 R2 to 2012 R2: pick the choice that requires NLA, or the less secure one that takes any client; "Don’t allow" blocks everybody. SystemPropertiesRemote.exe opens the same tab',
        on: 'host',
        look: 'Control Panel > System > Remote settings > Remote',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Server 2003: tick the box that enables Remote Desktop on this computer',
        on: 'host',
        look: 'Control Panel > System > Remote',
        admin: true,
        risk: 'medium',
      },
    ],
    links: [
      {
        title: 'Microsoft: enable Remote Desktop on your PC',
        url: 'https://learn.microsoft.com/windows-server/remote/remote-desktop-services/remotepc/remote-desktop-allow-access',
      },
      LINK_GENERAL,
      LINK_AZURE_GENERAL,
      {
        title: 'Microsoft: Win32_TerminalServiceSetting',
        url: 'https://learn.microsoft.com/windows/win32/termserv/win32-terminalservicesetting',
      },
    ],
    confidence: 'high',
  },
  {
    id: 'listener-down',
    concerns: 'A host that is up but refuses the port, because its RDP-Tcp listener is off, damaged or missing.',
    confirm: [
      {
        text: 'List the sessions and listeners (query session does the same)',
        on: 'host',
        run: 'qwinsta',
        shell: 'cmd',
        expect: 'No line rdp-tcp with the state Listen points to this cause. Such a line points away from it.',
      },
      {
        text: 'Read the switch of the listener',
        on: 'host',
        run: `reg query "${RDP_TCP}" /v fEnableWinStation`,
        shell: 'cmd',
        expect: '0x1 means that the listener is on. 0x0 or a missing key points to this cause.',
      },
      {
        text: 'Read whether sign-ins through the listener are off',
        on: 'host',
        run: `reg query "${RDP_TCP}" /v fLogonDisabled`,
        shell: 'cmd',
        expect: '0x0 or missing is right. 0x1 points to this cause.',
      },
      {
        text: 'Read whether the setup of this Windows image is finished',
        on: 'host',
        run: String.raw`reg query HKLM\SYSTEM\Setup /v SystemSetupInProgress & reg query HKLM\SYSTEM\Setup /v OOBEInProgress`,
        shell: 'cmd',
        expect: 'Both must be 0x0. Another value means that Sysprep or the first-run setup has not ended.',
      },
    ],
    fix: [
      saveKey(RDP_TCP, 'rdp-tcp'),
      {
        text: 'Switch the listener on',
        on: 'host',
        run: `reg add "${RDP_TCP}" /v fEnableWinStation /t REG_DWORD /d 1 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
      },
      restartTermService,
      {
        text: 'Still no listener: export the key on a working computer with the same Windows build',
        on: 'any',
        run: `mkdir C:\\RdpBackup 2>nul & reg export "${RDP_TCP}" C:\\RdpBackup\\good-rdp-tcp.reg /y`,
        shell: 'cmd',
        admin: true,
        risk: 'none',
      },
      {
        text: 'Take the lines SSLCertificateSHA1Hash and PortNumber out of that file, so that the host does not inherit a foreign certificate or port, and copy it to C:\\RdpBackup on the host',
        on: 'any',
        risk: 'low',
      },
      {
        text: 'Delete the damaged key and import the cleaned copy',
        on: 'host',
        // Nothing is deleted when the copy has not arrived on this host.
        run: `if exist C:\\RdpBackup\\good-rdp-tcp.reg (reg delete "${RDP_TCP}" /f & reg import C:\\RdpBackup\\good-rdp-tcp.reg)`,
        shell: 'cmd',
        admin: true,
        risk: 'high',
        drops: true,
        warning: 'Work from the console: there is no Remote Desktop access while the key is deleted.',
      },
      restartTermService,
    ],
    verify: [
      checkListener,
      {
        text: 'See whether something listens on the port',
        on: 'host',
        run: 'Get-NetTCPConnection -LocalPort 3389 -State Listen',
        shell: 'powershell',
        expect: 'One line or two (IPv4 and IPv6) in the state Listen.',
      },
    ],
    undo: [restoreKey('rdp-tcp')],
    warnings: [
      'The values of the listener must agree with those that a policy sets, or the policy wins.',
      'An old article ends by putting NETWORK SERVICE into the local Administrators group. Do not do that: it makes every service under that account an administrator. Mend the listener’s key, or Windows itself.',
    ],
    olderWindows: [
      {
        text: 'Check the listener with the tools of older versions: connect with a client, then qwinsta, then the listening ports',
        on: 'host',
        run: 'netstat -a',
        shell: 'cmd',
        expect: 'TCP 3389 must be LISTENING.',
      },
      {
        text: 'Test the port from another computer with the Telnet client',
        on: 'client',
        run: 'telnet <host> 3389',
        shell: 'cmd',
        expect: 'An empty screen with a cursor means that the port is open. A failure to connect means that it is not.',
      },
    ],
    links: [LINK_GENERAL, LINK_CANNOT_CONNECT, LINK_AZURE_GENERAL],
    confidence: 'high',
  },
  {
    id: 'termservice-down',
    concerns: 'A host on which the Remote Desktop Services service is stopped, disabled or fails to start.',
    confirm: [
      {
        text: 'Read the state of the three services behind Remote Desktop',
        on: 'host',
        run: 'Get-Service TermService,UmRdpService,SessionEnv | Format-Table Name,Status,StartType',
        shell: 'powershell',
        expect:
          'TermService must be Running with start type Manual or Automatic. Stopped or Disabled points to this cause.',
      },
      {
        text: 'Read why a start failed',
        on: 'host',
        run: 'Get-WinEvent -FilterHashtable @{LogName="System";ProviderName="Service Control Manager"} -MaxEvents 50 | Where-Object Message -match "Remote Desktop"',
        shell: 'powershell',
        expect:
          'Event 7022 means that it hung while starting; 7000 and 7009 that it did not start; 7031 and 7034 that it stopped by itself. None of them points away from this cause. The filter is for English Windows.',
      },
      {
        text: 'Read the exit code of the service',
        on: 'host',
        run: 'sc.exe query TermService',
        shell: 'cmd',
        expect:
          '5 access denied, 1053 start timeout, 1058 disabled, 1067 ended unexpectedly, 1068 a service it depends on, 1069 its sign-in failed, 1070 hung while starting, 1077 not started since the last boot, 1079 account differs from others in the process.',
      },
      {
        text: 'Write down its type, start mode, account and dependencies',
        on: 'host',
        run: 'sc.exe qc TermService',
        shell: 'cmd',
        expect:
          'Start mode DISABLED or an account other than NT Authority\\NetworkService points to this cause. You need these values for the undo.',
      },
    ],
    fix: [
      {
        text: 'Code 1058 or 1077: let the service start on demand, and start it',
        on: 'host',
        run: 'sc.exe config TermService start= demand & sc.exe start TermService',
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Code 1068: look at DEPENDENCIES in sc.exe qc TermService and repair the one that does not run; RpcSs starts only with Windows',
        on: 'host',
        run: 'sc.exe qc TermService',
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Code 1069 or 1079: give the service its own account back, and start it',
        on: 'host',
        run: String.raw`sc.exe config TermService obj= "NT Authority\NetworkService" & sc.exe start TermService`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Code 5: run Process Monitor while the service starts, filter on ACCESS DENIED, and repair the permission of that one object; note it first',
        on: 'host',
        admin: true,
        risk: 'medium',
        warning:
          'Repair only the permission that was refused. Broad permissions on system folders or keys weaken the host.',
      },
      {
        text: 'Code 1067 or 1070: let the service run in a process of its own, so that no other service can stop it',
        on: 'host',
        run: 'net stop TermService /y & sc.exe config TermService type= own & net start TermService',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        restarts: 'Remote Desktop Services',
        drops: true,
        warning: 'Everybody who is connected is cut off.',
      },
    ],
    verify: [
      {
        text: 'Read the state of the service',
        on: 'host',
        run: 'sc.exe query TermService & qwinsta',
        shell: 'cmd',
        expect: 'STATE is RUNNING and the line rdp-tcp has the state Listen.',
      },
    ],
    undo: [
      {
        text: 'Put type and start mode back to the values you noted; shared and on demand are taken to be the defaults',
        on: 'host',
        run: 'sc.exe config TermService type= share start= demand',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        restarts: 'Remote Desktop Services, for the type to apply',
        unverified: true,
      },
      {
        text: 'Put the account or the permission back to what you noted, if you changed it',
        on: 'host',
        run: 'sc.exe config TermService obj= "<noted-account>"',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
      },
    ],
    warnings: [
      'Restarting Remote Desktop Services cuts every connected user off.',
      'The Azure article exchanges the rows 1053 and 1058. Disabled is 1058.',
    ],
    links: [
      {
        title: 'Microsoft: Remote Desktop Services does not start on an Azure VM',
        url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-remote-desktop-services-issues',
      },
      LINK_GENERAL,
      LINK_VDI,
    ],
    confidence: 'high',
  },
  {
    id: 'rdp-port',
    concerns: 'A host that listens on another port than 3389, or one that must be moved because 3389 is taken.',
    confirm: [
      {
        text: 'Read the port of the listener',
        on: 'host',
        run: String.raw`(Get-ItemProperty "HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp").PortNumber`,
        shell: 'powershell',
        expect:
          '3389 (0xD3D) is the default and points away from this cause. Any other number must stand in the client’s address.',
      },
    ],
    fix: [
      {
        text: 'Give the client the port that the host uses: type host:port, or write it into the line full address:s: of the .rdp file',
        on: 'client',
        risk: 'low',
      },
      saveKey(RDP_TCP, 'rdp-tcp'),
      openPort,
      {
        text: 'Only if the program that holds 3389 has to stay: set another port (decimal). Microsoft advises against it',
        on: 'host',
        run: String.raw`Set-ItemProperty "HKLM:\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp" -Name PortNumber -Value <port>`,
        shell: 'powershell',
        admin: true,
        risk: 'high',
        warning: 'With a wrong port nobody gets in over Remote Desktop: keep the console at hand.',
      },
      {
        ...restartTermService,
        text: 'Restart Remote Desktop Services; the server documentation asks for a restart of the host',
      },
      {
        text: 'Tell the clients the new port, and change the Azure rule, the NAT port forward and RD Web to it',
        on: 'network',
        admin: true,
        risk: 'medium',
      },
    ],
    verify: [
      {
        text: 'See whether the host listens on the port',
        on: 'host',
        run: 'netstat -ano | findstr ":<port>"',
        shell: 'cmd',
        expect: 'A line with LISTENING.',
      },
      {
        text: 'Test the port from the client',
        on: 'client',
        run: 'Test-NetConnection <host> -Port <port>',
        shell: 'powershell',
        expect: 'TcpTestSucceeded is True.',
      },
    ],
    undo: [
      restoreKey('rdp-tcp'),
      closePort,
      {
        text: 'Change the network rules and the clients back to the old port',
        on: 'network',
        admin: true,
        risk: 'medium',
      },
    ],
    warnings: [
      'Restarting Remote Desktop Services disconnects everybody; the sessions stay.',
      'Connection Brokers and RD Gateways take port 3389 for granted.',
    ],
    olderWindows: [
      {
        text: 'Server 2008 R2 to 2012 R2: set PortNumber in regedit (choose Decimal) under the name of the connection, RDP-Tcp by default',
        on: 'host',
        look: `regedit > ${RDP_TCP}`,
        admin: true,
        risk: 'high',
        warning: 'Export the key first, and keep the console at hand: with a wrong port nobody gets in.',
      },
      {
        text: 'Server 2003: the same value, typed in hexadecimal, then restart the terminal server. Its Web Client port no longer exists; RD Web Access takes the port from the file that it hands out',
        on: 'host',
        look: `regedit > ${RDP_TCP}`,
        admin: true,
        risk: 'high',
        restarts: 'the host',
        drops: true,
        warning: 'Export the key first, and keep the console at hand: with a wrong port nobody gets in.',
      },
      {
        text: 'Server 2008 R2 to 2012 R2: restart Remote Desktop Services in the window, agree to restart the services that depend on it, and wait for Started',
        on: 'host',
        look: 'Administrative Tools > Services > Remote Desktop Services > Restart',
        admin: true,
        risk: 'medium',
        restarts: 'Remote Desktop Services',
        drops: true,
      },
      {
        text: 'Check the listening ports',
        on: 'host',
        run: 'netstat -a',
        shell: 'cmd',
        expect: 'The new port is LISTENING.',
      },
    ],
    links: [
      {
        title: 'Microsoft: change the listening port of Remote Desktop',
        url: 'https://learn.microsoft.com/windows-server/remote/remote-desktop-services/remotepc/change-listening-port',
      },
      LINK_GENERAL,
      LINK_DISCONNECTED_ERRORS,
      {
        title: 'Microsoft: back up and restore the registry',
        url: 'https://support.microsoft.com/topic/how-to-back-up-and-restore-the-registry-in-windows-855140ad-e318-2a13-2829-d428a2ab0692',
      },
    ],
    confidence: 'high',
  },
  {
    id: 'port-conflict',
    concerns: 'A host on which another program took TCP 3389 before Remote Desktop could.',
    confirm: [
      {
        text: 'See which process listens on the port',
        on: 'host',
        run: 'Get-NetTCPConnection -LocalPort 3389 -State Listen | Select-Object LocalAddress,OwningProcess',
        shell: 'powershell',
        expect: 'Compare OwningProcess with the process of TermService in the next step.',
      },
      {
        text: 'Find the process of Remote Desktop Services',
        on: 'host',
        run: `(Get-CimInstance Win32_Service -Filter "Name='TermService'").ProcessId`,
        shell: 'powershell',
        expect: 'A different number points to this cause. The same number points away from it.',
      },
      {
        text: 'See which service or program is behind the other number',
        on: 'host',
        run: 'netstat -ano | findstr ":3389" & tasklist /svc /fi "PID eq <pid>"',
        shell: 'cmd',
        expect: 'The LISTENING line ends with the process number, and the list names the program.',
      },
    ],
    fix: [
      {
        text: 'Give the other program another port (best), or uninstall it if nobody needs it',
        on: 'host',
        admin: true,
        risk: 'medium',
        warning: 'Ask the owner of the program first: its clients must learn the new port.',
      },
      {
        text: 'Or stop the other service and restart Remote Desktop Services',
        on: 'host',
        run: 'Stop-Service <name> -Force; Restart-Service TermService -Force',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        restarts: 'Remote Desktop Services',
        drops: true,
        warning: 'The other service is down for its users, and it may come back at the next start of the host.',
      },
      {
        text: 'Last resort: move Remote Desktop to another port, as in the playbook for the port',
        on: 'host',
        admin: true,
        risk: 'high',
        warning: 'With a wrong port nobody gets in over Remote Desktop: keep the console at hand.',
      },
    ],
    verify: [
      {
        text: 'Check the owner of the port',
        on: 'host',
        run: 'netstat -ano | findstr ":3389" & tasklist /svc | findstr TermService & qwinsta',
        shell: 'cmd',
        expect: 'Both process numbers are the same and the line rdp-tcp has the state Listen.',
      },
    ],
    undo: [
      {
        text: 'Start the stopped service again; unless its port was changed, Remote Desktop fails once more',
        on: 'host',
        run: 'Start-Service <name>',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
      },
    ],
    warnings: [
      'A LISTENING line on 3389 is normal. It points to another program only when its process is not that of TermService.',
    ],
    olderWindows: [
      {
        text: 'Find the program with the tools of older versions: note the number beside TCP 3389 (or your own port) LISTENING',
        on: 'host',
        run: 'netstat -a -o',
        shell: 'cmd',
        expect: 'On newer versions netstat -anob names the program as well.',
      },
      {
        text: 'Match that number to a service or program',
        on: 'host',
        run: 'tasklist /svc',
        shell: 'cmd',
        expect: 'Any program but TermService points to this cause.',
      },
    ],
    links: [LINK_GENERAL, LINK_CANNOT_CONNECT, LINK_DISCONNECTED_ERRORS, LINK_AZURE_INTERNAL],
    confidence: 'high',
  },
  {
    id: 'network-drop',
    concerns: 'A user whose session ran and then broke: the connection was lost, not refused.',
    confirm: [
      {
        text: 'Ask when it breaks',
        on: 'client',
        expect:
          'Only when idle: a NAT or firewall timeout. After a fixed number of seconds: a UDP fault. When the picture changes a lot: MTU. When walking about: Wi-Fi roaming. At regular times: the VPN renews its keys.',
      },
      {
        text: 'Measure loss and delay',
        on: 'client',
        run: 'pathping <host>; ping -n 200 <host>',
        shell: 'powershell',
        expect:
          'Loss or jumps in the moment of a cut point to this cause. A host that never answers ping proves nothing either way.',
      },
      {
        text: 'See whether the session uses UDP',
        on: 'client',
        look: 'Remote Desktop Connection > signal icon on the connection bar',
        expect: 'If UDP sessions break and TCP sessions do not, go on with the playbook for the UDP transport.',
      },
      {
        text: 'See which transports the host accepted',
        on: 'host',
        run: 'Get-WinEvent -LogName "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational" -MaxEvents 200 | Where-Object Id -eq 131 | Format-Table TimeCreated,Message -Wrap',
        shell: 'powershell',
        expect: 'Event 131 names TCP or UDP for each connection. The wording differs between builds and languages.',
        admin: true,
        unverified: true,
      },
      {
        text: 'Compare with the view of the host',
        on: 'host',
        run: 'Get-WinEvent -LogName "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational" -MaxEvents 50 | Where-Object Id -in 24,40',
        shell: 'powershell',
        expect:
          'Event 24 in the same minute as code 2308, 772 or 1028 on the client points to the network. An event 40 with a reason such as an idle limit or an administrator points away from it.',
        admin: true,
      },
    ],
    fix: [
      { text: 'Use a cable or another network for a test', on: 'client', risk: 'low' },
      {
        text: 'Update the driver of the network or Wi-Fi adapter, and stop Windows from switching the adapter off to save power',
        on: 'client',
        look: 'Device Manager > Network adapters > Properties > Driver and Power Management',
        admin: true,
        risk: 'low',
      },
      saveKey(POLICY, 'ts-policy'),
      {
        text: 'Leave automatic reconnection on: the policy "Automatic reconnection" is Enabled or Not configured (fDisableAutoReconnect 0)',
        on: 'host',
        look: `${GPO_SESSION_HOST} > Connections`,
        admin: true,
        risk: 'low',
      },
      {
        text: 'Cuts when idle: set the keep-alive policy (see the playbook for sessions that stay active) and raise the idle timeout of NAT devices and firewalls',
        on: 'network',
        admin: true,
        risk: 'medium',
      },
      { text: 'Repair the VPN if the cuts follow it', on: 'network', admin: true, risk: 'medium' },
      {
        text: 'If UDP is suspected, go on with the playbook for the UDP transport; if a VPN is in use, with the one for the MTU',
        on: 'any',
        risk: 'none',
      },
    ],
    verify: [
      { text: 'Keep a session open for longer than it used to last', on: 'client', expect: 'It stays connected.' },
    ],
    undo: [
      restoreKey('ts-policy'),
      {
        text: 'Put the driver, the power setting and the timeouts back to what you noted',
        on: 'any',
        admin: true,
        risk: 'low',
      },
    ],
    links: [
      LINK_ON_DISCONNECTED,
      {
        title: 'Microsoft: Remote Desktop disconnects frequently in an Azure VM',
        url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-rdp-intermittent-connectivity',
      },
      LINK_CANNOT_CONNECT,
    ],
    confidence: 'medium',
  },
  {
    id: 'udp-transport',
    concerns: 'A user whose session freezes or drops while it runs over UDP, and holds over TCP.',
    confirm: [
      {
        text: 'Read whether a policy switches UDP off on the client',
        on: 'client',
        run: `reg query "${POLICY}\\Client" /v fClientDisableUDP`,
        shell: 'cmd',
        expect:
          '1 means that UDP is already off and points away from this cause. Missing or 0 means that UDP may be in use.',
      },
      {
        text: 'Read which transports a policy allows on the host',
        on: 'host',
        run: `reg query "${POLICY}" /v SelectTransport`,
        shell: 'cmd',
        expect:
          '0 allows both together. 1 is TCP alone, which points away from this cause. 2 allows either. Missing: no policy.',
      },
    ],
    fix: [
      saveKey(`${POLICY}\\Client`, 'ts-policy-client', 'client'),
      saveKey(POLICY, 'ts-policy'),
      {
        text: 'Test on one client first: use TCP only, then reconnect',
        on: 'client',
        run: `reg add "${POLICY}\\Client" /v fClientDisableUDP /t REG_DWORD /d 1 /f`,
        shell: 'cmd',
        expect: 'If the session now holds, the UDP path is at fault.',
        admin: true,
        risk: 'low',
        warning: 'TCP alone gives a poorer picture on lines that lose packets.',
      },
      {
        text: 'For many clients: set the policy "Turn Off UDP On Client" to Enabled',
        on: 'directory',
        look: 'Computer Configuration > Administrative Templates > Windows Components > Remote Desktop Services > Remote Desktop Connection Client',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Or on the host: allow TCP only',
        on: 'host',
        run: `reg add "${POLICY}" /v SelectTransport /t REG_DWORD /d 1 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Or for many hosts: set the policy "Select RDP transport protocols" to use only TCP',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Connections`,
        admin: true,
        risk: 'medium',
      },
      {
        text: 'With an RD Gateway: open UDP 3391 to it, or switch its UDP transport off',
        on: 'gateway',
        look: 'RD Gateway Manager > Properties > Transport Settings',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'With Azure Virtual Desktop: test RDP Shortpath with avdnettest.exe, and allow UDP 3478',
        on: 'azure',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Install the Windows update that corrects the fault (a break after 65 seconds is reported from Windows 11 24H2 to Server 2016), then take the workaround back',
        on: 'host',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
      },
    ],
    verify: [
      {
        text: 'Reconnect and stay connected past the time of the old cut',
        on: 'client',
        look: 'Remote Desktop Connection > signal icon on the connection bar',
        expect: 'The connection bar no longer shows UDP and the session holds.',
      },
    ],
    undo: [
      {
        text: 'Delete the client value if it did not exist before, then reconnect',
        on: 'client',
        run: `reg delete "${POLICY}\\Client" /v fClientDisableUDP /f`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Delete the host value if it did not exist before',
        on: 'host',
        run: `reg delete "${POLICY}" /v SelectTransport /f`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Import the saved client key, then reconnect',
        on: 'client',
        run: String.raw`reg import C:\RdpBackup\ts-policy-client.reg`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
        warning: 'An import leaves values in place that were new: delete those by hand.',
      },
      restoreKey('ts-policy'),
      {
        text: 'Set the changed policies and the gateway’s transport back to what they were',
        on: 'directory',
        admin: true,
        risk: 'medium',
      },
    ],
    warnings: [
      'TCP alone costs quality on lines that lose packets.',
      'Some sites name other registry values, such as fDisableUDP under WinStations. They are not part of the published policies: do not use them.',
    ],
    links: [LINK_POLICY, LINK_PORTS, LINK_SHORTPATH],
    confidence: 'high',
  },
  {
    id: 'vpn-mtu',
    concerns: 'A user on a VPN or PPPoE line whose session freezes, stays black or drops when much is drawn.',
    confirm: [
      {
        text: 'Find the largest packet that passes unbroken: lower the size by 10 until an answer comes',
        on: 'client',
        run: 'ping -f -l 1472 <host>',
        shell: 'cmd',
        expect:
          'An answer at 1472 points away from this cause. Answers only at a smaller size point to it: the MTU of the path is that size plus 28. No answer at any size only means that the host ignores ping.',
      },
      {
        text: 'Read the MTU of the interfaces and write it down',
        on: 'client',
        run: 'netsh interface ipv4 show subinterfaces',
        shell: 'cmd',
        expect: '1500 on a tunnel interface is suspect.',
      },
    ],
    fix: [
      {
        text: 'Best: let the VPN gateway limit the segment size (MSS clamping), and let ICMP type 3 code 4 pass',
        on: 'network',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'For a test: lower the MTU until the next restart',
        on: 'client',
        run: 'netsh interface ipv4 set subinterface "<name>" mtu=<size> store=active',
        shell: 'cmd',
        expect: 'The value is gone after a restart of the client.',
        admin: true,
        risk: 'medium',
        unverified: true,
      },
      {
        text: 'If the test helped: make it stay',
        on: 'client',
        run: 'netsh interface ipv4 set subinterface "<name>" mtu=<size> store=persistent',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        unverified: true,
      },
    ],
    verify: [
      {
        text: 'Move large windows about and copy a big file in the session',
        on: 'client',
        expect: 'The session neither freezes nor drops.',
      },
    ],
    undo: [
      {
        text: 'Put back the MTU you noted; on a tunnel it is often not 1500',
        on: 'client',
        run: 'netsh interface ipv4 set subinterface "<name>" mtu=<old-size> store=persistent',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        unverified: true,
      },
      { text: 'Take the segment limit off the VPN gateway again', on: 'network', admin: true, risk: 'medium' },
    ],
    links: [
      {
        title: 'Microsoft: a black screen appears while signing in',
        url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/a-black-screen-appears-while-sign',
      },
      LINK_SHORTPATH,
    ],
    confidence: 'medium',
  },
];
