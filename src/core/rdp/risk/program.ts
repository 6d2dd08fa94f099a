import { shortened } from '../shown-value';
import { point, type Received } from './received';
import type { RiskPoint } from './risk-point';

/** Which program starts, and what the reader sees of it. */
export function program({ file, translate, isOutside }: Received): RiskPoint[] {
  const points: RiskPoint[] = [];
  const set = (name: string) => {
    const line = file.find(name);
    return line && line.value.text !== '' ? line : undefined;
  };
  const shown = (text: string) => shortened(text, 80);

  for (const name of ['precommand', 'command line']) {
    const line = set(name);
    if (!line) continue;
    const text = translate(
      'Some clients run this on your own computer before they connect: “{0}”.',
      shown(line.value.text),
    );
    points.push(point('high', text, line));
  }
  const plugin = set('ironrdp_dvcplugin');
  if (plugin) {
    points.push(
      point('high', translate('IronRDP loads program files from your computer that the file names.'), plugin),
    );
  }
  if (file.isOn('remoteapplicationmode')) {
    const line = set('remoteapplicationprogram') ?? file.find('remoteapplicationmode');
    const text = translate(
      'A single program of the far side opens as a window among your own (“{0}”).',
      shown(file.text('remoteapplicationprogram')),
    );
    points.push(point(isOutside ? 'medium' : 'low', text, line));
    const name = set('remoteapplicationname');
    if (name) {
      const said = translate(
        'Whoever made the file chose the name that the window carries: “{0}”.',
        shown(name.value.text),
      );
      points.push(point('low', said, name));
    }
    const arguments_ = set('remoteapplicationcmdline');
    if (
      arguments_ &&
      /%[^%\s]{1,80}%/.test(arguments_.value.text) &&
      file.number('remoteapplicationexpandcmdline') === 0
    ) {
      const said = translate('The far side is told what variables of your computer hold, such as your user name.');
      points.push(point('medium', said, arguments_));
    }
  } else {
    const shell = set('alternate shell');
    if (shell && shell.value.text.toLowerCase() !== 'rdpinit.exe') {
      const text = translate(
        'On the remote computer this program starts in place of the desktop: “{0}”.',
        shown(shell.value.text),
      );
      points.push(point('low', text, shell));
    }
  }
  const bar = file.find('displayconnectionbar');
  if (bar && file.number('displayconnectionbar') === 0 && file.number('screen mode id') === 2) {
    const text = translate('The remote screen fills yours, and no bar at its top says that it is remote.');
    points.push(point('medium', text, bar));
  }
  return points;
}
