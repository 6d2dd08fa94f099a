/**
 * The name of a file as it may be shown: a zip may name its entries with anything, also with characters that hide or turn
 * round what stands beside them.
 */
export const shownName = (name: string): string =>
  name.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (one) => `\\u{${one.codePointAt(0)!.toString(16).padStart(4, '0')}}`);
