import type { Code } from '../knowledge/code';
import { findEntry } from '../knowledge/lookup';
import type { Translate } from '../translate';

/** The line that names a code. Where the extended reason has no entry of its own, Set Error Info shares its number. */
export function titleOf(code: Code, translate: Translate): string | undefined {
  const isReason = code.family === 'extended' || (code.family === 'rdpcore' && code.field === 'core-103');
  const entry = findEntry(code) ?? (isReason ? findEntry({ family: 'errinfo', value: code.value }) : undefined);
  return entry && translate(entry.title);
}
