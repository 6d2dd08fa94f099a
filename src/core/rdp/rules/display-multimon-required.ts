import { lineFixes, setOrInsert } from '../line-fix';
import type { Rule } from './rule';

const SWITCHES: readonly string[] = ['maximizetocurrentdisplays', 'singlemoninwindowedmode'];

export const multimonRequired: Rule = {
  id: 'display/multimon-required',
  severity: 'info',
  docs: 'docs/rules/display-multimon-required.md',
  check(file) {
    // Azure Virtual Desktop takes several displays where nothing is said.
    if (file.generator === 'avd') return [];
    if (file.find('use multimon') ? file.number('use multimon') !== 0 : file.has('use multimon')) return [];
    const monitors = file.find('selectedmonitors');
    const needing = [
      ...(monitors && monitors.value.text !== '' ? [monitors] : []),
      ...SWITCHES.filter((name) => file.isOn(name)).map((name) => file.find(name)!),
    ].sort((a, b) => a.span.start - b.span.start);
    const first = needing[0];
    if (!first) return [];
    return [
      {
        message: `“${needing.map(({ name }) => name).join('”, “')}” is documented to need “use multimon:i:1”, which the file does not have. Allowed: both together.`,
        span: first.key.span,
        fixes: lineFixes(
          file,
          ['use multimon'],
          'Use several displays (use multimon:i:1)',
          [setOrInsert(file, 'use multimon', 'i:1', first)],
          { manual: true },
        ),
      },
    ];
  },
};
