/** From a story to what the page shows: plain data with finished sentences. Pure. */

import type { Code, Connection, Moment, Severity, Story, Translate, Verdict } from '../core';
import {
  LANES,
  type ConnectionState,
  type EmptyStoryState,
  type MomentState,
  type NoteState,
  type StoryLabels,
} from './protocol';
import { isDated } from './time-text';

/** The core's own functions, handed in: this folder takes only types from the core. */
export interface StoryCore {
  codeRef(code: Code): string;
  codeLabel(code: Code): string;
  explain(code: Code, options: { translate: Translate }): { readonly title: string };
  verdictTitle(verdict: Verdict, translate: Translate): string;
  verdictMeaning(verdict: Verdict, translate: Translate): string;
  eventLabel(event: string): string;
  clockSentences(story: Story, translate: Translate): readonly string[];
}

/** A file that was not read, and why, as a sentence. */
export interface SkippedFile {
  readonly name: string;
  readonly reason: string;
}

/** More moments of one connection are not sent to the page. */
const MAX_MOMENTS = 500;
/** A longer line is cut: it is there to be recognised, and can be opened. */
const MAX_WHAT = 400;
/** More names than this are counted, not listed. */
const MAX_NAMES = 12;

/** Everything that the page shows of one connection. */
export function connectionState(
  connection: Connection,
  index: number,
  core: StoryCore,
  translate: Translate,
): ConnectionState {
  const { user, client, clientName, server, sessionId, start, end, verdict, severity, code, why, missing } = connection;
  const moments = shownMoments(connection);
  const hasDates = moments.some(isPlaced(true));
  const evidence = new Set(connection.evidence);
  return {
    index,
    severity,
    severityText: endText(severity, translate),
    verdict: core.verdictTitle(verdict, translate),
    meaning: core.verdictMeaning(verdict, translate),
    ...(user !== undefined && { user }),
    ...(client !== undefined && { client }),
    ...(clientName !== undefined && clientName !== client && { clientName }),
    ...(server !== undefined && { server }),
    ...(sessionId !== undefined && { sessionId }),
    ...(start !== undefined && { start }),
    ...(end !== undefined && { end }),
    why,
    ...(code && {
      code: { ref: core.codeRef(code), label: core.codeLabel(code), title: core.explain(code, { translate }).title },
    }),
    missing,
    moments: moments.map((moment) => momentState(moment, evidence.has(moment), hasDates, core, translate)),
    evidence: connection.evidence.map((moment) => moments.indexOf(moment)).filter((at) => at >= 0),
    cut: connection.moments.length - moments.length,
  };
}

/**
 * The moments that the page gets, in order of time, those without a date last: all, or where there are too many, first
 * those that prove the verdict, then the main ones.
 */
export function shownMoments({ moments, evidence }: Connection): Moment[] {
  const ranked =
    moments.length <= MAX_MOMENTS
      ? moments
      : [...new Set([...evidence, ...moments.filter(({ isMain }) => isMain), ...moments])].slice(0, MAX_MOMENTS);
  const hasDates = ranked.some(isPlaced(true));
  const place = (moment: Moment) => (isPlaced(hasDates)(moment) ? moment.time! : Infinity);
  return [...ranked].sort((one, other) => place(one) - place(other) || 0);
}

/** Whether a moment has a place on the axis: a time of day without a date has none among dates. */
const isPlaced =
  (hasDates: boolean) =>
  ({ time }: Moment): boolean =>
    time !== undefined && isDated(time) === hasDates;

function momentState(
  moment: Moment,
  isEvidence: boolean,
  hasDates: boolean,
  core: StoryCore,
  translate: Translate,
): MomentState {
  const { lane, time, writtenTime, machine, event, what, severity, isMain, file, line } = moment;
  const hasPlace = isPlaced(hasDates)(moment);
  const written = hasPlace ? writtenTime : (writtenTime ?? time);
  return {
    lane,
    ...(hasPlace && { time: time! }),
    ...(written !== undefined && { written }),
    ...(machine !== undefined && { machine }),
    event: event === 'text' ? translate('Text') : core.eventLabel(event),
    what: what.length > MAX_WHAT ? `${what.slice(0, MAX_WHAT)}…` : what,
    severity,
    isMain,
    isEvidence,
    place: `${file}:${line + 1}`,
  };
}

/** What is to be said of the story as a whole: patterns, wrong clocks, and files that gave nothing. */
export function notesOf(
  story: Story,
  skipped: readonly SkippedFile[],
  core: StoryCore,
  translate: Translate,
): NoteState[] {
  return [
    ...story.repeats.map(({ what }): NoteState => ({ kind: 'repeat', text: what })),
    ...core.clockSentences(story, translate).map((text): NoteState => ({ kind: 'clock', text })),
    ...(story.contactCount === 0
      ? []
      : [
          {
            kind: 'contact',
            text: translate(
              'Left out: {0} contacts that reached a host and were nothing more, as of port scans and health probes.',
              story.contactCount,
            ),
          } as const,
        ]),
    ...fileNotes(story.silentFiles, skipped, translate),
  ];
}

