import { CAUSES } from '../causes';
import type { Playbook, Step } from '../playbook';
import {
  applyRestored,
  GPO_SESSION_HOST,
  LINKS,
  POLICY,
  restartTermService,
  restoreKey,
  saveKey,
} from '../playbook-steps';

const LICENSING_CORE_KEY = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\RCM\Licensing Core`;
const CLIENT_STORE_KEY = String.raw`HKLM\SOFTWARE\Microsoft\MSLicensing`;
const LICENSING_POLICY = `${GPO_SESSION_HOST} > Licensing`;
const SETTING_OBJECT =
  '(Get-CimInstance -Namespace root/cimv2/TerminalServices -ClassName Win32_TerminalServiceSetting)';

const diagnoser = (expect: string): Step => ({
  text: 'Open the RD Licensing Diagnoser',
  on: 'host',
  run: 'lsdiag.msc',
  shell: 'cmd',
  look: 'RD Licensing Diagnoser',
  admin: true,
  expect,
  unverified: true,
});

/**
 * Playbooks for Remote Desktop licensing: the licence server, the mode, the licences and the store of the client.
 * Built anew on every call; the caller keeps the result.
 */
export const licencePlaybooks = (): readonly Playbook[] => [
  {
    id: 'lic-server-missing',
    concerns: 'Everyone but administrators on one session host whose 120 days without licences are over.',
    confirm: [
      {
        text: 'Read how many days of the grace period are left',
        on: 'host',
        run: `(Invoke-CimMethod -InputObject ${SETTING_OBJECT} -MethodName GetGracePeriodDays).DaysLeft`,
        shell: 'powershell',
        admin: true,
        expect: '0: the grace period is over, which fits. More: it still runs, so this is not yet what refuses users.',
      },
      {
        text: 'Read the licence servers and the mode that are set',
        on: 'host',
        run: `reg query "${POLICY}" /v LicenseServers & reg query "${POLICY}" /v LicensingMode & reg query "${LICENSING_CORE_KEY}" /v LicensingMode`,
        shell: 'cmd',
        expect:
          'No server anywhere, or one that no longer exists: this is the cause. The mode must be 2 (per device) or 4 (per user). A policy key that is not found means only that no policy sets it.',
      },
      {
        text: 'Read the list of servers that Server Manager has set',
        on: 'host',
        run: String.raw`reg query "HKLM\SYSTEM\CurrentControlSet\Services\TermService\Parameters\LicenseServers" /v SpecifiedLicenseServers`,
        shell: 'cmd',
        expect: String.raw`A name that can be reached: a server is set. Not found: on older builds the value lies directly under TermService\Parameters, and if it is missing there too, none is set.`,
      },
      {
        text: 'Try to reach the licence server from the host',
        on: 'host',
        run: 'Test-NetConnection "<licence-server>" -Port 135; Test-NetConnection "<licence-server>" -Port 445',
        shell: 'powershell',
        expect:
          'TcpTestSucceeded False: the name, the route or a firewall is at fault. True on both: the dynamic RPC ports must be open too, which this does not test.',
      },
      diagnoser('It lists the fault in words. Licences available and no problem listed: look elsewhere.'),
      {
        text: 'Look for licensing events on the host',
        on: 'host',
        run: 'Get-WinEvent -FilterHashtable @{LogName="Microsoft-Windows-TerminalServices-RemoteConnectionManager/Admin";Id=1068,1069} -MaxEvents 5 | Format-List TimeCreated,Id,Message',
        shell: 'powershell',
        admin: true,
        expect:
          '1069: the grace period is over. 1068: the mode is not set. None found: look in the System log and the Operational log of the same name for 1028 and 1004 (a client went without a licence), and on old hosts for TermService 1088 and 1010.',
      },
    ],
    fix: [
      {
        text: `To get in now as an administrator, start the client with /admin, which needs no licence: see "${CAUSES['lic-admin-way-in'].title}"`,
        on: 'client',
        run: 'mstsc /v:"<host>" /admin',
        shell: 'cmd',
        risk: 'low',
        warning: 'It skips licensing for this one connection only, and RemoteApp does not work in it.',
      },
      {
        text: 'For an Azure VM, download its .rdp file first and start it in the same way',
        on: 'client',
        run: 'mstsc "<file>.rdp" /admin',
        shell: 'cmd',
        risk: 'low',
      },
      {
        text: 'Put the licences that you own on an activated licence server',
        on: 'licence-server',
        run: 'licmgr.exe',
        shell: 'cmd',
        look: 'RD Licensing Manager > right-click the server > Activate Server, then Install Licenses',
        admin: true,
        risk: 'low',
      },
      {
        text: 'In a deployment with a broker, set the licence server and the mode there',
        on: 'broker',
        look: 'Server Manager > Remote Desktop Services > Overview > Tasks > Edit Deployment Properties > RD Licensing',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Or by command: read the present server and mode and note them',
        on: 'broker',
        run: 'Get-RDLicenseConfiguration -ConnectionBroker "<broker>"',
        shell: 'powershell',
        admin: true,
        risk: 'none',
        unverified: true,
      },
      {
        text: 'Then set them; use PerDevice or PerUser to match the licences',
        on: 'broker',
        run: 'Set-RDLicenseConfiguration -LicenseServer "<licence-server>" -Mode PerUser -ConnectionBroker "<broker>"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        unverified: true,
      },
      saveKey(POLICY, 'ts-policy'),
      saveKey(LICENSING_CORE_KEY, 'rcm-licensing'),
      {
        text: 'Without a broker, name the licence servers in the policy "Use the specified Remote Desktop license servers"',
        on: 'host',
        look: LICENSING_POLICY,
        admin: true,
        risk: 'medium',
      },
      {
        text: 'In the same folder, set the policy "Set the Remote Desktop licensing mode": Per Device (2), Per User (4), or AAD per user (6)',
        on: 'host',
        look: LICENSING_POLICY,
        admin: true,
        risk: 'medium',
      },
      restartTermService(),
      {
        text: 'If the host is no farm of users and two administrator sessions are enough, remove the role Remote Desktop Session Host',
        on: 'host',
        look: 'Server Manager > Manage > Remove Roles and Features > Remote Desktop Services > Remote Desktop Session Host',
        admin: true,
        risk: 'high',
        restarts: 'the host',
        drops: true,
        warning: 'From then on only two administrators can work on it at a time. Ordinary users and RemoteApp are out.',
      },
    ],
    verify: [
      diagnoser('It counts the licences and lists no problem.'),
      {
        text: 'Ask the host for the state of its contact to the licence server',
        on: 'host',
        run: `(Invoke-CimMethod -InputObject ${SETTING_OBJECT} -MethodName GetTStoLSConnectivityStatus -Arguments @{ServerName="<licence-server>"}).TStoLSConnectivityStatus`,
        shell: 'powershell',
        admin: true,
        expect: '11: the licence server is valid. 6: it cannot be reached. 8: it can, but access is denied.',
      },
      {
        text: 'Let an ordinary user connect without /admin',
        on: 'client',
        expect: 'The desktop opens.',
      },
    ],
    undo: [
      {
        text: 'Set the noted licence server and mode again on the broker',
        on: 'broker',
        look: 'Server Manager > Remote Desktop Services > Overview > Tasks > Edit Deployment Properties > RD Licensing',
        admin: true,
        risk: 'medium',
      },
      restoreKey('ts-policy'),
      restoreKey('rcm-licensing'),
      applyRestored,
      {
        text: 'Add the role Remote Desktop Session Host again',
        on: 'host',
        look: 'Server Manager > Manage > Add Roles and Features > Remote Desktop Services > Remote Desktop Session Host',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
      },
    ],
    warnings: [
      'The grace period is part of the licence terms. No step here lengthens it: what ends this state is a licence server with licences.',
      'A connection with /admin skips licensing for itself alone and cannot run RemoteApp.',
    ],
    olderWindows: [
      {
        text: 'On older servers the diagnoser is found under Tools; today it is lsdiag.msc',
        on: 'host',
        look: 'Server Manager > Tools > Terminal Services > RD Licensing Diagnoser',
      },
      {
        text: 'Event 1010 of old hosts speaks of WINS and DNS registration. Check DNS and the RPC ports to the licence server instead',
        on: 'host',
      },
      {
        text: 'Texts for Windows Server 2003 name a grace period of 90 days. Later versions have 120 days',
        on: 'host',
      },
    ],
    links: [
      LINKS.noLicenceServer,
      LINKS.licensingMode,
      LINKS.azureSpecific,
      LINKS.activateLicenceServer,
      LINKS.terminalServiceSetting,
    ],
    confidence: 'high',
  },
  {
    id: 'lic-client-store',
    concerns: 'One client computer that a session host refuses for its licence, while other clients get in.',
    confirm: [
      {
        text: 'Read the licence store of the client',
        on: 'client',
        run: `reg query "${CLIENT_STORE_KEY}" /s`,
        shell: 'cmd',
        expect: String.raw`HardwareID and Store\LICENSE000 or a higher number: the store is there, though it may be damaged. Parts missing or access denied: this is the cause.`,
      },
      {
        text: 'Start the client once as an administrator and connect',
        on: 'client',
        look: 'Start > Remote Desktop Connection > right-click > Run as administrator',
        admin: true,
        expect:
          'It works now: the user was not allowed to write the store (extended code 267). It fails in the same way: the store itself or the licence server is at fault.',
      },
      {
        text: 'Connect to the same host as the same user from another client',
        on: 'client',
        expect:
          'It works there: the store of the first client is the cause. It fails there too: look at the host and its licence server.',
      },
    ],
    fix: [
      {
        text: 'Start the client once as an administrator and connect: Windows then writes a new licence',
        on: 'client',
        look: 'Start > Remote Desktop Connection > right-click > Run as administrator',
        admin: true,
        risk: 'low',
      },
      saveKey(CLIENT_STORE_KEY, 'mslicensing', 'client'),
      {
        text: 'Empty the store, then start the client once more as an administrator and connect',
        on: 'client',
        run: String.raw`reg delete "${CLIENT_STORE_KEY}\Store" /f & reg delete "${CLIENT_STORE_KEY}\HardwareID" /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        warning: 'The client counts as a new device afterwards and may take another licence per device.',
      },
      {
        text: "On a thin client, use the maker's own function that resets the licence",
        on: 'client',
        risk: 'medium',
      },
    ],
    verify: [
      {
        text: 'Let the ordinary user connect, then read the store again',
        on: 'client',
        run: `reg query "${CLIENT_STORE_KEY}" /s`,
        shell: 'cmd',
        expect: 'The desktop opens and a new LICENSE000 is there.',
      },
    ],
    undo: [restoreKey('mslicensing', 'client')],
    warnings: ['Empty only the store of the client. Leave the licences on the licence server alone.'],
    links: [LINKS.extended, LINKS.noLicenceServer],
    confidence: 'medium',
  },
  {
    id: 'lic-mode',
    concerns:
      'A session host that warns that its licensing mode is not configured, or that has another mode than its licences.',
    confirm: [
      {
        text: 'Read the mode that is set on the host and by policy',
        on: 'host',
        run: `reg query "${LICENSING_CORE_KEY}" /v LicensingMode & reg query "${POLICY}" /v LicensingMode`,
        shell: 'cmd',
        expect:
          '0x2 is per device, 0x4 per user, 0x6 per user with Entra; the policy wins. Another number, no value, or a mode that does not match your licences: this is the cause.',
      },
      {
        text: 'Look for event 1068',
        on: 'host',
        run: 'Get-WinEvent -FilterHashtable @{LogName="Microsoft-Windows-TerminalServices-RemoteConnectionManager/Admin";Id=1068} -MaxEvents 5 | Format-List TimeCreated,Message',
        shell: 'powershell',
        admin: true,
        expect: 'Present and recent: the mode is not set. None found: look elsewhere.',
      },
      {
        text: 'Ask who sees the balloon that the licensing mode is not configured',
        on: 'host',
        look: 'The notification area after sign-in',
        expect:
          'It is normal for local accounts under per user, and in sessions started with /admin. Seen by domain users in ordinary sessions: this is the cause.',
      },
    ],
    fix: [
      {
        text: 'In a deployment with a broker, set the mode that matches the licences you own',
        on: 'broker',
        look: 'Server Manager > Remote Desktop Services > Overview > Tasks > Edit Deployment Properties > RD Licensing',
        admin: true,
        risk: 'low',
      },
      saveKey(POLICY, 'ts-policy'),
      saveKey(LICENSING_CORE_KEY, 'rcm-licensing'),
      {
        text: 'Without a broker, set the policy "Set the Remote Desktop licensing mode" to the type of licence you own. A host in a workgroup can use Per Device only',
        on: 'host',
        look: LICENSING_POLICY,
        admin: true,
        risk: 'low',
      },
      restartTermService(),
    ],
    verify: [
      {
        text: 'Let a domain user sign in without /admin',
        on: 'client',
        expect: 'The balloon no longer appears.',
      },
      diagnoser('It lists no problem.'),
    ],
    undo: [
      {
        text: 'Set the former mode again on the broker',
        on: 'broker',
        look: 'Server Manager > Remote Desktop Services > Overview > Tasks > Edit Deployment Properties > RD Licensing',
        admin: true,
        risk: 'low',
      },
      restoreKey('ts-policy'),
      restoreKey('rcm-licensing'),
      applyRestored,
    ],
    links: [LINKS.licensingMode, LINKS.calVersions],
    confidence: 'high',
  },
  {
    id: 'lic-no-cal',
    concerns: 'Users or devices that find a licence server, but none of its licences is free or fits the host.',
    confirm: [
      {
        text: 'Open RD Licensing Manager and look at the server and its licences',
        on: 'licence-server',
        run: 'licmgr.exe',
        shell: 'cmd',
        look: 'RD Licensing Manager',
        admin: true,
        expect:
          'No green tick, no free licence, or none of the right version and type: this is the cause. A green tick and free licences that fit: look elsewhere.',
      },
      {
        text: 'Compare the versions: the licence at least as new as the host, the licence server at least as new as the licence',
        on: 'licence-server',
        look: 'RD Licensing Manager > column License Version and Type',
        expect:
          'A 2016 host needs licences of 2016 or later; 2019 licences need a 2019 licence server or later. A mismatch is the cause; otherwise count the free ones.',
      },
      {
        text: 'Look for events 21 and 22 of the licence server',
        on: 'licence-server',
        look: 'Event Viewer > Windows Logs > System, source TerminalServices-Licensing',
        expect:
          '21: no permanent licence left. 22: it concerns temporary licences. Neither points away from a shortage.',
        unverified: true,
      },
      {
        text: 'On the host, look for events 1004 and 1028',
        on: 'host',
        look: 'Event Viewer > Applications and Services Logs > Microsoft > Windows > TerminalServices-RemoteConnectionManager > Operational (1004), and Windows Logs > System (1028)',
        expect: 'Present: somebody went without a licence. Absent: no client was refused on this host lately.',
      },
    ],
    fix: [
      {
        text: 'Buy licences that fit and install them',
        on: 'licence-server',
        look: 'RD Licensing Manager > right-click the server > Install Licenses',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Or convert licences to the type that the host uses',
        on: 'licence-server',
        look: 'RD Licensing Manager > right-click the licences > Convert Licenses',
        admin: true,
        risk: 'medium',
        warning: 'What is converted is missing for those who use the other type.',
      },
      {
        text: 'Revoke licences per device of computers that are gone',
        on: 'licence-server',
        look: 'RD Licensing Manager > the licences per device > right-click the device > Revoke License',
        admin: true,
        risk: 'medium',
        warning: 'Once revoked, the device does not get that licence back.',
      },
      {
        text: 'If versions do not fit, upgrade the licence server first and the hosts after it',
        on: 'licence-server',
        admin: true,
        risk: 'medium',
        restarts: 'the licence server',
      },
    ],
    verify: [
      {
        text: 'Let the client connect, then look for the licence issued to it',
        on: 'licence-server',
        run: 'licmgr.exe',
        shell: 'cmd',
        look: 'RD Licensing Manager > the licences > Issued To',
        admin: true,
        expect: 'The user or device is listed with a licence that is not temporary.',
      },
    ],
    undo: [
      {
        text: 'Installed licences stay, and a device does not get a revoked licence back. Only a conversion can be reversed, by converting again',
        on: 'licence-server',
        look: 'RD Licensing Manager > right-click the licences > Convert Licenses',
        admin: true,
        risk: 'medium',
      },
    ],
    links: [
      LINKS.noLicenceServer,
      LINKS.calVersions,
      {
        title: 'Microsoft: install RDS client access licences',
        url: 'https://learn.microsoft.com/windows-server/remote/remote-desktop-services/rds-install-cals',
      },
      {
        title: 'Microsoft: event 1028, availability of RDS client access licences',
        url: 'https://technet.microsoft.com/en-us/library/ee890984(v=ws.10).aspx',
      },
    ],
    confidence: 'high',
  },

  {
    id: 'lic-network',
    concerns: 'Users whose sign-in breaks off while client, host and licence server talk about the licence.',
    confirm: [
      {
        text: 'Try to reach the licence server from the host',
        on: 'host',
        run: 'Test-NetConnection "<licence-server>" -Port 135; Test-NetConnection "<licence-server>" -Port 445',
        shell: 'powershell',
        expect:
          'False: name, route or firewall is the cause. True on both: the dynamic RPC ports (49152 to 65535) must be open too.',
      },
      {
        text: 'Ask the host for the state of its contact',
        on: 'host',
        run: `(Invoke-CimMethod -InputObject ${SETTING_OBJECT} -MethodName GetTStoLSConnectivityStatus -Arguments @{ServerName="<licence-server>"}).TStoLSConnectivityStatus`,
        shell: 'powershell',
        expect:
          '11: the licence server is valid, look at the way to the client. 6: no connection. 8: access denied. 5: the host is not in the group Terminal Server Computers.',
        admin: true,
      },
      {
        text: 'Connect from another client and another network',
        on: 'client',
        expect:
          'It works there: the first client or its way is the cause. It fails there too: look at host and licence server.',
      },
    ],
    fix: [
      { text: 'Try once more: a single break needs no repair', on: 'client', risk: 'none' },
      {
        text: `If one client only fails, see "${CAUSES['security-layer'].title}" and "${CAUSES['vpn-mtu'].title}"`,
        on: 'client',
        risk: 'none',
      },
      { text: 'Correct the DNS record of the licence server', on: 'directory', admin: true, risk: 'medium' },
      {
        text: 'Let RPC and TCP 445 pass from the host to the licence server',
        on: 'network',
        admin: true,
        risk: 'medium',
        warning: 'Open them between these two machines only.',
      },
      {
        text: 'Status 5: put the host into the group Terminal Server Computers of the licence server',
        on: 'licence-server',
        look: 'lusrmgr.msc > Groups, or Active Directory Users and Computers on a domain controller',
        admin: true,
        risk: 'medium',
      },
    ],
    verify: [
      {
        text: 'Connect again',
        on: 'client',
        expect: 'The desktop opens, and extended codes 262 and 263 do not come back.',
      },
    ],
    undo: [
      {
        text: 'Close those ports again, and put the DNS record back',
        on: 'network',
        admin: true,
        risk: 'low',
      },
      { text: 'Take the host out of the group again', on: 'licence-server', admin: true, risk: 'low' },
    ],
    warnings: [
      'Code 2312 means that licensing timed out. One copy of the archived list says that the licence expired, which is wrong.',
    ],
    links: [LINKS.ports, LINKS.terminalServiceSetting, LINKS.noLicenceServer],
    confidence: 'medium',
  },
  {
    id: 'lic-reactivate',
    concerns: 'A licence server whose certificate is damaged or out of date, so that it issues no licences.',
    confirm: [
      {
        text: 'Look at its state',
        on: 'licence-server',
        run: 'licmgr.exe',
        shell: 'cmd',
        look: 'RD Licensing Manager',
        expect: 'Activated, with its licences: look elsewhere. Not activated, or with an error: this is the cause.',
        admin: true,
      },
      {
        text: 'Look for events 17, 18 and 19',
        on: 'licence-server',
        look: 'Event Viewer > Windows Logs > System, source TerminalServices-Licensing',
        expect: '17 or 19: its certificates. 18: it is not activated. None: look elsewhere.',
        admin: true,
      },
    ],
    fix: [
      {
        text: 'Write down the licences and the agreement that stand in RD Licensing Manager',
        on: 'licence-server',
        risk: 'none',
      },
      {
        text: 'Reactivate the server: automatically, over the web or by telephone',
        on: 'licence-server',
        look: 'RD Licensing Manager > right-click the server > Advanced > Reactivate Server',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'For licences per user: see that the server is in the group Terminal Server License Servers',
        on: 'directory',
        admin: true,
        risk: 'low',
      },
    ],
    verify: [
      {
        text: 'Look at its state again',
        on: 'licence-server',
        run: 'licmgr.exe',
        shell: 'cmd',
        look: 'RD Licensing Manager',
        expect: 'Activated, and the licences are still listed.',
        admin: true,
      },
    ],
    undo: [
      {
        text: 'A reactivation stays. Licences already issued remain valid; those not issued may have to be installed again',
        on: 'licence-server',
        admin: true,
        risk: 'medium',
      },
    ],
    warnings: ['Deactivate the server only before it is moved or given up.'],
    olderWindows: [
      {
        text: 'Event 28 of Server 2003 speaks of domain controllers and workgroup servers: that limit is gone',
        on: 'licence-server',
      },
    ],
    links: [LINKS.reactivate, LINKS.activateLicenceServer],
    confidence: 'medium',
  },
  {
    id: 'lic-admin-way-in',
    concerns: 'An administrator who has to get onto a host that refuses ordinary sign-ins for want of licences.',
    confirm: [
      {
        text: 'See how many sessions there are',
        on: 'client',
        run: 'query session /server:<host>',
        shell: 'cmd',
        expect: 'Fewer than two administrators: the way in is free. Two: one of them has to leave.',
        admin: true,
      },
      {
        text: 'Check that the account is in the Administrators group of the host',
        on: 'host',
        run: 'Get-LocalGroupMember -SID "S-1-5-32-544"',
        shell: 'powershell',
        expect: 'Listed, directly or by a group: this way works. Not listed: it does not.',
      },
    ],
    fix: [
      {
        text: 'Connect with the switch for administration',
        on: 'client',
        run: 'mstsc /v:"<host>" /admin',
        shell: 'cmd',
        risk: 'low',
      },
      {
        text: `Then repair the licensing: see "${CAUSES['lic-server-missing'].title}" and "${CAUSES['lic-mode'].title}"`,
        on: 'host',
        risk: 'none',
      },
      {
        text: 'If two administrator sessions are all that is needed: remove the role',
        on: 'host',
        run: 'Uninstall-WindowsFeature RDS-RD-Server',
        shell: 'powershell',
        admin: true,
        risk: 'high',
        restarts: 'the host',
        drops: true,
        warning: 'Ordinary users and RemoteApp are out from then on.',
      },
    ],
    verify: [{ text: 'Sign in', on: 'client', expect: 'The desktop opens.' }],
    undo: [
      {
        text: 'The switch changes nothing. Install the role again if it was removed',
        on: 'host',
        run: 'Install-WindowsFeature RDS-RD-Server',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
      },
    ],
    warnings: ['This way is for administration. Ordinary work over it breaks the licence terms.'],
    links: [LINKS.azureSpecific],
    confidence: 'high',
  },
];
