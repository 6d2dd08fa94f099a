import { mergedKeys } from './merged-lines';
import type { SettingLine } from './parse';
import { isSecret } from './secrecy';

/** A value as a message may show it: shortened, on one line, and never a password or token. */
export function shownValue(line: SettingLine): string {
  const { text } = line.value;
  return isSecret(line.name) || mergedKeys(text).length > 0 ? '(hidden)' : shortened(text);
}

/** A text cut to what fits into a message. */
export function shortened(text: string, most = 40): string {
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
