import { deleteLine, lineFixes } from '../line-fix';
import type { Problem, Rule } from './rule';

const KEYS: ReadonlySet<string> = new Set(['username', 'gatewayusername']);

export const username: Rule = {
  id: 'secret/username',
  severity: 'warning',
  optIn: true,
  profiles: { strict: 'warning' },
  docs: 'docs/rules/secret-username.md',
  check(file) {
    return file.entriesOf(KEYS).flatMap(({ line, placeholder, merged }): Problem[] => {
      if (line.value.text === '' || placeholder || merged.length > 0) return [];
      return [
        {
          message: `“${line.name}” tells everyone who gets this file the name of an account. Allowed in a file for others: no name.`,
          span: line.value.span,
          fixes: lineFixes(file, [line.name], 'Delete this line', [deleteLine(line)]),
        },
      ];
    });
  },
};
