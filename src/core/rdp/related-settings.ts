/** How one setting stands to another, seen from the first. */
export type RelationKind = 'needs' | 'wins over' | 'belongs with' | 'contradicts' | 'replaces';

/** Two settings that bear on each other. */
export interface Relation {
  /** Keys in lower case. */
  readonly from: string;
  readonly kind: RelationKind;
  readonly to: string;
  /** The value of `to` that counts, as a file writes it; absent where it is any. */
  readonly value?: string;
}

// A function, so that nothing is built before it is needed.
const rows = (): readonly (readonly [from: string, kind: RelationKind, to: string, value?: string])[] => [
  ['alternate full address', 'wins over', 'full address'],
  ['domain', 'belongs with', 'username'],
  ['pcb', 'needs', 'server port', '2179'],
  ['pcb', 'belongs with', 'negotiate security layer', '0'],
  ['prompt for credentials', 'wins over', 'password 51'],
  ['promptcredentialonce', 'needs', 'gatewayhostname'],
  ['enablerdsaadauth', 'replaces', 'targetisaadjoined'],
  ['allowed security protocols', 'belongs with', 'negotiate security layer'],
  ['administrative session', 'replaces', 'connect to console'],
  ['administrative session', 'contradicts', 'remoteapplicationmode', '1'],
  ['administrative session', 'contradicts', 'loadbalanceinfo'],
  ['autoreconnect max retries', 'needs', 'autoreconnection enabled', '1'],
  ['networkautodetect', 'belongs with', 'bandwidthautodetect', '1'],
  ['connection type', 'belongs with', 'networkautodetect'],
  ['connection type', 'belongs with', 'bandwidthautodetect'],
  ['allow font smoothing', 'wins over', 'connection type'],
  ['allow desktop composition', 'wins over', 'connection type'],
  ['disable wallpaper', 'wins over', 'connection type'],
  ['disable full window drag', 'wins over', 'connection type'],
  ['disable menu anims', 'wins over', 'connection type'],
  ['disable themes', 'wins over', 'connection type'],
  ['loadbalanceinfo', 'belongs with', 'use redirection server name', '1'],
  ['rdgiskdcproxy', 'needs', 'gatewayhostname'],
  ['public mode', 'contradicts', 'bitmapcachepersistenable', '1'],
  ['public mode', 'contradicts', 'password 51'],
  ['pre-authentication server address', 'needs', 'require pre-authentication', '1'],
  ['require pre-authentication', 'needs', 'pre-authentication server address'],
  ['shell working directory', 'belongs with', 'alternate shell'],
  ['shell working directory', 'belongs with', 'remoteapplicationprogram'],
  ['pinconnectionbar', 'needs', 'displayconnectionbar', '1'],
  ['enableworkspacereconnect', 'belongs with', 'workspace id'],
  ['use multimon', 'replaces', 'span monitors'],
  ['use multimon', 'needs', 'screen mode id', '2'],
  ['selectedmonitors', 'needs', 'use multimon', '1'],
  ['maximizetocurrentdisplays', 'needs', 'use multimon', '1'],
  ['singlemoninwindowedmode', 'needs', 'use multimon', '1'],
  ['winposstr', 'needs', 'screen mode id', '1'],
  ['dynamic resolution', 'contradicts', 'smart sizing', '1'],
  ['desktopwidth', 'belongs with', 'desktopheight'],
  ['desktopwidth', 'wins over', 'desktop size id'],
  ['desktopheight', 'wins over', 'desktop size id'],
  ['superpanaccelerationfactor', 'needs', 'enablesuperpan', '1'],
  ['disableclipboardredirection', 'contradicts', 'redirectclipboard', '1'],
  ['disableprinterredirection', 'contradicts', 'redirectprinters', '1'],
  ['drivestoredirect', 'replaces', 'redirectdrives'],
  ['encode redirected video capture', 'needs', 'camerastoredirect'],
  ['redirected video capture encoding quality', 'needs', 'camerastoredirect'],
  ['redirected video capture encoding quality', 'needs', 'encode redirected video capture', '1'],
  ['remoteapplicationmode', 'needs', 'remoteapplicationprogram'],
  ['remoteapplicationprogram', 'needs', 'remoteapplicationmode', '1'],
  ['remoteapplicationname', 'needs', 'remoteapplicationmode', '1'],
  ['remoteapplicationcmdline', 'needs', 'remoteapplicationmode', '1'],
  ['remoteapplicationfile', 'needs', 'remoteapplicationmode', '1'],
  ['remoteapplicationicon', 'needs', 'remoteapplicationmode', '1'],
  ['remoteapplicationfile', 'belongs with', 'drivestoredirect'],
  ['remoteapplicationexpandcmdline', 'needs', 'remoteapplicationcmdline'],
  ['remoteapplicationexpandworkingdir', 'needs', 'shell working directory'],
  ['disableremoteappcapscheck', 'needs', 'remoteapplicationmode', '1'],
  ['gatewayhostname', 'needs', 'gatewayusagemethod'],
  ['gatewayusagemethod', 'needs', 'gatewayhostname'],
  ['gatewaycredentialssource', 'needs', 'gatewayhostname'],
  ['gatewayprofileusagemethod', 'belongs with', 'gatewayhostname'],
  ['gatewayaccesstoken', 'needs', 'gatewaycredentialssource', '5'],
  ['signscope', 'needs', 'signature'],
  ['signature', 'needs', 'signscope'],
];

let relations: readonly Relation[] | undefined;

/** Every relation between two settings. Built at the first call. */
export function allRelations(): readonly Relation[] {
  return (relations ??= rows().map(([from, kind, to, value]) => ({
    from,
    kind,
    to,
    ...(value !== undefined && { value }),
  })));
}
