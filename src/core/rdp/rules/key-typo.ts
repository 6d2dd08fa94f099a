import { nearestKey } from '../nearest-key';
import { lineFixes } from '../line-fix';
import { shortened } from '../shown-value';
import type { Problem, Rule } from './rule';

export const typo: Rule = {
  id: 'key/typo',
  severity: 'warning',
  docs: 'docs/rules/key-typo.md',
  check(file) {
    return file.entries.flatMap(({ line, setting }): Problem[] => {
      const meant = setting ? undefined : nearestKey(line.name);
      if (meant === undefined) return [];
      const edit = { span: line.key.span, newText: meant };
      return [
        {
          message: `Clients skip “${shortened(line.name)}”: there is no such setting. Did you mean “${meant}”?`,
          span: line.key.span,
          // With two lines of one key it would be anybody's guess which counts.
          fixes: file.has(meant) ? [] : lineFixes(file, [line.name, meant], `Change to “${meant}”`, [edit]),
        },
      ];
    });
  },
};
