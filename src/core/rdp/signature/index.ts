/** The door of this folder. */
export { validityAt } from './report';
export type { SignatureAlgorithm, SignatureReason, SignatureReport, SignatureState, SignerCertificate } from './report';
export type { Certificate, CertificateName } from './certificate';
export { coverage, type Coverage } from './coverage';
export type { CryptoLike } from './crypto-like';
export { rdpsignCommand, type RdpsignAlgorithm } from './rdpsign-command';
export { isSignable, SIGNABLE_SETTINGS, UNSIGNABLE_REDIRECTIONS } from './signable';
export { readSignature, type MalformedKind, type ScopeName, type SignatureBlock } from './signature-block';
export { scopeMatches, type ScopeMatch } from './signed-message';
export { verifySignature } from './verify';
