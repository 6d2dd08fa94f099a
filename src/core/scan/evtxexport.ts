import { findEventField } from '../events/event-fields';
import { CONTEXT_LINES, type Here, type Reading } from './reading';
import { numberAt } from '../knowledge/number';

const STRING_LINE = /^String: (\d{1,3})\s*:\s/;
const SOURCE_LINE = /^Source name\s*: (\S+)/;
const ID_LINE = /^Event identifier\s*: 0x[0-9a-f]{1,8} \((\d{1,6})\)/i;

/** Codes in the text that `evtxexport` prints: the field's number is its place among the event's strings. */
export function readEvtxexport(here: Here): Reading[] {
  const string = STRING_LINE.exec(here.line);
  const token = string && numberAt(here.line, string[0].length);
  if (!token || here.line.slice(token.end).trim() !== '') return [];
  let provider: string | undefined;
  let id: number | undefined;
  for (let delta = -1; delta >= -CONTEXT_LINES && (provider === undefined || id === undefined); delta--) {
    const line = here.neighbour(delta);
    if (line.trim() === '') break;
    provider ??= SOURCE_LINE.exec(line)?.[1];
    const idMatch = ID_LINE.exec(line);
    if (idMatch) id ??= Number(idMatch[1]);
  }
  if (provider === undefined || id === undefined) return [];
  const code = findEventField(provider, id, Number(string[1]))?.read(token.value);
  return code ? [{ start: token.start, end: token.end, code }] : [];
}
