import { readAddress } from '../address';
import type { Rule } from './rule';

export const aadIp: Rule = {
  id: 'connection/aad-ip',
  severity: 'warning',
  docs: 'docs/rules/connection-aad-ip.md',
  check(file) {
    const line = file.find('full address');
    if (!line || line.value.text === '' || !file.isOn('enablerdsaadauth') || file.isUnclear('full address')) return [];
    const { isIp, fault } = readAddress(line.value.text);
    if (!isIp || fault) return [];
    return [
      {
        message:
          'The sign-in with Microsoft Entra ID goes by the name of the device, and this is an IP address; it is listed as not ' +
          'working then. Allowed: the host name of the device.',
        span: line.value.span,
        fixes: [],
      },
    ];
  },
};
