import { CAUSES } from '../causes';
import type { Playbook } from '../playbook';
import { applyRestored, GPO_SESSION_HOST, LINKS, POLICY, policyReport, restoreKey, saveKey } from '../playbook-steps';

const DELEGATION = String.raw`HKLM\SOFTWARE\Policies\Microsoft\Windows\CredentialsDelegation`;
const LSA = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Lsa`;
const GPO_DELEGATION = 'Computer Configuration > Administrative Templates > System > Credentials Delegation';
const GPO_SECURITY_OPTIONS =
  'Computer Configuration > Windows Settings > Security Settings > Local Policies > Security Options';

/** Playbooks for how credentials reach the host: delegation, Credential Guard, Kerberos, NTLM, Entra. Built anew on every call; the caller keeps the result. */
export const credentialPlaybooks = (): readonly Playbook[] => [
  {
    id: 'cred-delegation',
    concerns: 'A client whose policy keeps saved or typed credentials from this one host.',
    confirm: [
      policyReport(
        'client',
        'Write the policies of the client into a report',
        'Under System > Credentials Delegation: a list without TERMSRV and this host, or a deny list with it, is the cause. No such policy: look elsewhere.',
      ),
      {
        text: 'Read the same in the registry',
        on: 'client',
        run: `reg query "${DELEGATION}" /s`,
        shell: 'cmd',
        expect:
          'Values that begin with Allow or Deny are the lists; RestrictedRemoteAdministration asks for Restricted Admin or Remote Credential Guard. Not found: no policy.',
      },
      {
        text: 'Connect with the full name instead of the address',
        on: 'client',
        expect: 'It works: with Kerberos the policy is content. It fails in the same way: read the lists.',
      },
    ],
    fix: [
      {
        text: 'Connect with the full name (host.domain), so that Kerberos proves who the host is',
        on: 'client',
        risk: 'none',
      },
      {
        text: `If the policy "Restrict delegation of credentials to remote servers" is on, see "${CAUSES['restricted-admin'].title}"`,
        on: 'client',
        risk: 'none',
      },
      saveKey(DELEGATION, 'cred-deleg', 'client'),
      {
        text: 'Take the host out of the policies that deny delegation; note their old lists',
        on: 'directory',
        look: GPO_DELEGATION,
        admin: true,
        risk: 'medium',
        warning: 'An entry there is often meant: ask its owner.',
      },
      {
        text: 'If Kerberos cannot be had: put TERMSRV/<host> into "Allow delegating saved credentials with NTLM-only server authentication"; note the old list',
        on: 'directory',
        look: GPO_DELEGATION,
        admin: true,
        risk: 'high',
        warning:
          'The client then hands saved passwords to a host that has not proved who it is. Name single hosts, never all of them by a wildcard.',
      },
    ],
    verify: [
      {
        text: 'Connect with the saved password',
        on: 'client',
        expect: 'The desktop opens without a question for the password.',
      },
    ],
    undo: [
      {
        text: 'Set the policies back to what you noted',
        on: 'directory',
        look: GPO_DELEGATION,
        admin: true,
        risk: 'low',
      },
      restoreKey('cred-deleg', 'client', ', then sign in again'),
    ],
    warnings: ['A list with a wildcard gives credentials to any host that claims a fitting name.'],
    links: [LINKS.onDisconnected, LINKS.remoteCredentialGuard, LINKS.credentialGuard],
    confidence: 'high',
  },
  {
    id: 'credential-guard',
    concerns: 'Users whose saved password fails while the typed one works, often since Windows 11 22H2 or Server 2025.',
    confirm: [
      {
        text: 'Read whether Credential Guard runs',
        on: 'client',
        run: '(Get-CimInstance -Namespace root/Microsoft/Windows/DeviceGuard -ClassName Win32_DeviceGuard).SecurityServicesRunning',
        shell: 'powershell',
        expect: 'A 1 in the list: it runs. No 1: look elsewhere.',
        admin: true,
      },
      {
        text: 'Type the password instead of using the saved one',
        on: 'client',
        expect: 'The typed one works and the saved one fails: this is the cause. Both fail: look at the password.',
      },
    ],
    fix: [
      { text: 'Type the password at each connection', on: 'client', risk: 'none' },
      {
        text: 'Or use a way that Credential Guard supports: Kerberos single sign-on, Remote Credential Guard, an Entra sign-in or a certificate',
        on: 'directory',
        admin: true,
        risk: 'low',
      },
    ],
    verify: [{ text: 'Connect in the chosen way', on: 'client', expect: 'The desktop opens.' }],
    undo: [
      {
        text: 'Go back to typed passwords if the new way does not work; nothing else was changed',
        on: 'client',
        risk: 'none',
      },
    ],
    warnings: ['Leave Credential Guard on. Without it every secret on the client can be stolen.'],
    links: [LINKS.credentialGuard, LINKS.remoteCredentialGuard],
    confidence: 'high',
  },
  {
    id: 'restricted-admin',
    concerns: 'A client that asks for Restricted Admin or Remote Credential Guard, and a host that does not take it.',
    confirm: [
      {
        text: 'Read whether the host accepts it',
        on: 'host',
        run: `reg query "${LSA}" /v DisableRestrictedAdmin`,
        shell: 'cmd',
        expect: '0: the host accepts both modes. 1 or not found: it does not, this is the cause.',
      },
      {
        text: 'Read whether a policy of the client demands it',
        on: 'client',
        run: `reg query "${DELEGATION}" /v RestrictedRemoteAdministrationType`,
        shell: 'cmd',
        expect:
          '1 asks for Restricted Admin, 2 for Remote Credential Guard, 3 for either. Not found: no policy demands it.',
      },
      {
        text: 'Look how the client is started',
        on: 'client',
        look: 'The command or shortcut: /restrictedAdmin or /remoteGuard',
        expect: 'One of them: the client asks for it itself. Neither: the policy does, or nothing.',
      },
    ],
    fix: [
      { text: 'Start the client without the switch, if no policy demands the mode', on: 'client', risk: 'none' },
      {
        text: 'For a host joined to Entra, or a Connection Broker in high availability: do not use Remote Credential Guard, it cannot work there',
        on: 'client',
        risk: 'none',
      },
      {
        text: 'For Remote Credential Guard: set "Remote host allows delegation of non-exportable credentials" to Enabled on the host. It needs Kerberos, a reachable domain, and Windows 10 1607 or Server 2016 or later',
        on: 'directory',
        look: GPO_DELEGATION,
        admin: true,
        risk: 'medium',
      },
      saveKey(LSA, 'lsa'),
      saveKey(DELEGATION, 'cred-deleg', 'client'),
      {
        text: 'If it is agreed with the owner of the host: let it accept both modes. Restricted Admin also needs membership of its Administrators',
        on: 'host',
        run: `reg add "${LSA}" /v DisableRestrictedAdmin /t REG_DWORD /d 0 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'high',
        warning:
          'With Restricted Admin a stolen password hash is enough to sign in there. Remote Credential Guard is the safer choice.',
      },
      {
        text: 'Or take the demand off the client: "Restrict delegation of credentials to remote servers"; note its old value',
        on: 'directory',
        look: GPO_DELEGATION,
        admin: true,
        risk: 'high',
        warning: 'Credentials then go to the host, where malware can take them.',
      },
    ],
    verify: [
      {
        text: 'Connect in the protected mode',
        on: 'client',
        run: 'mstsc /v:"<host>" /remoteGuard',
        shell: 'cmd',
        expect: 'The desktop opens.',
      },
    ],
    undo: [
      {
        text: 'If the value did not exist before: remove it, which switches both modes off again',
        on: 'host',
        run: `reg delete "${LSA}" /v DisableRestrictedAdmin /f`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      {
        text: 'If it existed: set the old number. Do not import lsa.reg as a whole',
        on: 'host',
        run: `reg add "${LSA}" /v DisableRestrictedAdmin /t REG_DWORD /d <old-value> /f`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      restoreKey('cred-deleg', 'client', ', then sign in again'),
      {
        text: 'Set the policies back to what you noted',
        on: 'directory',
        look: GPO_DELEGATION,
        admin: true,
        risk: 'low',
      },
    ],
    links: [LINKS.remoteCredentialGuard, LINKS.authenticateTwice, LINKS.entraDevice],
    confidence: 'high',
  },
  {
    id: 'kerberos-spn',
    concerns: 'Users who connect by an alias, an address or across a trust, and for whom Kerberos fails.',
    confirm: [
      {
        text: 'Ask for a Kerberos ticket for the name that the user typed',
        on: 'client',
        run: 'klist get TERMSRV/<name>',
        shell: 'cmd',
        expect:
          'A ticket: Kerberos works for this name, look elsewhere. An error such as 0xC000018B: the domain knows no such name.',
        unverified: true,
      },
      {
        text: 'See which account carries the name',
        on: 'directory',
        run: 'setspn -L <host> & setspn -Q TERMSRV/<name> & setspn -X',
        shell: 'cmd',
        expect:
          'The name missing, or found on two accounts: this is the cause. Once, on the right account: look elsewhere.',
      },
      {
        text: 'Look for Kerberos event 4 (KRB_AP_ERR_MODIFIED) on the client',
        on: 'client',
        look: 'Event Viewer > Windows Logs > System',
        expect: 'Present: DNS leads to another computer, or the host’s own password is out of date. Absent: no hint.',
        unverified: true,
      },
    ],
    fix: [
      { text: 'Connect with the real full name of the host (host.domain)', on: 'client', risk: 'none' },
      {
        text: 'Where Kerberos cannot work (some trusts, read-only domain controllers, farm names): use the name of the broker with a certificate',
        on: 'client',
        risk: 'none',
      },
      {
        text: `After event 4: correct the DNS record, then see "${CAUSES['lsa-domain-contact'].title}"`,
        on: 'directory',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Give the alias to the account of the host',
        on: 'directory',
        run: 'setspn -S TERMSRV/<alias> <host>',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        warning: 'A name on the wrong account breaks Kerberos for the right one.',
      },
      {
        text: 'A name on two accounts: take it off the wrong one',
        on: 'directory',
        run: 'setspn -D TERMSRV/<name> <wrong-account>',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        warning: 'Services that use this account under that name lose Kerberos.',
      },
    ],
    verify: [
      {
        text: 'Connect, then list the tickets',
        on: 'client',
        run: 'klist',
        shell: 'cmd',
        expect: 'A ticket for TERMSRV and the name is listed.',
      },
    ],
    undo: [
      {
        text: 'Take the alias off again',
        on: 'directory',
        run: 'setspn -D TERMSRV/<alias> <host>',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Give a removed name back',
        on: 'directory',
        run: 'setspn -S TERMSRV/<name> <wrong-account>',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
      },
    ],
    links: [LINKS.authenticateTwice],
    confidence: 'medium',
  },
  {
    id: 'ntlm-restricted',
    concerns: 'Users who connect by address, to a workgroup host or with a local account, where a policy forbids NTLM.',
    confirm: [
      policyReport(
        'any',
        'On the client, and on the host if it can be reached, write the policies into a report',
        'Under Security Options, a deny at "Network security: Restrict NTLM": this is the cause. None: look elsewhere.',
      ),
      {
        text: 'Read the NTLM log on the same machines',
        on: 'any',
        run: 'Get-WinEvent -LogName Microsoft-Windows-NTLM/Operational -MaxEvents 20 | Format-List TimeCreated,Id,Message',
        shell: 'powershell',
        expect: '4001 to 4003: NTLM was blocked. 8001 to 8004: it was only noted. None: look elsewhere.',
        admin: true,
        unverified: true,
      },
    ],
    fix: [
      { text: 'Connect with the full name (host.domain), so that Kerberos is used', on: 'client', risk: 'none' },
      { text: `If Kerberos fails for that name, see "${CAUSES['kerberos-spn'].title}"`, on: 'client', risk: 'none' },
      saveKey(`${LSA}\\MSV1_0`, 'msv1_0', 'client'),
      {
        text: 'If NTLM cannot be avoided, as with a workgroup host: put that one host into "Restrict NTLM: Add remote server exceptions for NTLM authentication"; note the old list',
        on: 'directory',
        look: GPO_SECURITY_OPTIONS,
        admin: true,
        risk: 'high',
        warning:
          'An exception lets the weaker NTLM through again. Name single hosts, and agree it with the owner of the policy.',
      },
    ],
    verify: [
      {
        text: 'Read the successful sign-in on the host',
        on: 'host',
        run: 'Get-WinEvent -FilterHashtable @{LogName="Security";Id=4624} -MaxEvents 20 | Format-List TimeCreated,Message',
        shell: 'powershell',
        expect: 'The package is Kerberos, or NTLM where the exception allows it.',
        admin: true,
      },
    ],
    undo: [
      {
        text: 'Set the list of exceptions back to what you noted',
        on: 'directory',
        look: GPO_SECURITY_OPTIONS,
        admin: true,
        risk: 'low',
      },
      restoreKey('msv1_0', 'client', ', then restart the client'),
    ],
    links: [LINKS.protectedUsers],
    confidence: 'medium',
  },
  {
    id: 'duplicate-sid',
    concerns: 'Two computers made from one image without Sysprep, which refuse each other since updates of 2025.',
    confirm: [
      {
        text: 'Look for event 6167 of LsaSrv',
        on: 'host',
        run: 'Get-WinEvent -FilterHashtable @{LogName="System";Id=6167} -MaxEvents 5 | Format-List TimeCreated,ProviderName,Message',
        shell: 'powershell',
        expect: 'It speaks of a machine id that matches only in part: this is the cause. None: look elsewhere.',
      },
      {
        text: 'Compare the machine SIDs with PsGetSid from Sysinternals',
        on: 'any',
        run: 'PsGetSid64.exe \\\\<client>; PsGetSid64.exe \\\\<host>',
        shell: 'powershell',
        expect: 'The same SID twice: this is the cause. Two different ones: look elsewhere.',
        unverified: true,
      },
      {
        text: 'Ask when it began',
        on: 'any',
        expect:
          'After KB5064081 (August 2025), KB5065426 (September 2025) or a later update, on Windows 11 24H2 or later or Server 2025: this fits. Before: look elsewhere.',
      },
    ],
    fix: [
      { text: 'Keep an image or snapshot of the clone before it is touched', on: 'host', risk: 'none' },
      { text: 'A temporary way back is given by Microsoft support only, and ends in 2027', on: 'any', risk: 'none' },
      {
        text: 'Build the clone anew from an image that was prepared with Sysprep /generalize; leaving the domain and running Sysprep afterwards is not enough',
        on: 'host',
        admin: true,
        risk: 'high',
        restarts: 'the host',
        drops: true,
        warning: 'The computer is set up from scratch: programs, data and its place in the domain have to be restored.',
      },
    ],
    verify: [
      {
        text: 'Connect from one computer to the other',
        on: 'client',
        expect: 'The desktop opens, and no newer event 6167 appears.',
      },
    ],
    undo: [
      {
        text: 'A rebuilt clone does not go back; if the rebuild fails, return to the saved image',
        on: 'host',
        admin: true,
        risk: 'high',
        drops: true,
      },
    ],
    links: [
      LINKS.duplicateSid,
      {
        title: 'Microsoft: administrator protection and Kerberos (KB 5068222)',
        url: 'https://support.microsoft.com/en-au/topic/strengthening-administrator-protection-and-kerberos-authentication-f67abf78-41c5-4a89-a2da-a7b2fe280270',
      },
    ],
    confidence: 'high',
  },
  {
    id: 'entra-signin',
    concerns: 'Users who sign in with a work account of Microsoft Entra, mostly to a host that is joined to Entra.',
    confirm: [
      {
        text: 'Read how the host, and then the client, are joined',
        on: 'any',
        run: 'dsregcmd /status',
        shell: 'cmd',
        expect:
          'The host must say AzureAdJoined YES. Without a web account the client must belong to the same tenant. If not: this is the cause.',
      },
      {
        text: 'Read how the .rdp file signs in',
        on: 'client',
        run: 'Select-String -Pattern "enablerdsaadauth|targetisaadjoined|full address" -Path "<file>.rdp"',
        shell: 'powershell',
        expect:
          'enablerdsaadauth:i:1 needs the name of the host as it stands in Entra: an IP address there is the cause.',
      },
      {
        text: 'Read the sign-in log of Entra, also the non-interactive part',
        on: 'directory',
        look: 'Entra admin center > Sign-in logs, apps Microsoft Remote Desktop, Windows Sign In and Azure Windows Virtual Machine Sign-in',
        expect:
          'An AADSTS code names the reason; Conditional Access shows which rule refused. No entry: the sign-in did not reach Entra.',
      },
    ],
    fix: [
      {
        text: 'Keep a copy of the .rdp file, then sign in with a web account and with the name of the host',
        on: 'client',
        look: 'Remote Desktop Connection > Show Options > Advanced > Use a web account',
        risk: 'low',
      },
      {
        text: 'Without a web account: write the user as user@domain or AzureAD\\user@domain, and do not use Remote Credential Guard',
        on: 'client',
        risk: 'none',
      },
      {
        text: 'Bring client and host up to date; the web account needs updates of October 2022 or later',
        on: 'host',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
      },
      {
        text: 'Give the user the right on the host: the user, not a group of Entra',
        on: 'host',
        run: 'net localgroup "Remote Desktop Users" /add "AzureAD\\<user@domain>"',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        warning: 'This gives access to the host. Make sure that the user is meant to have it.',
      },
      {
        text: 'For an Azure VM: give the role Virtual Machine User Login or Virtual Machine Administrator Login',
        on: 'azure',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Last resort, if a second factor is asked for that this sign-in cannot show: take the app for VM sign-in out of that Conditional Access rule',
        on: 'directory',
        admin: true,
        risk: 'high',
        warning:
          'Sign-ins to these machines then need a password only. Put another protection in place first, and never drop the second factor for all.',
      },
    ],
    verify: [
      {
        text: 'Connect, then read the sign-in log',
        on: 'directory',
        look: 'Entra admin center > Sign-in logs',
        expect: 'A successful entry for this user.',
      },
    ],
    undo: [
      { text: 'Put the copy of the .rdp file back', on: 'client', risk: 'low' },
      {
        text: 'Take the right on the host away again',
        on: 'host',
        run: 'net localgroup "Remote Desktop Users" "AzureAD\\<user@domain>" /delete',
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Take the role away, and put the app back under the Conditional Access rule',
        on: 'directory',
        admin: true,
        risk: 'low',
      },
    ],
    warnings: [
      'Guests from another tenant (B2B) are not supported.',
      'Membership through an Entra group has no effect under NLA: add the user.',
    ],
    links: [
      LINKS.entraDevice,
      {
        title: 'Microsoft: connections to AVD hosts joined to Entra',
        url: 'https://learn.microsoft.com/azure/virtual-desktop/troubleshoot-azure-ad-connections',
      },
    ],
    confidence: 'high',
  },
  {
    id: 'entra-lock',
    concerns: 'Users signed in with Entra who lose the connection whenever the session locks: that is how it is meant.',
    confirm: [
      {
        text: 'Read what a policy of the host says about locking',
        on: 'host',
        run: `reg query "${POLICY}" /v fDisconnectOnLockMicrosoftIdentity & reg query "${POLICY}" /v fDisconnectOnLockLegacy`,
        shell: 'cmd',
        expect:
          'Not found: sessions with an Entra sign-in disconnect when they lock, others show the lock screen. 0 at the first: the lock screen is shown there too, so look elsewhere.',
      },
    ],
    fix: [
      { text: 'Connect again: that is normal, and Conditional Access is checked anew', on: 'client', risk: 'none' },
      saveKey(POLICY, 'ts-policy'),
      {
        text: 'Only if the lock screen is wanted: set "Disconnect remote session on lock for Microsoft identity platform authentication" to Disabled; note its old value',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Security`,
        admin: true,
        risk: 'high',
        warning: 'A locked session then opens with a password alone, past Conditional Access.',
      },
    ],
    verify: [
      {
        text: 'Lock a session and wait',
        on: 'client',
        expect: 'With the policy Disabled the lock screen appears and the session stays connected.',
      },
    ],
    undo: [
      {
        text: 'Set the policy back to the value you noted',
        on: 'directory',
        look: `${GPO_SESSION_HOST} > Security`,
        admin: true,
        risk: 'low',
      },
      restoreKey('ts-policy'),
      applyRestored,
    ],
    links: [LINKS.entraDevice, LINKS.policies],
    confidence: 'high',
  },
];
