import { lineFixes, setValue } from '../line-fix';
import type { Problem, Rule } from './rule';

const SHARES: Readonly<Record<string, string>> = {
  redirectwebauthn: 'Websites in the session can ask for the security key or Windows Hello of the client',
  redirectsmartcards: 'The remote computer can use the smart cards of the client while they are unlocked',
};

export const webauthnSmartcard: Rule = {
  id: 'security/webauthn-smartcard',
  severity: 'info',
  optIn: true,
  profiles: { strict: 'warning' },
  docs: 'docs/rules/security-webauthn-smartcard.md',
  check(file) {
    return file.entriesOf(Object.keys(SHARES)).flatMap(({ line }): Problem[] => {
      const what = SHARES[line.name]!;
      if (line.value.text !== '1') return [];
      return [
        {
          message: `${what}; a false host can bring users to approve a sign-in that is not theirs. Allowed where nobody needs it: 0.`,
          span: line.value.span,
          fixes: lineFixes(file, [line.name], 'Change to 0 (not shared)', [setValue(line, '0')], { manual: true }),
        },
      ];
    });
  },
};
