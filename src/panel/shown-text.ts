/**
 * Text of a document as it may be shown: characters that hide, or that turn round what stands beside them, are written out
 * (`\u{202e}`). Line ends and tabs stay.
 */
export const shownText = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (one) =>
    one === '\n' || one === '\t' ? one : `\\u{${one.codePointAt(0)!.toString(16).padStart(4, '0')}}`,
  );
