/**
 * The first, cheap sieve: which lines are read at all. Most lines of most logs hold nothing of this, so the speed of a
 * scan is the speed of this one pattern. It is broader than the shapes, which decide.
 */

/** Names and phrases of Remote Desktop: such a line is read. */
const TELLING = [
  'ERR(?:INFO|CONNECT|BASE)_|E_PROXY|SEC_[EI]_|STATUS_|_(?:BY|ON)_SERVER|INCONSISTENT_|FREERDP_ERROR|_EXIT_|SSL_ERR|NTSTATUS',
  'ConnectionFailed|ConnectionBroken|ReverseConnect|Shortpath|UnexpectedNetwork|SocketConnection|TransportClosed|ClientNetwork|SxSStack|SessionHost|InvalidCredentials|NoHealthy|CheckSessionHost|INVALID_REG|NAME_ALREADY|SYSTEM_EVENT_ERR',
  'isconnected, reason code|이유 코드|RDP ClientActiveX|[dD]isc[a-z]{0,9}[ _-]?[rR]eason|SetErrorInfo|err=\\[|reerdp|reeRDP|egotiation f|RDP [^\\n!]{4,120}!|rror info|error_info|ollowing error|String: |returned code',
  '"(?:Value|Reason|ReasonCode|ErrorCode|ResultCode|Status|SubStatus|error)\\\\?"\\s?:|transitioning from',
  // A short hex number after a colon is what a dialog shows.
  '[:：=]["\'`*]{0,3}(?:&nbsp;|\\s){0,8}["\'`*(]{0,3}0[xX][0-9a-fA-F]{1,7}(?![0-9a-zA-Z])',
];

/** A label with a number, or a status value: such a line is read where something else on it speaks for Remote Desktop. */
const LABELLED = [
  '(?:[rR]ror|RROR|[cC]ode|CODE|[rR]eason|ehler|erreur|kod[eu]?|kód|код|エラー|コード|오류|코드|代码|代碼|錯誤碼)["\'`*)\\]]{0,3}\\s?(?:=>|[:：=#])?\\s{0,3}["\'`*([]{0,3}(?:0[xX]|-?\\d)',
  '[:：=][ \\t]{0,8}["\'`*(]{0,3}0[xX][0-9a-fA-F]{8}',
  '0[xX][89cdCD][0-9a-fA-F]{7}|[cCdD]00[0-9a-fA-F]{5}',
];

/** An event provider: such a line is read where an event id that carries a code stands on it too. */
const PROVIDER = 'LocalSessionManager|ClientActiveXCore|RdpCoreTS|TerminalServices-Gateway|\\b4625\\b';

/**
 * Global. Group 1 is set where the line has only a label with a number, group 2 where it has only a provider. Two cases of
 * a letter are faster than a flag.
 */
export const INTERESTING = new RegExp(`${TELLING.join('|')}|(${LABELLED.join('|')})|(${PROVIDER})`, 'g');
const EVENT_ID =
  /(?:^|[\s,;|"'=:(\]])(?:40|1026|103|14[23]|22[678]|20[0-3]|30[0-6]|4625|16|17|19|20|3[3-7])(?=[\s,;|"')])/;

/** What speaks for Remote Desktop, in fragments: a label at the head of the line, a word, or a display language. */
const SPEAKS_FOR_RDP =
  /RDP|rdp|emote|erminal[ -]?[sS]|essionManager|ession [hH]ost|esktop|AVD|WVD|NLA|redSSP|uacd|emmina|stsc|srdc|uthenti|ateway|rotocol|rotokoll|isconnect code=|indows [aA]pp|ctiveX|SPNEGO|[^\0-\x7f]|0[xX][0-9a-fA-F]{3,7}(?![0-9a-zA-Z])/;
const LABEL_AT_START = /^[\s>*#|"'`[\]-]{0,20}(?:=|[^\d\s:{<[][^\d:]{2,60}[:：=]|[rR]eason code|[eE]rror [cC]ode)/;

/** Whether the line of a match is to be read; a later match on the line may still say so. */
export function isWorthReading(match: RegExpExecArray, line: string): boolean {
  if (line.length > 2000) return true;
  if (match[2] !== undefined) return EVENT_ID.test(line);
  if (match[1] === undefined) return true;
  return LABEL_AT_START.test(line) || SPEAKS_FOR_RDP.test(line);
}

/** Whether a line by itself is to be read. */
export function holdsSomething(line: string): boolean {
  INTERESTING.lastIndex = 0;
  for (let match = INTERESTING.exec(line); match; match = INTERESTING.exec(line)) {
    if (isWorthReading(match, line)) {
      INTERESTING.lastIndex = 0;
      return true;
    }
  }
  return false;
}
