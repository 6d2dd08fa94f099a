/** Wrong clocks and time zones, measured by the connections that two machines saw. */
import assert from 'node:assert/strict';
import type { EventFacts } from '../../../src/core/story/event-facts';
import { likeness, setClientClocks, setLocalHosts, setLocalTimes, shift } from '../../../src/core/story/clocks';
import type { Leg, Sighting } from '../../../src/core/story/sighting';
import { leg, MINUTE, SECOND, seen, START } from './made-legs';

const HOUR = 60 * MINUTE;
const QUARTER = 15 * MINUTE;

/** What a host saw of a session that lasted from `from` to `to`. */
function hostLeg(from: number, to: number, more: Partial<Leg> = {}): Leg {
  const sightings = [
    seen({ provider: 'RdpCoreTS', id: 131, kind: 'arrive', at: from }),
    seen({ provider: 'LocalSessionManager', id: 40, kind: 'end', at: to }),
  ];
  return leg('host', sightings, { isOpen: true, ended: START + to, user: 'CONTOSO\\ada', sessionId: 3, ...more });
}
/** The same as the client saw it, with a clock that is so much ahead. */
function clientLeg(from: number, to: number, ahead: number, more: Partial<Leg> = {}): Leg {
  const first = from - SECOND + ahead;
  const last = to + SECOND / 2 + ahead;
  const sightings = [
    seen({ provider: 'ClientActiveXCore', id: 1024, kind: 'try', at: first, machine: 'PC-1' }),
    seen({ provider: 'ClientActiveXCore', id: 1026, kind: 'client-end', at: last, machine: 'PC-1' }),
  ];
  return leg('client', sightings, { ended: START + last, serverKey: 'host', ...more });
}
/** Connections at odd times, as both saw them. */
const TIMES: readonly (readonly [from: number, to: number])[] = [
  [0, 17 * MINUTE],
  [50 * MINUTE, 83 * MINUTE],
  [4 * HOUR, 4 * HOUR + 11 * MINUTE],
  [9 * HOUR, 9 * HOUR + 41 * MINUTE],
];
const measured = (ahead: number) => {
  const hosts = TIMES.map(([from, to]) => hostLeg(from, to));
  const clients = TIMES.map(([from, to]) => clientLeg(from, to, ahead));
  return { hosts, clients, errors: setClientClocks(clients, hosts) };
};

