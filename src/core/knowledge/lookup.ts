import { FAMILIES, type Code, type Family } from './code';
import type { Entry, EventRow, MessageRow, Row } from './entry';
import { avdRows } from './tables/avd';
import { disconnectRows } from './tables/disconnect';
import { errconnectRows } from './tables/errconnect';
import { errinfoRows } from './tables/errinfo';
import { eventClientRows } from './tables/event-client';
import { eventConnectionRows } from './tables/event-connection';
import { eventSessionRows } from './tables/event-session';
import { eventSystemRows } from './tables/event-system';
import { extendedRows } from './tables/extended';
import { freerdpExitRows } from './tables/freerdp-exit';
import { hresultRows } from './tables/hresult';
import { messageRows } from './tables/message';
import { negotiationRows } from './tables/negotiation';
import { ntstatusRows } from './tables/ntstatus';
import { rdpcoreRows } from './tables/rdpcore';

// Functions, so that no table is built before somebody asks for it.
const TABLES: Record<Family, () => readonly (Row | EventRow | MessageRow)[]> = {
  disconnect: disconnectRows,
  extended: extendedRows,
  errinfo: errinfoRows,
  errconnect: errconnectRows,
  negotiation: negotiationRows,
  rdpcore: rdpcoreRows,
  ntstatus: ntstatusRows,
  hresult: hresultRows,
  avd: avdRows,
  'freerdp-exit': freerdpExitRows,
  event: () => [...eventSessionRows(), ...eventConnectionRows(), ...eventClientRows(), ...eventSystemRows()],
  message: messageRows,
};

const built = new Map<Family, readonly Entry[]>();
const byValue = new Map<Family, Map<number, readonly Entry[]>>();
let bySymbol: Map<string, Entry> | undefined;

/** The entries of one family, in the order of its table. */
export function entriesOf(family: Family): readonly Entry[] {
  let entries = built.get(family);
  if (!entries) {
    entries = TABLES[family]().map((row) => ({ ...row, family }));
    built.set(family, entries);
  }
  return entries;
}

/** Every entry of every family; messages without a code are {@link entriesOf} `message`. */
export function allEntries(): readonly Entry[] {
  return FAMILIES.flatMap(entriesOf);
}

/**
 * All entries of a family with this number: one, but for `avd`, `rdpcore` and `event`, where a name, a field or the
 * provider tells them apart. An event is also found by the other ids it has.
 */
export function entriesWithValue(family: Family, value: number): readonly Entry[] {
  let values = byValue.get(family);
  if (!values) {
    values = new Map();
    for (const entry of entriesOf(family)) {
      if (entry.value === null) continue;
      for (const number of [entry.value, ...(entry.alsoNumbered ?? [])])
        values.set(number, [...(values.get(number) ?? []), entry]);
    }
    byValue.set(family, values);
  }
  return values.get(value) ?? [];
}

/** True when the table of the family has this number. */
export function isKnown(family: Family, value: number): boolean {
  return entriesWithValue(family, value).length > 0;
}

/** A code alone, without what else an entry holds. */
export function codeOf({ family, value, field, provider, symbol }: Code): Code {
  return {
    family,
    value,
    ...(field && { field }),
    ...(provider && { provider }),
    ...(symbol !== undefined && { symbol }),
  };
}

/** What is known of a code; undefined when its family has no such number, and for an event without its provider. */
export function findEntry(code: Code): Entry | undefined {
  if (code.family === 'avd' && code.symbol) return entriesOf('avd').find((entry) => entry.symbol === code.symbol);
  if (code.family === 'message') return entriesOf('message').find((entry) => entry.symbol === code.symbol);
  if (code.value === null) return undefined;
  const entries = entriesWithValue(code.family, code.value);
  if (code.family === 'event') return entries.find((entry) => entry.provider === code.provider);
  if (code.family === 'rdpcore' && code.field) return entries.find((entry) => entry.field === code.field);
  return code.family === 'avd' && entries.length > 1 ? sharedEntry(entries) : entries[0];
}

/** What is known of a number that several errors of Azure Virtual Desktop share, when no name stands beside it. */
function sharedEntry(entries: readonly Entry[]): Entry {
  const [first] = entries;
  const names = entries.flatMap(({ symbol }) => symbol ?? []);
  return {
    family: 'avd',
    value: first!.value,
    title: 'Several errors share this number',
    meaning: `The number alone does not tell which error of Azure Virtual Desktop it is; the name beside it does, in CodeSymbolic for example: ${names.join(', ')}.`,
    severity: (['error', 'warning', 'info'] as const).find((each) =>
      entries.some(({ severity }) => severity === each),
    )!,
    confidence: (['low', 'medium', 'high'] as const).find((each) =>
      entries.some(({ confidence }) => confidence === each),
    )!,
    sources: [...new Set(entries.flatMap(({ sources }) => sources))],
    causes: ['triage-first'],
  };
}

/** The entry with this name, in any family; names are the publisher's, case matters not. */
export function findSymbol(symbol: string): Entry | undefined {
  if (!bySymbol) {
    bySymbol = new Map();
    // The first entry of a name wins; the Gateway's small numbers share their names with the HRESULTs they come from.
    const last = entriesOf('rdpcore');
    for (const entry of [...allEntries().filter((one) => one.family !== 'rdpcore'), ...last]) {
      for (const name of [entry.symbol, ...(entry.aliases ?? [])]) {
        if (name && !bySymbol.has(name.toLowerCase())) bySymbol.set(name.toLowerCase(), entry);
      }
    }
  }
  return bySymbol.get(symbol.toLowerCase());
}