function fileNotes(silent: readonly string[], skipped: readonly SkippedFile[], translate: Translate): NoteState[] {
  const notes: NoteState[] = [];
  if (silent.length > 0) {
    const names = silent.slice(0, MAX_NAMES).join(', ');
    const others = silent.length - MAX_NAMES;
    notes.push({
      kind: 'file',
      text:
        others > 0
          ? translate('Nothing of a connection was found in {0} and {1} other files.', names, others)
          : translate('Nothing of a connection was found in {0}.', names),
    });
  }
  for (const { name, reason } of skipped.slice(0, MAX_NAMES))
    notes.push({ kind: 'file', text: translate('{0} was not read: {1}', name, reason) });
  if (skipped.length > MAX_NAMES)
    notes.push({ kind: 'file', text: translate('{0} other files were not read.', skipped.length - MAX_NAMES) });
  return notes;
}

/** The counts of a story, as one line. */
export function summaryOf({ connections, eventCount }: Story, fileCount: number, translate: Translate): string {
  return translate('Connections: {0}. Files read: {1}. Events: {2}.', connections.length, fileCount, eventCount);
}

/** What is said where no connection was found. */
export function emptyStoryState(notes: readonly NoteState[], translate: Translate): EmptyStoryState {
  return {
    kind: 'empty',
    title: translate('No connection was found'),
    text: translate(
      'The story is told from exported event logs, client logs and pasted dialogs. Best are the logs of the client, the gateway and the host together.',
    ),
    notes,
    addFiles: translate('Add files…'),
  };
}

/** The verdicts that occur, the most frequent first, with their counts; first of all the choice of no filter. */
export function filtersOf(
  connections: readonly Connection[],
  core: StoryCore,
  translate: Translate,
): { verdict: Verdict | ''; text: string }[] {
  const counts = new Map<Verdict, number>();
  for (const { verdict } of connections) counts.set(verdict, (counts.get(verdict) ?? 0) + 1);
  const line = (text: string, count: number) => `${text} (${count})`;
  return [
    { verdict: '', text: line(translate('All verdicts'), connections.length) },
    ...[...counts]
      .sort(([, one], [, other]) => other - one)
      .map(([verdict, count]) => ({ verdict, text: line(core.verdictTitle(verdict, translate), count) })),
  ];
}

function endText(severity: Severity, translate: Translate): string {
  switch (severity) {
    case 'info':
      return translate('Normal end');
    case 'warning':
      return translate('To be checked');
    case 'error':
      return translate('Failure');
  }
}

/** Every text that the page has of its own. */
export function storyLabels(translate: Translate): StoryLabels {
  const [client, gateway, host] = LANES;
  return {
    toolbar: translate('Story'),
    view: translate('View'),
    timeline: translate('Timeline'),
    table: translate('Table'),
    showAll: translate('All events'),
    showAllHint: translate('Also show the events between those that tell the story'),
    copyReport: translate('Copy ticket report'),
    copyReportHint: translate('As Markdown, with users, hosts, addresses and GUIDs masked'),
    copyUnmasked: translate('Copy unmasked report'),
    copyUnmaskedHint: translate('The unmasked report names users, hosts and addresses.'),
    addFiles: translate('Add files…'),
    addFilesHint: translate('Read more files and tell the story anew'),
    filter: translate('Verdict'),
    notes: translate('What to know of these files'),
    connections: translate('Connections'),
    shown: translate('{0} of {1} connections shown'),
    more: translate('Show more'),
    user: translate('User'),
    session: translate('session {0}'),
    remediation: translate('Open remediation for {0}'),
    copyThis: translate('Copy ticket report of this connection'),
    evidence: translate('Evidence'),
    missing: translate('What is missing to be sure'),
    untimed: translate('Without a date'),
    cut: translate('{0} more events are not shown.'),
    lanes: {
      [client]: translate('Client'),
      [gateway]: translate('Network and gateway'),
      [host]: translate('Host'),
    },
    noEvents: translate('no events'),
    severities: { info: translate('Information'), warning: translate('Warning'), error: translate('Error') },
    zoomIn: translate('Zoom in'),
    zoomOut: translate('Zoom out'),
    zoomReset: translate('Show all of the time'),
    keys: translate('Arrow keys move along the marks, Enter opens the line, + and − zoom, 0 shows all. Times are UTC.'),
    picture: translate('Timeline: {0}. The table holds the same.'),
    events: translate('{0} events'),
    open: translate('Open {0}'),
    proves: translate('Evidence for the verdict'),
    end: translate('End of the connection'),
    localTime: translate('{0} local time'),
    written: translate('{0} in the file'),
    noTime: translate('no time'),
    columns: {
      time: translate('Time (UTC)'),
      lane: translate('Where'),
      event: translate('Event'),
      severity: translate('Severity'),
      place: translate('File and line'),
    },
    durations: {
      days: translate('{0} d {1} h'),
      hours: translate('{0} h {1} min'),
      minutes: translate('{0} min {1} s'),
      seconds: translate('{0} s'),
      milliseconds: translate('{0} ms'),
    },
  };
}
