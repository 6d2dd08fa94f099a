import { english, type Translate } from '../../translate';
import { parseRdp } from '../parse';
import { RdpFile } from '../rdp-file';
import type { SignatureReport } from '../signature/report';
import { campaignSigns } from './campaign-signs';
import { credentials } from './credentials';
import { destination } from './destination';
import { farSideGets } from './far-side-gets';
import { program } from './program';
import { publisher } from './publisher';
import { received } from './received';
import type { RiskLevel, RiskPoint, RiskReview, RiskSection } from './risk-point';

export interface RiskOptions {
  /** What `verifySignature` says of the same text; without it, a signature counts as not checked. */
  readonly signature?: SignatureReport;
  readonly translate?: Translate;
}

const ORDER: readonly RiskLevel[] = ['high', 'medium', 'low', 'none'];

/**
 * Reviews the text of an `.rdp` file that somebody received: what the far side would get, where it leads, what starts,
 * how credentials travel, who vouches for it, and whether it looks like files of known campaigns. It never says that a
 * file is harmless. Spans are UTF-16 offsets of `text`; no sentence holds a password or token. Never throws.
 */
export function reviewRisk(text: string, { signature, translate = english }: RiskOptions = {}): RiskReview {
  const all = received(new RdpFile(parseRdp(text)), signature, translate);
  const sections: RiskSection[] = [
    {
      id: 'signs',
      title: translate('Signs of known campaigns'),
      points: campaignSigns(all),
      nothing: translate('None of those that are looked for. New campaigns look otherwise.'),
    },
    {
      id: 'gets',
      title: translate('What the far side gets'),
      points: farSideGets(all),
      nothing: translate('Nothing but your screen, keyboard and mouse, as far as the file says.'),
    },
    {
      id: 'destination',
      title: translate('Where it connects'),
      points: destination(all),
      nothing: translate('Nothing is said of it.'),
    },
    {
      id: 'program',
      title: translate('What starts'),
      points: program(all),
      nothing: translate('A whole remote desktop; no program is named.'),
    },
    {
      id: 'credentials',
      title: translate('How credentials travel'),
      points: credentials(all),
      nothing: translate('Nothing is said of it.'),
    },
    {
      id: 'publisher',
      title: translate('Who vouches for it'),
      points: publisher(all),
      nothing: translate('Nothing is said of it.'),
    },
  ];
  const points = inOrder(sections.flatMap((section) => section.points));
  const worst = points[0]?.level ?? 'low';
  const level = worst === 'none' ? 'low' : worst;
  const reasons = points.filter((point) => point.level === level).map((point) => point.text);
  return {
    level,
    verdict: verdictOf(level, translate),
    reasons,
    sections: sections.map((section) => ({ ...section, points: inOrder(section.points) })),
    advice: adviceOf(level, translate),
    limits: [
      translate('Whether the remote computer is what it seems, and who runs it, no file shows.'),
      translate('Whether this computer trusts the publisher, and what its policies change, was not looked at.'),
      translate('A signature shows that lines were not changed. It does not show that they are harmless.'),
    ],
  };
}

function inOrder(points: readonly RiskPoint[]): RiskPoint[] {
  return [...points].sort((one, other) => ORDER.indexOf(one.level) - ORDER.indexOf(other.level));
}

function verdictOf(level: RiskReview['level'], translate: Translate): string {
  switch (level) {
    case 'high':
      return translate('Do not open this file before whoever made it has confirmed it to you in another way.');
    case 'medium':
      return translate('Open this file only if you expect it, and know whose computer it leads to.');
    case 'low':
      return translate(
        'Little in this file stands out. That does not make it harmless: it is worth what its sender is worth.',
      );
  }
}

function adviceOf(level: RiskReview['level'], translate: Translate): string[] {
  const advice = [
    translate('Ask the person who is said to have sent it, by telephone or in person, not by answering the message.'),
    translate('When it is opened, leave every box off that the work does not need.'),
  ];
  if (level === 'high') {
    advice.unshift(
      translate('Keep the file and the message that brought it, and give both to whoever looks after security.'),
    );
  }
  return advice;
}
