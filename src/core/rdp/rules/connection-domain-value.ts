import { deleteSetting, lineFixes, setValue } from '../line-fix';
import type { Rule } from './rule';

export const domainValue: Rule = {
  id: 'connection/domain-value',
  severity: 'warning',
  docs: 'docs/rules/connection-domain-value.md',
  check(file) {
    const line = file.find('domain');
    if (!line || line.value.text === '' || file.isUnclear('domain')) return [];
    const domain = line.value.text;
    const colon = domain.indexOf(':');
    if (colon >= 0) {
      const name = domain.slice(0, colon).trim();
      return [
        {
          message:
            '“domain” holds a colon, as if it were an address with a port. Allowed: the name of a domain, and nothing else.',
          span: line.value.span,
          fixes:
            name === '' ? [] : lineFixes(file, ['domain'], `Change to “${name.slice(0, 60)}”`, [setValue(line, name)]),
        },
      ];
    }
    if (file.isUnclear('username')) return [];
    const user = file.text('username');
    if (!user.includes('\\') && !/^[^@]+@[^@]+$/.test(user)) return [];
    return [
      {
        message:
          'The domain stands here and in “username” too; which one counts depends on the client. Allowed: the domain in one place.',
        span: line.value.span,
        fixes: lineFixes(file, ['domain'], 'Delete “domain”', deleteSetting(file, 'domain')),
      },
    ];
  },
};
