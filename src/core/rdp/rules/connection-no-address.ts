import { lineFixes, setOrInsert } from '../line-fix';
import { fileSpan, valueSpan } from '../rule-spans';
import type { Rule } from './rule';

export const noAddress: Rule = {
  id: 'connection/no-address',
  severity: 'warning',
  docs: 'docs/rules/connection-no-address.md',
  check(file) {
    // Without any setting the text is hardly a file to connect with.
    if (file.entries.length === 0 || file.text('full address') !== '') return [];
    const line = file.find('full address');
    // A line with a wrong type letter names an address that clients do not find; that is another rule's.
    if (!line && file.has('full address')) return [];
    const span = line ? valueSpan(line) : fileSpan(file);
    if (!span) return [];
    const alternate = file.text('alternate full address');
    const empty = file.template || file.generator === 'ce';
    return [
      {
        message: `“full address” is ${line ? 'empty' : 'missing'}, so the file names no computer to connect to. Allowed: a host name or an address, with an optional :port.`,
        span,
        ...(empty && { severity: 'info' as const }),
        fixes:
          alternate === '' || file.isUnclear('alternate full address')
            ? []
            : lineFixes(file, ['full address'], 'Take the address from “alternate full address”', [
                setOrInsert(file, 'full address', `s:${alternate}`),
              ]),
      },
    ];
  },
};
