import type { Translate } from '../translate';
import type { SettingType } from './parse';
import type { SettingCategory } from './setting';

/** A category of settings as a heading. */
export function categoryTitle(category: SettingCategory, t: Translate): string {
  switch (category) {
    case 'connection':
      return t('Connection');
    case 'security':
      return t('Security');
    case 'session':
      return t('Session');
    case 'display':
      return t('Display');
    case 'experience':
      return t('Experience');
    case 'redirection':
      return t('Shared devices');
    case 'remoteapp':
      return t('RemoteApp');
    case 'gateway':
      return t('Gateway');
    case 'avd':
      return t('Azure Virtual Desktop');
    case 'signing':
      return t('Signature');
    case 'vendor':
      return t('Other programs');
    case 'embedded':
      return t('Windows CE');
  }
}

/** A type of the format in words. */
export function typeName(type: SettingType, t: Translate): string {
  switch (type) {
    case 'i':
      return t('integer');
    case 's':
      return t('string');
    case 'b':
      return t('binary (hexadecimal)');
  }
}
