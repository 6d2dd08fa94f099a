import type { Setting } from './setting';
import type { ClientId } from './setting-sources';

/** Clients that neither come from Microsoft nor speak for a service of Microsoft's. */
const THIRD_PARTY: ReadonlySet<ClientId> = new Set<ClientId>([
  'freerdp',
  'remmina',
  'ironrdp',
  'msrdpex',
  'mremoteng',
  'cord',
  'raweb',
  'remoteapptool',
  'rdpvnclaunch',
]);

/** The one third-party client that reads a setting; undefined where others read it too. */
export function onlyReader(setting: Setting): ClientId | undefined {
  if (setting.clients.length > 2) return undefined;
  const readers = setting.clients.filter((client) => client !== 'freerdp-idle');
  const [reader] = readers;
  return readers.length === 1 && reader && THIRD_PARTY.has(reader) ? reader : undefined;
}
