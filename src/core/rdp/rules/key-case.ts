import { lineFixes } from '../line-fix';
import type { Problem, Rule } from './rule';

export const keyCase: Rule = {
  id: 'key/case',
  severity: 'info',
  optIn: true,
  docs: 'docs/rules/key-case.md',
  check(file) {
    if (file.generator === 'ce') return [];
    return file.entries.flatMap(({ line, setting }): Problem[] => {
      if (!setting || line.key.text === line.name) return [];
      const edit = { span: line.key.span, newText: line.name };
      return [
        {
          message: `“${line.key.text.slice(0, 60)}” has capital letters: mstsc and FreeRDP do not mind, IronRDP and Remmina do not find it. Allowed: lower case.`,
          span: line.key.span,
          fixes: lineFixes(file, [line.name], `Write “${line.name.slice(0, 60)}”`, [edit]),
        },
      ];
    });
  },
};
