import { isTrouble } from './event-codes';
import { carriesCode } from './event-fields';
import { eventHead } from './event-head';
import { shortProvider } from './provider';

/** Longer ones are read like any text, so that nobody has to look far for where they begin. */
export const LONGEST_QUIET = 16_384;
const MAY_SPEAK = /rdp|remote|terminal|desktop|mstsc/i;
/** Of the providers that also write sentences with codes in them: the events that hold none. */
const WITHOUT_TEXT: Readonly<Record<string, ReadonlySet<number>>> = {
  RdpCoreTS: new Set([33, 65, 66, 98, 100, 101, 102, 130, 131, 132, 133, 135, 136, 141, 144, 145, 148, 162]),
  ClientActiveXCore: new Set([1024, 1025, 1027, 1028, 1029, 1102, 1103, 1104, 1105]),
  Gateway: new Set(),
};

/**
 * Where the events of an export stand that hold no code and no word of one: most of any export. They need not be read.
 * Offsets in `text`, in order: start, end, start, end.
 */
export function quietEvents(text: string): readonly number[] {
  const known = new Map<string, boolean>();
  const quiet: number[] = [];
  let start = text.indexOf('<Event ');
  while (start >= 0) {
    const next = text.indexOf('<Event ', start + 7);
    const head = eventHead(text, start);
    if (head) {
      const key = `${head.id} ${head.provider}`;
      let isQuiet = known.get(key);
      if (isQuiet === undefined) known.set(key, (isQuiet = isQuietEvent(head.provider, head.id)));
      if (isQuiet) {
        const limit = start + LONGEST_QUIET;
        const end = text.slice(start, next < 0 ? limit : Math.min(next, limit)).indexOf('</Event>');
        // Cut off, or with another inside it: damaged, and to be read.
        if (end >= 0) quiet.push(start, start + end + 8);
      }
    }
    start = next;
  }
  return quiet;
}

/** Whether an event of this provider holds no code and no word of one. */
export function isQuietEvent(name: string, id: number): boolean {
  const provider = shortProvider(name);
  if (!provider) return !MAY_SPEAK.test(name);
  if (carriesCode(name, id) || isTrouble(name, id)) return false;
  return WITHOUT_TEXT[provider]?.has(id) ?? true;
}
