import type { Code } from '../knowledge/code';
import type { Entry } from '../knowledge/entry';
import { findSymbol, isKnown } from '../knowledge/lookup';
import { freerdpCode, statusCode } from './family';
import { numberAt, type NumberToken } from './number';
import type { Here, Reading } from './reading';
import { RDP_FRAME } from './vocabulary';

// A function name may be glued to the symbol (freerdp_set_last_error_exERRCONNECT_…), so lower case may precede it.
const NAME =
  /(?<![A-Z0-9])(?:ERRINFO|ERRCONNECT|ERRBASE|FREERDP_ERROR|E_PROXY|SEC_[EI]|NT_STATUS|STATUS|XF_EXIT|SDL_EXIT|SSL_ERR|SSL_[A-Z]{1,40}|HYBRID|INCONSISTENT)_[A-Z0-9_]{2,80}|\b(?:ex)?[dD]isc(?:onnect)?Reason[A-Z]\w{2,60}|\b(?:ConnectionFailed|ConnectionBroken|ReverseConnect|Shortpath|UnexpectedNetwork|SocketConnection|TransportClosed|ClientNetwork|SxSStack|SessionHost|InvalidCredentials|NoHealthy|CheckSessionHost|INVALID_REGISTRATION|NAME_ALREADY|SYSTEM_EVENT_ERR)\w{0,60}/g;

const NUMBER_AFTER = /["'`]?(?:\s?[[(:=|]\s?|\s?(?:->|→|=>)\s?|\s)["'`]?(?=-?\d|0x|[cC]0)/y;
const NUMBER_BEFORE =
  /(?:^|[^0-9a-z_.])(0x[0-9a-f]{1,8}|-?\d{1,10})["'`]?(?:\s?[|:=,([-]\s?|\s?(?:->|→|=>)\s?|\s)["'`*]{0,2}$/i;

/** Codes told by a name: on the number beside the name where there is one, else on the name. */
export function readSymbols(here: Here): Reading[] {
  const readings: Reading[] = [];
  NAME.lastIndex = 0;
  for (let match = NAME.exec(here.line); match; match = NAME.exec(here.line)) {
    const name = match[0];
    const start = match.index;
    const end = start + name.length;
    const entry = findSymbol(name) ?? findSymbol(name.replace(/^NT_STATUS/, 'STATUS'));
    const number = numberBeside(here, start, end);
    const reading = number && readNumber(number, name, entry, here);
    if (reading) readings.push(reading);
    if (
      entry &&
      isTelling(name, entry, here, start, end) &&
      (!reading || (entry.family === 'avd' && number!.end <= start))
    ) {
      const code: Code = { family: entry.family, value: entry.value, symbol: entry.symbol ?? name };
      readings.push({ start, end, code });
    }
  }
  return readings;
}

function numberBeside(here: Here, start: number, end: number): NumberToken | undefined {
  NUMBER_AFTER.lastIndex = end;
  const after = NUMBER_AFTER.exec(here.line);
  if (after) {
    const token = numberAt(here.line, end + after[0].length);
    if (token) return token;
  }
  const before = NUMBER_BEFORE.exec(here.before(start, 24));
  if (!before) return undefined;
  return numberAt(here.line, start - (before[0].length - before[0].indexOf(before[1]!)));
}

/** Where name and number disagree the number counts: it is what the program knew. */
function readNumber(token: NumberToken, name: string, entry: Entry | undefined, here: Here): Reading | undefined {
  const { value } = token;
  const at = { start: token.start, end: token.end };
  if (/^(?:ERR|FREERDP_)/.test(name)) {
    const code = freerdpCode(value) ?? freerdpSmall(name, value);
    return code && { ...at, code };
  }
  if (!entry) return undefined;
  if (entry.family === 'avd') {
    return isKnown('avd', value) && isTelling(name, entry, here, token.start, token.end)
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

function freerdpSmall(name: string, value: number): Code | undefined {
  if (value > 0xffff) return undefined;
  return name.startsWith('ERRINFO') ? { family: 'errinfo', value } : { family: 'errconnect', value: 0x20000 + value };
}

const TELLING =
  /^(?:ERRINFO|ERRCONNECT|FREERDP_ERROR|E_PROXY|XF_EXIT|SDL_EXIT|SSL_|HYBRID|ex|disc|ConnectionFailed|ReverseConnect|Shortpath|SxSStack)/;

/** True where the name, on this line, cannot be another product's. */
function isTelling(name: string, entry: Entry, here: Here, start: number, end: number): boolean {
  if (TELLING.test(name)) return true;
  if (entry.family === 'avd') return /\bAVD\b|\bWVD\b|virtual desktop/i.test(here.vicinity);
  return here.saysRdp(start, end) || RDP_FRAME.test(here.near(start, end));
}
