import { findSetting } from './settings';

/**
 * Whether the value of a setting (key in any case) must not be shown: it is a password or token, or, where the key is not
 * known, sounds like one.
 */
export function isSecret(key: string): boolean {
  const setting = findSetting(key);
  return setting ? setting.secret === true : soundsSecret(key);
}

/** Whether a text sounds as if a password or token stood in it. */
export function soundsSecret(text: string): boolean {
  return /pass|pwd|token|secret|fedauth|cookie/i.test(text);
}
