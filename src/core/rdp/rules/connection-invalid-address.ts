import { readAddress, type AddressFault } from '../address';
import { lineFixes, setValue } from '../line-fix';
import { shortened } from '../shown-value';
import type { Problem, Rule } from './rule';

const KEYS: ReadonlySet<string> = new Set(['full address', 'alternate full address', 'gatewayhostname']);

export const invalidAddress: Rule = {
  id: 'connection/invalid-address',
  severity: 'error',
  docs: 'docs/rules/connection-invalid-address.md',
  check(file) {
    return file.entriesOf(KEYS).flatMap(({ line, placeholder, merged }): Problem[] => {
      const text = line.value.text;
      if (placeholder || merged.length > 0 || text === '') return [];
      const { fault, repaired } = readAddress(text);
      if (!fault) return [];
      return [
        {
          message:
            `“${line.name}” is no address to connect to: ${described(fault)}. ` +
            'Allowed: a host name, an IPv4 address, or an IPv6 address in brackets, with an optional :port.',
          span: line.value.span,
          fixes:
            repaired === undefined
              ? []
              : lineFixes(file, [line.name], `Change to “${shortened(repaired)}”`, [setValue(line, repaired)]),
        },
      ];
    });
  },
};

function described(fault: AddressFault): string {
  switch (fault.kind) {
    case 'character':
      return fault.character.trim() === '' ? 'it holds a blank' : `it holds “${fault.character}”`;
    case 'scheme':
      return 'it is a link, not an address';
    case 'empty label':
      return 'nothing stands between two dots, or before the first';
    case 'octet':
      return `${shortened(fault.octet, 10)} is more than the 255 of an IPv4 address`;
    case 'port':
      return fault.port === ''
        ? 'no port follows the colon'
        : `“${shortened(fault.port, 10)}” is no port from 1 to 65535`;
    case 'bare IPv6':
      return 'an IPv6 address with a port needs brackets';
  }
}
