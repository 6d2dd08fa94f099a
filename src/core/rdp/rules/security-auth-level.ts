import { lineFixes, setValue } from '../line-fix';
import type { Rule } from './rule';

export const authLevel: Rule = {
  id: 'security/auth-level',
  severity: 'warning',
  profiles: { strict: 'error' },
  docs: 'docs/rules/security-auth-level.md',
  check(file) {
    const line = file.find('authentication level');
    const level = file.number('authentication level');
    if (!line || (level !== 0 && level !== 3)) return [];
    return [
      {
        message:
          `With ${level}, the client connects without a word when the remote computer cannot prove its identity. ` +
          'Allowed: 2 (warns and lets the user decide) or 1 (does not connect).',
        span: line.value.span,
        fixes: [
          ...lineFixes(file, [line.name], 'Change to 2 (warns and lets the user decide)', [setValue(line, '2')]),
          ...lineFixes(file, [line.name], 'Change to 1 (does not connect)', [setValue(line, '1')], { manual: true }),
        ],
      },
    ];
  },
};
