import { lineFixes, setValue } from '../line-fix';
import type { Rule } from './rule';

export const quotedProgram: Rule = {
  id: 'remoteapp/quoted-program',
  severity: 'warning',
  docs: 'docs/rules/remoteapp-quoted-program.md',
  check(file) {
    const line = file.find('remoteapplicationprogram');
    const value = line?.value.text ?? '';
    if (!line || !/^["'“”]/.test(value) || file.isUnclear('remoteapplicationprogram')) return [];
    const bare = value
      .replace(/^["'“”]{1,2}/, '')
      .replace(/["'“”]{1,2}$/, '')
      .trim();
    const plain = bare !== '' && !/["“”]/.test(bare) && !bare.startsWith("'");
    return [
      {
        message:
          'The quotation mark is taken as part of the path, so the program is not found. Allowed: the path without quotation marks, ' +
          'and its arguments in “remoteapplicationcmdline”.',
        span: line.value.span,
        fixes: plain ? lineFixes(file, [line.name], 'Remove the quotation marks', [setValue(line, bare)]) : [],
      },
    ];
  },
};
