import { decodeText, type DecodedText } from '../core';

export { HEAD_BYTES, isBinary, type Encoding } from '../core';

/** The text of a file, and how it was encoded. See the core's `decodeText`. */
export const decode = (bytes: Uint8Array): DecodedText => decodeText(bytes, TextDecoder);
