import type { Code } from '../knowledge/code';
import { findEntry, isKnown } from '../knowledge/lookup';
import { findEventField } from '../events/event-fields';
import { decideExtended, freerdpCode, isKnownStatus, statusCode } from '../knowledge/family';
import type { Shape } from './reading';
import { atLineStart, errorLabel, isOtherTrade, unknownLabel } from './dialog';
import { CODE_WORD, ERROR_LABEL, EVENT_4625, RDP_FRAME } from './vocabulary';

const isHex = (token: { base: string }) => token.base === 'hex';

/** RDPClient event 1026 as text, in any language: "RDP ClientActiveX has been disconnected (Reason= 263)". */
const clientActiveX: Shape = {
  name: 'the reason of event 1026',
  hints: ['RDP ClientActiveX', '('],
  pattern: /\bRDP ClientActiveX[^()\n]{0,80}\([^()=\d\n]{1,30}=\s?|^\s{0,120}\(\w{1,20}\s?=\s?/g,
  read(token, match, here) {
    // A narrow column wraps the bracket into the next line.
    if (!match[0].includes('RDP') && !/\bRDP ClientActiveX[^()\n]{0,80}$/.test(here.neighbour(-1))) return undefined;
    return { code: { family: 'disconnect', value: token.value } };
  },
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
    if (!/LocalSessionManager|\bevent (?:id ?)?:?\s?40\b|has been disconnected, reason code/i.test(here.paragraph))
      return undefined;
    const code = decideExtended(token.value);
    return code && isKnown(code.family, token.value) ? { code } : undefined;
  },
};

/** "Disconnect reason code: 0x5", "discReason=1", "Disconnet reason 3848 not foud in resources!". */
const disconnectReason: Shape = {
  name: 'a disconnect reason',
  hints: ['eason', 'EASON'],
  pattern:
    /\b(ex(?:tended)?[ _-]?)?disc[a-z]{0,9}(?:[,;:]\s|[ _-])?reason(?:[ _-]?code)?["'`]?\s?(?:[:=]|is)?\s?["'`(]{0,2}/gi,
  read(token, match, here) {
    const { value } = token;
    if (match[1]) {
      const isSaid = value !== 0 || here.saysRdp(match.index, token.end);
      return isSaid && isKnown('extended', value) ? { code: { family: 'extended', value } } : undefined;
    }
    if (/guacd\[|\bguacd\b/.test(here.near(match.index))) {
      return { code: { family: 'errinfo', value }, candidates: [{ family: 'extended', value }] };
    }
    if (/not fou?n?d? in resources/i.test(here.line.slice(token.end, token.end + 40))) {
      return { code: { family: 'disconnect', value } };
    }
    // The control's own name for it; of small numbers only where more speaks for Remote Desktop.
    const isIdentifier = /^disc(?:onnect)?reason/i.test(match[0]) && /[a-z]R/.test(match[0]);
    const isSaid = here.saysRdp(match.index, token.end) || /exDisc|extended=/.test(here.near(match.index));
    if (!isSaid && !(isIdentifier && value >= 0x100)) return undefined;
    if (value === 0 && !here.saysRdp(match.index, token.end)) return undefined;
    if (isOtherTrade(here, match.index)) return undefined;
    if (isKnown('disconnect', value)) {
      // The control's own name says which of its two reasons it is; plain words do not.
      const candidates: Code[] = isIdentifier ? [] : [{ family: 'extended', value }];
      return { code: { family: 'disconnect', value }, candidates };
    }
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

const SIGN_IN = /authenti|authentifi|autentic|credential|認証|身份验证|인증|log[ -]?on|sign[ -]?in|anmeld/i;

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
      const isSignIn = SIGN_IN.test(here.near(match.index)) || SIGN_IN.test(here.neighbour(-1));
      return (isSignIn && isKnownStatus(value)) || here.saysRdp(match.index) ? { code: status } : undefined;
    }
    if (value >= 0x100 && isKnown('disconnect', value)) return { code: { family: 'disconnect', value } };
    return value >= 0x1000 && isKnown('errinfo', value) ? { code: { family: 'errinfo', value } } : undefined;
  },
};

/** FreeRDP's last error as a bare number: "libfreerdp returned code is 0002000B", "freerdp_set_last_error 0x2000D". */
const freerdpNumber: Shape = {
  name: 'FreeRDP’s last error',
  hints: ['0001', '0002', '0x1', '0x2'],
  pattern: /(?<![0-9a-z_])(?=(?:0x)?000[12]0[0-4][0-9a-f]{2}(?![0-9a-z_])|0x[12]0[0-4][0-9a-f]{2}(?![0-9a-z_]))/gi,
  read(token, match, here) {
    const code = isHex(token) ? freerdpCode(token.value) : undefined;
    if (!code || !isKnown(code.family, code.value!)) return undefined;
    const isSaid = /freerdp|winpr|remmina|guac|ERRINFO_|ERRCONNECT_|\bRDP\b/i.test(here.near(match.index));
    return isSaid &&
      !/(?:flags?|handle|addr(?:ess)?|channel|ptr|fname|size|base)\W{0,3}$/i.test(here.before(match.index, 24))
      ? { code }
      : undefined;
  },
};

/** A Set Error Info message in a log of a proxy or a library: "error info pdu from server: (0x00000005)". */
const errorInfo: Shape = {
  name: 'server error information',
  hints: ['nfo'],
  pattern: /\berror[ _]?info\b[^\n0-9]{0,40}(?=0x)/gi,
  read(token, match, here) {
    const isSaid = /freerdp|ERRINFO_|\bRDP\b|\bproxy\.client\b|\bpf_/i.test(here.near(match.index)) || here.isNearRdp;
    const code = freerdpCode(token.value) ?? { family: 'errinfo' as const, value: token.value };
    return isSaid && isKnown(code.family, code.value!) ? { code } : undefined;
  },
};

/** "RDP: disconnected from host (reason=2308, extended reason=0)". */
const plainReason: Shape = {
  name: 'a reason on a line about Remote Desktop',
  hints: ['eason', 'xtended='],
  pattern: /\b(extended(?:[ _]reason)?|reason)\s?[=:]\s?["']?/gi,
  read(token, match, here) {
    const { value } = token;
    if (!/\bRDP\b|mstsc|discReason/i.test(here.near(match.index)) || isOtherTrade(here, match.index)) return undefined;
    if (/^ext/i.test(match[1]!))
      return isKnown('extended', value) ? { code: { family: 'extended', value }, role: 'extended' } : undefined;
    if (value < 0x100 || !isKnown('disconnect', value)) return undefined;
    return { code: { family: 'disconnect', value }, role: 'first' };
  },
};

/** Exit statuses of FreeRDP's clients: "xfreerdp exited with code 131". */
const exitStatus: Shape = {
  name: 'an exit status of a FreeRDP client',
  hints: ['freerdp', 'FreeRDP', 'Freerdp'],
  pattern:
    /(?:\b[xw]?l?freerdp\d?|\bsdl[-_]?freerdp\d?)(?:\.exe)?[^\n]{0,80}?\b(?:exit(?:ed)?(?: with)?(?: (?:code|status|value))?|returned|exit[ _]code|exit[ _]status)\s?[:=]?\s?/gi,
  read(token) {
    if (token.base !== 'decimal') return undefined;
    const lastError = freerdpCode(token.value);
    if (lastError && isKnown(lastError.family, lastError.value!)) return { code: lastError };
    return isKnown('freerdp-exit', token.value) ? { code: { family: 'freerdp-exit', value: token.value } } : undefined;
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
  pattern: /\bRDP [^\n!]{4,120}!\s{1,4}|^(?=\d)/gi,
  read(token, match, here) {
    const { value } = token;
    if (token.base !== 'decimal' || !isKnown('disconnect', value)) return undefined;
    if (match[0] === '' && !/\bRDP [^\n!]{4,120}!\s{0,4}$/.test(here.neighbour(-1))) return undefined;
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
  hints: ['RDP', 'transitioning'],
  pattern: /(?:\bRDP\w{0,12}_\w{2,12}:|\btransitioning from )[^()\n]{0,240}\([^()\d\n]{0,40}(?=0x)/g,
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
  pattern:
    /\\?"(Value|Reason|ReasonCode|ErrorCode|ResultCode|Status|SubStatus|error)\\?"\s?(?::|,\s?\\?"#text\\?"\s?:)\s?\\?"?/g,
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

/** RdpCoreTS 103, 142 and 143 as text: "The disconnect reason is 14", "TCP socket WRITE operation failed, error 64". */
const coreSentence: Shape = {
  name: 'a reason of RdpCoreTS',
  hints: ['disconnect reason is', 'operation failed, error'],
  pattern: /\bThe disconnect reason is\s{1,3}|\bTCP socket (?:READ|WRITE) operation failed, error\s{1,3}/gi,
  read(token, match, here) {
    const { value } = token;
    const isSocket = /^TCP/i.test(match[0]);
    if (!isSocket && !/(?<![\w.:])103(?![\w.:])/.test(here.before(match.index)) && !here.isNearRdp) return undefined;
    return { code: { family: 'rdpcore', value, field: isSocket ? 'core-142' : 'core-103' } };
  },
};

/** A row of WVDErrors as JSON: the number stands in a field of its own, the name in another. */
const avdField: Shape = {
  name: 'the number of an Azure Virtual Desktop error',
  hints: ['"Code'],
  pattern: /\\?"Code\\?"\s?:\s?\\?"?/g,
  read({ value }, match, here) {
    if (!isKnown('avd', value) || !/WVD|CodeSymbolic|ConnectionFailed/.test(here.near(match.index))) return undefined;
    const name = /CodeSymbolic\\?"\s?:\s?\\?"(\w{1,80})/.exec(here.near(match.index))?.[1];
    return {
      code: {
        family: 'avd',
        value,
        ...(name !== undefined && findEntry({ family: 'avd', value, symbol: name }) && { symbol: name }),
      },
    };
  },
};

const STATUS_LINE = /^[\s>]{0,40}([^\d:：\s][^\d:：]{2,30}?)\s?[:：]{1,2}\s{1,12}0x([0-9a-f]{1,8})(?![0-9a-z])/i;

/** The two status lines of a failed sign-in in any language: the second label is the first with a syllable before it. */
const statusPair: Shape = {
  name: 'a pair of status lines',
  hints: ['0xc', '0xC', '0x0'],
  pattern: /^[\s>]{0,40}[^\d:：\s][^\d:：]{2,30}?\s?[:：]{1,2}\s{1,12}/g,
  read(token, _match, here) {
    // "Error code" and "Extended error code" of a dialog are such labels too.
    if (ERROR_LABEL.test(here.line)) return undefined;
    const lines = [here.neighbour(-1), here.line, here.neighbour(1)].map((line) => STATUS_LINE.exec(line));
    const isPair = (one: RegExpExecArray | null | undefined, two: RegExpExecArray | null | undefined) =>
      one?.[1] !== undefined &&
      two?.[1] !== undefined &&
      one[1] !== two[1] &&
      two[1].toLowerCase().endsWith(one[1].toLowerCase()) &&
      isKnownStatus(Number.parseInt(one[2]!, 16)) &&
      (/^0+$/.test(two[2]!) || isKnownStatus(Number.parseInt(two[2]!, 16)));
    if (!isPair(lines[1], lines[2]) && !isPair(lines[0], lines[1])) return undefined;
    const code = token.value === 0 ? ({ family: 'ntstatus', value: 0 } as const) : statusCode(token.value);
    return code?.family === 'ntstatus' ? { code } : undefined;
  },
};

/** Security 4625 as text: "Status: 0xC0000234", "Sub Status: 0x0". */
const failedSignIn: Shape = {
  name: 'the status of a failed sign-in',
  hints: ['tatus:'],
  pattern: /(?<![\w-])(?:Sub ?)?Status:\s{1,8}/gi,
  read(token, match, here) {
    // As a field of its own line the event's name may stand some lines away, in a sentence it stands on the line.
    const place = here.before(match.index).trim() === '' ? here.vicinity : here.near(match.index);
    if (!EVENT_4625.test(place) && !/An account failed to log on|^[^\S\r\n]{0,40}Sub ?Status:\s/im.test(place))
      return undefined;
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
    const continues =
      here.line.length < 400 && /^(?:\s{2,}|\s*=)/.test(here.line) && RDP_FRAME.test(here.neighbour(-1));
    const isSignIn = code.family === 'ntstatus' && EVENT_4625.test(here.near(match.index));
    return isSignIn || here.saysRdp(match.index, token.end) || continues ? { code } : undefined;
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
  errorInfo,
  negotiationFailure,
  exitStatus,
  coreSentence,
  failedSignIn,
  statusPair,
  jsonField,
  avdField,
  errorLabel,
  unknownLabel,
  bracketedCode,
  disconnectReason,
  plainReason,
  reasonCode,
  statusInContext,
];
