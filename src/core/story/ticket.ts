import { FENCES, PLACE_WORDS } from '../knowledge/playbook-words';
import { explain, type Explanation } from '../explain';
import { codeLabel } from '../knowledge/notation';
import { escapeMarkdown, fencedCode, inlineCode, link } from '../markdown';
import { english, type Translate } from '../translate';
import { eventLabel } from './event-label';
import { maskStory } from './mask';
import { spoken } from './repeats';
import { dateOf, dateTime, inOrder, isDated, timeOfDay, timeSpan } from './shown-time';
import type { ClockError, Connection, Lane, Moment, Place, Story } from './story';
import { nextSteps, verdictMeaning, verdictTitle } from './verdict-words';

export interface TicketOptions {
  /** Replace users, hosts, addresses and GUIDs by numbers. True by default. */
  readonly mask?: boolean;
  /** Indexes of the connections to report; all by default. */
  readonly connections?: readonly number[];
  /** The one that the story was told with. */
  readonly translate?: Translate;
  /** How a place is written; its file is masked already. `lsm.xml:6` by default. */
  readonly toLines?: (place: Place) => string;
}

const MOST_MOMENTS = 10;
const MOST_EVIDENCE = 6;
const MOST_SOURCES = 3;
const LANES: Readonly<Record<Lane, string>> = { client: 'client', gateway: 'gateway', host: 'host' };

/**
 * The story as Markdown for a ticket: of each connection who, when, the verdict, what proves it, what is missing and what to
 * do next. What the files say is escaped.
 */
