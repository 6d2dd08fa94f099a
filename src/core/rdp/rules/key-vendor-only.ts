import { CLIENTS } from '../setting-sources';
import { onlyReader } from '../third-party';
import type { Problem, Rule } from './rule';

export const vendorOnly: Rule = {
  id: 'key/vendor-only',
  severity: 'info',
  docs: 'docs/rules/key-vendor-only.md',
  check(file) {
    return file.entries.flatMap(({ line, setting, typed }): Problem[] => {
      if (!setting || !typed || setting.secret) return [];
      const only = onlyReader(setting);
      if (only === undefined) return [];
      return [
        {
          message: `Only ${CLIENTS[only]} reads “${line.name}”; mstsc skips it. Allowed where the file is for ${CLIENTS[only]}.`,
          span: line.key.span,
          fixes: [],
        },
      ];
    });
  },
};
