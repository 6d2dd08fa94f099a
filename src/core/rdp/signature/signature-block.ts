import type { Span } from '../../text';
import { english, type Translate } from '../../translate';
import { parseRdp, type MalformedLine, type RdpDocument, type SettingLine } from '../parse';
import { decodeBase64 } from './base64';
import type { Bytes } from './crypto-like';

/** Why the two lines of a signature cannot be read. */
export type MalformedKind =
  | 'scope-only'
  | 'signature-only'
  | 'doubled'
  | 'wrong-type'
  | 'scope-empty'
  | 'scope-name-empty'
  | 'too-large'
  | 'signature-empty'
  | 'not-base64'
  | 'header-short'
  | 'header-version'
  | 'header-type'
  | 'header-length'
  | 'not-pkcs7'
  | 'not-detached';

/** Something to be told, and the parts of the file that it is about (UTF-16 offsets). */
export interface Reason<Kind extends string> {
  readonly kind: Kind;
  readonly message: string;
  readonly spans: readonly Span[];
}

/** A name in the signscope line, as written and without the blanks around it. */
export interface ScopeName {
  readonly text: string;
  /** In lower case, as keys are compared. */
  readonly key: string;
  readonly span: Span;
}

/** The first twelve bytes of a signature. */
export interface SignatureHeader {
  /** 0x00010001 in every signature that Windows writes. */
  readonly version: number;
  /** 1: a certificate's signature. */
  readonly type: number;
  /** The number of bytes that follow, as the header has it. */
  readonly length: number;
  /** The number of bytes that do follow. */
  readonly actualLength: number;
}

/** The signature of a file as it is written, before anything is verified. */
export interface SignatureBlock {
  readonly scopeLines: readonly (SettingLine | MalformedLine)[];
  readonly signatureLines: readonly (SettingLine | MalformedLine)[];
  /** In the order in which the lines were signed. */
  readonly names: readonly ScopeName[];
  /** Without the blanks that rdpsign puts in. */
  readonly base64: string;
  readonly header?: SignatureHeader;
  /** The PKCS#7 structure; absent where a problem stands before it. */
  readonly pkcs7?: Bytes;
  /** Empty where the block is well formed so far. */
  readonly problems: readonly Reason<MalformedKind>[];
}

/** A signature is some kilobytes long, with a chain and a time stamp perhaps twenty. */
const MOST_BASE64 = 400_000;
/** The list of what can be signed has about fifty names. */
const MOST_NAMES = 400;
const HEADER_LENGTH = 12;
const VERSION = 0x00010001;
const TYPE_CERTIFICATE = 1;

/**
 * The signature of an `.rdp` file (its text, or what {@link parseRdp} made of it): the names that it covers, its bytes,
 * and what is wrong with how they are written. Undefined where the file has neither line. Nothing is verified, no
 * cryptography is needed, and no text makes it throw.
 */
export function readSignature(
  source: string | RdpDocument,
  translate: Translate = english,
): SignatureBlock | undefined {
  const document = typeof source === 'string' ? parseRdp(source) : source;
  const scopeLines = linesOf(document, 'signscope');
  const signatureLines = linesOf(document, 'signature');
  if (scopeLines.length === 0 && signatureLines.length === 0) return undefined;
  const problems: Reason<MalformedKind>[] = [];
  const report = (kind: MalformedKind, message: string, ...spans: Span[]) => {
    problems.push({ kind, message, spans });
  };
  for (const [name, lines] of [
    ['signscope', scopeLines],
    ['signature', signatureLines],
  ] as const) {
    const spans = lines.map((line) => line.span);
    if (lines.length > 1) report('doubled', translate('There is more than one {0} line.', name), ...spans);
    const wrong = lines.filter((line) => line.kind !== 'setting' || line.type.text !== 's');
    if (wrong.length > 0) {
      report('wrong-type', translate('The {0} line is not of type s.', name), ...wrong.map((line) => line.span));
    }
  }
  if (signatureLines.length === 0) {
    report(
      'scope-only',
      translate('There is a signscope line but no signature line: nothing protects this file.'),
      scopeLines[0]!.span,
    );
  }
  if (scopeLines.length === 0) {
    report(
      'signature-only',
      translate('There is a signature line but no signscope line: nothing says which settings were signed.'),
      signatureLines[0]!.span,
    );
  }
  const names = scopeLines[0]?.kind === 'setting' ? readNames(scopeLines[0], report, translate) : [];
  const line = signatureLines[0];
  if (line?.kind !== 'setting') return { scopeLines, signatureLines, names, base64: '', problems };
  const { base64, bytes, header } = readValue(line, report, translate);
  const pkcs7 = problems.length === 0 ? bytes?.subarray(HEADER_LENGTH) : undefined;
  return {
    scopeLines,
    signatureLines,
    names,
    base64,
    ...(header && { header }),
    ...(pkcs7 && { pkcs7 }),
    problems,
  };
}