export function ticketReport(story: Story, options: TicketOptions = {}): string {
  const { mask = true, translate: t = english, toLines = linesOf } = options;
  const shown = mask ? maskStory(story, t) : story;
  const indexes = (options.connections ?? shown.connections.map((_, index) => index)).filter(
    (index) => shown.connections[index] !== undefined,
  );
  const blocks = [
    `# ${t('Remote Desktop session report')}`,
    preamble(shown, indexes.length, mask, t),
    ...indexes.map((index) => {
      const number = shown.connections.length > 1 ? `${index + 1}. ` : '';
      return connectionBlock(shown.connections[index]!, number, toLines, t);
    }),
    ...repeats(shown, indexes, t),
    ...clocks(shown, t),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const linesOf = ({ file, line }: Place): string => `${file}:${line + 1}`;

function preamble({ connections, eventCount }: Story, count: number, mask: boolean, t: Translate): string {
  const sentences = [
    count === connections.length
      ? t('Connections: {0}. Events read: {1}. All times are UTC.', count, eventCount)
      : t('Connections: {0} of {1}. Events read: {2}. All times are UTC.', count, connections.length, eventCount),
  ];
  if (mask) sentences.push(t('Names, addresses and ids are masked: the same number is always the same one.'));
  return escapeMarkdown(sentences.join(' '));
}

function connectionBlock(
  connection: Connection,
  number: string,
  toLines: (place: Place) => string,
  t: Translate,
): string {
  const { verdict, code, missing } = connection;
  const explanation = code && explain(code, { translate: t });
  const blocks = [
    `## ${number}${escapeMarkdown(verdictTitle(verdict, t))}`,
    facts(connection, explanation, t),
    [verdictMeaning(verdict, t), ...(explanation?.known ? [explanation.meaning] : [])].map(escapeMarkdown).join('\n\n'),
    section(t('Evidence'), evidenceLines(connection, toLines, t)),
    section(t('Timeline'), timelineLines(connection, t)),
    section(
      t('What is missing'),
      missing.map((line) => `- ${escapeMarkdown(line)}`),
    ),
    section(t('Next steps'), stepLines(connection, t)),
    sources(explanation, t),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

const section = (title: string, lines: readonly string[]): string =>
  lines.length === 0 ? '' : [`**${escapeMarkdown(title)}**`, '', ...lines].join('\n');

function facts(connection: Connection, explanation: Explanation | undefined, t: Translate): string {
  const { user, client, clientName, server, sessionId, start, end, why } = connection;
  const unknown = t('not known');
  const from = clientName === undefined || clientName === client ? client : `${client} (${clientName})`;
  const session = sessionId === undefined ? '' : `, ${t('session {0}', sessionId)}`;
  const rows = [
    [t('User'), user ?? unknown],
    [t('From'), from ?? unknown],
    [t('To'), (server ?? unknown) + session],
    [t('When'), when(start, end, t) ?? unknown],
  ];
  const lines = rows.map(([name, value]) => `- **${escapeMarkdown(name!)}**: ${escapeMarkdown(value!)}`);
  if (explanation) {
    const { familyTitle, title } = explanation;
    lines.push(
      `- **${t('Code')}**: ${inlineCode(codeLabel(explanation.code))} ${escapeMarkdown(`${familyTitle}: ${title}`)}`,
    );
  }
  lines.push(`- **${t('Rests on')}**: ${escapeMarkdown(why)}`);
  return lines.join('\n');
}

/** From when to when, and how long. */
function when(start: number | undefined, end: number | undefined, t: Translate): string | undefined {
  const span = timeSpan(start, end);
  if (span === undefined) return undefined;
  const zone = isDated(start ?? end) ? ' UTC' : '';
  const seconds = start === undefined || end === undefined ? 0 : (end - start) / 1000;
  return `${span}${zone}${seconds >= 1 ? `, ${spoken(seconds, t)}` : ''}`;
}

function evidenceLines({ evidence, start }: Connection, toLines: (place: Place) => string, t: Translate): string[] {
  const lines = evidence
    .slice(0, MOST_EVIDENCE)
    .map((moment) => `- ${inlineCode(toLines(moment))} ${told(moment, start, t)}`);
  if (evidence.length > MOST_EVIDENCE) lines.push(`- ${t('and {0} more', evidence.length - MOST_EVIDENCE)}`);
  return lines;
}

function timelineLines({ moments, evidence, start }: Connection, t: Translate): string[] {
  const main = inOrder(moments).filter(({ isMain }) => isMain);
  // Where there are too many, what proves and what failed stays, then what came first.
  const weight = (moment: Moment) => (evidence.includes(moment) ? 0 : moment.severity === 'info' ? 2 : 1);
  const kept = new Set([...main].sort((one, other) => weight(one) - weight(other)).slice(0, MOST_MOMENTS));
  const lines = main.filter((moment) => kept.has(moment)).map((moment) => `- ${told(moment, start, t)}`);
  if (main.length > kept.size) lines.push(`- ${t('and {0} more', main.length - kept.size)}`);
  return lines;
}

function told({ time, lane, event, what }: Moment, start: number | undefined, t: Translate): string {
  const at = isDated(time) && dateOf(time) === dateOf(start) ? timeOfDay(time) : dateTime(time);
  const where = event === 'text' ? t('text') : `${t(LANES[lane])}, ${eventLabel(event)}`;
  return escapeMarkdown([...(at === undefined ? [] : [at]), `${where}: ${what}`].join(' '));
}

function stepLines(connection: Connection, t: Translate): string[] {
  return nextSteps(connection).flatMap(({ title, check }, index) => {
    const { on, text, run, shell = 'powershell', look, expect } = check;
    const lines = [`${index + 1}. ${escapeMarkdown(title)}. ${escapeMarkdown(`${text} (${t(PLACE_WORDS[on])})`)}`];
    if (run !== undefined) lines.push('', indented(fencedCode(run, FENCES[shell])), '');
    else if (look !== undefined) lines.push(indented(escapeMarkdown(look)));
    if (expect !== undefined) lines.push(indented(escapeMarkdown(expect)));
    return lines;
  });
}

/** Below the text of a numbered line. */
const indented = (text: string): string => text.replace(/^(?=.)/gm, '   ');

function sources(explanation: Explanation | undefined, t: Translate): string {
  if (!explanation || explanation.sources.length === 0) return '';
  const links = explanation.sources
    .slice(0, MOST_SOURCES)
    .map(({ title, url }) => (url === undefined ? escapeMarkdown(title) : link(title, url)));
  return `**${t('Sources of the code')}**: ${links.join(', ')}`;
}

function repeats({ repeats }: Story, indexes: readonly number[], t: Translate): string[] {
  const lines = repeats
    .filter(({ connections }) => connections.some((index) => indexes.includes(index)))
    .map(({ what }) => `- ${escapeMarkdown(what)}`);
  return lines.length === 0 ? [] : [`## ${t('Repeats')}\n\n${lines.join('\n')}`];
}

function clocks(story: Story, t: Translate): string[] {
  const lines = clockSentences(story, t).map((sentence) => `- ${escapeMarkdown(sentence)}`);
  return lines.length === 0 ? [] : [`## ${t('Clocks')}\n\n${lines.join('\n')}`];
}

/** One sentence on each clock that was wrong, and on each machine whose zone is not known. */
export function clockSentences({ clocks, withoutZone }: Story, t: Translate = english): string[] {
  return [
    ...clocks.map((clock) => clockSentence(clock, t)),
    ...withoutZone.map((machine) =>
      t('The times of {0} are written without a zone; here they stand as if they were UTC.', machine),
    ),
  ];
}

/** One sentence on a clock that was wrong. */
function clockSentence({ machine, seconds, isTimeZone }: ClockError, t: Translate): string {
  const length = exactly(Math.abs(seconds), t);
  if (isTimeZone) {
    return seconds > 0
      ? t('The times of {0} are {1} ahead, as in another time zone; here they are set right.', machine, length)
      : t('The times of {0} are {1} behind, as in another time zone; here they are set right.', machine, length);
  }
  return seconds > 0
    ? t('The clock of {0} is {1} ahead; here its times are set right.', machine, length)
    : t('The clock of {0} is {1} behind; here its times are set right.', machine, length);
}

/** To the second, for a clock's error of minutes is one of seconds too: "2 min 7 s". */
function exactly(seconds: number, t: Translate): string {
  const rest = seconds % 60;
  if (seconds < 120 || seconds >= 3600 || rest === 0) return spoken(seconds, t);
  return t('{0} min {1} s', Math.floor(seconds / 60), rest);
}
