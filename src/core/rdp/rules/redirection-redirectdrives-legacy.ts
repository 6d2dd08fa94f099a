import { deleteSetting, lineFixes } from '../line-fix';
import type { Rule } from './rule';

export const redirectdrivesLegacy: Rule = {
  id: 'redirection/redirectdrives-legacy',
  severity: 'info',
  profiles: { corporate: 'off' },
  docs: 'docs/rules/redirection-redirectdrives-legacy.md',
  check(file) {
    const line = file.find('redirectdrives');
    const value = file.number('redirectdrives');
    if (!line) return [];
    const drives = value === 1 ? '*' : value === 0 ? '' : undefined;
    const names = ['redirectdrives', 'drivestoredirect'];
    const edits = file.has('drivestoredirect')
      ? deleteSetting(file, line.name)
      : [...deleteSetting(file, line.name).slice(0, -1), { span: line.span, newText: `drivestoredirect:s:${drives}` }];
    const title = file.has('drivestoredirect') ? 'Delete “redirectdrives”' : `Write “drivestoredirect:s:${drives}”`;
    // Windows XP reads nothing else, and RDWeb writes both.
    const manual = file.generator === 'mstsc-old' || file.generator === 'rdweb';
    return [
      {
        message:
          'Since Remote Desktop Connection 6, “drivestoredirect” takes the place of this setting. Allowed: “drivestoredirect” alone.',
        span: line.key.span,
        fixes: drives === undefined ? [] : lineFixes(file, names, title, edits, { manual }),
      },
    ];
  },
};
