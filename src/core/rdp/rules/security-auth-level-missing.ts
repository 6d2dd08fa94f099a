import type { Generator } from '../generator';
import { insertAfter, lineFixes } from '../line-fix';
import { fileSpan } from '../rule-spans';
import type { Rule } from './rule';

/** They never write the line; their files are used as they come. */
const WITHOUT: ReadonlySet<Generator> = new Set<Generator>(['avd', 'azure-portal', 'ec2', 'rdweb', 'ce', 'mstsc-old']);

export const authLevelMissing: Rule = {
  id: 'security/auth-level-missing',
  severity: 'info',
  profiles: { strict: 'warning' },
  docs: 'docs/rules/security-auth-level-missing.md',
  check(file) {
    const last = file.entries.filter(({ line }) => line.name !== 'signscope' && line.name !== 'signature').at(-1)?.line;
    const span = fileSpan(file);
    if (!last || !span || file.has('authentication level') || WITHOUT.has(file.generator)) return [];
    return [
      {
        message:
          'No “authentication level”: what a client does when the remote computer cannot prove its identity is left to its default, ' +
          'which is documented as 3 (nothing required), while mstsc writes 2. Allowed: “authentication level:i:2”.',
        span,
        fixes: lineFixes(
          file,
          ['authentication level'],
          'Add “authentication level:i:2”',
          [insertAfter(file.document, last, 'authentication level:i:2')],
          { manual: true },
        ),
      },
    ];
  },
};
