import type { Rule } from './rule';

export const iconType: Rule = {
  id: 'remoteapp/icon-type',
  severity: 'info',
  docs: 'docs/rules/remoteapp-icon-type.md',
  check(file) {
    const line = file.find('remoteapplicationicon');
    if (!line || line.value.text === '' || file.isUnclear('remoteapplicationicon')) return [];
    if (/\.ico$/i.test(line.value.text)) return [];
    return [
      {
        message: 'This is no .ico file, so the client shows an icon of its own. Allowed: the path of an .ico file.',
        span: line.value.span,
        fixes: [],
      },
    ];
  },
};
