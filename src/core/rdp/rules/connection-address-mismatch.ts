import { readAddress, type Address } from '../address';
import { deleteSetting, lineFixes, setValue } from '../line-fix';
import { shortened } from '../shown-value';
import type { Rule } from './rule';

const DEFAULT_PORT = 3389;

export const addressMismatch: Rule = {
  id: 'connection/address-mismatch',
  severity: 'warning',
  profiles: { strict: 'error' },
  docs: 'docs/rules/connection-address-mismatch.md',
  check(file) {
    const line = file.find('alternate full address');
    const full = file.text('full address');
    if (!line || line.value.text === '' || full === '') return [];
    if (file.isUnclear('full address') || file.isUnclear('alternate full address')) return [];
    const shown = readAddress(full);
    const used = readAddress(line.value.text);
    if (sameHost(shown, used) && (shown.port ?? DEFAULT_PORT) === (used.port ?? DEFAULT_PORT)) return [];
    const severity =
      file.generator === 'avd' ? 'info' : !file.signature.signed && inOtherDomain(shown, used) ? 'error' : undefined;
    const names = [line.name];
    return [
      {
        message:
          `Current clients connect to “${shortened(line.value.text)}”, while the file shows “${shortened(full)}”. ` +
          'Allowed: the same address in both lines, or no “alternate full address”.',
        span: line.value.span,
        ...(severity && { severity }),
        // Which of the two is meant is for the reader to say.
        fixes: [
          ...lineFixes(file, names, 'Delete “alternate full address”', deleteSetting(file, line.name), {
            manual: true,
          }),
          ...lineFixes(file, names, 'Make it the same as “full address”', [setValue(line, full)], { manual: true }),
        ],
      },
    ];
  },
};

function sameHost(a: Address, b: Address): boolean {
  return a.host === b.host;
}

/** Both are names with a domain, and neither the domain nor the computer's own name is the same. */
function inOtherDomain(a: Address, b: Address): boolean {
  const labels = [a, b].map(({ host, isIp, fault }) => (isIp || fault ? [] : host.split('.')));
  const [one, other] = labels as [string[], string[]];
  if (one.length < 2 || other.length < 2 || one[0] === other[0]) return false;
  return one.slice(-2).join('.') !== other.slice(-2).join('.');
}
