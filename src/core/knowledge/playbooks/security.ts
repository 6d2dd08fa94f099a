import { CAUSES } from '../causes';
import type { Place, Playbook, Step } from '../playbook';
import {
  applyRestored,
  GPO_SESSION_HOST,
  LINKS,
  POLICY,
  RDP_TCP,
  restoreKey,
  restoreUserKey,
  saveKey,
} from '../playbook-steps';

const KNOWN_HOSTS = String.raw`HKCU\Software\Microsoft\Terminal Server Client\Servers`;
const CREDSSP_KEY = String.raw`HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\CredSSP\Parameters`;
const SCHANNEL_KEY = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL`;
const CIPHER_POLICY_KEY = String.raw`HKLM\SOFTWARE\Policies\Microsoft\Cryptography\Configuration\SSL\00010002`;
const LOCAL_SSL_KEY = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Cryptography\Configuration\Local\SSL`;

const readNla = (expect: string): Step => ({
  text: 'Read whether the host requires NLA',
  on: 'host',
  run: `reg query "${RDP_TCP}" /v UserAuthentication`,
  shell: 'cmd',
  expect,
});

const measureClock = (on: Place, samples: number, expect: string): Step => ({
  text: 'Measure the difference between this clock and that of a domain controller',
  on,
  run: `w32tm /stripchart /computer:"<dc>" /samples:${samples} /dataonly`,
  shell: 'cmd',
  expect,
});

/**
 * Playbooks for the security layer: NLA, CredSSP, certificates, TLS, clocks and the contact to the domain.
 * Built anew on every call; the caller keeps the result.
 */
