/** Bytes in memory that nobody else writes to: what WebCrypto takes. */
export type Bytes = Uint8Array<ArrayBuffer>;

/** What `importKey` and `verify` are told about an algorithm. */
export interface KeyAlgorithm {
  readonly name: string;
  readonly hash?: string;
  readonly namedCurve?: string;
}

/** The part of WebCrypto's SubtleCrypto that verifying a signature needs. */
export interface SubtleVerifier {
  digest(algorithm: string, data: Bytes): Promise<ArrayBuffer>;
  importKey(
    format: 'spki',
    keyData: Bytes,
    algorithm: KeyAlgorithm,
    extractable: boolean,
    keyUsages: 'verify'[],
  ): Promise<unknown>;
  verify(algorithm: KeyAlgorithm, key: unknown, signature: Bytes, data: Bytes): Promise<boolean>;
}

/**
 * What is handed in as `crypto`: `globalThis.crypto` of a browser, of VS Code's hosts and of Node. A page that is not
 * secure has one without `subtle`.
 */
export interface CryptoLike {
  readonly subtle?: SubtleVerifier | undefined;
}
