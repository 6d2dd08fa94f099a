import type { Translate } from '../../translate';
import type { RdpFile } from '../rdp-file';
import type { SignatureReport } from '../signature/report';
import type { AskPreview } from './ask';
import { say, shownLine } from './statement';

/** Who vouches for the file, as far as its text and signature tell. */
export function publisherOf(
  file: RdpFile,
  report: SignatureReport | undefined,
  isNew: boolean,
  translate: Translate,
): AskPreview['publisher'] {
  const publisher = stateOf(file, report, isNew, translate);
  const line = file.signature.signature;
  return line ? { ...publisher, line: shownLine(line) } : publisher;
}

function stateOf(
  file: RdpFile,
  report: SignatureReport | undefined,
  isNew: boolean,
  translate: Translate,
): AskPreview['publisher'] {
  const { lines, signed, fault } = file.signature;
  if (lines.length === 0) {
    return { state: 'unsigned', statements: [say('high', [], translate('The file has no signature.'))] };
  }
  const malformed = say('high', [], translate('What stands in place of a signature cannot be read as one.'));
  if (!report) {
    if (!signed || fault) return { state: 'malformed', statements: [malformed] };
    return { state: 'unchecked', statements: [say('high', [], translate('The signature was not checked.'))] };
  }
  const { signer, state } = report;
  const known = signer && { name: signer.subject.commonName ?? signer.subject.text };
  switch (state) {
    case 'none':
    case 'malformed':
      return { state: 'malformed', statements: [malformed] };
    case 'unsupported':
      return {
        state: 'unchecked',
        ...known,
        statements: [say('high', [], translate('The signature could not be checked here.'))],
      };
    case 'broken': {
      const statements = [
        say('high', [], translate('The signature does not hold: the file was changed after signing.')),
      ];
      if (isNew) {
        const text = translate(
          'That Windows treats such a file like one without a signature is likely, and not confirmed for the new dialog.',
        );
        statements.push(say('low', [], text));
      }
      return { state: 'broken', ...known, statements };
    }
    case 'intact': {
      const name = known?.name ?? '?';
      const statements = [
        say('high', [], translate('The signature holds. It was made with a certificate of “{0}”.', name)),
        say(
          'high',
          [],
          translate('Whether a computer trusts this certificate is decided there, and not checked here.'),
        ),
      ];
      if (report.algorithm?.isWeak) {
        const text = translate('It is a weak signature; how the dialogs treat one is not known.');
        statements.push(say('low', [], text));
      }
      if (file.entries.some(({ line }) => unsignedSignable(report, line.name))) {
        const text = translate(
          'A line of this file could be signed and is not. One report says that mstsc then takes the whole signature for invalid.',
        );
        statements.push(say('low', ['rdpsign'], text));
      }
      return { state: 'signed', ...known, statements };
    }
  }
}

function unsignedSignable({ coverage }: SignatureReport, name: string): boolean {
  return coverage?.unsigned.some((line) => line.name === name) ?? false;
}
