import { usesNoGateway } from '../gateway';
import { lineFixes, setValue } from '../line-fix';
import type { Rule } from './rule';

export const credsSource: Rule = {
  id: 'gateway/creds-source',
  severity: 'warning',
  profiles: { corporate: 'info' },
  docs: 'docs/rules/gateway-creds-source.md',
  check(file) {
    const line = file.find('gatewaycredentialssource');
    const source = file.number('gatewaycredentialssource');
    if (!line || (source !== 2 && source !== 3)) return [];
    const quiet = usesNoGateway(file) || file.generator === 'rdweb';
    return [
      {
        message:
          (source === 2
            ? 'With 2, the client sends the credentials of the signed-in user to the gateway without a question. '
            : 'With 3, the password goes to the gateway by basic authentication, protected by nothing but TLS. ') +
          'Allowed: 4 (the user chooses) or 0 (asks for the password).',
        span: line.value.span,
        ...(quiet && { severity: 'info' as const }),
        fixes: [
          ...lineFixes(file, [line.name], 'Change to 4 (the user chooses)', [setValue(line, '4')]),
          ...lineFixes(file, [line.name], 'Change to 0 (asks for the password)', [setValue(line, '0')], {
            manual: true,
          }),
        ],
      },
    ];
  },
};
