/** What is wrong with an address. */
export type AddressFault =
  | { readonly kind: 'character'; readonly character: string }
  | { readonly kind: 'scheme' }
  | { readonly kind: 'empty label' }
  | { readonly kind: 'octet'; readonly octet: string }
  | { readonly kind: 'port'; readonly port: string }
  | { readonly kind: 'bare IPv6' };

/** `host[:port]` as written, taken apart. */
export interface Address {
  /** Without brackets; in lower case and without a final dot. */
  readonly host: string;
  readonly port: number | undefined;
  /** IPv4, or IPv6 in brackets or without. */
  readonly isIp: boolean;
  readonly fault: AddressFault | undefined;
  /** What the address was plainly meant to be; undefined where that is not plain. */
  readonly repaired: string | undefined;
}

/**
 * Takes an address apart: a host name, an IPv4 address or an IPv6 address in brackets, then an optional port. `text` is
 * not empty. Never throws.
 */
export function readAddress(text: string): Address {
  const address = readAsIs(text);
  return address.fault?.kind === 'character' ? { ...address, repaired: repairedHost(text) } : address;
}

function readAsIs(text: string): Address {
  const scheme = /^[A-Za-z]{2,12}:\/\/([^/]*)\/?$/.exec(text);
  if (scheme) return faulty(text, { kind: 'scheme' }, accepted(scheme[1]!));
  if (text.startsWith('[')) return readBracketed(text);
  const firstColon = text.indexOf(':');
  if (firstColon >= 0 && firstColon !== text.lastIndexOf(':')) return readIpv6(text);
  const host = firstColon < 0 ? text : text.slice(0, firstColon);
  return readHost(text, host, firstColon < 0 ? undefined : text.slice(firstColon + 1));
}

/** A port number, 1 to 65535; undefined for all other texts. */
export function parsePort(text: string): number | undefined {
  if (!/^[0-9]{1,5}$/.test(text)) return undefined;
  const port = Number(text);
  return port >= 1 && port <= 65535 ? port : undefined;
}

function readHost(text: string, host: string, portText: string | undefined): Address {
  const port = portText === undefined ? undefined : parsePort(portText);
  const labels = host.split('.');
  const isIp = labels.length === 4 && labels.every((label) => /^[0-9]{1,5}$/.test(label));
  const clean = {
    host: (host.endsWith('.') ? host.slice(0, -1) : host).toLowerCase(),
    port,
    isIp,
    repaired: undefined,
  };
  const character = /[^\p{L}\p{M}\p{N}._~-]/u.exec(host);
  if (character) return faulty(text, { kind: 'character', character: character[0] });
  // A dot may end a name; otherwise something stands between two dots.
  if (labels.some((label, index) => label === '' && (index < labels.length - 1 || index === 0))) {
    return { ...clean, fault: { kind: 'empty label' } };
  }
  if (isIp) {
    const octet = labels.find((label) => Number(label) > 255);
    if (octet !== undefined) return { ...clean, fault: { kind: 'octet', octet } };
  }
  if (portText !== undefined && port === undefined) {
    return { ...clean, fault: { kind: 'port', port: portText }, repaired: portText === '' ? host : undefined };
  }
  return { ...clean, fault: undefined };
}

function readBracketed(text: string): Address {
  const parts = /^\[([0-9A-Fa-f:.]+(?:%[\w.-]+)?)\](?::(.*))?$/s.exec(text);
  if (!parts || !isIpv6(parts[1]!.replace(/%.*/s, ''))) return faulty(text, { kind: 'character', character: '[' });
  const [, host, portText] = parts;
  const port = portText === undefined ? undefined : parsePort(portText);
  const clean = { host: host!.toLowerCase(), port, isIp: true, repaired: undefined };
  if (portText !== undefined && port === undefined) {
    return { ...clean, fault: { kind: 'port', port: portText }, repaired: portText === '' ? `[${host}]` : undefined };
  }
  return { ...clean, fault: undefined };
}

/** Several colons and no brackets: an IPv6 address, or one with a port behind it, which clients read differently. */
function readIpv6(text: string): Address {
  const zone = text.indexOf('%');
  const end = text.lastIndexOf(':');
  const host = text.slice(0, end);
  const last = text.slice(end + 1);
  const clean = { host: text.toLowerCase(), port: undefined, isIp: true, fault: undefined, repaired: undefined };
  const whole = isIpv6(zone < 0 ? text : text.slice(0, zone));
  if (whole && !endsLikePort(host, last)) return clean;
  if (isIpv6(host) && parsePort(last) !== undefined) {
    return {
      ...clean,
      host: host.toLowerCase(),
      port: Number(last),
      fault: { kind: 'bare IPv6' },
      repaired: `[${host}]:${last}`,
    };
  }
  return whole ? clean : faulty(text, { kind: 'character', character: ':' });
}

/**
 * Whether the last group of an address that is shortened with `::` is rather a port: four decimal digits that no group
 * needs. Not in an address made from a hardware address, whose last group is any.
 */
function endsLikePort(host: string, last: string): boolean {
  return /^[1-9][0-9]{3}$/.test(last) && host.includes('::') && !host.endsWith(':') && !/ff:fe[0-9a-f]{2}$/i.test(host);
}

function isIpv6(text: string): boolean {
  // The last two groups may be written as an IPv4 address.
  const halves = text.replace(/(?<=:)[0-9]{1,3}(?:\.[0-9]{1,3}){3}$/, '0:0').split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  const right = groups.every((group) => /^[0-9a-fA-F]{1,4}$/.test(group));
  return right && (halves.length === 2 ? groups.length <= 7 : groups.length === 8);
}

/** Where one plain slip explains the fault: a comma for a dot or for the colon, blanks or slashes around the name. */
function repairedHost(text: string): string | undefined {
  const bare = text.replace(/^[\\/\s]{1,20}/, '').replace(/[\\/\s]{1,20}$/, '');
  return accepted(bare.replace(/,\s?([0-9]{1,5})$/, ':$1')) ?? accepted(bare.replaceAll(',', '.'));
}

function accepted(text: string): string | undefined {
  return text !== '' && !text.includes('://') && readAsIs(text).fault === undefined ? text : undefined;
}

function faulty(text: string, fault: AddressFault, repaired?: string): Address {
  return { host: text.toLowerCase(), port: undefined, isIp: false, fault, repaired };
}
