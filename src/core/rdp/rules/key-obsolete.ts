import { deleteLine, lineFixes } from '../line-fix';
import type { ClientId } from '../setting-sources';
import { onlyReader } from '../third-party';
import type { Problem, Rule } from './rule';

/** Others say more of these. */
const OTHER_RULES: ReadonlySet<string> = new Set(['redirectdrives', 'connect to console', 'span monitors']);

/** Documented, but on their way out, and what to write in their place. */
const FADING: Readonly<Record<string, string>> = {
  targetisaadjoined: 'enablerdsaadauth takes its place',
  desktopscalefactor: 'Microsoft no longer lists it',
};

const OLD_CLIENTS: ReadonlySet<ClientId> = new Set(['mstsc-5', 'mstsc-5-6', 'mstsc-7', 'mstsc-old', 'freerdp-idle']);

export const obsolete: Rule = {
  id: 'key/obsolete',
  severity: 'info',
  docs: 'docs/rules/key-obsolete.md',
  check(file) {
    // Feeds and apps write them into every file; a file of Windows CE is of nothing else.
    if (file.generator === 'ce') return [];
    const written = file.generator === 'avd' || file.generator === 'windows-app';
    return file.entries.flatMap(({ line, setting, typed }): Problem[] => {
      if (!setting || !typed || OTHER_RULES.has(setting.key)) return [];
      const fading = Object.hasOwn(FADING, setting.key) ? FADING[setting.key] : undefined;
      if (setting.status !== 'obsolete' && fading === undefined) return [];
      if (written || onlyReader(setting) !== undefined) return [];
      const old = setting.clients.length > 0 && setting.clients.every((client) => OLD_CLIENTS.has(client));
      const why = fading ?? (old ? 'only old clients read it' : 'current clients do nothing with it');
      return [
        {
          message: `“${line.name}” is out of use: ${why}. Allowed: a file without it.`,
          span: line.key.span,
          fixes: lineFixes(file, [line.name], 'Delete this line', [deleteLine(line)], { manual: true }),
        },
      ];
    });
  },
};
