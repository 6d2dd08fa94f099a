import {
  inOrder,
  isoTime,
  timeOfDay,
  type Code,
  type Connection,
  type Moment,
  type StoryPlace,
  type Story,
} from '../core';

/** The report that other tools read; version 1 only ever gains properties. Lines are 1-based, times UTC. */
export function storyJson({ connections, clocks, withoutZone, repeats, eventCount, silentFiles }: Story): string {
  const report = {
    version: 1,
    connections: connections.map(jsonConnection),
    clocks: clocks.map(({ machine, seconds, isTimeZone }) => ({ machine, seconds, isTimeZone })),
    withoutZone,
    repeats: repeats.map(({ connections: indexes, seconds, of, verdict, what }) => ({
      connections: indexes,
      seconds,
      of,
      verdict,
      what,
    })),
    events: eventCount,
    silentFiles,
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}

function jsonConnection(connection: Connection) {
  const { user, client, clientName, server, sessionId, start, end } = connection;
  const { verdict, severity, code, why, evidence, missing, moments } = connection;
  return {
    user: user ?? null,
    client: client ?? null,
    clientName: clientName ?? null,
    server: server ?? null,
    sessionId: sessionId ?? null,
    start: isoTime(start) ?? null,
    end: isoTime(end) ?? null,
    verdict,
    severity,
    code: code ? jsonCode(code) : null,
    why,
    evidence: evidence.map((moment) => ({ ...jsonPlace(moment), event: moment.event })),
    missing,
    timeline: inOrder(moments).map(jsonMoment),
  };
}

function jsonMoment(moment: Moment) {
  const { time, writtenTime, event, what, lane, machine, severity, code, isMain } = moment;
  const iso = isoTime(time);
  const written = isoTime(writtenTime);
  const clock = iso === undefined ? timeOfDay(time) : undefined;
  return {
    time: iso ?? null,
    // A text may give a time without a date, which is no moment yet.
    ...(clock !== undefined && { timeOfDay: clock }),
    ...(written !== undefined && { writtenTime: written }),
    event,
    what,
    lane,
    machine: machine ?? null,
    severity,
    code: code ? jsonCode(code) : null,
    main: isMain,
    ...jsonPlace(moment),
  };
}

const jsonPlace = ({ file, line, endLine }: StoryPlace) => ({ file, line: line + 1, endLine: endLine + 1 });

const jsonCode = ({ family, value, field, symbol }: Code) => ({
  family,
  value,
  ...(field && { field }),
  ...(value === null && symbol !== undefined && { symbol }),
});
