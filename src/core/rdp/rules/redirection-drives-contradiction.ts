import { deleteSetting, lineFixes } from '../line-fix';
import type { Rule } from './rule';

export const drivesContradiction: Rule = {
  id: 'redirection/drives-contradiction',
  severity: 'warning',
  docs: 'docs/rules/redirection-drives-contradiction.md',
  check(file) {
    const line = file.find('redirectdrives');
    if (!line || file.number('redirectdrives') !== 0 || file.text('drivestoredirect') === '') return [];
    return [
      {
        message:
          'This line says that no drives are shared, but “drivestoredirect” shares some, and clients go by that one. ' +
          'Allowed: “drivestoredirect” alone.',
        span: line.value.span,
        fixes: lineFixes(file, [line.name], 'Delete “redirectdrives”', deleteSetting(file, line.name)),
      },
    ];
  },
};
