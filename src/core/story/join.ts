import { likeness, type Likeness } from './clocks';
import { userKey } from './event-facts';
import { groupBy } from './group-by';
import type { HostEvent } from './host-legs';
import { addTo, endOf, newLeg, type Leg, type Sighting } from './sighting';
import { isHashOfUser } from './user-hash';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** The client begins at most so long before the host notes anything: at the gateway, or with a sign-in that waits. */
const LONGEST_LEAD = 5 * MINUTE;
/** What still counts as the same moment on two machines. */
const SAME = 15 * SECOND;
/** From a gateway's first event of a connection to the host's. */
const THROUGH_GATEWAY = 2 * MINUTE;
/** An end on the host and on the client, when one of them found out late. */
const SAME_END = 5 * MINUTE;

/** The parts of one connection, as the machines on the way saw it. */
export interface Joined {
  client?: Leg;
  gateway?: Leg;
  host?: Leg;
  /** Texts about it, and what happened to the host meanwhile. */
  readonly beside: Sighting[];
}

/** Joins what clients, gateways and hosts saw into connections. The clocks are right by now. */
export function join(clients: readonly Leg[], gateways: readonly Leg[], hosts: readonly Leg[]): Joined[] {
  const hostKeys = new Set(hosts.map(({ machine }) => machine));
  const joined: Joined[] = [...hosts].sort(byStart).map((host) => ({ host, beside: [] }));
  const ofHosts = joined.slice() as (Joined & { host: Leg })[];
  for (const client of [...clients].sort(byStart)) {
    if (!joinClient(client, ofHosts, hostKeys)) joined.push({ client, beside: [] });
  }
  const byServer = groupBy(joined, serverOf);
  for (const gateway of gateways) {
    const key = gateway.serverKey;
    // A user whom no policy admits names no target.
    const candidates = key === undefined ? joined : [...(byServer.get(key) ?? []), ...(byServer.get(undefined) ?? [])];
    if (!joinGateway(gateway, candidates)) joined.push({ gateway, beside: [] });
  }
  return joined.filter(isWorthTelling);
}

const byStart = (one: Leg, other: Leg) => one.start - other.start;
const serverOf = ({ host, client }: Joined) => host?.machine ?? client?.serverKey;

/** Joins a client to the connections that hosts saw, which are in order of start. False where none is its own. */
function joinClient(client: Leg, ofHosts: readonly (Joined & { host: Leg })[], hostKeys: ReadonlySet<string>): boolean {
  const fitting: { one: Joined; host: Leg; like: Likeness }[] = [];
  const latest = (client.ended ?? Infinity) + SAME;
  for (let at = firstFrom(ofHosts, client.start - SAME); at < ofHosts.length; at++) {
    const one = ofHosts[at]!;
    if (one.host.start > latest) break;
    const like = one.client ? 'no' : likeness(client, one.host, hostKeys);
    // Somebody else's session may begin at the same moment; it hardly ends at the same one too.
    if ((like === 'unlikely' || !hasConnected(client)) && hasOtherEnd(client, one.host)) continue;
    if (like !== 'no') fitting.push({ one, host: one.host, like });
    // Without an end of its own, a client is not looked for beyond what it may begin.
    if (client.ended === undefined && one.host.start > client.last + LONGEST_LEAD) break;
  }
  const first = fitting.filter(({ host }) => begins(client, host));
  // Of several that begin with the client, the one whose user it is; then the nearest.
  const near = (a: { host: Leg }, b: { host: Leg }) =>
    Math.abs(a.host.start - client.start) - Math.abs(b.host.start - client.start);
  const chosen =
    first.find(({ like }) => like === 'certain') ??
    first.filter(({ like }) => like === 'possible').sort(near)[0] ??
    first.sort(near)[0] ??
    fitting.find(({ like, host }) => like === 'certain' && isSameEnd(client, host));
  if (!chosen) return false;
  // An automatic reconnect makes a new connection on the host, and none on the client.
  const later = fitting.filter(
    ({ host, like }) =>
      host.start > endOf(chosen.host) &&
      !begins(client, host) &&
      (like === 'certain' || isSamePerson(chosen.host, host)),
  );
  const parts = [chosen, ...later];
  for (const [index, { one, host }] of parts.entries()) {
    const next = parts[index + 1]?.host;
    const from = index === 0 ? -Infinity : host.start - SAME;
    const to = next ? next.start - SAME : Infinity;
    one.client = parts.length === 1 ? client : partOf(client, from, to);
  }
  return true;
}

