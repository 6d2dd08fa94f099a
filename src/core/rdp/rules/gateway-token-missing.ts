import { lineFixes, setValue } from '../line-fix';
import type { Rule } from './rule';

export const tokenMissing: Rule = {
  id: 'gateway/token-missing',
  severity: 'warning',
  docs: 'docs/rules/gateway-token-missing.md',
  check(file) {
    const line = file.find('gatewaycredentialssource');
    if (!line || file.number('gatewaycredentialssource') !== 5 || file.text('gatewayaccesstoken') !== '') return [];
    return [
      {
        message:
          'With 5, the client signs in to the gateway with a token, but “gatewayaccesstoken” holds none. ' +
          'Allowed: a token from the portal that made the file, or another source.',
        span: line.value.span,
        ...(file.template && { severity: 'info' as const }),
        fixes: [
          ...lineFixes(file, [line.name], 'Change to 4 (the user chooses)', [setValue(line, '4')], { manual: true }),
          ...lineFixes(file, [line.name], 'Change to 0 (asks for the password)', [setValue(line, '0')], {
            manual: true,
          }),
        ],
      },
    ];
  },
};
