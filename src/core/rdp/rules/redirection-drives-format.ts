import { lineFixes, setValue } from '../line-fix';
import { shortened } from '../shown-value';
import type { Rule } from './rule';

export const drivesFormat: Rule = {
  id: 'redirection/drives-format',
  severity: 'warning',
  docs: 'docs/rules/redirection-drives-format.md',
  check(file) {
    const line = file.find('drivestoredirect');
    if (!line || line.value.text === '' || file.isUnclear('drivestoredirect')) return [];
    const value = line.value.text;
    const items = value.split(';').map((item) => item.trim());
    const last = items.at(-1)!;
    const stray = items.find((item) => item !== '' && !/^(?:\*|DynamicDrives|[A-Z]:\\?)$/i.test(item));
    if (stray === undefined && !/^[A-Za-z]:/.test(last)) return [];
    const plain = normalised(value);
    return [
      {
        message:
          (stray === undefined
            ? `No semicolon follows “${last}”, so a client may leave this drive out. `
            : `“${shortened(stray)}” is no way to name a drive, so a client may leave it out. `) +
          'Allowed: *, DynamicDrives, or letters as in C:\\;D:\\; with a semicolon after each.',
        span: line.value.span,
        fixes:
          plain === undefined
            ? []
            : lineFixes(file, [line.name], `Change to “${shortened(plain)}”`, [setValue(line, plain)]),
      },
    ];
  },
};

/** The list in the form that mstsc writes; undefined where an item names no drive. */
function normalised(value: string): string | undefined {
  // Host pools of Azure Virtual Desktop escape these three with a backslash; there, C\:\\\; is one item.
  const text = /\\[:;]/.test(value.replace(/:\\;/g, '')) ? value.replace(/\\([\\:;])/g, '$1') : value;
  const items = text.split(/[;,]/).map((item) => item.trim());
  const written: string[] = [];
  for (const item of items) {
    if (item === '') continue;
    if (item === '*' || /^DynamicDrives$/i.test(item)) {
      written.push(item === '*' ? '*' : 'DynamicDrives');
      continue;
    }
    const letter = /^([A-Za-z])(?::?[\\/]{0,2}|\$)$/.exec(item) ?? /\(([A-Za-z]):\)$/.exec(item);
    if (!letter) return undefined;
    written.push(`${letter[1]!.toUpperCase()}:\\;`);
  }
  // Letters end with their semicolon; the two words need one between them and what follows.
  return written.reduce((sum, item) => sum + (sum === '' || sum.endsWith(';') ? '' : ';') + item, '');
}
