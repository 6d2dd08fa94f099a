import { CAUSES } from '../causes';
import type { Playbook, Step } from '../playbook';
import { applyRestored, GPO_CLIENT, GPO_SESSION_HOST, LINKS, POLICY, restoreKey, saveKey } from '../playbook-steps';

/** The last failed sign-ins on the host, with what their sub status means for one cause. */
const failedSignIns = (expect: string): Step => ({
  text: 'Read the Sub Status of the last failed sign-ins (event 4625)',
  on: 'host',
  run: 'Get-WinEvent -FilterHashtable @{LogName="Security";Id=4625} -MaxEvents 5 | Format-List TimeCreated,Message',
  shell: 'powershell',
  admin: true,
  expect,
});

const SIGN_IN_AGAIN: Step = {
  text: 'Let the user connect again with the same name and a typed password',
  on: 'client',
  expect: 'The desktop opens. If the same message returns, this was not the only cause.',
};

/**
 * Playbooks for what is wrong with an account, its password or its right to this type of sign-in.
 * Built anew on every call; the caller keeps the result.
 */
export const accountPlaybooks = (): readonly Playbook[] => [
  {
    id: 'wrong-credentials',
    concerns:
      'Anyone whose sign-in is refused although the account exists and is neither locked, disabled nor expired.',
    confirm: [
      failedSignIns(
        '0xC0000064: no such user name. 0xC000006A: wrong password. 0xC000006D alone: one of the two, not said which. ' +
          'Compare Account Domain with what the user meant to use. Another sub status points to another cause; no ' +
          'new event 4625 at all means that the sign-in did not get as far as this host.',
      ),
      {
        text: 'List the passwords that Windows has saved for Remote Desktop',
        on: 'client',
        run: 'cmdkey /list | findstr /i TERMSRV',
        shell: 'cmd',
        expect:
          'An entry for this host is sent without asking, so an old password fails again and again. No line means that nothing is saved.',
      },
      {
        text: 'Check the keyboard layout, Caps Lock and Num Lock, and ask whether the user types a Windows Hello PIN',
        on: 'client',
        look: 'Type the password where it can be seen, for example in the user name box, then delete it',
        expect:
          'A PIN is not the password and is not accepted in its place. If the typed text looks as meant, the keyboard is not the cause.',
      },
      {
        text: 'Try the same account once at the console of the host, or over file sharing with this command',
        on: 'client',
        run: String.raw`net use "\\<host>\IPC$" * /user:"<domain>\<user>" & net use "\\<host>\IPC$" /delete`,
        shell: 'cmd',
        expect:
          'Refused here too: the name or the password is wrong. Accepted here: look at saved passwords and at the right to use Remote Desktop instead. No answer from the host proves nothing about the password.',
        warning: 'Try it once only: a wrong password counts towards the lockout of the account.',
      },
    ],
    fix: [
      {
        text: String.raw`Write the name in full. Local account: <host>\<user> or .\<user>. Domain account: <domain>\<user> or user@domain. Entra account: user@domain or AzureAD\user@domain. Microsoft account: MicrosoftAccount\ and then the mail address`,
        on: 'client',
        risk: 'none',
      },
      {
        text: 'Delete the saved password for this host, then connect and type it',
        on: 'client',
        run: 'cmdkey /delete:"TERMSRV/<host>"',
        shell: 'cmd',
        risk: 'low',
      },
      {
        text: String.raw`If the host has become a domain controller, sign in as <domain>\<user>: its local administrator turned into a domain account with the same password`,
        on: 'client',
        risk: 'none',
      },
      {
        text: 'If the user has a Microsoft account, have them use the password, not the PIN, for one sign-in at the console of the host',
        on: 'host',
        risk: 'low',
        unverified: true,
      },
      {
        text: `If the host is an Azure VM and nobody knows the password, reset it: see "${CAUSES['azure-password'].title}"`,
        on: 'azure',
        admin: true,
        risk: 'medium',
        warning: 'The old password is gone for good, and services that use it stop working.',
      },
    ],
    verify: [
      SIGN_IN_AGAIN,
      {
        text: 'Look for the successful sign-in (event 4624)',
        on: 'host',
        run: 'Get-WinEvent -FilterHashtable @{LogName="Security";Id=4624} -MaxEvents 20 | Format-List TimeCreated,Message',
        shell: 'powershell',
        admin: true,
        expect:
          'An entry for this user with logon type 10. With NLA an entry of type 3 comes first; type 3 alone is not yet a session.',
      },
    ],
    undo: [
      {
        text: 'Save the deleted password again: connect, type it and tick the box that remembers it',
        on: 'client',
        risk: 'low',
      },
      {
        text: 'The reset of a password is final. Set a new one, and tell everyone who uses the account',
        on: 'host',
        admin: true,
        risk: 'medium',
      },
    ],
    links: [LINKS.azureSpecific, LINKS.entraDevice, LINKS.onDisconnected],
    confidence: 'high',
  },
  {
    id: 'account-disabled',
    concerns: 'One user who is refused on every computer, while others sign in to the same host.',
    confirm: [
      {
        text: 'Read whether the domain account is enabled',
        on: 'directory',
        run: 'Get-ADUser -Identity "<user>" | Format-List Enabled',
        shell: 'powershell',
        expect: 'False: this is the cause. True: the account is enabled, look elsewhere.',
      },
      {
        text: 'For a local account, read the same on the host itself',
        on: 'host',
        run: 'Get-LocalUser -Name "<user>" | Format-List Enabled',
        shell: 'powershell',
        expect: 'False: this is the cause. True: the account is enabled, look elsewhere.',
      },
      failedSignIns('0xC0000072: the account is disabled. Any other sub status points away from this cause.'),
    ],
    fix: [
      {
        text: 'Ask the owner of the account, or whoever disabled it, whether it may be enabled again. Then enable the domain account',
        on: 'directory',
        run: 'Enable-ADAccount -Identity "<user>"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        warning: 'Accounts are often disabled on purpose, for example when someone leaves or after an incident.',
      },
      {
        text: 'With the same consent, enable the local account',
        on: 'host',
        run: 'Enable-LocalUser -Name "<user>"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        warning: 'An enabled local account can sign in without any check by the domain.',
      },
    ],
    verify: [SIGN_IN_AGAIN],
    undo: [
      {
        text: 'Disable the domain account again',
        on: 'directory',
        run: 'Disable-ADAccount -Identity "<user>"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Disable the local account again',
        on: 'host',
        run: 'Disable-LocalUser -Name "<user>"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
      },
    ],
    warnings: ['Enable it only with the consent of its owner.'],
    links: [LINKS.onDisconnected],
    confidence: 'high',
  },
  {
    id: 'account-locked',
    concerns: 'One user who could sign in before and is now refused, even with the right password.',
    confirm: [
      {
        text: 'Read whether the account is locked',
        on: 'directory',
        run: 'Get-ADUser -Identity "<user>" -Properties LockedOut,BadLogonCount | Format-List LockedOut,BadLogonCount',
        shell: 'powershell',
        expect:
          'LockedOut True: this is the cause. False: it is not locked now, or the lockout time has already passed.',
      },
      {
        text: 'Find out which computer locks it: read event 4740 on the domain controller that is PDC emulator',
        on: 'directory',
        run: 'Get-WinEvent -FilterHashtable @{LogName="Security";Id=4740} -MaxEvents 5 | Format-List TimeCreated,Message',
        shell: 'powershell',
        admin: true,
        expect:
          'Caller Computer Name is where the wrong passwords come from: often a service, a phone or a saved Remote Desktop password. No event for this user points away from a lockout.',
        unverified: true,
      },
      failedSignIns('0xC0000234: the account is locked. Any other sub status points away from this cause.'),
      {
        text: 'Look for event 1012 of TerminalServices-RemoteConnectionManager',
        on: 'host',
        look: 'Event Viewer > Applications and Services Logs > Microsoft > Windows > TerminalServices-RemoteConnectionManager > Operational',
        expect:
          'Present: one client used up the failed sign-ins allowed for a session, and the event names it. Absent: the wrong passwords may have come another way.',
      },
    ],
    fix: [
      {
        text: 'Wait until the lockout time of the domain has passed, if it can wait',
        on: 'client',
        risk: 'none',
      },
      {
        text: 'Stop the source: delete saved Remote Desktop passwords on the computer that event 4740 names',
        on: 'client',
        run: 'cmdkey /delete:"TERMSRV/<host>"',
        shell: 'cmd',
        risk: 'low',
      },
      {
        text: 'Unlock the domain account',
        on: 'directory',
        run: 'Unlock-ADAccount -Identity "<user>"',
        shell: 'powershell',
        admin: true,
        risk: 'low',
        warning: 'While the source still sends wrong passwords, the account locks again and the attack goes on.',
      },
      {
        text: 'Unlock a local account on the host',
        on: 'host',
        run: 'net user "<user>" /active:yes',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        warning: 'The same command also enables an account that was disabled on purpose. Check that first.',
      },
      {
        text: 'If TCP 3389 can be reached from the internet, close it and let users in through a gateway or a VPN: guessing of passwords locks accounts',
        on: 'network',
        admin: true,
        risk: 'medium',
        warning: 'Closing the port cuts off everyone who connects directly. Have the other way in ready first.',
      },
    ],
    verify: [
      {
        text: 'Read event 4740 again after some minutes',
        on: 'directory',
        run: 'Get-WinEvent -FilterHashtable @{LogName="Security";Id=4740} -MaxEvents 5 | Format-List TimeCreated,Message',
        shell: 'powershell',
        admin: true,
        expect: 'No newer event for this user. A new one means that the source is still there.',
      },
      SIGN_IN_AGAIN,
    ],
    undo: [
      {
        text: 'Save the deleted password again: connect, type it and tick the box that remembers it',
        on: 'client',
        risk: 'low',
      },
      {
        text: 'An unlocked account needs no undo. Open the port again only if a check of the firewall shows that it must be open',
        on: 'network',
        admin: true,
        risk: 'high',
        warning: 'A Remote Desktop port that is open to the internet is attacked all the time.',
      },
    ],
    links: [LINKS.onDisconnected, LINKS.azureInternal],
    confidence: 'high',
  },
  {
    id: 'account-expired',
    concerns:
      'One user, often a contractor or a temporary account, who is refused everywhere from one day to the next.',
    confirm: [
      {
        text: 'Read the expiry date of the domain account',
        on: 'directory',
        run: 'Get-ADUser -Identity "<user>" -Properties AccountExpirationDate | Format-List AccountExpirationDate',
        shell: 'powershell',
        expect: 'A date in the past: this is the cause. Empty or in the future: look elsewhere.',
      },
      {
        text: 'For a local account, read the date on the host',
        on: 'host',
        run: 'net user "<user>"',
        shell: 'cmd',
        expect:
          '"Account expires" with a date in the past: this is the cause. "Never" or a later date: look elsewhere.',
      },
      failedSignIns('0xC0000193: the account has expired. Any other sub status points away from this cause.'),
    ],
    fix: [
      {
        text: 'Ask the owner of the account whether it may go on, note the old date, then set a new one',
        on: 'directory',
        run: 'Set-ADAccountExpiration -Identity "<user>" -DateTime "<date>"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        warning: 'The date is often the end of a contract.',
      },
      {
        text: 'Only if the account shall never expire, remove the date',
        on: 'directory',
        run: 'Clear-ADAccountExpiration -Identity "<user>"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        warning: 'Without a date nobody is reminded to close the account.',
      },
    ],
    verify: [SIGN_IN_AGAIN],
    undo: [
      {
        text: 'Set the noted date again',
        on: 'directory',
        run: 'Set-ADAccountExpiration -Identity "<user>" -DateTime "<old-date>"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
      },
    ],
    links: [LINKS.onDisconnected],
    confidence: 'high',
  },
  {
    id: 'password-expired',
    concerns:
      'Users whose password is too old or must be changed at the next sign-in: NLA checks it before there is a screen on which to change it.',
    confirm: [
      {
        text: 'Read whether the password has expired or must be changed',
        on: 'directory',
        run: 'Get-ADUser -Identity "<user>" -Properties PasswordExpired,pwdLastSet | Format-List PasswordExpired,pwdLastSet',
        shell: 'powershell',
        expect:
          'PasswordExpired True: this is the cause. pwdLastSet 0: the password must be changed at the next sign-in. False and another number: look elsewhere.',
      },
      failedSignIns(
        '0xC0000071: the password has expired. 0xC0000224: it must be changed first. Any other sub status points away from this cause.',
      ),
      {
        text: 'Read the message on the client once more',
        on: 'client',
        expect:
          'A message that the Local Security Authority cannot be contacted can also come from an expired password, and may say so in its last sentence. Without that sentence it does not prove it.',
      },
    ],
    fix: [
      {
        text: 'Let the user change the password elsewhere: at the console, on a PC that reaches a domain controller (Ctrl+Alt+Del), over VPN inside a session (Ctrl+Alt+End), with Entra self-service reset, or in Outlook on the web',
        on: 'client',
        risk: 'low',
      },
      {
        text: 'Where RD Web Access is in use, offer its password page: set PasswordChangeEnabled to true, then users open password.aspx',
        on: 'broker',
        look: 'IIS Manager on the RD Web Access server > Default Web Site > RDWeb > Pages > Application Settings',
        admin: true,
        risk: 'low',
        unverified: true,
      },
      {
        text: 'Set a new password for the user and hand it over in a safe way',
        on: 'directory',
        run: 'Set-ADAccountPassword -Identity "<user>" -Reset; Set-ADUser -Identity "<user>" -ChangePasswordAtLogon $false',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        warning: 'Make sure who is asking: a reset by telephone is a common way to take over an account.',
      },
      {
        text: `If the host is an Azure VM with a local account, see "${CAUSES['azure-password'].title}"`,
        on: 'azure',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Last resort: make a copy of the .rdp file, add the line enablecredsspsupport:i:0 to the copy, connect with it once and change the password. A host that requires NLA refuses this',
        on: 'client',
        risk: 'high',
        warning: 'Without CredSSP the password goes to a host that has not been checked first.',
      },
    ],
    verify: [
      {
        text: 'Let the user connect with the new password and the ordinary .rdp file',
        on: 'client',
        expect: 'The desktop opens. If not, delete a saved old password and read the event again.',
      },
    ],
    undo: [
      {
        text: 'Delete the copy of the .rdp file with enablecredsspsupport:i:0',
        on: 'client',
        run: 'del "<copy>.rdp"',
        shell: 'cmd',
        risk: 'none',
      },
      {
        text: 'Set PasswordChangeEnabled back to false, if the page shall not stay. A changed password cannot be taken back',
        on: 'broker',
        look: 'IIS Manager on the RD Web Access server > Default Web Site > RDWeb > Pages > Application Settings',
        admin: true,
        risk: 'low',
        unverified: true,
      },
    ],
    warnings: [
      'Expired passwords are no reason to leave a host without NLA.',
      'Registry values named PromptForPasswordChange or PasswordChangeEnable under WinStations are found on the web but lack any documentation: leave them alone.',
    ],
    links: [
      {
        title: 'Microsoft: an expired password cannot be changed with NLA (KB 2858371, Japanese)',
        url: 'https://support.microsoft.com/ja-jp/help/2858371',
      },
      LINKS.onDisconnected,
      LINKS.azureReset,
    ],
    confidence: 'high',
  },
  {
    id: 'account-restriction',
    concerns: 'Users whose name and password are right, but whose account may not sign in this way.',
    confirm: [
      failedSignIns(
        '0xC000006E: an account restriction. 0xC000006F: outside the allowed hours. 0xC0000070: not from or to this computer. Another value points to another cause. ' +
          'On a domain controller, event 4776 carries the same codes for NTLM.',
      ),
      {
        text: 'See whether the user belongs to Protected Users',
        on: 'directory',
        run: '(Get-ADUser -Identity "<user>" -Properties MemberOf).MemberOf',
        shell: 'powershell',
        expect:
          String.raw`A line with CN=Protected Users: the account cannot use NTLM, so an IP address as the target, or domain\user together with an IP address, must fail. ` +
          'No such line points away from it, but membership through another group is not listed.',
      },
      {
        text: 'For a local account, see whether it may have an empty password',
        on: 'host',
        run: 'net user "<user>"',
        shell: 'cmd',
        expect:
          '"Password required: No" means that the password may be empty. A local account with an empty password cannot sign in over the network. The output does not show whether it is empty, so ask the user.',
      },
      {
        text: 'Ask for a Kerberos ticket for the name that the user typed',
        on: 'client',
        run: 'klist get "TERMSRV/<name>"',
        shell: 'cmd',
        expect:
          'An error: Kerberos is not possible for this name, so Windows would need NTLM. A ticket: Kerberos works, look elsewhere.',
      },
    ],
    fix: [
      {
        text: 'Connect with the full name of the host (host.domain) and sign in as user@domain, so that Kerberos can be used',
        on: 'client',
        risk: 'none',
      },
      {
        text: 'Let the owner of a local account with an empty password set one at the console. Leave the policy that limits empty passwords switched on',
        on: 'host',
        look: 'Ctrl+Alt+Del > Change a password. The policy: Computer Configuration > Windows Settings > Security Settings > Local Policies > Security Options > Accounts: Limit local account use of blank passwords to console logon only',
        risk: 'low',
      },
      {
        text: 'If users connect by an alias without a service name in the directory, add it',
        on: 'directory',
        run: 'setspn -S "TERMSRV/<alias>" "<host>"',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        warning: 'A service name on the wrong computer account breaks Kerberos for the right one.',
      },
      {
        text: `Check whether an authentication policy silo applies to the account, and whether NTLM is restricted: see "${CAUSES['ntlm-restricted'].title}"`,
        on: 'directory',
        look: 'Active Directory Administrative Center > Authentication',
        admin: true,
        risk: 'none',
      },
    ],
    verify: [
      {
        text: 'Let the user connect, then read the successful sign-in (event 4624)',
        on: 'host',
        run: 'Get-WinEvent -FilterHashtable @{LogName="Security";Id=4624} -MaxEvents 20 | Format-List TimeCreated,Message',
        shell: 'powershell',
        admin: true,
        expect:
          'An entry for the user with the authentication package Kerberos. NTLM means that the name still does not fit.',
      },
    ],
    undo: [
      {
        text: 'Remove the service name that was added',
        on: 'directory',
        run: 'setspn -D "TERMSRV/<alias>" "<host>"',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
      },
    ],
    warnings: [
      'The time of day in the client’s message is one example among several. It does not prove that logon hours are the cause.',
    ],
    links: [LINKS.protectedUsers, LINKS.onDisconnected],
    confidence: 'high',
  },
  {
    id: 'logon-hours',
    concerns: 'A user who can sign in at some times of the day or week and not at others.',
    confirm: [
      {
        text: 'Read the allowed hours of the account',
        on: 'client',
        run: 'net user "<user>" /domain',
        shell: 'cmd',
        expect: '"Logon hours allowed" without the present hour: this is the cause. "All": look elsewhere.',
      },
      failedSignIns('0xC000006F: outside the allowed hours. Any other sub status points away from this cause.'),
    ],
    fix: [
      {
        text: 'Check the time zone and the clock of the domain controller before changing the account',
        on: 'directory',
        run: 'tzutil /g & w32tm /query /status',
        shell: 'cmd',
        admin: true,
        risk: 'none',
      },
      {
        text: 'Note the present hours, then allow the hours that the owner of the account agrees to',
        on: 'directory',
        look: 'Active Directory Users and Computers > the account > Properties > Account > Logon Hours',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Or allow all hours by command',
        on: 'directory',
        run: 'net user "<user>" /times:all /domain',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        warning: 'Limited hours are usually set on purpose, for example for shift work or service accounts.',
        unverified: true,
      },
    ],
    verify: [SIGN_IN_AGAIN],
    undo: [
      {
        text: 'Set the noted hours again',
        on: 'directory',
        run: 'net user "<user>" /times:"<old-hours>" /domain',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        unverified: true,
      },
    ],
    links: [LINKS.onDisconnected],
    confidence: 'high',
  },
  {
    id: 'workstation-restriction',
    concerns: 'A user who can sign in to some computers and is refused on others with the same password.',
    confirm: [
      {
        text: 'Read the list of computers to which the account is limited',
        on: 'directory',
        run: 'Get-ADUser -Identity "<user>" -Properties LogonWorkstations | Format-List LogonWorkstations',
        shell: 'powershell',
        expect:
          'A list without this host: this is the cause. Empty: the account is not limited, look elsewhere. A list with this host: go on with the next step.',
      },
      {
        text: 'If the host is on the list, look whether the computer in front of the user is on it too',
        on: 'directory',
        expect: 'With NLA the client is reported to need a place on the list as well. If it is there, look elsewhere.',
        unverified: true,
      },
      failedSignIns('0xC0000070: not allowed for this computer. Any other sub status points away from this cause.'),
    ],
    fix: [
      {
        text: 'Better in the long run: drop the list and give a group its user rights on the servers instead',
        on: 'directory',
        look: 'Computer Configuration > Windows Settings > Security Settings > Local Policies > User Rights Assignment',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Note the present list, then add the host, or choose all computers if the owner of the account agrees',
        on: 'directory',
        look: 'Active Directory Users and Computers > the account > Properties > Account > Log On To',
        admin: true,
        risk: 'medium',
        warning: 'A longer list lets a stolen password reach more computers.',
      },
      {
        text: 'With NLA, add the name of the client too',
        on: 'directory',
        look: 'Active Directory Users and Computers > the account > Properties > Account > Log On To',
        admin: true,
        risk: 'medium',
        unverified: true,
      },
    ],
    verify: [
      {
        text: 'Let the user connect with NLA on',
        on: 'client',
        expect: 'The desktop opens. If 0xC0000070 comes again, a name on the list is still missing or misspelled.',
      },
    ],
    undo: [
      {
        text: 'Write the noted list again, with commas between the names',
        on: 'directory',
        run: 'Set-ADUser -Identity "<user>" -LogonWorkstations "<old-list>"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
      },
    ],
    links: [LINKS.onDisconnected],
    confidence: 'medium',
  },
  {
    id: 'logon-type-restricted',
    concerns:
      'Users whose password is right but to whom a policy denies sign-in over the network or through Remote Desktop; hardened hosts often deny local accounts.',
    confirm: [
      failedSignIns(
        'Logon type 3 and status 0xC000015B: the right to sign in over the network is missing, which NLA needs. ' +
          '0xC0000413: the trust uses selective authentication. Another status points to another cause.',
      ),
      {
        text: 'Export the user rights of the host and read who may sign in over the network',
        on: 'host',
        run: String.raw`secedit /export /areas USER_RIGHTS /cfg "%TEMP%\ur.inf" & type "%TEMP%\ur.inf" | findstr /i "SeNetworkLogonRight"`,
        shell: 'cmd',
        admin: true,
        expect:
          'Everyone (S-1-1-0), Authenticated Users (S-1-5-11) or Remote Desktop Users (S-1-5-32-555) is listed: this right is in order. None of them: this is the cause for users without a right of their own.',
      },
      {
        text: 'In the same export, read who is denied',
        on: 'host',
        run: String.raw`type "%TEMP%\ur.inf" | findstr /i "SeDeny"`,
        shell: 'cmd',
        admin: true,
        expect:
          'The user, one of their groups, or all local accounts (S-1-5-113) in a deny line: this is the cause, because a denial wins over a permission. Not listed: look elsewhere.',
      },
    ],
    fix: [
      {
        text: 'Put the user into the group Remote Desktop Users of the host; it takes effect at the next sign-in',
        on: 'host',
        run: String.raw`Add-LocalGroupMember -SID "S-1-5-32-555" -Member "<domain>\<user>"`,
        shell: 'powershell',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'For 0xC0000413 of this host, give the user or group "Allowed to authenticate" on its computer object',
        on: 'directory',
        look: 'Active Directory Users and Computers > View > Advanced Features > the computer > Properties > Security',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Save the user rights before changing them',
        on: 'host',
        run: String.raw`mkdir C:\RdpBackup 2>nul & secedit /export /areas USER_RIGHTS /cfg C:\RdpBackup\user-rights.inf`,
        shell: 'cmd',
        admin: true,
        risk: 'none',
      },
      {
        text: 'Add Remote Desktop Users to the right to access the computer from the network, and take the user or group out of the deny rights',
        on: 'host',
        look: 'Computer Configuration > Windows Settings > Security Settings > Local Policies > User Rights Assignment > Access this computer from the network',
        admin: true,
        risk: 'high',
        warning: 'Security baselines deny local accounts on purpose. Agree with whoever owns the baseline first.',
      },
    ],
    verify: [
      {
        text: 'Let the user connect with NLA on',
        on: 'client',
        expect: 'The desktop opens. If it works only with NLA off, the network right is still missing.',
      },
    ],
    undo: [
      {
        text: 'Take the user out of Remote Desktop Users again',
        on: 'host',
        run: String.raw`Remove-LocalGroupMember -SID "S-1-5-32-555" -Member "<domain>\<user>"`,
        shell: 'powershell',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Put the saved user rights back; a domain policy overrules them again at its next refresh',
        on: 'host',
        run: String.raw`secedit /configure /db "%TEMP%\ur.sdb" /cfg C:\RdpBackup\user-rights.inf /areas USER_RIGHTS`,
        shell: 'cmd',
        admin: true,
        risk: 'high',
        warning: 'This sets every user right in the file, also those that were changed since by someone else.',
      },
      {
        text: 'Remove the permission "Allowed to authenticate" again',
        on: 'directory',
        look: 'Active Directory Users and Computers > View > Advanced Features > the computer > Properties > Security',
        admin: true,
        risk: 'medium',
      },
    ],
    warnings: ['Switching NLA off hides this fault and weakens the host. It is not a fix.'],
    links: [LINKS.authenticateTwice, LINKS.allowLogOn],
    confidence: 'high',
  },
  {
    id: 'fresh-credentials',
    concerns: 'Users whose saved password is not used, or who are asked for it a second time on the host.',
    confirm: [
      {
        text: 'Read whether the host always asks for the password',
        on: 'host',
        run: String.raw`reg query "HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services" /v fPromptForPassword`,
        shell: 'cmd',
        expect: '0x1: the host always asks; this is the cause. 0x0, or the value is not found: look elsewhere.',
      },
      {
        text: 'Read whether the client may save passwords',
        on: 'client',
        run: String.raw`reg query "HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services" /v DisablePasswordSaving`,
        shell: 'cmd',
        expect: '0x1: passwords cannot be saved on this client. 0x0, or not found: saving is allowed.',
      },
      {
        text: 'Read whether a policy makes the client ask before it connects',
        on: 'client',
        run: String.raw`reg query "HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services" /v PromptForCredsOnClient`,
        shell: 'cmd',
        expect: '0x1: the client asks in its own window. 0x0, or not found: no such policy.',
      },
      {
        text: 'List the passwords that Windows has saved for Remote Desktop',
        on: 'client',
        run: 'cmdkey /list | findstr /i TERMSRV',
        shell: 'cmd',
        expect: 'An entry for this host is sent without asking and may be old. No line: nothing is saved.',
      },
    ],
    fix: [
      {
        text: 'Delete the saved password for this host, then connect and type it',
        on: 'client',
        run: 'cmdkey /delete:"TERMSRV/<host>"',
        shell: 'cmd',
        risk: 'low',
      },
      saveKey(POLICY, 'ts-policy', 'client'),
      {
        text: 'For code 3337, set the policy "Prompt for credentials on the client computer" to Not configured, so that the host asks',
        on: 'client',
        look: GPO_CLIENT,
        admin: true,
        risk: 'low',
      },
      {
        text: 'For code 3337, update the host if it can be done: an old one is listed as unable to use what was typed in the window of the client',
        on: 'host',
        admin: true,
        risk: 'medium',
        restarts: 'the host, after updates',
        drops: true,
      },
      saveKey(POLICY, 'ts-policy'),
      {
        text: 'Only if the owner of the host agrees, change the policy "Always prompt for password upon connection"',
        on: 'host',
        look: `${GPO_SESSION_HOST} > Security`,
        admin: true,
        risk: 'high',
        warning: 'The policy keeps someone with an unlocked client from entering the host with a saved password.',
      },
    ],
    verify: [
      {
        text: 'Connect with a typed password',
        on: 'client',
        expect:
          'The desktop opens and the password is asked for once. Asked twice: the policy of the host still applies.',
      },
    ],
    undo: [
      {
        text: 'Save the deleted password again: connect, type it and tick the box that remembers it',
        on: 'client',
        risk: 'low',
      },
      restoreKey('ts-policy', 'client', '; a setting of a domain policy is changed back in that policy'),
      restoreKey('ts-policy'),
      applyRestored,
    ],
    links: [LINKS.onDisconnected, LINKS.policies, LINKS.errinfo],
    confidence: 'medium',
  },
];
