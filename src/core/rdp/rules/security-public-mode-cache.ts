import { lineFixes, setValue } from '../line-fix';
import type { Rule } from './rule';

export const publicModeCache: Rule = {
  id: 'security/public-mode-cache',
  severity: 'info',
  docs: 'docs/rules/security-public-mode-cache.md',
  check(file) {
    const line = file.find('bitmapcachepersistenable');
    if (!line || !file.isOn('bitmapcachepersistenable') || !file.isOn('public mode')) return [];
    return [
      {
        message:
          '“public mode” is to leave nothing behind, but this line keeps pieces of the remote screen on the disk of the client. ' +
          'Allowed beside “public mode:i:1”: 0 (in memory only).',
        span: line.value.span,
        fixes: lineFixes(file, [line.name], 'Change to 0 (in memory only)', [setValue(line, '0')]),
      },
    ];
  },
};
