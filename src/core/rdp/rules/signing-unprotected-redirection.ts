import { deleteLine, lineFixes } from '../line-fix';
import type { Problem, Rule } from './rule';

/** Not in any list of what a signature can cover, and worth having for whoever changes the file. */
const KEYS: ReadonlySet<string> = new Set([
  'usbdevicestoredirect',
  'camerastoredirect',
  'audiocapturemode',
  'redirectlocation',
]);

export const unprotectedRedirection: Rule = {
  id: 'signing/unprotected-redirection',
  severity: 'warning',
  docs: 'docs/rules/signing-unprotected-redirection.md',
  check(file) {
    const { signed, fault, covers } = file.signature;
    if (!signed || fault !== undefined) return [];
    return file.entriesOf(KEYS).flatMap(({ line, setting }): Problem[] => {
      if (covers.has(line.name)) return [];
      const value = line.value.text;
      if (value === '' || (setting?.type === 'i' && value !== '1')) return [];
      return [
        {
          message:
            `No signature covers “${line.name}”: anybody can add or change this line, and the file still counts as signed. ` +
            'Allowed: a signed file without it, and the sharing set by policy.',
          span: line.key.span,
          fixes: lineFixes(file, [line.name], 'Delete this line', [deleteLine(line)], { manual: true }),
        },
      ];
    });
  },
};
