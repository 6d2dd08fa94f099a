import { parseInteger } from '../integer';
import { lineFixes, setValue } from '../line-fix';
import type { RdpEntry, RdpFile } from '../rdp-file';
import type { Setting } from '../setting';
import { allowedValues, valueLabel } from '../settings';
import { shortened } from '../shown-value';
import type { Problem, Rule, RuleFix } from './rule';

export const valueNotAllowed: Rule = {
  id: 'value/not-allowed',
  severity: 'error',
  docs: 'docs/rules/value-not-allowed.md',
  check(file) {
    return file.entries.flatMap((entry) => checkLine(file, entry));
  },
};

function checkLine(file: RdpFile, { line, setting }: RdpEntry): Problem[] {
  // A wrong type letter, a placeholder and text that is no integer are other faults.
  if (!setting?.values || setting.type !== 'i' || line.type.text !== 'i') return [];
  const value = parseInteger(line.value.text);
  if (value === undefined || valueLabel(setting, value) !== undefined) return [];
  const allowed = preferredFirst(setting);
  return [
    {
      message:
        `“${setting.key}” is ${shortened(line.value.text, 20)}, which is not one of its values. ` +
        `Allowed: ${allowedValues(setting)
          .map((each) => labelled(setting, each))
          .join(', ')}.`,
      span: line.value.span,
      // Which value was meant is for the reader to say.
      fixes: allowed.flatMap((each): RuleFix[] =>
        lineFixes(file, [line.name], `Change to ${labelled(setting, each)}`, [setValue(line, String(each))], {
          manual: true,
        }),
      ),
    },
  ];
}

function preferredFirst(setting: Setting): number[] {
  const preferred = setting.prefer ?? setting.default;
  const allowed = allowedValues(setting);
  return [...allowed.filter((value) => value === preferred), ...allowed.filter((value) => value !== preferred)];
}

function labelled(setting: Setting, value: number): string {
  return `${value} (${valueLabel(setting, value) ?? ''})`;
}
