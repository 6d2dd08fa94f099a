import type { Source } from '../../knowledge/sources';
import { findSetting } from '../settings';
import { SETTING_SOURCES } from '../setting-sources';

/** Where is told of the files that were sent out in October 2024. */
export const CAMPAIGN_SOURCES: readonly Source[] = [
  {
    title: 'Microsoft: Midnight Blizzard conducts large-scale spear-phishing campaign using RDP files (2024)',
    url: 'https://www.microsoft.com/en-us/security/blog/2024/10/29/midnight-blizzard-conducts-large-scale-spear-phishing-campaign-using-rdp-files/',
    kind: 'publisher',
  },
];

const MOST_SOURCES = 2;

/** The best sources of what a setting does; empty where the setting is not known. */
export function settingSources(key: string): Source[] {
  return (findSetting(key)?.sources ?? []).slice(0, MOST_SOURCES).map((id) => SETTING_SOURCES[id]);
}
