import { english, type Translate } from '../translate';
import { clientLegs } from './client-legs';
import { setClientClocks, setLocalHosts, setLocalTimes } from './clocks';
import { userKey } from './event-facts';
import { gatewayLegs } from './gateway-legs';
import { hostLegs } from './host-legs';
import { join, placeHostEvents, type Joined } from './join';
import { missingFor } from './missing';
import { namesIn, placeNotes } from './place-notes';
import { readSightings } from './read-sightings';
import { findRepeats } from './repeats';
import { endOf, type Sighting } from './sighting';
import type { Connection, Moment, Story, StoryFile, Verdict } from './story';
import { isHashOfUser } from './user-hash';
import { judge, sightingsOf, type Judgement } from './verdict';
import type { Severity } from '../knowledge/code';

export interface StoryOptions {
  readonly translate?: Translate;
}

/**
 * Joins the events, dialogs and logs of clients, gateways and hosts into connections and says of each who or what ended it.
 * Total: texts without anything to tell give a story without connections.
 */
export function tellStory(files: readonly StoryFile[], { translate = english }: StoryOptions = {}): Story {
  const sightings = readSightings(files, translate);
  setLocalTimes(sightings);
  const of = (lane: string) => sightings.filter((sighting) => sighting.lane === lane);
  const clients = clientLegs(of('client'));
  const gateways = gatewayLegs(of('gateway'));
  const { legs: hosts, hostEvents } = hostLegs(of('host'));
  const withoutZone = setLocalHosts(hosts, clients);
  const clocks = setClientClocks(clients, hosts.length > 0 ? hosts : gateways);
  const joined = join(clients, gateways, hosts);
  placeHostEvents(hostEvents, joined);
  const placed = new Set(clients.flatMap((leg) => leg.sightings));
  placeNotes(
    sightings.filter((sighting) => !sighting.event && !placed.has(sighting)),
    joined,
  );
  const told = joined.map((one) => ({ one, judgement: judge(one, translate) }));
  const worthTelling = told.filter(({ one, judgement }) => !isContact(one, judgement));
  const users = usersOf(worthTelling.map(({ one }) => one));
  const addresses = addressesOf(worthTelling.map(({ one }) => one));
  const connections = worthTelling
    .map(({ one, judgement }) => connectionOf(one, judgement, users(one), addresses(one), translate))
    .sort((one, other) => (one.start ?? Infinity) - (other.start ?? Infinity));
  const speaking = new Set(connections.flatMap(({ moments }) => moments.map(({ file }) => file)));
  return {
    connections,
    clocks,
    repeats: findRepeats(connections, translate),
    withoutZone,
    eventCount: sightings.filter(({ event }) => event !== undefined).length,
    silentFiles: files.map(({ name }) => name).filter((name) => !speaking.has(name)),
    contactCount: told.length - worthTelling.length,
  };
}

/** A port scan or a health probe: it reached the host, nobody tried to sign in, and nothing failed. */
const isContact = ({ client, gateway, host }: Joined, { verdict }: Judgement) =>
  !client && !gateway && host !== undefined && !host.isOpen && host.user === undefined && verdict === 'unknown';

function connectionOf(
  joined: Joined,
  { verdict, code, why, evidence }: Judgement,
  user: string | undefined,
  address: string | undefined,
  translate: Translate,
): Connection {
  const { client, gateway, host } = joined;
  const sightings = sightingsOf(joined);
  const moments = new Map(sightings.map((sighting) => [sighting, momentOf(sighting)]));
  const clientName = nameOf(client?.sightings) ?? host?.clientName;
  const server = nameOf(host?.sightings) ?? client?.server ?? gateway?.server;
  const start = startOf(joined);
  const end = endTime(joined, evidence, code !== undefined);
  const sessionId = host?.sessionId ?? client?.sessionId;
  return {
    ...(user !== undefined && { user }),
    ...((address ?? clientName) !== undefined && { client: address ?? clientName! }),
    ...(clientName !== undefined && { clientName }),
    ...(server !== undefined && { server }),
    ...(sessionId !== undefined && { sessionId }),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    verdict,
    severity: SEVERITIES[verdict],
    ...(code && { code }),
    why,
    evidence: evidence.map((sighting) => moments.get(sighting)!),
    missing: missingFor(joined, verdict, translate),
    moments: [...moments.values()],
  };
}

/** A normal end is no failure. */
const SEVERITIES: Readonly<Record<Verdict, Severity>> = {
  user: 'info',
  'other-connection': 'info',
  admin: 'warning',
  'idle-limit': 'warning',
  'active-limit': 'warning',
  'gateway-policy': 'warning',
  'server-restart': 'warning',
  unknown: 'warning',
  network: 'error',
  authentication: 'error',
  account: 'error',
  certificate: 'error',
  licence: 'error',
  protocol: 'error',
  resources: 'error',
};

