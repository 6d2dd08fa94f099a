import type { Span } from '../../text';
import { english, type Translate } from '../../translate';
import { parseRdp, type RdpDocument, type SettingLine } from '../parse';
import { isWeakHash } from './algorithms';
import { isIssuer, type Certificate, type EmbeddedCertificate } from './certificate';
import { coverage } from './coverage';
import type { Bytes, CryptoLike, SubtleVerifier } from './crypto-like';
import { hexOf, sameBytes } from './der';
import type {
  SignatureAlgorithm,
  SignatureReason,
  SignatureReport,
  SignatureState,
  SignerCertificate,
  UnsupportedKind,
} from './report';
import { findRestoration, type Restoration } from './restoration';
import { readSignature, type SignatureBlock } from './signature-block';
import { AttachedContentError, readSignedData, type SignedData, type Signer } from './signed-data';
import { linesOfScope, scopeMatches, signedMessage, type ScopeMatch } from './signed-message';
import { isAsIssued, isWeakKey, signerCheck, type SignerCheck, type UncheckableKind } from './signer-check';

/** UTF-16 units of all signed lines; real ones have a few thousand. */
const MOST_SIGNED_TEXT = 1_000_000;
/** What Windows takes for signing `.rdp` files. */
const RDP_USAGES: ReadonlySet<string> = new Set([
  'Server authentication',
  'Code signing',
  'Remote Desktop authentication',
  'Any purpose',
]);

/** What is known so far; a report is built of it at every end. */
interface Known {
  readonly document: RdpDocument;
  readonly block: SignatureBlock;
  readonly signedLines: readonly Span[];
  readonly translate: Translate;
  data?: SignedData;
  signer?: SignerCertificate;
  certificateCheck?: SignatureReport['certificateCheck'];
}

type Verdict = readonly [state: SignatureState, reasons: readonly SignatureReason[]];

/**
 * Verifies the signature of an `.rdp` file (its text) offline: whether the signed lines are those that were signed, and
 * what the file says of its publisher. `crypto` is WebCrypto as the surroundings have it. Whether anybody trusts the
 * publisher is not checked, nor is the chain, revocation or a time stamp.
 *
 * Total: never rejects, whatever the text, and the work is bounded. Spans are UTF-16 offsets of `text`. No message holds
 * the value of a setting that is a secret.
 */
export async function verifySignature(
  text: string,
  crypto: CryptoLike | undefined,
  translate: Translate = english,
): Promise<SignatureReport> {
  const document = parseRdp(text);
  const block = readSignature(document, translate);
  if (!block) {
    const summary = translate('This file is not signed.');
    return {
      state: 'none',
      summary,
      reasons: [],
      signedLines: [],
      certificateCheck: 'not-checked',
      chain: [],
      timeStamped: false,
      trustChecked: false,
    };
  }
  const matches = scopeMatches(document, block);
  const signedLines = [...linesOfScope(matches), ...block.scopeLines].map((line) => line.span);
  const known: Known = { document, block, signedLines, translate };
  try {
    return reportOf(known, await verdictOf(known, matches, crypto?.subtle));
  } catch {
    // A program's cryptography may know an algorithm and yet refuse to use it. Nothing else here rejects.
    return reportOf(known, ['unsupported', [refused(signatureSpans(block), translate)]]);
  }
}

async function verdictOf(
  known: Known,
  matches: readonly ScopeMatch[],
  subtle: SubtleVerifier | undefined,
): Promise<Verdict> {
  const { block, translate } = known;
  const spans = signatureSpans(block);
  const scopeLine = block.scopeLines[0];
  if (!block.pkcs7 || scopeLine?.kind !== 'setting') return ['malformed', block.problems];
  try {
    known.data = readSignedData(block.pkcs7);
  } catch (error) {
    // Errors of the library count as the file's: they come of what it reads.
    return ['malformed', [unreadable(error, spans, translate)]];
  }
  const { signers } = known.data;
  const certificate = signers[0]!.certificate;
  if (certificate) known.signer = await signerFacts(certificate, subtle);

  const lineReasons = lineProblems(matches, translate);
  const isTooLong = signedLength(matches) > MOST_SIGNED_TEXT;
  const check = isTooLong
    ? unsupported('too-large', translate('The signed lines are far too long to be settings.'), known.signedLines)
    : await checkOf(subtle, signers, spans, translate);
  if ('kind' in check) return lineReasons.length > 0 ? ['broken', lineReasons] : ['unsupported', [check]];

  if (lineReasons.length === 0) {
    const message = messageOf(matches, scopeLine);
    if (await check.holds(message)) {
      known.certificateCheck = subtle ? await certificateCheck(subtle, known.data) : 'not-checked';
      return known.certificateCheck === 'damaged'
        ? ['broken', [damagedCertificate(spans, translate)]]
        : ['intact', repeatedLines(matches, translate)];
    }
  }
  return ['broken', await explainBroken(known, matches, scopeLine, check, lineReasons)];
}

