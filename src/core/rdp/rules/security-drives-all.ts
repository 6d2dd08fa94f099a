import { lineFixes, setValue } from '../line-fix';
import { allDrivesLine } from '../redirection';
import type { Rule } from './rule';

export const drivesAll: Rule = {
  id: 'security/drives-all',
  severity: 'warning',
  profiles: { strict: 'error', corporate: 'info' },
  docs: 'docs/rules/security-drives-all.md',
  check(file) {
    const line = allDrivesLine(file);
    if (!line) return [];
    const feed = file.generator === 'avd';
    const edits = file.entriesOf(['drivestoredirect', 'redirectdrives']).flatMap(({ line: each }) => {
      if (each.name === 'drivestoredirect') return [setValue(each, '')];
      return each.value.text !== '0' ? [setValue(each, '0')] : [];
    });
    return [
      {
        message:
          'All drives of the client are shared: the remote computer, and every program there, can read and change the files on them. ' +
          'Allowed: “drivestoredirect:s:” for none, or the letters that are needed.',
        span: line.value.span,
        ...(feed && { severity: 'info' as const }),
        fixes: lineFixes(
          file,
          ['drivestoredirect', 'redirectdrives'].filter((name) => file.has(name)),
          'Share no drives',
          edits,
          {
            manual: feed,
          },
        ),
      },
    ];
  },
};
