import { deleteLine, lineFixes } from '../line-fix';
import { settingLines } from '../parse';
import { isPlaceholder } from '../placeholder';
import type { Rule } from './rule';

/** Windows CE uses `password` with type b for an encrypted value; that is another rule's. */
const KEYS: ReadonlySet<string> = new Set(['password', 'cleartextpassword', 'gatewaypassword']);

export const plaintextPassword: Rule = {
  id: 'secret/plaintext-password',
  severity: 'error',
  docs: 'docs/rules/secret-plaintext-password.md',
  check(document) {
    return settingLines(document)
      .filter((line) => KEYS.has(line.name) && line.type.text === 's' && line.value.text !== '')
      .map((line) => {
        const fixes = lineFixes(document, line.name, 'Delete this line', [deleteLine(line)]);
        // The span stays off the value: a finding's text is printed.
        const span = line.key.span;
        if (isPlaceholder(line.value.text)) {
          return {
            message:
              `“${line.name}” is to be filled in with a password in clear text, which mstsc does not read. ` +
              'Allowed is no password at all: delete the line, and use “prompt for credentials:i:1” to be asked.',
            span,
            severity: 'info' as const,
            fixes,
          };
        }
        return {
          message:
            `“${line.name}” holds a password in clear text: whoever reads this file has it, and mstsc does not read it. ` +
            'Allowed is no password at all: delete the line, and use “prompt for credentials:i:1” to be asked.',
          span,
          fixes,
        };
      });
  },
};
