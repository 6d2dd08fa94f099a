import { machineKey, userKey } from './event-facts';
import type { Joined } from './join';
import { newLeg, addTo, type Sighting } from './sighting';
import { isHashOfUser } from './user-hash';
import { sightingsOf } from './verdict';

/**
 * Puts texts (dialogs, tickets, chats) beside the connection they speak of: by the names in them and by their codes. A text
 * with a code that fits no connection makes one of its own.
 */
export function placeNotes(notes: readonly Sighting[], joined: Joined[]): void {
  // Asked of every text, and sorted once; texts are put beside, and are no part of it.
  const told = joined.map((one) => ({ one, seen: sightingsOf(one).filter(({ name }) => name !== 'text') }));
  for (const note of notes) {
    const ranked = told
      .map(({ one, seen }) => ({ one, points: pointsOf(note, one, seen) }))
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points);
    const [best] = ranked;
    if (best) best.one.beside.push(note);
    else if (note.codes.length > 0 && told.length === 0) {
      const client = newLeg('client', note.file);
      addTo(client, note);
      joined.push({ client, beside: [] });
    }
  }
}

/** How well a text fits a connection: zero where nothing joins them, or something contradicts. */
function pointsOf(note: Sighting, one: Joined, seen: readonly Sighting[]): number {
  const words = note.words?.toLowerCase() ?? '';
  const { client, gateway, host } = one;
  let points = 0;
  if (client?.userHash !== undefined && namesIn(note).some((name) => isHashOfUser(client.userHash!, name))) points += 4;
  for (const leg of [client, gateway, host]) {
    if (leg?.user !== undefined && mentions(words, userKey(leg.user))) points += 4;
    if (leg?.server !== undefined && mentions(words, machineKey(leg.server))) points += 2;
    if (leg?.machine !== undefined && mentions(words, leg.machine)) points += 2;
    if (leg?.clientName !== undefined && mentions(words, machineKey(leg.clientName))) points += 2;
  }
  const codes = note.codes.filter(({ value }) => value !== 0);
  for (const code of codes) {
    const isSame = seen.some((other) =>
      other.codes.some((own) => own.value === code.value && meansTheSame(own.family, code.family)),
    );
    if (isSame) points += 3;
  }
  const clientCode = seen.find(({ kind }) => kind === 'client-end')?.codes[0];
  const noteCode = note.codes.find(({ family }) => family === 'disconnect');
  if (clientCode && noteCode && noteCode.value !== 0 && clientCode.value !== noteCode.value) return 0;
  // A text of no names belongs to the connection that failed, if only one is there.
  return points === 0 && (codes.length > 0 || note.words !== undefined) ? 1 : points;
}

const MOST_NAMES = 100;

/** The words of a text that may be a user's name. One at the end of a sentence has its full stop. */
export function namesIn({ words }: Sighting): readonly string[] {
  const found = words?.match(/[\p{L}\p{N}._@\\-]{2,60}/gu)?.slice(0, MOST_NAMES) ?? [];
  return found.flatMap((word) => (word.endsWith('.') ? word.slice(0, -1) : word));
}

/** Reasons are one numbering under several names. */
function meansTheSame(one: string, other: string): boolean {
  const reasons = ['extended', 'errinfo', 'rdpcore'];
  return one === other || (reasons.includes(one) && reasons.includes(other));
}

function mentions(words: string, name: string): boolean {
  if (name.length < 2) return false;
  for (let at = words.indexOf(name); at >= 0; at = words.indexOf(name, at + 1)) {
    const before = words.charAt(at - 1);
    const after = words.charAt(at + name.length);
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true;
  }
  return false;
}
