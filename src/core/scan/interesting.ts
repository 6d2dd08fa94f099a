/**
 * The first, cheap sieve: which lines are read at all, and for which shapes. Most lines of most logs hold nothing of this,
 * so the speed of a scan is the speed of this one pass. It is broader than the shapes, which decide.
 */
import { Automaton, type SievedLines, type Sought } from './automaton';
import type { Shape } from './reading';
import { PLACE_WORDS } from './context';
import { MESSAGE_BEGINNING } from './messages';
import { SHAPES } from './shapes';

/** What may stand behind a number or a word: the sieve has no look-ahead, but a line ends with a line feed. */
const END = '[^0-9a-zA-Z]';

/** Names and phrases of Remote Desktop: such a line is read. */
const TELLING = [
  'ERR(?:INFO|CONNECT|BASE)_|E_PROXY|SEC_[EI]_|STATUS_|_(?:BY|ON)_SERVER|INCONSISTENT_|FREERDP_ERROR|_EXIT_|SSL_ERR|NTSTATUS',
  'ConnectionFailed|ConnectionBroken|ReverseConnect|Shortpath|UnexpectedNetwork|SocketConnection|TransportClosed|ClientNetwork|SxSStack|SessionHost|InvalidCredentials|NoHealthy|CheckSessionHost|INVALID_REG|NAME_ALREADY|SYSTEM_EVENT_ERR',
  'isconnected, reason code|이유 코드|RDP ClientActiveX|[dD]isc[a-z]{0,9}(?:[,;:] |[ _-])?[rR]eason|SetErrorInfo|err=\\[|reerdp|reeRDP|egotiation f|RDP [^\\n!]{4}[^\\n!]*!|rror info|error_info|ollowing error|disconnect reason is|operation failed, error|"Code\\\\?"\\s?:|#text|String: |returned code',
  '"(?:Value|Reason|ReasonCode|ErrorCode|ResultCode|Status|SubStatus|error)\\\\?"\\s?:|transitioning from',
  // A short hex number after a colon is what a dialog shows, in a cell what a table of codes holds.
  `\\|\\s{0,3}["'\`*{_]{0,3}0[xX][0-9a-fA-F]{1,7}${END}`,
  `[:：=]["'\`*]{0,3}(?:&nbsp;|\\s){0,8}["'\`*(]{0,3}0[xX][0-9a-fA-F]{1,7}${END}`,
].join('|');

/** A label with a number, or a status value: such a line is read where something else on it speaks for Remote Desktop. */
const LABELLED = [
  '(?:[rR]ror|RROR|[cC]ode|CODE|[rR]eason|ehler|erreur|kod[eu]?|kód|код|エラー|コード|오류|코드|代码|代碼|錯誤碼)["\'`*)\\]]{0,3}\\s?(?:=>|[:：=#])?\\s{0,3}["\'`*([]{0,3}(?:0[xX]|-?\\d)',
  '[:：=][ \\t]{0,8}["\'`*(]{0,3}0[xX][0-9a-fA-F]{8}',
  '0[xX][89cdCD][0-9a-fA-F]{7}|[cCdD]00[0-9a-fA-F]{5}',
].join('|');

