import { lineFixes, setValue } from '../line-fix';
import type { Rule } from './rule';

export const envLeak: Rule = {
  id: 'remoteapp/env-leak',
  severity: 'warning',
  docs: 'docs/rules/remoteapp-env-leak.md',
  check(file) {
    const line = file.find('remoteapplicationexpandcmdline');
    if (!line || file.number('remoteapplicationexpandcmdline') !== 0) return [];
    const variable = /%[A-Za-z_][\w()]{0,60}%/.exec(file.text('remoteapplicationcmdline'))?.[0];
    if (variable === undefined) return [];
    return [
      {
        message:
          `With 0, the client fills in ${variable} with its own value and sends it to the remote computer, names of users and computers included. ` +
          'Allowed: 1 (filled in on the remote computer).',
        span: line.value.span,
        fixes: lineFixes(file, [line.name], 'Change to 1 (filled in on the remote computer)', [setValue(line, '1')]),
      },
    ];
  },
};
