import { deleteSetting, lineFixes, setValue } from '../line-fix';
import type { Problem, Rule } from './rule';

const PAIRS: readonly (readonly [on: string, off: string])[] = [
  ['redirectprinters', 'disableprinterredirection'],
  ['redirectclipboard', 'disableclipboardredirection'],
];

export const contradiction: Rule = {
  id: 'redirection/contradiction',
  severity: 'warning',
  docs: 'docs/rules/redirection-contradiction.md',
  check(file) {
    return PAIRS.flatMap(([on, off]): Problem[] => {
      const shares = file.find(on);
      const disables = file.find(off);
      if (!shares || !disables || !file.isOn(on) || !file.isOn(off)) return [];
      return [
        {
          message: `“${off}” turns off what “${on}” turns on; it is not documented which of them wins. Allowed: one of the two.`,
          span: disables.value.span,
          fixes: [
            ...lineFixes(file, [on], `Change “${on}” to 0`, [setValue(shares, '0')], { manual: true }),
            ...lineFixes(file, [off], `Delete “${off}”`, deleteSetting(file, off), { manual: true }),
          ],
        },
      ];
    });
  },
};
