import type { SettingLine, RdpDocument } from '../parse';
import { settingLines } from '../parse';
import type { Bytes } from './crypto-like';
import type { ScopeName, SignatureBlock } from './signature-block';

/** A name of the scope, and the lines of the file with that key: one, where all is well. */
export interface ScopeMatch {
  readonly name: ScopeName;
  readonly lines: readonly SettingLine[];
}

/** What each name of a scope stands for in the file, in the order of the scope. */
export function scopeMatches(document: RdpDocument, block: SignatureBlock): ScopeMatch[] {
  const byKey = new Map<string, SettingLine[]>();
  for (const line of settingLines(document)) {
    const same = byKey.get(line.name);
    if (same) same.push(line);
    else byKey.set(line.name, [line]);
  }
  const none: readonly SettingLine[] = [];
  return block.names.map((name) => ({ name, lines: byKey.get(name.key) ?? none }));
}

/** The lines that a scope names, each once, in the order in which they are signed. */
export function linesOfScope(matches: readonly ScopeMatch[]): SettingLine[] {
  // A hostile scope repeats a name, and its file the line.
  const lists = new Set(matches.map((match) => match.lines));
  return [...lists].flat();
}

/**
 * The bytes that are signed: the lines in the order of the scope, then the signscope line, each ended by CR LF, then one
 * NUL character, as UTF-16LE. `lines` without their line ends.
 */
export function signedMessage(lines: readonly string[], scopeLine: string): Bytes {
  const text = [...lines, scopeLine].map((line) => `${line}\r\n`).join('') + '\0';
  const bytes = new Uint8Array(text.length * 2);
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    bytes[2 * at] = unit & 0xff;
    bytes[2 * at + 1] = unit >> 8;
  }
  return bytes;
}
