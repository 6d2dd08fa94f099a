import { isHashOfUser } from './user-hash';
import { groupBy } from './group-by';
import { DAY } from './notes';
import type { Leg, Sighting } from './sighting';
import type { ClockError } from './story';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const QUARTER = 15 * MINUTE;
/** Clocks that differ by less are right: that long it takes from the client's first event to the host's. */
const RIGHT = 15 * SECOND;
/** A difference measured at the start and at the end of a connection is the same within so much. */
const AGREES = 20 * SECOND;
/** A clock is measured by at most so many connections. */
const MOST_CLIENT_LEGS = 100;
/** Enough to tell a zone. */
const MOST_COMPARED = 500;
/** So far apart, two failed attempts are not taken for one. */
const SHORT_AWAY = 10 * MINUTE;
/** The client writes its first event about a second before the host does, or seven before somebody is in the session. */
const LEAD_TO_ARRIVAL = -1 * SECOND;
const LEAD_TO_SESSION = -7 * SECOND;
/** The client notes the end about half a second after the host. */
const LAG_OF_END = 0.5 * SECOND;

/** Whether a client's and a host's part of a connection may be the same one, by server, user and session. */
export type Likeness = 'no' | 'unlikely' | 'possible' | 'certain';

/** Compares who and where, not when. `hosts` are the keys of all hosts that logs are there of. */
export function likeness(client: Leg, host: Leg, hosts: ReadonlySet<string>): Likeness {
  const { serverKey } = client;
  // A host called by an address or another name may be any, but not one whose own log is there under this name.
  if (serverKey !== undefined && serverKey !== host.machine && hosts.has(serverKey)) return 'no';
  const namesHost = serverKey === host.machine;
  if (client.sessionId !== undefined && host.isOpen && host.sessionId !== undefined) {
    if (client.sessionId !== host.sessionId) return 'no';
  }
  const isUser =
    client.userHash === undefined || host.user === undefined ? undefined : isHashOfUser(client.userHash, host.user);
  const isSession = client.sessionId !== undefined && client.sessionId === host.sessionId;
  if (isUser === true) return 'certain';
  // The user may have typed another form of the name, which has another hash.
  if (isUser === false && !isSession) return 'unlikely';
  return isSession && namesHost && client.sessionId !== 1 ? 'certain' : 'possible';
}

/** By how much a client's clock is ahead of the host's, as one pair of legs tells it; undefined where it tells nothing. */
function difference(client: Leg, host: Leg): { atStart: number; atEnd?: number } {
  const arrival = host.sightings.some(({ kind }) => kind === 'arrive');
  const atStart = client.start - host.start - (arrival ? LEAD_TO_ARRIVAL : LEAD_TO_SESSION);
  if (client.ended === undefined || host.ended === undefined) return { atStart };
  const end = lastEnd(host);
  return { atStart, atEnd: client.ended - (end ?? host.ended) - LAG_OF_END };
}

/** The session manager's event 40 is the last word of a host, and the nearest to the client's. */
function lastEnd(host: Leg): number | undefined {
  return host.sightings.find(({ kind, facts }) => kind === 'end' && facts?.provider === 'LocalSessionManager')?.time;
}

/**
 * Measures the clocks of clients against those of hosts and sets the clients' right, in place.
 * @returns The clocks that were wrong, by machine.
 */
export function setClientClocks(clients: readonly Leg[], hosts: readonly Leg[]): ClockError[] {
  const hostKeys = new Set(hosts.map(({ machine }) => machine));
  const errors: ClockError[] = [];
  for (const machine of new Set(clients.map((leg) => leg.machine))) {
    const legs = clients.filter((leg) => leg.machine === machine && leg.start !== Infinity);
    // Nothing is to be set right where every part finds its match as it is.
    const offset = offsetOf(spread(legs), hosts, hostKeys);
    if (offset === undefined || Math.abs(offset) < RIGHT) continue;
    const isTimeOfDay = legs.some(({ start }) => start < DAY);
    for (const leg of legs) shift(leg, -offset);
    if (isTimeOfDay) continue;
    const written = legs[0]!.sightings.find(({ machine: name }) => name !== undefined)?.machine ?? machine;
    const quarters = Math.round(offset / QUARTER) * QUARTER;
    errors.push({
      machine: written,
      seconds: Math.round(offset / SECOND),
      isTimeZone: quarters !== 0 && Math.abs(offset - quarters) <= 5 * SECOND,
    });
  }
  return errors;
}

/** Some legs of all, evenly: enough to measure a clock by. */
function spread(legs: readonly Leg[]): readonly Leg[] {
  const step = Math.ceil(legs.length / MOST_CLIENT_LEGS);
  return step <= 1 ? legs : legs.filter((_, index) => index % step === 0);
}

