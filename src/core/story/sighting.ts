import type { WindowsEvent } from '../events/windows-event';
import type { Code, Severity } from '../knowledge/code';
import { machineKey, type EventFacts, type Kind } from './event-facts';
import type { Lane, Place } from './story';

/** One event or text as it was read, before it is known to which connection it belongs. */
export interface Sighting extends Place {
  readonly lane: Lane;
  readonly kind: Kind;
  /** Name of the machine that wrote it, as written. */
  readonly machine?: string;
  /** Its clock: the machine; a text with local times has a clock of its own. */
  readonly clock: string;
  /** Milliseconds since 1970 as written. */
  readonly writtenTime?: number;
  /** The same with the clock's error taken out. Set by {@link setClock}. */
  time?: number;
  readonly event?: WindowsEvent;
  readonly facts?: EventFacts;
  /** The codes it holds, the telling one first. */
  readonly codes: readonly Code[];
  /** Of a text: the words around its code, for what they say beside the number. */
  readonly words?: string;
  readonly name: string;
  readonly what: string;
  readonly severity: Severity;
  readonly isMain: boolean;
}

/** Part of a connection: what one machine saw of it. */
export interface Leg {
  readonly lane: Lane;
  readonly machine: string;
  readonly sightings: Sighting[];
  readonly activities: Set<string>;
  /** The times of its first and last sighting; Infinity and -Infinity while it has none. */
  start: number;
  last: number;
  user?: string | undefined;
  userHash?: string | undefined;
  /** The account of a client's events. */
  userId?: string | undefined;
  address?: string | undefined;
  clientName?: string | undefined;
  /** Settled once somebody is in the session; before that, what the host tries. */
  sessionId?: number | undefined;
  /** The host as the client or gateway calls it. */
  server?: string | undefined;
  /** For comparison. */
  serverKey?: string | undefined;
  logonId?: string | undefined;
  /** True once somebody was in a session. */
  isOpen: boolean;
  /** True where the host went down, or was up again, and had noted no end. */
  isCutOff?: true;
  /** When it was over; absent while nothing says so. */
  ended?: number;
}

export function newLeg(lane: Lane, machine: string): Leg {
  return { lane, machine, sightings: [], activities: new Set(), start: Infinity, last: -Infinity, isOpen: false };
}

/** Puts a sighting into a leg, which learns what it did not know. */
export function addTo(leg: Leg, sighting: Sighting): void {
  leg.sightings.push(sighting);
  const { facts, event, time } = sighting;
  if (time !== undefined) {
    leg.start = Math.min(leg.start, time);
    leg.last = Math.max(leg.last, time);
  }
  if (event?.activityId !== undefined) leg.activities.add(event.activityId);
  if (!facts) return;
  // The name with its domain says more than the one without.
  if (facts.user !== undefined && (leg.user === undefined || (!leg.user.includes('\\') && facts.user.includes('\\')))) {
    leg.user = facts.user;
  }
  leg.userHash ??= facts.userHash;
  if (leg.lane === 'client') leg.userId ??= event?.userId;
  leg.address ??= facts.address;
  leg.clientName ??= facts.clientName;
  if (!leg.isOpen && facts.sessionId !== undefined) leg.sessionId = facts.sessionId;
  if (leg.server === undefined && facts.server !== undefined) {
    leg.server = facts.server;
    leg.serverKey = machineKey(facts.server);
  }
  leg.logonId ??= facts.logonId;
  if (sighting.kind === 'open' || sighting.kind === 'reopen') leg.isOpen = true;
}

/** When a leg was over, as far as is known. */
export const endOf = (leg: Leg): number => leg.ended ?? leg.last;

/** Those with a time, in order of time; of the same time by their numbers in the log. */
export function inTime(sightings: readonly Sighting[]): Sighting[] {
  return sightings
    .filter(({ time }) => time !== undefined)
    .sort((one, other) => one.time! - other.time! || (one.event?.recordId ?? 0) - (other.event?.recordId ?? 0));
}
