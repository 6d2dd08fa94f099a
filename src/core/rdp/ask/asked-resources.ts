import type { Translate } from '../../translate';
import { lineFixes, setOrInsert, setValue } from '../line-fix';
import type { SettingLine } from '../parse';
import type { RdpFile } from '../rdp-file';
import { hasAllItem } from '../redirection';
import type { RuleFix } from '../rules/rule';
import { shortened } from '../shown-value';
import { UNSIGNABLE_REDIRECTIONS } from '../signature/signable';

/** Something of the client that a file can ask to share, in the order in which Microsoft lists them. */
export type ResourceId =
  | 'drives'
  | 'clipboard'
  | 'printers'
  | 'microphone'
  | 'cameras'
  | 'smart-cards'
  | 'webauthn'
  | 'usb'
  | 'pnp'
  | 'ports'
  | 'pos'
  | 'location';

interface ResourceRow {
  readonly id: ResourceId;
  /** The setting, in lower case. */
  readonly key: string;
  /** A switch, or a list of what is shared. */
  readonly type: 'i' | 's';
  /** Clients share it where the line is missing. */
  readonly isDefault?: true;
}

const ROWS: readonly ResourceRow[] = [
  { id: 'drives', key: 'drivestoredirect', type: 's' },
  { id: 'clipboard', key: 'redirectclipboard', type: 'i', isDefault: true },
  { id: 'printers', key: 'redirectprinters', type: 'i', isDefault: true },
  { id: 'smart-cards', key: 'redirectsmartcards', type: 'i', isDefault: true },
  { id: 'webauthn', key: 'redirectwebauthn', type: 'i', isDefault: true },
  { id: 'microphone', key: 'audiocapturemode', type: 'i' },
  { id: 'cameras', key: 'camerastoredirect', type: 's' },
  { id: 'location', key: 'redirectlocation', type: 'i' },
  { id: 'usb', key: 'usbdevicestoredirect', type: 's' },
  { id: 'pnp', key: 'devicestoredirect', type: 's' },
  { id: 'ports', key: 'redirectcomports', type: 'i' },
  { id: 'pos', key: 'redirectposdevices', type: 'i' },
];

/** A resource that a file shares, as far as its text tells. */
export interface SharedResource {
  readonly id: ResourceId;
  /** The setting that decides, in lower case. */
  readonly key: string;
  /** The line that shares it; absent where no line says so and clients share it by default. */
  readonly line?: SettingLine;
  /** Everything of its class: all drives, all cameras. */
  readonly all: boolean;
  /** Whether the signature covers its line: `never` where no signature can. Absent where the file is not signed. */
  readonly coverage?: 'covered' | 'not-covered' | 'never';
}

/** What a file shares, gravest first, and the settings of which that cannot be told. */
export function sharedResources(file: RdpFile): { shared: SharedResource[]; unclear: SettingLine[] } {
  const shared: SharedResource[] = [];
  const unclear: SettingLine[] = [];
  for (const row of ROWS) {
    const { id, key, isDefault } = row;
    const own = file.find(key);
    if (own && file.isUnclear(key)) {
      unclear.push(own);
      continue;
    }
    const line = sharingLine(file, row);
    if (!line && !(isDefault && !file.has(key))) continue;
    const all = line !== undefined && (line.type.text === 's' ? hasAllItem(line.value.text) : id === 'drives');
    const coverage = coverageOf(file, line);
    shared.push({ id, key, all, ...(line && { line }), ...(coverage && { coverage }) });
  }
  return { shared, unclear };
}

function sharingLine(file: RdpFile, { id, key, type }: ResourceRow): SettingLine | undefined {
  const line = file.find(key);
  if (line && (type === 's' ? line.value.text !== '' : file.isOn(key))) return line;
  return id === 'drives' && file.isOn('redirectdrives') ? file.find('redirectdrives') : undefined;
}

function coverageOf(file: RdpFile, line: SettingLine | undefined): SharedResource['coverage'] {
  if (!line || !file.signature.signed || file.signature.fault !== undefined) return undefined;
  if (UNSIGNABLE_REDIRECTIONS.includes(line.name)) return 'never';
  return file.signature.covers.has(line.name) ? 'covered' : 'not-covered';
}

/** The name of a resource as it heads a line. */
export function resourceName(id: ResourceId, translate: Translate): string {
  switch (id) {
    case 'drives':
      return translate('Drives');
    case 'clipboard':
      return translate('Clipboard');
    case 'printers':
      return translate('Printers');
    case 'microphone':
      return translate('Microphone');
    case 'cameras':
      return translate('Cameras');
    case 'smart-cards':
      return translate('Smart cards and Windows Hello for Business');
    case 'webauthn':
      return translate('Security keys and Windows Hello (WebAuthn)');
    case 'usb':
      return translate('USB devices');
    case 'pnp':
      return translate('Plug and Play devices');
    case 'ports':
      return translate('Serial and parallel ports');
    case 'pos':
      return translate('Point-of-sale devices');
    case 'location':
      return translate('Location');
  }
}

/** Which part of its class is shared; undefined where there are no parts. */
export function resourceDetail({ line, all }: SharedResource, translate: Translate): string | undefined {
  if (!line || (line.type.text === 'i' && !all)) return undefined;
  return all ? translate('all of them') : shortened(line.value.text);
}

/** The fix that shares the resource no more, with the signature in mind. */
export function unshareFixes(
  file: RdpFile,
  { id, key }: SharedResource,
  title: string,
  translate: Translate,
): RuleFix[] {
  if (id === 'drives') {
    const lines = file.entriesOf(['drivestoredirect', 'redirectdrives']).map(({ line }) => line);
    const edits = lines.flatMap((line) => {
      if (line.name === 'drivestoredirect') return line.value.text === '' ? [] : [setValue(line, '')];
      return line.value.text === '0' ? [] : [setValue(line, '0')];
    });
    return lineFixes(file, [...new Set(lines.map(({ name }) => name))], title, edits, { translate });
  }
  const typed = ROWS.find((row) => row.key === key)?.type === 's' ? 's:' : 'i:0';
  return lineFixes(file, [key], title, [setOrInsert(file, key, typed)], { translate });
}
