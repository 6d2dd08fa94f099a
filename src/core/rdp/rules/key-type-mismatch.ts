import { deleteLine, lineFixes } from '../line-fix';
import type { SettingType } from '../parse';
import type { Problem, Rule } from './rule';

const TYPE_NAMES: Readonly<Record<SettingType, string>> = { i: 'integer', s: 'string', b: 'binary' };

export const typeMismatch: Rule = {
  id: 'key/type-mismatch',
  severity: 'error',
  docs: 'docs/rules/key-type-mismatch.md',
  check(file) {
    return file.entries.flatMap(({ line, setting, typed }): Problem[] => {
      if (!setting || typed) return [];
      const { type } = setting;
      const edit = { span: line.type.span, newText: type };
      // A password is not made to work; it is taken out.
      const fixes = setting.secret
        ? lineFixes(file, [line.name], 'Delete this line', [deleteLine(line)])
        : lineFixes(file, [line.name], `Change the type to ${type}`, [edit]);
      return [
        {
          message:
            `“${line.name}” has the type ${line.type.text} (${TYPE_NAMES[line.type.text]}), so clients do not find it. ` +
            `Allowed: ${type} (${TYPE_NAMES[type]}).`,
          span: line.type.span,
          fixes,
        },
      ];
    });
  },
};
