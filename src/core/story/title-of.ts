import type { Code } from '../knowledge/code';
import { findEntry } from '../knowledge/lookup';

/** The line that names a code. Where the extended reason has no entry of its own, Set Error Info shares its number. */
export function titleOf(code: Code): string | undefined {
  const entry = findEntry(code);
  if (entry) return entry.title;
  const isReason = code.family === 'extended' || (code.family === 'rdpcore' && code.field === 'core-103');
  return isReason ? findEntry({ family: 'errinfo', value: code.value })?.title : undefined;
}