describe('The clock of a client', () => {
  it('that is right stays as it is', () => {
    const { errors, clients } = measured(0);
    assert.deepEqual(errors, []);
    assert.equal(clients[0]!.start, START - SECOND);
  });

  it('is right up to fifteen seconds of difference', () => {
    assert.deepEqual(measured(14 * SECOND).errors, []);
    assert.equal(measured(16 * SECOND).errors.length, 1);
    assert.equal(measured(-16 * SECOND).errors.length, 1);
  });

  it('that is wrong is named with its error, and set right', () => {
    for (const ahead of [7 * MINUTE, -3 * MINUTE]) {
      const { errors, clients } = measured(ahead);
      assert.deepEqual(errors, [{ machine: 'PC-1', seconds: ahead / SECOND, isTimeZone: false }]);
      for (const [index, client] of clients.entries()) {
        assert.equal(client.start, START + TIMES[index]![0] - SECOND);
        assert.equal(client.last, START + TIMES[index]![1] + SECOND / 2);
        assert.equal(client.ended, client.last);
        assert.equal(client.sightings[0]!.time, client.start);
        assert.equal(client.sightings[0]!.writtenTime, client.start + ahead, 'what was written stays');
      }
    }
  });

  it('that is off by whole quarters of an hour is in another zone', () => {
    for (const ahead of [HOUR, -5 * HOUR, 5 * HOUR + 45 * MINUTE, 2 * HOUR + 4 * SECOND])
      assert.equal(measured(ahead).errors[0]?.isTimeZone, true, `${ahead}`);
    assert.equal(measured(HOUR + 6 * SECOND).errors[0]?.isTimeZone, false);
  });

  it('is measured by what most connections agree on', () => {
    const hosts = TIMES.map(([from, to]) => hostLeg(from, to));
    const clients = TIMES.map(([from, to], index) => clientLeg(from, to, index === 0 ? 0 : HOUR));
    const [error] = setClientClocks(clients, hosts);
    assert.equal(error?.seconds, 3600);
  });

  it('is not measured by a connection whose ends do not agree', () => {
    const host = hostLeg(0, 17 * MINUTE);
    const client = clientLeg(0, 17 * MINUTE, HOUR, { ended: START + 3 * HOUR });
    assert.deepEqual(setClientClocks([client], [host]), []);
  });

  it('is not measured against a host that the client did not call', () => {
    const hosts = [hostLeg(0, 17 * MINUTE), hostLeg(19 * HOUR, 19 * HOUR + MINUTE, { machine: 'other' })];
    const client = clientLeg(0, 17 * MINUTE, HOUR, { serverKey: 'other' });
    assert.deepEqual(setClientClocks([client], hosts), []);
  });

  it('is each machine’s own', () => {
    const hosts = TIMES.map(([from, to]) => hostLeg(from, to));
    const right = clientLeg(...TIMES[0]!, 0);
    const wrong = clientLeg(...TIMES[1]!, HOUR, { machine: 'second' });
    assert.equal(setClientClocks([right, wrong], hosts).length, 1);
    assert.equal(right.start, START - SECOND);
    assert.equal(wrong.start, START + TIMES[1]![0] - SECOND);
  });

  it('is measured by the session manager’s end of the session, not by what the transport noted later', () => {
    const late = hostLeg(0, 17 * MINUTE, { ended: START + 18 * MINUTE });
    const [error] = setClientClocks([clientLeg(0, 17 * MINUTE, HOUR)], [late]);
    assert.equal(error?.seconds, 3600);
    const without = { ...late, sightings: late.sightings.slice(0, 1) };
    assert.deepEqual(setClientClocks([clientLeg(0, 17 * MINUTE, HOUR)], [without]), []);
  });

  it('is measured by the start alone only where user and host are certain to be the same', () => {
    const hosts = TIMES.map(([from, to]) => hostLeg(from, to));
    const open = (more: Partial<Leg>) =>
      TIMES.map(([from, to]) => {
        const { ended: _, ...client } = clientLeg(from, to, HOUR, more);
        return client;
      });
    assert.deepEqual(setClientClocks(open({}), hosts), []);
    assert.equal(setClientClocks(open({ sessionId: 3 }), hosts)[0]?.seconds, 3600);
  });

  it('is measured from the first person in the session, where the host saw no one arrive', () => {
    const hosts = TIMES.map(([from, to]) => {
      const made = hostLeg(from, to);
      return { ...made, sightings: made.sightings.slice(1) };
    });
    // The host's first event then comes six seconds later than its transport's would have.
    const clients = TIMES.map(([from, to]) => clientLeg(from - 6 * SECOND, to, HOUR));
    assert.equal(setClientClocks(clients, hosts)[0]?.seconds, 3600);
  });

  it('is not measured by failed attempts that are far apart', () => {
    const attempt = (at: number) => hostLeg(at, at + 2 * SECOND, { isOpen: false });
    const tries = (ahead: number) => clientLeg(0, 2 * SECOND, ahead);
    assert.equal(setClientClocks([tries(9 * MINUTE)], [attempt(0)])[0]?.seconds, 540);
    assert.deepEqual(setClientClocks([tries(11 * MINUTE)], [attempt(0)]), []);
  });

  it('is the nearer of two errors for which as much speaks', () => {
    const hosts = [hostLeg(0, 17 * MINUTE), hostLeg(3 * HOUR, 3 * HOUR + 17 * MINUTE)];
    const [error] = setClientClocks([clientLeg(0, 17 * MINUTE, HOUR)], hosts);
    assert.equal(error?.seconds, 3600);
    const [other] = setClientClocks([clientLeg(3 * HOUR, 3 * HOUR + 17 * MINUTE, -HOUR)], hosts);
    assert.equal(other?.seconds, -3600);
  });

  it('is measured by some of very many connections', () => {
    const times = Array.from({ length: 250 }, (_, index) => index * 13 * MINUTE + (index % 7) * MINUTE);
    const hosts = times.map((from) => hostLeg(from, from + 3 * MINUTE));
    const clients = times.map((from) => clientLeg(from, from + 3 * MINUTE, HOUR));
    const [error] = setClientClocks(clients, hosts);
    assert.equal(error?.seconds, 3600);
    assert.equal(clients[249]!.start, START + times[249]! - SECOND);
  });

  it('that gives times of day only is set to the day, and is not wrong for it', () => {
    const days = Math.floor(START / (24 * HOUR)) * 24 * HOUR;
    const hosts = TIMES.map(([from, to]) => hostLeg(from, to));
    const clients = TIMES.map(([from, to]) => clientLeg(from, to, -days));
    assert.ok(clients[0]!.start < 24 * HOUR);
    assert.deepEqual(setClientClocks(clients, hosts), []);
    assert.equal(clients[0]!.start, START - SECOND);
  });
});