function signatureSpans(block: SignatureBlock): Span[] {
  return block.signatureLines.map((line) => line.span);
}

function unreadable(error: unknown, spans: readonly Span[], translate: Translate): SignatureReason {
  return error instanceof AttachedContentError
    ? {
        kind: 'not-detached',
        message: translate('The signature carries content of its own: it does not sign the lines of this file.'),
        spans,
      }
    : {
        kind: 'not-pkcs7',
        message: translate('The signature cannot be read: its bytes are not a PKCS #7 signature.'),
        spans,
      };
}

function refused(spans: readonly Span[], translate: Translate): SignatureReason {
  const message = translate('The signature could not be checked: the cryptography of this program refuses its key.');
  return unsupported('crypto-refused', message, spans);
}

function unsupported(kind: UnsupportedKind, message: string, spans: readonly Span[]): SignatureReason {
  return { kind, message, spans };
}

async function checkOf(
  subtle: SubtleVerifier | undefined,
  signers: readonly Signer[],
  spans: readonly Span[],
  translate: Translate,
): Promise<SignerCheck | SignatureReason> {
  const [signer] = signers;
  if (signers.length > 1 || !signer) {
    const message = translate(
      'The signature has {0} signers; which of them Windows looks at is not known.',
      signers.length,
    );
    return unsupported('several-signers', message, spans);
  }
  if (!signer.certificate) {
    const message = translate(
      "The signer's certificate is not in the file or cannot be read, so the signature cannot be checked.",
    );
    return unsupported('certificate-missing', message, spans);
  }
  if (!subtle) {
    const message = translate('The signature cannot be checked here: this program runs without cryptography.');
    return unsupported('no-crypto', message, spans);
  }
  let check: SignerCheck | UncheckableKind;
  try {
    check = await signerCheck(subtle, signer, signer.certificate);
  } catch {
    return refused(spans, translate);
  }
  if (typeof check !== 'string') return check;
  const messages: Readonly<Record<UncheckableKind, string>> = {
    'digest-algorithm': translate(
      'The signature cannot be checked here: its digest algorithm ({0}) is not supported.',
      signer.hash ?? signer.digestOid,
    ),
    'signature-algorithm': translate(
      'The signature cannot be checked here: its algorithm ({0}) is not supported.',
      schemeName(signer),
    ),
    key: translate(
      'The signature cannot be checked here: the key of its certificate is of a kind that is not supported.',
    ),
  };
  return unsupported(check, messages[check], spans);
}

/** A name without a line, and lines that differ under one name: no signature holds then. */
function lineProblems(matches: readonly ScopeMatch[], translate: Translate): SignatureReason[] {
  const reasons: SignatureReason[] = [];
  const seen = new Set<string>();
  for (const { name, lines } of matches) {
    if (seen.has(name.key)) continue;
    seen.add(name.key);
    if (lines.length === 0) {
      const message = translate('The signature covers {0}, but the file has no such line any more.', shown(name.text));
      reasons.push({ kind: 'line-missing', message, spans: [name.span] });
    } else if (lines.some((line) => line.text !== lines[0]!.text)) {
      const message = translate(
        'The signature covers {0}, and the file has {1} lines of that name that differ.',
        shown(name.text),
        lines.length,
      );
      reasons.push({ kind: 'line-doubled', message, spans: lines.map((line) => line.span) });
    }
  }
  return reasons;
}

/** Lines that stand twice in the same words: the signature holds, yet no signing program leaves them. */
function repeatedLines(matches: readonly ScopeMatch[], translate: Translate): SignatureReason[] {
  const seen = new Set<string>();
  return matches.flatMap(({ name, lines }): SignatureReason[] => {
    if (lines.length < 2 || seen.has(name.key)) return [];
    seen.add(name.key);
    return [
      {
        kind: 'line-doubled',
        message: translate('{0} stands more than once, in the same words each time.', shown(name.text)),
        spans: lines.map((line) => line.span),
      },
    ];
  });
}

