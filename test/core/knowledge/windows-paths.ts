/**
 * Every registry key, value and policy that a playbook may name, as Windows spells them: a slip in a path changes the
 * wrong thing, or nothing. Values of policies are those of TerminalServer.admx, CredSsp.admx and CipherSuiteOrder.admx.
 */

const TERMINAL_SERVER = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server`;
const LSA = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Lsa`;
const SCHANNEL = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\SecurityProviders\SCHANNEL`;
const POLICY = String.raw`HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services`;
const CLIENT = String.raw`HKCU\Software\Microsoft\Terminal Server Client`;

/** Key → its values, with their types where one is written: `name` or `name REG_DWORD`. */
export const REGISTRY: Readonly<Record<string, readonly string[]>> = {
  [TERMINAL_SERVER]: [
    'fDenyTSConnections REG_DWORD',
    'TSEnabled REG_DWORD',
    'TSServerDrainMode REG_DWORD',
    'TSUserEnabled REG_DWORD',
  ],
  [`${TERMINAL_SERVER}\\ClusterSettings`]: ['SessionDirectoryRedirectionIP'],
  [`${TERMINAL_SERVER}\\RCM`]: ['Certificate', 'X509 Certificate', 'X509 Certificate ID', 'X509 Certificate2'],
  [`${TERMINAL_SERVER}\\RCM\\Licensing Core`]: ['LicensingMode REG_DWORD'],
  [`${TERMINAL_SERVER}\\WinStations`]: ['SelfSignedCertStore'],
  [`${TERMINAL_SERVER}\\WinStations\\RDP-Tcp`]: [
    'fAllowSecProtocolNegotiation REG_DWORD',
    'fEnableWinStation REG_DWORD',
    'fInheritMaxDisconnectionTime REG_DWORD',
    'fInheritMaxIdleTime REG_DWORD',
    'fInheritMaxSessionTime REG_DWORD',
    'fInheritReconnectSame REG_DWORD',
    'fLogonDisabled REG_DWORD',
    'fReconnectSame REG_DWORD',
    'KeepAliveTimeout REG_DWORD',
    'MaxConnectionTime REG_DWORD',
    'MaxDisconnectionTime REG_DWORD',
    'MaxIdleTime REG_DWORD',
    'MaxInstanceCount REG_DWORD',
    'MinEncryptionLevel REG_DWORD',
    'PortNumber REG_DWORD',
    'SecurityLayer REG_DWORD',
    'SSLCertificateSHA1Hash REG_BINARY',
    'UserAuthentication REG_DWORD',
  ],
  [POLICY]: [
    'AllowSignedFiles REG_DWORD',
    'AllowUnsignedFiles REG_DWORD',
    'AuthenticationLevel REG_DWORD',
    'AVC444ModePreferred REG_DWORD',
    'AVCHardwareEncodePreferred REG_DWORD',
    'bEnumerateHWBeforeSW REG_DWORD',
    'CertTemplateName REG_SZ',
    'DisablePasswordSaving REG_DWORD',
    'fDenyTSConnections REG_DWORD',
    'fDisableAutoReconnect REG_DWORD',
    'fDisconnectOnLockLegacy REG_DWORD',
    'fDisconnectOnLockMicrosoftIdentity REG_DWORD',
    'fEnableWddmDriver REG_DWORD',
    'fPromptForPassword REG_DWORD',
    'fSingleSessionPerUser REG_DWORD',
    'KeepAliveEnable REG_DWORD',
    'KeepAliveInterval REG_DWORD',
    'LicenseServers REG_SZ',
    'LicensingMode REG_DWORD',
    'MaxCompressionLevel REG_DWORD',
    'MaxConnectionTime REG_DWORD',
    'MaxDisconnectionTime REG_DWORD',
    'MaxIdleTime REG_DWORD',
    'MaxInstanceCount REG_DWORD',
    'MaxMonitors REG_DWORD',
    'MaxXResolution REG_DWORD',
    'MaxYResolution REG_DWORD',
    'PromptForCredsOnClient REG_DWORD',
    'SecurityLayer REG_DWORD',
    'SelectTransport REG_DWORD',
    'TrustedCertThumbprints REG_SZ',
    'UserAuthentication REG_DWORD',
  ],
  [`${POLICY}\\Client`]: ['EnableHardwareMode REG_DWORD', 'fClientDisableUDP REG_DWORD'],
  [String.raw`HKCU\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services`]: [],
  [CLIENT]: ['RDGClientTransport REG_DWORD'],
  [`${CLIENT}\\Servers`]: [],
  [`${CLIENT}\\Servers\\<host>`]: ['CertHash'],
  [LSA]: ['disabledomaincreds REG_DWORD', 'DisableRestrictedAdmin REG_DWORD'],
  [`${LSA}\\FIPSAlgorithmPolicy`]: ['Enabled REG_DWORD'],
  [`${LSA}\\MSV1_0`]: ['BackConnectionHostNames REG_MULTI_SZ'],
  [SCHANNEL]: [],
  [`${SCHANNEL}\\Protocols`]: [],
  [`${SCHANNEL}\\Protocols\\TLS 1.2\\Client`]: ['DisabledByDefault REG_DWORD', 'Enabled REG_DWORD'],
  [`${SCHANNEL}\\Protocols\\TLS 1.2\\Server`]: ['DisabledByDefault REG_DWORD', 'Enabled REG_DWORD'],
  [String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Cryptography\Configuration\Local\SSL`]: [],
  [String.raw`HKLM\SYSTEM\CurrentControlSet\Services\TermService\Parameters`]: ['SpecifiedLicenseServers'],
  [String.raw`HKLM\SYSTEM\CurrentControlSet\Services\TermService\Parameters\LicenseServers`]: [
    'SpecifiedLicenseServers',
  ],
  [String.raw`HKLM\SYSTEM\CurrentControlSet\Services\Tcpip\Parameters`]: [],
  [String.raw`HKLM\SYSTEM\Setup`]: ['OOBEInProgress REG_DWORD', 'SystemSetupInProgress REG_DWORD'],
  [String.raw`HKLM\SOFTWARE\Microsoft\Cryptography\Calais`]: ['DisableCapiOverrideForRSA REG_DWORD'],
  [String.raw`HKLM\SOFTWARE\Microsoft\MSLicensing`]: [],
  [String.raw`HKLM\SOFTWARE\Microsoft\MSLicensing\HardwareID`]: [],
  [String.raw`HKLM\SOFTWARE\Microsoft\MSLicensing\Store`]: [],
  [String.raw`HKLM\SOFTWARE\Microsoft\RDMS`]: ['EnableDeploymentUILog REG_DWORD', 'EnableUILog REG_DWORD'],
  [String.raw`HKLM\SOFTWARE\Microsoft\Windows NT\CurrentVersion\ProfileList`]: ['ProgramData'],
  [String.raw`HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System\CredSSP\Parameters`]: [
    'AllowEncryptionOracle REG_DWORD',
  ],
  [String.raw`HKLM\SOFTWARE\Policies\Microsoft\Cryptography\Configuration\SSL\00010002`]: ['Functions'],
  [String.raw`HKLM\SOFTWARE\Policies\Microsoft\Windows\CredentialsDelegation`]: [
    'RestrictedRemoteAdministrationType REG_DWORD',
  ],
  // The hive of a broken system, loaded on a repair VM.
  [String.raw`HKLM\BROKENSYSTEM`]: [],
};

