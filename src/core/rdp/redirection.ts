import type { SettingLine } from './parse';
import type { RdpFile } from './rdp-file';

/** A class of devices and data of the client that a file can share with the remote side. */
export interface SharedClass {
  /** As it reads in a sentence. */
  readonly what: string;
  /** The setting that shares it. */
  readonly name: string;
  /** What shares nothing of it, with its type. */
  readonly off: `i:${string}` | `s:`;
}

const CLASSES: readonly SharedClass[] = [
  { what: 'drives', name: 'drivestoredirect', off: 's:' },
  { what: 'the clipboard', name: 'redirectclipboard', off: 'i:0' },
  { what: 'printers', name: 'redirectprinters', off: 'i:0' },
  { what: 'serial and parallel ports', name: 'redirectcomports', off: 'i:0' },
  { what: 'smart cards', name: 'redirectsmartcards', off: 'i:0' },
  { what: 'security keys (WebAuthn)', name: 'redirectwebauthn', off: 'i:0' },
  { what: 'Plug and Play devices', name: 'devicestoredirect', off: 's:' },
  { what: 'USB devices', name: 'usbdevicestoredirect', off: 's:' },
  { what: 'cameras', name: 'camerastoredirect', off: 's:' },
  { what: 'the microphone', name: 'audiocapturemode', off: 'i:0' },
  { what: 'the location', name: 'redirectlocation', off: 'i:0' },
  { what: 'point-of-sale devices', name: 'redirectposdevices', off: 'i:0' },
];

/** The classes that the lines of a file share. What a client shares by default, without a line, does not count. */
export function sharedClasses(file: RdpFile): SharedClass[] {
  return CLASSES.filter(({ name, off }) => {
    if (file.isUnclear(name)) return false;
    if (name === 'drivestoredirect' && file.isOn('redirectdrives')) return true;
    return off === 's:' ? file.text(name) !== '' : file.isOn(name);
  });
}

/** The line that shares every drive of the client; `drivestoredirect` goes before the old `redirectdrives`. */
export function allDrivesLine(file: RdpFile): SettingLine | undefined {
  for (const { line } of file.entriesOf(['drivestoredirect'])) {
    if (hasAllItem(line.value.text)) return line;
  }
  return file.isOn('redirectdrives') ? file.find('redirectdrives') : undefined;
}

/** Whether one item of a list separated by semicolons is `*`. */
export function hasAllItem(value: string): boolean {
  return value.includes('*') && value.split(';').some((item) => item.trim() === '*');
}
