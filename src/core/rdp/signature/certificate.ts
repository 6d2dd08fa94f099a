import { curveOf, usageOf } from './algorithms';
import type { Bytes } from './crypto-like';
import { DerError, hexOf, readDer, sameBytes, TAG, type DerNode } from './der';

/** A subject or issuer. Every text is fit to be shown: one line, not long, nothing that turns the direction of writing. */
export interface CertificateName {
  readonly commonName?: string;
  readonly organization?: string;
  /** All of it, the most general part last: `CN=rds.contoso.com, O=Contoso`. */
  readonly text: string;
}

export interface CertificateKey {
  readonly kind: 'RSA' | 'EC' | 'other';
  /** Size; 0 where it is not known. */
  readonly bits: number;
  /** The name of the curve in WebCrypto. */
  readonly curve?: string;
}

/** What a certificate says. Whether it is true is another question, which nothing here answers. */
export interface Certificate {
  readonly subject: CertificateName;
  readonly issuer: CertificateName;
  /** Issuer and subject are the same name: nobody else vouches for it. */
  readonly selfIssued: boolean;
  /** In hexadecimal digits. */
  readonly serial: string;
  /** ISO 8601, UTC. */
  readonly notBefore: string;
  readonly notAfter: string;
  readonly key: CertificateKey;
  /** What it is for, in words where known, else object identifiers. Empty where it does not say. */
  readonly usages: readonly string[];
}

/** A certificate with the bytes that finding and using it takes. */
export interface EmbeddedCertificate {
  readonly facts: Certificate;
  readonly raw: Bytes;
  readonly issuerRaw: Bytes;
  readonly subjectRaw: Bytes;
  readonly serialRaw: Bytes;
  readonly publicKeyInfo: Bytes;
  /** What its issuer signed, with which algorithm, and the signature. */
  readonly signed: Bytes;
  readonly signatureOid: string;
  readonly signature: Bytes;
  /** The identifier of its key, and of the key that signed it. */
  readonly keyId?: Bytes;
  readonly issuerKeyId?: Bytes;
  /** Of RSA keys. */
  readonly rsa?: { readonly modulus: Bytes; readonly exponent: Bytes };
}

const MOST_TEXT = 200;

/** Reads an X.509 certificate. Throws {@link DerError}. */
export function readCertificate(node: DerNode): EmbeddedCertificate {
  const fields = node.as(TAG.sequence).child(0).as(TAG.sequence).children;
  const at = fields[0]?.isContext(0) ? 1 : 0;
  const [serial, , issuer, validity, subject, keyInfo] = fields.slice(at);
  if (!serial?.is(TAG.integer) || !issuer || !validity || !subject || !keyInfo) throw new DerError('no certificate');
  const extensions = readExtensions(fields.slice(at + 6).find((field) => field.isContext(3)));
  const usages = extensions.get('2.5.29.37');
  const keyId = extensions.get('2.5.29.14');
  const issuerKey = extensions.get('2.5.29.35');
  const issuerKeyId = issuerKey && readDer(issuerKey).children.find((one) => one.isContext(0))?.content;
  const rsa = readRsaKey(keyInfo);
  return {
    facts: {
      subject: readName(subject),
      issuer: readName(issuer),
      selfIssued: sameBytes(subject.raw, issuer.raw),
      serial: hexOf(serial.content),
      notBefore: new Date(validity.child(0).time()).toISOString(),
      notAfter: new Date(validity.child(1).time()).toISOString(),
      key: rsa ? { kind: 'RSA', bits: bitLength(rsa.modulus) } : readOtherKey(keyInfo),
      usages: usages
        ? readDer(usages)
            .as(TAG.sequence)
            .children.map((usage) => usageOf(usage.oid()))
        : [],
    },
    raw: node.raw,
    issuerRaw: issuer.raw,
    subjectRaw: subject.raw,
    serialRaw: serial.raw,
    publicKeyInfo: keyInfo.raw,
    signed: node.child(0).raw,
    signatureOid: node.child(1).as(TAG.sequence).child(0).oid(),
    signature: bitsOf(node.child(2)),
    ...(keyId && { keyId: readDer(keyId).as(TAG.octetString).content }),
    ...(issuerKeyId && { issuerKeyId }),
    ...(rsa && { rsa }),
  };
}

