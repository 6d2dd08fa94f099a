import type { Translate } from '../../translate';
import type { ResourceId, SharedResource } from '../ask/asked-resources';
import { resourceDetail } from '../ask/asked-resources';
import { point, type Received } from './received';
import type { RiskLevel, RiskPoint } from './risk-point';
import { settingSources } from './risk-sources';

/** What the remote side would get of the reader's computer. */
export function farSideGets({ shared, isOutside, translate }: Received): RiskPoint[] {
  return shared.map((one): RiskPoint => {
    const detail = resourceDetail(one, translate);
    const what = meaningOf(one, translate);
    const text = [
      detail === undefined || one.all ? what : translate('{0} In the file: {1}.', what, detail),
      ...(one.line ? [] : [translate('No line says so; clients share it by default.')]),
      ...(one.coverage === 'never' || one.coverage === 'not-covered'
        ? [translate('The signature does not cover this line.')]
        : []),
    ].join(' ');
    const level = levelOf(one, isOutside);
    return one.line ? point(level, text, one.line) : { level, text, sources: settingSources(one.key) };
  });
}

function levelOf({ id, all, line, coverage }: SharedResource, isOutside: boolean): RiskLevel {
  if (id === 'drives') return all && isOutside ? 'high' : 'medium';
  const spies: readonly ResourceId[] = ['microphone', 'cameras', 'location', 'usb'];
  if (spies.includes(id)) return 'medium';
  if (line && isOutside && (coverage === 'never' || coverage === 'not-covered')) return 'medium';
  return 'low';
}

function meaningOf({ id, all }: SharedResource, translate: Translate): string {
  switch (id) {
    case 'drives':
      return all
        ? translate(
            'All drives: the far side can read, change and delete every file that you can, network drives included, and leave programs that start later.',
          )
        : translate('Drives: the far side can read, change and delete the files on them.');
    case 'clipboard':
      return translate(
        'Clipboard: the far side can read whatever you copy while connected, passwords too, and replace what you paste.',
      );
    case 'printers':
      return translate('Printers: the far side learns their names and can print.');
    case 'smart-cards':
      return translate(
        'Smart cards and Windows Hello for Business: the far side can use an inserted card; with its PIN, to sign in elsewhere as you.',
      );
    case 'webauthn':
      return translate(
        'Security keys and Windows Hello (WebAuthn): the far side can raise sign-in prompts on your own key.',
      );
    case 'microphone':
      return translate('Microphone: the far side can listen to the room.');
    case 'cameras':
      return translate('Cameras: the far side can watch the room.');
    case 'location':
      return translate('Location: the far side learns where you are.');
    case 'usb':
      return translate('USB devices: the far side works with them directly, storage and security keys included.');
    case 'pnp':
      return translate('Plug and Play devices: the far side can read what is on phones, players and cameras.');
    case 'ports':
      return translate('Serial and parallel ports: the far side reaches the hardware at them.');
    case 'pos':
      return translate('Point-of-sale devices: the far side reaches them.');
  }
}
