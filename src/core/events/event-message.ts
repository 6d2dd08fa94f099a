import { readAuditMessage } from './audit-message';
import { shortProvider } from './provider';

/** A field of an event as its message tells it. */
export interface MessageField {
  readonly name: string;
  readonly value: string;
  /** Where the value begins in the message. */
  readonly index: number;
}

/** Longer messages are cut: no event that we know has one. */
const LONGEST = 16_000;

/**
 * The fields of an event as its rendered message tells them, named as the event itself names them. Numbers, addresses and
 * names in quotes or brackets stand in the same order in every language that was seen; words are asked for only where
 * nothing else tells the fields apart.
 */
export function readEventMessage(provider: string, id: number, message: string): MessageField[] {
  const short = shortProvider(provider);
  const text = message.slice(0, LONGEST);
  switch (short) {
    case 'Security-Auditing':
      return readAuditMessage(id, text);
    case 'Gateway':
      return readGateway(id, text);
    case 'LocalSessionManager':
      return readSessionManager(id, text);
    case 'RdpCoreTS':
    case 'ClientActiveXCore':
    case 'RemoteConnectionManager':
    case 'TermDD':
    case 'User32':
    case 'EventLog': {
      if (short === 'RemoteConnectionManager' && id === 1149) return readLabels(text, ['Param1', 'Param2', 'Param3']);
      if (id === 1074) {
        const fields = readShutdown(text);
        if (fields.length > 0) return fields;
      }
      const fields: MessageField[] = [];
      for (const [ids, names, pattern] of SENTENCES[short]) {
        if (!ids.includes(id)) continue;
        for (const field of caught(text, names, pattern)) {
          if (!fields.some(({ name }) => name === field.name)) fields.push(field);
        }
      }
      return fields;
    }
    default:
      return [];
  }
}

type Sentence = readonly [ids: readonly number[], names: readonly string[], pattern: RegExp];

