import { deleteSetting, lineFixes } from '../line-fix';
import type { Rule } from './rule';

export const multimonSpan: Rule = {
  id: 'display/multimon-span',
  severity: 'warning',
  docs: 'docs/rules/display-multimon-span.md',
  check(file) {
    const line = file.find('span monitors');
    if (!line || !file.isOn('span monitors') || !file.isOn('use multimon')) return [];
    return [
      {
        message:
          '“span monitors” makes one wide desktop of all displays, “use multimon” one desktop on several displays; both together exclude each other. ' +
          'Allowed: “use multimon” alone.',
        span: line.value.span,
        fixes: lineFixes(file, [line.name], 'Delete “span monitors”', deleteSetting(file, line.name)),
      },
    ];
  },
};
