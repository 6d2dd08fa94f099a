import { usesGateway } from '../gateway';
import { lineFixes, setValue } from '../line-fix';
import type { Rule } from './rule';

export const profileDefault: Rule = {
  id: 'gateway/profile-default',
  severity: 'info',
  docs: 'docs/rules/gateway-profile-default.md',
  check(file) {
    const line = file.find('gatewayprofileusagemethod');
    if (!line || file.number('gatewayprofileusagemethod') !== 0) return [];
    if (!usesGateway(file) || file.text('gatewayhostname') === '') return [];
    return [
      {
        message:
          'With 0, the client may go by the gateway settings of its administrator and leave those of this file aside. ' +
          'Allowed where the file names a gateway: 1 (this file).',
        span: line.value.span,
        fixes: lineFixes(file, [line.name], 'Change to 1 (this file)', [setValue(line, '1')], { manual: true }),
      },
    ];
  },
};
