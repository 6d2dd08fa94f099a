import { deleteLine, lineFixes } from '../line-fix';
import type { RdpFile } from '../rdp-file';
import type { Problem, Rule } from './rule';

/** Windows CE uses `password` with type b for an encrypted value; that is another rule's. */
const KEYS: ReadonlySet<string> = new Set(['password', 'cleartextpassword', 'gatewaypassword']);

/** FreeRDP's own options for passwords, in a line of their own. */
const OPTION = /^\/(?:p|gp|pth|gateway:p):[^\s:{}%@]/i;

const ALLOWED = 'Allowed is no password at all: delete the line, and use “prompt for credentials:i:1” to be asked.';

export const plaintextPassword: Rule = {
  id: 'secret/plaintext-password',
  severity: 'error',
  docs: 'docs/rules/secret-plaintext-password.md',
  check(file) {
    const problems = file.entriesOf(KEYS).flatMap(({ line, placeholder }): Problem[] => {
      if (line.type.text !== 's' || line.value.text === '') return [];
      const fixes = lineFixes(file, [line.name], 'Delete this line', [deleteLine(line)]);
      // The span stays off the value: a finding's text is printed.
      const span = line.key.span;
      if (placeholder) {
        const message = `“${line.name}” is to be filled in with a password in clear text, which mstsc does not read. ${ALLOWED}`;
        return [{ message, span, severity: 'info', fixes }];
      }
      const message =
        `“${line.name}” holds a password in clear text: whoever reads this file has it, and mstsc does not read it. ` +
        ALLOWED;
      return [{ message, span, fixes }];
    });
    return file.foreign.length > 0 ? [...problems, ...optionProblems(file)] : problems;
  },
};

function optionProblems(file: RdpFile): Problem[] {
  return file.foreign.flatMap(({ line, syntax }): Problem[] => {
    const text = line.text.trimStart();
    if (syntax !== 'option' || !OPTION.test(text)) return [];
    const start = line.span.start + line.text.length - text.length;
    return [
      {
        message: `This option of FreeRDP holds a password in clear text: whoever reads this file has it. ${ALLOWED}`,
        span: { start, end: start + text.indexOf(':') },
        fixes: lineFixes(file, [], 'Delete this line', [deleteLine(line)]),
      },
    ];
  });
}
