import type { WindowsEvent } from '../events/windows-event';
import { findEntry } from '../knowledge/lookup';
import { codeLabel } from '../knowledge/notation';
import { scan } from '../scan/scan';
import type { LineIndex } from '../text';
import type { Translate } from '../translate';
import { withoutPort } from './event-facts';
import type { Sighting } from './sighting';
import type { StoryFile } from './story';

/** A text of at most so many lines is one note: a ticket, a chat, a pasted dialog. */
const NOTE_LINES = 60;
const MOST_NOTES = 200;
const MOST_WORDS = 2000;

/** What a person's words can settle where a code leaves two readings open. */
export const SPEAKS_OF_CERTIFICATE = /certificat|zertifikat|sertifik|证书|証明書/i;

/** Where a client without an event log says to which host it goes. */
const CONNECTING =
  /\bconnect(?:ing|ed)?\s{1,4}to\s{1,4}(?:peer\s|host\s|server\s)?\[?([a-z0-9][a-z0-9.-]{0,200}|[0-9a-f:]{3,45})\]?(?::\d{1,5})?(?![\w.])/i;
const CLIENT_LOG = /\[com\.freerdp\.|\bfreerdp\b|\bguacd\[/i;

/** What texts beside the events tell: pasted dialogs, tickets, chats, logs of other clients. */
export function readNotes(
  file: StoryFile,
  lines: LineIndex,
  events: readonly WindowsEvent[],
  translate: Translate,
): Sighting[] {
  // An export of events is read as events; what a scanner sees there is in them already.
  if (events.length > 0) return [];
  const findings = scan(file.text, { path: file.name, kind: 'log' })
    .filter(({ secondary, code }) => !secondary && code !== undefined && code.family !== 'message')
    .slice(0, MOST_NOTES);
  const isClientLog = CLIENT_LOG.test(file.text.slice(0, 20_000));
  const isShort = lines.lineCount <= NOTE_LINES && !isClientLog;
  const notes: Sighting[] = [];
  const note = (
    line: number,
    endLine: number,
    rest: Pick<Sighting, 'kind' | 'codes' | 'what' | 'severity'> & Partial<Sighting>,
  ) => {
    const words = wordsOf(lines, line, endLine);
    const time = isClientLog || lines.lineCount > NOTE_LINES ? noteTime(lines.lineText(line)) : noteTime(words);
    notes.push({
      file: file.name,
      line,
      endLine,
      lane: 'client',
      clock: `|${file.name}`,
      ...(time !== undefined && { writtenTime: time, time }),
      words,
      name: 'text',
      isMain: true,
      ...rest,
    });
  };
  if (isClientLog) {
    for (let line = 0; line < Math.min(lines.lineCount, 20_000); line++) {
      const text = lines.lineText(line);
      const server = text.length < 2000 ? CONNECTING.exec(text)?.[1] : undefined;
      if (server === undefined) continue;
      note(line, line, {
        kind: 'try',
        codes: [],
        what: translate('The client starts to connect (to {0})', server),
        severity: 'info',
        facts: { provider: 'ClientActiveXCore', kind: 'try', lane: 'client', server: withoutPort(server) },
      });
    }
  }
  for (const { span, code, extended, severity } of findings) {
    const { line } = lines.positionAt(span.start);
    const codes = [...(extended && extended.value !== 0 ? [extended] : []), code!];
    const [first] = codes;
    const entry = findEntry(first!);
    note(isShort ? 0 : line, isShort ? lastLine(lines) : line, {
      kind: 'client-end',
      codes,
      what: translate('A text shows {0}{1}', codeLabel(first!), entry ? `: ${translate(entry.title)}` : ''),
      severity,
    });
  }
  if (notes.length === 0 && isShort && SPEAKS_OF_CERTIFICATE.test(file.text)) {
    note(0, lastLine(lines), {
      kind: 'detail',
      codes: [],
      what: translate('A text speaks of a certificate'),
      severity: 'info',
    });
  }
  return notes.sort((one, other) => one.line - other.line);
}

/** The last line that holds anything. */
function lastLine(lines: LineIndex): number {
  let last = lines.lineCount - 1;
  while (last > 0 && lines.lineText(last).trim() === '') last--;
  return last;
}

function wordsOf(lines: LineIndex, from: number, to: number): string {
  const texts: string[] = [];
  let length = 0;
  for (let line = from; line <= to && length < MOST_WORDS; line++) {
    const text = lines.lineText(line).slice(0, MOST_WORDS);
    texts.push(text);
    length += text.length;
  }
  return texts.join('\n');
}

const DATE_TIME = /(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d))?(?:[.,]\d{1,9})?\s?(Z|UTC|[+-]\d\d:?\d\d)?/;
const TIME_OF_DAY = /(?<![\d:.])([01]?\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?(?!\d)/;

/** Seconds of one day: a time that has no date is below it, and the connection it belongs to gives the date. */
export const DAY = 86_400_000;

/** The first time in a text, in milliseconds; one without a date is the time since midnight, below {@link DAY}. */
function noteTime(text: string): number | undefined {
  const dated = DATE_TIME.exec(text);
  if (dated) {
    const [, year, month, day, hour, minute, second = '00', zone = 'Z'] = dated;
    const time = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone === 'UTC' ? 'Z' : zone}`);
    return Number.isNaN(time) ? undefined : time;
  }
  const bare = TIME_OF_DAY.exec(text);
  return bare ? ((Number(bare[1]) * 60 + Number(bare[2])) * 60 + Number(bare[3] ?? 0)) * 1000 : undefined;
}
