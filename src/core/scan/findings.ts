import type { Finding } from '../finding';
import type { Code } from '../knowledge/code';
import { findEntry } from '../knowledge/lookup';
import { codeLabel, notations, parseCodeRef } from '../knowledge/notation';
import { UNKNOWN_TITLE } from '../knowledge/families';
import { severityOf } from '../severity';
import type { LineSource } from '../text';
import type { Reading } from './reading';
import type { LineFinding } from './line-finding';
import { Places } from './context';

/** The extended code stands on the same line as the first one or on one of the next three. */
export const EXTENDED_WITHIN = 3;
/** Readings of one line that are looked at for the extended code: a long line may hold thousands, and ends the search. */
const MOST_BETWEEN = 32;
/** The sentence with the code that matters stands at most this many lines above a dialog whose fields are zero. */
export const SENTENCE_WITHIN = 12;
/** An event at most this many lines from a code stands beside it. */
const BESIDE_WITHIN = 6;
const MOST_BESIDE = 3;
const NO_EVENTS: readonly Code[] = [];
/** Words at most this many lines from a code belong to it. */
export const MESSAGE_WITHIN = 6;

/**
 * Makes findings of readings; a dialog's parts become one diagnosis. Input is by 0-based line.
 * @param telling the lines that may tell something of the codes near them
 */
export function findingsOf(
  lines: LineSource,
  readings: ReadonlyMap<number, readonly Reading[]>,
  telling: ReadonlySet<number>,
): LineFinding[] {
  const ordered = withoutSpokenFor([...readings].sort(([one], [other]) => one - other));
  const extendedOf = new Map<Reading, Reading>();
  const spokenFor = new Set<Reading>();
  const withSentence = new Set(ordered.flatMap(([line, found]) => (found.some(isSentence) ? line : [])));
  for (const [line, found] of ordered) {
    for (const [at, reading] of found.entries()) {
      if (reading.role !== 'first') continue;
      const extended = findExtended(readings, line, at + 1);
      if (extended) {
        extendedOf.set(reading, extended);
        spokenFor.add(extended);
      }
      if (reading.code.value === 0 && (!extended || extended.code.value === 0) && hasSentence(withSentence, line)) {
        spokenFor.add(reading);
      }
    }
  }
  markEmptyStatus(ordered, spokenFor);
  const places = new Places(lines, telling);
  const told = new Told();
  const events = ordered.flatMap(([line, found]) =>
    found.flatMap(({ code }) => (code.family === 'event' ? { line, code } : [])),
  );
  let passed = 0;
  const eventsNear = (line: number): readonly Code[] => {
    while (passed < events.length && events[passed]!.line < line - BESIDE_WITHIN) passed++;
    // Not all of them: a long line may hold thousands.
    const near: Code[] = [];
    for (const { line: at, code } of events.slice(passed, passed + MOST_BESIDE))
      if (at <= line + BESIDE_WITHIN) near.push(code);
    return near;
  };
  return ordered.flatMap(([line, found]) => {
    const text = lines.lineText(line);
    const beside = events.length === 0 ? NO_EVENTS : eventsNear(line);
    const isEvent = ({ code }: Reading) => code.family === 'event';
    const context = found.every(isEvent) ? undefined : places.contextOf(line, beside);
    return found.map((reading) => {
      const { rule, severity, message, code, extended, candidates } = told.of(reading, extendedOf.get(reading)?.code);
      const finding: Finding = {
        rule,
        severity,
        message,
        span: { start: reading.start, end: reading.end },
        text: text.slice(reading.start, reading.end),
        code,
        ...(extended && { extended }),
        ...(spokenFor.has(reading) && { secondary: true as const }),
        ...(context && !isEvent(reading) && { context }),
        candidates,
        fixes: [],
      };
      return { line, finding };
    });
  });
}

/** Without messages near a code: the code says more, and the words belong to it. */
function withoutSpokenFor(ordered: [number, readonly Reading[]][]): [number, readonly Reading[]][] {
  const isMessage = ({ code }: Reading) => code.family === 'message';
  if (!ordered.some(([, found]) => found.some(isMessage))) return ordered;
  const withCode = ordered.filter(([, found]) => !found.every(isMessage)).map(([line]) => line);
  return ordered.map(([line, found]) =>
    withCode.some((other) => Math.abs(other - line) <= MESSAGE_WITHIN)
      ? [line, found.filter((reading) => !isMessage(reading))]
      : [line, found],
  );
}

