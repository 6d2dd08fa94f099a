import { schemeOf, type HashName } from './algorithms';
import { bitLength, type EmbeddedCertificate } from './certificate';
import type { Bytes, KeyAlgorithm, SubtleVerifier } from './crypto-like';
import { DerError, readDer, sameBytes, TAG } from './der';
import type { Signer } from './signed-data';

/** Asks one signer's signature whether it is over a message. */
export interface SignerCheck {
  /** Whether the signature holds over these bytes. Rejects where the cryptography at hand refuses its algorithm. */
  holds(message: Bytes): Promise<boolean>;
  /**
   * Whether what the signature was made over can be read from it, so that it is known whose side was changed: the
   * digest of the signed message; `damaged` where the signature does not belong to the certificate's key; undefined
   * where it cannot be told. For explanations, never for a verdict.
   */
  signedDigest(): Promise<Bytes | 'damaged' | undefined>;
  digest(message: Bytes): Promise<Bytes>;
}

/** Why a signature cannot be asked. */
export type UncheckableKind = 'digest-algorithm' | 'signature-algorithm' | 'key';

/** Larger keys are refused by browsers too; an exponent has 17 bits nearly everywhere. They would only cost time. */
const MOST_RSA_BITS = 16_384;
const MOST_EXPONENT_BITS = 33;

/** Prepares the check of a signer, or says why there can be none. Rejects where the key is refused. */
export async function signerCheck(
  subtle: SubtleVerifier,
  signer: Signer,
  certificate: EmbeddedCertificate,
): Promise<SignerCheck | UncheckableKind> {
  const { hash, scheme, attributes } = signer;
  if (!hash || hash === 'MD5' || hash === 'SHA-224') return 'digest-algorithm';
  if (!scheme || scheme.name === 'RSA-PSS' || (scheme.hash ?? hash) !== hash) return 'signature-algorithm';
  const overBytes = await keyCheck(subtle, certificate, scheme.name, hash, signer.signature);
  if (!overBytes) return 'key';
  const digest = async (message: Bytes) => new Uint8Array(await subtle.digest(hash, message));
  if (!attributes) {
    return {
      digest,
      holds: overBytes,
      signedDigest: () => Promise.resolve(certificate.rsa && rsaDigest(signer.signature, certificate.rsa, hash)),
    };
  }
  let attributesHold: Promise<boolean> | undefined;
  const overAttributes = () => (attributesHold ??= overBytes(attributes.signed));
  return {
    digest,
    holds: async (message) => sameBytes(await digest(message), attributes.digest) && (await overAttributes()),
    signedDigest: async () => ((await overAttributes()) ? attributes.digest : 'damaged'),
  };
}

/**
 * Whether a certificate is as its issuer signed it, going by the issuer's certificate; undefined where that cannot be
 * checked here. Never rejects.
 */
export async function isAsIssued(
  subtle: SubtleVerifier,
  certificate: EmbeddedCertificate,
  issuer: EmbeddedCertificate,
): Promise<boolean | undefined> {
  const scheme = schemeOf(certificate.signatureOid);
  if (!scheme?.hash || scheme.name === 'RSA-PSS' || scheme.hash === 'MD5' || scheme.hash === 'SHA-224')
    return undefined;
  try {
    const holds = await keyCheck(subtle, issuer, scheme.name, scheme.hash, certificate.signature);
    return await holds?.(certificate.signed);
  } catch {
    return undefined;
  }
}

/** Asks whether a signature by a certificate's key is over some bytes; undefined where the key is of another kind. */
async function keyCheck(
  subtle: SubtleVerifier,
  certificate: EmbeddedCertificate,
  scheme: 'RSA' | 'ECDSA',
  hash: HashName,
  written: Bytes,
): Promise<((bytes: Bytes) => Promise<boolean>) | undefined> {
  const algorithm = keyAlgorithm(certificate, scheme, hash);
  if (!algorithm) return undefined;
  const key = await subtle.importKey('spki', certificate.publicKeyInfo, algorithm, false, ['verify']);
  const signature = algorithm.namedCurve ? plainEcSignature(written, certificate.facts.key.bits) : written;
  return async (bytes) =>
    signature !== undefined && (await subtle.verify({ name: algorithm.name, hash }, key, signature, bytes));
}

function keyAlgorithm(
  { facts, rsa }: EmbeddedCertificate,
  scheme: 'RSA' | 'ECDSA',
  hash: HashName,
): KeyAlgorithm | undefined {
  if (scheme === 'ECDSA') {
    return facts.key.curve === undefined ? undefined : { name: 'ECDSA', namedCurve: facts.key.curve };
  }
  if (!rsa || facts.key.bits > MOST_RSA_BITS || bitLength(rsa.exponent) > MOST_EXPONENT_BITS) return undefined;
  return { name: 'RSASSA-PKCS1-v1_5', hash };
}

/** The two numbers of an ECDSA signature side by side, as WebCrypto wants them; undefined where it is none. */
function plainEcSignature(signature: Bytes, bits: number): Bytes | undefined {
  const size = Math.ceil(bits / 8);
  const plain = new Uint8Array(2 * size);
  try {
    const numbers = readDer(signature).as(TAG.sequence).children;
    if (numbers.length !== 2) return undefined;
    for (const [index, node] of numbers.entries()) {
      const number = node.as(TAG.integer).content;
      const first = number.findIndex((byte) => byte !== 0);
      const digits = first < 0 ? number.subarray(number.length) : number.subarray(first);
      if (digits.length > size) return undefined;
      plain.set(digits, (index + 1) * size - digits.length);
    }
  } catch (error) {
    if (error instanceof DerError) return undefined;
    throw error;
  }
  return plain;
}

const DIGEST_LENGTHS: Readonly<Record<HashName, number>> = {
  MD5: 16,
  'SHA-1': 20,
  'SHA-224': 28,
  'SHA-256': 32,
  'SHA-384': 48,
  'SHA-512': 64,
};

/** The digest within an RSA signature (PKCS #1 v1.5), told by its padding; `damaged` where there is none. */
function rsaDigest(
  signature: Bytes,
  { modulus, exponent }: { readonly modulus: Bytes; readonly exponent: Bytes },
  hash: HashName,
): Bytes | 'damaged' {
  const n = toNumber(modulus);
  if (n === 0n || signature.length > modulus.length) return 'damaged';
  let power = toNumber(signature) % n;
  const base = power;
  const bits = toNumber(exponent).toString(2);
  for (const bit of bits.slice(1)) {
    power = (power * power) % n;
    if (bit === '1') power = (power * base) % n;
  }
  const hex = power.toString(16);
  const digits = 2 * DIGEST_LENGTHS[hash];
  // 00 01 FF … FF 00, then the algorithm, then the digest; the leading zeros are not written.
  if (!/^1f{16}/.test(hex) || hex.length < digits) return 'damaged';
  const digest = new Uint8Array(digits / 2);
  const at = hex.length - digits;
  for (let index = 0; index < digest.length; index++) {
    digest[index] = Number.parseInt(hex.slice(at + 2 * index, at + 2 * index + 2), 16);
  }
  return digest;
}

function toNumber(bytes: Bytes): bigint {
  let hex = '0x0';
  for (const byte of bytes) hex += byte.toString(16).padStart(2, '0');
  return BigInt(hex);
}

/** Whether a key is shorter than is safe today. */
export function isWeakKey({ facts }: EmbeddedCertificate): boolean {
  const { kind, bits } = facts.key;
  return (kind === 'RSA' && bits < 2048) || (kind === 'EC' && bits > 0 && bits < 224);
}
