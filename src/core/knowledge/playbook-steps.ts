import type { Link, Place, Step } from './playbook';

// What the playbooks of several areas share. It stands beside their folder, because the build packs every file in it.

export const TERMINAL_SERVER = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server`;
export const RDP_TCP = String.raw`HKLM\SYSTEM\CurrentControlSet\Control\Terminal Server\WinStations\RDP-Tcp`;
export const POLICY = String.raw`HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services`;
export const POLICY_CLIENT = String.raw`HKLM\SOFTWARE\Policies\Microsoft\Windows NT\Terminal Services\Client`;

const GPO_RDS = 'Computer Configuration > Administrative Templates > Windows Components > Remote Desktop Services';
export const GPO_SESSION_HOST = `${GPO_RDS} > Remote Desktop Session Host`;
export const GPO_CLIENT = `${GPO_RDS} > Remote Desktop Connection Client`;

export const SESSION_LOG = 'Microsoft-Windows-TerminalServices-LocalSessionManager/Operational';

/** Exports `key` to C:\RdpBackup\<file>.reg on `on`, to stand before the first step that changes the key. */
export const saveKey = (key: string, file: string, on: Place = 'host'): Step => ({
  text: `Save a copy of the registry key as ${file}.reg before you change anything`,
  on,
  run: `mkdir C:\\RdpBackup 2>nul & reg export "${key}" C:\\RdpBackup\\${file}.reg /y`,
  shell: 'cmd',
  expect: 'An error means that there is no such key so far. The undo is then to delete the values you add.',
  ...(key.startsWith('HKLM') ? { admin: true } : {}),
  risk: 'none',
});

/** Imports what `saveKey` exported on `on`. Values of the listener and of policies count after a restart: see below. */
export const restoreKey = (file: string, on: Place = 'host', then = ''): Step => ({
  text: `Import ${file}.reg${then}`,
  on,
  run: `reg import C:\\RdpBackup\\${file}.reg`,
  shell: 'cmd',
  admin: true,
  risk: on === 'host' ? 'medium' : 'low',
  warning: 'An import puts old values back but leaves values in place that were new: delete those by hand.',
});

/** Imports what `saveKey` exported of HKCU: not elevated, or it lands with the administrator instead of the user. */
export const restoreUserKey = (file: string, then = ''): Step => ({
  text: `As the same user, import ${file}.reg${then}`,
  on: 'client',
  run: `reg import C:\\RdpBackup\\${file}.reg`,
  shell: 'cmd',
  risk: 'low',
  warning: 'An import puts old values back but leaves values in place that were new: delete those by hand.',
});

/** Restarts Remote Desktop Services on the host; `text` says why where it is not plain. */
export const restartTermService = (text = 'Restart Remote Desktop Services'): Step => ({
  text,
  on: 'host',
  run: 'Restart-Service -Name TermService -Force',
  shell: 'powershell',
  admin: true,
  risk: 'medium',
  restarts: 'Remote Desktop Services',
  drops: true,
  warning: 'Everybody who is connected is cut off; their sessions stay on the host.',
});

/** Stands behind `restoreKey` of a key of the host. */
export const applyRestored: Step = restartTermService(
  'Restart Remote Desktop Services, or the host, so that the imported values are used',
);

/** Writes the policies in force into a report; `expect` says what to look for in it. */
export const policyReport = (on: Place, text: string, expect: string): Step => ({
  text,
  on,
  run: 'gpresult /h "%TEMP%\\gp.html" /f',
  shell: 'cmd',
  admin: true,
  expect,
});

const GATEWAY_LOG = 'Microsoft-Windows-TerminalServices-Gateway/Operational';

/** Reads the given events of the gateway, newest first. */
export const gatewayEvents = (ids: readonly number[], text: string, expect: string): Step => ({
  text,
  on: 'gateway',
  run: `Get-WinEvent -FilterHashtable @{LogName="${GATEWAY_LOG}";Id=${ids.join(',')}} -MaxEvents 20 | Format-List TimeCreated,Id,Message`,
  shell: 'powershell',
  admin: true,
  expect,
});

/** Stands before a step that changes a policy of the gateway. */
export const saveGatewayPolicies: Step = {
  text: 'Export the policies of the gateway to a file before changing one',
  on: 'gateway',
  look: 'RD Gateway Manager > right-click the server > Export policy and configuration settings',
  admin: true,
  risk: 'none',
};

/** Publisher's pages that several playbooks name. */
export const LINKS = {
  onDisconnected: {
    title: 'Microsoft: disconnect reasons of the Remote Desktop control',
    url: 'https://learn.microsoft.com/windows/win32/termserv/imstscaxevents-ondisconnected',
  },
  extended: {
    title: 'Microsoft: extended disconnect reasons',
    url: 'https://learn.microsoft.com/windows/win32/termserv/extendeddisconnectreasoncode',
  },
  errinfo: {
    title: 'Microsoft: MS-RDPBCGR, with the codes of Set Error Info',
    url: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-rdpbcgr/',
  },
  policies: {
    title: 'Microsoft: Remote Desktop policies and the values behind them',
    url: 'https://learn.microsoft.com/windows/client-management/mdm/policy-csp-admx-terminalserver',
  },
  ports: {
    title: 'Microsoft: ports used by Remote Desktop Services',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/ports-used-by-rds',
  },
  logFiles: {
    title: 'Microsoft: log files of Remote Desktop Services',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/log-files-to-troubleshoot-rds-issues',
  },
  general: {
    title: 'Microsoft: general Remote Desktop connection troubleshooting',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/rdp-error-general-troubleshooting',
  },
  cannotConnect: {
    title: 'Microsoft: Remote Desktop cannot connect to the remote computer',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/remote-desktop-cannot-connect-remote-computer',
  },
  disconnectedErrors: {
    title: 'Microsoft: troubleshoot Remote Desktop disconnected errors',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/troubleshoot-remote-desktop-disconnected-errors',
  },
  internalError: {
    title: 'Microsoft: an internal error when connecting',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/internal-error-has-occurred-connecting-remote-machine',
  },
  authenticateTwice: {
    title: 'Microsoft: a user cannot authenticate or must do so twice',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/cannot-authenticate-must-authenticate-twice',
  },
  identityOrTime: {
    title: 'Microsoft: the identity cannot be verified, or the clocks differ',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/remote-desktop-cannot-verify-identity-connecting-remote-machine',
  },
  sameSession: {
    title: 'Microsoft: the client cannot reconnect to the same session',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/rdp-client-disconnects-cannot-reconnect-same-session',
  },
  busy: {
    title: 'Microsoft: Remote Desktop Service is currently busy',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/remote-desktop-service-currently-busy',
  },
  blackScreen: {
    title: 'Microsoft: a black screen appears while signing in',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/a-black-screen-appears-while-sign',
  },
  vdi: {
    title: 'Microsoft: Remote Desktop cannot connect to a VDI computer',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/cannot-connect-to-vdi-remote-computer',
  },
  securingConnection: {
    title: 'Microsoft: the client stays at securing the remote connection',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/rdc-stuck-on-src-screen',
  },
  listenerCertificate: {
    title: 'Microsoft: certificate of the Remote Desktop listener',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/remote-desktop-listener-certificate-configurations',
  },
  noLicenceServer: {
    title: 'Microsoft: no Remote Desktop licence server is available',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/cannot-connect-rds-no-license-server',
  },
  licensingMode: {
    title: 'Microsoft: the warning that the licensing mode is not configured',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/remote-desktop-licensing-mode-not-configured-warning',
  },
  reactivate: {
    title: 'Microsoft: deactivate or reactivate a licence server',
    url: 'https://learn.microsoft.com/troubleshoot/windows-server/remote/deactivate-reactivate-license-server',
  },
  activateLicenceServer: {
    title: 'Microsoft: activate the Remote Desktop licence server',
    url: 'https://learn.microsoft.com/windows-server/remote/remote-desktop-services/rds-activate-license-server',
  },
  calVersions: {
    title: 'Microsoft: RDS client access licences and which versions fit',
    url: 'https://learn.microsoft.com/windows-server/remote/remote-desktop-services/rds-client-access-license',
  },
  certificates: {
    title: 'Microsoft: certificates in Remote Desktop Services',
    url: 'https://learn.microsoft.com/windows-server/remote/remote-desktop-services/remote-desktop-services-certificates',
  },
  allowAccess: {
    title: 'Microsoft: enable Remote Desktop on a PC',
    url: 'https://learn.microsoft.com/windows-server/remote/remote-desktop-services/remotepc/remote-desktop-allow-access',
  },
  supportedConfig: {
    title: 'Microsoft: supported configurations of Remote Desktop',
    url: 'https://learn.microsoft.com/windows-server/remote/remote-desktop-services/remotepc/remote-desktop-supported-config',
  },
  rdpFilePolicy: {
    title: 'Microsoft: security of .rdp files by Group Policy',
    url: 'https://learn.microsoft.com/windows-server/remote/remote-desktop-services/remotepc/manage-rdp-file-security-settings-with-group-policy',
  },
  registryBackup: {
    title: 'Microsoft: back up and restore the registry',
    url: 'https://support.microsoft.com/topic/how-to-back-up-and-restore-the-registry-in-windows-855140ad-e318-2a13-2829-d428a2ab0692',
  },
  allowLogOn: {
    title: 'Microsoft: the right to sign in through Remote Desktop Services',
    url: 'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-10/security/threat-protection/security-policy-settings/allow-log-on-through-remote-desktop-services',
  },
  protectedUsers: {
    title: 'Microsoft: the group Protected Users',
    url: 'https://learn.microsoft.com/en-us/windows-server/security/credentials-protection-and-management/protected-users-security-group',
  },
  credentialGuard: {
    title: 'Microsoft: what to consider with Credential Guard',
    url: 'https://learn.microsoft.com/windows/security/identity-protection/credential-guard/considerations-known-issues',
  },
  remoteCredentialGuard: {
    title: 'Microsoft: Remote Credential Guard',
    url: 'https://learn.microsoft.com/windows/security/identity-protection/remote-credential-guard',
  },
  duplicateSid: {
    title: 'Microsoft: hardening of administrative actions, duplicate SIDs',
    url: 'https://techcommunity.microsoft.com/blog/windows-itpro-blog/hardening-administrative-actions-what-it-pros-need-to-know/4503956',
  },
  smartCardCertificates: {
    title: 'Microsoft: handling of smart card certificates (KB 5073121)',
    url: 'https://support.microsoft.com/en-gb/topic/guidance-for-certificate-handling-for-smart-card-propagated-certificates-792002ef-4c98-4736-9393-0622debe2989',
  },
  entraDevice: {
    title: 'Microsoft: connect to a remote device joined to Microsoft Entra',
    url: 'https://learn.microsoft.com/windows/client-management/client-tools/connect-to-remote-aadj-pc',
  },
  terminalServiceSetting: {
    title: 'Microsoft: Win32_TerminalServiceSetting',
    url: 'https://learn.microsoft.com/windows/win32/termserv/win32-terminalservicesetting',
  },
  gatewayCodes: {
    title: 'Microsoft: MS-TSGU, with the return codes of the RD Gateway',
    url: 'https://learn.microsoft.com/openspecs/windows_protocols/ms-tsgu/',
  },
  gatewayEvents: {
    title: 'Microsoft: connection events of the RD Gateway',
    url: 'https://technet.microsoft.com/en-us/library/ee891388(v=ws.10)',
  },
  gatewayAvailability: {
    title: 'Microsoft: availability events of the RD Gateway',
    url: 'https://learn.microsoft.com/previous-versions/windows/it-pro/windows-server-2008-r2-and-2008/ee890969(v=ws.10)',
  },
  gatewayTransports: {
    title: 'Microsoft: transports of the RD Gateway since Server 2012',
    url: 'https://cloudblogs.microsoft.com/enterprisemobility/2013/03/14/whats-new-in-windows-server-2012-remote-desktop-gateway/',
  },
  azureSpecific: {
    title: 'Microsoft: specific RDP errors to an Azure VM',
    url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-specific-rdp-errors',
  },
  azureConnection: {
    title: 'Microsoft: troubleshoot RDP to an Azure VM',
    url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-rdp-connection',
  },
  azureFrequent: {
    title: 'Microsoft: Remote Desktop disconnects frequently in an Azure VM',
    url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-rdp-intermittent-connectivity',
  },
  azureEvents: {
    title: 'Microsoft: RDP problems of an Azure VM by event id',
    url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/event-id-troubleshoot-vm-rdp-connecton',
  },
  azureInternal: {
    title: 'Microsoft: RDP internal error in an Azure VM',
    url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-rdp-internal-error',
  },
  azureGeneral: {
    title: 'Microsoft: RDP general error in an Azure VM',
    url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/troubleshoot-rdp-general-error',
  },
  azureAuthentication: {
    title: 'Microsoft: RDP authentication errors on an Azure VM',
    url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/cannot-connect-rdp-azure-vm',
  },
  azureReset: {
    title: 'Microsoft: reset Remote Desktop or the password of an Azure VM',
    url: 'https://learn.microsoft.com/troubleshoot/azure/virtual-machines/windows/reset-rdp',
  },
  avdChecks: {
    title: 'Microsoft: states and health checks of AVD session hosts',
    url: 'https://learn.microsoft.com/azure/virtual-desktop/troubleshoot-statuses-checks',
  },
  shortpath: {
    title: 'Microsoft: troubleshoot RDP Shortpath',
    url: 'https://learn.microsoft.com/azure/virtual-desktop/troubleshoot-rdp-shortpath',
  },
} as const satisfies Record<string, Link>;
