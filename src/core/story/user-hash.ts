import { sha256 } from '@noble/hashes/sha2.js';
import { bareName } from './event-facts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** A story asks for the same few names again and again. */
const MOST_KEPT = 2000;
const kept = new Map<string, readonly string[]>();

/**
 * True when client event 1029 speaks of this user: its message is the Base64 of SHA-256 of the name in UTF-16LE as typed,
 * twice. The case of the name and a domain before it are as the user typed them, so the likely spellings are tried.
 * @param message The field TraceMessage of event 1029.
 * @param user `DOMAIN\name`, `name@domain` or `name`.
 */
export function isHashOfUser(message: string, user: string): boolean {
  return hashesOf(user).some((hash) => message.startsWith(hash) || message.includes(`-${hash}`));
}

function hashesOf(user: string): readonly string[] {
  const found = kept.get(user);
  if (found) return found;
  const name = bareName(user);
  const hashes = [...new Set([user, name, name.toLowerCase(), name.toUpperCase()])].map(hashOf);
  if (kept.size >= MOST_KEPT) kept.clear();
  kept.set(user, hashes);
  return hashes;
}

function hashOf(name: string): string {
  const bytes = new Uint8Array(name.length * 2);
  for (let at = 0; at < name.length; at++) {
    const unit = name.charCodeAt(at);
    bytes[2 * at] = unit & 0xff;
    bytes[2 * at + 1] = unit >> 8;
  }
  return base64(sha256(bytes));
}

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += DIGITS.charAt(group >> 18) + DIGITS.charAt((group >> 12) & 63);
    text += at + 1 < bytes.length ? DIGITS.charAt((group >> 6) & 63) : '=';
    text += at + 2 < bytes.length ? DIGITS.charAt(group & 63) : '=';
  }
  return text;
}