/** An address with or without its port, of version 4 or 6. */
const ADDRESS =
  /((?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?(?![\w:]|\.\d)|\[[0-9a-f:.%]{3,60}\](?::\d{1,5})?|(?<![\w.])[0-9a-f]{1,4}:[0-9a-f]{0,4}:[0-9a-f:]{0,32}(?:%\d{1,4})?(?![\w:]))/i;
const LAST_NUMBER = /(\d{1,10})[^\d\n]{0,40}$/;
const IN_BRACKETS = /\(([^()\n]{1,300})\)/;
const HEX = /(0x[0-9a-f]{1,8})(?![0-9a-z])/i;
const LISTENER = /(?<![\w-])(RDP-[\w-]{1,40}|ICA-[\w-]{1,40})/i;
const CONNECTION = /(?<![\w-])([\w-]{1,40}#\d{1,10})/;
const STATES = /^\s{0,20}(\w{1,60}):[^\n]{0,60}? from (\w{1,80}) to (\w{1,80}) in response to (\w{1,80})/;
const STATES_FROM = /^\s{0,20}(\w{1,60}):[^\n]{0,60}? from (\w{1,80}) in response to (\w{1,80})/;

const SENTENCES: Readonly<
  Record<'RdpCoreTS' | 'ClientActiveXCore' | 'RemoteConnectionManager' | 'TermDD' | 'User32' | 'EventLog', Sentence[]>
> = {
  RdpCoreTS: [
    [[65, 67, 71], ['ConnectionName'], CONNECTION],
    [[66], ['ConnectionName', 'SessionID'], /(?<![\w-])([\w-]{1,40}#\d{1,10})\D{1,80}(\d{1,10})/],
    [[97], ['ComponentName', 'ErrorCode'], /component (\S{1,60}) detected an error \((0x[0-9a-f]{1,8})\)/i],
    [[1, 35], ['HresultCode'], HEX],
    [[3, 36, 149, 161, 195, 228], ['ErrorCode'], /(0x[0-9a-f]{1,8})[^0-9a-z]{0,8}$/i],
    [[97], ['ErrorCode'], HEX],
    [[99, 138], ['ResultCode'], HEX],
    [[103], ['ReasonCode'], LAST_NUMBER],
    [[104], ['TimezoneBiasHour'], /\[(-?\d{1,3})\]/],
    [[131], ['ConnType'], /(?<!\w)(TCP|UDP)(?!\w)/i],
    [[131], ['ClientIP'], ADDRESS],
    [[132, 148], ['ChannelName', 'TunnelID'], /channel (\S{1,80}) has been [^\n]{1,120}?(?<!\d)(\d{1,10})\.?\s{0,4}$/i],
    [[132, 148, 130], ['TunnelID'], LAST_NUMBER],
    [[135], ['TunnelID', 'TransportType'], /tunnel:? ?(\d{1,10}), its transport type set to (\w{1,10})/i],
    [[139], ['ResultCode'], HEX],
    [[139, 140], ['IPString'], ADDRESS],
    [[141], ['InstanceID'], LAST_NUMBER],
    [[142, 143], ['error'], LAST_NUMBER],
    [[146, 147], ['Error'], LAST_NUMBER],
    [[153], ['TLSVersion'], /(\d{1,2}(?:\.\d{1,2})?)\D{0,20}$/],
    [[226, 225], ['StateTransition', 'PreviousStateName', 'NewStateName', 'EventName'], STATES],
    [[226, 225], ['StateTransition', 'PreviousStateName', 'EventName'], STATES_FROM],
    [[227], ['CustomLevel', 'Value'], /^\s{0,20}([^\n]{1,300}?err=\[(0x[0-9a-f]{1,8})\])/i],
    [[227], ['Value'], HEX],
  ],
  ClientActiveXCore: [
    [[226], ['StateTransitionName', 'PreviousStateName', 'NewStateName', 'EventName'], STATES],
    [[226], ['StateTransitionName', 'PreviousStateName', 'EventName'], STATES_FROM],
    [[1024], ['Value'], IN_BRACKETS],
    // "(Reason= 263)" in any language; in some the blank stands before the sign too.
    [[1026, 1003], ['Value'], /[=＝]\s{0,3}(\d{1,10})\s{0,3}[)）]/],
    [[1026], ['Value'], LAST_NUMBER],
    [[1027], ['DomainName', 'SessionId'], /\(([^()\n]{0,100})\)\D{1,80}(\d{1,10})/],
    [[1027], ['SessionId'], LAST_NUMBER],
    [[1029], ['TraceMessage'], /= {0,2}([\w+/=-]{1,200})/],
    [[1028], ['TraceMessage'], /[=:] {0,2}(\w{1,20})/],
    [[1102], ['Value'], /server (\S{1,200}?)\.?\s{0,4}$/i],
    [[1102], ['Value'], ADDRESS],
    [[1106], ['Code'], LAST_NUMBER],
  ],
  RemoteConnectionManager: [
    [[258, 259, 260, 261, 262], ['listenerName'], LISTENER],
    [[258, 259, 261, 262], ['listenerName'], /^\s{0,8}Listener (\S{1,60})/],
    [[1158], ['Param1'], ADDRESS],
    [[1152, 1153], ['Param1'], HEX],
    [[20502, 20515, 20516, 20517, 20518, 20519], ['Session'], LAST_NUMBER],
  ],
  TermDD: [
    [[56], ['2'], ADDRESS],
    [[50], ['2'], /component (\S{1,60}) detected an error/i],
  ],
  User32: [[[1074], ['param4'], HEX]],
  EventLog: [[[6008], ['1', '2'], / at (\S[^\n]{2,20}) on (\S[^\n]{5,20}) was /]],
};

/** The error code of a state transition, beside the names of its states. */
const TRANSITIONS = [36, 37, 225, 226];

/** The groups of a pattern, by the names of what they hold. */
function caught(text: string, names: readonly string[], pattern: RegExp): MessageField[] {
  const match = pattern.exec(text);
  if (!match) return [];
  const fields: MessageField[] = [];
  let from = match.index;
  names.forEach((name, at) => {
    const value = match[at + 1];
    if (value === undefined) return;
    const index = text.indexOf(value, from);
    from = index + value.length;
    fields.push({ name, value, index });
  });
  if (names.includes('PreviousStateName')) fields.push(...errorCode(text));
  return fields;
}

const errorCode = (text: string): MessageField[] => {
  const match = /(0x[0-9a-f]{1,8})[^0-9a-z]{0,8}$/i.exec(text.trimEnd());
  return match ? [{ name: 'ErrorCode', value: match[1]!, index: match.index }] : [];
};

/** The words around the parts of event 1074, and the name of the part that follows each. */
const SHUTDOWN: readonly (readonly [words: string, name: string])[] = [
  ['The process ', 'param1'],
  [' has initiated the ', 'param5'],
  [' of computer ', 'param2'],
  [' on behalf of user ', 'param7'],
  [' for the following reason: ', 'param3'],
  ['Reason Code: ', 'param4'],
  ['Shutdown Type: ', ''],
];

function readShutdown(text: string): MessageField[] {
  const fields: MessageField[] = [];
  let start = -1;
  let name = '';
  for (const [words, next] of SHUTDOWN) {
    const at = text.indexOf(words, Math.max(start, 0));
    if (at < 0) break;
    const value = text.slice(start, at).trim();
    if (start >= 0 && value !== '') fields.push({ name, value, index: text.indexOf(value, start) });
    start = at + words.length;
    name = next;
  }
  return fields;
}

const SESSION_USER = [21, 22, 23, 24, 25, 41, 42, 61];
const NUMBERS: Readonly<Record<number, readonly string[]>> = {
  39: ['TargetSession', 'Source'],
  40: ['Session', 'Reason'],
};
const NUMBER = /(?<![\w.])(?:0x[0-9a-f]{1,8}|\d{1,10})(?![\w.]\d)/gi;

function readSessionManager(id: number, text: string): MessageField[] {
  if (SESSION_USER.includes(id)) return readSessionUser(text);
  const names = NUMBERS[id] ?? (id >= 43 && id <= 53 ? ['Session'] : undefined);
  if (names) {
    const numbers = [...text.slice(0, 400).matchAll(NUMBER)];
    if (numbers.length < names.length) return [];
    return names.map((name, at) => ({ name, value: numbers[at]![0], index: numbers[at]!.index }));
  }
  if (TRANSITIONS.includes(id)) {
    const match = / from (\w{1,80}) in response to (\w{1,80})/.exec(text);
    const states = match
      ? [
          { name: 'StateName', value: match[1]!, index: text.indexOf(match[1]!, match.index) },
          { name: 'EventName', value: match[2]!, index: text.lastIndexOf(match[2]!, match.index + match[0].length) },
        ]
      : [];
    return [...states, ...errorCode(text)];
  }
  if (id === 32 || id === 33) {
    const fields = caught(text, ['messageName'], /^\s{0,8}Plug-?in (\S{1,80}) /i);
    return id === 33 ? [...fields, ...errorCode(text).map((one) => ({ ...one, name: 'errorCode' }))] : fields;
  }
  return id === 16 || id === 17 || id === 19 ? caught(text, ['Param1'], HEX) : [];
}

const SESSION_NUMBER = /[:：][ \t\u00a0]{0,8}(\d{1,10})(?![\w.\\:])/;
const SESSION_LABEL =
  /\s(?:session[ -]?id|sitzungs-?id|id de (?:la )?session|id de (?:la )?sesión|id\. de (?:la )?sesión|identifiant de session|id sessione)\s?$/i;

/** `User: CONTOSO\ivy`, `Session ID: 5`, `Source Network Address: 192.0.2.44`, on three lines or on one. */
function readSessionUser(text: string): MessageField[] {
  const session = SESSION_NUMBER.exec(text);
  if (!session) return [];
  const sessionAt = session.index + session[0].length - session[1]!.length;
  const fields: MessageField[] = [];
  const colon = Math.max(text.lastIndexOf(':', session.index - 1), text.lastIndexOf('：', session.index - 1));
  if (colon >= 0) {
    const rest = text.slice(colon + 1, session.index);
    const first = rest.search(/\S/);
    const lineEnd = rest.search(/[\r\n]/);
    if (first >= 0 && (lineEnd < 0 || first < lineEnd)) {
      // On one line the next label follows the name at once; where it is not known, a name is one word.
      const value =
        lineEnd >= 0
          ? rest.slice(first, lineEnd)
          : SESSION_LABEL.test(rest)
            ? rest.slice(first).replace(SESSION_LABEL, '')
            : (/^\S+/.exec(rest.slice(first))?.[0] ?? '');
      fields.push({ name: 'User', value: value.trim(), index: colon + 1 + first });
    }
  }
  fields.push({ name: 'SessionID', value: session[1]!, index: sessionAt });
  const after = sessionAt + session[1]!.length;
  const address = /^\s{0,60}[^\s:：][^\n:：]{0,80}[:：][ \t\u00a0]{0,8}([\w.:%-]{2,60})/.exec(
    text.slice(after, after + 300),
  );
  if (address) {
    fields.push({ name: 'Address', value: address[1]!, index: after + address[0].length - address[1]!.length });
  }
  return fields;
}

/** The values of the last labelled lines of a message, or of a line with as many labels. */
function readLabels(text: string, names: readonly string[]): MessageField[] {
  const trimmed = text.trimEnd();
  const colons: number[] = [];
  for (
    let at = trimmed.lastIndexOf(':');
    at > 0 && colons.length < names.length;
    at = trimmed.lastIndexOf(':', at - 1)
  ) {
    // A colon within an address ends no label.
    if (at + 1 === trimmed.length || /\s/.test(trimmed[at + 1]!)) colons.unshift(at);
  }
  if (colons.length < names.length) return [];
  return colons.flatMap((colon, at) => {
    const piece = trimmed.slice(colon + 1, colons[at + 1] ?? trimmed.length);
    const isLast = at === colons.length - 1;
    const lineEnd = piece.search(/[\r\n]/);
    const words = (lineEnd < 0 ? piece : piece.slice(0, lineEnd)).trim();
    // On one line the next label stands there too: a value is its first word, and nothing where there is only the label.
    const more = words.replace(/ source network address$/i, ' .').split(/\s+/);
    const value = isLast || lineEnd >= 0 ? words : more.length > 1 ? more[0] : undefined;
    return value ? [{ name: names[at]!, value, index: colon + 1 + piece.indexOf(value) }] : [];
  });
}

const QUOTED = /["“„«]\s?([^"“”„«»\n]{0,300}?)\s?["”“»]/g;
const PROTOCOL = /^(?:HTTP|UDP|RPC|RPC-HTTP|WebSocket)$/i;
const ERROR = /^(?:\d{1,10}|0x[0-9a-f]{1,8})$/i;
const TRAFFIC = /(?<![\w.])(\d{1,15})(?= ?(?:byte|octet|байт|seco|seku|segu|s\.|с\.))/gi;

/** These name what the user asked for. */
const RESOURCE = [202, 300, 301, 302, 303, 304, 305, 306];

/** The gateway quotes whatever it names: user and address first, then what is told from its form. */
function readGateway(id: number, text: string): MessageField[] {
  const quoted = [...text.matchAll(QUOTED)].map((match) => ({
    value: match[1]!.trim(),
    index: match.index + match[0].indexOf(match[1]!),
  }));
  const fields: MessageField[] = [];
  const add = (name: string, found: { value: string; index: number }) => {
    if (found.value !== '' && !fields.some((one) => one.name === name)) fields.push({ name, ...found });
  };
  quoted.forEach((found, at) => {
    if (at === 0) add('Username', found);
    else if (at === 1 && (quoted.length > 2 || ADDRESS.test(found.value) || !RESOURCE.includes(id)))
      add('IpAddress', found);
    else if (PROTOCOL.test(found.value)) add('ConnectionProtocol', found);
    else if (ERROR.test(found.value)) add('ErrorCode', found);
    else if (id >= 200 && id <= 201) add('AuthType', found);
    else if (RESOURCE.includes(id)) add('Resource', found);
  });
  if (id === 303 || id === 202) {
    const [sent, received, duration] = [...text.matchAll(TRAFFIC)];
    if (duration) {
      add('BytesTransfered', { value: sent![1]!, index: sent!.index });
      add('BytesReceived', { value: received![1]!, index: received!.index });
      add('SessionDuration', { value: duration[1]!, index: duration.index });
    }
  }
  return fields;
}
