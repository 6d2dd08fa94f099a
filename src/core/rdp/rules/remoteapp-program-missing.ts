import { lineFixes, setOrInsert, setValue } from '../line-fix';
import { valueSpan } from '../rule-spans';
import type { Rule } from './rule';

export const programMissing: Rule = {
  id: 'remoteapp/program-missing',
  severity: 'error',
  docs: 'docs/rules/remoteapp-program-missing.md',
  check(file) {
    const mode = file.find('remoteapplicationmode');
    if (!mode || !file.isOn('remoteapplicationmode') || file.text('remoteapplicationprogram') !== '') return [];
    const program = file.find('remoteapplicationprogram');
    const shell = file.text('alternate shell');
    return [
      {
        message:
          'The file starts a RemoteApp program, but “remoteapplicationprogram” names none. ' +
          'Allowed: ||alias of a published program, or a path.',
        span: valueSpan(program ?? mode),
        fixes: [
          ...(/^\|\|./.test(shell)
            ? lineFixes(file, ['remoteapplicationprogram'], 'Take the program from “alternate shell”', [
                setOrInsert(file, 'remoteapplicationprogram', `s:${shell}`, mode),
              ])
            : []),
          ...lineFixes(
            file,
            ['remoteapplicationmode'],
            'Open the desktop instead (remoteapplicationmode:i:0)',
            [setValue(mode, '0')],
            {
              manual: true,
            },
          ),
        ],
      },
    ];
  },
};
