import { parseInteger } from '../integer';
import { lineFixes, setValue } from '../line-fix';
import type { Problem, Rule } from './rule';

/** Clients keep numbers in 32 bits. */
const MOST = 0xffffffff;

export const valueOutOfRange: Rule = {
  id: 'value/out-of-range',
  severity: 'warning',
  docs: 'docs/rules/value-out-of-range.md',
  check(file) {
    return file.entries.flatMap(({ line, setting }): Problem[] => {
      // An enumeration is another rule's; a range that nobody documents is no reason for a warning.
      if (setting?.type !== 'i' || line.type.text !== 'i' || setting.values) return [];
      const value = parseInteger(line.value.text);
      if (value === undefined) return [];
      const [least, most] = (setting.status === 'documented' ? setting.range : undefined) ?? [0, MOST];
      // For sizes, 0 stands for what the client has.
      if ((value >= least && value <= most) || (value === 0 && setting.category === 'display')) return [];
      const nearest = value < least ? least : most;
      return [
        {
          message: `“${line.name}” is ${value}, which clients refuse or cut to their own limit. Allowed: ${least} to ${most}.`,
          span: line.value.span,
          fixes: lineFixes(file, [line.name], `Change to ${nearest}`, [setValue(line, String(nearest))]),
        },
      ];
    });
  },
};
