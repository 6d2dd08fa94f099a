import { deleteLine, lineFixes } from '../line-fix';
import type { Problem, Rule } from './rule';

const KEYS: readonly string[] = ['password 51', 'password'];

export const savedPassword: Rule = {
  id: 'secret/saved-password',
  severity: 'warning',
  profiles: { strict: 'error' },
  docs: 'docs/rules/secret-saved-password.md',
  check(file) {
    return file.entriesOf(KEYS).flatMap(({ line, placeholder }): Problem[] => {
      if (line.type.text !== 'b' || line.value.text === '') return [];
      return [
        {
          message:
            `“${line.name}” holds an encrypted password: of no use to others, but any program that runs as the user who ` +
            'saved it can decrypt it. Allowed is no password: delete the line before the file is passed on.',
          span: line.key.span,
          ...(placeholder && { severity: 'info' as const }),
          fixes: lineFixes(file, [line.name], 'Delete this line', [deleteLine(line)]),
        },
      ];
    });
  },
};
