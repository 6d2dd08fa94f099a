/** Object identifiers in dots, and what WebCrypto calls them. */

export type HashName = 'MD5' | 'SHA-1' | 'SHA-224' | 'SHA-256' | 'SHA-384' | 'SHA-512';

const HASHES: Readonly<Record<string, HashName>> = {
  '1.2.840.113549.2.5': 'MD5',
  '1.3.14.3.2.26': 'SHA-1',
  '2.16.840.1.101.3.4.2.4': 'SHA-224',
  '2.16.840.1.101.3.4.2.1': 'SHA-256',
  '2.16.840.1.101.3.4.2.2': 'SHA-384',
  '2.16.840.1.101.3.4.2.3': 'SHA-512',
};

export interface SignatureScheme {
  readonly name: 'RSA' | 'ECDSA' | 'RSA-PSS';
  /** Absent where the digest algorithm beside it says it. */
  readonly hash?: HashName;
}

const SCHEMES: Readonly<Record<string, SignatureScheme>> = {
  '1.2.840.113549.1.1.1': { name: 'RSA' },
  '1.2.840.113549.1.1.4': { name: 'RSA', hash: 'MD5' },
  '1.2.840.113549.1.1.5': { name: 'RSA', hash: 'SHA-1' },
  '1.3.14.3.2.29': { name: 'RSA', hash: 'SHA-1' },
  '1.2.840.113549.1.1.14': { name: 'RSA', hash: 'SHA-224' },
  '1.2.840.113549.1.1.11': { name: 'RSA', hash: 'SHA-256' },
  '1.2.840.113549.1.1.12': { name: 'RSA', hash: 'SHA-384' },
  '1.2.840.113549.1.1.13': { name: 'RSA', hash: 'SHA-512' },
  '1.2.840.113549.1.1.10': { name: 'RSA-PSS' },
  '1.2.840.10045.2.1': { name: 'ECDSA' },
  '1.2.840.10045.4.1': { name: 'ECDSA', hash: 'SHA-1' },
  '1.2.840.10045.4.3.2': { name: 'ECDSA', hash: 'SHA-256' },
  '1.2.840.10045.4.3.3': { name: 'ECDSA', hash: 'SHA-384' },
  '1.2.840.10045.4.3.4': { name: 'ECDSA', hash: 'SHA-512' },
};

/** Named curves: the name in WebCrypto, and the size of a coordinate in bits. */
const CURVES: Readonly<Record<string, { readonly name: string; readonly bits: number }>> = {
  '1.2.840.10045.3.1.7': { name: 'P-256', bits: 256 },
  '1.3.132.0.34': { name: 'P-384', bits: 384 },
  '1.3.132.0.35': { name: 'P-521', bits: 521 },
};

/** What a certificate may be for. The first three are those that rdpsign accepts. */
const USAGES: Readonly<Record<string, string>> = {
  '1.3.6.1.5.5.7.3.1': 'Server authentication',
  '1.3.6.1.5.5.7.3.3': 'Code signing',
  '1.3.6.1.4.1.311.54.1.2': 'Remote Desktop authentication',
  '1.3.6.1.5.5.7.3.2': 'Client authentication',
  '1.3.6.1.5.5.7.3.4': 'Email protection',
  '1.3.6.1.5.5.7.3.8': 'Time stamping',
  '2.5.29.37.0': 'Any purpose',
};

function lookUp<T>(table: Readonly<Record<string, T>>, oid: string): T | undefined {
  return Object.hasOwn(table, oid) ? table[oid] : undefined;
}

export const hashOf = (oid: string) => lookUp(HASHES, oid);
export const schemeOf = (oid: string) => lookUp(SCHEMES, oid);
export const curveOf = (oid: string) => lookUp(CURVES, oid);
/** A usage by name; by its number where it has none here. */
export const usageOf = (oid: string) => lookUp(USAGES, oid) ?? oid;

/** Hashes that people have found collisions for. */
export function isWeakHash(hash: HashName): boolean {
  return hash === 'MD5' || hash === 'SHA-1';
}