type Report = (kind: MalformedKind, message: string, ...spans: Span[]) => void;

/** The lines with a key, also those that are no settings because their type is wrong or missing. */
function linesOf(document: RdpDocument, name: string): (SettingLine | MalformedLine)[] {
  return document.lines.filter((line): line is SettingLine | MalformedLine => {
    if (line.kind === 'setting') return line.name === name;
    if (line.kind === 'blank') return false;
    const colon = line.text.indexOf(':');
    return colon >= 0 && line.text.slice(0, colon).trim().toLowerCase() === name;
  });
}

function readNames(line: SettingLine, report: Report, translate: Translate): ScopeName[] {
  const { text, span } = line.value;
  if (text === '') {
    report('scope-empty', translate('The signscope line names no settings: the signature covers nothing.'), line.span);
    return [];
  }
  const names: ScopeName[] = [];
  for (let start = 0; start <= text.length;) {
    if (names.length === MOST_NAMES) {
      report('too-large', translate('The signscope line names more settings than there are.'), line.span);
      return names;
    }
    const comma = text.indexOf(',', start);
    const end = comma < 0 ? text.length : comma;
    const written = text.slice(start, end);
    const name = written.trim();
    const from = span.start + start + (name === '' ? 0 : written.indexOf(name));
    names.push({ text: name, key: name.toLowerCase(), span: { start: from, end: from + name.length } });
    start = end + 1;
  }
  if (names.some((name) => name.text === '')) {
    const message = translate('The signscope line has a comma too many: a name between commas is empty.');
    report('scope-name-empty', message, line.span);
  }
  return names;
}

function readValue(
  line: SettingLine,
  report: Report,
  translate: Translate,
): { base64: string; bytes?: Bytes; header?: SignatureHeader } {
  const { span } = line;
  const { text } = line.value;
  if (text.length > MOST_BASE64) {
    report('too-large', translate('The signature line is far longer than any signature.'), span);
    return { base64: '' };
  }
  const base64 = text.replace(/[ \t]/g, '');
  if (base64 === '') {
    report('signature-empty', translate('The signature line has no value.'), span);
    return { base64 };
  }
  const bytes = decodeBase64(base64);
  if (!bytes) {
    const message = translate(
      'The signature is not base64: a part is missing, or it was never a signature (a template, a cut copy).',
    );
    report('not-base64', message, span);
    return { base64 };
  }
  if (bytes.length < HEADER_LENGTH) {
    report('header-short', translate('The signature is too short to be one.'), span);
    return { base64 };
  }
  const word = (at: number) =>
    (bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)) >>> 0;
  const header = { version: word(0), type: word(4), length: word(8), actualLength: bytes.length - HEADER_LENGTH };
  if (header.version !== VERSION) {
    report('header-version', translate('The signature does not begin as signatures of .rdp files do.'), span);
  } else if (header.type !== TYPE_CERTIFICATE) {
    const message = translate("The signature is of type {0}; only type 1, a certificate's, is known.", header.type);
    report('header-type', message, span);
  } else if (header.length !== header.actualLength) {
    const message = translate(
      'The signature says that it is {0} bytes long, but {1} bytes are there: a part was cut off or added.',
      header.length,
      header.actualLength,
    );
    report('header-length', message, span);
  }
  return { base64, bytes, header };
}
