import { shortened } from '../shown-value';
import { seemRelated } from './host-kind';
import { point, type Received } from './received';
import type { RiskPoint } from './risk-point';
import { CAMPAIGN_SOURCES } from './risk-sources';

/** Who vouches for the file, and what that is worth. */
export function publisher({ file, signature, reached, translate }: Received): RiskPoint[] {
  const line = file.signature.signature ?? file.signature.lines[0];
  if (!line) return [point('low', translate('Nobody vouches for the file: it has no signature.'))];
  if (!signature) return [point('low', translate('There is a signature, and it was not checked.'), line)];
  const { state, signer, reasons } = signature;
  switch (state) {
    case 'none':
    case 'malformed':
      return [point('medium', translate('There is something in place of a signature that is none.'), line)];
    case 'unsupported':
      return [point('low', translate('The signature could not be checked here.'), line)];
    case 'broken': {
      const why = reasons[0]?.message ?? '';
      return [point('high', translate('The file was changed after it was signed. {0}', why), line)];
    }
    case 'intact':
      break;
  }
  const name = signer ? (signer.subject.commonName ?? signer.subject.text) : '?';
  const claim = translate(
    'The signature holds: nobody has changed the signed lines since the holder of the certificate “{0}” signed them. It says nothing of what the file is for.',
    shortened(name, 80),
  );
  const points = [point('none', claim, line)];
  const warning = translate('The files of the campaign of October 2024 were signed, and their signatures held.');
  points.push({ level: 'none', text: warning, sources: CAMPAIGN_SOURCES });
  if (signer && /let.?s encrypt/i.test(signer.issuer.text)) {
    const text = translate(
      'The certificate is of Let’s Encrypt: whoever controls a domain for a moment gets one. Those files had such certificates.',
    );
    points.push({ ...point('medium', text, line), sources: CAMPAIGN_SOURCES });
  }
  if (signer?.selfIssued) {
    const text = translate('The publisher vouches for itself: anybody can make a certificate with that name.');
    points.push(point('medium', text, line));
  }
  if (reached && !reached.isIp && isHostName(name) && !seemRelated(hostIn(name), reached.host)) {
    const text = translate(
      'The certificate is for “{0}”, the remote computer is “{1}”.',
      shortened(name),
      shortened(reached.host),
    );
    points.push(point('low', text, line));
  }
  if (signature.algorithm?.isWeak) {
    points.push(point('medium', signature.algorithm.weaknesses.join(' '), line));
  }
  const { unsigned = [], unsignableRedirections = [] } = signature.coverage ?? {};
  for (const each of [...unsigned, ...unsignableRedirections]) {
    const text = translate('The signature does not cover “{0}”: anybody can have added that line.', each.name);
    points.push(point('medium', text, each));
  }
  return points;
}

const isHostName = (name: string) => /^(?:\*\.)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,10}$/i.test(name);
const hostIn = (name: string) => name.replace(/^\*\./, '').toLowerCase();
