import { CAUSES } from '../causes';
import type { Playbook } from '../playbook';
import { applyRestored, GPO_CLIENT, GPO_SESSION_HOST, LINKS, POLICY, restoreKey, saveKey } from '../playbook-steps';

/** Playbooks for what a user meets at the client: reconnecting, monitors, cache, warnings, updates. Built anew on every call; the caller keeps the result. */
export const clientPlaybooks = (): readonly Playbook[] => [
  {
    id: 'console-session-conflict',
    concerns: 'An administrator who already has a session on that computer, or who connects a computer to itself.',
    confirm: [
      {
        text: 'See which sessions there are',
        on: 'client',
        run: 'query session /server:<host>',
        shell: 'cmd',
        expect: 'A line with your account, Active or Disc: you have a session already, this is the cause. None: go on.',
        admin: true,
      },
      {
        text: 'Read the address that was typed',
        on: 'client',
        look: 'Remote Desktop Connection > Computer',
        expect:
          'localhost, a loopback address or its own name: the computer would connect to itself, which Windows refuses by design. Another computer: see the sessions.',
      },
    ],
    fix: [
      {
        text: 'Do not connect again from within the session, nor to the own computer',
        on: 'client',
        risk: 'none',
      },
      {
        text: 'Take up the session that is there',
        on: 'client',
        run: 'mstsc /v:"<host>" /admin',
        shell: 'cmd',
        risk: 'low',
      },
      {
        text: 'Sign out a session that was left over',
        on: 'client',
        run: 'logoff <id> /server:<host>',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        drops: true,
        warning: 'Unsaved work in that session is lost.',
      },
    ],
    verify: [
      {
        text: 'See the sessions again',
        on: 'client',
        run: 'query session /server:<host>',
        shell: 'cmd',
        expect: 'One session for each administrator.',
      },
    ],
    undo: [
      { text: 'Nothing was changed; a session that was signed out does not come back', on: 'client', risk: 'none' },
    ],
    olderWindows: [
      {
        text: 'Server 2003: the switch had another name',
        on: 'client',
        run: 'mstsc /console',
        shell: 'cmd',
        unverified: true,
      },
    ],
    links: [LINKS.onDisconnected, LINKS.azureSpecific],
    confidence: 'medium',
  },
  {
    id: 'stuck-session-keepalive',
    concerns: 'A user who reconnects after a break of the network and finds a new session beside the old one.',
    confirm: [
      {
        text: 'Look at the old session',
        on: 'host',
        run: 'qwinsta',
        shell: 'cmd',
        expect:
          'Active although its client is gone: this is the cause. Disc: it can be taken up again, look elsewhere.',
      },
      {
        text: 'Read whether the host checks that its clients are still there',
        on: 'host',
        run: `reg query "${POLICY}" /v KeepAliveEnable & reg query "${POLICY}" /v KeepAliveInterval`,
        shell: 'cmd',
        expect: '1 and a number of minutes: it does. Not found: it does not, which fits.',
      },
    ],
    fix: [
      {
        text: 'Free the session: disconnect it by its number',
        on: 'host',
        run: 'tsdiscon <id>',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        drops: true,
      },
      {
        text: 'Only if that hangs: reset it',
        on: 'host',
        run: 'rwinsta <id>',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        drops: true,
        warning: 'Unsaved work in that session is lost.',
      },
      saveKey(POLICY, 'ts-policy'),
      {
        text: 'Set the policy "Configure keep-alive connection interval" to Enabled with 1 or 2 minutes; note its old value',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Connections`,
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Or set it on this host',
        on: 'host',
        run: `reg add "${POLICY}" /v KeepAliveEnable /t REG_DWORD /d 1 /f & reg add "${POLICY}" /v KeepAliveInterval /t REG_DWORD /d 1 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
      },
      {
        text: `If the client speaks of a security error as well, see "${CAUSES['security-layer'].title}"`,
        on: 'client',
        risk: 'none',
      },
    ],
    verify: [
      {
        text: 'Pull the cable of a test client for longer than the interval, then reconnect',
        on: 'client',
        expect: 'The session turned to Disc meanwhile and is taken up again.',
      },
    ],
    undo: [
      {
        text: 'Set the policy back to the value you noted',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Connections`,
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Delete the two values if they did not exist before',
        on: 'host',
        run: `reg delete "${POLICY}" /v KeepAliveEnable /f & reg delete "${POLICY}" /v KeepAliveInterval /f`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      restoreKey('ts-policy'),
      applyRestored,
    ],
    warnings: [
      'An Azure article puts a value name in single quotes. In cmd the quotes become part of the name: leave them out.',
    ],
    olderWindows: [
      {
        text: 'Server 2003: the policy is called Keep-Alive Connections',
        on: 'directory',
        look: 'Computer Configuration > Administrative Templates > Windows Components > Terminal Services',
        admin: true,
        risk: 'medium',
      },
    ],
    links: [LINKS.disconnectedErrors, LINKS.sameSession, LINKS.policies, LINKS.azureFrequent],
    confidence: 'high',
  },
  {
    id: 'reconnect-failed',
    concerns: 'A user whose session or RemoteApp did not come back by itself after the connection broke.',
    confirm: [
      {
        text: 'See whether the session is still there',
        on: 'client',
        run: 'query session /server:<host>',
        shell: 'cmd',
        expect: 'Disc: it waits to be taken up again. No such session: a limit, a restart or a crash ended it.',
        admin: true,
      },
      {
        text: 'Read whether a policy switches the automatic reconnection off',
        on: 'host',
        run: `reg query "${POLICY}" /v fDisableAutoReconnect`,
        shell: 'cmd',
        expect: '0x1: it is off, this is the cause. Not found or 0x0: look on.',
      },
      {
        text: 'Look for event 1041',
        on: 'host',
        run: 'Get-WinEvent -LogName "Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational","Microsoft-Windows-TerminalServices-RemoteConnectionManager/Admin" -MaxEvents 200 | Where-Object Id -eq 1041 | Format-List TimeCreated,Message',
        shell: 'powershell',
        expect: 'Present: the client could not prove itself when it came back by itself. None: look at the network.',
        admin: true,
      },
    ],
    fix: [
      {
        text: 'Connect again by hand and type the password; start a RemoteApp program again',
        on: 'client',
        risk: 'none',
      },
      {
        text: `If the session was gone, see "${CAUSES['idle-limit'].title}" and "${CAUSES['admin-ended-session'].title}"`,
        on: 'host',
        risk: 'none',
      },
      {
        text: `If it happens when an Entra session locks, see "${CAUSES['entra-lock'].title}"`,
        on: 'client',
        risk: 'none',
      },
      {
        text: 'If a policy switches it off without need: set "Automatic reconnection" to Not configured; note its old value',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Connections`,
        admin: true,
        risk: 'medium',
      },
    ],
    verify: [
      { text: 'Connect by hand', on: 'client', expect: 'The session is as it was left, and the host writes event 25.' },
    ],
    undo: [
      {
        text: 'Set the policy back to the value you noted',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Connections`,
        admin: true,
        risk: 'low',
      },
    ],
    links: [LINKS.errinfo, LINKS.policies],
    confidence: 'medium',
  },
  {
    id: 'monitor-layout',
    concerns: 'A user with several or very large monitors whose layout the host does not accept.',
    confirm: [
      {
        text: 'List the monitors of the client with their numbers and positions',
        on: 'client',
        run: 'mstsc /l',
        shell: 'cmd',
        expect:
          'Together wider or higher than 32,766 pixels, or with gaps between them: this is the cause. Few and side by side: look on.',
      },
      {
        text: 'Read the limits of the host',
        on: 'host',
        run: `reg query "${POLICY}" /v MaxMonitors & reg query "${POLICY}" /v MaxXResolution & reg query "${POLICY}" /v MaxYResolution`,
        shell: 'cmd',
        expect: 'A number below what the client has: this is the cause. Not found: no policy limits it.',
      },
      {
        text: 'Connect with one monitor',
        on: 'client',
        look: 'Remote Desktop Connection > Show Options > Display',
        expect: 'It works: the layout is the cause. It fails: look elsewhere.',
      },
    ],
    fix: [
      {
        text: 'Use fewer monitors (multimon:i:0, or selectedmonitors in the .rdp file), moved together without gaps and with one scaling',
        on: 'client',
        look: 'Settings > System > Display, and Remote Desktop Connection > Show Options > Display',
        risk: 'low',
      },
      { text: 'Update the client', on: 'client', risk: 'low' },
      saveKey(POLICY, 'ts-policy'),
      {
        text: 'If a policy limits it: raise "Limit number of monitors" or "Limit maximum display resolution"; note the old values',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Remote Session Environment`,
        admin: true,
        risk: 'medium',
        warning: 'More and larger monitors take more memory on the host.',
      },
    ],
    verify: [
      { text: 'Connect with the monitors that are wanted', on: 'client', expect: 'The session opens on all of them.' },
    ],
    undo: [
      { text: 'Put monitors and .rdp file back as they were', on: 'client', risk: 'low' },
      {
        text: 'Set the policies back to what you noted',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Remote Session Environment`,
        admin: true,
        risk: 'low',
      },
      restoreKey('ts-policy'),
      applyRestored,
    ],
    links: [LINKS.errinfo, LINKS.policies],
    confidence: 'high',
  },
  {
    id: 'compression-cache',
    concerns: 'A session that ends because compressed data or the picture cache of one side cannot be used.',
    confirm: [
      {
        text: 'Connect with a copy of the .rdp file that holds bitmapcachepersistenable:i:0 and compression:i:0',
        on: 'client',
        expect: 'It holds now: cache or compression is the cause. It fails in the same way: look elsewhere.',
      },
      {
        text: 'Read whether a policy of the host sets the compression',
        on: 'host',
        run: `reg query "${POLICY}" /v MaxCompressionLevel`,
        shell: 'cmd',
        expect: '0 none, 1 for little memory, 2 balanced, 3 for little network. Not found: no policy.',
      },
    ],
    fix: [
      {
        text: 'Empty the picture cache of the client while no session is open',
        on: 'client',
        run: 'Remove-Item "$env:LOCALAPPDATA\\Microsoft\\Terminal Server Client\\Cache\\*"',
        shell: 'powershell',
        risk: 'low',
        unverified: true,
      },
      {
        text: 'Update client and host',
        on: 'any',
        admin: true,
        risk: 'medium',
        restarts: 'the updated machine',
        drops: true,
      },
      {
        text: `Rule out damage on the way: see "${CAUSES['vpn-mtu'].title}" and "${CAUSES['nic-offload'].title}", and look for TLS inspection`,
        on: 'network',
        risk: 'none',
      },
      saveKey(POLICY, 'ts-policy'),
      {
        text: 'For a test: set "Configure compression for RemoteFX data" to no compression or balanced; note its old value',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Remote Session Environment`,
        admin: true,
        risk: 'medium',
      },
    ],
    verify: [
      { text: 'Work for a while with the ordinary .rdp file', on: 'client', expect: 'The session stays connected.' },
    ],
    undo: [
      {
        text: 'Set the policy back to the value you noted. The cache fills again by itself',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Remote Session Environment`,
        admin: true,
        risk: 'low',
      },
      restoreKey('ts-policy'),
      applyRestored,
    ],
    links: [LINKS.onDisconnected, LINKS.policies, LINKS.blackScreen],
    confidence: 'medium',
  },
  {
    id: 'black-screen',
    concerns: 'A user who signs in and then sees a black or frozen picture instead of the desktop.',
    confirm: [
      {
        text: 'Press Ctrl+Alt+End in the session, open Task Manager and start explorer.exe',
        on: 'client',
        expect: 'The desktop appears: the shell had not started. Nothing reacts: picture or network is at fault.',
      },
      {
        text: 'List the processes of that session on the host',
        on: 'host',
        run: 'query process /id:<session-id>',
        shell: 'cmd',
        expect: 'No explorer.exe or userinit.exe: policy, profile or sign-in script. Both there: picture or network.',
        admin: true,
      },
      {
        text: 'Ask when it happens',
        on: 'client',
        expect:
          'Only over a VPN: the MTU. Only in full screen or with several monitors: the graphics. Since an update: the update.',
      },
      {
        text: 'Look for profile events 1508 to 1515, and into the log of FSLogix',
        on: 'host',
        look: 'Event Viewer > Windows Logs > Application',
        expect: 'Errors at the time of the sign-in point to the profile. None points away from it.',
        unverified: true,
      },
    ],
    fix: [
      { text: 'Disconnect and connect again', on: 'client', risk: 'none' },
      {
        text: `Go on with "${CAUSES['vpn-mtu'].title}", "${CAUSES['graphics-subsystem'].title}" or "${CAUSES['udp-transport'].title}", as the answers point`,
        on: 'any',
        risk: 'none',
      },
      {
        text: 'Connect with a copy of the .rdp file that holds bitmapcachepersistenable:i:0',
        on: 'client',
        risk: 'low',
      },
      {
        text: 'Sign the session out',
        on: 'host',
        run: 'logoff <session-id>',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        drops: true,
        warning: 'Unsaved work in that session is lost.',
      },
      {
        text: 'Repair the profile or FSLogix, sign-in scripts, and network drives that do not answer',
        on: 'host',
        admin: true,
        risk: 'medium',
      },
    ],
    verify: [{ text: 'Sign in again', on: 'client', expect: 'The desktop appears in the usual time.' }],
    undo: [
      {
        text: 'Use the ordinary .rdp file again, and put scripts and drives back where they did no harm',
        on: 'client',
        risk: 'low',
      },
    ],
    links: [LINKS.blackScreen],
    confidence: 'medium',
  },
  {
    id: 'rdp-file-warning',
    concerns:
      'Users who open an .rdp file by double-click and see a security question, or find their redirections switched off.',
    confirm: [
      {
        text: 'Read the warning',
        on: 'client',
        expect:
          'Unknown publisher: the file is not signed. A publisher that you know: it is. Typing the name instead of opening a file brings no such warning.',
      },
      {
        text: 'Read whether a policy decides about such files',
        on: 'client',
        run: `reg query "${POLICY}" /v AllowUnsignedFiles & reg query "${POLICY}" /v AllowSignedFiles & reg query "${POLICY}" /v TrustedCertThumbprints`,
        shell: 'cmd',
        expect: '0 at one of the first two: such files are blocked. Not found: the user is asked.',
      },
    ],
    fix: [
      {
        text: 'Check address and publisher, and tick only the redirections that are needed',
        on: 'client',
        risk: 'none',
      },
      { text: 'If a policy blocks the file: ask its administrator for a signed one', on: 'client', risk: 'none' },
      {
        text: 'Sign the file with a certificate that the clients trust; keep a copy of the unsigned one',
        on: 'any',
        run: 'rdpsign /sha256 <thumbprint> "<file>.rdp"',
        shell: 'cmd',
        risk: 'low',
      },
      saveKey(POLICY, 'ts-policy', 'client'),
      {
        text: 'By policy, name the thumbprint of that certificate as trusted (SHA-2 is needed after July 2026); for high security allow signed files only',
        on: 'directory',
        look: GPO_CLIENT,
        admin: true,
        risk: 'medium',
      },
    ],
    verify: [
      {
        text: 'Open the file again',
        on: 'client',
        expect: 'The question names your publisher, or is no longer asked.',
      },
    ],
    undo: [
      { text: 'Put the unsigned copy of the file back', on: 'any', risk: 'low' },
      { text: 'Set the policies back to what they were', on: 'directory', look: GPO_CLIENT, admin: true, risk: 'low' },
      restoreKey('ts-policy', 'client'),
    ],
    warnings: [
      'Do not teach users to click such warnings away: a file from a stranger can take their drives and clipboard.',
      'A policy that allows unsigned files or unknown publishers opens the way that the question closes.',
    ],
    links: [
      {
        title: 'Microsoft: the security warnings about .rdp files',
        url: 'https://learn.microsoft.com/windows-server/remote/remote-desktop-services/remotepc/understanding-security-warnings',
      },
      LINKS.rdpFilePolicy,
    ],
    confidence: 'high',
  },
  {
    id: 'known-updates',
    concerns: 'Users whose trouble began on the day of a Windows update of client, host or gateway.',
    confirm: [
      {
        text: 'List the last updates on the client, and do the same on the host',
        on: 'any',
        run: 'Get-HotFix | Sort-Object InstalledOn -Descending | Select-Object -First 15',
        shell: 'powershell',
        expect: 'An update on the day the trouble began: look it up in the release health pages. None: look elsewhere.',
      },
      {
        text: 'Compare with faults that were reported',
        on: 'any',
        expect:
          'January 2026, KB5074109 and the updates of other versions: credential prompts fail. February 2025, KB5051987 on Server 2025: sessions freeze, mended by KB5055523. 24H2 clients to Server 2016 over UDP: a break after 65 seconds. July 2024, KB5040430 and its like: the RD Gateway service restarts.',
        unverified: true,
      },
    ],
    fix: [
      { text: 'Read the known issues of that update at Windows release health', on: 'any', risk: 'none' },
      {
        text: 'Meanwhile use another client or the web client, TCP only, or typed credentials, as the fault suggests',
        on: 'client',
        risk: 'low',
      },
      {
        text: 'Install the update that mends it, cumulative or out of band',
        on: 'any',
        admin: true,
        risk: 'medium',
        restarts: 'the updated machine',
        drops: true,
      },
      {
        text: 'If Microsoft offers a Known Issue Rollback for it, apply that policy',
        on: 'directory',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'If nothing else helps: uninstall that one update',
        on: 'any',
        look: 'Settings > Windows Update > Update history > Uninstall updates',
        admin: true,
        risk: 'high',
        restarts: 'the machine',
        drops: true,
        warning: 'The machine loses the security fixes of that update. Install its successor as soon as there is one.',
      },
    ],
    verify: [{ text: 'Connect as before the update', on: 'client', expect: 'The fault is gone.' }],
    undo: [
      {
        text: 'Install the removed update again, and take the rollback policy away once the successor is in',
        on: 'any',
        admin: true,
        risk: 'medium',
        restarts: 'the machine',
        drops: true,
      },
    ],
    warnings: [
      'The pairs of update and fault come mostly from summaries by others: check release health before quoting them.',
      'For identical machine SIDs, smart cards and .rdp warnings there are playbooks of their own.',
    ],
    links: [
      { title: 'Microsoft: Windows release health', url: 'https://learn.microsoft.com/windows/release-health/' },
      LINKS.duplicateSid,
      LINKS.smartCardCertificates,
    ],
    confidence: 'low',
  },
];
