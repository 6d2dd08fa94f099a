import type { Span, TextEdit } from '../../text';
import { lineFixes } from '../line-fix';
import type { SettingLine } from '../parse';
import type { Problem, Rule } from './rule';

export const whitespace: Rule = {
  id: 'syntax/whitespace',
  severity: 'warning',
  docs: 'docs/rules/syntax-whitespace.md',
  check(file) {
    return file.entries.flatMap(({ line }): Problem[] => {
      // The tool that signs files ends the signature with two blanks.
      if (line.name === 'signature') return [];
      const { key, type, value, colons } = line;
      const used = key.text.length + type.text.length + value.text.length + 2;
      if (used === line.text.length) return [];
      const gaps = [
        { start: line.span.start, end: key.span.start },
        { start: key.span.end, end: colons[0] },
        { start: colons[0] + 1, end: type.span.start },
        { start: type.span.end, end: colons[1] },
        ...aroundValue(line),
      ].filter(({ start, end }) => start < end);
      const edits = gaps.map((span): TextEdit => ({ span, newText: '' }));
      return [
        {
          message:
            `Blanks ${placesOf(line)}: some clients take them as part of the setting, which then is another one. ` +
            'Allowed: none around the key, the type and the value.',
          span: gaps[0]!,
          fixes: lineFixes(file, [line.name], 'Remove the blanks', edits),
        },
      ];
    });
  },
};

function aroundValue({ value, colons, span }: SettingLine): Span[] {
  if (value.text === '') return [{ start: colons[1] + 1, end: span.end }];
  return [
    { start: colons[1] + 1, end: value.span.start },
    { start: value.span.end, end: span.end },
  ];
}

function placesOf({ key, type, value, colons, span }: SettingLine): string {
  const places: string[] = [];
  if (span.start < key.span.start) places.push('before the key');
  if (key.span.end + 1 + type.text.length < colons[1]) places.push('beside the first colons');
  if (value.text !== '' && colons[1] + 1 < value.span.start) places.push('before the value');
  if (value.text === '' ? colons[1] + 1 < span.end : value.span.end < span.end) places.push('at the end of the line');
  return places.length > 1 ? `${places.slice(0, -1).join(', ')} and ${places.at(-1)}` : (places[0] ?? 'in the line');
}
