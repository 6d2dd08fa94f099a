import { deleteLine, lineFixes } from '../line-fix';
import type { Problem, Rule } from './rule';

export const comment: Rule = {
  id: 'syntax/comment',
  severity: 'warning',
  docs: 'docs/rules/syntax-comment.md',
  check(file) {
    return file.foreign.flatMap(({ line, syntax }): Problem[] => {
      if (syntax !== 'comment') return [];
      const text = line.text.trimStart();
      const start = line.span.start + line.text.length - text.length;
      const mark = text.startsWith('//') ? 2 : 1;
      return [
        {
          message:
            `A line cannot be a comment: the format has none, so “${text.slice(0, mark)}” does not protect it, and clients read ` +
            'it as a setting if it has two colons. Allowed: settings and blank lines.',
          span: { start, end: start + mark },
          // A person wrote it for a reader; nobody but them can say that it may go.
          fixes: lineFixes(file, [], 'Delete this line', [deleteLine(line)], { manual: true }),
        },
      ];
    });
  },
};