describe('Whether two parts may be one connection', () => {
  const keys = new Set(['host', 'other']);
  const client = (more: Partial<Leg> = {}) => leg('client', [], more);
  const host = (more: Partial<Leg> = {}) => leg('host', [], { isOpen: true, ...more });
  /** `ada`, as event 1029 has it. */
  const ADA_HASH = 'N+lV0jWeJxtmaf31CTYtRsElJhb3RJswPexMl6BLewU=';

  it('is no where the client called another host whose log is there, and open where it may be another name', () => {
    assert.equal(likeness(client({ serverKey: 'other' }), host(), keys), 'no');
    assert.equal(likeness(client({ serverKey: '192.0.2.1' }), host(), keys), 'possible');
    assert.equal(likeness(client({ serverKey: 'host' }), host(), keys), 'possible');
    assert.equal(likeness(client(), host(), keys), 'possible');
  });

  it('is no where both name another session, and certain where both name the same on the host that was called', () => {
    assert.equal(likeness(client({ sessionId: 2 }), host({ sessionId: 3 }), keys), 'no');
    assert.equal(likeness(client({ sessionId: 2 }), host({ sessionId: 3, isOpen: false }), keys), 'possible');
    assert.equal(likeness(client({ sessionId: 3, serverKey: 'host' }), host({ sessionId: 3 }), keys), 'certain');
    assert.equal(likeness(client({ sessionId: 3 }), host({ sessionId: 3 }), keys), 'possible');
    // Session 1 is the first of every host.
    assert.equal(likeness(client({ sessionId: 1, serverKey: 'host' }), host({ sessionId: 1 }), keys), 'possible');
  });

  it('is unlikely where the user’s hash is another’s, unless the session is the same', () => {
    const one = client({ userHash: ADA_HASH });
    const other = host({ user: 'CONTOSO\\grace' });
    assert.equal(likeness(one, other, keys), 'unlikely');
    const same = { sessionId: 3 };
    assert.equal(likeness(client({ userHash: ADA_HASH, ...same }), host({ user: 'grace', ...same }), keys), 'possible');
    assert.equal(likeness(client({ userHash: ADA_HASH }), host(), keys), 'possible');
    assert.equal(likeness(client({ userHash: ADA_HASH }), host({ user: 'CONTOSO\\Ada' }), keys), 'certain');
  });
});

describe('A part of a connection', () => {
  it('is shifted with all its times', () => {
    const moved = leg('host', [seen({ at: 5 }), seen({ at: null })], { ended: START + 9 });
    shift(moved, 100);
    assert.deepEqual([moved.start, moved.last, moved.ended], [START + 105, START + 105, START + 109]);
    assert.deepEqual(
      moved.sightings.map(({ time }) => time),
      [START + 105, undefined],
    );
    const open = leg('host', [seen({ at: 5 })]);
    shift(open, 100);
    assert.equal(open.ended, undefined);
  });
});

describe('A host of which only texts with local times are there', () => {
  const local = (one: Leg): Leg => ({
    ...one,
    sightings: one.sightings.map((sighting) => ({ ...sighting, event: { ...sighting.event!, isLocalTime: true } })),
  });

  it('is set by whole quarters of an hour against the clients', () => {
    for (const zone of [2 * HOUR, -QUARTER]) {
      const host = local(hostLeg(zone, zone + 17 * MINUTE));
      assert.deepEqual(setLocalHosts([host], [clientLeg(0, 17 * MINUTE, 0)]), []);
      assert.equal(host.start, START, `${zone}`);
    }
  });

  it('is without a zone where no client tells it', () => {
    const host = local(hostLeg(2 * HOUR, 3 * HOUR));
    assert.deepEqual(setLocalHosts([host], []), ['host']);
    assert.deepEqual(setLocalHosts([host], [clientLeg(0, 17 * MINUTE, 7 * MINUTE)]), ['host']);
    assert.deepEqual(setLocalHosts([local(hostLeg(15 * HOUR, 16 * HOUR))], [clientLeg(0, MINUTE, 0)]), ['host']);
    assert.deepEqual(setLocalHosts([host], [clientLeg(0, 17 * MINUTE, 0, { serverKey: 'host', sessionId: 9 })]), [
      'host',
    ]);
    assert.equal(host.start, START + 2 * HOUR);
  });

  it('is set by the zone that most connections tell, not the first', () => {
    const hosts = TIMES.map(([from, to]) => local(hostLeg(from + 2 * HOUR, to + 2 * HOUR)));
    const clients = [clientLeg(HOUR, 2 * HOUR, 0), ...TIMES.slice(1).map(([from, to]) => clientLeg(from, to, 0))];
    assert.deepEqual(setLocalHosts(hosts, clients), []);
    assert.equal(hosts[0]!.start, START);
  });

  it('is told apart from the other hosts', () => {
    const one = local(hostLeg(2 * HOUR, 2 * HOUR + 17 * MINUTE));
    const other = hostLeg(5 * HOUR, 6 * HOUR, { machine: 'other' });
    assert.deepEqual(setLocalHosts([one, other], [clientLeg(0, 17 * MINUTE, 0)]), []);
    assert.deepEqual([one.start, other.start], [START, START + 5 * HOUR]);
  });

  it('is left alone where one of its events has a zone', () => {
    const host = hostLeg(2 * HOUR, 3 * HOUR);
    assert.deepEqual(setLocalHosts([host], [clientLeg(0, 17 * MINUTE, 0)]), []);
    assert.equal(host.start, START + 2 * HOUR);
  });

  it('is in the zone that most connections tell', () => {
    const hosts = TIMES.map(([from, to]) => local(hostLeg(from + 2 * HOUR, to + 2 * HOUR)));
    const clients = TIMES.map(([from, to]) => clientLeg(from, to, 0));
    assert.deepEqual(setLocalHosts(hosts, clients), []);
    assert.deepEqual(
      hosts.map(({ start }) => start),
      TIMES.map(([from]) => START + from),
    );
  });
});