/** The index of the first connection that starts at a time or later. */
function firstFrom(ofHosts: readonly { host: Leg }[], time: number): number {
  let low = 0;
  let high = ofHosts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ofHosts[middle]!.host.start < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

const begins = (client: Leg, host: Leg) => {
  const lead = host.start - client.start;
  return lead >= -SAME && lead <= (host.sightings.some(({ kind }) => kind === 'arrive') ? MINUTE : LONGEST_LEAD);
};

const isSameEnd = (client: Leg, host: Leg) =>
  client.ended !== undefined && host.ended !== undefined && Math.abs(client.ended - host.ended) <= SAME_END;

/** Windows' client notes that it reached the host (1025) and that it is in a session (1027); other clients may not. */
const hasConnected = ({ sightings }: Leg) =>
  sightings.some(({ event }) => event === undefined || event.id === 1025 || event.id === 1027);

const hasOtherEnd = (client: Leg, host: Leg) => client.ended !== undefined && host.isOpen && !isSameEnd(client, host);

function isSamePerson(one: Leg, other: Leg): boolean {
  if (one.user !== undefined && other.user !== undefined) return userKey(one.user) === userKey(other.user);
  return one.address !== undefined && one.address === other.address;
}

/** The client's sightings of a stretch of time, as a leg of their own. */
function partOf(client: Leg, from: number, to: number): Leg {
  const part = newLeg('client', client.machine);
  for (const sighting of client.sightings) {
    if (sighting.time !== undefined && sighting.time >= from && sighting.time < to) addTo(part, sighting);
  }
  part.user = client.user;
  part.userHash = client.userHash;
  part.userId = client.userId;
  part.server = client.server;
  part.serverKey = client.serverKey;
  const end = part.sightings.find(({ kind }) => kind === 'client-end');
  if (end?.time !== undefined) part.ended = end.time;
  return part;
}

/** Joins a gateway's part to the connection it carried. False where none is its own. */
function joinGateway(gateway: Leg, candidates: readonly Joined[]): boolean {
  const fitting = candidates.filter((one) => isThrough(gateway, one));
  const isOfUser = ({ client }: Joined) =>
    gateway.user !== undefined && client?.userHash !== undefined && isHashOfUser(client.userHash, gateway.user);
  const own = fitting.find(isOfUser) ?? fitting[0];
  if (own) own.gateway = gateway;
  return own !== undefined;
}

function isThrough(gateway: Leg, one: Joined): boolean {
  const { client, host } = one;
  if (one.gateway) return false;
  if (client) {
    if (client.start > gateway.start + SAME || gateway.start > endOf(client) + SAME) return false;
    if (!isSameServer(client.serverKey, gateway.serverKey)) return false;
  }
  if (host) {
    if (!isSameServer(host.machine, gateway.serverKey)) return false;
    if (host.user !== undefined && gateway.user !== undefined && userKey(host.user) !== userKey(gateway.user))
      return false;
    if (!client) return Math.abs(host.start - gateway.start) <= THROUGH_GATEWAY;
  }
  return client !== undefined;
}

const isSameServer = (one: string | undefined, other: string | undefined) =>
  one === undefined || other === undefined || one === other;

/** What only arrived is no connection, unless the host noted how it went on. */
function isWorthTelling({ client, gateway, host }: Joined): boolean {
  if (client || gateway) return true;
  return host!.sightings.some(({ kind }) => !['arrive', 'detail', 'trouble'].includes(kind));
}

/** From the start of a host's trouble to the connections that it ends, and back. */
const DOWN = 10 * MINUTE;

/** Puts what happened to hosts beside the connections that it touched. */
export function placeHostEvents(events: readonly HostEvent[], joined: readonly Joined[]): void {
  const byMachine = groupBy(
    joined.filter(({ host }) => host !== undefined),
    ({ host }) => host!.machine,
  ) as Map<string, (Joined & { host: Leg })[]>;
  for (const ofHost of byMachine.values()) ofHost.sort((one, other) => byStart(one.host, other.host));
  for (const { machine, sighting } of events) {
    // What is in good order explains no end.
    if (sighting.severity === 'info' && sighting.kind === 'detail') continue;
    const ofHost = byMachine.get(machine) ?? [];
    const time = sighting.time!;
    const before = sighting.kind === 'detail' || sighting.kind === 'licence' ? BEFORE_START : 0;
    const oldest = firstFrom(ofHost, time - LONGEST);
    for (let at = firstFrom(ofHost, time + before + 1) - 1; at >= oldest; at--) {
      const one = ofHost[at]!;
      if (touches(sighting, one, ofHost)) one.beside.push(sighting);
    }
  }
}

/** A licence server that is missing is noted before the connections that it will fail. */
const BEFORE_START = 60 * MINUTE;
/** Sessions that are older than this are not looked for. */
const LONGEST = 14 * 24 * 60 * MINUTE;

function touches({ kind, time, severity }: Sighting, one: Joined & { host: Leg }, ofHost: readonly Joined[]): boolean {
  const { host } = one;
  const end = endOf(host);
  switch (kind) {
    case 'host-down':
      return Math.abs(time! - end) <= DOWN;
    case 'host-up':
    case 'host-crash':
      return time! >= end && time! - end <= DOWN && isNext(one, time!, ofHost);
    default:
      return (
        severity !== 'info' && (time! <= host.start + LONGEST_LEAD || time! >= end - MINUTE) && time! <= end + SAME
      );
  }
}

/** True where the user did not come back to the host before that time. */
function isNext({ host }: Joined & { host: Leg }, time: number, ofHost: readonly Joined[]): boolean {
  return !ofHost.some(
    (other) =>
      other.host !== host &&
      other.host!.start > host.start &&
      other.host!.start < time &&
      isSamePerson(other.host!, host),
  );
}
