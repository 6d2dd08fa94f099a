import { lineFixes, setValue } from '../line-fix';
import { allDrivesLine } from '../redirection';
import type { Rule } from './rule';

export const drivesAndApp: Rule = {
  id: 'remoteapp/drives-and-app',
  severity: 'warning',
  profiles: { strict: 'error', corporate: 'info' },
  docs: 'docs/rules/remoteapp-drives-and-app.md',
  check(file) {
    const line = allDrivesLine(file);
    if (!line || !file.isOn('remoteapplicationmode')) return [];
    const feed = file.generator === 'avd';
    const edits = file.entriesOf(['drivestoredirect', 'redirectdrives']).flatMap(({ line: each }) => {
      if (each.name === 'drivestoredirect') return [setValue(each, '')];
      return each.value.text !== '0' ? [setValue(each, '0')] : [];
    });
    const names = ['drivestoredirect', 'redirectdrives'].filter((name) => file.has(name));
    return [
      {
        message:
          'A window that looks like a local program has all drives of the client within its reach; that is the shape of the files ' +
          'that were sent out in the phishing campaigns of 2024. Allowed: a RemoteApp program without drives, or with the letters that it needs.',
        span: line.value.span,
        ...(feed && { severity: 'info' as const }),
        fixes: lineFixes(file, names, 'Share no drives', edits, { manual: feed }),
      },
    ];
  },
};