function offsetOf(clients: readonly Leg[], hosts: readonly Leg[], hostKeys: ReadonlySet<string>): number | undefined {
  const votes: { offset: number; weight: number }[] = [];
  for (const client of clients) {
    for (const host of hosts) {
      const like = likeness(client, host, hostKeys);
      if (like === 'no') continue;
      const { atStart, atEnd } = difference(client, host);
      const agrees = atEnd !== undefined && Math.abs(atStart - atEnd) <= AGREES;
      if (atEnd !== undefined && !agrees && Math.abs(atStart) > RIGHT) continue;
      // Short failures look all alike, whenever they were.
      if (!host.isOpen && client.start >= DAY && Math.abs(atStart) > SHORT_AWAY) continue;
      const offset = agrees && Math.abs(atStart) > RIGHT ? (atStart + atEnd) / 2 : atStart;
      const isPlain = Math.abs(offset) < RIGHT || (client.start < DAY && isWholeZone(offset));
      const weight = (like === 'certain' ? 2 : 0) + (agrees ? 2 : 0) + (isPlain ? 2 : 0);
      if (weight >= 2) votes.push({ offset, weight });
    }
  }
  return mostAgreed(votes);
}

/** The difference that most pairs agree on; of equal ones the smallest. */
function mostAgreed(votes: { offset: number; weight: number }[]): number | undefined {
  votes.sort((one, other) => one.offset - other.offset);
  let best: { offset: number; weight: number } | undefined;
  // A window over the sorted votes, with the sums of what is in it.
  let from = 0;
  let weight = 0;
  let sum = 0;
  for (const [to, vote] of votes.entries()) {
    weight += vote.weight;
    sum += vote.offset;
    while (vote.offset - votes[from]!.offset > AGREES) {
      weight -= votes[from]!.weight;
      sum -= votes[from]!.offset;
      from++;
    }
    const offset = sum / (to - from + 1);
    if (!best || weight > best.weight || (weight === best.weight && Math.abs(offset) < Math.abs(best.offset))) {
      best = { offset, weight };
    }
  }
  return best?.offset;
}

/** A log with times of day lacks the date, which is a whole number of days, and its zone, in halves of an hour. */
const isWholeZone = (offset: number) => Math.abs(offset - Math.round(offset / (2 * QUARTER)) * 2 * QUARTER) <= MINUTE;

/**
 * Hosts of which only texts with local times are there, set against the clients: by whole quarters of an hour. In place.
 * @returns The machines whose zone is not known.
 */
export function setLocalHosts(hosts: readonly Leg[], clients: readonly Leg[]): string[] {
  const hostKeys = new Set(hosts.map(({ machine }) => machine));
  const unknown: string[] = [];
  for (const machine of hostKeys) {
    const legs = hosts.filter((leg) => leg.machine === machine);
    if (!legs.every((leg) => leg.sightings.every(({ event }) => event?.isLocalTime))) continue;
    const zones = new Map<number, number>();
    for (const host of legs.slice(0, MOST_COMPARED)) {
      for (const client of clients) {
        if (client.start < DAY || client.start === Infinity || likeness(client, host, hostKeys) === 'no') continue;
        const away = -difference(client, host).atStart;
        const zone = Math.round(away / QUARTER) * QUARTER;
        if (Math.abs(away - zone) <= RIGHT && Math.abs(zone) <= 14 * 4 * QUARTER) {
          zones.set(zone, (zones.get(zone) ?? 0) + 1);
        }
      }
    }
    const [best] = [...zones].sort(([, one], [, other]) => other - one);
    if (!best) unknown.push(machine);
    else for (const leg of legs) shift(leg, -best[0]);
  }
  return unknown;
}

/** Sets the times of a leg by so many milliseconds. */
export function shift(leg: Leg, by: number): void {
  for (const sighting of leg.sightings) if (sighting.time !== undefined) sighting.time += by;
  leg.start += by;
  leg.last += by;
  if (leg.ended !== undefined) leg.ended += by;
}

/**
 * A host's texts with local times, set against its events in UTC: by whole quarters of an hour, where an event of the same
 * kind, session or user stands in both. In place.
 */
export function setLocalTimes(sightings: readonly Sighting[]): void {
  const local = groupBy(
    sightings.filter(({ event, time }) => event?.isLocalTime && time !== undefined),
    ({ clock }) => clock,
  );
  for (const [clock, seen] of local) {
    const machine = clock.split('|')[0];
    const dated = sightings.filter((one) => one.clock === machine && one.time !== undefined);
    const zones = new Map<number, number>();
    for (const one of seen.slice(0, MOST_COMPARED)) {
      for (const other of dated) {
        const away = one.time! - other.time!;
        const zone = Math.round(away / QUARTER) * QUARTER;
        if (Math.abs(zone) > 14 * 4 * QUARTER || Math.abs(away - zone) > 5 * SECOND || !isSamePerson(one, other))
          continue;
        zones.set(zone, (zones.get(zone) ?? 0) + 1);
      }
    }
    const [best] = [...zones].sort(([, one], [, other]) => other - one);
    if (best) for (const sighting of seen) sighting.time! -= best[0];
  }
}

function isSamePerson({ facts: one }: Sighting, { facts: other }: Sighting): boolean {
  if (!one || !other) return false;
  if (one.sessionId !== undefined && one.sessionId === other.sessionId) return true;
  if (one.address !== undefined && one.address === other.address) return true;
  return one.user !== undefined && one.user.toLowerCase() === other.user?.toLowerCase();
}
