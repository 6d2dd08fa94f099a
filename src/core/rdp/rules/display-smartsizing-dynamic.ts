import { lineFixes, setValue } from '../line-fix';
import type { Rule } from './rule';

export const smartsizingDynamic: Rule = {
  id: 'display/smartsizing-dynamic',
  severity: 'info',
  docs: 'docs/rules/display-smartsizing-dynamic.md',
  check(file) {
    const sizing = file.find('smart sizing');
    const dynamic = file.find('dynamic resolution');
    if (!sizing || !dynamic || !file.isOn('smart sizing') || !file.isOn('dynamic resolution')) return [];
    return [
      {
        message:
          '“smart sizing” scales the picture to the window, “dynamic resolution” changes the resolution with it: two ways to the same end. ' +
          'Allowed: one of them.',
        span: sizing.value.span,
        fixes: [
          ...lineFixes(file, [sizing.name], 'Change “smart sizing” to 0', [setValue(sizing, '0')], { manual: true }),
          ...lineFixes(file, [dynamic.name], 'Change “dynamic resolution” to 0', [setValue(dynamic, '0')], {
            manual: true,
          }),
        ],
      },
    ];
  },
};
