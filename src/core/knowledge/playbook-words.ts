import type { Place, Shell } from './playbook';

/** Where a step is done, as part of a sentence. */
export const PLACE_WORDS: Readonly<Record<Place, string>> = {
  client: 'on the client',
  host: 'on the host',
  gateway: 'on the gateway',
  network: 'on the network',
  directory: 'in the directory',
  'licence-server': 'on the licence server',
  broker: 'on the connection broker',
  azure: 'in Azure',
  any: 'on any machine',
};

/** What Markdown calls a shell's language. */
export const FENCES: Readonly<Record<Shell, string>> = { powershell: 'powershell', cmd: 'bat', bash: 'sh' };
