import { readEvents } from '../events/read-events';
import { isSessionEvent } from '../events/rdp-providers';
import type { WindowsEvent } from '../events/windows-event';
import { LineIndex } from '../text';
import { english, type Translate } from '../translate';
import { eventLine, eventSentence } from './event-line';
import { readNotes } from './notes';
import type { Sighting } from './sighting';
import type { StoryFile } from './story';

/** Every event, dialog and log line of the files that may belong to a connection. */
export function readSightings(files: readonly StoryFile[], translate: Translate = english): Sighting[] {
  return files.flatMap((file) => {
    const lines = new LineIndex(file.text);
    const events = readEvents(file.text, isSessionEvent);
    const seen = events.flatMap((event) => sightingOf(file, lines, event, translate) ?? []);
    return [...seen, ...readNotes(file, lines, events, translate)];
  });
}

function sightingOf(
  file: StoryFile,
  lines: LineIndex,
  event: WindowsEvent,
  translate: Translate,
): Sighting | undefined {
  const said = eventLine(event, translate);
  const { facts, codes, severity } = said;
  if (!facts) return undefined;
  return {
    file: file.name,
    line: firstLineOf(event, lines),
    endLine: lines.positionAt(Math.max(event.span.start, event.span.end - 1)).line,
    lane: facts.lane,
    kind: facts.kind,
    ...(event.computer !== undefined && { machine: event.computer }),
    clock: `${event.computer?.toLowerCase() ?? file.name}${event.isLocalTime ? `|${file.name}` : ''}`,
    ...(event.time !== undefined && { writtenTime: event.time, time: event.time }),
    event,
    facts,
    codes,
    name: `${event.provider}/${event.id}`,
    what: eventSentence(said),
    severity,
    isMain: facts.kind !== 'detail' || codes.length > 0 || severity !== 'info',
  };
}

const XML_FOLLOWS = /xml\s?:\s{0,8}$/i;
const DETAILS_BEGIN = /^\s{0,8}(?:Log Name|Protokollname|Nom du journal|Nombre de registro|Nome registro)\s{0,4}:/i;
const LONGEST_DETAILS = 80;

/** The first line of an event; of copied details with the XML below them, the first line of the details. */
function firstLineOf(event: WindowsEvent, lines: LineIndex): number {
  const { line } = lines.positionAt(event.span.start);
  if (!XML_FOLLOWS.test(lines.lineText(line - 1).slice(-40))) return line;
  for (let above = line - 2; above >= Math.max(0, line - LONGEST_DETAILS); above--) {
    const text = lines.lineText(above).slice(0, 60);
    if (text.includes('</Event>')) break;
    if (DETAILS_BEGIN.test(text)) return above;
  }
  return line;
}