export const securityPlaybooks = (): readonly Playbook[] => [
  {
    id: 'nla-unsupported',
    concerns: 'One client program, or one .rdp file, that a host requiring NLA refuses while other clients get in.',
    confirm: [
      {
        text: 'Read what the Windows client says of itself',
        on: 'client',
        look: 'Remote Desktop Connection > right-click the title bar > About',
        expect:
          'It must say that Network Level Authentication is supported. If it does, look at the .rdp file next; if not, the client is the cause.',
      },
      {
        text: 'Look whether the .rdp file switches CredSSP off',
        on: 'client',
        run: 'Select-String -Pattern "enablecredsspsupport" -Path "<file>.rdp"',
        shell: 'powershell',
        expect:
          'enablecredsspsupport:i:0: the file switches it off, this is the cause. i:1 or no line: the file is in order.',
      },
      {
        text: 'In a client that is not from Microsoft, look whether NLA (also called hybrid or CredSSP security) is on',
        on: 'client',
        look: 'The security settings of that client',
        expect: 'Switched off or missing: this is the cause. Switched on: look elsewhere.',
      },
      readNla('0x1: the host requires NLA, so a client without it is refused. 0x0: it does not, look elsewhere.'),
    ],
    fix: [
      {
        text: 'Remove the line enablecredsspsupport:i:0 from the .rdp file, or switch NLA on in the other client',
        on: 'client',
        risk: 'low',
      },
      {
        text: 'Update the client, or replace it by one that supports NLA',
        on: 'client',
        risk: 'low',
      },
      saveKey(RDP_TCP, 'rdp-tcp'),
      saveKey(POLICY, 'ts-policy'),
      {
        text: 'Only if the owner of the host agrees, and with an end date: set the policy "Require user authentication for remote connections by using Network Level Authentication" to Disabled',
        on: 'host',
        look: `${GPO_SESSION_HOST} > Security`,
        admin: true,
        risk: 'high',
        warning:
          'Without NLA anyone who reaches the port gets a sign-in screen, and the host works for them before it knows who they are.',
      },
    ],
    verify: [
      {
        text: 'Connect with NLA on',
        on: 'client',
        expect: 'The password is asked for on the client before the screen of the host appears.',
      },
    ],
    undo: [
      {
        text: 'Set the policy back to Enabled; where a domain policy requires NLA, change it there',
        on: 'host',
        look: `${GPO_SESSION_HOST} > Security`,
        admin: true,
        risk: 'low',
      },
      restoreKey('rdp-tcp'),
      restoreKey('ts-policy'),
      applyRestored,
    ],
    warnings: ['Do not lower the host for the sake of one old client unless its owner agrees.'],
    olderWindows: [
      {
        text: 'Windows XP SP3 could be given CredSSP through the registry. Such a client is out of support: replace it instead',
        on: 'client',
        risk: 'none',
      },
    ],
    links: [LINKS.policies, LINKS.allowAccess, LINKS.errinfo],
    confidence: 'high',
  },
  {
    id: 'nla-dc-unreachable',
    concerns: 'Domain users of a host whose own contact to the domain is broken, so that NLA cannot check them.',
    confirm: [
      {
        text: 'At the console of the host, look whether a domain sign-in fails there too, and test the secure channel',
        on: 'host',
        run: 'nltest /sc_query:"<domain>"',
        shell: 'cmd',
        admin: true,
        expect:
          'An error: the host has lost the domain controller or its trust, this is the cause. NERR_Success: the channel works, look elsewhere.',
      },
      readNla('0x1: NLA is required, which fits. 0x0: NLA is not required, so this is not the cause.'),
    ],
    fix: [
      {
        text: String.raw`Use a local account, written <host>\<user>: NLA works with local accounts without a domain controller`,
        on: 'client',
        risk: 'none',
      },
      {
        text: `Repair the contact to the domain: see "${CAUSES['lsa-domain-contact'].title}"`,
        on: 'host',
        admin: true,
        risk: 'medium',
      },
      saveKey(RDP_TCP, 'rdp-tcp'),
      {
        text: `If a Group Policy requires NLA, exempt this host in the policy for the time of the repair: it writes the value back otherwise. The service behind Group Policy cannot be stopped while Windows runs: see "${CAUSES['azure-console'].title}"`,
        on: 'directory',
        look: 'Group Policy Management > the policy > Scope > Security Filtering',
        admin: true,
        risk: 'high',
        warning: 'The exempted host is without every setting of that policy until it is taken back.',
      },
      {
        text: 'Last resort, for minutes: from the console, switch NLA off while only trusted addresses can reach the host, then restart the host',
        on: 'host',
        run: `reg add "${RDP_TCP}" /v UserAuthentication /t REG_DWORD /d 0 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'high',
        restarts: 'the host',
        drops: true,
        warning: 'Without NLA anyone who reaches the port gets a sign-in screen. Never leave it off.',
      },
      {
        text: 'The same last resort on an Azure VM: run the command DisableNLA from the portal, then restart the VM',
        on: 'azure',
        look: 'Azure portal > the virtual machine > Operations > Run command > DisableNLA',
        admin: true,
        risk: 'high',
        restarts: 'the host',
        drops: true,
        warning: 'It weakens the VM in the same way, and nothing switches NLA on again by itself.',
      },
    ],
    verify: [
      readNla('0x1: NLA is required again.'),
      {
        text: 'Let a domain user connect with NLA on',
        on: 'client',
        expect: 'The desktop opens. If only local accounts get in, the contact to the domain is still broken.',
      },
    ],
    undo: [
      {
        text: 'Once the secure channel works, switch NLA on again at once, from the console or, in Azure, through Run command',
        on: 'host',
        run: `reg add "${RDP_TCP}" /v UserAuthentication /t REG_DWORD /d 1 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Take the exemption out of the Group Policy',
        on: 'directory',
        look: 'Group Policy Management > the policy > Scope > Security Filtering',
        admin: true,
        risk: 'low',
      },
      restoreKey('rdp-tcp'),
      applyRestored,
    ],
    warnings: ['Never leave NLA off.'],
    links: [LINKS.azureAuthentication],
    confidence: 'high',
  },
  {
    id: 'credssp-oracle',
    concerns: 'A client and a host of which one has not been updated since spring 2018 and the other has.',
    confirm: [
      {
        text: 'Read the version of the CredSSP file on the client',
        on: 'client',
        run: String.raw`(Get-Item "$env:windir\System32\TSpkg.dll").VersionInfo.FileVersion`,
        shell: 'powershell',
        expect:
          'A version from before May 2018 for its Windows release (for Windows 10 1607 and Server 2016: below 10.0.14393.2248): the client lacks the update. Newer: the client is in order.',
      },
      {
        text: 'Read the version of the same file on the host',
        on: 'host',
        run: String.raw`(Get-Item "$env:windir\System32\TSpkg.dll").VersionInfo.FileVersion`,
        shell: 'powershell',
        expect: 'From before May 2018: the host lacks the update. Newer on both sides: this is not the cause.',
      },
      {
        text: 'Read how strict the client is',
        on: 'client',
        run: `reg query "${CREDSSP_KEY}" /v AllowEncryptionOracle`,
        shell: 'cmd',
        expect:
          '0x0: only updated partners. 0x1, or not found: Mitigated, an updated client refuses a host without the update. 0x2: Vulnerable, this client refuses no host, so look at the host.',
      },
      {
        text: 'Read how strict the host is',
        on: 'host',
        run: `reg query "${CREDSSP_KEY}" /v AllowEncryptionOracle`,
        shell: 'cmd',
        expect:
          '0x0: an updated host refuses clients without the update. 0x1, 0x2 or not found: it lets them in, look at the client.',
      },
    ],
    fix: [
      {
        text: 'Install the current updates on the client and restart it',
        on: 'client',
        admin: true,
        risk: 'low',
        restarts: 'the client',
      },
      {
        text: 'Install the current updates on the host and restart it',
        on: 'host',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
      },
      {
        text: 'If nobody gets onto the host, update it over PowerShell remoting, or in Azure through the serial console or Run command',
        on: 'any',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
      },
      saveKey(CREDSSP_KEY, 'credssp', 'client'),
      {
        text: 'Last resort, on the one client from which the host is updated and only until that is done: accept hosts without the update',
        on: 'client',
        run: `reg add "${CREDSSP_KEY}" /v AllowEncryptionOracle /t REG_DWORD /d 2 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'high',
        warning:
          'While this is set, someone on the way can relay the sign-in and run commands on the host as the user.',
      },
      {
        text: 'If a Group Policy sets the value, change "Encryption Oracle Remediation" there. It must end as Mitigated or Force Updated Clients',
        on: 'directory',
        look: 'Computer Configuration > Administrative Templates > System > Credentials Delegation > Encryption Oracle Remediation',
        admin: true,
        risk: 'high',
        warning: 'Vulnerable in a policy opens every computer under it to a relay attack, not only one client.',
      },
    ],
    verify: [
      {
        text: 'Read the value on the client again, then connect',
        on: 'client',
        run: `reg query "${CREDSSP_KEY}" /v AllowEncryptionOracle`,
        shell: 'cmd',
        expect:
          'The connection works with 0x1, 0x0 or without the value. If it works only with 0x2, one side still lacks the update.',
      },
    ],
    undo: [
      {
        text: 'Remove the value as soon as the host is updated; without it Mitigated applies',
        on: 'client',
        run: `reg delete "${CREDSSP_KEY}" /v AllowEncryptionOracle /f`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
      restoreKey('credssp', 'client'),
      {
        text: 'Set "Encryption Oracle Remediation" to Mitigated or Force Updated Clients in the Group Policy',
        on: 'directory',
        look: 'Computer Configuration > Administrative Templates > System > Credentials Delegation > Encryption Oracle Remediation',
        admin: true,
        risk: 'low',
      },
    ],
    warnings: [
      'The value 2 (Vulnerable) leaves the host open to a relay attack.',
      'An updated client refuses a host without the update under 0 and under 1. An updated host refuses a client without it only under 0.',
    ],
    links: [
      {
        title: 'Microsoft: CredSSP updates for CVE-2018-0886 (KB 4093492)',
        url: 'https://support.microsoft.com/help/4093492/credssp-updates-for-cve-2018-0886-march-13-2018',
      },
      {
        title: 'Microsoft: CredSSP encryption oracle remediation on Azure VMs',
        url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/credssp-encryption-oracle-remediation',
      },
      LINKS.authenticateTwice,
    ],
    confidence: 'high',
  },
  {
    id: 'server-identity',
    concerns: 'Users who see a warning about the identity or the certificate of the host, or whose client refuses it.',
    confirm: [
      {
        text: 'Look at the certificate that the client is shown',
        on: 'client',
        look: 'The warning > View certificate: subject, issuer, dates, thumbprint',
        expect:
          'A subject other than the typed name, an unknown issuer or a date out of range names the reason. All in order: look elsewhere. A warning about the publisher of the file comes before any certificate of the host: see "The client warns about the .rdp file or switches its redirections off".',
      },
      {
        text: 'List the certificates that the host made itself',
        on: 'host',
        run: String.raw`Get-ChildItem "Cert:\LocalMachine\Remote Desktop" | Format-List Subject,NotAfter,Thumbprint`,
        shell: 'powershell',
        expect:
          'The thumbprint shown on the client is listed: the client reached this host. Another one: it may be a CA certificate chosen for the listener (next step), a device on the way, the wrong host or an old DNS record.',
      },
      {
        text: 'Read which certificate the listener uses',
        on: 'host',
        run: 'Get-CimInstance -Namespace root/cimv2/TerminalServices -ClassName Win32_TSGeneralSetting | Format-List TerminalName,SSLCertificateSHA1Hash',
        shell: 'powershell',
        admin: true,
        expect:
          'The same as on the client: only the trust or the name is at fault. Different: something else answers under this name.',
      },
      {
        text: 'Read what a policy tells the client to do when it cannot verify the host',
        on: 'client',
        run: `reg query "${POLICY}" /v AuthenticationLevel`,
        shell: 'cmd',
        expect:
          '0x0: connect without a word. 0x1: do not connect. 0x2: warn. Not found: no policy, the .rdp file or the client decides.',
      },
      {
        text: 'Read the same setting in the .rdp file',
        on: 'client',
        run: 'Select-String -Pattern "authentication level" -Path "<file>.rdp"',
        shell: 'powershell',
        expect: 'i:1 refuses, i:2 warns, i:0 does not check. No line: the client uses its own setting.',
      },
    ],
    fix: [
      {
        text: 'Connect with the name that stands in the certificate, and correct DNS if that name leads elsewhere',
        on: 'client',
        risk: 'none',
      },
      {
        text: 'For an unexpected certificate (code 2311), compare the thumbprints over another channel first, so that nobody is intercepting the connection',
        on: 'any',
        risk: 'none',
      },
      {
        text: `Give the listener a certificate from your own or a public CA: see "${CAUSES['listener-cert'].title}"`,
        on: 'host',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Or let the clients trust the CA that issued the certificate',
        on: 'client',
        look: 'Computer Configuration > Windows Settings > Security Settings > Public Key Policies > Trusted Root Certification Authorities',
        admin: true,
        risk: 'medium',
        warning: 'A client believes every certificate of a CA that it trusts. Add only a CA that you control or know.',
      },
      {
        text: 'If the client hangs at "Securing remote connection": import on it the certificate that the host signed itself',
        on: 'client',
        look: 'certlm.msc > Trusted Root Certification Authorities > Certificates > All Tasks > Import',
        admin: true,
        risk: 'medium',
        warning: 'Compare the thumbprint with the host before importing.',
      },
      saveKey(KNOWN_HOSTS, 'rdp-servers', 'client'),
      {
        text: 'Only when the thumbprints agree: delete the remembered certificate of this host, as the user who connects',
        on: 'client',
        run: String.raw`reg delete "HKCU\Software\Microsoft\Terminal Server Client\Servers\<host>" /v CertHash /f`,
        shell: 'cmd',
        risk: 'high',
        warning:
          'The client then accepts the next certificate it is shown. If someone is on the way, it accepts theirs.',
        unverified: true,
      },
      {
        text: 'Last resort for that wait: switch off the automatic update of root certificates by policy',
        on: 'client',
        look: 'Computer Configuration > Administrative Templates > System > Internet Communication Management > Internet Communication settings > Turn off Automatic Root Certificates Update',
        admin: true,
        risk: 'high',
        warning: 'The client then no longer learns of new public CAs, and other secure connections start to fail.',
      },
    ],
    verify: [
      {
        text: 'Connect again',
        on: 'client',
        expect:
          'No warning appears. If one does, its text says whether the name, the issuer or the date is still wrong.',
      },
    ],
    undo: [
      restoreUserKey('rdp-servers'),
      {
        text: 'Remove the imported certificate or CA from the trusted roots of the client',
        on: 'client',
        look: 'certlm.msc > Trusted Root Certification Authorities > Certificates',
        admin: true,
        risk: 'medium',
        warning: 'Removing a CA breaks every other connection that relies on it.',
      },
      {
        text: 'Set the policy for the update of root certificates back to Not configured',
        on: 'client',
        look: 'Computer Configuration > Administrative Templates > System > Internet Communication Management > Internet Communication settings > Turn off Automatic Root Certificates Update',
        admin: true,
        risk: 'low',
      },
    ],
    warnings: ['Do not leave the authentication level at 0: the client then connects to whatever answers.'],
    links: [LINKS.securingConnection, LINKS.certificates, LINKS.listenerCertificate, LINKS.identityOrTime],
    confidence: 'medium',
  },
  {
    id: 'rdp-cert-renew',
    concerns: 'Everyone who connects to one host that uses the certificate it made itself.',
    confirm: [
      {
        text: 'Read the dates of the certificate',
        on: 'host',
        run: String.raw`Get-ChildItem "Cert:\LocalMachine\Remote Desktop" | Format-List Subject,NotAfter,Thumbprint`,
        shell: 'powershell',
        expect: 'NotAfter in the past, or no certificate at all: this is the cause. A date to come: look elsewhere.',
      },
      {
        text: 'Look for events about making a new certificate',
        on: 'host',
        run: 'Get-WinEvent -FilterHashtable @{LogName="System";ProviderName="Microsoft-Windows-TerminalServices-RemoteConnectionManager";Id=1056,1057,1058} -MaxEvents 5 | Format-List TimeCreated,Id,Message',
        shell: 'powershell',
        expect:
          '1057: a certificate could not be made. 1058: it could not be replaced. Both carry a status. 1056 alone: a new one was made, which points away. None found: nothing was tried lately.',
      },
      {
        text: 'Look for Schannel events 36870 and 36872',
        on: 'host',
        run: 'Get-WinEvent -FilterHashtable @{LogName="System";ProviderName="Schannel";Id=36870,36872} -MaxEvents 5 | Format-List TimeCreated,Id,Message',
        shell: 'powershell',
        expect: `0x8009030D: the private key cannot be read, see "${CAUSES.machinekeys.title}". None found: the key is not the fault.`,
      },
      {
        text: 'Check the services that make and hold certificates',
        on: 'host',
        run: 'Get-Service -Name CertPropSvc,KeyIso,CryptSvc,SessionEnv | Format-Table Name,Status,StartType',
        shell: 'powershell',
        expect:
          'A start type of Disabled explains why no new certificate is made. Stopped with the start type Manual is normal.',
      },
      {
        text: 'Read the name of the store in which the certificate is kept',
        on: 'host',
        run: String.raw`reg query "HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations" /v SelfSignedCertStore`,
        shell: 'cmd',
        expect: '"Remote Desktop" is right. Another name, or not found: the host looks in the wrong place.',
      },
      {
        text: 'Read the path of ProgramData, under which the private keys lie',
        on: 'host',
        run: String.raw`reg query "HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList" /v ProgramData`,
        shell: 'cmd',
        expect: String.raw`%SystemDrive%\ProgramData is right. Another path: keys cannot be written or found.`,
      },
    ],
    fix: [
      {
        text: 'Delete the expired certificate',
        on: 'host',
        run: String.raw`Get-ChildItem "Cert:\LocalMachine\Remote Desktop" | Where-Object NotAfter -lt (Get-Date) | Remove-Item`,
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      {
        text: 'If the certificate is damaged but not expired, delete it by its thumbprint',
        on: 'host',
        run: String.raw`Remove-Item -Path "Cert:\LocalMachine\Remote Desktop\<thumbprint>"`,
        shell: 'powershell',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Restart the two services; the host then makes a new certificate',
        on: 'host',
        run: 'Restart-Service -Name SessionEnv -Force; Restart-Service -Name TermService -Force',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        restarts: 'Remote Desktop Configuration and Remote Desktop Services',
        drops: true,
      },
      {
        text: `If no new certificate appears, see "${CAUSES.machinekeys.title}"`,
        on: 'host',
        risk: 'none',
      },
    ],
    verify: [
      {
        text: 'Read the date of the new certificate',
        on: 'host',
        run: String.raw`Get-ChildItem "Cert:\LocalMachine\Remote Desktop" | Format-List NotAfter`,
        shell: 'powershell',
        expect: 'A date about six months ahead. No output: none was made.',
      },
    ],
    undo: [
      {
        text: 'Nothing to take back on the host, which makes the certificate by itself. Clients that remembered or imported the old one must accept the new one',
        on: 'client',
        risk: 'low',
      },
    ],
    links: [LINKS.internalError, LINKS.general, LINKS.azureEvents, LINKS.securingConnection],
    confidence: 'high',
  },
  {
    id: 'time-skew',
    concerns: 'Users of a domain whose client, host or domain controller shows the wrong time, date or time zone.',
    confirm: [
      measureClock(
        'client',
        5,
        'More than 5 minutes (300 s) breaks Kerberos: this is the cause. A second or less: look elsewhere. No answer proves nothing about the clocks.',
      ),
      measureClock(
        'host',
        5,
        'More than 5 minutes: the clock of the host is at fault. A second or less: it is in order.',
      ),
      {
        text: 'Ask the host for its time',
        on: 'client',
        run: String.raw`net time "\\<host>"`,
        shell: 'cmd',
        expect: 'More than 5 minutes away from the clock of the client: this is the cause.',
      },
      {
        text: 'On the machine that is wrong, read where it gets its time from',
        on: 'any',
        run: 'w32tm /query /status & w32tm /query /source',
        shell: 'cmd',
        admin: true,
        expect:
          '"Local CMOS Clock" or "Free-running System Clock": it is not synchronised. The name of a domain controller or time server: it is, or believes so.',
      },
      {
        text: 'Compare the dates of the certificate in the warning with the clock',
        on: 'client',
        look: 'The warning > View certificate > Valid from',
        expect:
          'Valid only from a date to come: the clock of the client is behind. Already valid: no sign of a wrong clock.',
      },
    ],
    fix: [
      {
        text: 'If somebody must get in now, use a local account of the host: it does not need Kerberos',
        on: 'client',
        risk: 'none',
      },
      {
        text: 'Correct the time zone of the machine that is wrong, and replace an empty clock battery',
        on: 'any',
        look: 'Settings > Time & language > Date & time',
        admin: true,
        risk: 'low',
      },
      {
        text: 'On the machine that is wrong, synchronise the clock',
        on: 'any',
        run: 'net stop w32time & net start w32time & w32tm /resync /rediscover',
        shell: 'cmd',
        admin: true,
        risk: 'low',
        restarts: 'Windows Time',
      },
      {
        text: 'Before changing a time source, save the present configuration',
        on: 'any',
        run: String.raw`w32tm /query /configuration > "%TEMP%\w32tm.txt"`,
        shell: 'cmd',
        admin: true,
        risk: 'none',
      },
      {
        text: 'Let a virtual machine take its time either from the hypervisor or from the domain, not from both',
        on: 'host',
        admin: true,
        risk: 'medium',
        warning: 'A wrong time source on a domain controller moves the clocks of the whole domain.',
      },
      {
        text: `If the error comes only some days after each start, see "${CAUSES['port-exhaustion'].title}"`,
        on: 'any',
        risk: 'none',
      },
    ],
    verify: [
      measureClock('client', 5, 'The difference is below one second.'),
      measureClock('host', 5, 'The difference is below one second.'),
      {
        text: 'Connect again',
        on: 'client',
        expect: 'The message about the time is gone.',
      },
    ],
    undo: [
      {
        text: 'A synchronised clock needs no undo. If a time source was changed, set the old one from the saved configuration again',
        on: 'any',
        run: String.raw`type "%TEMP%\w32tm.txt"`,
        shell: 'cmd',
        admin: true,
        risk: 'low',
      },
    ],
    links: [LINKS.identityOrTime],
    confidence: 'high',
  },
  {
    id: 'tls-protocol',
    concerns: 'Hosts or clients whose TLS settings were changed by hardening, by policy or by age.',
    confirm: [
      {
        text: 'Look for Schannel events on the host at the time of the failure',
        on: 'host',
        run: 'Get-WinEvent -FilterHashtable @{LogName="System";ProviderName="Schannel";Id=36870,36871,36872} -MaxEvents 20 | Format-List TimeCreated,Id,Message',
        shell: 'powershell',
        expect: `36871 with internal state 10013: the TLS version is switched off, this is the cause. 36870: the private key is at fault, see "${CAUSES.machinekeys.title}". None found: TLS did not fail on this side.`,
      },
      {
        text: 'Look for the events of a handshake without common ground',
        on: 'host',
        run: 'Get-WinEvent -FilterHashtable @{LogName="System";ProviderName="Schannel";Id=36874,36887,36888} -MaxEvents 20 | Format-List TimeCreated,Id,Message',
        shell: 'powershell',
        expect:
          '36874: no cipher suite in common, this is the cause. 36887 and 36888: an alert received or sent, whose number says more. None found points away.',
        unverified: true,
      },
      {
        text: 'Read which TLS versions are switched on or off by hand',
        on: 'host',
        run: String.raw`reg query "${SCHANNEL_KEY}\Protocols" /s`,
        shell: 'cmd',
        expect: String.raw`Under TLS 1.2\Server, Enabled 0x0 or DisabledByDefault 0x1: this is the cause. Enabled absent or not zero: TLS 1.2 is on.`,
      },
      {
        text: 'Read whether a policy sets its own order of cipher suites',
        on: 'host',
        run: `reg query "${CIPHER_POLICY_KEY}" /v Functions`,
        shell: 'cmd',
        expect:
          'A list: only these suites are used, and one that the client knows may be missing. Not found: no such policy.',
      },
    ],
    fix: [
      saveKey(SCHANNEL_KEY, 'schannel'),
      {
        text: 'Switch TLS 1.2 on for the server side of the host, then restart it. Where its Windows knows TLS 1.3, leave that on too',
        on: 'host',
        run: String.raw`reg add "${SCHANNEL_KEY}\Protocols\TLS 1.2\Server" /v Enabled /t REG_DWORD /d 1 /f & reg add "${SCHANNEL_KEY}\Protocols\TLS 1.2\Server" /v DisabledByDefault /t REG_DWORD /d 0 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
      },
      saveKey(SCHANNEL_KEY, 'schannel', 'client'),
      {
        text: 'Switch TLS 1.2 on for the client side of the client, then restart it',
        on: 'client',
        run: String.raw`reg add "${SCHANNEL_KEY}\Protocols\TLS 1.2\Client" /v Enabled /t REG_DWORD /d 1 /f & reg add "${SCHANNEL_KEY}\Protocols\TLS 1.2\Client" /v DisabledByDefault /t REG_DWORD /d 0 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        restarts: 'the client',
      },
      saveKey(CIPHER_POLICY_KEY, 'cipherpolicy'),
      {
        text: 'Set the policy "SSL Cipher Suite Order" to Not configured, then restart the host',
        on: 'host',
        look: 'Computer Configuration > Administrative Templates > Network > SSL Configuration Settings > SSL Cipher Suite Order',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
        warning: 'The list may have been set to keep weak suites out. Ask who set it.',
      },
      {
        text: 'If the list stays although no policy sets it, delete it and restart the host',
        on: 'host',
        run: `reg delete "${CIPHER_POLICY_KEY}" /v Functions /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
      },
      saveKey(LOCAL_SSL_KEY, 'ssl-local'),
      {
        text: 'Last of all, replace the Schannel key and the SSL keys under Cryptography by those of a healthy computer of the same Windows build, then restart the host',
        on: 'host',
        admin: true,
        risk: 'high',
        restarts: 'the host',
        drops: true,
        warning: 'Keys of another build can stop every TLS service of the host. Have access to the console ready.',
      },
    ],
    verify: [
      {
        text: 'Read that TLS and NLA are both required',
        on: 'host',
        run: `reg query "${RDP_TCP}" /v SecurityLayer & reg query "${RDP_TCP}" /v UserAuthentication`,
        shell: 'cmd',
        expect: 'SecurityLayer 0x2 and UserAuthentication 0x1.',
      },
      {
        text: 'Connect with these settings',
        on: 'client',
        expect: 'The desktop opens. If it opens only with another security layer, TLS is still at fault.',
      },
    ],
    undo: [
      {
        text: 'On the host, delete those of the two TLS 1.2 values that were new, then restart it',
        on: 'host',
        run: String.raw`reg delete "${SCHANNEL_KEY}\Protocols\TLS 1.2\Server" /v Enabled /f & reg delete "${SCHANNEL_KEY}\Protocols\TLS 1.2\Server" /v DisabledByDefault /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
      },
      {
        text: 'On the client, do the same for its side',
        on: 'client',
        run: String.raw`reg delete "${SCHANNEL_KEY}\Protocols\TLS 1.2\Client" /v Enabled /f & reg delete "${SCHANNEL_KEY}\Protocols\TLS 1.2\Client" /v DisabledByDefault /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        restarts: 'the client',
      },
      restoreKey('schannel', 'client'),
      restoreKey('schannel'),
      restoreKey('cipherpolicy'),
      restoreKey('ssl-local'),
      {
        text: 'Restart the host, so that the imported keys are used',
        on: 'host',
        run: 'Restart-Computer -Force',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
      },
    ],
    warnings: [
      'Some published instructions for Azure VMs switch TLS 1.0 and 1.1 on again. That advice is out of date and a danger.',
      'Leave TLS 1.0 and 1.1 off. An exception for one old client must be short, written down and taken back.',
    ],
    links: [LINKS.internalError, LINKS.azureAuthentication, LINKS.azureEvents],
    confidence: 'high',
  },
  {
    id: 'lsa-domain-contact',
    concerns: 'Domain users who are told that the Local Security Authority or the domain cannot be contacted.',
    confirm: [
      {
        text: String.raw`Check the part before the backslash. Local account: <host>\<user>. Domain account: <domain>\<user>`,
        on: 'client',
        expect:
          'The name of the host or of the domain is misspelled or missing: correct it, this is the cause. Written right: go on.',
      },
      {
        text: 'Ask the host to find a domain controller',
        on: 'host',
        run: 'nltest /dsgetdc:"<domain>"',
        shell: 'cmd',
        expect:
          'An error: DNS is wrong or the domain controller is down or not reachable. The name and address of a domain controller: it can be found.',
      },
      {
        text: 'Test the secure channel of the host, in Windows PowerShell 5.1 (PowerShell 7 does not have the command)',
        on: 'host',
        run: 'Test-ComputerSecureChannel -Verbose',
        shell: 'powershell',
        admin: true,
        expect: 'False: the channel is broken, this is the cause. True: the channel works, look elsewhere.',
      },
      {
        text: 'Read which computer signed this session in',
        on: 'host',
        run: 'set | find /i "LOGONSERVER"',
        shell: 'cmd',
        expect:
          'The name of the host itself: a local account. The name of a domain controller does not prove that it answers now.',
      },
      {
        text: 'Read whether the host may keep domain passwords',
        on: 'host',
        run: String.raw`reg query "HKLM\SYSTEM\CurrentControlSet\Control\Lsa" /v disabledomaincreds`,
        shell: 'cmd',
        expect: '0x0 is normal. 0x1: a policy forbids it, ask who set it.',
      },
      measureClock('host', 3, `More than 5 minutes: see "${CAUSES['time-skew'].title}". Less: the clock is in order.`),
      {
        text: 'Look for events about the domain and the connection',
        on: 'host',
        look: 'Event Viewer > Windows Logs > System: NETLOGON 5719, TermDD 56',
        expect:
          'NETLOGON 5719: no domain controller answered. TermDD 56: the connection was dropped by the security layer, its data carries the status. Neither: look at the client.',
      },
      {
        text: 'In the same log, look for LsaSrv 40960 and 40961',
        on: 'host',
        look: 'Event Viewer > Windows Logs > System',
        expect: 'They tell of a failed sign-in to a service and name it. Absent: no further hint.',
        unverified: true,
      },
    ],
    fix: [
      {
        text: `Rule out an expired password, which gives the same message: see "${CAUSES['password-expired'].title}"`,
        on: 'directory',
        risk: 'none',
      },
      {
        text: String.raw`Until it is repaired, use a local administrator, written <host>\<user>`,
        on: 'client',
        risk: 'none',
      },
      {
        text: 'Start the domain controller, or restore the route and the DNS to it. In Azure the DNS of the virtual network must be the domain controller',
        on: 'network',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Repair the secure channel, in Windows PowerShell 5.1',
        on: 'host',
        run: String.raw`Test-ComputerSecureChannel -Repair -Credential "<domain>\<admin>"`,
        shell: 'powershell',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'If that fails, set the computer password anew, in Windows PowerShell 5.1',
        on: 'host',
        run: String.raw`Reset-ComputerMachinePassword -Server "<dc>" -Credential "<domain>\<admin>"`,
        shell: 'powershell',
        admin: true,
        risk: 'medium',
      },
      {
        text: `If only one old client fails, it may lack TLS: see "${CAUSES['security-layer'].title}" and "${CAUSES['tls-protocol'].title}"`,
        on: 'client',
        risk: 'none',
      },
      {
        text: 'As the last step, note the computer account and the groups it is in, then take the host out of the domain and join it again',
        on: 'host',
        look: 'Settings > System > About > Domain or workgroup',
        admin: true,
        risk: 'high',
        restarts: 'the host, twice',
        drops: true,
        warning: 'Between leaving and joining only local accounts work. Test a local administrator before you start.',
      },
    ],
    verify: [
      {
        text: 'Test the secure channel again, in Windows PowerShell 5.1',
        on: 'host',
        run: 'Test-ComputerSecureChannel -Verbose',
        shell: 'powershell',
        admin: true,
        expect: 'True.',
      },
      {
        text: 'Let a domain user connect with NLA on',
        on: 'client',
        expect: 'The desktop opens. If only local accounts get in, the contact to the domain is still broken.',
      },
    ],
    undo: [
      {
        text: 'A repaired channel and a new computer password need no undo. After joining again, put the computer account back into its place and groups as noted',
        on: 'directory',
        look: 'Active Directory Users and Computers > the computer',
        admin: true,
        risk: 'medium',
      },
    ],
    warnings: [
      'For old clients KB 2493594 falls back to the RDP security layer. That lowers security and is a last resort only.',
    ],
    links: [
      LINKS.azureSpecific,
      LINKS.azureAuthentication,
      {
        title: 'Microsoft: the Local Security Authority cannot be contacted (KB 2493594)',
        url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/local-security-authority-cant-contact',
      },
      LINKS.identityOrTime,
    ],
    confidence: 'high',
  },
];
