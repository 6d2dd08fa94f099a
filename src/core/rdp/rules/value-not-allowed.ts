import type { Fix } from '../../finding';
import { parseInteger } from '../integer';
import { lineFixes } from '../line-fix';
import { settingLines, type RdpDocument, type SettingLine } from '../parse';
import type { Setting } from '../setting';
import { allowedValues, findSetting, valueLabel } from '../settings';
import type { Problem, Rule } from './rule';

export const valueNotAllowed: Rule = {
  id: 'value/not-allowed',
  severity: 'error',
  docs: 'docs/rules/value-not-allowed.md',
  check(document) {
    return settingLines(document).flatMap((line) => checkLine(document, line));
  },
};

function checkLine(document: RdpDocument, line: SettingLine): Problem[] {
  const setting = findSetting(line.name);
  // A wrong type letter, a placeholder and text that is no integer are other faults.
  if (!setting?.values || setting.type !== 'i' || line.type.text !== 'i') return [];
  const value = parseInteger(line.value.text);
  if (value === undefined || valueLabel(setting, value) !== undefined) return [];
  const allowed = preferredFirst(setting);
  return [
    {
      message:
        `“${setting.key}” is ${shortened(line.value.text)}, which is not one of its values. ` +
        `Allowed: ${allowedValues(setting)
          .map((each) => labelled(setting, each))
          .join(', ')}.`,
      span: line.value.span,
      fixes: allowed.flatMap((each): Fix[] =>
        lineFixes(document, line.name, `Change to ${labelled(setting, each)}`, [
          { span: line.value.span, newText: String(each) },
        ]),
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

function shortened(text: string): string {
  return text.length > 20 ? `${text.slice(0, 20)}…` : text;
}
