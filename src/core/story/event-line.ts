import { codesOf } from '../events/event-codes';
import type { WindowsEvent } from '../events/windows-event';
import type { Code, Severity } from '../knowledge/code';
import { findEntry } from '../knowledge/lookup';
import { codeLabel } from '../knowledge/notation';
import { english, type Translate } from '../translate';
import { titleOf } from './title-of';
import { factsOf, type EventFacts } from './event-facts';

/** One event in words, in the parts of which a line of a story or a row of a table is made. */
export interface EventLine {
  /** Absent where the event is of no provider that we know. */
  readonly facts?: EventFacts;
  /** Of the tables, or `Event 40`. */
  readonly title: string;
  /** False where the tables do not know the event. */
  readonly isKnown: boolean;
  /** Who and where, as far as the event says: `CONTOSO\anna, session 5, from 203.0.113.45`. May be empty. */
  readonly details: string;
  /** The codes it holds, the telling one first. */
  readonly codes: readonly Code[];
  /** The first of `codes` as it is written and, where it is known, what it means. */
  readonly code?: { readonly label: string; readonly title?: string };
  /** The graver one of the event's and its code's. */
  readonly severity: Severity;
}

/** What one event says. Never throws. */
export function eventLine(event: WindowsEvent, translate: Translate = english): EventLine {
  const facts = factsOf(event);
  const codes = tellingFirst(codesOf(event).map(({ code }) => code));
  const entry = facts && findEntry({ family: 'event', value: event.id, provider: facts.provider });
  const [first] = codes;
  const codeEntry = first && findEntry(first);
  const codeTitle = first && titleOf(first, translate);
  const severities = [entry?.severity, codeEntry?.severity];
  return {
    ...(facts && { facts }),
    title: entry?.title ?? translate('Event {0}', event.id),
    isKnown: entry !== undefined,
    details: facts ? detailsOf(facts, translate) : '',
    codes,
    ...(first && { code: { label: codeLabel(first), ...(codeTitle !== undefined && { title: codeTitle }) } }),
    severity: severities.includes('error') ? 'error' : severities.includes('warning') ? 'warning' : 'info',
  };
}

/** The same as one sentence: `Session disconnected (session 5): 0x3 (3) Session ended by idle limit`. */
export function eventSentence({ title, details, code }: EventLine): string {
  const who = details === '' ? '' : ` (${details})`;
  if (!code) return `${title}${who}`;
  return `${title}${who}: ${code.label}${code.title === undefined ? '' : ` ${code.title}`}`;
}

/** Status before SubStatus says less than the other way round; a zero says nothing. */
function tellingFirst(codes: readonly Code[]): Code[] {
  const told = codes.filter(({ value }) => value !== 0);
  const generic = told.filter(({ value }) => value === 0xc000006d || value === 0xc000006e);
  return [...told.filter((code) => !generic.includes(code)), ...generic, ...codes.filter(({ value }) => value === 0)];
}

function detailsOf(facts: EventFacts, translate: Translate): string {
  const parts: string[] = [];
  if (facts.user !== undefined) parts.push(facts.user);
  if (facts.sessionId !== undefined) parts.push(translate('session {0}', facts.sessionId));
  if (facts.address !== undefined) parts.push(translate('from {0}', facts.address));
  if (facts.server !== undefined) parts.push(translate('to {0}', facts.server));
  return parts.join(', ');
}
