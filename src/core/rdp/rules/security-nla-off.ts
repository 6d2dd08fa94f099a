import { lineFixes, setValue } from '../line-fix';
import type { Rule } from './rule';

export const nlaOff: Rule = {
  id: 'security/nla-off',
  severity: 'warning',
  docs: 'docs/rules/security-nla-off.md',
  check(file) {
    const line = file.find('enablecredsspsupport');
    if (!line || file.generator === 'ce' || file.number('enablecredsspsupport') !== 0) return [];
    return [
      {
        message:
          'Network Level Authentication is off: the password is typed on the remote screen, which a false host can imitate, and ' +
          'hosts that ask for it refuse the connection. Allowed: 1 (used where the host offers it).',
        span: line.value.span,
        fixes: lineFixes(file, [line.name], 'Change to 1 (used where the host offers it)', [setValue(line, '1')]),
      },
    ];
  },
};
