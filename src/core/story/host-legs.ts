import { machineKey, userKey, type EventFacts } from './event-facts';
import { groupBy } from './group-by';
import { addTo, inTime, newLeg, type Leg, type Sighting } from './sighting';

const SECOND = 1000;
/** What still belongs to a connection after its end was noted. */
const AFTERMATH = 30 * SECOND;
/** From the first packet to the session; a sign-in that waits for a person takes minutes. */
const SIGN_IN = 5 * 60 * SECOND;
/** The events of one arrival are written within so long. */
const ARRIVAL = 3 * SECOND;

const MANAGER = 'LocalSessionManager';

/** What happened to a host itself, of no one connection. */
export interface HostEvent {
  readonly machine: string;
  readonly sighting: Sighting;
}

/**
 * Puts the sightings of hosts into the connections that the hosts saw: by activity, session, address and user, in order of
 * time. What belongs to no connection comes back as `hostEvents`.
 */
export function hostLegs(sightings: readonly Sighting[]): { legs: Leg[]; hostEvents: HostEvent[] } {
  const byMachine = groupBy(sightings, ({ machine, file }) => machineKey(machine ?? file));
  const legs: Leg[] = [];
  const hostEvents: HostEvent[] = [];
  for (const [machine, seen] of byMachine) {
    const host = new Host(machine);
    for (const sighting of inTime(seen)) host.take(sighting);
    legs.push(...host.legs);
    hostEvents.push(...host.events.map((sighting) => ({ machine, sighting })));
  }
  return { legs, hostEvents };
}

/** The connections of one host, built up event by event. */
class Host {
  readonly legs: Leg[] = [];
  readonly events: Sighting[] = [];
  /** Those that a sighting may still belong to, the latest first. */
  #current: Leg[] = [];
  readonly #byActivity = new Map<string, Leg>();
  /** Sessions that somebody was in, by number. */
  readonly #sessions = new Set<number>();
  readonly #machine: string;

  constructor(machine: string) {
    this.#machine = machine;
  }

  take(sighting: Sighting): void {
    const { kind } = sighting;
    const time = sighting.time!;
    this.#current = this.#current.filter((leg) =>
      leg.ended === undefined ? leg.isOpen || time - leg.last <= SIGN_IN : time - leg.ended <= AFTERMATH,
    );
    if (kind === 'host-down' || kind === 'host-up' || kind === 'host-crash') {
      this.events.push(sighting);
      // Sessions do not outlive the machine; that it is asked to go down is not its end yet.
      if (kind !== 'host-down') this.#cutOff(sighting);
      return;
    }
    const leg = this.#known(sighting) ?? (this.#mayBegin(sighting) ? this.#begin() : undefined);
    if (!leg) {
      this.events.push(sighting);
      return;
    }
    addTo(leg, sighting);
    const { event, facts } = sighting;
    if (event?.activityId !== undefined) this.#byActivity.set(event.activityId, leg);
    if (leg.isOpen && leg.sessionId !== undefined) this.#sessions.add(leg.sessionId);
    // The session manager knows best when a session of its own is left.
    const isManaged =
      leg.isOpen && facts?.provider !== MANAGER && leg.sightings.some((seen) => seen.facts?.provider === MANAGER);
    if (isEnd(sighting) && !isManaged) leg.ended ??= time;
  }

  #mayBegin({ kind, facts, event }: Sighting): boolean {
    // An afterthought of a connection that is over, or one with the activity of another.
    if ((kind === 'reason' || kind === 'trouble') && this.#byActivity.has(event?.activityId ?? '')) return false;
    // A session that was left before may be signed out much later, by a limit or by hand.
    if (kind === 'sign-out') return facts?.sessionId !== undefined && !this.#sessions.has(facts.sessionId);
    return BEGINNINGS.has(kind);
  }

  /** Ends what was going on when the machine went down; what was over already is not touched. */
  #cutOff(sighting: Sighting): void {
    for (const leg of this.#current) {
      if (leg.ended !== undefined) continue;
      addTo(leg, sighting);
      leg.ended = sighting.time!;
      leg.isCutOff = true;
    }
    this.#current = [];
  }

  #begin(): Leg {
    const leg = newLeg('host', this.#machine);
    this.legs.push(leg);
    this.#current.unshift(leg);
    return leg;
  }

  /** The connection that a sighting belongs to, among those that are going on. */
  #known(sighting: Sighting): Leg | undefined {
    const { kind, time } = sighting;
    const activity = sighting.event?.activityId;
    const same = activity === undefined ? undefined : this.#byActivity.get(activity);
    if (same && !contradicts(same, sighting) && (same.ended === undefined || time! - same.ended <= AFTERMATH))
      return same;
    const fitting = this.#current.filter((leg) => !contradicts(leg, sighting));
    if (fitting.length === 0) return undefined;
    const about = compare(sighting.facts);
    const settingUp = fitting.filter((leg) => !leg.isOpen && leg.ended === undefined);
    switch (kind) {
      case 'arrive':
        return settingUp.find(
          (leg) => time! - leg.start <= ARRIVAL && !has(leg, sighting) && !about.isOtherAddress(leg),
        );
      case 'open':
      case 'reopen': {
        // The Security log and the session manager both tell of one sign-in.
        const running = fitting.filter((leg) => leg.ended === undefined && time! - leg.start <= SIGN_IN);
        return first(
          running.filter((leg) => !has(leg, sighting)),
          [about.isSession, about.isAddress, about.isUser],
        );
      }
      case 'end':
      case 'leave':
      case 'sign-out': {
        const unended = fitting.filter((leg) => !has(leg, sighting));
        // The connection whose session another takes over is the older one.
        const order = sighting.codes.some(({ value }) => value === 5) ? [...unended].reverse() : unended;
        return (
          order.find((leg) => about.isSession(leg) && about.isAddress(leg)) ??
          first(order, [about.isLogon, about.isSession, about.isUser])
        );
      }
      case 'refuse': {
        // Where arrivals are logged, a second refusal without one is a second try in the same connection.
        const open = settingUp.filter((leg) => hasArrived(leg) || !has(leg, sighting));
        return first(open, [about.isAddress, about.isUser]);
      }
      case 'pass':
        return first(settingUp, [about.isAddress, about.isUser]);
      case 'licence':
        return settingUp[0];
      default:
        return (
          first(fitting, [about.isLogon, about.isSession]) ??
          first(settingUp, [about.isAddress, about.isUser]) ??
          first(fitting, [about.isAddress, about.isUser]) ??
          (activity === undefined || kind === 'trouble' ? onlyOne(fitting, sighting) : undefined)
        );
    }
  }
}

