import { nearestKey } from '../nearest-key';
import { shortened } from '../shown-value';
import type { Problem, Rule } from './rule';

export const unknownKey: Rule = {
  id: 'key/unknown',
  severity: 'info',
  docs: 'docs/rules/key-unknown.md',
  check(file) {
    return file.entries.flatMap(({ line, setting }): Problem[] => {
      if (setting || nearestKey(line.name) !== undefined) return [];
      return [
        {
          message: `“${shortened(line.name)}” is not a setting that is known here; clients are reported to skip such lines. Allowed: the keys that a client documents.`,
          span: line.key.span,
          fixes: [],
        },
      ];
    });
  },
};
