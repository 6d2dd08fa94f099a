import { deleteLine, lineFixes } from '../line-fix';
import { signable } from '../signable';
import type { Problem, Rule } from './rule';

export const signableUnsigned: Rule = {
  id: 'signing/signable-unsigned',
  severity: 'warning',
  docs: 'docs/rules/signing-signable-unsigned.md',
  check(file) {
    const { signed, fault, covers } = file.signature;
    if (!signed || fault !== undefined) return [];
    return file.entries.flatMap(({ line }): Problem[] => {
      const kind = signable(line.name);
      if (kind === undefined || covers.has(line.name)) return [];
      return [
        {
          message:
            `The signature does not cover “${line.name}”, so this line can have been added later; clients that know the setting are ` +
            'reported to treat the file as not validly signed. Allowed: a file signed again, or without this line.',
          span: line.key.span,
          ...(kind === 'by some' && { severity: 'info' as const }),
          fixes: lineFixes(file, [line.name], 'Delete this line', [deleteLine(line)], { manual: true }),
        },
      ];
    });
  },
};
