import type { Code } from '../knowledge/code';
import { isKnown } from '../knowledge/lookup';
import { findEventField } from './event-fields';
import { decideErrorCode, decideExtended, freerdpCode, isKnownStatus, statusCode } from './family';
import type { NumberToken } from './number';
import type { Here, Reading, Shape } from './reading';
import { CODE_WORD, ERROR_LABEL, EXTENDED_WORD, OTHER_TRADE, RDP_FRAME } from './vocabulary';

const isHex = (token: { base: string }) => token.base === 'hex';
const atLineStart = (here: Here, column: number) => /^[\s>*#|"'`•+\-[\]]*$/.test(here.before(column, 40));
const isOtherTrade = (here: Here, column: number) => OTHER_TRADE.test(here.near(column));

const ERROR_HINTS = [
  'rror',
  'RROR',
  'ehler',
  'erreur',
  'errore',
  'erro',
  'fout',
  'Fout',
  'kod',
  'Kod',
  'kód',
  'Kód',
  'код',
  'Код',
  'fel',
  'Fel',
  'fejl',
  'Fejl',
  'feil',
  'Feil',
  'virhe',
  'Virhe',
  'hib',
  'Hib',
  'エラー',
  '오류',
  '错误',
  '錯誤',
];

/** "Error code: 0x204", "Extended error code: 0x5", and the same in other display languages. */
const errorLabel: Shape = {
  name: 'a number after the words "error code"',
  hints: ERROR_HINTS,
  pattern: new RegExp(
    `(?:(${EXTENDED_WORD.source})\\s?)?(?:${ERROR_LABEL.source}|\\berror)(?:\\s(${EXTENDED_WORD.source}))?["'\`*]{0,3}\\s?[:：=#]?[ \\t]{0,3}["'\`*]{0,3}`,
    'gi',
  ),
  read(token, match, here) {
    const start = match.index;
    const isExtended = match[1] !== undefined || match[2] !== undefined;
    if (isExtended) return readExtended(token, start, here);
    const decision = decideErrorCode(token);
    if (!decision) return undefined;
    const { code, candidates } = decision;
    const known = code.value !== null && isKnown(code.family, code.value);
    const reading = { code, ...(candidates && { candidates }), role: 'first' as const };
    if (!isHex(token)) return known && decision.telling && here.saysRdp(start, token.end) ? reading : undefined;
    if (!ERROR_LABEL.test(match[0])) {
      return known && (here.saysRdp(start, token.end) || hasPartner(here, start, token.end)) ? reading : undefined;
    }
    // A dialog, or a line about Remote Desktop, may hold a number that nobody knows.
    const isLabelled = atLineStart(here, start);
    if (!known && !isLabelled && !SAME_LINE_EXTENDED.test(here.line))
      return here.saysRdp(start, token.end) && !isOtherTrade(here, start) ? reading : undefined;
    const rdp = here.saysRdp(start, token.end);
    if (!rdp && isOtherTrade(here, start)) return undefined;
    if (decision.telling || hasPartner(here, start, token.end)) return reading;
    if (rdp) return known || isLabelled ? reading : undefined;
    if (code.family === 'hresult' || code.family === 'ntstatus')
      return isLabelled && known && isInDialog(here) ? reading : undefined;
    if (token.value === 0) return isInDialog(here) ? reading : undefined;
    return (isLabelled && here.isNearRdp) || isInDialog(here) || hasTellingSibling(here) ? reading : undefined;
  },
};

function readExtended(token: NumberToken, start: number, here: Here): Omit<Reading, 'start' | 'end'> | undefined {
  const code = decideExtended(token.value);
  if (!code) return undefined;
  const rdp = here.saysRdp(start, token.end);
  if (!rdp && isOtherTrade(here, start)) return undefined;
  const partner = hasPartner(here, start, token.end);
  if (!isKnown('extended', token.value) && !partner && !RDP_FRAME.test(here.vicinity)) return undefined;
  if (!isHex(token) && !rdp && !partner) return undefined;
  return partner || rdp || here.isNearRdp ? { code, role: 'extended' } : undefined;
}

const LABELLED_HEX =
  /^[\s>*#|"'`•+-]{0,80}([^\d:：\s>*#|"'`•+-][^\d:：]{2,59}?)["'`*]{0,3}\s?[:：][ \t]{0,4}["'`*]{0,3}(0x[0-9a-f]{1,8})(?:[^0-9a-z_]|$)/i;
const SAME_LINE_EXTENDED = new RegExp(`(?:${EXTENDED_WORD.source})[^\\n]{0,40}?(?:0x[0-9a-f]|\\d)`, 'i');
const SAME_LINE_FIRST = new RegExp(
  `(?:${ERROR_LABEL.source}|error)["'\`*]{0,3}\\s?[:：=]?\\s?["'\`*]{0,3}0x[0-9a-f]{1,8}`,
  'i',
);

/** True when the other half of an "error code, extended error code" pair stands on this line or one or two away. */
function hasPartner(here: Here, start: number, end: number): boolean {
  const before = here.before(start);
  const after = here.line.slice(end, end + 80);
  if (SAME_LINE_EXTENDED.test(after) && /0x/i.test(after)) return !isOtherTrade(here, start);
  if (SAME_LINE_FIRST.test(before)) return pairIsRdp(before, here.line.slice(start, end));
  return partnerLine(here) !== undefined;
}

function pairIsRdp(first: string, second: string): boolean {
  const one = /0x([0-9a-f]{1,8})(?![0-9a-z_])/i.exec(first);
  const two = /0x([0-9a-f]{1,8})/i.exec(second);
  return one !== null && two !== null && isPair(Number.parseInt(one[1]!, 16), Number.parseInt(two[1]!, 16));
}

const isPair = (first: number, second: number) =>
  (first < 0x10000 || first >= 0x80000000 || isKnown('disconnect', first)) &&
  (second === 0 || second >= 0x80000000 || isKnown('extended', second));

interface LabelledHex {
  readonly label: string;
  readonly value: number;
}

function labelledHex(line: string): LabelledHex | undefined {
  const match = LABELLED_HEX.exec(line);
  return match ? { label: match[1]!.trim(), value: Number.parseInt(match[2]!, 16) } : undefined;
}

/** The labelled hex line next to this one (a blank line may stand between) that makes a dialog's pair with it. */
function partnerLine(here: Here): { position: 'above' | 'below'; other: LabelledHex } | undefined {
  const own = labelledHex(here.line);
  if (!own) return undefined;
  for (const position of ['below', 'above'] as const) {
    const step = position === 'below' ? 1 : -1;
    const other =
      labelledHex(here.neighbour(step)) ??
      (here.neighbour(step).trim() === '' ? labelledHex(here.neighbour(2 * step)) : undefined);
    if (!other) continue;
    const [first, second] = position === 'below' ? [own, other] : [other, own];
    if (isPair(first.value, second.value) && areRelated(first.label, second.label, here)) return { position, other };
  }
  return undefined;
}

/** Labels of a pair share most of a word in every language, or a line with "(UTC)" follows, or the block title precedes. */
function areRelated(first: string, second: string, here: Here): boolean {
  if (isOtherTrade(here, 0)) return false;
  const [one, two] = [first.toLowerCase(), second.toLowerCase()];
  if (two.includes(one) || sharedEnd(one, two) >= 4 || sharedStart(one, two) >= 4) return one !== two;
  return /\(UTC\)|\[Expanded Information\]/i.test(here.vicinity);
}

function sharedEnd(one: string, two: string): number {
  let length = 0;
  while (length < one.length && length < two.length && one.at(-1 - length) === two.at(-1 - length)) length++;
  return length;
}

function sharedStart(one: string, two: string): number {
  let length = 0;
  while (length < one.length && length < two.length && one[length] === two[length]) length++;
  return length;
}

const isInDialog = (here: Here) => partnerLine(here) !== undefined || /\[Expanded Information\]/i.test(here.vicinity);

/** True when the same line holds another error code that is plain by itself. */
function hasTellingSibling(here: Here): boolean {
  for (const match of here.line.slice(0, 2000).matchAll(/0x([0-9a-f]{3,8})(?![0-9a-z_])/gi)) {
    const value = Number.parseInt(match[1]!, 16);
    if (value >= 0x100 && isKnown('disconnect', value)) return true;
  }
  return false;
}

/** A dialog's pair under labels of a language that no list holds: told by its shape alone. */
const unknownLabel: Shape = {
  name: 'a pair of labelled hex lines',
  hints: ['0x', '0X'],
  // LABELLED_HEX up to its number; that there is one, partnerLine says.
  pattern: /^[\s>*#|"'`•+-]{0,80}[^\d:：\s>*#|"'`•+-][^\d:：]{2,59}?["'`*]{0,3}\s?[:：][ \t]{0,4}["'`*]{0,3}/gi,
  read(token, _match, here) {
    const partner = partnerLine(here);
    if (!partner) return undefined;
    if (partner.position === 'above') {
      const code = decideExtended(token.value);
      return code && { code, role: 'extended' };
    }
    const decision = decideErrorCode(token);
    return (
      decision && {
        code: decision.code,
        ...(decision.candidates && { candidates: decision.candidates }),
        role: 'first',
      }
    );
  },
};

/** RDPClient event 1026 as text, in any language: "RDP ClientActiveX has been disconnected (Reason= 263)". */
const clientActiveX: Shape = {
  name: 'the reason of event 1026',
  hints: ['RDP ClientActiveX'],
  pattern: /\bRDP ClientActiveX[^()\n]{0,80}\([^()=\d\n]{1,30}=\s?/g,
  read: (token) => ({ code: { family: 'disconnect', value: token.value } }),
};

/** LocalSessionManager event 40 as text: "Session 3 has been disconnected, reason code 12". */
const sessionReason: Shape = {
  name: 'the reason of event 40',
  hints: ['reason code', '이유 코드'],
  pattern:
    /(?:\bSession [^\n,]{1,40} has been disconnected, reason code|세션의 연결이 끊어졌습니다\. 이유 코드)\s?[:=]?\s?/gi,
  read(token) {
    const code = decideExtended(token.value);
    return code && { code };
  },
};

/** "reason code 5" at the head of a line in a paragraph about event 40. */
const reasonCode: Shape = {
  name: 'a reason code in a paragraph about event 40',
  hints: ['eason code', 'eason Code', 'EASON CODE'],
  pattern: /\breason code\s{0,3}[:=]?\s{0,3}/gi,
  read(token, match, here) {
    if (!atLineStart(here, match.index)) return undefined;
    if (!/LocalSessionManager|\bevent (?:id )?:?\s?40\b|has been disconnected, reason code/i.test(here.paragraph))
      return undefined;
    const code = decideExtended(token.value);
    return code && isKnown(code.family, token.value) ? { code } : undefined;
  },
};

/** "Disconnect reason code: 0x5", "discReason=1", "Disconnet reason 3848 not foud in resources!". */
const disconnectReason: Shape = {
  name: 'a disconnect reason',
  hints: ['eason', 'EASON'],
  pattern: /\b(ex(?:tended)?[ _-]?)?disc[a-z]{0,9}[ _-]?reason(?:[ _-]?code)?["'`]?\s?(?:[:=]|is)?\s?["'`(]{0,2}/gi,
  read(token, match, here) {
    const { value } = token;
    if (match[1]) return isKnown('extended', value) ? { code: { family: 'extended', value } } : undefined;
    if (/guacd\[|\bguacd\b/.test(here.near(match.index))) {
      return { code: { family: 'errinfo', value }, candidates: [{ family: 'extended', value }] };
    }
    const isIdentifier = /^disc(?:onnect)?reason/i.test(match[0]) && /[a-z]R/.test(match[0]);
    const isFrame = /not fou?n?d? in resources/i.test(here.line.slice(token.end, token.end + 40));
    if (isFrame) return { code: { family: 'disconnect', value } };
    if (!isIdentifier && !here.saysRdp(match.index, token.end)) return undefined;
    if (isOtherTrade(here, match.index)) return undefined;
    if (isKnown('disconnect', value)) return { code: { family: 'disconnect', value } };
    return isKnown('extended', value) ? { code: { family: 'extended', value } } : undefined;
  },
};

/** The web client's console: "disconnect code=Name(19), extended code=1040". */
const webClient: Shape = {
  name: 'the web client’s extended code',
  hints: ['extended code=', 'Extended code='],
  pattern: /\bdisconnect code=\w{1,60}\(\d{1,8}\), extended code=/gi,
  read: ({ value }) => (isKnown('extended', value) ? { code: { family: 'extended', value } } : undefined),
};

/** "protocol error (code: 0x112d)", "protocol error 3334", and the same in other languages. */
const protocolError: Shape = {
  name: 'the code of a protocol error',
  hints: ['rotocol', 'rotokoll', 'プロトコル', '协议', '프로토콜'],
  pattern: new RegExp(
    `(?:protocol error|protokollfehler|erreur de protocole|error de protocolo|erro de protocolo|プロトコル ?エラー|プロトコルの誤り|协议错误|프로토콜 오류)(?:[^()\\n]{0,60}\\((?:${CODE_WORD})(\\s?[:：])?\\s?|\\s)`,
    'gi',
  ),
  read(token, match, here) {
    const { value } = token;
    if (isOtherTrade(here, match.index)) return undefined;
    const first: Code = { family: 'disconnect', value };
    const wire: Code = { family: 'errinfo', value };
    const isDisconnect = value >= 0x100 && (isKnown('disconnect', value) || (isHex(token) && value < 0x10000));
    const isWire = isKnown('errinfo', value) && value >= 0x1000;
    // With a colon the client repeats what the server set; without one it found the fault itself.
    const [code, other] = isWire && (match[1] !== undefined || !isDisconnect) ? [wire, first] : [first, wire];
    if (!isDisconnect && !isWire) return undefined;
    return { code, ...(isDisconnect && isWire && { candidates: [other] }) };
  },
};

/** A code in brackets inside a sentence: "An authentication error has occurred (Code: 0x80090302)". */
const bracketedCode: Shape = {
  name: 'a code in brackets',
  hints: ['('],
  pattern: new RegExp(`\\((?:${CODE_WORD})\\s?[:：]?\\s?`, 'gi'),
  read(token, match, here) {
    if (!isHex(token) || isOtherTrade(here, match.index)) return undefined;
    const { value } = token;
    const status = statusCode(value);
    if (status) {
      const isSignIn = /authenti|authentifi|autentic|credential|認証|身份验证|인증|log[ -]?on|sign[ -]?in|anmeld/i.test(
        here.near(match.index),
      );
      return (isSignIn && isKnownStatus(value)) || here.saysRdp(match.index) ? { code: status } : undefined;
    }
    if (value >= 0x100 && isKnown('disconnect', value)) return { code: { family: 'disconnect', value } };
    return value >= 0x1000 && isKnown('errinfo', value) ? { code: { family: 'errinfo', value } } : undefined;
  },
};

/** FreeRDP's last error as a bare number: "libfreerdp returned code is 0002000B". */
const freerdpNumber: Shape = {
  name: 'FreeRDP’s last error',
  hints: ['rror', 'RROR', 'ode', 'ODE'],
  pattern: /(?:returned code is|\bcode|\berror|last[ _]error)\s?[:=]?\s?[[(]?(?=0x000|000[12])/gi,
  read(token, match, here) {
    const code = isHex(token) && token.digits.length === 8 ? freerdpCode(token.value) : undefined;
    if (!code || !isKnown(code.family, code.value!)) return undefined;
    return here.saysRdp(match.index, token.end) || here.isNearRdp ? { code } : undefined;
  },
};

/** Exit statuses of FreeRDP's clients: "xfreerdp exited with code 131". */
const exitStatus: Shape = {
  name: 'an exit status of a FreeRDP client',
  hints: ['freerdp', 'FreeRDP', 'Freerdp'],
  pattern:
    /(?:\b[xw]?l?freerdp\d?|\bsdl[-_]?freerdp\d?)[^\n]{0,80}?\b(?:exit(?:ed)?(?: with)?(?: (?:code|status|value))?|returned|exit[ _]code|exit[ _]status)\s?[:=]?\s?/gi,
  read(token) {
    return token.base === 'decimal' && isKnown('freerdp-exit', token.value)
      ? { code: { family: 'freerdp-exit', value: token.value } }
      : undefined;
  },
};

/** "negotiation failure: failureCode = 2". */
const negotiationFailure: Shape = {
  name: 'a negotiation failure',
  hints: ['failureCode', 'FailureCode', 'egotiation', 'EGOTIATION'],
  pattern: /\bfailureCode\s?[:=]\s?|\bnegotiation (?:failure|faliure|failed)[^\n\d]{0,40}?[:=[(]\s?/gi,
  read: ({ value }) =>
    value > 0 && isKnown('negotiation', value) ? { code: { family: 'negotiation', value } } : undefined,
};

/** mRemoteNG: "RDP disconnected!  2055 The user name …", or the number at the head of the next line. */
const mremoteng: Shape = {
  name: 'mRemoteNG’s notification',
  // The number may stand on a line of its own.
  hints: [''],
  pattern: /\bRDP [^\n!]{4,40}!\s{1,4}|^(?=\d)/gi,
  read(token, match, here) {
    const { value } = token;
    if (token.base !== 'decimal' || !isKnown('disconnect', value)) return undefined;
    if (match[0] === '' && !/\bRDP [^\n!]{4,40}!\s{0,4}$/.test(here.neighbour(-1))) return undefined;
    return /^\s\S/.test(here.line.slice(token.end, token.end + 2))
      ? { code: { family: 'disconnect', value } }
      : undefined;
  },
};

/** 1Remote: "RDP(host) exit with error code 2308(…) ex:0". */
const oneRemote: Shape = {
  name: '1Remote’s exit line',
  hints: ['RDP('],
  pattern: /\bRDP\([^()\n]{0,120}\) exit with error code (\d{1,9}\([^()\n]{0,200}\) ex:)?/gi,
  read(token, match) {
    const { value } = token;
    return { code: { family: match[1] ? 'extended' : 'disconnect', value } };
  },
};

/** RdpCoreTS 226 and its kin: "RDP_TCP: An error was encountered … (error code 0x80070079)". */
const transition: Shape = {
  name: 'an error of a state transition',
  hints: ['RDP_'],
  pattern: /\bRDP_[A-Z]{2,12}:[^()\n]{0,200}\([^()\d\n]{0,40}?(?=0x)/g,
  read(token) {
    const code = statusCode(token.value);
    return code && { code: { family: 'hresult', value: token.value } };
  },
};

/** RdpCoreTS 72, 227, 228: "SetErrorInfo(0x80070040)", "err=[0x80070057]". */
const coreCall: Shape = {
  name: 'an HRESULT of RdpCoreTS',
  hints: ['SetErrorInfo', 'err=['],
  pattern: /\bSetErrorInfo\(\s?|\berr=\[/g,
  read(token, match, here) {
    if (match[0].startsWith('err') && !/\bCUMRDP|RdpCoreTS/i.test(here.near(match.index))) return undefined;
    if (!statusCode(token.value)) {
      return match[0].startsWith('Set') ? { code: { family: 'errinfo', value: token.value } } : undefined;
    }
    return { code: { family: 'hresult', value: token.value } };
  },
};

/** RD Gateway events as text: 'The following error occurred: "23005"', "Event 301 (error 23003)". */
const gatewayError: Shape = {
  name: 'an error of RD Gateway',
  hints: ['rror', 'RROR'],
  pattern: /(?:The following error occurred:\s?"|\berror(?: code)?\s?[:=]?\s?"?|\bErrorCode\s?[:=]?\s?"?)(?=\d)/gi,
  read(token, match, here) {
    const { value } = token;
    if (token.base !== 'decimal' || !isKnown('rdpcore', value)) return undefined;
    const isSentence = /following error/i.test(match[0]);
    if (!isSentence && (value < 23000 || value > 23040)) return undefined;
    if (!/gateway|\bresource "|\bRDG\b|passerelle|puerta de enlace|ゲートウェイ|网关/i.test(here.near(match.index)))
      return undefined;
    return { code: { family: 'rdpcore', value, field: 'gateway' } };
  },
};

const JSON_EVENT_ID = /"(?:event_?id|[eE]vent_?I[dD]|Id|code)"\s?:\s?\{?(?:"#text"\s?:\s?)?"?(\d{1,5})(?!\d)/g;
// What a slash follows is a channel, which may bear another name than its provider.
const PROVIDER = /Microsoft-Windows-[\w-]{4,60}(?![\w-]|\\?\/)/g;

/** A field of an event that a shipper wrote as JSON (Winlogbeat, NXLog, evtx dumps). */
const jsonField: Shape = {
  name: 'a field of an event in JSON',
  hints: ['"Value', '"Reason', '"ErrorCode', '"ResultCode', '"Status', '"SubStatus', '"error'],
  pattern: /\\?"(Value|Reason|ReasonCode|ErrorCode|ResultCode|Status|SubStatus|error)\\?"\s?:\s?\\?"?/g,
  read(token, match, here) {
    const context =
      here.line.length > 400 ? here.line.slice(Math.max(0, match.index - 900), match.index + 400) : here.paragraph;
    const before = here.line.length > 400 ? Math.min(900, match.index) : context.indexOf(here.line) + match.index;
    const provider = nearest(context, PROVIDER, before);
    const id = nearest(context, JSON_EVENT_ID, before);
    if (!provider || !id) return undefined;
    const code = findEventField(provider[0], Number(id[1]), match[1]!)?.read(token.value);
    return code && { code };
  },
};

/** The match nearest to an offset, those before it first. */
function nearest(text: string, pattern: RegExp, offset: number): RegExpExecArray | undefined {
  const matches = [...text.matchAll(pattern)];
  return matches.filter((match) => match.index < offset).at(-1) ?? matches[0];
}

/** Security 4625 as text: "Status: 0xC0000234", "Sub Status: 0x0". */
const failedSignIn: Shape = {
  name: 'the status of a failed sign-in',
  hints: ['tatus:'],
  pattern: /^\s{0,12}(?:Sub ?)?Status:\s{1,8}/gi,
  read(token, _match, here) {
    if (!/An account failed to log on|\b4625\b|^[^\S\r\n]{0,40}Sub ?Status:\s/im.test(here.vicinity)) return undefined;
    if (token.value === 0) return { code: { family: 'ntstatus', value: 0 } };
    const code = statusCode(token.value);
    return code && { code };
  },
};

/** NTSTATUS and HRESULT values on a line about Remote Desktop, or on a line that continues one. */
const statusInContext: Shape = {
  name: 'a status value on a line about Remote Desktop',
  hints: ['0x8', '0x9', '0xC', '0xD', '0xc', '0xd', 'C00', 'c00', 'D00', 'd00'],
  pattern: /(?<![0-9a-z_])(?=0x[89cd][0-9a-f]{7}(?![0-9a-z_])|[cd]00[0-9a-f]{5}(?![0-9a-z_]))/gi,
  read(token, match, here) {
    const code = statusCode(token.value);
    if (!code || !isKnownStatus(token.value) || isOtherTrade(here, match.index)) return undefined;
    const continues = /^(?:\s{2,}|\s*=)/.test(here.line) && RDP_FRAME.test(here.neighbour(-1));
    return here.saysRdp(match.index, token.end) || continues || /^(?:status|RPC fault)/i.test(here.line)
      ? { code }
      : undefined;
  },
};

/** Shapes in order of precedence: where two read the same number, the first decides. */
export const SHAPES: readonly Shape[] = [
  clientActiveX,
  sessionReason,
  oneRemote,
  mremoteng,
  webClient,
  transition,
  coreCall,
  protocolError,
  gatewayError,
  freerdpNumber,
  negotiationFailure,
  exitStatus,
  failedSignIn,
  jsonField,
  errorLabel,
  unknownLabel,
  bracketedCode,
  disconnectReason,
  reasonCode,
  statusInContext,
];
