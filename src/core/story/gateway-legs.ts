import { addTo, newLeg, type Leg, type Sighting } from './sighting';
import { machineKey, userKey } from './event-facts';

const LONGEST_SET_UP = 5 * 60_000;
/** The byte counts of event 303 follow what ended the connection. */
const AFTERMATH = 30_000;

/** Puts the events of gateways into connections: by activity, then by user, address and target, in order of time. */
export function gatewayLegs(sightings: readonly Sighting[]): Leg[] {
  const legs: Leg[] = [];
  const ordered = sightings.filter(({ time }) => time !== undefined).sort((one, other) => one.time! - other.time!);
  for (const sighting of ordered) {
    const machine = machineKey(sighting.machine ?? sighting.file);
    const own = legs.filter((leg) => leg.machine === machine && isCurrent(leg, sighting)).reverse();
    const activity = sighting.event?.activityId;
    let leg = activity === undefined ? undefined : own.find(({ activities }) => activities.has(activity));
    leg ??= own.find((one) => fits(one, sighting));
    if (!leg) {
      leg = newLeg('gateway', machine);
      legs.push(leg);
    }
    addTo(leg, sighting);
    // A refused target ends that try; what follows is another.
    if (sighting.kind === 'end' || sighting.kind === 'refuse') leg.ended ??= sighting.time!;
  }
  return legs.filter(({ sightings: seen }) => seen.some(({ kind }) => kind !== 'arrive' && kind !== 'detail'));
}

const isCurrent = (leg: Leg, { kind, time }: Sighting) =>
  leg.ended === undefined || (kind === 'end' && time! - leg.ended <= AFTERMATH);

function fits(leg: Leg, { facts, time }: Sighting): boolean {
  if (!facts) return false;
  const sameUser = facts.user !== undefined && leg.user !== undefined && userKey(facts.user) === userKey(leg.user);
  if (facts.user !== undefined && leg.user !== undefined && !sameUser) return false;
  if (facts.server !== undefined && leg.server !== undefined && machineKey(facts.server) !== machineKey(leg.server)) {
    return false;
  }
  const sameAddress = facts.address !== undefined && leg.address === facts.address;
  return sameUser || (sameAddress && time! - leg.start <= LONGEST_SET_UP);
}
