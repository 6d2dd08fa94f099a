import type { Confidence } from '../knowledge/code';
import type { SettingType } from './parse';
import type { ClientId, SettingSourceId } from './setting-sources';

export type SettingCategory =
  | 'connection'
  | 'security'
  | 'session'
  | 'display'
  | 'experience'
  | 'redirection'
  | 'remoteapp'
  | 'gateway'
  | 'avd'
  | 'signing'
  | 'vendor'
  | 'embedded';

/** documented: by Microsoft. undocumented: known from files and programs. obsolete: without effect today, or replaced. */
export type SettingStatus = 'documented' | 'undocumented' | 'obsolete';

/** What may be known of a setting beside its meaning. */
export interface SettingFacts {
  /** A second type letter under which some program writes the key. */
  readonly altType?: SettingType;
  /** The value where the line is missing; a text where it is a string or depends on the client. */
  readonly default?: number | string;
  /** What a fix offers first, where the documented default is not the safe or usual value. */
  readonly prefer?: number;
  /** Every allowed value with its label. Absent: not an enumeration. */
  readonly values?: Readonly<Record<number, string>>;
  /** Smallest and largest number. */
  readonly range?: readonly [number, number];
  /** How a value is written. */
  readonly form?: string;
  readonly security?: string;
  /** How it relates to other settings and clients. */
  readonly note?: string;
  /** The value is a password or a token: never show it. */
  readonly secret?: boolean;
}

/** What is known of one setting. */
export interface Setting extends SettingFacts {
  /** In lower case; clients ignore case. */
  readonly key: string;
  readonly type: SettingType;
  readonly category: SettingCategory;
  readonly status: SettingStatus;
  /** What it does, in one sentence. */
  readonly does: string;
  /** Who honours it. Empty where nobody is known to. */
  readonly clients: readonly ClientId[];
  readonly sources: readonly SettingSourceId[];
  readonly confidence: Confidence;
}
