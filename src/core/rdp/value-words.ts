import { english, type Translate } from '../translate';
import { readAddress } from './address';
import { parseInteger } from './integer';
import { mergedKeys } from './merged-lines';
import type { SettingLine } from './parse';
import { isSecret } from './secrecy';
import { findSetting, valueLabel } from './settings';
import { shortened } from './shown-value';

/**
 * What the value of a line means, in a few words (`full screen`, `all drives`); undefined where the value says it itself,
 * where nothing is known of it, or where it must not be shown. Plain text on one line; never throws.
 */
export function valueWords(line: SettingLine, translate: Translate = english): string | undefined {
  const setting = findSetting(line.name);
  const value = line.value.text;
  if (!setting || isSecret(line.name) || mergedKeys(value).length > 0) return undefined;
  if (line.type.text !== setting.type && line.type.text !== setting.altType) return undefined;
  if (setting.type === 'i') {
    const number = parseInteger(value);
    if (number === undefined) return undefined;
    return valueLabel(setting, number) ?? numberWords(setting.key, number, value, translate);
  }
  return READERS[setting.key]?.(value, translate);
}

/** Whether the words of a line are the label of an enumerated value. */
export function isEnumerated(line: SettingLine): boolean {
  return findSetting(line.name)?.values !== undefined;
}

function numberWords(key: string, number: number, written: string, t: Translate): string | undefined {
  if (key === 'server port') {
    if (number === 3389) return t('the usual port');
    if (number === 2179) return t('the port of Hyper-V consoles');
  }
  return /^0x/i.test(written) ? String(number) : undefined;
}

type Reader = (value: string, t: Translate) => string | undefined;

const READERS: Readonly<Record<string, Reader>> = {
  'full address': addressWords,
  'alternate full address': addressWords,
  gatewayhostname: addressWords,
  username: accountWords,
  gatewayusername: accountWords,
  winposstr: windowWords,
  drivestoredirect: drivesWords,
  devicestoredirect: (value, t) => listWords(value, t('no devices'), t('all devices'), t),
  usbdevicestoredirect: (value, t) =>
    listWords(value, t('no USB devices'), t('all USB devices not shared in another way'), t),
  camerastoredirect: (value, t) => listWords(value, t('no cameras'), t('all cameras'), t),
  selectedmonitors: monitorsWords,
  'allowed security protocols': (value, t) => (value === '*' ? t('all protocols') : undefined),
  loadbalanceinfo(value, t) {
    const collection = /^tsv:\/\/MS Terminal Services Plugin\.\d\.(.+)$/i.exec(value)?.[1];
    return collection === undefined ? undefined : t('collection {0}', shortened(collection));
  },
  pcb(value, t) {
    const machine = /^([0-9a-f-]{36})(;EnhancedMode=1)?$/i.exec(value);
    if (!machine) return undefined;
    return machine[2] === undefined
      ? t('virtual machine {0}', machine[1]!)
      : t('virtual machine {0}, enhanced session', machine[1]!);
  },
  remoteapplicationprogram: aliasWords,
  'alternate shell': aliasWords,
  signscope(value, t) {
    const names = value.split(',').filter((name) => name.trim() !== '').length;
    return names === 1 ? t('1 setting') : t('{0} settings', names);
  },
  signature: (value, t) => (value === '' ? undefined : t('{0} characters', value.length)),
};

function addressWords(value: string, t: Translate): string | undefined {
  if (value === '') return undefined;
  const { host, port, fault } = readAddress(value);
  if (fault || port === undefined) return undefined;
  return t('host {0}, port {1}', shortened(host), port);
}

function accountWords(value: string, t: Translate): string | undefined {
  const account = /^([^\\@]{1,256})\\([^\\@]{1,256})$/.exec(value);
  if (!account) return undefined;
  return account[1] === '.'
    ? t('local account {0}', shortened(account[2]!))
    : t('{0} of the domain {1}', shortened(account[2]!), shortened(account[1]!));
}

function windowWords(value: string, t: Translate): string | undefined {
  const parts = value.split(',');
  if (parts.length !== 6) return undefined;
  const numbers = parts.map((part) => part.trim());
  if (numbers.some((part) => !/^-?\d{1,9}$/.test(part))) return undefined;
  const [, show, left, top, right, bottom] = numbers.map(Number) as [number, number, number, number, number, number];
  const width = right - left;
  const height = bottom - top;
  if (width <= 0 || height <= 0) return undefined;
  if (show === 2) return t('minimised; else {0} × {1} at {2}, {3}', width, height, left, top);
  if (show === 3) return t('maximised; else {0} × {1} at {2}, {3}', width, height, left, top);
  return show === 1 ? t('{0} × {1} at {2}, {3}', width, height, left, top) : undefined;
}

function drivesWords(value: string, t: Translate): string | undefined {
  if (value === '') return t('no drives');
  const items = value
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '');
  if (items.includes('*')) return t('all drives, now and later');
  const letters = items
    .flatMap((item) => /^([a-z]):\\?$/i.exec(item)?.[1]?.toUpperCase() ?? [])
    .map((one) => `${one}:`);
  const later = items.some((item) => item.toLowerCase() === 'dynamicdrives');
  if (letters.length + (later ? 1 : 0) < items.length || items.length === 0) return undefined;
  if (letters.length === 0) return t('drives connected later');
  const listed = shortened(letters.join(', '));
  return later ? t('{0} and drives connected later', listed) : listed;
}

function listWords(value: string, none: string, all: string, t: Translate): string | undefined {
  if (value === '') return none;
  const items = value
    .split(/[;,]/)
    .map((item) => item.trim())
    .filter((item) => item !== '');
  if (items.includes('*')) return all;
  const left = items.filter((item) => item.startsWith('-')).length;
  const later = items.some((item) => item.toLowerCase() === 'dynamicdevices');
  const count = items.length - left - (later ? 1 : 0);
  if (left > 0) return count > 0 ? t('{0} listed, {1} left out', count, left) : t('{0} left out', left);
  if (later) return count > 0 ? t('{0} listed, and devices connected later', count) : t('devices connected later');
  return items.length === 0 ? undefined : t('{0} listed', count);
}

function monitorsWords(value: string, t: Translate): string | undefined {
  const displays = value.split(/[,;]/).map((item) => item.trim());
  if (displays.length > 16 || displays.some((item) => !/^\d{1,3}$/.test(item))) return undefined;
  return displays.length === 1
    ? t('display {0}', displays[0]!)
    : t('displays {0}; {1} is the primary one', displays.join(', '), displays[0]!);
}

function aliasWords(value: string, t: Translate): string | undefined {
  return value.startsWith('||') && value.length > 2 ? t('published program {0}', shortened(value.slice(2))) : undefined;
}
