import { mayImitate } from './host-kind';
import { point, type Received } from './received';
import type { RiskPoint } from './risk-point';
import { CAMPAIGN_SOURCES } from './risk-sources';

/** What the file has in common with those that were sent out in the phishing campaign of October 2024. */
export function campaignSigns({ file, drives, shared, isOutside, reached, translate }: Received): RiskPoint[] {
  const signs: RiskPoint[] = [];
  const add = (level: 'high' | 'medium', text: string, line = drives?.line) =>
    signs.push({ ...point(level, text, line), sources: CAMPAIGN_SOURCES });
  const isApp = file.isOn('remoteapplicationmode');
  if (isApp && drives) {
    const text = translate(
      'A window that looks like a local program, with your drives in its reach: the shape of the files of 2024. Collections of published programs are made like this too.',
    );
    // Who gets such a file from their own organisation's portal sees this shape every day.
    const isUsual = (file.generator === 'avd' || file.generator === 'rdweb') && !isOutside;
    add(isUsual ? 'medium' : 'high', text);
  }
  if (drives?.all && shared.filter(({ line }) => line !== undefined).length >= 5 && isOutside) {
    const text = translate(
      'All drives and {0} other kinds of devices are offered to a computer that may be anybody’s.',
      shared.filter(({ line, id }) => line !== undefined && id !== 'drives').length,
    );
    add('high', text);
  }
  if (drives && reached && mayImitate(reached.host)) {
    add('high', translate('Drives are offered to a computer whose name may imitate another.'), reached.line);
  }
  return signs;
}
