/** From the records of a log to what the page shows: plain data with finished sentences. Pure. */

import type * as Core from '../core';
import type { Code, EventLine, EvtxDamage, EvtxRecord, Explanation, Severity, Translate, WindowsEvent } from '../core';
import { MAX_UNREADABLE, type EvtxContents } from './evtx-log';
import { indentedXml } from './indented-xml';
import type {
  EventDetail,
  EventExplanation,
  EventQuery,
  EventRow,
  EvtxLabels,
  EvtxNotice,
  EvtxState,
  SeverityFilter,
} from './protocol';

/** The core's own functions, handed in: this folder takes only types from the core. */
export type EvtxCore = Pick<
  typeof Core,
  'codeLabel' | 'codeRef' | 'eventLabel' | 'eventLine' | 'explain' | 'isoTime' | 'isSessionEvent' | 'readXmlEvent'
>;

/** A longer line is cut: the whole stands in the XML. */
const MAX_WORDS = 300;
/** Causes that are named; all of them stand in the view "RDP Remediation". */
const MAX_CAUSES = 4;
/** Codes of one event that are explained. */
const MAX_CODES = 2;

/** Everything that the page shows of one event in its row. */
export function eventRow(record: EvtxRecord, core: EvtxCore, translate: Translate): EventRow {
  const event = eventOf(record, core);
  const line = core.eventLine(event, translate);
  const time = event.time ?? record.written;
  const timeText = core.isoTime(time)?.replace('T', ' ').replace('Z', '');
  return {
    ...(timeText !== undefined && { timeText, time }),
    severity: severityOfEvent(event, line),
    title: line.title,
    details: cut(
      line.isKnown ? line.details : [line.details, valuesOf(event)].filter((part) => part !== '').join(' · '),
    ),
    ...(line.code && {
      code: { label: line.code.label, title: line.code.title ?? structureOf(line, core, translate) },
    }),
    machine: event.computer ?? '',
    event: core.eventLabel(`${withoutVendor(event.provider)}/${event.id}`),
    provider: event.provider,
    isDoubtful: record.isDoubtful === true,
    isOther: !core.isSessionEvent(record.provider, record.id),
  };
}

/** What the build of a number tells of which nothing else is known. */
const structureOf = ({ codes: [first] }: EventLine, core: EvtxCore, translate: Translate): string =>
  (first && core.explain(first, { translate }).structure[0]) ?? '';

/** The words of a row, for the filter. */
export const rowWords = (row: EventRow, labels: EvtxLabels): string =>
  [
    row.timeText,
    labels.severities[row.severity],
    row.title,
    row.details,
    row.code?.label,
    row.code?.title,
    row.machine,
    row.event,
    row.provider,
  ].join('\n');

/** Whether a severity passes the filter. */
export const passesSeverity = (severity: Severity, filter: SeverityFilter): boolean =>
  filter === 'all' || filter === severity || (filter === 'problems' && severity !== 'info');

/** Everything that the page shows of one event below its row. */
export function eventDetail(record: EvtxRecord, core: EvtxCore, translate: Translate): EventDetail {
  const event = eventOf(record, core);
  const [own, ...others] = explained(record, core).map((code) => core.explain(code, { translate }));
  // What an event's own causes say, its code says better.
  const isToldByCode = others.some(({ known, entry }) => known && entry?.causes.length !== 0);
  const explanations = [
    ...(own ? [explanationState(own, own.code.family === 'event' && isToldByCode, core, translate)] : []),
    ...others.map((each) => explanationState(each, false, core, translate)),
  ];
  return {
    place: [
      ...(event.computer === undefined ? [] : [event.computer]),
      event.provider,
      translate('record {0}', event.recordId ?? record.recordId),
      ...(event.channel === undefined ? [] : [translate('log {0}', event.channel)]),
      ...(event.activityId === undefined ? [] : [translate('activity {0}', event.activityId)]),
      ...(record.isDoubtful ? [translate('no checksum vouches for this record')] : []),
    ].join(' · '),
    explanations,
    ...(explanations.length === 0 && {
      unexplained: translate('This event is not about Remote Desktop, so it is not explained here.'),
    }),
    xml: indentedXml(record.xml),
  };
}

/** What is explained of an event: the event itself, then the codes in it. */
export function explained(record: EvtxRecord, core: EvtxCore): Code[] {
  const event = eventOf(record, core);
  const { facts, codes } = core.eventLine(event);
  const own: Code[] = facts ? [{ family: 'event', value: event.id, provider: facts.provider }] : [];
  const different = new Map(codes.map((code) => [core.codeRef(code), code]));
  return [...own, ...[...different.values()].slice(0, MAX_CODES)];
}

