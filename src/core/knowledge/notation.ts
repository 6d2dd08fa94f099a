import { EVENT_PROVIDERS, FAMILIES, type Code, type EventProvider, type Family, type RdpcoreField } from './code';

/** How a family's numbers are usually written. */
const HEX_WIDTH: Partial<Record<Family, number>> = { errconnect: 8, ntstatus: 8, hresult: 8 };
const DECIMAL_FIRST: readonly Family[] = ['extended', 'rdpcore', 'negotiation', 'freerdp-exit', 'avd'];
const RDPCORE_FIELDS: readonly RdpcoreField[] = ['core-103', 'core-142', 'gateway'];

/** `0x204`, padded to eight digits in the families that write it so. */
export function hex(code: Pick<Code, 'family' | 'value'>): string {
  if (code.value === null) return '';
  return `0x${code.value
    .toString(16)
    .toUpperCase()
    .padStart(HEX_WIDTH[code.family] ?? 1, '0')}`;
}

/** The number as a signed 32-bit integer, where that differs from the unsigned one. */
export function signed(value: number): number | undefined {
  return value > 0x7fffffff && value <= 0xffffffff ? value - 0x100000000 : undefined;
}

/**
 * The code in the notations that people paste, the family's usual one first: `0x204`, `516`; for values with the top bit
 * set also the signed decimal; for errinfo and errconnect as FreeRDP prints them. Event ids are written in decimal only.
 */
export function notations(code: Code): readonly string[] {
  if (code.value === null) return code.symbol && code.family !== 'message' ? [code.symbol] : [];
  const decimal = String(code.value);
  if (code.family === 'event') return [decimal];
  const result = DECIMAL_FIRST.includes(code.family) ? [decimal, hex(code)] : [hex(code), decimal];
  const negative = signed(code.value);
  if (negative !== undefined) result.push(String(negative));
  if (code.family === 'errinfo' && code.value <= 0xffff) {
    result.push(`0x${(0x10000 + code.value).toString(16).toUpperCase().padStart(8, '0')}`);
  }
  return result;
}

/** A code as shown beside others: `0x204 (516)`, `Event 1149`; a name where no number is published. */
export function codeLabel(code: Code): string {
  if (code.family === 'event') return `Event ${code.value ?? ''}`.trimEnd();
  if (code.family === 'message') return 'Message';
  const [first, second] = notations(code);
  if (code.family === 'avd' && code.symbol) return code.symbol;
  return second === undefined ? (first ?? '') : `${first} (${second})`;
}

/**
 * `disconnect:516`, `rdpcore:5@gateway`, `avd:ConnectionBroken`, `event:1149@RemoteConnectionManager`,
 * `message:your-credentials-did-not-work`: the one form in
 * which a code travels as text.
 */
export function codeRef(code: Code): string {
  if ((code.family === 'avd' || code.family === 'message') && code.symbol) return `${code.family}:${code.symbol}`;
  const place = code.field ?? code.provider;
  return `${code.family}:${code.value}${place ? `@${place}` : ''}`;
}

const CODE_REF = /^([a-z-]{3,16}):(?:(\d{1,10}|0x[0-9a-f]{1,8})(?:@([a-z0-9-]{3,32}))?|([a-z_]\w{2,80}))$/i;
const MESSAGE_REF = /^message:([a-z0-9-]{3,80})$/;

/** The inverse of {@link codeRef}; also takes hex. Undefined for everything else. */
export function parseCodeRef(text: string): Code | undefined {
  const message = MESSAGE_REF.exec(text)?.[1];
  if (message !== undefined) return { family: 'message', value: null, symbol: message };
  const match = CODE_REF.exec(text);
  const family = FAMILIES.find((name) => name === match?.[1]?.toLowerCase());
  if (!match || !family) return undefined;
  if (match[4] !== undefined) return family === 'avd' ? { family, value: null, symbol: match[4] } : undefined;
  const value = Number(match[2]);
  if (value > 0xffffffff) return undefined;
  if (match[3] === undefined) return { family, value };
  if (family === 'event') {
    const provider = providerNamed(match[3]);
    return provider && { family, value, provider };
  }
  const field = RDPCORE_FIELDS.find((name) => name === match[3]);
  return family === 'rdpcore' && field ? { family, value, field } : undefined;
}

/** The provider with this short name, in any case. */
export function providerNamed(name: string): EventProvider | undefined {
  const wanted = name.toLowerCase();
  return EVENT_PROVIDERS.find((provider) => provider.toLowerCase() === wanted);
}

/** A number as people write it. */
export interface WrittenNumber {
  /** Unsigned 32-bit value. */
  readonly value: number;
  readonly base: 'hex' | 'decimal';
  /** Hex digits as written, without the prefix. */
  readonly digits: string;
}

/**
 * Reads `0x204`, `0X204`, `516`, `-2147467259`, and eight bare hex digits with a letter or leading zeros (`C0000064`,
 * `0002000B`). Undefined when it is no number or does not fit in 32 bits.
 */
export function parseNumber(text: string): WrittenNumber | undefined {
  const hexMatch = /^(?:0x([0-9a-f]{1,8})|([0-9a-f]{8}))$/i.exec(text);
  const bare = hexMatch?.[2];
  if (hexMatch && (bare === undefined || /^0|[a-f]/i.test(bare))) {
    const digits = hexMatch[1] ?? bare!;
    return { value: Number.parseInt(digits, 16), base: 'hex', digits };
  }
  const decimal = /^-?\d{1,10}$/.exec(text);
  if (!decimal) return undefined;
  const number = Number(text);
  if (number > 0xffffffff || number < -0x80000000) return undefined;
  // “-0” is 0, not minus zero.
  const value = number < 0 ? number + 0x100000000 : Math.abs(number);
  return { value, base: 'decimal', digits: text.replace('-', '') };
}

/** A number that is in no table, as a code of the family that its size suggests: its build still tells something. */
export function unlistedCode(query: string): Code | undefined {
  const number = parseNumber(query);
  return number && { family: number.value >= 0x80000000 ? 'hresult' : 'disconnect', value: number.value };
}