describe('Texts with local times beside events in UTC', () => {
  const dated = (at: number, facts: Partial<EventFacts> = { user: 'CONTOSO\\ada' }): Sighting =>
    seen({ provider: 'LocalSessionManager', id: 21, at, facts });
  const text = (at: number, facts?: Partial<EventFacts>): Sighting => {
    const sighting = dated(at, facts);
    return { ...sighting, clock: 'host|text', event: { ...sighting.event!, isLocalTime: true } };
  };
  const setTo = (zone: number, one: Partial<EventFacts>, other: Partial<EventFacts>, clock = 'host|text') => {
    const local = { ...text(zone, one), clock };
    setLocalTimes([dated(0, other), local]);
    return local.time! - START;
  };
  const ADA = { user: 'CONTOSO\\ada' };

  it('are set by whole quarters of an hour by an event of the same user, session or address', () => {
    assert.equal(setTo(2 * HOUR, ADA, { user: 'contoso\\ADA' }), 0);
    assert.equal(setTo(-5 * HOUR - 30 * MINUTE, { sessionId: 3 }, { sessionId: 3 }), 0);
    assert.equal(setTo(2 * HOUR, { address: '192.0.2.1' }, { address: '192.0.2.1' }), 0);
    assert.equal(setTo(2 * HOUR + 5 * SECOND, ADA, ADA), 5 * SECOND);
  });

  it('stay where nothing of the same person tells the zone', () => {
    assert.equal(setTo(2 * HOUR, ADA, { user: 'other' }), 2 * HOUR);
    assert.equal(setTo(2 * HOUR, {}, {}), 2 * HOUR);
    assert.equal(setTo(2 * HOUR, { sessionId: 3 }, { sessionId: 4 }), 2 * HOUR);
    assert.equal(setTo(2 * HOUR + 6 * SECOND, ADA, ADA), 2 * HOUR + 6 * SECOND);
    assert.equal(setTo(14 * HOUR + QUARTER, ADA, ADA), 14 * HOUR + QUARTER);
    assert.equal(setTo(14 * HOUR, ADA, ADA), 0);
    assert.equal(setTo(2 * HOUR, ADA, ADA, 'other|text'), 2 * HOUR);
  });

  it('are set by the zone that most tell, not the first', () => {
    const texts = [text(5 * HOUR, ADA), text(2 * HOUR, { sessionId: 3 }), text(2 * HOUR, { address: '192.0.2.1' })];
    setLocalTimes([dated(0, ADA), dated(0, { sessionId: 3 }), dated(0, { address: '192.0.2.1' }), ...texts]);
    assert.deepEqual(
      texts.map(({ time }) => time! - START),
      [3 * HOUR, 0, 0],
    );
  });

  it('are left alone where they have no time', () => {
    const { time: _, ...timeless } = text(0, ADA);
    const one: Sighting = timeless;
    setLocalTimes([dated(0, ADA), one]);
    assert.equal(one.time, undefined);
  });

  it('are all set alike, by the zone that most tell', () => {
    const texts = [text(2 * HOUR, ADA), text(3 * HOUR, ADA), text(7 * HOUR, {})];
    setLocalTimes([dated(0, ADA), dated(HOUR, ADA), dated(-HOUR, { user: 'other' }), ...texts]);
    assert.deepEqual(
      texts.map(({ time }) => time! - START),
      [0, HOUR, 5 * HOUR],
    );
  });
});