function signedLength(matches: readonly ScopeMatch[]): number {
  const longest = new Map<readonly SettingLine[], number>();
  let sum = 0;
  for (const { lines } of matches) {
    const length = longest.get(lines) ?? lines.reduce((most, line) => Math.max(most, line.text.length), 0);
    longest.set(lines, length);
    sum += length;
  }
  return sum;
}

function messageOf(matches: readonly ScopeMatch[], scopeLine: SettingLine): Bytes {
  const texts = matches.map((match) => match.lines[0]!.text);
  return signedMessage(texts, scopeLine.text);
}

async function explainBroken(
  known: Known,
  matches: readonly ScopeMatch[],
  scopeLine: SettingLine,
  check: SignerCheck,
  lineReasons: readonly SignatureReason[],
): Promise<SignatureReason[]> {
  const { document, block, translate } = known;
  const digest = await check.signedDigest();
  if (digest === 'damaged') {
    const message = translate(
      'The signature itself was changed, or it was not made with the key of the certificate beside it.',
    );
    return [...lineReasons, { kind: 'signature-damaged', message, spans: signatureSpans(block) }];
  }
  const fits = digest
    ? async (message: Bytes) => sameBytes(await check.digest(message), digest)
    : (message: Bytes) => check.holds(message);
  const found = await findRestoration(document, matches, scopeLine, fits);
  if (found) {
    const proven: SignatureReason = {
      kind: found.kind,
      message: restorationMessage(found, translate),
      spans: found.lines.length > 0 ? found.lines.map((line) => line.span) : (lineReasons[0]?.spans ?? []),
      restore: found.edits,
    };
    return [proven, ...lineReasons.filter((reason) => reason.kind !== found.kind)];
  }
  if (lineReasons.length > 0) return [...lineReasons];
  const undecodable = linesOfScope(matches).filter((line) => line.text.includes('\uFFFD'));
  if (undecodable.length > 0) {
    const message = translate(
      'A signed line holds a character that could not be read: the file may have been opened in a wrong encoding, and the signature may hold in the right one.',
    );
    return [{ kind: 'undecodable', message, spans: undecodable.map((line) => line.span) }];
  }
  const message = digest
    ? translate('A signed line was changed after signing. Which one cannot be told.')
    : translate('A signed line was changed after signing, or the signature itself was. Which cannot be told.');
  return [{ kind: 'line-changed', message, spans: known.signedLines }];
}

function restorationMessage({ kind, lines, text }: Restoration, translate: Translate): string {
  const line = lines[0];
  const key = shown(line?.key.text ?? '');
  switch (kind) {
    case 'line-missing':
      return translate('A signed line was taken out: {0}. With it the signature holds.', shown(text));
    case 'line-doubled':
      return translate('A line was added whose name is signed already. Without it the signature holds.');
    case 'line-blanks':
      return translate('Blanks were added to a signed line ({0}). Without them the signature holds.', key);
    case 'line-respelled':
      return lines.length > 1
        ? translate(
            'The names of signed lines were re-spelled after signing ({0} was {1}, and more).',
            key,
            keyOf(text),
          )
        : translate('The name of a signed line was re-spelled after signing: {0} was {1}.', key, keyOf(text));
    case 'value-changed':
      return translate('The value of a signed line was changed after signing: it was {0}.', shown(text));
  }
}

const keyOf = (text: string) => shown(text.slice(0, text.indexOf(':')));

/** A piece of the file in a sentence. */
function shown(text: string): string {
  return `“${text.length > 120 ? `${text.slice(0, 120)}…` : text}”`;
}

async function signerFacts(
  certificate: EmbeddedCertificate,
  subtle: SubtleVerifier | undefined,
): Promise<SignerCertificate> {
  const { facts } = certificate;
  const isForRdp = facts.usages.length === 0 || facts.usages.some((usage) => RDP_USAGES.has(usage));
  if (!subtle) return { ...facts, isForRdp };
  const thumbprint = async (hash: string) =>
    hexOf(new Uint8Array(await subtle.digest(hash, certificate.raw))).toUpperCase();
  try {
    const thumbprintSha1 = await thumbprint('SHA-1');
    const thumbprintSha256 = await thumbprint('SHA-256');
    return { ...facts, isForRdp, thumbprintSha1, thumbprintSha256 };
  } catch {
    return { ...facts, isForRdp };
  }
}