const TEMPLATES = 'Computer Configuration > Administrative Templates';
const RDS = `${TEMPLATES} > Windows Components > Remote Desktop Services`;
const SESSION_HOST = `${RDS} > Remote Desktop Session Host`;
const SECURITY = 'Computer Configuration > Windows Settings > Security Settings';

/** Folder of the policy editor → the policies in it, as the English editor shows them. */
export const POLICIES: Readonly<Record<string, readonly string[]>> = {
  [`${SESSION_HOST} > Connections`]: [
    'Allow users to connect remotely by using Remote Desktop Services',
    'Automatic reconnection',
    'Configure keep-alive connection interval',
    'Limit number of connections',
    'Restrict Remote Desktop Services users to a single Remote Desktop Services session',
    'Select RDP transport protocols',
  ],
  [`${SESSION_HOST} > Device and Resource Redirection`]: ['Do not allow smart card device redirection'],
  [`${SESSION_HOST} > Licensing`]: [
    'Set the Remote Desktop licensing mode',
    'Use the specified Remote Desktop license servers',
  ],
  [`${SESSION_HOST} > Remote Session Environment`]: [
    'Configure compression for RemoteFX data',
    'Limit maximum display resolution',
    'Limit number of monitors',
    'Use hardware graphics adapters for all Remote Desktop Services sessions',
    'Use WDDM graphics display driver for Remote Desktop Connections',
  ],
  [`${SESSION_HOST} > Security`]: [
    'Always prompt for password upon connection',
    'Disconnect remote session on lock for Microsoft identity platform authentication',
    'Require use of specific security layer for remote (RDP) connections',
    'Require user authentication for remote connections by using Network Level Authentication',
    'Set client connection encryption level',
  ],
  [`${SESSION_HOST} > Session Time Limits`]: [
    'End session when time limits are reached',
    'Set time limit for active but idle Remote Desktop Services sessions',
    'Set time limit for active Remote Desktop Services sessions',
  ],
  [`${RDS} > Remote Desktop Connection Client`]: [
    'Prompt for credentials on the client computer',
    'Turn Off UDP On Client',
  ],
  'User Configuration > Administrative Templates > Windows Components > Remote Desktop Services > RD Gateway': [
    'Set RD Gateway authentication method',
  ],
  [`${TEMPLATES} > System > Credentials Delegation`]: [
    'Allow delegating saved credentials with NTLM-only server authentication',
    'Encryption Oracle Remediation',
    'Remote host allows delegation of non-exportable credentials',
    'Restrict delegation of credentials to remote servers',
  ],
  [`${TEMPLATES} > System > Internet Communication Management > Internet Communication settings`]: [
    'Turn off Automatic Root Certificates Update',
  ],
  [`${TEMPLATES} > Network > SSL Configuration Settings`]: ['SSL Cipher Suite Order'],
  [`${SECURITY} > Local Policies > Security Options`]: [
    'Accounts: Limit local account use of blank passwords to console logon only',
    'Interactive logon: Smart card removal behavior',
    'Network security: Force logoff when logon hours expire',
    'Network security: LAN Manager authentication level',
    'Network security: Restrict NTLM: Add remote server exceptions for NTLM authentication',
    'System cryptography: Use FIPS compliant algorithms for encryption, hashing, and signing',
  ],
  [`${SECURITY} > Local Policies > User Rights Assignment`]: [
    'Access this computer from the network',
    'Allow log on through Remote Desktop Services',
  ],
  [`${SECURITY} > Public Key Policies`]: ['Trusted Root Certification Authorities'],
  // Windows Server 2003 only.
  [`${TEMPLATES} > Windows Components > Terminal Services`]: ['Keep-Alive Connections', 'Limit number of connections'],
};

/** Publishers' hosts that a playbook may link. */
export const PUBLISHER_HOSTS: readonly string[] = [
  'learn.microsoft.com',
  'support.microsoft.com',
  'techcommunity.microsoft.com',
  // Microsoft's older pages, of which no newer copy is known.
  'cloudblogs.microsoft.com',
  'technet.microsoft.com',
];
