import type { Span } from '../../text';
import { english, type Translate } from '../../translate';
import type { Certificate } from './certificate';
import { validityAt, type SignatureReport, type SignerCertificate } from './report';

/** One fact of a signature, for a list. */
export interface SignatureDetail {
  readonly label: string;
  readonly value: string;
  /** Where in the file it is about. */
  readonly span?: Span;
  /** Worth copying as it is: a thumbprint. */
  readonly copy?: string;
}

const day = (iso: string) => iso.slice(0, 10);
const nameOf = ({ subject }: Certificate) => subject.commonName ?? subject.text;

/**
 * The state of a signature in one line: `Signature intact – signed by Contoso (SHA-256), until 2027-03-01 · trust is not
 * checked here`. `now` in milliseconds since 1970 decides whether the certificate is called expired.
 */
export function signatureHeadline(report: SignatureReport, now: number, translate: Translate = english): string {
  const { state, signer, algorithm, reasons } = report;
  const why = reasons[0]?.message ?? '';
  switch (state) {
    case 'none':
      return translate('Not signed');
    case 'malformed':
      return translate('Not a signature: {0}', why);
    case 'broken':
      return translate('Signature broken: {0}', why);
    case 'unsupported':
      return translate('Signature cannot be checked: {0}', why);
    case 'intact': {
      const parts = [
        signer
          ? translate(
              'Signature intact – signed by {0} ({1}), {2}',
              nameOf(signer),
              digestOf(report, translate),
              validity(signer, now, translate),
            )
          : translate('Signature intact'),
        translate('trust is not checked here'),
      ];
      if (algorithm?.isWeak) parts.push(translate('weak'));
      return parts.join(' · ');
    }
  }
}

function digestOf({ algorithm }: SignatureReport, translate: Translate): string {
  return algorithm?.digest ?? translate('unknown algorithm');
}

function validity(certificate: Certificate, now: number, translate: Translate): string {
  switch (validityAt(certificate, now)) {
    case 'not-yet':
      return translate('not valid before {0}', day(certificate.notBefore));
    case 'valid':
      return translate('until {0}', day(certificate.notAfter));
    case 'expired':
      return translate('certificate expired on {0}', day(certificate.notAfter));
  }
}

/** Everything that is known of a signature, as a list; the headline's facts first. */
export function signatureDetails(
  report: SignatureReport,
  now: number,
  translate: Translate = english,
): SignatureDetail[] {
  const { signer, reasons, algorithm, chain, block, coverage, state } = report;
  const details: SignatureDetail[] = [{ label: translate('State'), value: report.summary }];
  const add = (label: string, value: string, more: Partial<SignatureDetail> = {}) =>
    details.push({ label, value, ...more });
  for (const { message, spans } of reasons) {
    const [span] = spans;
    add(state === 'intact' ? translate('Noticed') : translate('Reason'), message, span && { span });
  }
  if (signer) addSigner(report, signer, now, translate, add);
  if (algorithm) {
    const weak = algorithm.isWeak ? ` – ${algorithm.weaknesses.join(' ')}` : '';
    add(translate('Algorithm'), `${algorithm.signature}, ${algorithm.digest}${weak}`);
  }
  if (chain.length > 1) {
    const names = chain.map(nameOf).join(' ← ');
    add(translate('Embedded certificates'), names);
  }
  if (report.timeStamped) add(translate('Time stamp'), translate('there is one; it is not checked'));
  if (block && block.names.length > 0) {
    const [first] = block.names;
    add(translate('Covered lines'), block.names.map(({ text }) => text).join(', '), first && { span: first.span });
  }
  for (const line of coverage?.unsigned ?? []) {
    add(translate('Not covered'), translate('{0}: could be, and may have been added later', line.key.text), {
      span: line.span,
    });
  }
  for (const line of [...(coverage?.unsignableRedirections ?? []), ...(coverage?.unsignableOthers ?? [])]) {
    add(translate('Not covered'), translate('{0}: no signature can cover it', line.key.text), { span: line.span });
  }
  if (state !== 'none') {
    add(translate('Trust'), translate('not checked here: it depends on the certificate store of the computer'));
  }
  return details;
}

function addSigner(
  { certificateCheck }: SignatureReport,
  signer: SignerCertificate,
  now: number,
  translate: Translate,
  add: (label: string, value: string, more?: Partial<SignatureDetail>) => void,
): void {
  add(translate('Publisher, as the certificate says'), signer.subject.text);
  const vouching =
    certificateCheck === 'holds'
      ? translate('the certificate is as its issuer signed it')
      : translate('not checked: the issuer’s certificate is not in the file');
  add(
    translate('Issuer'),
    signer.selfIssued
      ? translate('the publisher itself: nobody else vouches for it')
      : `${signer.issuer.text} (${vouching})`,
  );
  add(
    translate('Validity'),
    `${day(signer.notBefore)} – ${day(signer.notAfter)}: ${
      { 'not-yet': translate('not valid yet'), valid: translate('valid today'), expired: translate('expired') }[
        validityAt(signer, now)
      ]
    }`,
  );
  if (!signer.isForRdp) {
    add(translate('Usage'), translate('{0}: not for signing .rdp files', signer.usages.join(', ')));
  } else if (signer.usages.length > 0) add(translate('Usage'), signer.usages.join(', '));
  for (const [label, thumbprint] of [
    [translate('Thumbprint (SHA-1)'), signer.thumbprintSha1],
    [translate('Thumbprint (SHA-256)'), signer.thumbprintSha256],
  ] as const) {
    if (thumbprint !== undefined) add(label, thumbprint, { copy: thumbprint });
  }
}
