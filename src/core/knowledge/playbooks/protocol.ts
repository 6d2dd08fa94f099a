import type { Playbook, Step } from '../playbook';

const RDP_TCP = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp`;
const POLICY = String.raw`HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services`;
const GPO_SESSION_HOST =
  'Computer Configuration > Administrative Templates > Windows Components > Remote Desktop Services > Remote Desktop Session Host';
const GENERAL_SETTING = `Get-CimInstance -Namespace root/cimv2/TerminalServices -ClassName Win32_TSGeneralSetting -Filter "TerminalName='RDP-Tcp'"`;

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

/** The one test that takes TLS and NLA away: never first, never for longer than minutes. */
const withoutTls: Step = {
  text: 'Last resort, for minutes and from a trusted network only: switch TLS and NLA off and try once',
  on: 'host',
  run: `reg add "${POLICY}" /v SecurityLayer /t REG_DWORD /d 0 /f & reg add "${POLICY}" /v UserAuthentication /t REG_DWORD /d 0 /f`,
  shell: 'cmd',
  expect:
    'If it connects now, the fault lies in the certificate or in TLS: undo this at once and go on with the playbooks for the certificate and for TLS. If it does not, undo it as well.',
  admin: true,
  risk: 'high',
  warning:
    'Without TLS and NLA nobody proves who the host is, and the sign-in screen is open to everyone who reaches the port. Never leave these values in place.',
};

const withTlsAgain: Step = {
  text: 'Take the test without TLS and NLA back at once, if the values did not exist before; a policy sets its own again',
  on: 'host',
  run: `reg delete "${POLICY}" /v SecurityLayer /f & reg delete "${POLICY}" /v UserAuthentication /f`,
  shell: 'cmd',
  admin: true,
  risk: 'low',
};

const LINK_RDPBCGR = {
  title: 'Microsoft: [MS-RDPBCGR], the Set Error Info codes',
  url: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-rdpbcgr/',
};
const LINK_INTERNAL = {
  title: 'Microsoft: an internal error has occurred',
  url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/internal-error-has-occurred-connecting-remote-machine',
};
const LINK_POLICY = {
  title: 'Microsoft: policies of TerminalServer.admx',
  url: 'https://learn.microsoft.com/windows/client-management/mdm/policy-csp-admx-terminalserver',
};

/** Playbooks of causes in the protocol itself: security layer, damaged data, graphics, client version. Built per call. */
export const protocolPlaybooks = (): readonly Playbook[] => [
  {
    id: 'internal-error',
    concerns:
      'A connection that ends with "An internal error has occurred": a label for many causes, mostly certificate, TLS, port or client.',
    confirm: [
      {
        text: 'On Windows Server, at the console: connect the host to itself',
        on: 'host',
        run: 'mstsc /v:localhost',
        shell: 'cmd',
        expect: 'A sign-in screen points to the network in between. The same error points to the host.',
      },
      {
        text: 'Ask whether port 3389 of the host is open to the internet',
        on: 'network',
        expect:
          'If so, password guessing may be using the host up. A port for known addresses only points away from that.',
      },
      {
        text: 'Watch the clock while connecting',
        on: 'client',
        expect:
          'A hang of about a minute, after which a second try works, points to the audio service of the host. An error at once points to certificate, TLS or port.',
      },
    ],
    fix: [
      {
        text: 'Check the likely causes in turn, each by its own playbook: certificate renewal, MachineKeys, the listener certificate, TLS, and a program that holds the port',
        on: 'any',
        risk: 'none',
      },
      saveKey(RDP_TCP, 'rdp-tcp'),
      saveKey(POLICY, 'ts-policy'),
      {
        text: 'After a hang of a minute: stop the Windows Audio service of the host and try again',
        on: 'host',
        run: 'Stop-Service Audiosrv',
        shell: 'powershell',
        admin: true,
        risk: 'low',
        warning: 'Everybody on this host is without sound meanwhile.',
      },
      {
        text: 'Limit port 3389 to known addresses; note the old rule',
        on: 'network',
        admin: true,
        risk: 'medium',
        warning: 'Users whose address is not on the list are cut off.',
      },
      {
        text: 'If the listener points to a certificate that no longer exists: remove that pointer, then restart Remote Desktop Services; not on a Connection Broker',
        on: 'host',
        run: `reg delete "${RDP_TCP}" /v SSLCertificateSHA1Hash /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        restarts: 'Remote Desktop Services',
        drops: true,
        warning: 'The host falls back to its self-signed certificate, and clients may warn about it.',
      },
      withoutTls,
    ],
    verify: [
      {
        text: 'Connect with TLS and NLA required, and read the values in force',
        on: 'host',
        run: `${GENERAL_SETTING} | Format-List SecurityLayer,UserAuthenticationRequired`,
        shell: 'powershell',
        expect: 'The connection works while SecurityLayer is 2 and UserAuthenticationRequired is 1.',
        admin: true,
      },
    ],
    undo: [
      withTlsAgain,
      restoreKey('rdp-tcp'),
      restoreKey('ts-policy'),
      {
        text: 'Start the audio service again',
        on: 'host',
        run: 'Start-Service Audiosrv',
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Put the old network rule back only if users were cut off, and never open the port to the internet',
        on: 'network',
        admin: true,
        risk: 'medium',
      },
    ],
    warnings: ['Never leave the test values in place: they remove TLS and NLA.'],
    links: [
      LINK_INTERNAL,
      {
        title: 'Microsoft: RDP internal error in an Azure VM',
        url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-rdp-internal-error',
      },
    ],
    confidence: 'high',
  },
  {
    id: 'protocol-error',
    concerns: 'A session that ended because one side received data that breaks the rules of the protocol.',
    confirm: [
      {
        text: 'Read the code’s name, which tells the layer',
        on: 'any',
        expect:
          '0x10E1, 0x10EC, 0x10EF, 0x10F0, 0x112A, 0x112B, 0x1133: a plug-in or a redirected device. 0x1129 and 0x1134 to 0x1136: the monitor layout. 0x10E0 and 0x1111 to 0x1126: the data stream was damaged.',
      },
      {
        text: 'Connect with a plain file: no redirected devices, one monitor, no bitmap cache',
        on: 'client',
        look: 'Remote Desktop Connection > Show Options > Display, Local Resources and Experience',
        expect: 'If that works, add the parts back one by one: the last one is the cause.',
      },
      {
        text: 'Connect from another machine, or another version of the client, on the same network',
        on: 'client',
        expect: 'If that works, the fault is in the first client. If not, it is in the host or on the way.',
      },
      {
        text: 'Look for errors in the host’s logs at that time: TermDD event 50 in System, and RdpCoreTS',
        on: 'host',
        run: 'Get-WinEvent -FilterHashtable @{LogName="System";ProviderName="TermDD"} -MaxEvents 20; Get-WinEvent -LogName "Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational" -MaxEvents 50 | Where-Object Level -in 1,2,3',
        shell: 'powershell',
        expect: 'An error in the same minute supports a protocol fault. No error does not rule it out.',
        admin: true,
      },
    ],
    fix: [
      { text: 'Copy the .rdp file, then leave out the part that failed', on: 'client', risk: 'low' },
      {
        text: 'Update Windows and the client, so that both sides are of the same build family',
        on: 'client',
        admin: true,
        risk: 'medium',
        restarts: 'the client',
      },
      {
        text: 'Update the host as well',
        on: 'host',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
      },
      {
        text: 'Remove third-party plug-ins for virtual channels and Remote Desktop accelerators; note what you remove',
        on: 'client',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Code 0x1104 has no published meaning: look into what is common, namely another program on 3389, the MTU, load balancers and TLS inspection',
        on: 'network',
        risk: 'none',
        unverified: true,
      },
      {
        text: 'For a test: exempt this one host from TLS inspection by the VPN or the virus scanner',
        on: 'network',
        admin: true,
        risk: 'high',
        warning:
          'Traffic to that host is no longer inspected. Agree it with the security team and limit it to this host.',
      },
    ],
    verify: [
      {
        text: 'Switch the redirections on again and work for a while',
        on: 'client',
        expect: 'The session stays connected.',
      },
    ],
    undo: [
      { text: 'Put the copy of the .rdp file back', on: 'client', risk: 'low' },
      { text: 'Install the removed plug-ins again', on: 'client', admin: true, risk: 'low' },
      { text: 'Take the exemption from TLS inspection away again', on: 'network', admin: true, risk: 'low' },
    ],
    links: [LINK_RDPBCGR],
    confidence: 'medium',
  },
  {
    id: 'security-layer',
    concerns:
      'A client and a host that do not agree how to protect the connection: security layer or encryption level.',
    confirm: [
      {
        text: 'Read the values in force on the host',
        on: 'host',
        run: `${GENERAL_SETTING} | Format-List SecurityLayer,MinEncryptionLevel,UserAuthenticationRequired,PolicySource*`,
        shell: 'powershell',
        expect:
          'SecurityLayer: 0 RDP, 1 Negotiate, 2 SSL. MinEncryptionLevel: 1 Low, 2 Client compatible, 3 High, 4 FIPS. A policy source of 1 means Group Policy. 2, 3 and 1 (NLA) point away from this cause.',
        admin: true,
      },
      {
        text: 'Read the values of the listener',
        on: 'host',
        run: `reg query "${RDP_TCP}" /v SecurityLayer & reg query "${RDP_TCP}" /v MinEncryptionLevel & reg query "${RDP_TCP}" /v fAllowSecProtocolNegotiation`,
        shell: 'cmd',
        expect: '2, 3 and 1 are the recommended values. Others point to this cause.',
      },
      {
        text: 'Look for TermDD events 50 and 56 in the System log at that time',
        on: 'host',
        run: 'Get-WinEvent -FilterHashtable @{LogName="System";ProviderName="TermDD"} -MaxEvents 20 | Format-List TimeCreated,Id,Message',
        shell: 'powershell',
        expect:
          'The data of event 50 name the layer: X.224 means a damaged stream, which points away from this cause; another name means encryption, which points to it.',
        admin: true,
      },
    ],
    fix: [
      {
        text: 'A client that is too old: bring it up to date rather than lower the host',
        on: 'client',
        admin: true,
        risk: 'low',
      },
      saveKey(RDP_TCP, 'rdp-tcp'),
      saveKey(POLICY, 'ts-policy'),
      {
        text: 'Set the recommended values: SSL (2; Negotiate, 1, is also possible), level High (3), and keep NLA required',
        on: 'host',
        run: `$g=${GENERAL_SETTING}; Invoke-CimMethod -InputObject $g -MethodName SetSecurityLayer -Arguments @{SecurityLayer=[uint32]2}; Invoke-CimMethod -InputObject $g -MethodName SetEncryptionLevel -Arguments @{MinEncryptionLevel=[uint32]3}`,
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        warning:
          'Clients that know neither TLS nor the level High can no longer connect. It counts from the next connection.',
      },
      {
        text: 'Or set the same values in the registry, then restart Remote Desktop Services',
        on: 'host',
        run: `reg add "${RDP_TCP}" /v SecurityLayer /t REG_DWORD /d 2 /f & reg add "${RDP_TCP}" /v MinEncryptionLevel /t REG_DWORD /d 3 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        restarts: 'Remote Desktop Services',
        drops: true,
      },
      {
        text: 'If a policy decides: set "Require use of specific security layer for remote (RDP) connections" and "Set client connection encryption level" there; note the old values. FIPS mode overrides both',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Security`,
        admin: true,
        risk: 'medium',
      },
      withoutTls,
    ],
    verify: [
      {
        text: 'Connect, then read the session log and the System log of the host',
        on: 'host',
        run: 'Get-WinEvent -LogName "Microsoft-Windows-TerminalServices-LocalSessionManager/Operational" -MaxEvents 20 | Where-Object Id -eq 21',
        shell: 'powershell',
        expect: 'A new event 21 (signed in), and no new TermDD event 50 in System.',
        admin: true,
      },
    ],
    undo: [
      withTlsAgain,
      {
        text: 'If the test values existed before: set SSL and NLA again at once',
        on: 'host',
        run: `reg add "${POLICY}" /v SecurityLayer /t REG_DWORD /d 2 /f & reg add "${POLICY}" /v UserAuthentication /t REG_DWORD /d 1 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Set the changed policies back to what you noted',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Security`,
        admin: true,
        risk: 'medium',
      },
      restoreKey('rdp-tcp'),
      restoreKey('ts-policy'),
    ],
    warnings: [
      'At the level Low, data from the host to the client travel unencrypted.',
      'The encryption level is for the protocol’s own security only; TLS has its own.',
      'Negotiate and SSL need the level High or FIPS; SSL does not go with Low.',
      'A change counts from the next sign-in, and needs an administrator or a delegated right.',
      'SecurityLayer 0 without NLA means that the host no longer proves who it is: a last resort, for minutes, from a trusted network.',
    ],
    olderWindows: [
      {
        text: 'Server 2008 R2: set the security layer and the encryption level (Low, Client Compatible, High, FIPS Compliant) of the connection. The window has been gone since Server 2012',
        on: 'host',
        look: 'Remote Desktop Session Host Configuration > Connections > Properties > General',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Server 2003: choose Negotiate (TLS if possible), RDP (no proof of the host’s identity) or SSL (TLS or nothing, with a valid certificate), and the encryption level; Negotiate and SSL need High or FIPS',
        on: 'host',
        look: 'Terminal Services Configuration > Connections > Properties > General',
        admin: true,
        risk: 'medium',
        warning: 'RDP security without TLS does not prove the identity of the host.',
      },
      {
        text: 'Server 2003: choose an X.509 certificate with a private key; the standard Windows sign-in screen can be asked for as well',
        on: 'host',
        look: 'Terminal Services Configuration > Connections > Properties > General > Certificate > Browse',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Old servers with several levels at once: one connection per network adapter, each with its own level; rarely used today',
        on: 'host',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Old instructions name TLS 1.0. Windows today agrees on TLS 1.2 or 1.3, and new builds are said to have 1.0 and 1.1 off: do not switch them on again',
        on: 'any',
        risk: 'none',
        unverified: true,
      },
    ],
    links: [
      {
        title: 'Microsoft: troubleshoot Remote Desktop disconnected errors',
        url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/troubleshoot-remote-desktop-disconnected-errors',
      },
      {
        title: 'Microsoft: the client disconnects and cannot reconnect to the same session',
        url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/rdp-client-disconnects-cannot-reconnect-same-session',
      },
      LINK_INTERNAL,
      {
        title: 'Microsoft: Win32_TSGeneralSetting',
        url: 'https://learn.microsoft.com/windows/win32/termserv/win32-tsgeneralsetting',
      },
      LINK_POLICY,
    ],
    confidence: 'high',
  },
  {
    id: 'graphics-subsystem',
    concerns: 'A session that ended because the host could not draw it: memory, display driver or a monitor change.',
    confirm: [
      {
        text: 'Read what the code names',
        on: 'any',
        expect:
          '0x112D: the display mode is not supported. 0x112E: the graphics could not be reset. 0x112F: the graphics subsystem failed. 15, 17 and 18: the display driver did not start. 16: the Desktop Window Manager crashed.',
      },
      {
        text: 'Measure the free memory of the host',
        on: 'host',
        run: String.raw`Get-Counter "\Memory\Available MBytes"`,
        shell: 'powershell',
        expect:
          'Very little points to memory: go to that playbook first. Plenty points to the driver or the monitor set-up.',
        admin: true,
      },
      {
        text: 'Look for crashes of the Desktop Window Manager or the session processes',
        on: 'host',
        run: 'Get-WinEvent -FilterHashtable @{LogName="Application";Id=1000} -MaxEvents 10 | Where-Object Message -match "dwm|csrss|winlogon"',
        shell: 'powershell',
        expect: 'A crash in the same minute points to a driver. Nothing points away from a crash.',
        admin: true,
      },
      {
        text: 'Read whether a policy chooses the display driver for sessions',
        on: 'host',
        run: `reg query "${POLICY}" /v fEnableWddmDriver`,
        shell: 'cmd',
        expect:
          '0 means the old XDDM driver. Missing or 1 means WDDM; RemoteConnectionManager event 263 then says that it is enabled.',
      },
      {
        text: 'Connect with one monitor, 1920 by 1080 and 16-bit colour',
        on: 'client',
        look: 'Remote Desktop Connection > Show Options > Display',
        expect: 'If that works, resolution or the number of monitors is the cause.',
      },
    ],
    fix: [
      {
        text: 'Keep a copy of the .rdp file, then use one monitor, a lower resolution, fewer colours and no bitmap cache on disk (bitmapcachepersistenable:i:0)',
        on: 'client',
        risk: 'low',
        warning: 'Editing a signed .rdp file can break its signature.',
      },
      { text: 'Over a VPN: go on with the playbook for the MTU', on: 'network', risk: 'none' },
      saveKey(POLICY, 'ts-policy'),
      saveKey(`${POLICY}\\Client`, 'ts-policy-client', 'client'),
      {
        text: 'For a test: switch hardware decoding off on the client (policy "Do not allow hardware accelerated decoding")',
        on: 'client',
        run: `reg add "${POLICY}\\Client" /v EnableHardwareMode /t REG_DWORD /d 0 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
        unverified: true,
      },
      {
        text: 'Restart the host, which frees graphics that are stuck',
        on: 'host',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
        warning: 'All sessions end and unsaved work is lost.',
      },
      {
        text: 'Update the graphics and network drivers, or go back to the last good ones, and install the current cumulative update',
        on: 'host',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
      },
      {
        text: 'Install the current cumulative update on the client as well',
        on: 'client',
        admin: true,
        risk: 'medium',
        restarts: 'the client',
      },
      {
        text: 'For a test: set the policy "Use WDDM graphics display driver for Remote Desktop Connections" to Disabled, or set its value here, and restart the host. Whether Windows 11 and Server 2025 still follow it is not confirmed',
        on: 'host',
        run: `reg add "${POLICY}" /v fEnableWddmDriver /t REG_DWORD /d 0 /f`,
        shell: 'cmd',
        look: `${GPO_SESSION_HOST} > Remote Session Environment`,
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
        unverified: true,
      },
      {
        text: 'For a test: switch AVC 4:4:4 and hardware encoding off, and the policy "Use hardware graphics adapters for all Remote Desktop Services sessions" too',
        on: 'host',
        run: `reg add "${POLICY}" /v AVC444ModePreferred /t REG_DWORD /d 0 /f & reg add "${POLICY}" /v AVCHardwareEncodePreferred /t REG_DWORD /d 0 /f & reg add "${POLICY}" /v bEnumerateHWBeforeSW /t REG_DWORD /d 0 /f`,
        shell: 'cmd',
        look: `${GPO_SESSION_HOST} > Remote Session Environment`,
        admin: true,
        risk: 'medium',
        unverified: true,
        warning: 'The processor of the host then does all the drawing.',
      },
    ],
    verify: [
      {
        text: 'Play a video in full screen and change the monitors',
        on: 'client',
        expect: 'The session stays connected.',
      },
    ],
    undo: [
      { text: 'Put the copy of the .rdp file back', on: 'client', risk: 'low' },
      {
        text: 'Delete those of the host values that were new, then restart the host',
        on: 'host',
        run: `reg delete "${POLICY}" /v fEnableWddmDriver /f & reg delete "${POLICY}" /v AVC444ModePreferred /f & reg delete "${POLICY}" /v AVCHardwareEncodePreferred /f & reg delete "${POLICY}" /v bEnumerateHWBeforeSW /f`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
        restarts: 'the host',
        drops: true,
      },
      {
        text: 'Delete the client value if it did not exist before, then reconnect',
        on: 'client',
        run: `reg delete "${POLICY}\\Client" /v EnableHardwareMode /f`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      restoreKey('ts-policy'),
      {
        text: 'Import the saved client key, then reconnect',
        on: 'client',
        run: String.raw`reg import C:\RdpBackup\ts-policy-client.reg`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
        warning: 'An import leaves values in place that were new: delete those by hand.',
      },
      {
        text: 'Go back to the old driver if the new one made it worse',
        on: 'host',
        look: 'Device Manager > Display adapters > Properties > Driver > Roll Back Driver',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
      },
    ],
    warnings: ['Which single change cures 0x112F rests on reports, not on a published text: test one at a time.'],
    links: [LINK_RDPBCGR, LINK_POLICY],
    confidence: 'medium',
  },
  {
    id: 'client-version',
    concerns: 'A client that is older than the host or gateway expects, or whose own files are damaged.',
    confirm: [
      {
        text: 'Read the version of the client',
        on: 'client',
        run: String.raw`(Get-Item $env:windir\System32\mstscax.dll).VersionInfo.FileVersion`,
        shell: 'powershell',
        look: 'Remote Desktop Connection > icon in the title bar > About',
        expect:
          'A build far behind that of the client’s Windows points to this cause. The same build points away from a damaged update.',
      },
      {
        text: 'Check the system files without repairing them',
        on: 'client',
        run: 'sfc /verifyonly; DISM /Online /Cleanup-Image /ScanHealth',
        shell: 'powershell',
        expect: 'Damage found by either points to this cause. None points away from damaged files.',
        admin: true,
      },
    ],
    fix: [
      {
        text: 'Install all Windows updates on the client',
        on: 'client',
        admin: true,
        risk: 'low',
        restarts: 'the client',
      },
      {
        text: 'Repair the component store and then the system files',
        on: 'client',
        run: 'DISM /Online /Cleanup-Image /RestoreHealth; sfc /scannow',
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      { text: 'A client of another maker: update it', on: 'client', risk: 'low' },
      {
        text: 'Azure Virtual Desktop and Windows 365: connect with Windows App. The Store’s Remote Desktop app is reported to have ended in May 2025, the MSI client in March 2026',
        on: 'client',
        risk: 'low',
        unverified: true,
      },
      {
        text: 'RD Web: a message that a newer version is needed asks for a newer Remote Desktop Connection on the client',
        on: 'client',
        admin: true,
        risk: 'low',
      },
    ],
    verify: [
      {
        text: 'Read the version again and connect',
        on: 'client',
        run: String.raw`(Get-Item $env:windir\System32\mstscax.dll).VersionInfo.FileVersion`,
        shell: 'powershell',
        expect: 'The new version shows and the connection works.',
      },
    ],
    undo: [
      {
        text: 'Updates and repairs need no undo; an update that makes it worse can be uninstalled',
        on: 'client',
        look: 'Settings > Windows Update > Update history > Uninstall updates',
        admin: true,
        risk: 'medium',
        restarts: 'the client',
      },
    ],
    links: [
      {
        title: 'Microsoft: supported configurations of Remote Desktop',
        url: 'https://learn.microsoft.com/windows-server/remote/remote-desktop-services/remotepc/remote-desktop-supported-config',
      },
    ],
    confidence: 'medium',
  },
];
