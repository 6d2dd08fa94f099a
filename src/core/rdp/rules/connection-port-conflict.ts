import { readAddress } from '../address';
import { deleteSetting, lineFixes } from '../line-fix';
import type { Rule } from './rule';

export const portConflict: Rule = {
  id: 'connection/port-conflict',
  severity: 'info',
  docs: 'docs/rules/connection-port-conflict.md',
  check(file) {
    const line = file.find('server port');
    const port = file.number('server port');
    const address = file.text('full address');
    if (!line || port === undefined || address === '' || file.isUnclear('full address')) return [];
    const { port: written, fault } = readAddress(address);
    if (fault || written === undefined || written === port) return [];
    return [
      {
        message:
          `The address has the port ${written}, this line ${port}: mstsc is reported to take the first, FreeRDP the second. ` +
          'Allowed: the port in one place.',
        span: line.value.span,
        fixes: lineFixes(file, [line.name], 'Delete “server port”', deleteSetting(file, line.name)),
      },
    ];
  },
};
