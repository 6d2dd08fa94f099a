import MiniSearch from 'minisearch';
import { CAUSES } from './causes';
import { EVENT_PROVIDERS, FAMILIES, type Code, type EventProvider, type Family } from './code';
import type { Entry } from './entry';
import { allEntries, entriesOf, entriesWithValue, findEntry, findSymbol } from './lookup';
import { codeLabel, parseCodeRef, parseNumber } from './notation';

export interface SearchHit {
  readonly entry: Entry;
  /** Where the query held a pair such as `0x204/0x0`. */
  readonly extended?: Entry;
  /** Higher is better; comparable within one search only. */
  readonly score: number;
  readonly matched: 'number' | 'symbol' | 'words';
  /** `0x204 (516)`, `Event 1149`. */
  readonly label: string;
}

const PAIR = /^(-?\w{1,11})(?:\s*[/,;+|]\s*|\s+)(-?\w{1,11})$/;

/**
 * What a reader may mean by `query`: a number in any notation, a pair `0x204/0x0`, a reference `errinfo:5`, an event
 * (`event 1149`, `RCM 1149`, `TermDD 56`), a symbol or part of one, or words of the message, with typing errors forgiven.
 * @returns Hits, best first, at most `limit`.
 */
export function search(query: string, limit = 30): SearchHit[] {
  const text = query.trim().slice(0, 200);
  if (text === '') return [];
  const reference = parseCodeRef(text);
  if (reference) {
    if (reference.family === 'event' && !reference.provider) return eventHits(reference.value!).slice(0, limit);
    const referred = findEntry(reference);
    return referred ? [hit(referred, 1000, 'number')] : [];
  }
  const events = searchEvent(text);
  if (events.length > 0) return events.slice(0, limit);
  const pair = PAIR.exec(text);
  const second = pair && parseNumber(pair[2]!);
  const extended = second && parseNumber(pair[1]!) ? findEntry({ family: 'extended', value: second.value }) : undefined;
  const numbers = searchNumber(pair && second ? pair[1]! : text).map((found) =>
    extended && found.entry.family === 'disconnect' ? { ...found, extended } : found,
  );
  if (numbers.length > 0) return numbers.slice(0, limit);
  // A number that is in no table is not a misspelling of another one.
  return searchWords(text, limit, parseNumber(text) === undefined);
}

const hit = (entry: Entry, score: number, matched: SearchHit['matched']): SearchHit => ({
  entry,
  score,
  matched,
  label: codeLabel(entry),
});

/** What people call a provider beside the end of its name. */
const SPOKEN: Readonly<Record<string, EventProvider>> = {
  lsm: 'LocalSessionManager',
  rcm: 'RemoteConnectionManager',
  rdpclient: 'ClientActiveXCore',
  security: 'Security-Auditing',
};
const EVENT_WORD = /^(?:events?|ids?|event-?id)$/i;

