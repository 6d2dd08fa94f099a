import { parseInteger } from '../integer';
import { deleteLine, lineFixes, setValue } from '../line-fix';
import type { SettingLine } from '../parse';
import type { RdpEntry, RdpFile } from '../rdp-file';
import { valueSpan } from '../rule-spans';
import { isSecret } from '../secrecy';
import type { Setting } from '../setting';
import { allowedValues, valueLabel } from '../settings';
import { shortened } from '../shown-value';
import type { Problem, Rule, RuleFix } from './rule';

export const valueNotInteger: Rule = {
  id: 'value/not-integer',
  severity: 'error',
  docs: 'docs/rules/value-not-integer.md',
  check(file) {
    return file.entries.flatMap((entry) => checkLine(file, entry));
  },
};

function checkLine(file: RdpFile, { line, setting, typed, placeholder, merged }: RdpEntry): Problem[] {
  if (line.type.text !== 'i' || !typed || placeholder || merged.length > 0) return [];
  if (parseInteger(line.value.text) !== undefined) return [];
  return [
    {
      message: `“${line.name}” ${described(line)} Allowed: ${allowedForm(setting)}.`,
      span: valueSpan(line),
      fixes: fixesFor(file, line, setting),
    },
  ];
}

function described(line: SettingLine): string {
  const { text } = line.value;
  if (isSecret(line.name)) return 'is not a number.';
  if (text === '') return 'has the type i, but no number: what clients make of it differs.';
  if (/^-[0-9]+$/.test(text))
    return `is ${shortened(text, 20)}: a negative number makes FreeRDP refuse the whole file.`;
  if (/^0[0-9]+$/.test(text)) {
    return `is ${shortened(text, 20)}: FreeRDP reads a number that begins with 0 in base eight, other clients do not.`;
  }
  return `is “${shortened(text, 20)}”, which is not a number: what clients make of it differs.`;
}

function allowedForm(setting: Setting | undefined): string {
  const allowed = setting ? allowedValues(setting) : [];
  if (allowed.length > 0) return allowed.map((value) => labelled(setting!, value)).join(', ');
  const range = setting?.range;
  return range ? `a whole number from ${range[0]} to ${range[1]}` : 'a whole number without a sign';
}

function labelled(setting: Setting, value: number): string {
  return `${value} (${valueLabel(setting, value) ?? ''})`;
}

function fixesFor(file: RdpFile, line: SettingLine, setting: Setting | undefined): RuleFix[] {
  const plain = plainNumber(line.value.text);
  if (plain !== undefined && (!setting?.values || valueLabel(setting, plain) !== undefined)) {
    return lineFixes(file, [line.name], `Write ${plain}`, [setValue(line, String(plain))]);
  }
  const allowed = setting ? allowedValues(setting) : [];
  const deletion = lineFixes(file, [line.name], 'Delete this line', [deleteLine(line)], { manual: true });
  if (allowed.length === 0) return deletion;
  const meant = meantSwitch(line.value.text);
  const ordered = [...allowed].sort((a, b) => Number(b === meant) - Number(a === meant));
  return ordered.flatMap((value) =>
    lineFixes(file, [line.name], `Change to ${labelled(setting!, value)}`, [setValue(line, String(value))], {
      manual: true,
    }),
  );
}

/** The number without the zeros before it. */
function plainNumber(text: string): number | undefined {
  const digits = /^0+([0-9]{1,9})$/.exec(text);
  return digits ? Number(digits[1]) : undefined;
}

function meantSwitch(text: string): number | undefined {
  if (/^(?:yes|true|on)$/i.test(text)) return 1;
  return /^(?:no|false|off)$/i.test(text) ? 0 : undefined;
}
