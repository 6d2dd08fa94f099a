import { lineFixes, setValue } from '../line-fix';
import type { SettingLine } from '../parse';
import type { RdpFile } from '../rdp-file';
import type { Rule } from './rule';

const NETWORK = 'networkautodetect';
const BANDWIDTH = 'bandwidthautodetect';
const TYPE = 'connection type';
/** `connection type` 7: the client finds out by itself. */
const AUTOMATIC = 7;

export const autodetect: Rule = {
  id: 'session/autodetect',
  severity: 'info',
  docs: 'docs/rules/session-autodetect.md',
  check(file) {
    const network = file.number(NETWORK);
    const bandwidth = file.number(BANDWIDTH);
    const type = file.number(TYPE);
    const line = file.find(NETWORK) ?? file.find(BANDWIDTH);
    if (!line || ![network, bandwidth].every((value) => value === undefined || value === 0 || value === 1)) return [];
    const on = network === 1 || bandwidth === 1;
    const differ = network !== undefined && bandwidth !== undefined && network !== bandwidth;
    const against =
      type !== undefined &&
      (type === AUTOMATIC ? network === 0 || bandwidth === 0 : type >= 1 && type < AUTOMATIC && on);
    if (!differ && !against) return [];
    const align = (value: string) =>
      [NETWORK, BANDWIDTH].flatMap((name) => {
        const each = file.find(name);
        return each && each.value.text !== value ? [setValue(each, value)] : [];
      });
    const names = [NETWORK, BANDWIDTH, TYPE].filter((name) => file.has(name));
    const chosen = type !== undefined && type !== AUTOMATIC;
    return [
      {
        message:
          `“${NETWORK}”, “${BANDWIDTH}” and “${TYPE}” do not go together${withValues(file)}; FreeRDP is known to correct them. ` +
          'Allowed: 1, 1 and 7 (detected automatically), or 0, 0 and the kind of the network.',
        span: line.value.span,
        fixes: chosen
          ? [
              ...lineFixes(file, names, 'Turn automatic detection off', align('0'), { manual: true }),
              ...lineFixes(
                file,
                names,
                'Detect the network automatically',
                [...align('1'), ...typeEdit(file.find(TYPE))],
                {
                  manual: true,
                },
              ),
            ]
          : lineFixes(file, names, 'Detect the network automatically', align('1')),
      },
    ];
  },
};

function typeEdit(line: SettingLine | undefined) {
  return line ? [setValue(line, String(AUTOMATIC))] : [];
}

function withValues(file: RdpFile): string {
  const values = [NETWORK, BANDWIDTH, TYPE].flatMap((name) => {
    const value = file.number(name);
    return value === undefined ? [] : [`${value}`];
  });
  return ` (${values.join(', ')})`;
}
