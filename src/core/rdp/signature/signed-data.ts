import { hashOf, schemeOf, type HashName, type SignatureScheme } from './algorithms';
import { readCertificate, type EmbeddedCertificate } from './certificate';
import type { Bytes } from './crypto-like';
import { DerError, readDer, sameBytes, TAG, type DerNode } from './der';

/** What a PKCS#7 structure holds, as far as the signature of an `.rdp` file needs it. */
export interface SignedData {
  readonly certificates: readonly EmbeddedCertificate[];
  readonly signers: readonly Signer[];
}

export interface Signer {
  /** The signer's certificate; undefined where it is not among the embedded ones. */
  readonly certificate?: EmbeddedCertificate;
  /** Undefined where the algorithm is not known here; then `digestOid` tells it. */
  readonly hash?: HashName;
  readonly digestOid: string;
  readonly scheme?: SignatureScheme;
  readonly schemeOid: string;
  readonly signature: Bytes;
  /** Where the signature is over attributes, and these name the digest of the message. */
  readonly attributes?: { readonly signed: Bytes; readonly digest: Bytes };
  /** A time stamp is there. It is not verified. */
  readonly timeStamped: boolean;
}

/** The structure carries content of its own: it signs that, not the lines of the file. */
export class AttachedContentError extends DerError {}

const SIGNED_DATA = '1.2.840.113549.1.7.2';
const DATA = '1.2.840.113549.1.7.1';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const TIME_STAMPS: ReadonlySet<string> = new Set(['1.2.840.113549.1.9.16.2.14', '1.3.6.1.4.1.311.3.3.1']);
const MOST_CERTIFICATES = 30;
const MOST_SIGNERS = 8;

/** Reads a detached PKCS#7 signature. Throws {@link DerError}; the library may throw errors of its own. */
export function readSignedData(bytes: Bytes): SignedData {
  const info = readDer(bytes).as(TAG.sequence);
  if (info.child(0).oid() !== SIGNED_DATA || !info.child(1).isContext(0)) throw new DerError('not signed data');
  const fields = info.child(1).child(0).as(TAG.sequence).children;
  const [version, digests, content] = fields;
  if (!version?.is(TAG.integer) || !digests?.is(TAG.set) || !content?.is(TAG.sequence)) {
    throw new DerError('not signed data');
  }
  if (content.child(0).oid() !== DATA || content.children.length > 1) throw new AttachedContentError('content');
  const embedded = fields.slice(3).find((field) => field.isContext(0))?.children ?? [];
  if (embedded.length > MOST_CERTIFICATES) throw new DerError('too many certificates');
  const certificates = embedded.flatMap((one) => readIfCan(one));
  const signers = fields.at(-1)!.as(TAG.set).children;
  if (signers.length === 0 || signers.length > MOST_SIGNERS) throw new DerError('signers');
  return { certificates, signers: signers.map((signer) => readSigner(signer, certificates)) };
}

/** Other kinds of certificate stand among them, and one that is odd need not be the signer's. */
function readIfCan(node: DerNode): EmbeddedCertificate[] {
  try {
    return node.is(TAG.sequence) ? [readCertificate(node)] : [];
  } catch {
    return [];
  }
}

function readSigner(node: DerNode, certificates: readonly EmbeddedCertificate[]): Signer {
  const [version, id, digest, ...rest] = node.as(TAG.sequence).children;
  if (!version?.is(TAG.integer) || !id || !digest) throw new DerError('no signer');
  const signed = rest[0]?.isContext(0) ? rest.shift() : undefined;
  const [scheme, signature, unsigned] = rest;
  if (!scheme || !signature) throw new DerError('no signer');
  const certificate = certificates.find((one) => isSigner(id, one));
  const digestOid = digest.as(TAG.sequence).child(0).oid();
  const schemeOid = scheme.as(TAG.sequence).child(0).oid();
  const hash = hashOf(digestOid);
  const known = schemeOf(schemeOid);
  return {
    ...(certificate && { certificate }),
    ...(hash && { hash }),
    digestOid,
    ...(known && { scheme: known }),
    schemeOid,
    signature: signature.as(TAG.octetString).content,
    ...(signed && { attributes: readAttributes(signed) }),
    timeStamped:
      unsigned?.isContext(1) === true &&
      unsigned.children.some((one) => TIME_STAMPS.has(one.as(TAG.sequence).child(0).oid())),
  };
}

/** Whether a signer's identifier means a certificate: by issuer and number, or by the identifier of its key. */
function isSigner(id: DerNode, certificate: EmbeddedCertificate): boolean {
  if (id.isContext(0)) return certificate.keyId !== undefined && sameBytes(id.content, certificate.keyId);
  const [issuer, serial] = id.as(TAG.sequence).children;
  if (!issuer || !serial) throw new DerError('no signer');
  return sameBytes(issuer.raw, certificate.issuerRaw) && sameBytes(serial.raw, certificate.serialRaw);
}

function readAttributes(node: DerNode): { signed: Bytes; digest: Bytes } {
  const only = (oid: string): DerNode => {
    const found = node.children.filter((one) => one.as(TAG.sequence).child(0).oid() === oid);
    const values = found.length === 1 ? found[0]!.child(1).as(TAG.set).children : [];
    if (values.length !== 1) throw new DerError(`attribute ${oid}`);
    return values[0]!;
  };
  if (only(CONTENT_TYPE).oid() !== DATA) throw new AttachedContentError('content type');
  const digest = only(MESSAGE_DIGEST).as(TAG.octetString).content;
  if (node.content.length === 0) throw new DerError('attributes');
  // What is signed is the same set under its own tag instead of the one of its place.
  const signed = node.raw;
  signed[0] = 0x31;
  return { signed, digest };
}