/** `event 1149`, `RCM 1149`, `4625 security`: one number with a provider or the word beside it, and nothing else. */
function searchEvent(text: string): SearchHit[] {
  const words = text.split(/[\s:/#=,]+/).filter((word) => word !== '');
  if (words.length > 6) return [];
  const numbers = words.filter((word) => /^\d{1,10}$/.test(word));
  const names = words.filter((word) => !numbers.includes(word) && !EVENT_WORD.test(word));
  const provider = names.length === 1 ? providerCalled(names[0]!) : undefined;
  if (numbers.length !== 1 || words.length === 1 || (names.length > 0 && !provider)) return [];
  return eventHits(Number(numbers[0]), provider);
}

function providerCalled(name: string): EventProvider | undefined {
  const wanted = name.toLowerCase();
  return (
    (Object.hasOwn(SPOKEN, wanted) ? SPOKEN[wanted] : undefined) ??
    EVENT_PROVIDERS.find((provider) => `-${wanted}`.endsWith(`-${provider.toLowerCase()}`))
  );
}

/** The events with this number, in the order of their tables. */
function eventHits(value: number, provider?: EventProvider): SearchHit[] {
  return entriesWithValue('event', value)
    .filter((entry) => provider === undefined || entry.provider === provider)
    .map((entry, index) => hit(entry, 1000 - index, 'number'));
}

function searchNumber(text: string): SearchHit[] {
  const readings: { value: number; weight: number; isDecimal?: boolean }[] = [];
  const written = parseNumber(text);
  if (written) readings.push({ value: written.value, weight: 0, isDecimal: written.base === 'decimal' });
  // "204" may be the hex digits of a dialog without their prefix.
  const digits = /^[0-9a-f]{1,8}$/i.exec(text)?.[0];
  if (digits !== undefined) {
    const value = Number.parseInt(digits, 16);
    if (value !== written?.value) readings.push({ value, weight: written ? 40 : 0 });
  }
  const hits = new Map<Entry, SearchHit>();
  for (const { value, weight, isDecimal } of readings) {
    for (const [code, bonus] of codesOf(value)) {
      // Nobody writes the id of an event in hex.
      if (code.family === 'event' && !isDecimal) continue;
      const rank = FAMILIES.findIndex((family) => family === code.family);
      for (const entry of entriesWithValue(code.family, code.value!)) {
        const score = 500 - weight - rank + bonus;
        if (!hits.has(entry)) hits.set(entry, hit(entry, score, 'number'));
      }
    }
  }
  return [...hits.values()].sort((one, other) => other.score - one.score);
}

/** An event stands behind every code of this number, and behind a dialog's code whose hex digits it may be ("204"). */
const EVENT_BONUS = -30.5;

/** Every code that a number can be, with what speaks for it. */
function codesOf(value: number): [Code, number][] {
  const codes: [Code, number][] = FAMILIES.map((family) => [{ family, value }, family === 'event' ? EVENT_BONUS : 0]);
  const high = Math.floor(value / 0x10000);
  if (high === 1) codes.push([{ family: 'errinfo', value: value & 0xffff }, 20]);
  // A wrapped NTSTATUS, and a Win32 error without its HRESULT.
  if (value >= 0xd0000000) codes.push([{ family: 'ntstatus', value: value - 0x10000000 }, -20]);
  if (value > 0 && value <= 0xffff) codes.push([{ family: 'hresult', value: 0x80070000 + value }, -60]);
  return codes;
}

interface SearchDocument {
  id: number;
  symbol: string;
  title: string;
  meaning: string;
  causes: string;
  provider: string;
  said: string;
}

let index: MiniSearch<SearchDocument> | undefined;
let indexed: readonly Entry[] = [];

/** Words that differ in form only, so that "couldn't find" meets "could not be found". */
const FORMS: Readonly<Record<string, string>> = {
  found: 'find',
  lost: 'lose',
  broken: 'break',
  broke: 'break',
  couldn: 'could',
  cant: 'cannot',
  license: 'licence',
  licensing: 'licence',
  licenses: 'licence',
  logon: 'sign-in',
  login: 'sign-in',
  logoff: 'sign-out',
  pc: 'computer',
  certificates: 'certificate',
  credentials: 'credential',
  denied: 'deny',
  refused: 'refuse',
  refuses: 'refuse',
};
const STOP_WORDS = new Set([
  'the',
  'a',
  'an',
  'to',
  'of',
  'is',
  'was',
  'in',
  'on',
  'it',
  'be',
  'not',
  't',
  'for',
  'and',
  'or',
  'this',
  'that',
  'with',
]);

function processTerm(term: string): string | null {
  const word = term.toLowerCase();
  if (STOP_WORDS.has(word)) return null;
  // Every object knows a “constructor”.
  return Object.hasOwn(FORMS, word) ? FORMS[word]! : word;
}

function wordIndex(): MiniSearch<SearchDocument> {
  if (!index) {
    indexed = [...allEntries(), ...entriesOf('message')];
    index = new MiniSearch<SearchDocument>({
      fields: ['symbol', 'title', 'meaning', 'causes', 'provider', 'said'],
      tokenize: (text) => text.split(/[^\p{L}\p{N}-]+/u).filter(Boolean),
      processTerm,
      searchOptions: {
        boost: { title: 4, said: 4, symbol: 3, provider: 3, meaning: 1.5 },
        fuzzy: (term) => (term.length > 3 ? 0.25 : false),
        prefix: true,
      },
    });
    index.addAll(
      indexed.map((entry, id) => ({
        id,
        symbol: entry.family === 'message' ? '' : symbolWords(entry),
        title: entry.title,
        meaning: entry.proves === undefined ? entry.meaning : `${entry.meaning} ${entry.proves}`,
        provider: entry.provider ?? '',
        said: entry.said?.join(' ') ?? '',
        causes: entry.causes
          .slice(0, 2)
          .map((cause) => CAUSES[cause].title)
          .join(' '),
      })),
    );
  }
  return index;
}

/** `ERRINFO_LOGOFF_BY_USER` and `exDiscReasonServerIdleTimeout` as words, beside the symbol itself. */
function symbolWords(entry: Entry): string {
  const names = [entry.symbol, ...(entry.aliases ?? [])].filter((name) => name !== undefined);
  return names.map((name) => `${name} ${name.replaceAll('_', ' ').replace(/([a-z])([A-Z])/g, '$1 $2')}`).join(' ');
}

/** Words lead to what people see first: the window's own codes rather than a library's or an exit status. */
const FAMILY_WEIGHT: Partial<Record<Family, number>> = {
  disconnect: 1.4,
  extended: 1.3,
  negotiation: 1.1,
  rdpcore: 0.8,
  'freerdp-exit': 0.6,
  event: 0.8,
};

/** True when the query is a part of a message as it is worded, of three words at least. */
function isSaid({ said = [] }: Entry, needle: string): boolean {
  const words = needle.replaceAll('’', "'");
  return words.split(' ').length >= 3 && said.some((wording) => wording.toLowerCase().includes(words));
}

function searchWords(text: string, limit: number, isForgiving: boolean): SearchHit[] {
  const exact = /^\w+$/.test(text) ? findSymbol(text) : undefined;
  const needle = text.toLowerCase();
  const isName = /^\w+$/.test(text) && /_|[a-z][A-Z]/.test(text);
  const hits = new Map<Entry, SearchHit>();
  if (exact) hits.set(exact, hit(exact, 10000, 'symbol'));
  if (isName) {
    for (const entry of allEntries()) {
      const names = [entry.symbol, ...(entry.aliases ?? [])];
      if (names.some((name) => name?.toLowerCase().includes(needle)) && !hits.has(entry))
        hits.set(entry, hit(entry, 5000, 'symbol'));
    }
  }
  for (const result of wordIndex().search(text, isForgiving ? {} : { fuzzy: false, prefix: false })) {
    const entry = indexed[Number(result.id)]!;
    const score = result.score * (FAMILY_WEIGHT[entry.family] ?? 1) * (isSaid(entry, needle) ? 3 : 1);
    if (!hits.has(entry)) hits.set(entry, hit(entry, score, 'words'));
  }
  return [...hits.values()].sort((one, other) => other.score - one.score).slice(0, limit);
}