type Test = (leg: Leg) => boolean;

/** The first leg that passes the first test that any passes. */
function first(legs: readonly Leg[], tests: readonly Test[]): Leg | undefined {
  for (const test of tests) {
    const leg = legs.find(test);
    if (leg) return leg;
  }
  return undefined;
}

/** Nothing tells whose it is: it is theirs if only one can be meant. */
function onlyOne(legs: readonly Leg[], sighting: Sighting): Leg | undefined {
  // The reason comes with the end or right behind it, everything else before.
  const possible = legs.filter((leg) => (sighting.kind === 'reason' ? !has(leg, sighting) : leg.ended === undefined));
  const over = possible.filter((leg) => leg.ended !== undefined);
  const meant = over.length > 0 ? over : possible;
  return meant.length === 1 ? meant[0] : undefined;
}

function compare(facts: EventFacts | undefined) {
  const { sessionId, address, user, logonId } = facts ?? ({} as Partial<EventFacts>);
  return {
    isSession: (leg: Leg) => sessionId !== undefined && leg.sessionId === sessionId,
    isAddress: (leg: Leg) => address !== undefined && leg.address === address,
    isOtherAddress: (leg: Leg) => address !== undefined && leg.address !== undefined && leg.address !== address,
    isUser: (leg: Leg) => user !== undefined && leg.user !== undefined && userKey(leg.user) === userKey(user),
    isLogon: (leg: Leg) => logonId !== undefined && leg.logonId === logonId,
  };
}

/** True where a session, a user or an address of the sighting is another than the connection's. */
function contradicts(leg: Leg, { facts, kind, time }: Sighting): boolean {
  if (!facts) return false;
  const { sessionId, user } = facts;
  if (leg.isOpen && leg.sessionId !== undefined && sessionId !== undefined && leg.sessionId !== sessionId) return true;
  if (leg.user !== undefined && user !== undefined && userKey(leg.user) !== userKey(user)) return true;
  if (compare(facts).isOtherAddress(leg)) return true;
  // Nobody comes back into a connection that is over, or twice into one that goes on.
  if (kind === 'open' || kind === 'reopen' || kind === 'arrive') {
    if (leg.ended !== undefined && time! > leg.ended) return true;
  }
  return kind === 'reopen' && leg.isOpen && time! - leg.start > SIGN_IN;
}

/** True where the connection has just had an event of this kind. */
const has = (leg: Leg, { name, kind, time }: Sighting) =>
  leg.sightings.some((seen) => seen.name === name && seen.kind === kind && time! - seen.time! <= SIGN_IN);

const hasArrived = (leg: Leg) => leg.sightings.some(({ kind }) => kind === 'arrive');

/** What begins a connection by itself, where nothing before it was logged. */
const BEGINNINGS: ReadonlySet<Sighting['kind']> = new Set<Sighting['kind']>([
  'arrive',
  'open',
  'reopen',
  'refuse',
  'end',
  'leave',
  'reason',
  'asked',
  'trouble',
]);

/** Event 40, 24 or 103 ends a connection; an account is also signed out of what is no session. */
function isEnd({ kind, facts }: Sighting): boolean {
  if (kind === 'end' || kind === 'leave' || kind === 'reason') return true;
  return kind === 'sign-out' && facts?.provider !== 'Security-Auditing';
}
