import { deleteLine, lineFixes } from '../line-fix';
import type { Problem, Rule } from './rule';

const KEYS: ReadonlySet<string> = new Set(['gatewayaccesstoken', 'endpointfedauth', 'ironrdp_rdcleanpathtoken']);

export const token: Rule = {
  id: 'secret/token',
  severity: 'error',
  docs: 'docs/rules/secret-token.md',
  check(file) {
    return file.entriesOf(KEYS).flatMap(({ line, placeholder }): Problem[] => {
      if (line.value.text === '') return [];
      return [
        {
          message: placeholder
            ? `“${line.name}” is to be filled in with a token, which then signs in whoever has the file. Allowed is a file made for one sign-in and not kept.`
            : `“${line.name}” holds a token: until it expires, it signs in whoever has this file. Allowed is no token in a file that is kept or passed on.`,
          span: line.key.span,
          ...(placeholder && { severity: 'info' as const }),
          fixes: lineFixes(file, [line.name], 'Delete this line', [deleteLine(line)]),
        },
      ];
    });
  },
};
