import type { Span, TextEdit } from '../../text';
import type { HashName } from './algorithms';
import type { Certificate } from './certificate';
import type { Coverage } from './coverage';
import type { MalformedKind, Reason, SignatureBlock } from './signature-block';

/**
 * none: the file has no signature. malformed: what is there cannot be read as one. intact: the signed lines are what
 * was signed. broken: they are not, or the signature itself was changed. unsupported: it could not be checked here.
 */
export type SignatureState = 'none' | 'malformed' | 'intact' | 'broken' | 'unsupported';

export type BrokenKind =
  | 'line-missing'
  | 'line-doubled'
  | 'line-respelled'
  | 'line-blanks'
  | 'value-changed'
  | 'line-changed'
  | 'undecodable'
  | 'signature-damaged'
  | 'certificate-damaged';

export type UnsupportedKind =
  | 'no-crypto'
  | 'crypto-refused'
  | 'too-large'
  | 'several-signers'
  | 'certificate-missing'
  | 'digest-algorithm'
  | 'signature-algorithm'
  | 'key';

export interface SignatureReason extends Reason<MalformedKind | BrokenKind | UnsupportedKind> {
  /** Proven: after these edits the signature holds. Empty or absent where nothing is known to mend it. */
  readonly restore?: readonly TextEdit[];
}

export interface SignerCertificate extends Certificate {
  /** SHA-1 and SHA-256 of the certificate, in upper-case hexadecimal digits; absent where they could not be computed. */
  readonly thumbprintSha1?: string;
  readonly thumbprintSha256?: string;
  /** It names no usage, or one of those that Windows takes for signing `.rdp` files. */
  readonly isForRdp: boolean;
}

export interface SignatureAlgorithm {
  /** The object identifier where it has no name here. */
  readonly digest: HashName | (string & {});
  readonly signature: string;
  /** MD5, SHA-1, or a key that is shorter than is safe today. */
  readonly isWeak: boolean;
  /** One sentence for each weakness. */
  readonly weaknesses: readonly string[];
}

/** Everything that can be said of a file's signature without asking anybody. */
export interface SignatureReport {
  readonly state: SignatureState;
  /** One sentence: the state, whose signature it is, and that trust is not checked. */
  readonly summary: string;
  /** Why it is malformed, broken or unsupported; the most telling first. On an intact one: what is odd nevertheless. */
  readonly reasons: readonly SignatureReason[];
  /** The signature as written; absent where the state is none. */
  readonly block?: SignatureBlock;
  /** The lines that the scope names, and the scope line itself, in the order in which they are signed. */
  readonly signedLines: readonly Span[];
  /** The signer's certificate as embedded. What it says is claimed by the file, not checked. */
  readonly signer?: SignerCertificate;
  /**
   * Whether the signer's certificate is as its issuer signed it: known where the issuer's is embedded too, or it is its
   * own. `not-checked` else, and where the state is not intact for another reason; then its names may have been edited.
   */
  readonly certificateCheck: 'holds' | 'damaged' | 'not-checked';
  /** All embedded certificates: the signer's first, each followed by its issuer where that is there. */
  readonly chain: readonly Certificate[];
  readonly algorithm?: SignatureAlgorithm;
  /** A time stamp is embedded. It is not verified. */
  readonly timeStamped: boolean;
  /** Absent where the state is none. */
  readonly coverage?: Coverage;
  /** Always false: whether Windows trusts the publisher depends on its certificate store. */
  readonly trustChecked: false;
}

/** Where a moment lies in the validity of a certificate. `time` in milliseconds since 1970. */
export function validityAt(certificate: Certificate, time: number): 'not-yet' | 'valid' | 'expired' {
  if (time < Date.parse(certificate.notBefore)) return 'not-yet';
  return time > Date.parse(certificate.notAfter) ? 'expired' : 'valid';
}
