import { deleteSetting, lineFixes } from '../line-fix';
import type { Rule } from './rule';

export const consoleLegacy: Rule = {
  id: 'session/console-legacy',
  severity: 'info',
  docs: 'docs/rules/session-console-legacy.md',
  check(file) {
    const line = file.find('connect to console');
    if (!line || !file.isOn('connect to console')) return [];
    const replaced = file.has('administrative session');
    const deletions = deleteSetting(file, line.name);
    const edits = replaced
      ? deletions
      : [...deletions.slice(0, -1), { span: line.key.span, newText: 'administrative session' }];
    return [
      {
        message:
          'Since Remote Desktop Connection 6.1, “administrative session” takes the place of this setting. Allowed: “administrative session”.',
        span: line.key.span,
        fixes: lineFixes(
          file,
          [line.name],
          replaced ? 'Delete this line' : 'Change to “administrative session”',
          edits,
          {
            // Windows App writes both, and will again.
            manual: file.generator === 'windows-app',
          },
        ),
      },
    ];
  },
};
