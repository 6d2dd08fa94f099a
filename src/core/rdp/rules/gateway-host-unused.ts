import { usesNoGateway } from '../gateway';
import { deleteSetting, lineFixes, setOrInsert } from '../line-fix';
import type { Rule } from './rule';

export const hostUnused: Rule = {
  id: 'gateway/host-unused',
  severity: 'info',
  docs: 'docs/rules/gateway-host-unused.md',
  check(file) {
    const line = file.find('gatewayhostname');
    if (!line || line.value.text === '' || !usesNoGateway(file)) return [];
    const use = (method: number, when: string) =>
      lineFixes(
        file,
        ['gatewayusagemethod'],
        `Use the gateway ${when} (gatewayusagemethod:i:${method})`,
        [setOrInsert(file, 'gatewayusagemethod', `i:${method}`, line)],
        { manual: true },
      );
    return [
      {
        message:
          'A gateway is named, but “gatewayusagemethod” does not use it, so the client connects directly. ' +
          'Allowed: gatewayusagemethod 1 or 2, or no name.',
        span: line.value.span,
        fixes: [
          ...use(1, 'always'),
          ...use(2, 'when a direct connection fails'),
          ...lineFixes(file, [line.name], 'Delete “gatewayhostname”', deleteSetting(file, line.name), { manual: true }),
        ],
      },
    ];
  },
};
