import { isKnown } from '../knowledge/lookup';
import { decideErrorCode, decideExtended } from '../knowledge/family';
import type { NumberToken } from '../knowledge/number';
import type { Here, Reading, Shape } from './reading';
import { ERROR_LABEL, EXTENDED_WORD, OTHER_TRADE, RDP_FRAME, RDP_WORDS } from './vocabulary';

/** "Error code: 0x204" and "Extended error code: 0x5", alone or as a pair, in every display language. */

type Read = Omit<Reading, 'start' | 'end'> | undefined;

/** Between a label and its number: a colon of any width, quotes, emphasis, no-break spaces, also as HTML writes them. */
const GAP = `["'\`*“”»」]{0,3}\\s?[:：=#]?["'\`*]{0,3}(?:&nbsp;|[\\s]){0,3}["'\`*{]{0,3}`;

const isHex = (token: NumberToken) => token.base === 'hex';

/** True where only quotation marks, bullets and the like stand before the column. */
export const atLineStart = (here: Here, column: number) =>
  /^(?:[\s>*#|"'`“„«「•+\-[\]~_]|<\w{1,10}>){0,40}$/.test(here.before(column, 80));

/** True where the line names another program or subject. */
export const isOtherTrade = (here: Here, column: number) => OTHER_TRADE.test(here.near(column));

/** A label of a list, in English or another display language. */
export const errorLabel: Shape = {
  name: 'a number after the words "error code"',
  hints: [
    ...['rror', 'RROR', 'ehler', 'erreur', 'errore', 'erro', 'fout', 'Fout', 'kod', 'Kod', 'kód', 'Kód', 'код', 'Код'],
    ...['fel', 'Fel', 'fejl', 'Fejl', 'feil', 'Feil', 'virhe', 'Virhe', 'hib', 'Hib', 'エラー', '오류', '错误', '錯誤'],
  ],
  pattern: new RegExp(
    `(?:(${EXTENDED_WORD.source})(?:\\s|&nbsp;)?)?(?:${ERROR_LABEL.source}|\\berror)(?:\\s(${EXTENDED_WORD.source}))?${GAP}`,
    'gi',
  ),
  read(token, match, here) {
    const start = match.index;
    if (match[1] !== undefined || match[2] !== undefined) return readExtended(token, start, here);
    return isHex(token) ? readFirst(token, match, here) : readDecimal(token, start, here);
  },
};

/** Two words and a colon. */
const ENGLISH_LABEL = /error(?:\s|&nbsp;)code["'`*]{0,3}\s?[:：]/i;
const IN_WORDS = /^(?!(?:extended)?errorcode)/i;

function readFirst(token: NumberToken, match: RegExpExecArray, here: Here): Read {
  const decision = decideErrorCode(token);
  if (!decision) return undefined;
  const { code, candidates, telling } = decision;
  const start = match.index;
  const known = isKnown(code.family, code.value!);
  const reading = { code, ...(candidates && { candidates }), role: 'first' as const };
  const rdp = here.saysRdp(start, token.end);
  if (!rdp && isOtherTrade(here, start) && !RDP_WORDS.test(here.neighbour(-1))) return undefined;
  // A field named errorCode is anybody's data.
  if (!IN_WORDS.test(match[0]) && !rdp && !here.isNearRdp) return undefined;
  if (hasPartner(here, start, token.end)) return reading;
  // The word "error" alone is everybody's.
  if (!ERROR_LABEL.test(match[0])) return known && rdp ? reading : undefined;
  const isLabelled = atLineStart(here, start);
  if (rdp) return known || isLabelled ? reading : undefined;
  // Nobody else has numbers of the RemoteApp and gateway blocks.
  if (code.family === 'disconnect' && token.value >= 0x2000000 && known) return reading;
  // Without a word of Remote Desktop the label must be whole (a colon, or the head of a line), and in English unless it
  // stands alone: other products print the same words.
  if (telling) return isLabelled || ENGLISH_LABEL.test(match[0]) || isBesideRdp(here) ? reading : undefined;
  const isStatus = code.family === 'hresult' || code.family === 'ntstatus';
  if (isStatus || token.value === 0) return isLabelled && known && isInDialog(here) ? reading : undefined;
  // A dialog may hold a number that nobody knows.
  return (isLabelled && here.isNearRdp) || isInDialog(here) || (known && hasTellingSibling(here)) ? reading : undefined;
}

/** True when a line next to this one is about Remote Desktop. */
const isBesideRdp = (here: Here) => [-1, -2, 1].some((delta) => RDP_WORDS.test(here.neighbour(delta)));

/** Windows write these numbers in hex, programs and people also in decimal. */
function readDecimal(token: NumberToken, start: number, here: Here): Read {
  const decision = decideErrorCode(token);
  if (!decision?.telling || !isKnown(decision.code.family, decision.code.value!)) return undefined;
  // Before the number: what stands behind it is often another matter.
  const isSaid = RDP_WORDS.test(here.before(start)) || (atLineStart(here, start) && RDP_FRAME.test(here.vicinity));
  return isSaid ? { code: decision.code, role: 'first' } : undefined;
}

function readExtended(token: NumberToken, start: number, here: Here): Read {
  const code = decideExtended(token.value);
  if (!code) return undefined;
  const rdp = here.saysRdp(start, token.end);
  if (!rdp && isOtherTrade(here, start)) return undefined;
  // Whole words and a number of more than two digits: nobody else prints these.
  if (
    isHex(token) &&
    token.value >= 0x100 &&
    isKnown('extended', token.value) &&
    /extended(?:\s|&nbsp;)error/i.test(here.before(token.start, 40))
  )
    return { code, role: 'extended' };
  const partner = hasPartner(here, start, token.end);
  if (!isKnown('extended', token.value) && !partner && !RDP_FRAME.test(here.vicinity)) return undefined;
  if ((!isHex(token) || code.family !== 'extended') && !rdp && !partner) return undefined;
  return partner || rdp || here.isNearRdp ? { code, role: 'extended' } : undefined;
}

const LABELLED_HEX =
  /^[\s>*#|"'`•+-]{0,80}([^\d:：\s>*#|"'`•+-][^\d:：]{2,59}?)["'`*]{0,3}\s?[:：][ \t]{0,4}["'`*]{0,3}(0x[0-9a-f]{1,8})(?:[^0-9a-z_]|$)/i;
const EXTENDED_HEX = new RegExp(`(?:${EXTENDED_WORD.source})[^\\n]{0,40}?0x([0-9a-f]{1,8})(?![0-9a-z_])`, 'i');
const FIRST_HEX = new RegExp(`(?:${ERROR_LABEL.source}|\\berror)${GAP}0x([0-9a-f]{1,8})(?![0-9a-z_])`, 'i');

/** True when the other half of an "error code, extended error code" pair stands on this line or one or two away. */
function hasPartner(here: Here, start: number, end: number): boolean {
  if (isOtherTrade(here, start)) return false;
  const own = Number.parseInt(here.line.slice(start, end).match(/0x([0-9a-f]{1,8})$/i)?.[1] ?? '', 16);
  const after = EXTENDED_HEX.exec(here.line.slice(end, end + 80));
  if (after) return isKnownPair(own, Number.parseInt(after[1]!, 16));
  const before = FIRST_HEX.exec(here.before(start));
  if (before) return isKnownPair(Number.parseInt(before[1]!, 16), own);
  return partnerLine(here) !== undefined || hasPartnerNearby(here, own);
}

/** The other half inside a line that holds more than the label (a chat, a mail). */
function hasPartnerNearby(here: Here, own: number): boolean {
  for (const step of [1, 2, -1, -2]) {
    const line = here.neighbour(step);
    const extended = EXTENDED_HEX.exec(line);
    const first = extended ? undefined : FIRST_HEX.exec(line);
    if (step > 0 && extended && isNearPair(own, Number.parseInt(extended[1]!, 16))) return !OTHER_TRADE.test(line);
    if (step < 0 && first && isNearPair(Number.parseInt(first[1]!, 16), own)) return !OTHER_TRADE.test(line);
  }
  return false;
}

/** Other products print such pairs too, so the numbers must be ones that windows of Remote Desktop show. */
const isKnownPair = (first: number, second: number) =>
  (first === 0 || (first >= 0x100 && first < 0x10000) || first >= 0x80000000 || isKnown('disconnect', first)) &&
  (second === 0 || isKnown('extended', second));

/** Between lines that hold more than labels, both numbers must be known. */
const isNearPair = (first: number, second: number) =>
  (first === 0 || isKnown('disconnect', first)) && isKnownPair(first, second);

/** Two whole lines with related labels are a dialog even where the first number is one that nobody knows. */
const isDialogPair = (first: number, second: number) =>
  (first < 0x10000 || first >= 0x80000000 || isKnown('disconnect', first)) &&
  (second === 0 || isKnown('extended', second));

interface LabelledHex {
  readonly label: string;
  readonly value: number;
}

function labelledHex(line: string): LabelledHex | undefined {
  const match = LABELLED_HEX.exec(line);
  return match ? { label: match[1]!.trim(), value: Number.parseInt(match[2]!, 16) } : undefined;
}

/** The labelled hex line next to this one (a blank line may stand between) that makes a dialog's pair with it. */
function partnerLine(here: Here): 'above' | 'below' | undefined {
  const own = labelledHex(here.line);
  if (!own || isOtherTrade(here, 0)) return undefined;
  const [below, above] = [1, -1].map(
    (step) =>
      labelledHex(here.neighbour(step)) ??
      (here.neighbour(step).trim() === '' ? labelledHex(here.neighbour(2 * step)) : undefined),
  );
  if (below && isDialogPair(own.value, below.value) && areRelated(own.label, below.label, here)) return 'below';
  if (above && isDialogPair(above.value, own.value) && areRelated(above.label, own.label, here)) return 'above';
  return undefined;
}

/**
 * In every language the second label is the first one with a word more; else a line with "(UTC)" or the block's English
 * title must stand near.
 */
function areRelated(first: string, second: string, here: Here): boolean {
  const [one, two] = [first.toLowerCase(), second.toLowerCase()];
  if (one === two) return false;
  const shared = Math.max(
    sharedLength(one, two, (text, index) => text[index]),
    sharedLength(one, two, (text, index) => text.at(-1 - index)),
  );
  if (two.length > one.length && shared >= 0.7 * one.length) return true;
  return /[（(]UTC[）)]|\[Expanded Information\]/i.test(here.vicinity);
}

function sharedLength(one: string, two: string, at: (text: string, index: number) => string | undefined): number {
  let length = 0;
  while (length < one.length && length < two.length && at(one, length) === at(two, length)) length++;
  return length;
}

const isInDialog = (here: Here) => partnerLine(here) !== undefined || /\[Expanded Information\]/i.test(here.vicinity);

const LABELLED_CODE = /error\scode["'`*]{0,3}\s?[:：]\s?["'`*]{0,3}0x([0-9a-f]{3,8})(?![0-9a-z_])/gi;

/** True when the same line holds another error code that is plain by itself. */
function hasTellingSibling(here: Here): boolean {
  for (const match of here.line.slice(0, 2000).matchAll(LABELLED_CODE)) {
    const value = Number.parseInt(match[1]!, 16);
    if (value >= 0x100 && isKnown('disconnect', value)) return true;
  }
  return false;
}

/** A dialog's pair under labels of a language that no list holds: told by its shape alone. */
export const unknownLabel: Shape = {
  name: 'a pair of labelled hex lines',
  hints: ['0x', '0X'],
  // LABELLED_HEX up to its number; that there is one, partnerLine says.
  pattern: /^[\s>*#|"'`•+-]{0,80}[^\d:：\s>*#|"'`•+-][^\d:：]{2,59}?["'`*]{0,3}\s?[:：][ \t]{0,4}["'`*]{0,3}/g,
  read(token, _match, here) {
    const position = partnerLine(here);
    if (position === undefined) return undefined;
    if (position === 'above') {
      const code = decideExtended(token.value);
      return code && { code, role: 'extended' };
    }
    const decision = decideErrorCode(token);
    if (!decision) return undefined;
    const { code, candidates } = decision;
    return { code, ...(candidates && { candidates }), role: 'first' };
  },
};
