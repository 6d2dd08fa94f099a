import { findSetting } from './settings';

/** What a line is that was written for something else than an `.rdp` file. */
export type Foreign = 'comment' | 'option' | 'uri';

/**
 * Recognises comments (`#`, `;`, `//`), FreeRDP command-line options (`/v:host`) and text in the form of an rdp:// link
 * (`full%20address=s:host`); `text` is the line without the blanks around it. Undefined for all others. Never throws.
 */
export function foreignSyntax(text: string): Foreign | undefined {
  const first = text.charCodeAt(0);
  if (first === 0x23 || first === 0x3b) return 'comment';
  if (first === 0x2f) return /^\/[A-Za-z]/.test(text) ? 'option' : 'comment';
  // Few settings hold an equals sign before their first colon, so this is the quick way out.
  const equals = text.indexOf('=');
  if (equals < 0) return undefined;
  if (/^rdp:\/\//i.test(text)) return 'uri';
  const colon = text.indexOf(':');
  return colon === equals + 2 && /[sib]/.test(text[equals + 1]!) && findSetting(decodedKey(text.slice(0, equals)))
    ? 'uri'
    : undefined;
}

/** A key of a link as a file writes it: `full%20address` is `full address`. */
export function decodedKey(text: string): string {
  return percentDecoded(text).trim().toLowerCase();
}

/** The text with its percent escapes decoded; as it is where they are broken. Never throws. */
export function percentDecoded(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
