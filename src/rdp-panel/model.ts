/** From what the core says of an `.rdp` file to what the page shows: plain data with finished sentences. Pure. */

import type {
  AskPreview,
  AskSourceId,
  Confidence,
  RiskLevel,
  RiskReview,
  ShownLine,
  Statement,
  Translate,
} from '../core';
import type { AskState, LineState, RdpLabels, RiskState, SourceState, StatementState } from './protocol';

interface Source {
  readonly title: string;
  readonly url?: string;
}

/** Gives a line a number that the page can ask for. */
export type PlaceOf = (line: ShownLine) => number;

/** Everything that the page shows of the questions of Windows. */
export function askState(
  preview: AskPreview,
  known: Readonly<Record<AskSourceId, Source>>,
  placeOf: PlaceOf,
  translate: Translate,
): AskState {
  const { sources, numberOf } = numbered();
  const statement = ({ text, confidence, sources: ids }: Statement): StatementState => ({
    text,
    confidence,
    badge: badgeOf(confidence, ids.length > 0, translate),
    sources: ids.map((id) => numberOf(known[id])),
  });
  const all = (statements: readonly Statement[]) => statements.map(statement);
  return {
    when: preview.when,
    publisher: all(preview.publisher.statements),
    ...(preview.publisher.line && { publisherLine: lineState(preview.publisher.line, placeOf) }),
    first: all(preview.first),
    outcomes: preview.outcomes.map(({ statements, ...outcome }) => ({ ...outcome, statements: all(statements) })),
    fields: preview.fields.map(({ label, value, line, statements }) => ({
      label,
      value,
      ...(line && { line: lineState(line, placeOf) }),
      statements: all(statements),
    })),
    boxes: all(preview.boxes),
    resources: preview.resources.map(({ name, detail, line, isTicked, statements, fixes }) => ({
      name,
      ...(detail !== undefined && { detail }),
      ...(line && { line: lineState(line, placeOf) }),
      isTicked,
      statements: all(statements),
      ...(fixes[0] && { fix: fixes[0].title }),
    })),
    trust: all(preview.trust),
    advice: all(preview.advice),
    remarks: all(preview.remarks),
    unknowns: preview.unknowns.map(({ text }) => text),
    sources,
  };
}

/** Everything that the page shows of a review. */
export function riskState(
  review: RiskReview,
  levelName: (level: RiskLevel, translate: Translate) => string,
  placeOf: PlaceOf,
  translate: Translate,
): RiskState {
  const { sources, numberOf } = numbered();
  return {
    level: review.level,
    levelText: levelName(review.level, translate),
    verdict: review.verdict,
    reasons: review.reasons,
    sections: review.sections.map(({ id, title, nothing, points }) => ({
      id,
      title,
      nothing,
      points: points.map((point) => ({
        level: point.level,
        badge: levelName(point.level, translate),
        text: point.text,
        ...(point.line && { line: lineState(point.line, placeOf) }),
        sources: point.sources.map(numberOf),
      })),
    })),
    advice: review.advice,
    limits: review.limits,
    sources,
  };
}

/** The headings and names of the page's controls. */
export function rdpLabels(translate: Translate): RdpLabels {
  return {
    view: translate('View'),
    tabs: { ask: translate('What Windows asks'), risk: translate('Risk review') },
    windows: translate('Windows'),
    whens: {
      'after-2026-04': translate('Since April 2026'),
      'before-2026-04': translate('Before April 2026'),
    },
    computer: translate('Depends on the computer'),
    copy: translate('Copy as Markdown'),
    copyHint: translate('Copies the review for a ticket, without passwords and tokens'),
    first: translate('Before the dialog'),
    dialog: translate('The dialog, as it is expected'),
    dialogHint: translate('A sketch of what is asked, not of how Windows draws it'),
    noDialog: translate('No dialog'),
    asked: translate('What is asked for'),
    nothingAsked: translate('Nothing that is known to be listed.'),
    ticked: translate('on'),
    notTicked: translate('off'),
    publisher: translate('Publisher'),
    trust: translate('What a trusted signature changes'),
    advice: translate('What to do'),
    remarks: translate('Also'),
    unknowns: translate('Not known'),
    limits: translate('What this review cannot see'),
    reasons: translate('Because of this'),
    sources: translate('Sources'),
    jump: translate('Go to the line {0}'),
  };
}

function badgeOf(confidence: Confidence, hasSource: boolean, translate: Translate): string {
  switch (confidence) {
    case 'high':
      return hasSource ? translate('documented') : translate('in the file');
    case 'medium':
      return translate('reported');
    case 'low':
      return translate('uncertain');
  }
}

function lineState(line: ShownLine, placeOf: PlaceOf): LineState {
  return { place: placeOf(line), text: line.text };
}

/** Collects sources; each has one number, however often it is named. */
function numbered(): { sources: SourceState[]; numberOf: (source: Source) => number } {
  const sources: SourceState[] = [];
  const numberOf = ({ title, url }: Source) => {
    const at = sources.findIndex((one) => one.title === title);
    if (at >= 0) return at;
    return sources.push({ title, ...(url !== undefined && url.startsWith('https://') && { url }) }) - 1;
  };
  return { sources, numberOf };
}