function explanationState(
  explanation: Explanation,
  withoutCauses: boolean,
  core: EvtxCore,
  translate: Translate,
): EventExplanation {
  const { code, title, meaning, structure, proves, provesNot, causes, firstCheck, known } = explanation;
  const label = code.family === 'event' ? eventName(code) : core.codeLabel(code);
  const hasCauses = known && !withoutCauses && explanation.entry?.causes.length !== 0;
  return {
    heading: translate('{0}: {1}', label, title),
    meaning,
    structure: known ? [] : structure,
    ...(proves !== undefined && { proves }),
    ...(provesNot !== undefined && { provesNot }),
    causes: hasCauses ? causes.slice(0, MAX_CAUSES).map((cause) => cause.title) : [],
    ...(hasCauses &&
      firstCheck && {
        firstCheck: {
          text: firstCheck.text,
          ...(firstCheck.run !== undefined && { command: firstCheck.run }),
          ...(firstCheck.look !== undefined && { look: firstCheck.look }),
        },
      }),
    remediationName: translate('Open remediation: {0}', label),
    lookUpName: translate('Look up: {0}', label),
  };
}

/** `LocalSessionManager 40`. */
export const eventName = ({ provider, value }: Code): string => `${provider ?? ''} ${value ?? ''}`.trim();

/** A record whose XML cannot be understood is still a row. */
function eventOf({ xml, provider, id, written }: EvtxRecord, core: EvtxCore): WindowsEvent {
  const nowhere = { start: 0, end: 0 };
  return core.readXmlEvent(xml) ?? { provider, id, time: written, fields: [], span: nowhere, idSpan: nowhere };
}

/** By meaning where it is known, else as Windows graded the event. */
function severityOfEvent({ level = 4 }: WindowsEvent, { isKnown, code, severity }: EventLine): Severity {
  if (isKnown || code?.title !== undefined) return severity;
  return level === 1 || level === 2 ? 'error' : level === 3 ? 'warning' : 'info';
}

/** The severity of an event without reading the whole: for those of which nothing is known but the level. */
export function levelOf(xml: string): Severity {
  const level = /<Level>(\d)<\/Level>/.exec(xml.slice(0, 2000))?.[1];
  return level === '1' || level === '2' ? 'error' : level === '3' ? 'warning' : 'info';
}

const valuesOf = ({ fields }: WindowsEvent): string =>
  fields.flatMap(({ name, value }) => (value === '' || name === 'Binary' ? [] : [value])).join(' · ');

const cut = (text: string): string => (text.length > MAX_WORDS ? `${text.slice(0, MAX_WORDS)}…` : text);

const withoutVendor = (provider: string): string => provider.replace(/^Microsoft-Windows-/, '');

/** One line for each record that could not be read. */
export function unreadableLines({ unreadable, unreadableCount }: EvtxContents, translate: Translate): string[] {
  const line = ({ offset, recordId, reason }: EvtxDamage): string =>
    recordId === undefined
      ? translate('At byte {0}: {1}', offset, reason)
      : translate('Record {0} at byte {1}: {2}', recordId, offset, reason);
  const more = unreadableCount - unreadable.length;
  return [...unreadable.map(line), ...(more > 0 ? [translate('And {0} more.', more)] : [])];
}

/** The page as a whole, without its rows. */
export function evtxState(title: string, contents: EvtxContents, query: EventQuery, translate: Translate): EvtxState {
  const { phase, events, otherCount, unreadableCount } = contents;
  const labels = evtxLabels(translate);
  if (phase === 'reading')
    return { labels, title, phase, facts: [], notices: [], unreadable: 0, canRetry: false, query };
  const readable = events.length + otherCount;
  const isLog = readable > 0 || contents.header?.isEvtx === true;
  return {
    labels,
    title,
    phase: readable > 0 ? 'list' : 'nothing',
    facts: isLog
      ? [
          translate('Records: {0}', readable + unreadableCount),
          translate('RDP events: {0}', events.length),
          translate('Other events: {0}', otherCount),
          translate('Unreadable: {0}', unreadableCount),
        ]
      : [],
    notices: noticesOf(contents, isLog, readable, translate),
    unreadable: isLog ? unreadableCount : 0,
    canRetry: phase !== 'read',
    query,
  };
}

