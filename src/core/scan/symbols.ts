import type { Code } from '../knowledge/code';
import type { Entry } from '../knowledge/entry';
import { findSymbol, isKnown } from '../knowledge/lookup';
import { freerdpCode, statusCode } from '../knowledge/family';
import { numberAt, type NumberToken } from '../knowledge/number';
import type { Here, Reading } from './reading';
import { RDP_FRAME } from './vocabulary';

// A function name may be glued to the symbol (freerdp_set_last_error_exERRCONNECT_…), so lower case may precede it.
/** The names of codes, and the beginnings that only such names have. Global. */
export const NAME =
  /(?<![A-Z0-9])(?:ERRINFO|ERRCONNECT|ERRBASE|FREERDP_ERROR|E_PROXY|SEC_[EI]|NT_STATUS|STATUS|XF_EXIT|SDL_EXIT|SSL_ERR|SSL_[A-Z]{1,40}|HYBRID|INCONSISTENT)_[A-Z0-9_]{2,80}|\b(?:ex)?[dD]isc(?:onnect)?Reason[A-Z]\w{2,60}|\b(?:ConnectionFailed|ConnectionBroken|ReverseConnect|Shortpath|UnexpectedNetwork|SocketConnection|TransportClosed|ClientNetwork|SxSStack|SessionHost|InvalidCredentials|NoHealthy|CheckSessionHost|INVALID_REGISTRATION|NAME_ALREADY|SYSTEM_EVENT_ERR)\w{0,60}/g;

// What may stand between a name and its number: punctuation, arrows, table cells, terminal colours, a column's name.
// No two alternatives begin alike, or a long run of them could be read in ever more ways.
const BETWEEN = String.raw`<\/?\w{1,6}>|->|[→\s;:=|,([{"'\x60>]|\x1b\[[\d;]{0,8}m|CodeSymbolic`;
const AFTER_NAME = new RegExp(`(?:${BETWEEN}|(?:error_?)?code(?=[=:])|name(?=[=:])){0,60}`, 'iy');
const BEFORE_NAME = new RegExp(`(?:${BETWEEN})$`, 'i');
const NUMBER_AT_END = /(?:^|[^0-9a-z_.-])(-?[0-9]{1,10}|0x[0-9a-f]{1,8})$/i;
const REACH = 60;

/** Codes told by a name: on the number beside the name where there is one, else on the name. */
export function readSymbols(here: Here): Reading[] {
  const readings: Reading[] = [];
  NAME.lastIndex = 0;
  for (let match = NAME.exec(here.line); match; match = NAME.exec(here.line)) {
    const name = match[0];
    const start = match.index;
    const end = start + name.length;
    const entry = findSymbol(name) ?? findSymbol(name.replace(/^NT_STATUS/, 'STATUS'));
    // A number between two names belongs to one of them.
    const taken = readings.at(-1)?.end ?? 0;
    const numbers = numbersBeside(here, start, end).filter((one) => one.start >= taken);
    const number = numbers.find((one) => one.value === entry?.value) ?? numbers[0];
    const reading = number && readNumber(number, name, entry, here);
    if (reading) readings.push(reading);
    if (
      entry &&
      isTelling(name, entry, here, start, end) &&
      (!reading || (entry.family === 'avd' && number.end <= start))
    ) {
      const code: Code = { family: entry.family, value: entry.value, symbol: entry.symbol ?? name };
      readings.push({ start, end, code });
    }
  }
  return readings;
}

/** The numbers after and before a name, with nothing but punctuation between. */
function numbersBeside(here: Here, start: number, end: number): NumberToken[] {
  AFTER_NAME.lastIndex = end;
  const between = AFTER_NAME.exec(here.line)?.[0] ?? '';
  const after = between === '' ? undefined : numberAt(here.line, end + between.length);
  let before = here.before(start, REACH);
  for (let count = 0; count < 12; count++) {
    const separator = BEFORE_NAME.exec(before);
    if (!separator) break;
    before = before.slice(0, separator.index);
  }
  const number = NUMBER_AT_END.exec(before);
  const column = start - Math.min(start, REACH) + before.length - (number?.[1]?.length ?? 0);
  const found = number && column + number[1]!.length < start ? numberAt(here.line, column) : undefined;
  return [after, found].filter((token) => token !== undefined);
}

/** Where name and number disagree the number counts: it is what the program knew. */
function readNumber(token: NumberToken, name: string, entry: Entry | undefined, here: Here): Reading | undefined {
  const { value } = token;
  const at = { start: token.start, end: token.end };
  if (/^(?:ERR|FREERDP_)/.test(name)) {
    const code = freerdpCode(value) ?? freerdpSmall(token, name, entry);
    return code && { ...at, code };
  }
  if (!entry) return undefined;
  if (entry.family === 'avd') {
    const agrees = value === entry.value || (value >= 0x80000000 && isKnown('avd', value));
    return agrees || (isKnown('avd', value) && isTelling(name, entry, here, token.start, token.end))
      ? {
          ...at,
          code: { family: 'avd', value, ...(entry.value === value && entry.symbol && { symbol: entry.symbol }) },
        }
      : undefined;
  }
  const status = statusCode(value);
  if (entry.family === 'ntstatus' || entry.family === 'hresult') {
    return status && isTelling(name, entry, here, token.start, token.end) ? { ...at, code: status } : undefined;
  }
  return isKnown(entry.family, value) && value === entry.value
    ? { ...at, code: { family: entry.family, value } }
    : undefined;
}

/** A number without its class: hex beside any name; decimal only where it is the name's own. */
function freerdpSmall({ value, base }: NumberToken, name: string, entry: Entry | undefined): Code | undefined {
  if (value > 0xffff || !entry) return undefined;
  const code: Code = name.startsWith('ERRINFO')
    ? { family: 'errinfo', value }
    : { family: 'errconnect', value: 0x20000 + value };
  return base === 'hex' || code.value === entry.value ? code : undefined;
}

const TELLING =
  /^(?:ERRINFO|ERRCONNECT|FREERDP_ERROR|E_PROXY|XF_EXIT|SDL_EXIT|SSL_|HYBRID|ex|disc|ConnectionFailed|ReverseConnect|Shortpath|SxSStack)/;

/** True where the name, on this line, cannot be another product's. */
function isTelling(name: string, entry: Entry, here: Here, start: number, end: number): boolean {
  if (TELLING.test(name)) return true;
  if (entry.family === 'avd')
    return /\bAVD\b|WVD|virtual desktop|CodeSymbolic|ConnectionFailed|ReverseConnect/.test(here.vicinity);
  return here.saysRdp(start, end) || RDP_FRAME.test(here.near(start, end));
}
