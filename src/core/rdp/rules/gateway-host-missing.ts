import { usesGateway } from '../gateway';
import { lineFixes, setValue } from '../line-fix';
import type { Rule } from './rule';

export const hostMissing: Rule = {
  id: 'gateway/host-missing',
  severity: 'warning',
  docs: 'docs/rules/gateway-host-missing.md',
  check(file) {
    const line = file.find('gatewayusagemethod');
    if (!line || !usesGateway(file) || file.text('gatewayhostname') !== '') return [];
    return [
      {
        message:
          'The connection is to go through a gateway, but “gatewayhostname” names none. ' +
          'Allowed: the name of the gateway, or “gatewayusagemethod:i:0”.',
        span: line.value.span,
        // Its exports always have 2 and no host, and connect directly.
        ...(file.generator === 'windows-app' && { severity: 'info' as const }),
        fixes: lineFixes(file, [line.name], 'Change to 0 (no gateway)', [setValue(line, '0')], { manual: true }),
      },
    ];
  },
};
