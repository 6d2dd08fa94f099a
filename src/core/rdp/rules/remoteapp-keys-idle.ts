import { deleteLine, lineFixes, setOrInsert } from '../line-fix';
import type { Rule } from './rule';

const KEYS: ReadonlySet<string> = new Set([
  'remoteapplicationprogram',
  'remoteapplicationname',
  'remoteapplicationcmdline',
  'remoteapplicationfile',
  'remoteapplicationicon',
  'remoteapplicationguid',
  'remoteapplicationfileextensions',
]);

export const keysIdle: Rule = {
  id: 'remoteapp/keys-idle',
  severity: 'info',
  docs: 'docs/rules/remoteapp-keys-idle.md',
  check(file) {
    // Feeds of Azure Virtual Desktop name their desktops this way.
    if (file.generator === 'avd') return [];
    const mode = file.find('remoteapplicationmode');
    if (mode ? file.number('remoteapplicationmode') !== 0 : file.has('remoteapplicationmode')) return [];
    const lines = file
      .entriesOf(KEYS)
      .map(({ line }) => line)
      .filter((line) => line.value.text !== '')
      .sort((a, b) => a.span.start - b.span.start);
    const first = lines[0];
    if (!first) return [];
    const names = [...new Set(lines.map((line) => line.name))];
    const start =
      file.text('remoteapplicationprogram') === ''
        ? []
        : lineFixes(
            file,
            ['remoteapplicationmode'],
            'Start the program (remoteapplicationmode:i:1)',
            [setOrInsert(file, 'remoteapplicationmode', 'i:1', first)],
            { manual: true },
          );
    return [
      {
        message:
          `“${names.join('”, “')}” ${names.length > 1 ? 'are' : 'is'} about a RemoteApp program, but “remoteapplicationmode” is ` +
          `${mode ? '0' : 'missing'}, so clients leave ${names.length > 1 ? 'them' : 'it'} aside. Allowed: these lines together with “remoteapplicationmode:i:1”.`,
        span: first.key.span,
        fixes: [
          ...start,
          ...lineFixes(file, names, 'Delete the lines about the program', lines.map(deleteLine), { manual: true }),
        ],
      },
    ];
  },
};
