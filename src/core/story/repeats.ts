import type { Translate } from '../translate';
import { groupBy } from './group-by';
import type { Connection, Repeat, Verdict } from './story';

/** So many alike make a pattern. */
const ENOUGH = 3;
/** Times are alike within this part of them, and within so many seconds. */
const TOLERANCE = 0.03;
const SECONDS = 20;
const SHORTEST = 60;
/** Ends that a person causes come when they come. */
const NOT_A_PATTERN: ReadonlySet<Verdict> = new Set<Verdict>(['user', 'other-connection', 'authentication']);

/** Connections that end alike after the same time: the mark of a time limit, or of a device that forgets connections. */
export function findRepeats(connections: readonly Connection[], t: Translate): Repeat[] {
  const indexes = connections.flatMap(({ verdict }, index) => (NOT_A_PATTERN.has(verdict) ? [] : index));
  const groups = groupBy(indexes, (index) => {
    const { user, server, verdict } = connections[index]!;
    return `${user?.toLowerCase()}|${server?.toLowerCase()}|${verdict}`;
  });
  const repeats: Repeat[] = [];
  for (const members of groups.values()) {
    const { verdict } = connections[members[0]!]!;
    const timed = members.filter((index) => lasted(connections[index]!) !== undefined);
    const alike = largestAlike(timed.map((index) => ({ index, seconds: lasted(connections[index]!)! })));
    if (alike.length >= ENOUGH) {
      const seconds = mean(alike);
      const what = t(
        '{0} connections ended after about {1} each: {2}',
        alike.length,
        spoken(seconds, t),
        hint(verdict, t),
      );
      repeats.push({ connections: alike.map(({ index }) => index), seconds, of: 'duration', verdict, what });
      continue;
    }
    const gaps = members.slice(1).map((index, at) => ({
      index,
      seconds: ((connections[index]!.end ?? NaN) - (connections[members[at]!]!.end ?? NaN)) / 1000,
    }));
    const even = largestAlike(gaps.filter(({ seconds }) => seconds >= SHORTEST));
    if (even.length >= ENOUGH - 1) {
      const seconds = mean(even);
      const what = t(
        'The ends of {0} connections are about {1} apart: {2}',
        even.length + 1,
        spoken(seconds, t),
        hint(verdict, t),
      );
      const first = members[members.indexOf(even[0]!.index) - 1]!;
      repeats.push({ connections: [first, ...even.map(({ index }) => index)], seconds, of: 'interval', verdict, what });
    }
  }
  return repeats;
}

function lasted({ start, end }: Connection): number | undefined {
  const seconds = start === undefined || end === undefined ? 0 : (end - start) / 1000;
  return seconds >= SHORTEST ? seconds : undefined;
}

interface Timed {
  readonly index: number;
  readonly seconds: number;
}

function largestAlike(times: readonly Timed[]): readonly Timed[] {
  let best: readonly Timed[] = [];
  for (const { seconds } of times) {
    const near = times.filter((other) => Math.abs(other.seconds - seconds) <= Math.max(SECONDS, seconds * TOLERANCE));
    if (near.length > best.length) best = near;
  }
  return best;
}

const mean = (times: readonly Timed[]) =>
  Math.round(times.reduce((sum, { seconds }) => sum + seconds, 0) / times.length);

function hint(verdict: Verdict, t: Translate): string {
  switch (verdict) {
    case 'idle-limit':
    case 'active-limit':
      return t('a time limit is set, by policy or on the host');
    case 'network':
    case 'unknown':
      return t('a firewall, VPN or NAT device on the way may forget the connection after that time');
    case 'server-restart':
      return t('a restart or maintenance is scheduled');
    default:
      return t('something happens by the clock');
  }
}

/** A length of time in words: "2 h 30 min", "45 min", "50 s". */
export function spoken(seconds: number, t: Translate): string {
  if (seconds < 120) return t('{0} s', Math.round(seconds));
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return t('{0} min', minutes);
  return minutes % 60 === 0 ? t('{0} h', minutes / 60) : t('{0} h {1} min', Math.floor(minutes / 60), minutes % 60);
}
