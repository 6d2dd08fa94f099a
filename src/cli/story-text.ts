import {
  clockSentences,
  codeLabel,
  dateOf,
  dateTime,
  english,
  eventLabel,
  explain,
  inOrder,
  isDated,
  nextSteps,
  spoken,
  timeOfDay,
  timeSpan,
  verdictTitle,
  type Connection,
  type Moment,
  type Story,
} from '../core';
import { counted, indent, printable, table, wrap } from './terminal';

const WIDTH = 80;
/** With the rest of a connection it fits on one screen. */
const MOST_MOMENTS = 10;

/** Each connection with its verdict, what proves it, how it went and what to check; then clocks, repeats and the sum. */
export function storyText(story: Story, files: number): string {
  const { connections, repeats, eventCount } = story;
  const clocks = clockSentences(story);
  const blocks = connections.map((connection, index) => connectionBlock(connection, index + 1));
  if (repeats.length > 0) blocks.push(['Repeats', ...repeats.map(({ what }) => paragraph(what, '  '))].join('\n'));
  if (clocks.length > 0) {
    blocks.push(['Clocks', ...clocks.map((sentence) => paragraph(sentence, '  '))].join('\n'));
  }
  blocks.push(summary(connections, files, eventCount));
  return `${blocks.join('\n\n')}\n`;
}

function connectionBlock(connection: Connection, number: number): string {
  const { verdict, severity, user, server, sessionId, start, end, code, why, missing } = connection;
  const head = `${number}. ${verdictTitle(verdict)}`;
  const session = sessionId === undefined ? '' : `, session ${sessionId}`;
  const lines = [
    `${head.padEnd(WIDTH - severity.length - 1)} ${severity}`,
    paragraph(
      `${user ?? 'user not known'} from ${clientOf(connection)} to ${server ?? 'host not known'}${session}`,
      '   ',
    ),
    ...(timeSpan(start, end) === undefined ? [] : [`   ${when(start, end)}`]),
    paragraph(why, '   '),
    ...(code ? [paragraph(`${codeLabel(code)}: ${explain(code).meaning}`, '   ')] : []),
    ...listed('Evidence', evidenceLines(connection)),
    ...listed('Timeline', timelineLines(connection)),
    ...listed(
      'Missing',
      missing.map((line) => paragraph(line, '     ')),
    ),
    ...checkLines(connection),
  ];
  return lines.join('\n');
}

function clientOf({ client, clientName }: Connection): string {
  if (client === undefined) return 'a client not known';
  return clientName === undefined || clientName === client ? client : `${client} (${clientName})`;
}

function when(start: number | undefined, end: number | undefined): string {
  const seconds = start === undefined || end === undefined ? 0 : (end - start) / 1000;
  const length = seconds >= 1 ? `, ${spoken(seconds, english)}` : '';
  return `${timeSpan(start, end)!.replace('–', 'to')}${isDated(start ?? end) ? ' UTC' : ''}${length}`;
}

const listed = (title: string, lines: readonly string[]): string[] =>
  lines.length === 0 ? [] : [`   ${title}`, ...lines];

/** Where it stands is to be clicked or copied, so it is never broken; what it says stands in the timeline. */
function evidenceLines({ evidence, start }: Connection): string[] {
  const rows = evidence.map(({ file, line, time, event }) => [
    `     ${timeOf(time, start) ?? ''}`,
    eventLabel(event),
    `${file === '-' ? 'standard input' : printable(file)}:${line + 1}`,
  ]);
  return rows.length === 0 ? [] : [table(rows)];
}

function timelineLines({ moments, evidence, start }: Connection): string[] {
  const proven = new Set(evidence);
  const main = inOrder(moments).filter((moment) => moment.isMain || proven.has(moment));
  const weight = (moment: Moment) => (proven.has(moment) ? 0 : moment.severity === 'info' ? 2 : 1);
  const kept = new Set([...main].sort((one, other) => weight(one) - weight(other)).slice(0, MOST_MOMENTS));
  const lines = main.filter((moment) => kept.has(moment)).map((moment) => told(moment, start, '     '));
  const left = moments.length - kept.size;
  return left > 0 ? [...lines, `     and ${left} more (--format json has them all)`] : lines;
}

function told({ time, lane, event, what }: Moment, start: number | undefined, margin: string): string {
  const at = timeOf(time, start);
  const where = event === 'text' ? 'text' : `${lane}, ${eventLabel(event)}`;
  const hanging = `${margin}${' '.repeat(at === undefined ? 0 : at.length + 2)}`;
  const text = paragraph(`${where}: ${what}`, hanging);
  return at === undefined ? text : `${margin}${at}  ${text.slice(hanging.length)}`;
}

/** The time of day where the date is the connection's own. */
const timeOf = (time: number | undefined, start: number | undefined): string | undefined =>
  isDated(time) && dateOf(time) === dateOf(start) ? timeOfDay(time) : dateTime(time);

function checkLines(connection: Connection): string[] {
  const [first] = nextSteps(connection);
  if (!first) return [];
  const { check } = first;
  const lines = ['   Check first', paragraph(`${first.title}. ${check.text}`, '     ')];
  if (check.run !== undefined) lines.push(indent(check.run, 7));
  else if (check.look !== undefined) lines.push(paragraph(check.look, '       '));
  return lines;
}

const paragraph = (text: string, margin: string): string =>
  wrap(printable(text), WIDTH - margin.length).replace(/^/gm, margin);

function summary(connections: readonly Connection[], files: number, events: number): string {
  const read = `${counted(files, 'file')} and ${counted(events, 'event')} read`;
  if (connections.length === 0) return `${read}, no connection found`;
  const parts = (['error', 'warning', 'info'] as const).flatMap((severity) => {
    const count = connections.filter((connection) => connection.severity === severity).length;
    return count === 0 ? [] : severity === 'info' ? `${count} info` : counted(count, severity);
  });
  return `${read}, ${counted(connections.length, 'connection')}: ${parts.join(', ')}`;
}
