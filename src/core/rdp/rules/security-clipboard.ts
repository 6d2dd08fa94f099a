import { lineFixes, setValue } from '../line-fix';
import type { Rule } from './rule';

export const clipboard: Rule = {
  id: 'security/clipboard',
  severity: 'info',
  optIn: true,
  profiles: { strict: 'info' },
  docs: 'docs/rules/security-clipboard.md',
  check(file) {
    const line = file.find('redirectclipboard');
    if (!line || !file.isOn('redirectclipboard')) return [];
    return [
      {
        message:
          'The clipboard is shared: the remote computer sees what is copied on the client, and can put things into it. ' +
          'Allowed where nobody needs it: 0.',
        span: line.value.span,
        fixes: lineFixes(file, [line.name], 'Change to 0 (not shared)', [setValue(line, '0')], { manual: true }),
      },
    ];
  },
};
