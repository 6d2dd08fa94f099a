import { isPlaceholder, findPlaceholder } from '../placeholder';
import { isSecret } from '../secrecy';
import { shortened } from '../shown-value';
import type { Problem, Rule } from './rule';

export const placeholder: Rule = {
  id: 'template/placeholder',
  severity: 'info',
  profiles: { strict: 'warning' },
  docs: 'docs/rules/template-placeholder.md',
  check(file) {
    return file.entries.flatMap(({ line, placeholder: found }): Problem[] => {
      if (!found) return [];
      const value = line.value.text;
      const within = findPlaceholder(line.name, value);
      const { start } = line.value.span;
      // Only a value that is a placeholder from end to end is sure to hold no password.
      const span =
        isSecret(line.name) && !isPlaceholder(value)
          ? line.key.span
          : within
            ? { start: start + within.start, end: start + within.end }
            : line.value.span;
      return [
        {
          message: `“${shortened(line.name)}” is still to be filled in. Allowed: a template, or the value itself.`,
          span,
          fixes: [],
        },
      ];
    });
  },
};