function noticesOf(contents: EvtxContents, isLog: boolean, readable: number, translate: Translate): EvtxNotice[] {
  const { phase, reason, size, end, header, unreadableCount, doubtfulChunks, chunkCount } = contents;
  const notices: EvtxNotice[] = [];
  const add = (kind: EvtxNotice['kind'], text: string) => notices.push({ kind, text });
  if (phase === 'failed') add('warning', translate('The file could not be read: {0}', reason ?? ''));
  if (phase === 'cancelled')
    add(
      'warning',
      translate('Reading was stopped after {0} % of the file. The rest is missing here.', percentOf(end, size)),
    );
  if (phase !== 'read') return notices;
  if (size === 0) add('warning', translate('The file is empty: it holds not a single byte.'));
  else if (!isLog) {
    add(
      'warning',
      translate(
        'This is not a Windows event log, whatever its name says: no event could be found in it. “Reopen Editor With…” shows it as text.',
      ),
    );
    return notices;
  } else if (readable === 0)
    add(
      'warning',
      unreadableCount === 0
        ? translate('The log holds no events: nothing was written to it, or it was cleared.')
        : translate('Not one of the events in this log could be read.'),
    );
  else if (contents.events.length === 0)
    add(
      'info',
      translate('None of the events in this log is about Remote Desktop. “Show all events” lists the others.'),
    );
  if (!header || size === 0) return notices;
  if (unreadableCount > 0)
    add(
      'warning',
      unreadableCount === 1
        ? translate('One record could not be read. It may have been about Remote Desktop.')
        : translate('{0} records could not be read. Some may have been about Remote Desktop.', unreadableCount),
    );
  if (header.isTruncated) add('warning', translate('The file is cut off: it ends before the end of the log.'));
  if (header.isHeaderDamaged)
    add('warning', translate('The header of the file is damaged. The events were read all the same.'));
  if (doubtfulChunks > 0)
    add(
      'warning',
      translate(
        'In {0} of {1} parts of the file a checksum does not match. Events from there are marked as doubtful.',
        doubtfulChunks,
        chunkCount,
      ),
    );
  if (header.isDirty)
    add(
      'info',
      translate(
        'The log was still open when it was copied (it is marked as dirty). The last events may be missing; an export from Event Viewer has them.',
      ),
    );
  if (header.isFull) add('info', translate('The log had reached its size, so that older events may be gone.'));
  if (chunkCount > 0 && MAX_UNREADABLE < unreadableCount)
    add('info', translate('Only the first {0} unreadable records are listed.', MAX_UNREADABLE));
  return notices;
}

/** What is said while the log is being read. */
export function progressOf({ end, size, events, otherCount }: EvtxContents, translate: Translate) {
  const percent = percentOf(end, size);
  return {
    percent,
    text: translate('{0} % read, {1} RDP events in {2} records', percent, events.length, events.length + otherCount),
  };
}

const percentOf = (end: number, size: number): number => (size === 0 ? 0 : Math.floor((100 * end) / size));

/** Every text that the page has of its own. */
export function evtxLabels(translate: Translate): EvtxLabels {
  return {
    toolbar: translate('Event log'),
    export: translate('Export RDP events as XML'),
    exportHint: translate('Opens the RDP events as an XML document, in which hovers, outline and Problems work'),
    story: translate('Show session story'),
    storyHint: translate('Who ended each connection of this log, and why'),
    all: translate('Show all events'),
    allHint: translate('Also list the events that are not about Remote Desktop'),
    newestFirst: translate('Newest first'),
    filters: translate('Filters'),
    text: translate('Filter'),
    severity: translate('Severity'),
    severityFilters: {
      all: translate('All severities'),
      problems: translate('Errors and warnings'),
      error: translate('Errors'),
      warning: translate('Warnings'),
      info: translate('Information'),
    },
    severities: { info: translate('Information'), warning: translate('Warning'), error: translate('Error') },
    columns: {
      time: translate('Time (UTC)'),
      severity: translate('Severity'),
      event: translate('Event'),
      code: translate('Code'),
      machine: translate('Machine'),
      provider: translate('Provider and id'),
    },
    events: translate('Events'),
    keys: translate('Arrow keys move along the events, Enter opens one.'),
    shown: translate('{0} of {1} events shown'),
    shownSoFar: translate('{0} events shown'),
    searching: translate('Searching…'),
    nothing: translate('No event passes the filters.'),
    more: translate('Show more'),
    noTime: translate('no time'),
    localTime: translate('{0} local time'),
    doubtful: translate('doubtful'),
    other: translate('not RDP'),
    proves: translate('Shows'),
    provesNot: translate('Caution'),
    causes: translate('Likely causes'),
    firstCheck: translate('First check'),
    remediation: translate('Open remediation'),
    lookUp: translate('Look up'),
    copyXml: translate('Copy event as XML'),
    xml: translate('The event as XML'),
    loading: translate('Loading…'),
    unreadableList: translate('Show the unreadable records'),
    reading: translate('Reading the log'),
    cancel: translate('Stop'),
    again: translate('Read again'),
  };
}
