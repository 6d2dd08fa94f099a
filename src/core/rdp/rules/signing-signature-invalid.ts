import { removeSignature } from '../line-fix';
import type { RdpFile } from '../rdp-file';
import { isSecret } from '../secrecy';
import type { SignatureReason } from '../signature/report';
import type { Span } from '../../text';
import type { Rule, RuleFix } from './rule';

/** The only rule that cannot see what it needs in the text: whoever checks a file has its signature verified first. */
export const signatureInvalid: Rule = {
  id: 'signing/signature-invalid',
  severity: 'error',
  docs: 'docs/rules/signing-signature-invalid.md',
  check(file) {
    const { verified } = file;
    const [reason, ...more] = verified?.reasons ?? [];
    if (verified?.state !== 'broken' || !reason) return [];
    const others = more.length > 0 ? ` ${more.map(({ message }) => message).join(' ')}` : '';
    return [
      {
        message:
          `The signature does not hold: the file is not as it was signed. ${reason.message}${others} ` +
          'Allowed: the file as it was signed, a new signature, or none.',
        span: placeOf(file, reason),
        fixes: [
          ...verified.reasons.flatMap(restoration),
          ...removeSignature(file, 'Remove the signature', { manual: true }),
        ],
      },
    ];
  },
};

/** The changed part where that is known, else the name of the signature line. */
function placeOf(file: RdpFile, { restore, spans }: SignatureReason): Span {
  const { signature, lines } = file.signature;
  const [changed] = spans;
  const last = (signature ?? lines.at(-1))?.key.span ?? changed ?? { start: 0, end: 0 };
  if (!restore || !changed) return last;
  const line = file.document.lines.find(({ span }) => span.start <= changed.start && changed.end <= span.end);
  if (line?.kind !== 'setting') return last;
  if (changed.start > line.span.start || changed.end < line.span.end) return changed;
  return line.value.text === '' || isSecret(line.name) ? line.key.span : line.value.span;
}

/** Manual: whoever edited the line may have meant to. */
function restoration({ kind, restore }: SignatureReason): RuleFix[] {
  if (!restore || restore.length === 0) return [];
  return [{ title: TITLES[kind] ?? 'Restore what was signed', edits: restore, manual: true }];
}

const TITLES: Readonly<Partial<Record<SignatureReason['kind'], string>>> = {
  'line-missing': 'Put the signed line back',
  'line-doubled': 'Delete the line that was added',
  'line-respelled': 'Restore the name as it was signed',
  'line-blanks': 'Remove the blanks that were added',
  'value-changed': 'Restore the value as it was signed',
};
