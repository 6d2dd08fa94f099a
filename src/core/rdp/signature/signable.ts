/**
 * The settings that a signature can cover, in the order in which rdpsign names them. The last ones came with newer
 * Windows; `EventLogUploadAddress` is in most lists but not in all.
 */
export const SIGNABLE_SETTINGS: readonly string[] = [
  'Full Address',
  'Alternate Full Address',
  'PCB',
  'Use Redirection Server Name',
  'Server Port',
  'Negotiate Security Layer',
  'EnableCredSspSupport',
  'DisableConnectionSharing',
  'AutoReconnection Enabled',
  'GatewayHostname',
  'GatewayUsageMethod',
  'GatewayProfileUsageMethod',
  'GatewayCredentialsSource',
  'Support URL',
  'PromptCredentialOnce',
  'Require pre-authentication',
  'Pre-authentication server address',
  'Alternate Shell',
  'Shell Working Directory',
  'RemoteApplicationProgram',
  'RemoteApplicationExpandWorkingdir',
  'RemoteApplicationMode',
  'RemoteApplicationGuid',
  'RemoteApplicationName',
  'RemoteApplicationIcon',
  'RemoteApplicationFile',
  'RemoteApplicationFileExtensions',
  'RemoteApplicationCmdLine',
  'RemoteApplicationExpandCmdLine',
  'Prompt For Credentials',
  'Authentication Level',
  'AudioMode',
  'RedirectDrives',
  'RedirectPrinters',
  'RedirectCOMPorts',
  'RedirectSmartCards',
  'RedirectPOSDevices',
  'RedirectClipboard',
  'DevicesToRedirect',
  'DrivesToRedirect',
  'LoadBalanceInfo',
  'RedirectDirectX',
  'RDGIsKDCProxy',
  'KDCProxyName',
  'EventLogUploadAddress',
  'EnableRdsAadAuth',
  'RedirectWebAuthn',
  'RedirectTextProcessing',
  'Allowed Security Protocols',
];

/**
 * Settings that open this computer to the far side, yet stand in no known list of what a signature can cover: they can
 * be added to a signed file, and its signature still holds.
 */
export const UNSIGNABLE_REDIRECTIONS: readonly string[] = [
  'usbdevicestoredirect',
  'camerastoredirect',
  'audiocapturemode',
  'redirectlocation',
];

const SIGNABLE_KEYS: ReadonlySet<string> = new Set(SIGNABLE_SETTINGS.map((name) => name.toLowerCase()));

/** Whether a signature can cover a setting. `key` in lower case. */
export function isSignable(key: string): boolean {
  return SIGNABLE_KEYS.has(key);
}
