import type { Code, Severity } from './knowledge/code';
import { findEntry } from './knowledge/lookup';

/** The first codes that only say "see the extended code". */
export function isGeneric(code: Code): boolean {
  return code.family === 'disconnect' && (code.value === 0 || code.value === 3);
}

/** Severity by meaning; where the first code only points to the extended one, that one's. */
export function severityOf(code: Code, extended?: Code): Severity {
  if (extended && extended.value !== 0 && isGeneric(code)) return severityOf(extended);
  const entry = findEntry(code);
  // Most events are no news, so one that is in no table is none either.
  if (code.family === 'event') return entry?.severity ?? 'info';
  if (code.value === 0) return 'info';
  return entry?.severity ?? 'warning';
}
