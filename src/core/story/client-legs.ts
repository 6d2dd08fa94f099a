import { addTo, inTime, newLeg, type Leg, type Sighting } from './sighting';
import { machineKey } from './event-facts';

/**
 * Puts the events of clients into the connections that the clients saw, by activity and in order: from event 1024 to 1026.
 * An automatic reconnect belongs to the same. A log of another client is one from each "connecting to" on.
 */
export function clientLegs(sightings: readonly Sighting[]): Leg[] {
  const legs: Leg[] = [];
  /** The latest first. */
  const ofMachine = new Map<string, Leg[]>();
  for (const sighting of inTime(sightings.filter(({ event }) => event !== undefined))) {
    const machine = machineKey(sighting.machine ?? sighting.file);
    const activity = sighting.event?.activityId;
    const own = ofMachine.get(machine) ?? [];
    let leg = activity === undefined ? undefined : own.find(({ activities }) => activities.has(activity));
    // A new try begins a new connection, also where the activity is the old one or none was written.
    if (leg?.ended !== undefined && sighting.kind === 'try') leg = undefined;
    if (!leg && activity === undefined && sighting.kind !== 'try') leg = own.find(({ ended }) => ended === undefined);
    if (!leg) {
      leg = newLeg('client', machine);
      legs.push(leg);
      own.unshift(leg);
      ofMachine.set(machine, own);
    }
    addTo(leg, sighting);
    if (sighting.kind === 'client-end') leg.ended = sighting.time!;
  }
  return [...legs.filter(({ sightings: seen }) => seen.some(({ isMain }) => isMain)), ...logLegs(sightings)];
}

/** Logs of clients without events, such as FreeRDP's. */
function logLegs(sightings: readonly Sighting[]): Leg[] {
  const legs: Leg[] = [];
  let leg: Leg | undefined;
  for (const sighting of sightings) {
    if (sighting.event) continue;
    if (sighting.kind === 'try') {
      leg = newLeg('client', sighting.file);
      legs.push(leg);
    } else if (leg?.machine !== sighting.file) {
      leg = undefined;
      continue;
    }
    addTo(leg, sighting);
    if (sighting.kind === 'client-end' && sighting.time !== undefined) leg.ended = sighting.time;
  }
  return legs;
}
