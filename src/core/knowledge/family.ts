import type { Code, Family } from './code';
import { isKnown } from './lookup';
import type { NumberToken } from './number';

/** What a number means by the label "error code" and its kin. */
export interface Decision {
  readonly code: Code;
  readonly candidates?: readonly Code[];
  /** True when the number alone makes it plain that it is a code of this family. */
  readonly telling: boolean;
}

/** FreeRDP's class<<16 | type: errinfo (class 1) with its own number, errconnect (class 2) whole. */
export function freerdpCode(value: number): Code | undefined {
  const type = value & 0xffff;
  switch (Math.floor(value / 0x10000)) {
    case 1:
      return { family: 'errinfo', value: type };
    case 2:
      return { family: 'errconnect', value };
    default:
      return undefined;
  }
}

/** NTSTATUS and HRESULT values are told apart by their top digit; 0xD… is an NTSTATUS wrapped as HRESULT. */
export function statusCode(value: number): Code | undefined {
  if (value < 0x80000000) return undefined;
  const family: Family = value >= 0xc0000000 && value < 0xd0000000 ? 'ntstatus' : 'hresult';
  return { family, value };
}

/** True when the tables know this status value. */
export function isKnownStatus(value: number): boolean {
  const code = statusCode(value);
  return code !== undefined && isKnown(code.family, value);
}

/** Family of a number after "error code": mstsc's own first, then what other clients print under the same label. */
export function decideErrorCode(token: NumberToken): Decision | undefined {
  const { value } = token;
  const status = statusCode(value);
  if (status) return { code: status, telling: false };
  const code: Code = { family: 'disconnect', value };
  if (isKnown('disconnect', value)) return { code, telling: value >= 0x100 };
  const freerdp = freerdpCode(value);
  if (freerdp && isKnown(freerdp.family, freerdp.value!)) return { code: freerdp, telling: token.digits.length === 8 };
  if (isKnown('extended', value))
    return { code: { family: 'extended', value }, candidates: [code], telling: value >= 0x100 };
  if (isKnown('errinfo', value))
    return { code: { family: 'errinfo', value }, candidates: [code], telling: value >= 0x1000 };
  return value < 0x10000 || Math.floor(value / 0x10000) === 0x300 ? { code, telling: false } : undefined;
}

/** Family of a number in the field of extended reasons: the reason itself, or an HRESULT printed in decimal. */
export function decideExtended(value: number): Code | undefined {
  const status = statusCode(value);
  if (status) return status;
  return value < 0x10000 ? { family: 'extended', value } : undefined;
}
