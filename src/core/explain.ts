import { CAUSES, type CauseId } from './knowledge/causes';
import type { Code, Confidence, Severity } from './knowledge/code';
import type { Entry, EventFieldRow } from './knowledge/entry';
import { FAMILY_DESCRIPTIONS, UNKNOWN_EVENT_TITLE, UNKNOWN_TITLE } from './knowledge/families';
import { rankByContext, type Context, type RankedIds } from './knowledge/context';
import { findEntry } from './knowledge/lookup';
import { codeLabel, notations, parseCodeRef } from './knowledge/notation';
import type { Playbook, Step } from './knowledge/playbook';
import { findPlaybook } from './knowledge/playbooks';
import { SOURCES, type Source } from './knowledge/sources';
import { structureOf } from './knowledge/structure';
import { isGeneric, severityOf } from './severity';
import { english, type Translate } from './translate';

/** A code with the line that names it. */
export interface NamedCode {
  readonly code: Code;
  /** `0x204 (516)`. */
  readonly label: string;
  readonly familyTitle: string;
  readonly title: string;
}

export interface RankedCause {
  readonly id: CauseId;
  readonly title: string;
  /** Absent while no playbook is written for this cause. */
  readonly playbook?: Playbook;
}

/** All that is known of one code in its place: what hover, panel, command line, ticket and language model show. */
export interface Explanation {
  readonly code: Code;
  /** "Disconnect reason", "Windows event of LocalSessionManager". */
  readonly familyTitle: string;
  /** Where people meet numbers of this family; of an event, its log. */
  readonly seenIn: string;
  /** The code in the notations people paste, the usual one first: `0x204`, `516`, the signed form where it applies. */
  readonly notations: readonly string[];
  readonly symbol?: string;
  readonly title: string;
  readonly meaning: string;
  /** Of an event: the log it is written to, in full. */
  readonly channel?: string;
  /** Of an event: what may be concluded from it. */
  readonly proves?: string;
  /** Of an event: what it is often taken for and does not show. */
  readonly provesNot?: string;
  /** Of an event: what its fields hold, as far as that is known. */
  readonly fields?: readonly EventFieldRow[];
  readonly severity: Severity;
  readonly confidence: Confidence;
  /** False where no public meaning exists; then `structure` is all there is. */
  readonly known: boolean;
  /** What the number's structure tells: layer, facility, wrapped NTSTATUS. */
  readonly structure: readonly string[];
  /** The extended code of the same dialog or event. */
  readonly extended?: Explanation;
  /** What the code means together with its extended code. */
  readonly together?: string;
  readonly conflict?: string;
  readonly note?: string;
  readonly twin?: NamedCode;
  readonly related: readonly NamedCode[];
  /** Most likely first; never empty (triage at least). */
  readonly causes: readonly [RankedCause, ...RankedCause[]];
  /** The first thing to check, with a command where one exists. Absent for events that speak of no trouble. */
  readonly firstCheck?: Step;
  readonly sources: readonly Source[];
  /** Where the context does not decide the family: the others, most likely first. */
  readonly candidates: readonly NamedCode[];
  readonly entry?: Entry;
}

export interface ExplainOptions {
  readonly extended?: Code;
  readonly candidates?: readonly Code[];
  /** What is known of the code's place: it orders the causes. */
  readonly context?: Context;
  readonly translate?: Translate;
}

/**
 * Everything known of `code`, read together with its extended code where one is given. Total: an unknown code gives an
 * explanation that says so.
 */
