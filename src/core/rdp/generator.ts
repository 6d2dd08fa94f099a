/** What wrote a file, as far as it leaves traces; it decides which findings are noise. */
export type Generator =
  | 'avd' // Azure Virtual Desktop or Windows 365 feed
  | 'windows-app' // Windows App or Remote Desktop for Mac
  | 'ce' // Windows CE
  | 'ec2' // AWS EC2 console
  | 'azure-portal'
  | 'rdweb'
  | 'mstsc-old' // mstsc 5 (Windows XP), before server authentication
  | 'unknown';

/** Reads a value of the file: undefined where the line is missing, else the text without the blanks around it. */
export type ReadValue = (name: string) => string | undefined;

/** These three make up what the Azure portal writes; some downloads add a user name. */
const AZURE_PORTAL: ReadonlySet<string> = new Set([
  'full address',
  'prompt for credentials',
  'administrative session',
  'username',
]);

/**
 * Tells what wrote a file by the settings that it has. `names` are the keys of all settings in lower case, in order.
 */
export function generatorOf(names: readonly string[], read: ReadValue): Generator {
  if (read('resourceprovider') === 'arm' || read('wvd endpoint pool')) return 'avd';
  if (read('authoring tool') !== undefined) return 'windows-app';
  if (read('colordepthid') !== undefined) return 'ce';
  if (read('auto connect') !== undefined && names.length <= 4) return 'ec2';
  if (
    names.length <= 4 &&
    read('administrative session') !== undefined &&
    read('prompt for credentials') !== undefined &&
    names.every((name) => AZURE_PORTAL.has(name))
  ) {
    return 'azure-portal';
  }
  if (read('workspace id') && read('use redirection server name') !== undefined && read('loadbalanceinfo')) {
    return 'rdweb';
  }
  // Windows XP wrote no authentication level, nothing of gateways, and the one switch for all drives.
  if (
    names[0] === 'screen mode id' &&
    read('redirectdrives') !== undefined &&
    read('authentication level') === undefined &&
    read('gatewayhostname') === undefined &&
    read('winposstr') !== undefined
  ) {
    return 'mstsc-old';
  }
  return 'unknown';
}

/** Whether the name of a file says that it is a template, or the Default.rdp that mstsc keeps without an address. */
export function isTemplateName(path: string): boolean {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  return /^default\.rdp$/i.test(name) || /template|skeleton|vorlage|\btpl\b|\btmpl\b/i.test(name);
}
