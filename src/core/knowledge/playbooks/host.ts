import type { Playbook } from '../playbook';
import { LINKS } from '../playbook-steps';

/** Playbooks for the state of the host itself: sleep, edition, ports, adapter. Built anew on every call; the caller keeps the result. */
export const hostPlaybooks = (): readonly Playbook[] => [
  {
    id: 'host-asleep',
    concerns: 'A remote computer that answers during working hours and not after some time without use.',
    confirm: [
      {
        text: 'See which sleep states the host has and when it last went to sleep',
        on: 'host',
        run: 'powercfg /a; Get-WinEvent -FilterHashtable @{LogName="System";ProviderName="Microsoft-Windows-Kernel-Power";Id=42} -MaxEvents 5',
        shell: 'powershell',
        expect:
          'Event 42 shortly before the failure: the host went to sleep, this is the cause. No event near that time: look elsewhere.',
        unverified: true,
      },
      {
        text: 'Write down the present sleep times',
        on: 'host',
        run: 'powercfg /query SCHEME_CURRENT SUB_SLEEP',
        shell: 'cmd',
        expect:
          'The AC values are seconds in hexadecimal; 0 means never and points away from this cause. Divided by 60 they are the minutes for the undo.',
      },
    ],
    fix: [
      {
        text: 'Wake the host: by Wake-on-LAN if it is set up, or let somebody press a key',
        on: 'network',
        risk: 'low',
      },
      {
        text: 'Let the host stay awake while it is plugged in',
        on: 'host',
        look: 'Settings > System > Power',
        risk: 'low',
      },
      {
        text: 'Or by command',
        on: 'host',
        run: 'powercfg /change standby-timeout-ac 0 & powercfg /change hibernate-timeout-ac 0',
        shell: 'cmd',
        admin: true,
        risk: 'low',
        unverified: true,
      },
      {
        text: 'If it still hibernates: switch hibernation off',
        on: 'host',
        run: 'powercfg /hibernate off',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        unverified: true,
      },
    ],
    verify: [
      {
        text: 'Connect after the time at which the host used to fall asleep',
        on: 'client',
        expect: 'The host answers.',
      },
    ],
    undo: [
      {
        text: 'Put the noted minutes back',
        on: 'host',
        run: 'powercfg /change standby-timeout-ac <minutes> & powercfg /change hibernate-timeout-ac <minutes>',
        shell: 'cmd',
        admin: true,
        risk: 'low',
        unverified: true,
      },
      {
        text: 'Switch hibernation on again if it was on',
        on: 'host',
        run: 'powercfg /hibernate on',
        shell: 'cmd',
        admin: true,
        risk: 'low',
        unverified: true,
      },
    ],
    olderWindows: [
      {
        text: 'Set both times of the power plan to Never',
        on: 'host',
        look: 'Control Panel > Power Options',
        risk: 'low',
      },
    ],
    links: [LINKS.disconnectedErrors],
    confidence: 'high',
  },
  {
    id: 'edition-cannot-host',
    concerns: 'A remote computer with a Home edition of Windows, which can be a client but not a host.',
    confirm: [
      {
        text: 'At the keyboard of the remote computer, read its edition',
        on: 'host',
        run: '(Get-CimInstance Win32_OperatingSystem).Caption',
        shell: 'powershell',
        expect:
          'Home (on Windows 7 also Starter or Home Premium): this is the cause. Pro, Enterprise, Education or Server: look elsewhere.',
      },
    ],
    fix: [
      {
        text: 'Help the user over another way that this edition offers, such as Quick Assist',
        on: 'client',
        risk: 'none',
      },
      {
        text: 'Upgrade the edition to Pro, Enterprise or Education',
        on: 'host',
        look: 'Settings > System > Activation',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
        warning: 'The upgrade is taken back only by installing Windows anew.',
      },
    ],
    verify: [
      {
        text: 'Look for the switch of Remote Desktop',
        on: 'host',
        look: 'Settings > System > Remote Desktop',
        expect: 'The switch is there and can be turned on.',
      },
    ],
    undo: [
      {
        text: 'The upgrade stays: only a new installation brings the old edition back',
        on: 'host',
        risk: 'none',
      },
    ],
    warnings: [
      'Tools that change Windows files so that a Home edition takes connections break the licence terms and put the computer at risk.',
    ],
    links: [LINKS.allowAccess, LINKS.supportedConfig],
    confidence: 'high',
  },
  {
    id: 'port-exhaustion',
    concerns: 'Domain users of a host that loses the domain after days of running, until it is restarted.',
    confirm: [
      {
        text: 'Look for events about exhausted ports and a lost domain controller',
        on: 'host',
        run: 'Get-WinEvent -FilterHashtable @{LogName="System";Id=4227,4231,5719,1129} -MaxEvents 20 | Format-Table TimeCreated,ProviderName,Id',
        shell: 'powershell',
        expect:
          'Tcpip 4227 or 4231: the ports ran out, this is the cause. NETLOGON 5719 or GroupPolicy 1129 alone: the domain was not reached, for whatever reason. None: look elsewhere.',
      },
      {
        text: 'Count the connections of each process',
        on: 'host',
        run: 'Get-NetTCPConnection | Group-Object OwningProcess | Sort-Object Count -Descending | Select-Object -First 5',
        shell: 'powershell',
        expect: 'Thousands in one process: that program takes the ports. Small numbers everywhere: look elsewhere.',
      },
      {
        text: 'Ask whether a restart helps for some days, and whether local accounts still get in',
        on: 'host',
        expect: 'Both: this cause fits. Local accounts fail too: look elsewhere.',
      },
    ],
    fix: [
      { text: 'Until it is repaired, use a local account, written <host>\\<user>', on: 'client', risk: 'none' },
      {
        text: 'Restart the program or service that holds the ports',
        on: 'host',
        admin: true,
        risk: 'medium',
        warning: 'Its users are cut off for that time.',
      },
      {
        text: 'Update or repair that program, so that it closes its connections',
        on: 'host',
        admin: true,
        risk: 'medium',
      },
    ],
    verify: [
      {
        text: 'Read the events again after some days',
        on: 'host',
        run: 'Get-WinEvent -FilterHashtable @{LogName="System";Id=4227,4231,5719,1129} -MaxEvents 20 | Format-Table TimeCreated,ProviderName,Id',
        shell: 'powershell',
        expect: 'No newer 4227 or 4231.',
      },
      { text: 'Let a domain user sign in', on: 'client', expect: 'The desktop opens.' },
    ],
    undo: [{ text: 'Start the program again if it was stopped', on: 'host', admin: true, risk: 'low' }],
    links: [
      LINKS.identityOrTime,
      {
        title: 'Microsoft: troubleshoot TCP port exhaustion',
        url: 'https://learn.microsoft.com/troubleshoot/windows-client/networking/tcp-ip-port-exhaustion-troubleshooting',
      },
    ],
    confidence: 'high',
  },
  {
    id: 'nic-offload',
    concerns: 'A host whose network adapter or driver spoils traffic: not only Remote Desktop suffers.',
    confirm: [
      {
        text: 'Ask whether file shares and other services of the host fail as well',
        on: 'host',
        expect: 'Several at once: the adapter or its driver fits. Remote Desktop alone: look elsewhere.',
      },
      {
        text: 'List which offload features are on',
        on: 'host',
        run: 'Get-NetOffloadGlobalSetting; Get-NetAdapterAdvancedProperty | Where-Object DisplayName -match "Offload|RSS"',
        shell: 'powershell',
        expect:
          'The list alone proves nothing: the cause shows when one feature at a time is switched off. The display names differ between drivers and languages.',
      },
    ],
    fix: [
      {
        text: 'Update driver and firmware of the adapter, and leave receive side scaling (RSS) on',
        on: 'host',
        admin: true,
        risk: 'medium',
        restarts: 'the adapter',
        drops: true,
      },
      {
        text: 'For a test: switch large send offload off',
        on: 'host',
        run: 'Disable-NetAdapterLso -Name "<adapter>"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        restarts: 'the adapter',
        drops: true,
        warning: 'Work from the console if the host has one adapter only: the connection breaks while it restarts.',
      },
      {
        text: 'Then, if that changed nothing, receive segment coalescing',
        on: 'host',
        run: 'Disable-NetAdapterRsc -Name "<adapter>"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        restarts: 'the adapter',
        drops: true,
        warning: 'Work from the console if the host has one adapter only: the connection breaks while it restarts.',
      },
    ],
    verify: [{ text: 'Work and copy files under load', on: 'client', expect: 'Sessions and file shares hold.' }],
    undo: [
      {
        text: 'Switch large send offload on again',
        on: 'host',
        run: 'Enable-NetAdapterLso -Name "<adapter>"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        restarts: 'the adapter',
        drops: true,
      },
      {
        text: 'Switch receive segment coalescing on again',
        on: 'host',
        run: 'Enable-NetAdapterRsc -Name "<adapter>"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        restarts: 'the adapter',
        drops: true,
      },
    ],
    olderWindows: [
      {
        text: 'Server 2003 SP2: install KB 948496, or set EnableTCPChimney, EnableRSS and EnableTCPA to 0 after saving the key, and restart',
        on: 'host',
        look: 'regedit > HKLM\\SYSTEM\\CurrentControlSet\\Services\\Tcpip\\Parameters',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
        unverified: true,
      },
      {
        text: 'Server 2003 SP2 with this fault shows more than broken sessions: VPN error 800, no file shares, no joining of the domain, Outlook without Exchange or with idle connections that stay, failing outgoing FTP and RPC, a crash of the DHCP service, slow networks and sign-ins, dropped clients behind NAT, a server that hangs for want of nonpaged pool',
        on: 'host',
      },
      {
        text: 'Windows today has no TCP Chimney any more: only the offload features of the adapter and its driver are left to test',
        on: 'host',
      },
    ],
    links: [
      {
        title: 'Microsoft: advanced network features such as RSS (KB 2643970)',
        url: 'https://support.microsoft.com/en-us/help/2643970/how-to-troubleshoot-advanced-network-performance-features-such-as-rss',
      },
      {
        title: 'Microsoft: update that switches off SNP of Server 2003 (KB 948496)',
        url: 'https://support.microsoft.com/kb/948496',
      },
    ],
    confidence: 'medium',
  },
];
