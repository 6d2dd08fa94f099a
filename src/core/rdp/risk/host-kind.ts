import type { Address } from '../address';

/**
 * Where a host seems to be, by its name alone. `public-name` is a name as the Internet has them; an organisation may use
 * one inside as well.
 */
export type HostKind =
  'this-computer' | 'private-address' | 'public-address' | 'single-name' | 'internal-name' | 'public-name';

/** Endings that no public domain has, or that are set aside for use inside. */
const INTERNAL = /\.(?:local|localdomain|lan|internal|intranet|private|corp|home|home\.arpa|test|example|invalid)$/;
const PRIVATE_IPV4 =
  /^(?:10\.|192\.168\.|172\.(?:1[6-9]|2[0-9]|3[01])\.|169\.254\.|100\.(?:6[4-9]|[7-9][0-9]|1[01][0-9]|12[0-7])\.)/;

/** Tells where a host seems to be. */
export function hostKind({ host, isIp }: Pick<Address, 'host' | 'isIp'>): HostKind {
  if (isIp) {
    if (/^127\.|^::1$/.test(host)) return 'this-computer';
    return PRIVATE_IPV4.test(host) || /^f(?:[cd][0-9a-f]{2}|e[89ab][0-9a-f]):/.test(host)
      ? 'private-address'
      : 'public-address';
  }
  if (host === 'localhost') return 'this-computer';
  if (!host.includes('.')) return 'single-name';
  return INTERNAL.test(host) ? 'internal-name' : 'public-name';
}

/** Whether a host may well be outside the reader's own network. */
export function seemsOutside(kind: HostKind): boolean {
  return kind === 'public-address' || kind === 'public-name';
}

/** A name with letters beyond ASCII, written out or encoded: it can be made to look like another. */
export function mayImitate(host: string): boolean {
  return /(?:^|\.)xn--/.test(host) || /[^\x20-\x7e]/.test(host);
}

/** Whether two hosts have the last two parts of their names in common, or are the same. */
export function seemRelated(one: string, other: string): boolean {
  if (one === other) return true;
  const [a, b] = [one, other].map((host) => host.split('.').slice(-2));
  return a!.length === 2 && !/^[0-9]+$/.test(a![1]!) && a!.join('.') === b!.join('.');
}