/** The signer's certificate, its issuer and so on up; then those that belong to none of them. */
function chainOf(data: SignedData): { chain: EmbeddedCertificate[]; left: EmbeddedCertificate[] } {
  const left = [...data.certificates];
  const chain: EmbeddedCertificate[] = [];
  let next = data.signers[0]?.certificate;
  while (next) {
    const current: EmbeddedCertificate = next;
    left.splice(left.indexOf(current), 1);
    chain.push(current);
    next = left.find((one) => isIssuer(one, current));
  }
  return { chain, left };
}

function embeddedOf(data: SignedData): Certificate[] {
  const { chain, left } = chainOf(data);
  return [...chain, ...left].map((one) => one.facts);
}

/**
 * Whether the signer's certificate, and those above it, are what their issuers signed, as far as these are embedded too.
 * Otherwise somebody could write another publisher into an honest signature. It does not make any of them trusted.
 */
async function certificateCheck(
  subtle: SubtleVerifier,
  data: SignedData,
): Promise<SignatureReport['certificateCheck']> {
  let check: SignatureReport['certificateCheck'] = 'not-checked';
  for (const [index, certificate] of chainOf(data).chain.entries()) {
    // Two authorities of one name are usual: an old key and a new one.
    const issuers = data.certificates.filter((one) => isIssuer(one, certificate));
    const answers = await Promise.all(issuers.map((issuer) => isAsIssued(subtle, certificate, issuer)));
    if (answers.length > 0 && answers.every((answer) => answer === false)) return 'damaged';
    if (index === 0 && answers.includes(true)) check = 'holds';
  }
  return check;
}

function damagedCertificate(spans: readonly Span[], translate: Translate): SignatureReason {
  const message = translate(
    'The signed lines are unchanged, but a certificate in the signature was changed after it was issued: what it says of the publisher cannot be believed.',
  );
  return { kind: 'certificate-damaged', message, spans };
}

function schemeName({ scheme, schemeOid }: Signer): string {
  return scheme?.name ?? schemeOid;
}

function algorithmOf(signer: Signer, translate: Translate): SignatureAlgorithm {
  const { hash, digestOid, certificate } = signer;
  const weaknesses: string[] = [];
  if (hash && isWeakHash(hash)) {
    weaknesses.push(
      translate('{0} is weak: who can choose what is signed may get two files under one signature.', hash),
    );
  }
  if (certificate && isWeakKey(certificate)) {
    weaknesses.push(
      translate('The key has only {0} bits: 2048 are the least for RSA today.', certificate.facts.key.bits),
    );
  }
  return { digest: hash ?? digestOid, signature: schemeName(signer), isWeak: weaknesses.length > 0, weaknesses };
}

function summaryOf(state: SignatureState, signer: SignerCertificate | undefined, translate: Translate): string {
  const publisher = signer ? (signer.subject.commonName ?? signer.subject.text) : '?';
  switch (state) {
    case 'intact':
      return translate(
        'Signature intact: the signed lines are as the holder of the certificate {0} signed them. Trust is not checked here.',
        shown(publisher),
      );
    case 'broken':
      return translate('Signature broken: Windows is expected to treat the publisher as unknown.');
    case 'malformed':
      return translate('Signature malformed: Windows is expected to treat the publisher as unknown.');
    case 'unsupported':
      return translate('Signature not checked. Trust is not checked here either.');
    case 'none':
      return translate('This file is not signed.');
  }
}

function reportOf(known: Known, [state, reasons]: Verdict): SignatureReport {
  const { document, block, signedLines, translate, data, signer } = known;
  const first = data?.signers[0];
  return {
    state,
    summary: summaryOf(state, signer, translate),
    reasons,
    block,
    signedLines,
    ...(signer && { signer }),
    certificateCheck: known.certificateCheck ?? 'not-checked',
    chain: data ? embeddedOf(data) : [],
    ...(first && { algorithm: algorithmOf(first, translate) }),
    timeStamped: first?.timeStamped ?? false,
    coverage: coverage(document, block),
    trustChecked: false,
  };
}
