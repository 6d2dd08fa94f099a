/** Sightings and legs as the readers of events make them, for tests of what is concluded from them. */
import type { EventField } from '../../../src/core/events/windows-event';
import type { Code, EventProvider } from '../../../src/core/knowledge/code';
import type { EventFacts, Kind } from '../../../src/core/story/event-facts';
import { newLeg, addTo, type Leg, type Sighting } from '../../../src/core/story/sighting';
import type { Lane } from '../../../src/core/story/story';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
/** When the connections of these tests begin. */
export const START = Date.UTC(2026, 2, 5, 8);

export interface Seen {
  readonly provider?: EventProvider;
  readonly id?: number;
  readonly kind?: Kind;
  /** Milliseconds after {@link START}; null for none. */
  readonly at?: number | null;
  readonly codes?: readonly Code[];
  readonly facts?: Partial<EventFacts>;
  readonly fields?: Readonly<Record<string, string>>;
  readonly words?: string;
  readonly name?: string;
  readonly isMain?: boolean;
  readonly machine?: string;
}

const NOWHERE = { start: 0, end: 0 };

/** An event that was seen; without a provider, a text. */
export function seen({
  provider,
  id = 0,
  kind = 'detail',
  at = 0,
  codes = [],
  facts,
  fields = {},
  ...more
}: Seen): Sighting {
  const lane: Lane = 'host';
  const time = at === null ? undefined : START + at;
  const eventFields: EventField[] = Object.entries(fields).map(([name, value]) => ({ name, value, ...NOWHERE }));
  return {
    file: 'a.xml',
    line: 0,
    endLine: 0,
    lane,
    kind,
    clock: 'host',
    codes,
    name: provider ? `${provider}/${id}` : 'text',
    what: '',
    severity: 'info',
    isMain: true,
    ...(time !== undefined && { time, writtenTime: time }),
    ...(provider && {
      facts: { provider, kind, lane, ...facts },
      event: { provider, id, fields: eventFields, span: NOWHERE, idSpan: NOWHERE },
    }),
    ...more,
  };
}

/** What one machine saw. `isOpen`: somebody was in a session. */
export function leg(lane: Lane, sightings: readonly Sighting[], more: Partial<Leg> = {}): Leg {
  const made = newLeg(lane, lane);
  for (const sighting of sightings) addTo(made, sighting);
  return Object.assign(made, more);
}
