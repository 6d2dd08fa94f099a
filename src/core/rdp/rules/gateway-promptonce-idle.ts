import { usesGateway } from '../gateway';
import { deleteSetting, lineFixes } from '../line-fix';
import type { Rule } from './rule';

export const promptonceIdle: Rule = {
  id: 'gateway/promptonce-idle',
  severity: 'info',
  profiles: { corporate: 'off' },
  docs: 'docs/rules/gateway-promptonce-idle.md',
  check(file) {
    const line = file.find('promptcredentialonce');
    if (!line || !file.isOn('promptcredentialonce') || file.generator === 'avd') return [];
    if (usesGateway(file) && file.text('gatewayhostname') !== '') return [];
    return [
      {
        message:
          'This line is about a gateway, and the file uses none, so it does nothing. Allowed: a file without it.',
        span: line.key.span,
        fixes: lineFixes(file, [line.name], 'Delete this line', deleteSetting(file, line.name), { manual: true }),
      },
    ];
  },
};
