import { lineFixes, setValue } from '../line-fix';
import type { Rule } from './rule';

export const admin: Rule = {
  id: 'session/admin',
  severity: 'info',
  profiles: { corporate: 'off' },
  docs: 'docs/rules/session-admin.md',
  check(file) {
    const line = file.find('administrative session');
    // These two write it into every file.
    if (!line || file.generator === 'azure-portal' || file.generator === 'windows-app') return [];
    // Together with a RemoteApp program it is another rule's.
    if (!file.isOn('administrative session') || file.isOn('remoteapplicationmode')) return [];
    return [
      {
        message:
          'Takes one of the few administrative sessions of a server, and goes without its licensing and connection broker. ' +
          'Allowed for ordinary work: 0 (normal session).',
        span: line.value.span,
        fixes: lineFixes(file, [line.name], 'Change to 0 (normal session)', [setValue(line, '0')], { manual: true }),
      },
    ];
  },
};
