import type { TextEdit } from '../../text';
import { lineFixes } from '../line-fix';
import { LINE_END_TEXT, type RdpLine } from '../parse';
import type { RdpFile } from '../rdp-file';
import type { Problem, Rule } from './rule';

export const mergedLines: Rule = {
  id: 'syntax/merged-lines',
  severity: 'error',
  docs: 'docs/rules/syntax-merged-lines.md',
  check(file) {
    return file.entries.flatMap(({ line, merged }): Problem[] => {
      if (merged.length === 0) return [];
      const value = line.value.text;
      const at = line.value.span.start;
      const first = merged[0]!;
      const second = value.indexOf(':', value.indexOf(':', first) + 1) + 1;
      const names = merged.map((start) => value.slice(start, value.indexOf(':', start)).toLowerCase());
      const lineEnd = usualLineEnd(file, line);
      const edits = merged.map((start): TextEdit => ({
        span: { start: at + start, end: at + start },
        newText: lineEnd,
      }));
      return [
        {
          message:
            `“${names[0]}” begins inside the value of “${line.name}”: a line break was lost, so that both settings are. ` +
            'Allowed: one setting in each line.',
          span: { start: at + first, end: at + second },
          fixes: lineFixes(file, [line.name, ...names], `Begin a new line before “${names.join('”, “')}”`, edits),
        },
      ];
    });
  },
};

function usualLineEnd(file: RdpFile, line: RdpLine): string {
  const own = LINE_END_TEXT[line.lineEnd];
  const before = file.document.lines[line.index - 1];
  return own !== '' ? own : before ? LINE_END_TEXT[before.lineEnd] : '\r\n';
}