/** A status of zero beside a real one (Status and Sub Status of a failed sign-in) says nothing of its own. */
function markEmptyStatus(ordered: readonly (readonly [number, readonly Reading[]])[], spokenFor: Set<Reading>): void {
  const statuses = ordered.flatMap(([line, found]) =>
    found.filter(({ code }) => code.family === 'ntstatus').map((reading) => ({ line, reading })),
  );
  statuses.forEach(({ line, reading }, index) => {
    if (reading.code.value !== 0) return;
    const beside = [statuses[index - 1], statuses[index + 1]];
    if (
      beside.some((other) => other && other.reading.code.value !== 0 && Math.abs(other.line - line) <= EXTENDED_WITHIN)
    ) {
      spokenFor.add(reading);
    }
  });
}

/**
 * The next extended code, where no other first one stands before it; so no two first codes ever share one.
 * @param from The place in its line's readings from which it is looked for.
 */
function findExtended(
  readings: ReadonlyMap<number, readonly Reading[]>,
  line: number,
  from: number,
): Reading | undefined {
  for (let delta = 0; delta <= EXTENDED_WITHIN; delta++) {
    const found = readings.get(line + delta) ?? [];
    const start = delta === 0 ? from : 0;
    for (const reading of found.slice(start, start + MOST_BETWEEN)) {
      if (reading.role === 'first') return undefined;
      if (reading.role === 'extended') return reading;
    }
    if (found.length > start + MOST_BETWEEN) return undefined;
  }
  return undefined;
}

const isSentence = ({ role, code }: Reading) => role === undefined && code.value !== 0;

/** True when a sentence above a dialog's fields, or beside them, already names the code that matters. */
function hasSentence(withSentence: ReadonlySet<number>, line: number): boolean {
  for (let delta = 0; delta <= SENTENCE_WITHIN; delta++) if (withSentence.has(line - delta)) return true;
  return false;
}

const keyOf = ({ family, value, symbol, field, provider }: Code) =>
  `${family} ${value} ${symbol ?? ''} ${field ?? ''} ${provider ?? ''}`;

type ToldFinding = Pick<Finding, 'rule' | 'severity' | 'message' | 'extended' | 'candidates'> & { readonly code: Code };

/** What codes say, wherever they stand: a log repeats a few of them. */
class Told {
  readonly #told = new Map<string, ToldFinding>();

  of({ code, candidates: others }: Reading, extended: Code | undefined): ToldFinding {
    const key = `${keyOf(code)}/${extended ? keyOf(extended) : ''}/${others?.map(keyOf).join('/')}`;
    let told = this.#told.get(key);
    if (!told) {
      const candidates = knownOthers(code, others ?? []);
      told = {
        rule: code.family === 'message' ? `message/${code.symbol!}` : `code/${code.family}`,
        severity: severityOf(code, extended),
        message: messageOf(code, extended, candidates),
        code: withSymbol(code),
        ...(extended && { extended: withSymbol(extended) }),
        candidates,
      };
      this.#told.set(key, told);
    }
    return told;
  }
}

/** Only numbers that are known; the same event in another number space (a twin) changes nothing and is left out. */
function knownOthers(code: Code, candidates: readonly Code[]): readonly Code[] {
  const ref = candidates.length > 0 ? findEntry(code)?.twin : undefined;
  const twin = ref && parseCodeRef(ref);
  return candidates.filter(
    (other) => findEntry(other) !== undefined && (other.family !== twin?.family || other.value !== twin.value),
  );
}

const withSymbol = (code: Code): Code => {
  const symbol = code.symbol ?? findEntry(code)?.symbol;
  return symbol === undefined ? code : { ...code, symbol };
};

function messageOf(code: Code, extended: Code | undefined, candidates: readonly Code[]): string {
  const parts = [titleOf(code)];
  if (extended && extended.value !== 0) parts.push(`extended code ${titleOf(extended)}`);
  const others = candidates.map((candidate) => `${candidate.family} ${titleOf(candidate)}`);
  return parts.join('; ') + (others.length > 0 ? ` (or ${others.join(', or ')})` : '');
}

function titleOf(code: Code): string {
  const title = findEntry(code)?.title ?? UNKNOWN_TITLE;
  if (code.family === 'message') return title;
  // Several names of Azure Virtual Desktop share one number.
  const label = code.family === 'avd' ? codeLabel(code) : notations(code)[0];
  return `${label ?? codeLabel(code)}: ${title}`;
}
