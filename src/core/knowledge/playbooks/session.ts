import type { Playbook, Step } from '../playbook';

const TERMINAL_SERVER = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server`;
const RDP_TCP = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp`;
const POLICY = String.raw`HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services`;
const RDMS = String.raw`HKLM\SOFTWARE\Microsoft\RDMS`;
const GPO_SESSION_HOST =
  'Computer Configuration > Administrative Templates > Windows Components > Remote Desktop Services > Remote Desktop Session Host';
const SESSION_LOG = 'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational';

/** Exports `key` to C:\RdpBackup\<file>.reg, to stand before the first step that changes the key. */
const saveKey = (key: string, file: string, on: 'host' | 'broker' = 'host'): Step => ({
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

const restorePolicy = (folder: string): Step => ({
  text: 'Set the changed policy back to the value you noted',
  on: 'directory',
  look: `${GPO_SESSION_HOST} > ${folder}`,
  admin: true,
  risk: 'medium',
});

const LINK_EXTENDED = {
  title: 'Microsoft: ExtendedDisconnectReasonCode',
  url: 'https://learn.microsoft.com/windows/win32/termserv/extendeddisconnectreasoncode',
};
const LINK_ON_DISCONNECTED = {
  title: 'Microsoft: IMsTscAxEvents::OnDisconnected, the disconnect codes',
  url: 'https://learn.microsoft.com/windows/win32/termserv/imstscaxevents-ondisconnected',
};
const LINK_RDPBCGR = {
  title: 'Microsoft: [MS-RDPBCGR], the Set Error Info codes',
  url: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-rdpbcgr/',
};
const LINK_LOG_FILES = {
  title: 'Microsoft: log files for Remote Desktop Services',
  url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/log-files-to-troubleshoot-rds-issues',
};
const LINK_BUSY = {
  title: 'Microsoft: Remote Desktop Service is currently busy',
  url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/remote-desktop-service-currently-busy',
};
const LINK_DISCONNECTED_ERRORS = {
  title: 'Microsoft: troubleshoot Remote Desktop disconnected errors',
  url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/troubleshoot-remote-desktop-disconnected-errors',
};
const LINK_POLICY = {
  title: 'Microsoft: policies of TerminalServer.admx',
  url: 'https://learn.microsoft.com/windows/client-management/mdm/policy-csp-admx-terminalserver',
};
const LINK_AZURE_FREQUENT = {
  title: 'Microsoft: Remote Desktop disconnects frequently in an Azure VM',
  url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-rdp-intermittent-connectivity',
};

/** Playbooks of causes in the life of a session: normal ends, limits, takeovers, rights, memory. Built per call. */
export const sessionPlaybooks = (): readonly Playbook[] => [
  {
    id: 'triage-first',
    concerns: 'Anyone who does not know yet which of several codes, or which side, is to be believed.',
    confirm: [
      {
        text: 'List the last connections and disconnects of the client',
        on: 'client',
        run: 'Get-WinEvent -LogName "Microsoft-Windows-TerminalServices-RDPClient/Operational" -MaxEvents 200 | Where-Object Id -in 1024,1025,1026,1027,1028,1029,1102,1103,1105 | Format-Table TimeCreated,Id,Message -Wrap',
        shell: 'powershell',
        expect:
          'Event 1026 carries the disconnect code in decimal, in the field Value. The last one of an attempt is the one that counts.',
      },
      {
        text: 'Let the client turn the code and the extended code into its own words',
        on: 'client',
        run: '$m=New-Object -ComObject MSTscAx.MsTscAx; $m.GetErrorDescription(<disconnect-code>,<extended-code>)',
        shell: 'powershell',
        expect:
          'A sentence that fits the case supports the code. "An internal error has occurred" only means that this client does not know the code.',
      },
      {
        text: 'Look the code up, then the extended code, each in its own list',
        on: 'any',
        expect:
          'Dialogs show hex (0x204), events decimal (516): the same code. The same number means something else in the other list.',
      },
      {
        text: 'Read what the host wrote in the same minute',
        on: 'host',
        run: `Get-WinEvent -LogName "${SESSION_LOG}" -MaxEvents 100 | Where-Object Id -in 21,22,23,24,25,39,40 | Format-Table TimeCreated,Id,Message -Wrap`,
        shell: 'powershell',
        expect:
          '40: disconnected, with a reason. 39: another session did it. 23: signed out. 24 and 25: disconnected and reconnected. Nothing at all: the connection did not get as far as a session.',
        admin: true,
      },
      {
        text: 'Leave out the disconnects in the middle of one attempt',
        on: 'client',
        expect:
          'A prompt for credentials or a certificate makes the client open and close the connection more than once. Code 263 there is reported as no error.',
      },
    ],
    fix: [
      {
        text: 'Narrow it down, one change at a time: another user, another client, another network, the address instead of the name, with and without the gateway',
        on: 'any',
        risk: 'none',
      },
    ],
    verify: [
      {
        text: 'Reconnect and read both logs again',
        on: 'client',
        run: 'Get-WinEvent -LogName "Microsoft-Windows-TerminalServices-RDPClient/Operational" -MaxEvents 50 | Where-Object Id -eq 1026 | Format-Table TimeCreated,Id,Message -Wrap',
        shell: 'powershell',
        expect:
          'The last event 1026 has the value 1, 2 or 263, and the host shows event 21 (signed in) or 25 (reconnected).',
      },
    ],
    undo: [],
    warnings: ['The texts of events are translated. Go by provider and event id, not by words.'],
    links: [
      {
        title: 'Microsoft: IMsRdpClient5::GetErrorDescription',
        url: 'https://learn.microsoft.com/windows/win32/termserv/imsrdpclient5-geterrordescription',
      },
      LINK_ON_DISCONNECTED,
      LINK_EXTENDED,
      LINK_RDPBCGR,
      LINK_LOG_FILES,
    ],
    confidence: 'high',
  },
  {
    id: 'collect-data',
    concerns: 'A case that the other playbooks did not settle and that needs logs, or support.',
    confirm: [
      {
        text: 'Write the policies in force into a report, from an elevated prompt (without it the part for the computer is left out)',
        on: 'host',
        run: String.raw`gpresult /h "%TEMP%\gp.html" /f`,
        shell: 'cmd',
        expect:
          'The report names the winning policy object for each Remote Desktop setting. A setting that nobody expected points to a policy; none points away from it.',
        admin: true,
      },
    ],
    fix: [
      {
        text: 'For a certificate problem: switch the CAPI2 log on at the client, then repeat the failure',
        on: 'client',
        run: 'wevtutil sl Microsoft-Windows-CAPI2/Operational /e:true',
        shell: 'cmd',
        expect: 'The log then shows why a certificate chain was not accepted.',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Switch the CAPI2 log on at the host too',
        on: 'host',
        run: 'wevtutil sl Microsoft-Windows-CAPI2/Operational /e:true',
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Read the chain errors in the CAPI2 log; events 11, 30 and 53 are said to carry them',
        on: 'any',
        run: 'Get-WinEvent -LogName Microsoft-Windows-CAPI2/Operational -MaxEvents 200 | Where-Object Id -in 11,30,53 | Format-List TimeCreated,Id,Message',
        shell: 'powershell',
        admin: true,
        risk: 'none',
        unverified: true,
      },
      {
        text: 'Download Microsoft’s TSS, unzip it to C:\\tss and open an elevated PowerShell there (not ISE); let this one window run it',
        on: 'any',
        run: 'Set-ExecutionPolicy -Scope Process -ExecutionPolicy Bypass',
        shell: 'powershell',
        admin: true,
        risk: 'low',
        warning:
          'This applies to this window only and ends when you close it. Take TSS from Microsoft’s page and nowhere else.',
      },
      {
        text: 'Sessions that disconnect: collect the logs and the general scenario',
        on: 'host',
        run: String.raw`.\TSS.ps1 -CollectLog UEX_EventLog; .\TSS.ps1 -Scenario UEX_General`,
        shell: 'powershell',
        expect: 'The result is a zip file in C:\\MS_DATA.',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Connections that fail: trace while you repeat the failure',
        on: 'host',
        run: String.raw`.\TSS.ps1 -UEX_RDS -Netsh -UEX_Logon -UEX_EVT -UEX_Auth`,
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Licensing: trace with these parts added',
        on: 'host',
        run: String.raw`.\TSS.ps1 -UEX_RDS -Netsh -UEX_Logon -UEX_EVT -UEX_Auth -UEX_WMI -UEX_WinRM`,
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      {
        text: 'A sign-in that is slow or hangs: trace the client side',
        on: 'client',
        run: String.raw`.\TSS.ps1 -Scenario UEX_RDSCli`,
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      {
        text: 'A sign-in that is slow or hangs: trace the host side',
        on: 'host',
        run: String.raw`.\TSS.ps1 -Scenario UEX_RDSSrv`,
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      saveKey(RDMS, 'rdms', 'broker'),
      {
        text: 'Deployment or broker faults: switch the logs of the management window on, and repeat the failure',
        on: 'broker',
        run: `reg add ${RDMS} /v EnableDeploymentUILog /t REG_DWORD /d 1 /f & reg add ${RDMS} /v EnableUILog /t REG_DWORD /d 1 /f`,
        shell: 'cmd',
        look: String.raw`%windir%\Logs\RDMSDeploymentUI.txt and %temp%\RDMSUI-trace.log`,
        admin: true,
        risk: 'low',
      },
    ],
    verify: [
      {
        text: 'Open the zip file and look for the minute of the failed attempt',
        on: 'any',
        expect: 'The logs cover that minute.',
      },
    ],
    undo: [
      {
        text: 'Switch the CAPI2 log off again, on each machine where you switched it on',
        on: 'any',
        run: 'wevtutil sl Microsoft-Windows-CAPI2/Operational /e:false',
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Remove the two log values again if they did not exist before',
        on: 'broker',
        run: `reg delete ${RDMS} /v EnableDeploymentUILog /f & reg delete ${RDMS} /v EnableUILog /f`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Or import the saved copy if they did',
        on: 'broker',
        run: String.raw`reg import C:\RdpBackup\rdms.reg`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
    ],
    warnings: ['Traces hold names of users and computers, and addresses. Read them before you give them away.'],
    olderWindows: [
      {
        text: 'Switch the CAPI2 log on in the window, at the client and at the host',
        on: 'any',
        look: 'Event Viewer > Applications and Services Logs > Microsoft > Windows > CAPI2 > Operational > Enable Log',
        admin: true,
        risk: 'low',
      },
    ],
    links: [
      {
        title: 'Microsoft: gather information with TSS, user experience',
        url: 'https://learn.microsoft.com/troubleshoot/windows-client/windows-troubleshooters/gather-information-using-tss-user-experience#remote-desktop-disconnection',
      },
      LINK_BUSY,
      LINK_LOG_FILES,
      LINK_DISCONNECTED_ERRORS,
    ],
    confidence: 'high',
  },
  {
    id: 'expected-disconnect',
    concerns: 'A session that the user or the client program ended: the code records it and no fault stands behind it.',
    confirm: [
      {
        text: 'See who ended it',
        on: 'host',
        run: `Get-WinEvent -LogName "${SESSION_LOG}" -MaxEvents 50 | Where-Object Id -in 23,24,39,40`,
        shell: 'powershell',
        expect:
          'Event 23 (signed out), or 40 with reason 11 or 12 (the user disconnected or signed out), points to this cause. Event 39, or 40 with another reason, points away from it. Event 24 alone does not say who.',
        admin: true,
      },
    ],
    fix: [],
    verify: [
      {
        text: 'If the session should have stayed, connect again',
        on: 'client',
        expect: 'The host writes event 25 (reconnected) or 21 (a new sign-in).',
      },
    ],
    undo: [],
    links: [LINK_ON_DISCONNECTED, LINK_EXTENDED],
    confidence: 'high',
  },
  {
    id: 'admin-ended-session',
    concerns: 'A user whose session was ended by someone or something else: an administrator, a script, a restart.',
    confirm: [
      {
        text: 'Find out which session ended which',
        on: 'host',
        run: `Get-WinEvent -LogName "${SESSION_LOG}" -MaxEvents 200 | Where-Object Id -in 23,24,39,40 | Format-List TimeCreated,Id,Message`,
        shell: 'powershell',
        expect: 'Event 39 names the session that did it and the one it was done to, and points to this cause.',
        admin: true,
      },
      {
        text: 'Read the reason in event 40 of the same minute',
        on: 'host',
        expect:
          'Reason 1 is taken to be a disconnect by an administrator, 2 a forced sign-out, as in the protocol’s own list. Reasons 3, 4, 5, 11 and 12 point away from it.',
        unverified: true,
      },
      {
        text: 'See whether the host was restarting',
        on: 'host',
        run: 'Get-WinEvent -FilterHashtable @{LogName="System";Id=1074,6006,6008,41} -MaxEvents 10',
        shell: 'powershell',
        expect:
          '1074 is a planned restart and names who asked for it. 41 or 6008 is a crash or a power cut, which points to the host itself.',
        admin: true,
      },
      {
        text: 'Look for scheduled tasks, scripts and maintenance windows that call logoff, rwinsta, tsdiscon or Invoke-RDUserLogoff',
        on: 'host',
        expect: 'A task that runs at the time of the cut points to this cause.',
      },
    ],
    fix: [
      { text: 'Ask the administrator why, then connect again', on: 'client', risk: 'none' },
      {
        text: 'Stop or change the script or task that ended the session',
        on: 'host',
        admin: true,
        risk: 'low',
        warning: 'It may be meant: ask its owner first.',
      },
    ],
    verify: [
      {
        text: 'Stay connected for longer than before the cut',
        on: 'client',
        expect: 'The session stays, and no new event 39 or 40 appears.',
      },
    ],
    undo: [
      {
        text: 'Switch a stopped script or task on again; nothing else was changed',
        on: 'host',
        admin: true,
        risk: 'low',
      },
    ],
    links: [LINK_EXTENDED, LINK_RDPBCGR],
    confidence: 'high',
  },
  {
    id: 'idle-limit',
    concerns: 'A user who was disconnected after a time without keyboard or mouse; a warning comes two minutes before.',
    confirm: [
      {
        text: 'Read the idle limit that a policy sets',
        on: 'host',
        run: `reg query "${POLICY}" /v MaxIdleTime`,
        shell: 'cmd',
        expect:
          'A number is the limit in milliseconds and points to this cause. 0 or missing points away from a policy.',
      },
      {
        text: 'Read the idle limit of the listener',
        on: 'host',
        run: `reg query "${RDP_TCP}" /v MaxIdleTime & reg query "${RDP_TCP}" /v fInheritMaxIdleTime`,
        shell: 'cmd',
        expect:
          'fInheritMaxIdleTime 1 means that the listener takes the value of the policy or the user instead of its own.',
      },
      {
        text: 'In an RDS deployment: read the limit of the collection',
        on: 'broker',
        run: 'Get-RDSessionCollectionConfiguration -CollectionName "<collection>" -Connection',
        shell: 'powershell',
        expect: 'IdleSessionLimitMin is the limit in minutes; 0 means none.',
        admin: true,
      },
      {
        text: 'Read the limit of the user account',
        on: 'directory',
        look: 'Active Directory Users and Computers > the user > Properties > Sessions',
        expect: 'From Server 2016 on it counts only where fQueryUserConfigFromDC is 1 on the host.',
      },
    ],
    fix: [
      {
        text: 'Ask the owner of the security policy whether the limit may be longer; until then move the mouse when the warning comes',
        on: 'any',
        risk: 'none',
      },
      saveKey(POLICY, 'ts-policy'),
      saveKey(RDP_TCP, 'rdp-tcp'),
      {
        text: 'Set the policy "Set time limit for active but idle Remote Desktop Services sessions" to a longer time, or to Never; note its old value',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Session Time Limits (also under User Configuration)`,
        admin: true,
        risk: 'medium',
        warning: 'A session that nobody watches stays open for longer: keep the screen lock on.',
      },
      {
        text: 'Or in an RDS deployment: set the limit of the collection in minutes (0 means none); note its old value',
        on: 'broker',
        run: 'Set-RDSessionCollectionConfiguration -CollectionName "<collection>" -IdleSessionLimitMin <minutes>',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        warning: 'A session that nobody watches stays open for longer: keep the screen lock on.',
      },
      {
        text: 'Or, if the listener itself holds the limit: let it take the value of the policy or the user again',
        on: 'host',
        run: `reg add "${RDP_TCP}" /v fInheritMaxIdleTime /t REG_DWORD /d 1 /f & reg add "${RDP_TCP}" /v MaxIdleTime /t REG_DWORD /d 0 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        warning: 'A session that nobody watches stays open for longer: keep the screen lock on.',
      },
      {
        text: 'Choose what happens at the limit with "End session when time limits are reached": disconnect, or sign out (fResetBroken 1)',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Session Time Limits`,
        admin: true,
        risk: 'medium',
        warning: 'Signing out at the limit loses unsaved work.',
      },
    ],
    verify: [
      {
        text: 'Leave a session idle past the old limit',
        on: 'client',
        expect: 'It stays connected, and the host writes no event 40 with reason 3.',
      },
    ],
    undo: [
      restorePolicy('Session Time Limits'),
      {
        text: 'Set the limit of the collection back to the value you noted',
        on: 'broker',
        run: 'Set-RDSessionCollectionConfiguration -CollectionName "<collection>" -IdleSessionLimitMin <old-minutes>',
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      restoreKey('ts-policy'),
      restoreKey('rdp-tcp'),
    ],
    warnings: [
      'Check the security policy of the organisation before you lift the limit.',
      'If the policy is set for computer and user, the computer setting wins.',
      'The console session is exempt from the limit.',
      'A longer limit leaves unattended sessions open: keep the screen lock on.',
    ],
    links: [
      LINK_POLICY,
      LINK_EXTENDED,
      {
        title: 'Microsoft: Win32_TSSessionSetting',
        url: 'https://learn.microsoft.com/windows/win32/termserv/win32-tssessionsetting',
      },
      LINK_AZURE_FREQUENT,
    ],
    confidence: 'high',
  },
  {
    id: 'active-limit',
    concerns: 'A user who was disconnected while working, after a fixed time since the session began.',
    confirm: [
      {
        text: 'Read the limit for active sessions that a policy sets',
        on: 'host',
        run: `reg query "${POLICY}" /v MaxConnectionTime`,
        shell: 'cmd',
        expect: 'A number is the limit in milliseconds and points to this cause. 0 or missing points away from it.',
      },
      {
        text: 'Read how long a disconnected session lives',
        on: 'host',
        run: `reg query "${POLICY}" /v MaxDisconnectionTime`,
        shell: 'cmd',
        expect: 'The time in milliseconds until a disconnected session is ended. It does not end an active one.',
      },
      {
        text: 'See whether users are signed out when their sign-in hours end',
        on: 'host',
        look: 'secpol.msc > Local Policies > Security Options > Network security: Force logoff when logon hours expire',
        expect: 'Enabled, with a cut at the end of the hours, points to the sign-in hours and away from this cause.',
        admin: true,
      },
    ],
    fix: [
      {
        text: 'Ask the owner of the security policy whether the limit may be longer; until then save work and sign in again in time',
        on: 'any',
        risk: 'none',
      },
      saveKey(POLICY, 'ts-policy'),
      {
        text: 'Set the policy "Set time limit for active Remote Desktop Services sessions" to a longer time, or to Never; note its old value',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Session Time Limits`,
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Or in an RDS deployment: set the limit of the collection in minutes (0 means none); note its old value',
        on: 'broker',
        run: 'Set-RDSessionCollectionConfiguration -CollectionName "<collection>" -ActiveSessionLimitMin <minutes>',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
      },
    ],
    verify: [{ text: 'Work past the old limit', on: 'client', expect: 'The session stays connected.' }],
    undo: [
      restorePolicy('Session Time Limits'),
      {
        text: 'Set the limit of the collection back to the value you noted',
        on: 'broker',
        run: 'Set-RDSessionCollectionConfiguration -CollectionName "<collection>" -ActiveSessionLimitMin <old-minutes>',
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      restoreKey('ts-policy'),
    ],
    links: [LINK_POLICY, LINK_EXTENDED, LINK_RDPBCGR],
    confidence: 'high',
  },
  {
    id: 'replaced-by-other',
    concerns: 'A user whose session moved to another device, because the same account signed in there.',
    confirm: [
      {
        text: 'See who took the session',
        on: 'host',
        run: `Get-WinEvent -LogName "${SESSION_LOG}" -MaxEvents 50 | Where-Object Id -in 25,39,40 | Format-List TimeCreated,Message`,
        shell: 'powershell',
        expect:
          'Event 25 from another address right after event 40 with reason 5 points to this cause. The same address as before points away from it.',
        admin: true,
      },
      {
        text: 'Read whether one session per user is the rule',
        on: 'host',
        run: `reg query "${POLICY}" /v fSingleSessionPerUser`,
        shell: 'cmd',
        expect:
          '1 or missing means one session per user. On Windows client editions a sign-in at the console takes the session over as well.',
      },
    ],
    fix: [
      {
        text: 'Sign out on the other device, and do not leave two clients that reconnect by themselves',
        on: 'client',
        risk: 'none',
      },
      {
        text: 'If nobody knows the other address: review the Remote Desktop sign-ins in the security log',
        on: 'host',
        run: `Get-WinEvent -FilterHashtable @{LogName="Security";Id=4624} -MaxEvents 500 | Where-Object { $_.Properties[8].Value -eq 10 } | Format-List TimeCreated,Message`,
        shell: 'powershell',
        expect: 'Type 10 is a Remote Desktop sign-in; the event names the address it came from.',
        admin: true,
        risk: 'none',
      },
      {
        text: 'If the other address stays unknown: change the password of the account',
        on: 'directory',
        admin: true,
        risk: 'low',
      },
      { text: 'Give each person an account of their own', on: 'directory', admin: true, risk: 'low' },
      saveKey(POLICY, 'ts-policy'),
      {
        text: 'On a session host: set the policy "Restrict Remote Desktop Services users to a single Remote Desktop Services session" to Disabled; note its old value',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Connections`,
        admin: true,
        risk: 'medium',
        warning: 'Users may then leave several sessions open, which costs memory on the host.',
      },
    ],
    verify: [
      {
        text: 'Work with one client only',
        on: 'client',
        expect: 'The session stays, and no event 40 with reason 5 appears.',
      },
    ],
    undo: [restorePolicy('Connections'), restoreKey('ts-policy')],
    links: [LINK_EXTENDED, LINK_RDPBCGR, LINK_POLICY],
    confidence: 'high',
  },
  {
    id: 'connection-limit',
    concerns: 'A host that has as many connections as it may have: by policy, by its listener, or two administrators.',
    confirm: [
      {
        text: 'Read the limit that a policy sets',
        on: 'host',
        run: `reg query "${POLICY}" /v MaxInstanceCount`,
        shell: 'cmd',
        expect: 'A number is the limit (999999 means none). Missing points away from a policy.',
      },
      {
        text: 'Read the limit of the listener',
        on: 'host',
        run: `reg query "${RDP_TCP}" /v MaxInstanceCount`,
        shell: 'cmd',
        expect: '0xffffffff means no limit and points away from the listener.',
      },
      {
        text: 'Read both through WMI',
        on: 'host',
        run: `Get-CimInstance -Namespace root/cimv2/TerminalServices -ClassName Win32_TSNetworkAdapterSetting -Filter "TerminalName='RDP-Tcp'" | Format-List MaximumConnections,PolicySourceMaximumConnections`,
        shell: 'powershell',
        expect: 'A policy source of 1 means that Group Policy decides; the old dialog was greyed out then.',
        admin: true,
      },
      {
        text: 'Count the sessions',
        on: 'host',
        run: 'qwinsta',
        shell: 'cmd',
        expect:
          'Active and disconnected sessions both count. Without the RD Session Host role two administrator sessions are the most. Fewer sessions than the limit point away from this cause.',
      },
      {
        text: 'On Windows Server: see whether the RD Session Host role is installed',
        on: 'host',
        run: 'Get-WindowsFeature RDS-RD-Server',
        shell: 'powershell',
        expect:
          'Installed means many users, who need client access licences. Not installed means two administrator sessions.',
        admin: true,
      },
    ],
    fix: [
      {
        text: 'List the sessions and ask a user to sign out',
        on: 'host',
        run: 'query session',
        shell: 'cmd',
        risk: 'none',
      },
      saveKey(RDP_TCP, 'rdp-tcp'),
      saveKey(POLICY, 'ts-policy'),
      {
        text: 'If the session must go: disconnect it by its number; it goes on running, and counts where disconnected sessions count',
        on: 'host',
        run: 'tsdiscon <id>',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        drops: true,
      },
      {
        text: 'Or sign its user out',
        on: 'host',
        run: 'logoff <id>',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        drops: true,
        warning: 'Unsaved work of this user is lost.',
      },
      {
        text: 'Take the limit off the listener',
        on: 'host',
        run: `reg add "${RDP_TCP}" /v MaxInstanceCount /t REG_DWORD /d 4294967295 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        restarts: 'Remote Desktop Services, for the value to apply',
        drops: true,
      },
      {
        text: 'Or raise the policy "Limit number of connections": a larger number, 999999, or Not configured; note its old value',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Connections`,
        admin: true,
        risk: 'medium',
      },
      {
        text: 'For more than two users on Windows Server: install the RD Session Host role and provide client access licences',
        on: 'host',
        admin: true,
        risk: 'high',
        restarts: 'the host',
        drops: true,
        warning: 'The role turns the server into one that needs a licence for each user or device.',
      },
    ],
    verify: [
      {
        text: 'Connect one user more than before',
        on: 'client',
        expect: 'The third user, or the number you wanted, connects.',
      },
    ],
    undo: [
      restorePolicy('Connections'),
      restoreKey('rdp-tcp'),
      restoreKey('ts-policy'),
      {
        text: 'Remove the RD Session Host role if it was installed for this',
        on: 'host',
        run: 'Uninstall-WindowsFeature RDS-RD-Server',
        shell: 'powershell',
        admin: true,
        risk: 'high',
        restarts: 'the host',
        drops: true,
        warning: 'Only two administrators can connect afterwards.',
      },
    ],
    warnings: [
      'One step of the Azure article passes a bare ffffffff to reg add, which is not accepted as a decimal number: use 4294967295 or 0xffffffff.',
    ],
    olderWindows: [
      {
        text: 'Server 2008 R2 to 2012 R2: enable the policy "Limit number of connections" and set the number of allowed connections',
        on: 'directory',
        look: 'Group Policy editor > Remote Desktop Session Host > Connections',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Server 2003: the same policy lies under Terminal Services',
        on: 'directory',
        look: 'Group Policy editor > Windows Components > Terminal Services > Limit number of connections',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Server 2008 R2: set the maximum of connections in the properties of the connection; greyed out means that the policy decides. The window (tsconfig.msc) has been gone since Server 2012',
        on: 'host',
        look: 'Administrative Tools > Remote Desktop Services > Remote Desktop Session Host Configuration > Connections > Properties > Network Adapter',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Server 2003: set the maximum of connections in the properties of the connection',
        on: 'host',
        look: 'Administrative Tools > Terminal Services Configuration > Connections > Properties > Network Adapter',
        admin: true,
        risk: 'medium',
      },
    ],
    links: [
      LINK_DISCONNECTED_ERRORS,
      LINK_AZURE_FREQUENT,
      {
        title: 'Microsoft: Win32_TSNetworkAdapterSetting',
        url: 'https://learn.microsoft.com/windows/win32/termserv/win32-tsnetworkadaptersetting',
      },
      LINK_POLICY,
    ],
    confidence: 'high',
  },
  {
    id: 'server-denied-connection',
    concerns: 'A host that answers and then refuses new sign-ins, often on purpose before maintenance.',
    confirm: [
      {
        text: 'Ask the host whether it takes new sign-ins (chglogon does the same)',
        on: 'host',
        run: 'change logon /query',
        shell: 'cmd',
        expect: 'ENABLED points away from this cause. Disabled or drained points to it.',
        admin: true,
      },
      {
        text: 'Read the drain mode',
        on: 'host',
        run: `reg query "${TERMINAL_SERVER}" /v TSServerDrainMode`,
        shell: 'cmd',
        expect: '0 or missing is right. Another number means that the host is being drained.',
      },
      {
        text: 'Read whether users and the service are enabled',
        on: 'host',
        run: `reg query "${TERMINAL_SERVER}" /v TSUserEnabled & reg query "${TERMINAL_SERVER}" /v TSEnabled`,
        shell: 'cmd',
        expect: 'TSUserEnabled must be 0 and TSEnabled 1. Other values point to this cause.',
      },
      {
        text: 'Read the switches of the listener',
        on: 'host',
        run: `reg query "${RDP_TCP}" /v fLogonDisabled & reg query "${RDP_TCP}" /v fEnableWinStation`,
        shell: 'cmd',
        expect: 'fLogonDisabled must be 0 and fEnableWinStation 1. Other values point to this cause.',
      },
      {
        text: 'Count the sessions against the limit, as in the playbook for the connection limit',
        on: 'host',
        run: 'qwinsta',
        shell: 'cmd',
        expect: 'As many sessions as the limit allows point to the connection limit instead.',
      },
      {
        text: 'Look for event 34, said to mean that no sign-ins are taken while setup runs',
        on: 'host',
        run: `Get-WinEvent -LogName "${SESSION_LOG}" -MaxEvents 200 | Where-Object Id -eq 34`,
        shell: 'powershell',
        expect: 'If it appears, let the setup finish.',
        admin: true,
        unverified: true,
      },
    ],
    fix: [
      { text: 'Ask whether the host is under maintenance; if so, wait', on: 'any', risk: 'none' },
      saveKey(TERMINAL_SERVER, 'terminal-server'),
      saveKey(RDP_TCP, 'rdp-tcp'),
      {
        text: 'Allow sign-ins again',
        on: 'host',
        run: 'change logon /enable',
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      {
        text: 'In an RDS deployment: let the broker send new users to the host',
        on: 'broker',
        run: 'Set-RDSessionHost -SessionHost <host-fqdn> -NewConnectionAllowed Yes -ConnectionBroker <broker-fqdn>',
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Switch the drain mode off',
        on: 'host',
        run: `reg add "${TERMINAL_SERVER}" /v TSServerDrainMode /t REG_DWORD /d 0 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Set the switches to their normal values; a restart of the host may be needed',
        on: 'host',
        run: `reg add "${TERMINAL_SERVER}" /v TSEnabled /t REG_DWORD /d 1 /f & reg add "${TERMINAL_SERVER}" /v TSUserEnabled /t REG_DWORD /d 0 /f & reg add "${RDP_TCP}" /v fLogonDisabled /t REG_DWORD /d 0 /f & reg add "${RDP_TCP}" /v fEnableWinStation /t REG_DWORD /d 1 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        restarts: 'the host, if the values do not take effect',
      },
      {
        text: 'Still refused: go on with the playbooks for the Remote Desktop switch and for FIPS mode',
        on: 'any',
        risk: 'none',
      },
    ],
    verify: [{ text: 'Sign in with a user who had no session', on: 'client', expect: 'The sign-in succeeds.' }],
    undo: [
      {
        text: 'Drain the host again if that was meant: users who have a session may reconnect, new ones may not',
        on: 'host',
        run: 'change logon /drain',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'In an RDS deployment: keep new users away from the host again',
        on: 'broker',
        run: 'Set-RDSessionHost -SessionHost <host-fqdn> -NewConnectionAllowed No -ConnectionBroker <broker-fqdn>',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
      },
      restoreKey('terminal-server'),
      restoreKey('rdp-tcp'),
    ],
    links: [
      {
        title: 'Microsoft: RDP general error in an Azure VM',
        url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-rdp-general-error',
      },
      LINK_EXTENDED,
      LINK_RDPBCGR,
    ],
    confidence: 'high',
  },
  {
    id: 'rd-users-rights',
    concerns: 'A user whose password is right, but whose account may not sign in through Remote Desktop on this host.',
    confirm: [
      {
        text: 'List who is in the two groups that may connect',
        on: 'host',
        run: 'Get-LocalGroupMember -Group "Remote Desktop Users"; Get-LocalGroupMember -Group Administrators',
        shell: 'powershell',
        expect:
          'The user, or a group of the user, must appear in either; if not, that points to this cause. The group names are translated on other languages of Windows.',
      },
      {
        text: 'Write the user rights in force into a file and read the two that matter, from an elevated prompt',
        on: 'host',
        run: String.raw`secedit /export /areas USER_RIGHTS /cfg "%TEMP%\ur.inf" & type "%TEMP%\ur.inf" | findstr /i "RemoteInteractive NetworkLogon"`,
        shell: 'cmd',
        expect:
          'SeRemoteInteractiveLogonRight must hold S-1-5-32-544 (Administrators) and S-1-5-32-555 (Remote Desktop Users). A deny right that names the user or a group of the user wins.',
        admin: true,
      },
      {
        text: 'In a session of the user, or with runas: list the groups in the user’s token',
        on: 'host',
        run: 'whoami /groups',
        shell: 'cmd',
        expect: 'A new membership counts only after a new sign-in.',
      },
      {
        text: 'Read the last failed sign-ins',
        on: 'host',
        run: 'Get-WinEvent -FilterHashtable @{LogName="Security";Id=4625} -MaxEvents 10 | Format-List TimeCreated,Message',
        shell: 'powershell',
        expect:
          'Status or SubStatus 0xC000015B with sign-in type 10 or 3 means that the right is missing. Another status points to another cause.',
        admin: true,
      },
      {
        text: 'Look at the permissions of the listener',
        on: 'host',
        run: `Get-CimInstance -Namespace root/cimv2/TerminalServices -ClassName Win32_TSPermissionsSetting -Filter "TerminalName='RDP-Tcp'"`,
        shell: 'powershell',
        expect: 'One object for RDP-Tcp must come back. An error or nothing points to a damaged listener.',
        admin: true,
      },
      {
        text: 'Write down which accounts the listener allows',
        on: 'host',
        run: `Get-CimInstance -Namespace root/cimv2/TerminalServices -ClassName Win32_TSAccount -Filter "TerminalName='RDP-Tcp'" | Format-Table AccountName,PermissionsAllowed,PermissionsDenied`,
        shell: 'powershell',
        expect: 'A list without Remote Desktop Users, or with a denial for the user, points to the listener.',
        admin: true,
      },
    ],
    fix: [
      {
        text: 'Until it is settled: connect as a local or domain administrator if you are one',
        on: 'client',
        risk: 'low',
      },
      {
        text: 'Add the user to Remote Desktop Users on the host (or: net localgroup "Remote Desktop Users" <user> /add)',
        on: 'host',
        run: String.raw`Add-LocalGroupMember -Group "Remote Desktop Users" -Member "<DOMAIN\user>"`,
        shell: 'powershell',
        look: 'Settings > System > Remote Desktop > Remote Desktop users, or lusrmgr.msc > Groups',
        admin: true,
        risk: 'medium',
        warning: 'This gives access to the host. Make sure that the user is meant to have it.',
      },
      {
        text: 'A Microsoft Entra user: add the account with its AzureAD name',
        on: 'host',
        run: String.raw`net localgroup "Remote Desktop Users" /add "AzureAD\<user@domain>"`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        warning: 'This gives access to the host. Make sure that the user is meant to have it.',
      },
      {
        text: 'On a domain controller: the group lies in the directory',
        on: 'directory',
        look: 'Active Directory Users and Computers > Builtin > Remote Desktop Users',
        admin: true,
        risk: 'high',
        warning:
          'Only administrators may sign in to domain controllers by default. Anyone else there is a risk to the whole domain.',
      },
      {
        text: 'Put Administrators and Remote Desktop Users into "Allow log on through Remote Desktop Services", and take the user out of the matching Deny right; note the old values',
        on: 'directory',
        look: 'Computer Configuration > Windows Settings > Security Settings > Local Policies > User Rights Assignment',
        admin: true,
        risk: 'high',
        warning: 'A Deny right is often part of a hardening baseline: ask its owner before you change it.',
      },
      {
        text: 'Permissions of the listener damaged: bring the defaults back',
        on: 'host',
        run: `Invoke-CimMethod -InputObject (Get-CimInstance -Namespace root/cimv2/TerminalServices -ClassName Win32_TSPermissionsSetting -Filter "TerminalName='RDP-Tcp'") -MethodName RestoreDefaults`,
        shell: 'powershell',
        admin: true,
        risk: 'high',
        warning:
          'This removes permissions of your own making, both grants and denials. Write them down first, as in the steps above.',
        unverified: true,
      },
    ],
    verify: [
      {
        text: 'Let the user sign in',
        on: 'client',
        expect:
          'The sign-in succeeds. On the host RemoteConnectionManager writes event 1149, then LocalSessionManager event 21.',
      },
    ],
    undo: [
      {
        text: 'Take the user out of the group again',
        on: 'host',
        run: String.raw`Remove-LocalGroupMember -Group "Remote Desktop Users" -Member "<DOMAIN\user>"`,
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Set the user rights, and the group in the directory, back to what you noted',
        on: 'directory',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Grant the listener permissions you noted again, with the method AddAccount of Win32_TSPermissionsSetting',
        on: 'host',
        admin: true,
        risk: 'medium',
      },
    ],
    warnings: [
      'Domain controllers give this right to administrators only.',
      'Membership does not help where a policy gives the user right to others only.',
      'Local administrators may connect without being listed; domain administrators may because they are in the local Administrators group.',
    ],
    olderWindows: [
      {
        text: 'Server 2008 R2 to 2012 R2: choose the users or groups that may connect',
        on: 'host',
        look: 'Control Panel > System > Remote settings > Remote > Select Users',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Server 2003: choose the users or groups that may connect',
        on: 'host',
        look: 'Control Panel > System > Remote > Select Remote Users',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Server 2003 to 2012 R2 and Azure VMs: add the account in Computer Management; Locations says where to search, Object Types what for, Check Names confirms it',
        on: 'host',
        look: 'Computer Management > System Tools > Local Users and Groups > Groups > Remote Desktop Users > Add',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Windows NT 4 kept the right to log on locally in User Manager for Domains; today it is in secpol.msc',
        on: 'host',
        look: 'secpol.msc > Local Policies > User Rights Assignment',
        admin: true,
        risk: 'medium',
      },
    ],
    links: [
      LINK_DISCONNECTED_ERRORS,
      {
        title: 'Microsoft: specific RDP errors to an Azure VM',
        url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-specific-rdp-errors',
      },
      {
        title: 'Microsoft: Allow log on through Remote Desktop Services',
        url: 'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/allow-log-on-through-remote-desktop-services',
      },
      {
        title: 'Microsoft: a user cannot authenticate or must do so twice',
        url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/cannot-authenticate-must-authenticate-twice',
      },
      {
        title: 'Microsoft: connect to a remote Microsoft Entra joined device',
        url: 'https://learn.microsoft.com/windows/client-management/client-tools/connect-to-remote-aadj-pc',
      },
      {
        title: 'Microsoft: Win32_TSPermissionsSetting',
        url: 'https://learn.microsoft.com/windows/win32/termserv/win32-tspermissionssetting',
      },
    ],
    confidence: 'high',
  },
  {
    id: 'client-memory',
    concerns: 'A client that could not get the memory, or the graphics resources, for the session window.',
    confirm: [
      {
        text: 'Read the free memory of the client (in kilobytes)',
        on: 'client',
        run: 'Get-CimInstance Win32_OperatingSystem | Select-Object FreePhysicalMemory,FreeVirtualMemory',
        shell: 'powershell',
        expect: 'Very low numbers point to this cause. Plenty of both points away from it.',
      },
      {
        text: 'Read the page file',
        on: 'client',
        run: 'Get-CimInstance Win32_PageFileUsage',
        shell: 'powershell',
        expect: 'No page file, or one that is almost full, points to this cause.',
      },
    ],
    fix: [
      { text: 'Keep a copy of the .rdp file', on: 'client', risk: 'none' },
      { text: 'Close programs, then restart the client', on: 'client', risk: 'low', restarts: 'the client' },
      {
        text: 'Ask less of the client: one monitor, a smaller desktop, 16-bit colour and no bitmap cache on disk (use multimon:i:0, session bpp:i:16, bitmapcachepersistenable:i:0)',
        on: 'client',
        look: 'Remote Desktop Connection > Show Options > Display and Experience, or these lines in the .rdp file',
        risk: 'low',
        warning: 'Editing a signed .rdp file can break its signature.',
      },
      {
        text: 'Let Windows manage the size of the page file; note the old setting',
        on: 'client',
        look: 'SystemPropertiesAdvanced.exe > Performance > Settings > Advanced > Virtual memory',
        admin: true,
        risk: 'low',
        restarts: 'the client',
      },
    ],
    verify: [{ text: 'Connect with the lighter .rdp file', on: 'client', expect: 'The session opens and stays.' }],
    undo: [
      { text: 'Put the copy of the .rdp file back', on: 'client', risk: 'low' },
      {
        text: 'Set the page file back to what you noted',
        on: 'client',
        look: 'SystemPropertiesAdvanced.exe > Performance > Settings > Advanced > Virtual memory',
        admin: true,
        risk: 'low',
        restarts: 'the client',
      },
    ],
    warnings: ['For code 3334 this cause rests on practice, not on a published text.'],
    links: [LINK_ON_DISCONNECTED],
    confidence: 'medium',
  },
  {
    id: 'server-memory',
    concerns: 'A host that runs out of memory, so that Remote Desktop is slow, busy or ends sessions.',
    confirm: [
      {
        text: 'Sign in at the console (in Hyper-V: with a basic session)',
        on: 'host',
        expect:
          'Slow there too points to the system as a whole. Quick there while Remote Desktop is slow points away from memory.',
        admin: true,
      },
      {
        text: 'Measure the memory of the host',
        on: 'host',
        run: String.raw`Get-Counter "\Memory\Available MBytes","\Memory\Pool Nonpaged Bytes","\Memory\% Committed Bytes In Use"`,
        shell: 'powershell',
        expect:
          'Little available and most of the commit in use point to this cause. The counter names are translated on other languages of Windows.',
        admin: true,
      },
      {
        text: 'List the ten processes that use most, now and again some hours later',
        on: 'host',
        run: 'Get-Process | Sort-Object WS -Descending | Select-Object -First 10',
        shell: 'powershell',
        expect: 'A process that keeps growing since the last restart points to a leak.',
      },
      {
        text: 'Count the disconnected sessions',
        on: 'host',
        run: 'qwinsta | find /c "Disc"',
        shell: 'cmd',
        expect: 'Many of them, or session numbers of four digits, point to sessions that are never ended.',
      },
    ],
    fix: [
      {
        text: 'Sign old disconnected sessions out, after asking their users',
        on: 'host',
        run: 'logoff <id>',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        drops: true,
        warning: 'Unsaved work in that session is lost.',
      },
      { text: 'Give the host more memory, or fewer users', on: 'host', admin: true, risk: 'medium' },
      {
        text: 'Update or restart the program that leaks',
        on: 'host',
        admin: true,
        risk: 'medium',
        warning: 'Its users lose what they have not saved.',
      },
      {
        text: 'Restart Remote Desktop Services to free what it holds; the sessions stay',
        on: 'host',
        run: 'Restart-Service TermService -Force',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        restarts: 'Remote Desktop Services',
        drops: true,
        warning: 'Everybody who is connected is cut off and has to reconnect.',
      },
      {
        text: 'For a test: uninstall other software that hooks into Remote Desktop or scans files; stopping it is not enough',
        on: 'host',
        admin: true,
        risk: 'high',
        restarts: 'the host',
        drops: true,
        warning:
          'Without its scanner the host is less protected. Agree it with the security team and put it back after the test.',
      },
      {
        text: 'For a test: take hardening policies for Remote Desktop and user rights off this host, one at a time',
        on: 'directory',
        admin: true,
        risk: 'high',
        warning:
          'The host is less protected during the test. Agree it with the owner of the policy and link it again at once.',
      },
    ],
    verify: [
      {
        text: 'Measure again for as long as it took to fail before',
        on: 'host',
        run: String.raw`Get-Counter "\Memory\Available MBytes"`,
        shell: 'powershell',
        expect: 'The available memory stays level.',
        admin: true,
      },
    ],
    undo: [
      {
        text: 'Install again, or switch on again, what was removed',
        on: 'host',
        admin: true,
        risk: 'low',
      },
      { text: 'Link the hardening policies to the host again', on: 'directory', admin: true, risk: 'low' },
    ],
    links: [LINK_BUSY, LINK_EXTENDED, LINK_RDPBCGR],
    confidence: 'high',
  },
];
