import type { Fix } from '../finding';
import type { TextEdit } from '../text';
import { settingLines, type RdpDocument, type RdpLine } from './parse';

/** The edit that deletes a line together with its line end. */
export function deleteLine(line: RdpLine): TextEdit {
  return { span: { start: line.span.start, end: line.lineEndSpan.end }, newText: '' };
}

/**
 * The fixes that a change of the setting `name` (lower case) may offer: the change itself, or, where a signature covers
 * the setting, the change together with removing the signature, and the change alone with a title that says so.
 */
export function lineFixes(document: RdpDocument, name: string, title: string, edits: readonly TextEdit[]): Fix[] {
  const signature = signatureOf(document);
  if (!signature.covers.has(name)) return [{ title, edits }];
  const breaking: Fix = { title: `${title} (breaks the signature)`, edits };
  // A file with many signature lines is not one that a signer wrote: there is nothing to keep or to remove neatly.
  if (signature.lines.length > 4) return [breaking];
  const removal = signature.lines.map(deleteLine);
  return [{ title: `${title} and remove the signature, which would break`, edits: [...edits, ...removal] }, breaking];
}

interface Signature {
  /** The `signscope` and `signature` lines. */
  readonly lines: readonly RdpLine[];
  /** The names of `signscope`, in lower case; empty where there is no signature. */
  readonly covers: ReadonlySet<string>;
}

/** Read once per document: rules ask for it with every fix. */
const signatures = new WeakMap<RdpDocument, Signature>();

function signatureOf(document: RdpDocument): Signature {
  const known = signatures.get(document);
  if (known) return known;
  const lines = settingLines(document).filter((line) => line.name === 'signscope' || line.name === 'signature');
  const signed = lines.some((line) => line.name === 'signature' && line.value.text !== '');
  const scopes = lines.filter((line) => line.name === 'signscope' && signed);
  const covers = new Set(
    scopes.flatMap((line) => line.value.text.split(',')).map((scoped) => scoped.trim().toLowerCase()),
  );
  const signature: Signature = { lines, covers };
  signatures.set(document, signature);
  return signature;
}
