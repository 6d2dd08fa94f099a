import { removeSignature } from '../line-fix';
import { shortened } from '../shown-value';
import type { Problem, Rule } from './rule';

export const scopeLineMissing: Rule = {
  id: 'signing/scope-line-missing',
  severity: 'error',
  docs: 'docs/rules/signing-scope-line-missing.md',
  check(file) {
    const { signed, scope, fault } = file.signature;
    if (!signed || !scope || fault !== undefined) return [];
    const problems: Problem[] = [];
    let at = 0;
    for (const part of scope.value.text.split(',')) {
      const name = part.trim();
      const start = scope.value.span.start + at + part.length - part.trimStart().length;
      at += part.length + 1;
      if (name === '' || file.has(name.toLowerCase())) continue;
      problems.push({
        message:
          `The signature covers “${shortened(name)}”, but the file has no such line, so it cannot hold. ` +
          'Allowed: every line as it was signed, or a new signature.',
        span: { start, end: start + name.length },
        fixes: removeSignature(file, 'Remove the signature', { manual: true }),
      });
    }
    return problems;
  },
};
