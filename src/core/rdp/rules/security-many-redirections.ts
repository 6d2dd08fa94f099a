import { lineFixes, setOrInsert } from '../line-fix';
import { sharedClasses } from '../redirection';
import { fileSpan } from '../rule-spans';
import type { Rule } from './rule';

const MANY = 6;

/** What mstsc shares by itself, and people expect. */
const USUAL: ReadonlySet<string> = new Set([
  'redirectclipboard',
  'redirectprinters',
  'redirectsmartcards',
  'redirectwebauthn',
]);

export const manyRedirections: Rule = {
  id: 'security/many-redirections',
  severity: 'warning',
  profiles: { strict: 'error', corporate: 'info' },
  docs: 'docs/rules/security-many-redirections.md',
  check(file) {
    const shared = sharedClasses(file);
    const span = fileSpan(file);
    if (shared.length < MANY || !span) return [];
    const whats = shared.map(({ what }) => what);
    const unusual = shared.filter(({ name }) => !USUAL.has(name));
    const edits = unusual.map(({ name, off }) => (file.find(name) ? setOrInsert(file, name, off) : undefined));
    if (file.isOn('redirectdrives')) edits.push(setOrInsert(file, 'redirectdrives', 'i:0'));
    const names = [...unusual.map(({ name }) => name), 'redirectdrives'].filter((name) => file.has(name));
    return [
      {
        message:
          `One connection shares most of the client: ${whats.slice(0, -1).join(', ')} and ${whats.at(-1)}. ` +
          'Allowed: what the work on the remote computer needs.',
        span,
        ...(file.generator === 'avd' && { severity: 'info' as const }),
        fixes: lineFixes(
          file,
          names,
          'Share no more than the clipboard, printers, smart cards and security keys',
          edits,
          {
            manual: true,
          },
        ),
      },
    ];
  },
};