export function explain(code: Code, options: ExplainOptions = {}): Explanation {
  const translate = options.translate ?? english;
  const entry = findEntry(code);
  const structure = structureOf(code, translate);
  const known = entry !== undefined && entry.known !== false;
  const description = FAMILY_DESCRIPTIONS[code.family];
  // Without the extended code, or this would explain itself for ever.
  const extended = options.extended && explain(options.extended, { translate });
  const ranked = rankedCauses(code, entry, extended, options.context, translate);
  const { causes } = ranked;
  const notes = [...(entry?.note === undefined ? [] : [entry.note]), ...ranked.notes.map(({ text }) => text)].map(
    (note) => translate(note),
  );
  const sourceIds = new Set([...(entry?.sources ?? []), ...ranked.notes.flatMap(({ source }) => source ?? [])]);
  const isTrouble = entry?.causes.length !== 0;
  const first = isTrouble ? causes.find((cause) => cause.playbook)?.playbook?.confirm : undefined;
  const together = extended && togetherWith(code, entry, extended, translate);
  const twin = entry?.twin && named(entry.twin, translate);
  // The id of a message is ours, and tells a reader nothing.
  const symbol = code.family === 'message' ? undefined : (entry?.symbol ?? code.symbol);
  return {
    code,
    familyTitle: familyTitleOf(code, translate),
    seenIn: entry?.channel === undefined ? translate(description.seenIn) : translate('the log {0}', entry.channel),
    notations: notations(code),
    ...(symbol !== undefined && { symbol }),
    title: translate(entry?.title ?? unknownTitle(code)),
    meaning: entry ? translate(entry.meaning) : unknownMeaning(code, structure, translate),
    ...(entry?.channel !== undefined && { channel: entry.channel }),
    ...(entry?.proves !== undefined && { proves: translate(entry.proves) }),
    ...(entry?.provesNot !== undefined && { provesNot: translate(entry.provesNot) }),
    ...(entry?.fields && { fields: entry.fields }),
    severity: severityOf(code, options.extended),
    confidence: entry?.confidence ?? 'low',
    known,
    structure,
    ...(extended && { extended }),
    ...(together !== undefined && { together }),
    ...(entry?.conflict !== undefined && { conflict: translate(entry.conflict) }),
    ...(notes.length > 0 && { note: notes.join(' ') }),
    ...(twin && { twin }),
    related: (entry?.related ?? []).flatMap((ref) => named(ref, translate) ?? []),
    causes,
    ...(first && { firstCheck: translated(first.find((step) => step.run !== undefined) ?? first[0], translate) }),
    sources: [...sourceIds].map((id) => SOURCES[id]),
    candidates: (options.candidates ?? []).map((candidate) => nameOf(candidate, translate)),
    ...(entry && { entry }),
  };
}

const translated = (step: Step, translate: Translate): Step => ({
  ...step,
  text: translate(step.text),
  ...(step.look !== undefined && { look: translate(step.look) }),
});

function named(ref: string, translate: Translate): NamedCode | undefined {
  const code = parseCodeRef(ref);
  return code && nameOf(code, translate);
}

function nameOf(code: Code, translate: Translate): NamedCode {
  return {
    code,
    label: codeLabel(code),
    familyTitle: familyTitleOf(code, translate),
    title: translate(findEntry(code)?.title ?? unknownTitle(code)),
  };
}

/** An event's number says nothing without the program that wrote it, so that stands beside it wherever it is shown. */
function familyTitleOf({ family, provider }: Code, translate: Translate): string {
  return provider === undefined
    ? translate(FAMILY_DESCRIPTIONS[family].title)
    : translate('Windows event of {0}', provider);
}

const unknownTitle = ({ family }: Code): string => (family === 'event' ? UNKNOWN_EVENT_TITLE : UNKNOWN_TITLE);

function unknownMeaning({ family }: Code, structure: readonly string[], translate: Translate): string {
  if (family === 'event')
    return translate(
      'It is none of the events in the tables, or the text does not tell its provider: the same number is another event in another log.',
    );
  return translate(
    structure.length > 0
      ? 'No public source says what this number means; what follows is what its build tells.'
      : 'No public source says what this number means.',
  );
}

/** The extended code knows better why, so its causes stand first where it says anything. */
function rankedCauses(
  code: Code,
  entry: Entry | undefined,
  extended: Explanation | undefined,
  context: Context = {},
  translate: Translate,
): { causes: [RankedCause, ...RankedCause[]]; notes: RankedIds['notes'] } {
  const own = entry?.causes ?? [];
  const first = extended?.known && extended.code.value !== 0 ? (extended.entry?.causes ?? []) : [];
  const ids = [...new Set<CauseId>([...first, ...own])];
  // What to do when nothing is likely never stands before a real cause.
  const { ids: real, notes } = rankByContext(
    code,
    ids.filter((id) => id !== 'triage-first' && id !== 'collect-data'),
    context,
  );
  const last: CauseId[] = ids.includes('collect-data') ? ['triage-first', 'collect-data'] : ['triage-first'];
  const [head, ...rest] = [...real, ...last].map((id) => rankedCause(id, translate));
  return { causes: [head!, ...rest], notes };
}

function rankedCause(id: CauseId, translate: Translate): RankedCause {
  const playbook = findPlaybook(id);
  return { id, title: translate(CAUSES[id].title), ...(playbook && { playbook }) };
}

function togetherWith(code: Code, entry: Entry | undefined, extended: Explanation, translate: Translate): string {
  if (extended.code.value === 0) {
    return translate(
      'The extended code 0x0 adds nothing: the host gave no further reason, or the connection never got that far.',
    );
  }
  if (!extended.known) return translate('The extended code has no public meaning, so it does not narrow the cause.');
  if (isGeneric(code)) {
    return translate(
      'The error code only says that the host ended the session; the extended code says why: {0}.',
      extended.title,
    );
  }
  return entry
    ? translate('Both apply: {0}, and the host gave the reason: {1}.', translate(entry.title), extended.title)
    : translate('The error code itself is unknown; the extended code says: {0}.', extended.title);
}
