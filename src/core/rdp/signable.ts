/**
 * The settings that a signature covers, in lower case. Signers write every one of them that the file has into `signscope`.
 * The order and the names are those that public signers agree on.
 */
const ALWAYS: readonly string[] = [
  'full address',
  'alternate full address',
  'pcb',
  'use redirection server name',
  'server port',
  'negotiate security layer',
  'enablecredsspsupport',
  'disableconnectionsharing',
  'autoreconnection enabled',
  'gatewayhostname',
  'gatewayusagemethod',
  'gatewayprofileusagemethod',
  'gatewaycredentialssource',
  'support url',
  'promptcredentialonce',
  'require pre-authentication',
  'pre-authentication server address',
  'alternate shell',
  'shell working directory',
  'remoteapplicationprogram',
  'remoteapplicationmode',
  'remoteapplicationguid',
  'remoteapplicationname',
  'remoteapplicationicon',
  'remoteapplicationfile',
  'remoteapplicationfileextensions',
  'remoteapplicationcmdline',
  'prompt for credentials',
  'authentication level',
  'audiomode',
  'redirectdrives',
  'redirectprinters',
  'redirectcomports',
  'redirectsmartcards',
  'redirectposdevices',
  'redirectclipboard',
  'devicestoredirect',
  'drivestoredirect',
  'loadbalanceinfo',
  'redirectdirectx',
  'rdgiskdcproxy',
  'kdcproxyname',
  'enablerdsaadauth',
  'redirectwebauthn',
];

/** Only some signers and clients know that these can be signed; older signers left the last two out for their type. */
const BY_SOME: readonly string[] = [
  'eventloguploadaddress',
  'redirecttextprocessing',
  'allowed security protocols',
  'remoteapplicationexpandworkingdir',
  'remoteapplicationexpandcmdline',
];

const TABLE: ReadonlyMap<string, 'always' | 'by some'> = new Map([
  ...ALWAYS.map((name) => [name, 'always'] as const),
  ...BY_SOME.map((name) => [name, 'by some'] as const),
]);

/** Whether signers cover a setting (name in lower case); undefined where no signer is known to. */
export function signable(name: string): 'always' | 'by some' | undefined {
  return TABLE.get(name);
}
