import { EVENT_PROVIDERS } from '../knowledge/code';

const WINDOWS = 'Microsoft-Windows-';
/** Names as Windows writes them in full, by what the reader of a log may call them, in lower case. */
const FULL_NAMES = new Map<string, string>(
  [
    'TerminalServices-ClientActiveXCore',
    'TerminalServices-LocalSessionManager',
    'TerminalServices-RemoteConnectionManager',
    'TerminalServices-Gateway',
    'TerminalServices-Licensing',
    'TerminalServices-SessionBroker',
    'TerminalServices-SessionBroker-Client',
    'TerminalServices-PnPDevices',
    'TerminalServices-Printers',
    'TerminalServices-ServerUSBDevices',
    'RemoteDesktopServices-RdpCoreTS',
    'RemoteDesktopServices-RdpCoreCDV',
    'RemoteDesktopServices-RemoteFX-SessionLicensing',
    'RemoteDesktopServices-SessionServices',
    'Security-Auditing',
    'Kernel-Power',
  ].flatMap((name) => {
    const full = WINDOWS + name;
    const spoken = name.slice(name.indexOf('-') + 1);
    // "Gateway" or "Printers" alone may be anything.
    const isPlain = EVENT_PROVIDERS.some((one) => one === spoken && one !== 'Gateway' && one !== 'Licensing');
    return [full, name, ...(isPlain ? [spoken] : [])].map((one) => [one.toLowerCase(), full] as const);
  }),
);
for (const name of ['TermDD', 'TermService', 'TermServDevices', 'TermServLicensing', 'User32', 'EventLog']) {
  FULL_NAMES.set(name.toLowerCase(), name);
}
FULL_NAMES.set('microsoft windows security auditing', `${WINDOWS}Security-Auditing`);
/** What Windows calls itself in its own exports, and a name of ours for nothing else. */
const OTHER_RDP = /^Microsoft-Windows-(?:TerminalServices|RemoteDesktopServices)-[\w-]{1,60}$/i;

/** The full name of a provider whose events tell of Remote Desktop sessions; undefined for all others. */
export function fullProvider(name: string): string | undefined {
  if (name.length > 100) return undefined;
  const tidy = name.trim().replace(/\.$/, '');
  return FULL_NAMES.get(tidy.toLowerCase()) ?? (OTHER_RDP.test(tidy) ? tidy : undefined);
}

/** The provider that alone writes to a log, or that writes these events of it. */
export function providerOfChannel(channel: string, id: number): string | undefined {
  const name = channel.trim();
  const slash = name.indexOf('/');
  if (slash > 0) {
    const owner = name.slice(0, slash);
    return owner.endsWith('TerminalServices-RDPClient')
      ? `${WINDOWS}TerminalServices-ClientActiveXCore`
      : fullProvider(owner);
  }
  return name.toLowerCase() === 'security' && id >= 4608 && id < 5200 ? `${WINDOWS}Security-Auditing` : undefined;
}

/** Sentences that one provider has for these ids, so that an export without the provider's name still tells it. */
const SENTENCES: readonly (readonly [provider: string, ids: readonly number[], sentence: RegExp])[] = [
  ['TerminalServices-LocalSessionManager', [21, 22, 23, 24, 25], /^Remote Desktop Services: S(?:ession|hell) /],
  ['TerminalServices-LocalSessionManager', [39, 40], /^Session \d{1,10} has been disconnected/],
  ['TerminalServices-LocalSessionManager', [41, 42], /^(?:Begin|End) session arbitration/],
  ['TerminalServices-RemoteConnectionManager', [1149], /^Remote Desktop Services: User authentication /],
  ['TerminalServices-RemoteConnectionManager', [261], /^Listener \S{1,60} received a connection/],
  ['TerminalServices-ClientActiveXCore', [1024, 1026], /^RDP ClientActiveX /],
  ['TerminalServices-ClientActiveXCore', [1027], /^Connected to domain \(/],
  ['TerminalServices-ClientActiveXCore', [1029], /^Base64\(SHA256\(UserName\)\) is/],
  ['RemoteDesktopServices-RdpCoreTS', [103], /^The disconnect reason is/],
  ['RemoteDesktopServices-RdpCoreTS', [131], /^The server accepted a new (?:TCP|UDP) connection/],
  ['RemoteDesktopServices-RdpCoreTS', [140], /^A connection from the client computer with an IP address of/],
  ['Security-Auditing', [4624, 4625], /^An account (?:was successfully logged|failed to log) on/],
  ['Security-Auditing', [4634, 4647], /^(?:An account was logged off|User initiated logoff)/],
  ['Security-Auditing', [4778, 4779], /^A session was (?:re|dis)connected (?:to|from) a Window Station/],
];

/** The provider whose sentence an event's message is; undefined where it is nobody's that we know. */
export function providerOfMessage(message: string, id: number): string | undefined {
  const found = SENTENCES.find(([, ids, sentence]) => ids.includes(id) && sentence.test(message));
  return found && WINDOWS + found[0];
}
