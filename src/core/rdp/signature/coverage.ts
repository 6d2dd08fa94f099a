import type { RdpDocument, SettingLine } from '../parse';
import { settingLines } from '../parse';
import type { SettingCategory } from '../setting';
import { findSetting } from '../settings';
import { isSignable, UNSIGNABLE_REDIRECTIONS } from './signable';
import type { SignatureBlock } from './signature-block';

/** Which settings that matter for security a signature covers. Lines are in the order of the file. */
export interface Coverage {
  /** Named in the scope. */
  readonly signed: readonly SettingLine[];
  /** Could be named, and is not: mstsc is reported to call the signature of such a file invalid. */
  readonly unsigned: readonly SettingLine[];
  /** No signature can cover them, and they are set so that they open this computer to the far side. */
  readonly unsignableRedirections: readonly SettingLine[];
  /** No signature can cover them, and they matter for security otherwise: user name, passwords, tokens. */
  readonly unsignableOthers: readonly SettingLine[];
}

/** What the signature of a file covers, by its scope alone; nothing is verified. */
export function coverage(document: RdpDocument, block: SignatureBlock): Coverage {
  const named = new Set(block.names.map((name) => name.key));
  const signed: SettingLine[] = [];
  const unsigned: SettingLine[] = [];
  const unsignableRedirections: SettingLine[] = [];
  const unsignableOthers: SettingLine[] = [];
  for (const line of settingLines(document)) {
    if (line.name === 'signscope' || line.name === 'signature') continue;
    if (named.has(line.name)) signed.push(line);
    else if (isSignable(line.name)) unsigned.push(line);
    else if (UNSIGNABLE_REDIRECTIONS.includes(line.name)) {
      if (line.value.text !== '' && line.value.text !== '0') unsignableRedirections.push(line);
    } else if (matters(line.name)) unsignableOthers.push(line);
  }
  return { signed, unsigned, unsignableRedirections, unsignableOthers };
}

/** How a window looks, and what is cached, has notes on security too; they decide nothing about a connection. */
const CATEGORIES: ReadonlySet<SettingCategory> = new Set([
  'connection',
  'security',
  'redirection',
  'remoteapp',
  'gateway',
]);

function matters(key: string): boolean {
  const setting = findSetting(key);
  if (!setting) return false;
  return setting.secret === true || (setting.security !== undefined && CATEGORIES.has(setting.category));
}