function momentOf(sighting: Sighting): Moment {
  const { file, line, endLine, time, writtenTime, lane, machine, name, what, severity, codes, isMain } = sighting;
  return {
    file,
    line,
    endLine,
    ...(time !== undefined && { time }),
    ...(writtenTime !== undefined && writtenTime !== time && { writtenTime }),
    lane,
    ...(machine !== undefined && { machine }),
    event: name,
    what,
    severity,
    ...(codes[0] && { code: codes[0] }),
    isMain,
  };
}

const nameOf = (sightings: readonly Sighting[] | undefined) =>
  sightings?.find(({ machine }) => machine !== undefined)?.machine;

/**
 * Says whose a connection is: the name a host or gateway gives; else one that the client's hash proves; else the only one
 * that the same account of the same client, or the same client log, had in other connections.
 */
function usersOf(joined: readonly Joined[]): (one: Joined) => string | undefined {
  const known = [...new Set(joined.flatMap(({ host, gateway }) => [host?.user, gateway?.user]))].filter(
    (user) => user !== undefined,
  );
  const own = new Map(joined.map((one) => [one, userOf(one, known)]));
  const byAccount = new Map<string, Set<string>>();
  for (const [one, user] of own) {
    const account = accountOf(one);
    if (account === undefined || user === undefined) continue;
    byAccount.set(account, (byAccount.get(account) ?? new Set()).add(user));
  }
  return (one) => {
    const users = byAccount.get(accountOf(one) ?? '');
    return own.get(one) ?? (users?.size === 1 ? [...users][0] : undefined);
  };
}

/** Says from which address a connection came; where no host saw it, the one that the same client had in all others. */
function addressesOf(joined: readonly Joined[]): (one: Joined) => string | undefined {
  // Behind a gateway the host sees the gateway's address.
  const own = ({ gateway, host }: Joined) => gateway?.address ?? host?.address;
  const byMachine = new Map<string, Set<string>>();
  for (const one of joined) {
    const machine = one.client?.machine;
    const address = own(one);
    if (machine === undefined || address === undefined) continue;
    byMachine.set(machine, (byMachine.get(machine) ?? new Set()).add(address));
  }
  return (one) => {
    const addresses = byMachine.get(one.client?.machine ?? '');
    return own(one) ?? (addresses?.size === 1 ? [...addresses][0] : undefined);
  };
}

const accountOf = ({ client }: Joined) => client && `${client.machine}|${client.userId ?? ''}`;

function userOf({ client, gateway, host, beside }: Joined, users: readonly string[]): string | undefined {
  const own = host?.user ?? gateway?.user ?? client?.user;
  if (own?.includes('\\')) return own;
  const hash = client?.userHash;
  const proven = hash === undefined ? undefined : users.find((user) => isHashOfUser(hash, user));
  if (proven !== undefined) return proven;
  const full =
    own === undefined ? undefined : users.find((user) => user.includes('\\') && userKey(user) === userKey(own));
  if (full !== undefined || own !== undefined) return full ?? own;
  if (hash === undefined) return undefined;
  return beside.flatMap(namesIn).find((name) => isHashOfUser(hash, name));
}

/** A connection starts with its first event that is one of its own. */
function startOf({ client, gateway, host, beside }: Joined): number | undefined {
  const starts = [client, gateway, host].flatMap((leg) => (leg && leg.start !== Infinity ? [leg.start] : []));
  if (starts.length > 0) return Math.min(...starts);
  return beside.find(({ time }) => time !== undefined)?.time;
}

/** The time of the event that decides; of a text, and where nothing decides, the last end that was noted. */
function endTime(
  { client, gateway, host }: Joined,
  evidence: readonly Sighting[],
  isDecided: boolean,
): number | undefined {
  const [best] = evidence;
  if (isDecided && best?.event && best.time !== undefined && best.kind !== 'host-down' && best.kind !== 'host-crash') {
    return best.time;
  }
  const noted = evidence.find(({ kind, event }) => event !== undefined && (kind === 'end' || kind === 'leave'));
  if (noted) return noted.time;
  // What a host notes when it is up again is later than the end.
  const order = host?.isCutOff ? [client, gateway, host] : [host, client, gateway];
  const ends = order.flatMap((leg) => (leg?.ended === undefined ? [] : [leg.ended]));
  if (ends.length > 0) return ends[0];
  const last = [host, client, gateway].find((leg) => leg !== undefined);
  return last && last.last !== -Infinity ? endOf(last) : undefined;
}
