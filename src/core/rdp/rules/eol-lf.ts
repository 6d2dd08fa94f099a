import type { TextEdit } from '../../text';
import { fileSpan } from '../rule-spans';
import type { Rule } from './rule';

export const lf: Rule = {
  id: 'eol/lf',
  severity: 'info',
  optIn: true,
  docs: 'docs/rules/eol-lf.md',
  check(file) {
    const { lines } = file.document;
    const last = lines.at(-1)!;
    const open = last.kind !== 'blank';
    const onlyLf = lines.length > 1 && lines.every(({ lineEnd }) => lineEnd === 'LF' || lineEnd === 'none');
    const span = fileSpan(file);
    if (!span || (!onlyLf && !open)) return [];
    const edits: TextEdit[] = onlyLf
      ? lines
          .filter(({ lineEnd }) => lineEnd === 'LF')
          .map(({ lineEndSpan }) => ({ span: lineEndSpan, newText: '\r\n' }))
      : [];
    if (open) edits.push({ span: { start: last.span.end, end: last.span.end }, newText: '\r\n' });
    return [
      {
        message: `${onlyLf ? 'The lines end with LF alone' : 'No line end follows the last line'}: every client that was looked at reads it, but mstsc writes CR LF after every line. Allowed here: CR LF.`,
        span,
        fixes: [{ title: 'End every line with CR LF', edits }],
      },
    ];
  },
};
