import { deleteLine, lineFixes } from '../line-fix';
import type { SettingLine } from '../parse';
import { shownValue } from '../shown-value';
import type { Problem, Rule } from './rule';

export const duplicate: Rule = {
  id: 'key/duplicate',
  severity: 'warning',
  docs: 'docs/rules/key-duplicate.md',
  check(file) {
    const first = new Map<string, SettingLine>();
    const problems: Problem[] = [];
    for (const { line } of file.entries) {
      const earlier = first.get(line.name);
      if (!earlier) {
        first.set(line.name, line);
        continue;
      }
      const same = earlier.value.text === line.value.text && earlier.type.text === line.type.text;
      const drop = (which: SettingLine, title: string) =>
        lineFixes(file, [line.name], title, [deleteLine(which)], { manual: !same });
      problems.push({
        message: same
          ? `“${line.name}” stands here once more, with the same value. Allowed: one line for each setting.`
          : `“${line.name}” stands here once more, with another value (${shownValue(earlier)}, then ${shownValue(line)}): ` +
            'FreeRDP takes the last, other tools the first. Allowed: one line for each setting.',
        span: line.key.span,
        fixes: same
          ? drop(line, 'Delete this line')
          : [
              ...drop(line, 'Keep the first one, and delete this line'),
              ...drop(earlier, 'Keep this one, and delete the first'),
            ],
      });
    }
    return problems;
  },
};