/** The values of extensions by object identifier, each still packed. */
function readExtensions(field: DerNode | undefined): Map<string, Bytes> {
  const values = new Map<string, Bytes>();
  for (const extension of field?.child(0).as(TAG.sequence).children ?? []) {
    // The criticality may stand between the name and the value.
    const value = extension.as(TAG.sequence).children.at(-1);
    if (value?.is(TAG.octetString)) values.set(extension.child(0).oid(), value.content);
  }
  return values;
}

function readRsaKey(keyInfo: DerNode): EmbeddedCertificate['rsa'] {
  if (keyInfo.as(TAG.sequence).child(0).as(TAG.sequence).child(0).oid() !== '1.2.840.113549.1.1.1') return undefined;
  const key = readDer(bitsOf(keyInfo.child(1))).as(TAG.sequence);
  return { modulus: key.child(0).as(TAG.integer).content, exponent: key.child(1).as(TAG.integer).content };
}

/** The bytes of a bit string. Its first byte counts the bits that are not used at its end: none, in keys and signatures. */
function bitsOf(node: DerNode): Bytes {
  const { content } = node.as(TAG.bitString);
  if (content[0] !== 0) throw new DerError('not whole bytes');
  return content.slice(1);
}

/** Whether `issuer` is who signed `certificate`: by the identifier of the key where both tell it, else by name. */
export function isIssuer(issuer: EmbeddedCertificate, certificate: EmbeddedCertificate): boolean {
  const { keyId } = issuer;
  const { issuerKeyId } = certificate;
  return keyId && issuerKeyId ? sameBytes(keyId, issuerKeyId) : sameBytes(issuer.subjectRaw, certificate.issuerRaw);
}

function readOtherKey(keyInfo: DerNode): CertificateKey {
  const [algorithm, parameters] = keyInfo.child(0).children;
  if (algorithm?.oid() !== '1.2.840.10045.2.1' || !parameters?.is(TAG.oid)) return { kind: 'other', bits: 0 };
  const curve = curveOf(parameters.oid());
  return curve ? { kind: 'EC', bits: curve.bits, curve: curve.name } : { kind: 'EC', bits: 0 };
}

/** The number of bits of a whole number, most significant byte first. */
export function bitLength(bytes: Bytes): number {
  const first = bytes.findIndex((byte) => byte !== 0);
  return first < 0 ? 0 : (bytes.length - first - 1) * 8 + (32 - Math.clz32(bytes[first]!));
}

const NAME_PARTS: Readonly<Record<string, string>> = {
  '2.5.4.3': 'CN',
  '2.5.4.6': 'C',
  '2.5.4.7': 'L',
  '2.5.4.8': 'ST',
  '2.5.4.10': 'O',
  '2.5.4.11': 'OU',
  '1.2.840.113549.1.9.1': 'E',
  '0.9.2342.19200300.100.1.25': 'DC',
};

function readName(node: DerNode): CertificateName {
  const parts: { label: string; text: string }[] = [];
  for (const set of node.as(TAG.sequence).children) {
    for (const part of set.as(TAG.set).children) {
      const oid = part.as(TAG.sequence).child(0).oid();
      const label = Object.hasOwn(NAME_PARTS, oid) ? NAME_PARTS[oid]! : oid;
      parts.push({ label, text: showable(part.child(1).text()) });
    }
  }
  const find = (label: string) => parts.filter((part) => part.label === label).at(-1)?.text;
  const commonName = find('CN');
  const organization = find('O');
  const text = parts.map((part) => `${part.label}=${part.text}`).reverse();
  return {
    ...(commonName !== undefined && { commonName }),
    ...(organization !== undefined && { organization }),
    text: showable(text.join(', ')),
  };
}

/** Whoever made a certificate chose its names: control characters and turns of direction could make them lie. */
function showable(text: string): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, '\uFFFD').trim();
  return plain.length > MOST_TEXT ? `${plain.slice(0, MOST_TEXT)}…` : plain;
}
