import { deleteLine } from '../line-fix';
import { valueSpan } from '../rule-spans';
import type { Rule } from './rule';

export const incompletePair: Rule = {
  id: 'signing/incomplete-pair',
  severity: 'error',
  docs: 'docs/rules/signing-incomplete-pair.md',
  check(file) {
    const { lines, scope, signature, signed } = file.signature;
    const left = scope ?? signature;
    if (signed || !left) return [];
    const missing = scope ? 'signature' : 'signscope';
    return [
      {
        message:
          `“${left.name}” stands without “${missing}”, so the file is not signed and nothing protects it. ` +
          'Allowed: both lines, as rdpsign writes them, or neither.',
        span: scope ? valueSpan(left) : left.key.span,
        fixes: lines.length > 4 ? [] : [{ title: `Delete “${left.name}”`, edits: lines.map(deleteLine) }],
      },
    ];
  },
};
