import { fileSpan } from '../rule-spans';
import type { Rule } from './rule';

export const unsigned: Rule = {
  id: 'signing/unsigned',
  severity: 'info',
  optIn: true,
  profiles: { strict: 'info', corporate: 'warning' },
  docs: 'docs/rules/signing-unsigned.md',
  check(file) {
    const span = fileSpan(file);
    const { scope, signature } = file.signature;
    // A feed brings its files itself; half a signature is another rule's; a template is signed when it is filled in.
    if (!span || scope || signature || file.entries.length === 0 || file.template || file.generator === 'avd')
      return [];
    return [
      {
        message:
          'The file is not signed: since April 2026, mstsc shows an unknown publisher when it is opened, and leaves every ' +
          'redirection off until the user ticks it. Allowed: a file signed with rdpsign.',
        span,
        fixes: [],
      },
    ];
  },
};
