import { EVENT_FIELDS, findEventField, type EventField } from '../events/event-fields';
import { numberAt } from '../knowledge/number';
import { CONTEXT_LINES, type Here, type Reading } from './reading';
import { EVENT_4625 } from './vocabulary';

const PROVIDER =
  /TerminalServices-(?:ClientActiveXCore|LocalSessionManager|Gateway)|RemoteDesktopServices-RdpCoreTS|Security-Auditing/;
const ID_LINE = /^([^:=\n]{0,40}?)["']?\s{0,20}(?:=>|[:=])\s{0,20}["']?(\d{1,5})(?!\d)/;
const ID_LABEL = /id\b|id$|事件|событ/i;
const OTHER_ID = /process|thread|record|session|activity|user|logon|task|prozess|sitzung/i;
/** A line of a record that is written over several lines; in a log of one event a line, each line is its own. */
const RECORD_LINE = /^[\s"'#>*-]{0,40}[\p{L} _.-]{2,40}["']?\s{0,20}(?:=>|[:=])/u;
const KEYED =
  /(?<![\w-])["'\\]{0,2}((?:event_?data\.)?(?:reason ?code|reason|errorcode|status|sub[ _]?status|value|error))["'\\]{0,2}\s{0,8}(?:=>|[:=])\s{0,8}["'\\]{0,2}/gi;
const PLAIN_PAIR =
  /^\s{0,80}["']?(?!Message)[\w .-]{1,30}["']?\s{0,40}(?:=>|[:=])\s{0,8}["']?[\w-]{1,40}["']?,?\s{0,8}$/;
const LAST_NUMBER = /(?:^|[^\w.,:-])(\d{1,10}|0x[0-9a-f]{1,8})["'“”»)\].。]{0,4}\s{0,8}$/i;

interface EventRecord {
  readonly provider: string;
  readonly id: number;
  /** True where provider and id stand on the line itself. */
  readonly onLine: boolean;
}

/**
 * Codes in events that were written as text in any language and by any tool: the provider and the event id tell which
 * number of the record is the code, as they do in XML. A field is known by its name; in a sentence the code stands last.
 */
export function readEventText(here: Here): readonly Reading[] {
  if (here.line.length > 4000) return [];
  const record = recordOf(here);
  if (!record) return [];
  const fields = EVENT_FIELDS.filter(
    (field) => field.ids.includes(record.id) && record.provider.endsWith(field.provider),
  );
  return [...readKeyed(here, record), ...readSentence(here, record, fields)];
}

function readKeyed(here: Here, { provider, id }: EventRecord): Reading[] {
  const readings: Reading[] = [];
  KEYED.lastIndex = 0;
  for (let match = KEYED.exec(here.line); match; match = KEYED.exec(here.line)) {
    const name = match[1]!.toLowerCase().replace(/^event_?data\.|[ _]|code$/g, '');
    const field = ['Reason', 'ReasonCode', 'ErrorCode', 'Status', 'SubStatus', 'Value', 'error'].find(
      (one) => one.toLowerCase().replace(/code$/, '') === name && findEventField(provider, id, one),
    );
    const token = numberAt(here.line, match.index + match[0].length);
    const code = field && token && findEventField(provider, id, field)?.read(token.value);
    if (code) readings.push({ start: token.start, end: token.end, code });
  }
  return readings;
}

function readSentence(here: Here, record: EventRecord, fields: readonly EventField[]): Reading[] {
  const [field] = fields;
  if (fields.length !== 1 || !field || PLAIN_PAIR.test(here.line)) return [];
  const match = LAST_NUMBER.exec(here.line.slice(-60));
  if (!match) return [];
  const at = Math.max(0, here.line.length - 60) + match.index + match[0].indexOf(match[1]!);
  // A sentence has words before its number.
  if (!/\p{L}{2}\P{L}{0,12}$/u.test(here.before(at, 60))) return [];
  if (record.onLine && !/\p{L}{2}\s[^\n]{0,80}\p{L}{2}|\p{Lo}{4}/u.test(here.before(at, 100))) return [];
  const token = numberAt(here.line, at);
  const code = token && field.read(token.value);
  return code ? [{ start: token.start, end: token.end, code }] : [];
}

/** Provider and event id of the record that a line belongs to: on the line, or in the lines above it. */
function recordOf(here: Here): EventRecord | undefined {
  const own = PROVIDER.exec(here.line)?.[0];
  if (own !== undefined) {
    const id = idOnLine(here.line, own);
    if (id !== undefined) return { provider: own, id, onLine: true };
  }
  // 4625 is no other product's number where its field names stand around it.
  if (own === undefined && EVENT_4625.test(here.line) && /status/i.test(here.line)) {
    return { provider: 'Security-Auditing', id: 4625, onLine: true };
  }
  // A record over several lines: this line or the one above is one of its fields.
  if (!RECORD_LINE.test(here.line) && !RECORD_LINE.test(here.neighbour(-1))) return undefined;
  let provider = own;
  let id: number | undefined;
  for (let delta = -1; delta >= -CONTEXT_LINES; delta--) {
    const line = here.neighbour(delta);
    if (line.trim() === '') break;
    const named = RECORD_LINE.test(line) ? PROVIDER.exec(line)?.[0] : undefined;
    if (named !== undefined && provider === undefined) {
      provider = named;
      id ??= idOnLine(line, named);
    }
    id ??= idOfLine(line);
    if (provider !== undefined && id !== undefined) return known(provider, id);
  }
  return id === 4625 ? { provider: 'Security-Auditing', id, onLine: false } : undefined;
}

/** The event id of a line that holds nothing else: `Id : 40`, `イベント ID: 40`, `"event_id" => 40`. */
function idOfLine(line: string): number | undefined {
  const match = ID_LINE.exec(line);
  return match && ID_LABEL.test(match[1]!) && !OTHER_ID.test(match[1]!) ? Number(match[2]) : undefined;
}

function known(provider: string, id: number): EventRecord | undefined {
  return EVENT_FIELDS.some((field) => field.ids.includes(id) && provider.endsWith(field.provider))
    ? { provider, id, onLine: false }
    : undefined;
}

/** The event id among the line's columns. */
function idOnLine(line: string, provider: string): number | undefined {
  for (const field of EVENT_FIELDS) {
    if (!provider.endsWith(field.provider)) continue;
    for (const id of field.ids) if (standsAlone(line, String(id))) return id;
  }
  return undefined;
}

/** True when the number stands among the line's columns, with a separator on both sides. */
function standsAlone(line: string, number: string): boolean {
  for (let at = line.indexOf(number); at >= 0 && at < 400; at = line.indexOf(number, at + 1)) {
    const before = at === 0 ? ' ' : line[at - 1]!;
    const after = line[at + number.length] ?? '';
    if (/[\s,;|"'=:(]/.test(before) && /[\s,;|"')]/.test(after)) return true;
  }
  return false;
}
