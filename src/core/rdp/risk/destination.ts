import { shortened } from '../shown-value';
import type { Translate } from '../../translate';
import { mayImitate, seemRelated, seemsOutside, type HostKind } from './host-kind';
import { point, type NamedHost, type Received } from './received';
import type { RiskPoint } from './risk-point';

/** Where the connection goes, and through what. */
export function destination(all: Received): RiskPoint[] {
  const { file, named, reached, gateway, translate } = all;
  const points: RiskPoint[] = [];
  if (!reached) {
    points.push(
      file.generator === 'avd'
        ? point('none', translate('Azure Virtual Desktop decides which computer it is.'), file.find('full address'))
        : point('none', translate('The file names no remote computer that can be read.'), file.find('full address')),
    );
  } else {
    points.push(hostPoint(reached, translate));
    if (named && named !== reached && named.host !== reached.host) {
      const text = translate(
        'The file shows “{0}”, and mstsc goes to “{1}”.',
        shortened(named.host),
        shortened(reached.host),
      );
      points.push(point(seemRelated(named.host, reached.host) ? 'low' : 'high', text, reached.line));
    }
  }
  if (gateway) {
    const text = translate(
      'Everything goes through the gateway “{0}”, which also receives credentials.',
      shortened(gateway.host),
    );
    const isElsewhere = seemsOutside(gateway.kind) && reached !== undefined && !seemRelated(gateway.host, reached.host);
    points.push(point(isElsewhere ? 'medium' : 'low', text, gateway.line));
  }
  for (const host of new Set([reached, gateway])) {
    if (!host || !mayImitate(host.host)) continue;
    const text = translate(
      '“{0}” has letters beyond the usual ones: it can be made to look like the name of another computer.',
      shortened(host.host),
    );
    points.push(point('high', text, host.line));
  }
  points.push(...sideways(all));
  return points;
}

function hostPoint({ line, kind, host, port, fault }: NamedHost, translate: Translate): RiskPoint {
  if (fault) {
    const text = translate(
      '“{0}” is no address as clients read one; where it leads cannot be told.',
      shortened(line.value.text),
    );
    return point('low', text, line);
  }
  const name = shortened(host, 80);
  const where: Readonly<Record<HostKind, string>> = {
    'this-computer': translate(
      'It connects to “{0}”, this very computer; a program here may carry it on to another.',
      name,
    ),
    'private-address': translate('It connects to “{0}”, an address of a private network.', name),
    'public-address': translate('It connects to “{0}”, an address on the Internet.', name),
    'single-name': translate('It connects to “{0}”, a name without a domain, which your network resolves.', name),
    'internal-name': translate('It connects to “{0}”, a name as it is used inside an organisation.', name),
    'public-name': translate(
      'It connects to “{0}”, a name as the Internet has them. Whether it belongs to your organisation is for you to judge.',
      name,
    ),
  };
  const suffix =
    port !== undefined && port !== 3389 ? ` ${translate('The port is {0}, not the usual 3389.', port)}` : '';
  const level = kind === 'public-address' ? 'medium' : kind === 'public-name' ? 'low' : 'none';
  return point(level, where[kind] + suffix, line);
}

/** Other addresses to which something is sent. */
function sideways({ file, translate }: Received): RiskPoint[] {
  const texts: readonly (readonly [name: string, level: 'medium' | 'low', text: (value: string) => string])[] = [
    [
      'pre-authentication server address',
      'medium',
      (value) => translate('Before connecting, it opens the web page “{0}” for a sign-in.', value),
    ],
    ['kdcproxyname', 'medium', (value) => translate('Kerberos sign-ins go through the proxy “{0}”.', value)],
    ['eventloguploadaddress', 'medium', (value) => translate('The client sends its diagnostics to “{0}”.', value)],
    ['support url', 'low', (value) => translate('When the connection fails, it offers the link “{0}”.', value)],
    ['loadbalanceinfo', 'low', () => translate('A broker decides which computer it is in the end.')],
  ];
  return texts.flatMap(([name, level, text]) => {
    const line = file.find(name);
    if (!line || line.value.text === '' || (name === 'loadbalanceinfo' && file.generator === 'avd')) return [];
    return [point(level, text(shortened(line.value.text, 80)), line)];
  });
}
