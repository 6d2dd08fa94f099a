/**
 * The number that a value of type `i` holds: decimal, or hexadecimal with 0x. Undefined for everything else, also for
 * signs and leading zeros, which clients read differently (FreeRDP takes a leading zero as octal).
 */
export function parseInteger(text: string): number | undefined {
  return /^(?:0|[1-9][0-9]*|0[xX][0-9a-fA-F]+)$/.test(text) ? Number(text) : undefined;
}
