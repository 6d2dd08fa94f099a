import { lineFixes, setValue } from '../line-fix';
import { hasAllItem } from '../redirection';
import type { Problem, Rule } from './rule';

const SHARES: Readonly<Record<string, string>> = {
  usbdevicestoredirect: 'All USB devices of the client are passed to the remote computer',
  camerastoredirect: 'The remote computer can see through every camera of the client',
  audiocapturemode: 'The remote computer can listen to the microphone of the client',
  redirectlocation: 'The remote computer learns where the client is',
};

export const usbCameraMicLocation: Rule = {
  id: 'security/usb-camera-mic-location',
  severity: 'info',
  profiles: { strict: 'warning', corporate: 'off' },
  docs: 'docs/rules/security-usb-camera-mic-location.md',
  check(file) {
    return file.entriesOf(Object.keys(SHARES)).flatMap(({ line, setting }): Problem[] => {
      const what = SHARES[line.name]!;
      const list = setting?.type === 's';
      const value = line.value.text;
      if (list ? !hasAllItem(value) : value !== '1') return [];
      const off = list ? '' : '0';
      const none = list ? `nothing behind “${line.name}:s:”` : '0';
      return [
        {
          message: `${what}. Allowed where the work needs no such thing: ${none}.`,
          span: line.value.span,
          fixes: lineFixes(file, [line.name], list ? 'Share none' : 'Change to 0 (not shared)', [setValue(line, off)], {
            manual: true,
          }),
        },
      ];
    });
  },
};
