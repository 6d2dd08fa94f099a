import { lineFixes, setValue } from '../line-fix';
import type { Rule } from './rule';

export const adminSession: Rule = {
  id: 'remoteapp/admin-session',
  severity: 'warning',
  docs: 'docs/rules/remoteapp-admin-session.md',
  check(file) {
    const line = file.find('administrative session');
    if (!line || !file.isOn('administrative session') || !file.isOn('remoteapplicationmode')) return [];
    return [
      {
        message:
          'A RemoteApp program does not start in an administrative session. Allowed: one of the two, ' +
          '“administrative session:i:0” or “remoteapplicationmode:i:0”.',
        span: line.value.span,
        fixes: lineFixes(file, [line.name], 'Change to 0 (normal session)', [setValue(line, '0')]),
      },
    ];
  },
};
