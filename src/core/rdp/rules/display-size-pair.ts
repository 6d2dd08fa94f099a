import { deleteSetting, lineFixes } from '../line-fix';
import type { Rule } from './rule';

export const sizePair: Rule = {
  id: 'display/size-pair',
  severity: 'info',
  docs: 'docs/rules/display-size-pair.md',
  check(file) {
    const width = file.find('desktopwidth');
    const height = file.find('desktopheight');
    const sizeId = file.find('desktop size id');
    const one = width ?? height;
    if (sizeId && one) {
      // One of the two in pixels says less than the number of the list.
      const pixels = width && height ? undefined : one;
      const gone = pixels ?? sizeId;
      return [
        {
          message:
            'The size stands here as a number of a list, and in pixels too; clients leave one of them aside. Allowed: one of the two ways.',
          span: sizeId.key.span,
          fixes: lineFixes(file, [gone.name], `Delete “${gone.name}”`, deleteSetting(file, gone.name), {
            manual: true,
          }),
        },
      ];
    }
    if (!one || (width && height)) return [];
    // The other one may be there under a wrong type letter.
    const other = width ? 'desktopheight' : 'desktopwidth';
    if (file.has(other)) return [];
    return [
      {
        message: `“${one.name}” stands without “${other}”, so clients use the size in part or not at all. Allowed: both, or neither.`,
        span: one.key.span,
        fixes: lineFixes(file, [one.name], `Delete “${one.name}”`, deleteSetting(file, one.name), { manual: true }),
      },
    ];
  },
};
