import { lineFixes, setValue } from '../line-fix';
import type { Rule } from './rule';

export const noPrompt: Rule = {
  id: 'security/no-prompt',
  severity: 'info',
  optIn: true,
  profiles: { strict: 'info' },
  docs: 'docs/rules/security-no-prompt.md',
  check(file) {
    const line = file.find('prompt for credentials');
    if (!line || file.number('prompt for credentials') !== 0) return [];
    return [
      {
        message:
          'With 0, credentials that the client has saved go to this computer without a question. Allowed in a file for others: 1 (always asks).',
        span: line.value.span,
        fixes: lineFixes(file, [line.name], 'Change to 1 (always asks)', [setValue(line, '1')]),
      },
    ];
  },
};
