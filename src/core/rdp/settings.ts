import type { Setting } from './setting';
import { settingRows } from './setting-rows';

let table: readonly Setting[] | undefined;
let byKey: ReadonlyMap<string, Setting> | undefined;
let longest: number | undefined;

/** All known settings, grouped roughly by topic. Built at the first call. */
export function allSettings(): readonly Setting[] {
  return (table ??= settingRows());
}

/** The setting of a key in any case, without blanks around it; undefined where it is not known. */
export function findSetting(key: string): Setting | undefined {
  byKey ??= new Map(allSettings().map((setting) => [setting.key, setting]));
  return byKey.get(key.toLowerCase());
}

/** The length of the longest known key. */
export function longestKey(): number {
  return (longest ??= Math.max(...allSettings().map((setting) => setting.key.length)));
}

/** The label of a value of an enumeration (`full screen`); undefined where there is none. */
export function valueLabel(setting: Setting, value: number): string | undefined {
  return setting.values && Object.hasOwn(setting.values, value) ? setting.values[value] : undefined;
}

/** The allowed values of an enumeration, smallest first; empty where the setting is none. */
export function allowedValues(setting: Setting): number[] {
  return Object.keys(setting.values ?? {}).map(Number);
}