/** An event provider: such a line is read where an event id that carries a code stands on it too. */
const PROVIDER = 'LocalSessionManager|ClientActiveXCore|RdpCoreTS|TerminalServices-Gateway|\\W4625\\W';
const EVENT_ID =
  /(?:^|[\s,;|"'=:(\]])(?:40|1026|103|14[23]|22[678]|20[0-3]|30[0-6]|4625|16|17|19|20|3[3-7])(?=[\s,;|"')])/;

/**
 * What speaks for Remote Desktop, in fragments: a label at the head of the line, a word, or a display language. Wi-Fi's
 * "deauthenticated", with a reason on each line, does not.
 */
const SPEAKS_FOR_RDP = `RDP|rdp|emote|erminal[ -]?[sS]|essionManager|ession [hH]ost|esktop|AVD|WVD|NLA|redSSP|uacd|emmina|stsc|srdc|[^e]authenti|Authenti|ateway|rotocol|rotokoll|isconnect code=|indows [aA]pp|ctiveX|SPNEGO|[^\\0-\\x7f]|0[xX][0-9a-fA-F]{3,7}${END}`;
const LABEL_AT_START = /^[\s>*#|"'`[\]-]{0,20}(?:=|[^\d\s:{<[][^\d:]{2,60}[:：=]|[rR]eason code|[eE]rror [cC]ode)/;

const IS_TELLING = 1 << 30;
const IS_LABELLED = 1 << 29;
const HAS_PROVIDER = 1 << 28;
const SPEAKS = 1 << 27;
const IS_MESSAGE = 1 << 26;
const TELLS_PLACE = 1 << 31;
/** Each shape has a bit of its own, in the order of their precedence: room for 26 (a test counts them). */
const bitOf = (shape: number) => 1 << shape;

const literal = (hint: string) => hint.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const ALWAYS = SHAPES.reduce((bits, { hints }, index) => (hints.includes('') ? bits | bitOf(index) : bits), 0);

/** The patterns that decide whether a line is read at all. */
export const SIEVE: readonly string[] = [TELLING, LABELLED, PROVIDER, MESSAGE_BEGINNING];

/** Everything that is looked for in every line, and the bits that say that it is there. */
export const SOUGHT: readonly Sought[] = [
  { source: TELLING, bits: IS_TELLING },
  { source: LABELLED, bits: IS_LABELLED },
  { source: PROVIDER, bits: HAS_PROVIDER },
  { source: SPEAKS_FOR_RDP, bits: SPEAKS },
  { source: MESSAGE_BEGINNING, bits: IS_MESSAGE },
  { source: PLACE_WORDS, bits: TELLS_PLACE },
  ...SHAPES.flatMap(({ hints }, index) =>
    hints.flatMap((hint) => (hint === '' ? [] : { source: literal(hint), bits: bitOf(index) })),
  ),
];

const automaton = new Automaton(SOUGHT);

/** What a line holds, for {@link isWorthReading} and {@link shapesIn}. The line is `text.slice(start, end)`. */
export function traitsOf(text: string, start = 0, end = text.length): number {
  return automaton.bitsIn(text, start, end);
}

/** The lines of a text, given by its code units, and what each holds. */
export function sieve(units: Uint8Array | Uint16Array): SievedLines {
  return automaton.linesIn(units);
}

/** Whether a line with these traits may be worth reading: the quick answer, without its text. */
export function isInteresting(traits: number): boolean {
  return (traits & (IS_TELLING | IS_LABELLED | HAS_PROVIDER | IS_MESSAGE)) !== 0;
}

/** Whether a line with these traits is to be read. */
export function isWorthReading(traits: number, line: string): boolean {
  if (!isInteresting(traits)) return false;
  if ((traits & (IS_TELLING | IS_MESSAGE)) !== 0 || line.length > 2000) return true;
  if ((traits & HAS_PROVIDER) !== 0 && EVENT_ID.test(line)) return true;
  return (traits & IS_LABELLED) !== 0 && ((traits & SPEAKS) !== 0 || LABEL_AT_START.test(line));
}

/** Whether a line with these traits may hold the name of a code (a test asks for every name that is known). */
export const mayHoldName = (traits: number): boolean => (traits & IS_TELLING) !== 0;

/** Whether a line with these traits may begin a message without a code. */
export const mayBeMessage = (traits: number): boolean => (traits & IS_MESSAGE) !== 0;

/** Whether a line with these traits may tell something of the codes near it. */
export const mayTellPlace = (traits: number): boolean => (traits & TELLS_PLACE) !== 0;

/** The shapes of which a line with these traits holds a hint, in order of precedence. */
export function shapesIn(traits: number): Shape[] {
  const bits = traits | ALWAYS;
  return SHAPES.filter((_, index) => (bits & bitOf(index)) !== 0);
}
