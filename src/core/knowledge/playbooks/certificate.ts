import { CAUSES } from '../causes';
import type { Playbook } from '../playbook';
import { applyRestored, LINKS, POLICY, RDP_TCP, restartTermService, restoreKey, saveKey } from '../playbook-steps';

const FIPS = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Lsa\FIPSAlgorithmPolicy`;
const RCM = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\RCM`;
const MACHINE_KEYS = String.raw`C:\ProgramData\Microsoft\Crypto\RSA\MachineKeys`;
/** The container of the self-signed Remote Desktop key begins with this name on every computer. */
const KEY_FILE = `${MACHINE_KEYS}\\f686aace6942fb7f7ceb231212eef4a4*`;

/** Playbooks for certificates, keys and FIPS mode of the host. Built anew on every call; the caller keeps the result. */
export const certificatePlaybooks = (): readonly Playbook[] => [
  {
    id: 'fips',
    concerns: 'A host that insists on FIPS encryption, and a client that does not offer it.',
    confirm: [
      {
        text: 'Read whether the host runs in FIPS mode',
        on: 'host',
        run: `reg query "${FIPS}" /v Enabled`,
        shell: 'cmd',
        expect: '0x1: FIPS mode is on. 0x0 or not found: look at the next value.',
      },
      {
        text: 'Read the encryption level of the listener',
        on: 'host',
        run: `reg query "${RDP_TCP}" /v MinEncryptionLevel`,
        shell: 'cmd',
        expect:
          '0x4: FIPS is demanded, this is the cause for a client without it. Another number, and FIPS mode off: look elsewhere.',
      },
    ],
    fix: [
      { text: 'Update the client: a current Remote Desktop Connection can do FIPS', on: 'client', risk: 'low' },
      { text: 'Ask whether a rule or contract demands FIPS on this host. If so, stop here', on: 'any', risk: 'none' },
      saveKey(RDP_TCP, 'rdp-tcp'),
      saveKey(FIPS, 'fips'),
      {
        text: 'If FIPS is not demanded: set the listener to the level High',
        on: 'host',
        run: `reg add "${RDP_TCP}" /v MinEncryptionLevel /t REG_DWORD /d 3 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'high',
        warning: 'Only with the consent of whoever owns the security of this host.',
      },
      {
        text: 'If a policy sets FIPS mode: set "System cryptography: Use FIPS compliant algorithms" to Disabled there; note its old value',
        on: 'directory',
        look: 'Computer Configuration > Windows Settings > Security Settings > Local Policies > Security Options',
        admin: true,
        risk: 'high',
        warning: 'It counts for all programs of every computer under that policy, not for Remote Desktop alone.',
      },
      {
        text: 'If no policy sets it: switch FIPS mode off on the host, then restart it',
        on: 'host',
        run: `reg add "${FIPS}" /v Enabled /t REG_DWORD /d 0 /f`,
        shell: 'cmd',
        admin: true,
        risk: 'high',
        restarts: 'the host',
        drops: true,
        warning: 'It counts for all programs of the host, not for Remote Desktop alone.',
      },
    ],
    verify: [{ text: 'Connect with the client that was refused', on: 'client', expect: 'The desktop opens.' }],
    undo: [
      {
        text: 'Set the policy back to the value you noted',
        on: 'directory',
        look: 'Computer Configuration > Windows Settings > Security Settings > Local Policies > Security Options',
        admin: true,
        risk: 'low',
      },
      restoreKey('rdp-tcp'),
      restoreKey('fips'),
      {
        text: 'Restart the host',
        on: 'host',
        run: 'Restart-Computer -Force',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
        warning: 'All sessions end and unsaved work is lost.',
      },
    ],
    warnings: [
      'Where an Azure article prints reg query to change a value, reg add is needed.',
      'For extended code 8 the other causes rest on the archived list alone.',
    ],
    links: [LINKS.azureAuthentication, LINKS.sameSession, LINKS.extended],
    confidence: 'high',
  },
  {
    id: 'x509-rcm-reset',
    concerns:
      'A session host that refuses clients with a security error or for a licence, because its stored certificates are damaged.',
    confirm: [
      {
        text: 'Look for TermDD event 50 and the licensing events of the host',
        on: 'host',
        run: 'Get-WinEvent -FilterHashtable @{LogName="System";ProviderName="TermDD"} -MaxEvents 20 | Format-List TimeCreated,Id,Message',
        shell: 'powershell',
        expect:
          '50 beside repeated refusals: this cause fits, as it does with TermService 1088, 1004 or 1010. None: look elsewhere.',
      },
      {
        text: 'See whether the four certificate values are there',
        on: 'host',
        run: `reg query "${RCM}"`,
        shell: 'cmd',
        expect:
          'Certificate, X509 Certificate, X509 Certificate ID and X509 Certificate2 are listed. Whether they are damaged cannot be seen here: the same refusal of every client points to it.',
      },
    ],
    fix: [
      saveKey(RCM, 'rcm'),
      {
        text: 'Delete the four values',
        on: 'host',
        run: `reg delete "${RCM}" /v "Certificate" /f & reg delete "${RCM}" /v "X509 Certificate" /f & reg delete "${RCM}" /v "X509 Certificate ID" /f & reg delete "${RCM}" /v "X509 Certificate2" /f`,
        shell: 'cmd',
        admin: true,
        risk: 'high',
        warning: 'Make sure that rcm.reg was written: it is the only way back.',
      },
      {
        text: 'Restart the host, which makes the values anew',
        on: 'host',
        run: 'Restart-Computer -Force',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
        warning: 'All sessions end and unsaved work is lost.',
      },
      {
        text: `Reactivate the licence server: see "${CAUSES['lic-reactivate'].title}"`,
        on: 'licence-server',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Do the same on each session host that refuses clients',
        on: 'host',
        admin: true,
        risk: 'medium',
        restarts: 'each host',
        drops: true,
      },
    ],
    verify: [
      {
        text: 'See whether the values are back',
        on: 'host',
        run: `reg query "${RCM}"`,
        shell: 'cmd',
        expect: 'The four values are listed again.',
      },
      {
        text: 'Let a client connect that was refused',
        on: 'client',
        expect: 'The desktop opens, and no new TermDD 50 or event 1004 appears.',
      },
    ],
    undo: [
      restoreKey('rcm', 'host', ', then restart the host'),
      {
        text: 'Restart the host',
        on: 'host',
        run: 'Restart-Computer -Force',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
        restarts: 'the host',
        drops: true,
        warning: 'All sessions end and unsaved work is lost.',
      },
    ],
    olderWindows: [
      {
        text: 'Server 2003: the values are Certificate, X509 Certificate and X509 Certificate ID; save the key, delete them, restart each terminal server and reactivate the licence server (by telephone in those days). A double-click on the saved file puts the values back',
        on: 'host',
        look: 'regedit > HKLM\\SYSTEM\\CurrentControlSet\\Services\\TermService\\Parameters',
        admin: true,
        risk: 'high',
        restarts: 'the host',
        drops: true,
        warning: 'Save the key first: it is the only way back.',
      },
    ],
    links: [
      LINKS.disconnectedErrors,
      {
        title: 'Microsoft: Terminal Services sessions on Server 2003 (KB 2477023)',
        url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/remote-desktop-disconnected',
      },
      LINKS.reactivate,
      LINKS.registryBackup,
    ],
    confidence: 'high',
  },
  {
    id: 'machinekeys',
    concerns:
      'A host that cannot use its Remote Desktop certificate, because a service may not read the key behind it.',
    confirm: [
      {
        text: 'Read the permissions of the key file',
        on: 'host',
        run: `icacls "${KEY_FILE}"`,
        shell: 'cmd',
        expect:
          'SYSTEM has full control and NETWORK SERVICE may read: look elsewhere. One of them missing, or access denied: this is the cause.',
        admin: true,
      },
      {
        text: 'Read the permissions of the folder',
        on: 'host',
        run: `icacls "${MACHINE_KEYS}"`,
        shell: 'cmd',
        expect:
          'Administrators have full control; Everyone has special rights to read and write. Otherwise the folder is at fault too.',
        admin: true,
      },
      {
        text: 'Look for the events of a certificate that could not be made',
        on: 'host',
        look: 'Event Viewer > Windows Logs > System: TerminalServices-RemoteConnectionManager 1057 and 1058, Schannel 36870',
        expect: 'Access denied or a missing key set in them: this is the cause. None: look elsewhere.',
      },
    ],
    fix: [
      {
        text: 'Save the permissions before changing them',
        on: 'host',
        run: `mkdir C:\\RdpBackup 2>nul & icacls "${MACHINE_KEYS}" /save C:\\RdpBackup\\machinekeys.acl /t /c`,
        shell: 'cmd',
        admin: true,
        risk: 'none',
      },
      {
        text: 'Give SYSTEM and NETWORK SERVICE their rights on this one key file',
        on: 'host',
        run: `takeown /f "${KEY_FILE}" /a & icacls "${KEY_FILE}" /grant "*S-1-5-18:(F)" "*S-1-5-20:(R)"`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
      },
      restartTermService(),
      { text: `If no certificate appears, go on with "${CAUSES['rdp-cert-renew'].title}"`, on: 'host', risk: 'none' },
      {
        text: 'Only if the folder itself is wrong: give Administrators full control and Everyone read and write on the folder, for this folder only',
        on: 'host',
        look: 'C:\\ProgramData\\Microsoft\\Crypto\\RSA\\MachineKeys > Properties > Security > Advanced',
        admin: true,
        risk: 'high',
        warning:
          'Do not grant anything on all files in it: then NETWORK SERVICE reads every key of the machine, and IIS or SQL Server may fail.',
      },
    ],
    verify: [
      {
        text: 'See whether the host made a certificate',
        on: 'host',
        run: 'Get-ChildItem "Cert:\\LocalMachine\\Remote Desktop" | Format-List Subject,NotAfter',
        shell: 'powershell',
        expect: 'A certificate with dates to come, and no new event 1057 or 1058.',
      },
    ],
    undo: [
      {
        text: 'Put the saved permissions back; the owner of the file stays changed',
        on: 'host',
        run: 'icacls C:\\ProgramData\\Microsoft\\Crypto\\RSA /restore C:\\RdpBackup\\machinekeys.acl /c',
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        unverified: true,
      },
    ],
    warnings: ['Published articles grant these rights on the whole folder. The single file is enough and safer.'],
    links: [LINKS.internalError, LINKS.azureInternal, LINKS.azureEvents],
    confidence: 'high',
  },
  {
    id: 'listener-cert',
    concerns: 'A host for which somebody chose a certificate that is expired, lacks its key, or carries another name.',
    confirm: [
      {
        text: 'Read which certificate the listener is bound to',
        on: 'host',
        run: 'Get-CimInstance -Namespace root/cimv2/TerminalServices -ClassName Win32_TSGeneralSetting -Filter "TerminalName=\'RDP-Tcp\'" | Format-List SSLCertificateSHA1Hash,SSLCertificateSHA1HashType',
        shell: 'powershell',
        expect:
          'Type 1 is the self-signed one, 2 comes from a policy, 3 was chosen by hand, 0 is not valid. With 1, look elsewhere.',
        admin: true,
      },
      {
        text: 'Look at that certificate',
        on: 'host',
        run: 'Get-Item "Cert:\\LocalMachine\\My\\<thumbprint>" | Format-List Subject,DnsNameList,NotAfter,HasPrivateKey,EnhancedKeyUsageList',
        shell: 'powershell',
        expect:
          'It must exist, have its private key, be for Server Authentication, be in date, and carry the name that users type. If one is missing: this is the cause.',
      },
      {
        text: 'Read whether a policy asks for a template',
        on: 'host',
        run: `reg query "${POLICY}" /v CertTemplateName`,
        shell: 'cmd',
        expect:
          'A name: the certificate is enrolled by policy, so repair the template. Not found: it was chosen by hand.',
      },
    ],
    fix: [
      saveKey(RDP_TCP, 'rdp-tcp'),
      {
        text: 'Import a fitting certificate with its key',
        on: 'host',
        look: 'certlm.msc > Personal > Certificates > All Tasks > Import',
        admin: true,
        risk: 'low',
      },
      {
        text: 'Let NETWORK SERVICE read the private key',
        on: 'host',
        look: 'certlm.msc > Personal > Certificates > the certificate > All Tasks > Manage Private Keys',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Bind the listener to it',
        on: 'host',
        run: 'Get-CimInstance -Namespace root/cimv2/TerminalServices -ClassName Win32_TSGeneralSetting -Filter "TerminalName=\'RDP-Tcp\'" | Set-CimInstance -Property @{SSLCertificateSHA1Hash="<thumbprint>"}',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
      },
      {
        text: 'Or let the host go back to its self-signed certificate; not on a Connection Broker',
        on: 'host',
        run: `reg delete "${RDP_TCP}" /v SSLCertificateSHA1Hash /f`,
        shell: 'cmd',
        admin: true,
        risk: 'medium',
        warning: 'Clients may warn about the self-signed certificate.',
      },
      {
        text: 'In a deployment with a broker: set the certificate of each role',
        on: 'broker',
        run: 'Set-RDCertificate -Role RDRedirector -ImportPath "<file>.pfx" -Password (Read-Host -AsSecureString "Password of the file") -ConnectionBroker "<broker>"',
        shell: 'powershell',
        admin: true,
        risk: 'medium',
      },
      restartTermService(),
    ],
    verify: [
      {
        text: 'Connect with the name that stands in the certificate',
        on: 'client',
        expect: 'No warning appears, and the certificate shown is the new one.',
      },
    ],
    undo: [
      restoreKey('rdp-tcp'),
      applyRestored,
      {
        text: 'Remove the imported certificate and the right on its key',
        on: 'host',
        look: 'certlm.msc > Personal > Certificates',
        admin: true,
        risk: 'low',
      },
    ],
    warnings: [
      'A thumbprint copied from the certificate window begins with an invisible character: type it or delete that character.',
      'On a Connection Broker never delete SSLCertificateSHA1Hash.',
    ],
    olderWindows: [
      {
        text: 'Server 2003 to 2008 R2: open the chosen certificate; its window must say at the bottom that there is a private key for it. Today certlm.msc shows a key on the icon, and PowerShell HasPrivateKey',
        on: 'host',
        look: 'Remote Desktop Session Host Configuration (2003: Terminal Services Configuration) > Connections > Properties > General > Edit > View Certificate',
        admin: true,
      },
      {
        text: 'Old scripts set SSLCertificateSHA1Hash with wmic, which is being removed from Windows: use the Set-CimInstance step above',
        on: 'host',
      },
    ],
    links: [LINKS.listenerCertificate, LINKS.certificates, LINKS.azureEvents, LINKS.internalError],
    confidence: 'high',
  },
];
