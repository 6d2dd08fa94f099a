import { blobFault, type BlobFault } from './signed-blob';
import type { RdpDocument, SettingLine } from './parse';

/** The `signscope` and `signature` lines of a file, and what they cover. Says nothing of whether the signature holds. */
export interface SignedLines {
  /** Every `signscope` and `signature` line, in order. */
  readonly lines: readonly SettingLine[];
  /** The first `signscope` line with a value. */
  readonly scope: SettingLine | undefined;
  /** The first `signature` line with a value. */
  readonly signature: SettingLine | undefined;
  /** Both are there: the file claims to be signed. */
  readonly signed: boolean;
  /** What is wrong with the frame of the signature; undefined where it is right, and where the file is not signed. */
  readonly fault: BlobFault | undefined;
  /** The names of `signscope`, in lower case; empty where the file is not signed. */
  readonly covers: ReadonlySet<string>;
}

const NOTHING: SignedLines = {
  lines: [],
  scope: undefined,
  signature: undefined,
  signed: false,
  fault: undefined,
  covers: new Set(),
};

/** Reads the lines of a document that make up its signature. Never throws. */
export function signedLines(document: RdpDocument): SignedLines {
  const lines: SettingLine[] = [];
  for (const line of document.lines) {
    if (line.kind === 'setting' && (line.name === 'signscope' || line.name === 'signature')) lines.push(line);
  }
  if (lines.length === 0) return NOTHING;
  const withValue = (name: string) => lines.find((line) => line.name === name && line.value.text !== '');
  const scope = withValue('signscope');
  const signature = withValue('signature');
  const signed = scope !== undefined && signature !== undefined;
  const covers = new Set<string>();
  if (signed) {
    for (const line of lines) {
      if (line.name !== 'signscope') continue;
      for (const name of line.value.text.split(',')) covers.add(name.trim().toLowerCase());
    }
  }
  const fault = signed ? blobFault(signature.value.text) : undefined;
  return { lines, scope, signature, signed, fault, covers };
}
