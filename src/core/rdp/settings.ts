import { CLIENTS, SETTING_SOURCES, type ClientId, type SettingSourceId } from './setting-sources';
import type { Confidence } from '../knowledge/code';
import type { SettingType } from './parse';

export type SettingCategory =
  | 'connection'
  | 'security'
  | 'session'
  | 'display'
  | 'experience'
  | 'redirection'
  | 'remoteapp'
  | 'gateway'
  | 'avd'
  | 'signing'
  | 'vendor'
  | 'embedded';

/** documented: by Microsoft. undocumented: known from files and programs. obsolete: without effect today, or replaced. */
export type SettingStatus = 'documented' | 'undocumented' | 'obsolete';

interface SettingFacts {
  /** A second type letter under which some program writes the key. */
  readonly altType?: SettingType;
  /** The value where the line is missing; a text where it is a string or depends on the client. */
  readonly default?: number | string;
  /** What a fix offers first, where the documented default is not the safe or usual value. */
  readonly prefer?: number;
  /** Every allowed value with its label. Absent: not an enumeration. */
  readonly values?: Readonly<Record<number, string>>;
  /** Smallest and largest number. */
  readonly range?: readonly [number, number];
  /** How a value is written. */
  readonly form?: string;
  readonly security?: string;
  /** How it relates to other settings and clients. */
  readonly note?: string;
  /** The value is a password or a token: never show it. */
  readonly secret?: boolean;
}

/** What is known of one setting. */
export interface Setting extends SettingFacts {
  /** In lower case; clients ignore case. */
  readonly key: string;
  readonly type: SettingType;
  readonly category: SettingCategory;
  readonly status: SettingStatus;
  /** What it does, in one sentence. */
  readonly does: string;
  /** Who honours it. Empty where nobody is known to. */
  readonly clients: readonly ClientId[];
  readonly sources: readonly SettingSourceId[];
  readonly confidence: Confidence;
}

/** Type, category, then status (default: documented) and confidence (default: high). */
type Facets = `${SettingType} ${SettingCategory}${'' | ' undocumented' | ' obsolete'}${'' | ' medium' | ' low'}`;

type Words<T extends string> = T extends `${infer Head} ${infer Tail}` ? Head | Words<Tail> : T;
/** A text of ids between spaces; a wrong id is a compile error. Keeps the table small in the bundle. */
type ListOf<T extends string, Id extends string> = Words<T> extends Id ? T : never;

const OFF_ON = { 0: 'off', 1: 'on' };
const NO_YES = { 0: 'no', 1: 'yes' };
const SHARED = { 0: 'not shared', 1: 'shared' };
const CLEAR_TEXT = 'Anyone who can read the file can read the password.';
const BEARER = 'Whoever reads the file can use the token while it is valid.';
const OVER_PRESET = 'Wins over the preset of connection type.';
const NOT_MSTSC = 'Plain mstsc does not read it.';
const NEEDS_REMOTEAPP = 'Needs remoteapplicationmode:i:1.';
const NEEDS_MULTIMON = 'Needs use multimon:i:1; mstsc does not use it.';

function row<const C extends string, const S extends string>(
  key: string,
  facets: Facets,
  clients: ListOf<C, ClientId | ''>,
  sources: ListOf<S, SettingSourceId>,
  does: string,
  facts?: SettingFacts,
): Setting {
  const [type, category, ...rest] = facets.split(' ') as [SettingType, SettingCategory, ...string[]];
  return {
    key,
    type,
    category,
    status: rest.includes('undocumented') ? 'undocumented' : rest.includes('obsolete') ? 'obsolete' : 'documented',
    confidence: rest.includes('low') ? 'low' : rest.includes('medium') ? 'medium' : 'high',
    clients: clients.split(' ').filter((id): id is ClientId => id in CLIENTS),
    sources: sources.split(' ').filter((id): id is SettingSourceId => id in SETTING_SOURCES),
    does,
    ...facts,
  };
}

/** A key seen in Windows CE files only: its meaning is read from its name. */
function ce(key: string, type: 'i' | 's', topic: string, facts?: SettingFacts): Setting {
  const does = `On Windows CE; by its name, ${topic}.`;
  return row(key, `${type} embedded obsolete medium`, 'ce', 'cetsc', does, {
    note: 'Desktop mstsc ignores it.',
    ...facts,
  });
}

let table: readonly Setting[] | undefined;
let byKey: ReadonlyMap<string, Setting> | undefined;

/** All known settings, grouped roughly by topic. Built at the first call. */
export function allSettings(): readonly Setting[] {
  return (table ??= build());
}

/** The setting of a key in any case, without blanks around it; undefined where it is not known. */
export function findSetting(key: string): Setting | undefined {
  byKey ??= new Map(allSettings().map((setting) => [setting.key, setting]));
  return byKey.get(key.toLowerCase());
}

/** The label of a value of an enumeration (`full screen`); undefined where there is none. */
export function valueLabel(setting: Setting, value: number): string | undefined {
  return setting.values && Object.hasOwn(setting.values, value) ? setting.values[value] : undefined;
}

/** The allowed values of an enumeration, smallest first; empty where the setting is none. */
export function allowedValues(setting: Setting): number[] {
  return Object.keys(setting.values ?? {}).map(Number);
}

function build(): readonly Setting[] {
  // prettier-ignore
  return [
    row('full address', 's connection', 'avd rds pc mstsc app mac remmina ironrdp mremoteng ce freerdp', 'ms-2024 ms-r2 donkz kb-885187 freerdp', 'Names the remote computer to connect to.', { form: 'host, IPv4 or IPv6 address, with an optional :port; an IPv6 address with a port needs brackets, as in [2001:db8::1]:3389', security: 'Whoever sets it decides which computer receives the credentials and every shared device.', note: 'The only setting a file cannot do without; alternate full address overrides it in current clients.' }),
    row('alternate full address', 's connection', 'rds pc mstsc app ironrdp freerdp', 'ms-2024 ms-r2 rdpsign-py freerdp', 'Gives a second address, and current clients connect to this one rather than to full address.', { form: 'host with an optional :port', security: 'Where it differs from full address, the user reads one name and reaches another computer.', note: 'rdpsign adds a copy of full address when it is missing, so that nobody can add it after signing.' }),
    row('server port', 'i connection', 'rds pc mstsc ironrdp mremoteng freerdp', 'ms-r2 donkz freerdp', 'Sets the TCP port on which the remote computer listens.', { default: 3389, range: [1, 65535], form: 'decimal, or hexadecimal with 0x', note: 'mstsc is reported to prefer a port written in full address; FreeRDP applies this one last. Port 2179 with pcb is a Hyper-V console.' }),
    row('username', 's connection', 'rds pc mstsc app mac remmina ironrdp freerdp', 'ms-2024 ms-r2 donkz freerdp', 'Fills in the account name of the sign-in prompt.', { form: 'user, DOMAIN\\user or user@domain', security: 'Discloses an account name to everyone who gets the file.', note: 'domain is added where the name has no domain part.' }),
    row('domain', 's connection', 'rds pc mstsc app mac remmina ironrdp freerdp', 'ms-2024 ms-r2 donkz freerdp', 'Names the domain of the account in username.', { form: 'NetBIOS or DNS name of a domain', note: 'FreeRDP takes the domain out of username only when this line is missing.' }),
    row('password 51', 'b connection undocumented', 'mstsc', 'donkz freerdp rdpvnclaunch', 'Stores a password encrypted by Windows (DPAPI) for one user on one computer.', { form: 'hexadecimal digits', security: 'Any program that runs as the user who saved it can decrypt it.', note: 'Of no use to another user or on another computer; prompt for credentials:i:1 makes it pointless.', secret: true }),
    row('password', 's connection undocumented', 'remmina freerdp', 'freerdp remmina', 'Holds a password in clear text; mstsc does not read it, but FreeRDP and Remmina do.', { altType: 'b', form: 'clear text', security: CLEAR_TEXT, note: 'Windows CE uses the same key with type b for an encrypted value.', secret: true }),
    row('cleartextpassword', 's connection undocumented', 'msrdpex ironrdp', 'msrdpex ironrdp', 'Holds a password in clear text for IronRDP and MsRdpEx.', { form: 'clear text', security: CLEAR_TEXT, secret: true }),
    row('prompt for credentials', 'i connection', 'mstsc app pc ironrdp freerdp', 'donkz freerdp ms-activex', 'Decides whether the client asks for credentials although some are saved.', { default: 0, values: { 0: 'saved credentials are used', 1: 'always asks' }, security: 'With 0, saved credentials can go to the named computer without a question.', note: 'The Azure portal and Azure Virtual Desktop write 1.' }),
    row('prompt for credentials on client', 'i connection', 'rds mstsc mac', 'ms-r2 donkz ms-uri', 'Decides whether the client itself asks for credentials when the remote computer cannot prove its identity.', { default: 0, values: { 0: 'does not ask', 1: 'asks on the client' }, note: 'Matters only for computers that offer no server authentication.' }),
    row('promptcredentialonce', 'i gateway', 'rds mstsc freerdp', 'ms-2024 donkz freerdp', 'Decides whether one set of credentials serves both the gateway and the remote computer.', { default: 1, values: { 0: 'asked separately', 1: 'same credentials for both' }, security: 'With 1, what the user types for the gateway also goes to the session host.', note: 'Has an effect only when a gateway is used; mstsc writes 0 where there is none.' }),
    row('authentication level', 'i security', 'rds pc mstsc mac remmina ironrdp freerdp', 'ms-2024 ms-r2 donkz ms-activex freerdp', 'Decides what happens when the remote computer cannot prove its identity.', { default: 3, prefer: 2, values: { 0: 'connects without a warning', 1: 'does not connect', 2: 'warns and lets the user decide', 3: 'nothing required' }, security: 'With 0 or 3, nobody notices that another computer answers in place of the right one.', note: 'Microsoft documents 3 as the default, while mstsc saves 2.' }),
    row('negotiate security layer', 'i security', 'mstsc rds freerdp', 'ms-r2 donkz ms-activex freerdp', 'Decides whether client and host agree on the security protocol or start straight with TLS.', { default: 1, values: { 0: 'no negotiation', 1: 'negotiates' }, security: 'With 1, a host that offers only weak protocols can get one of them.', note: 'Published descriptions of 0 disagree; Hyper-V console files use 0.' }),
    row('enablecredsspsupport', 'i security', 'avd rds pc mstsc app mac ironrdp freerdp', 'ms-2024 ms-r2 donkz freerdp', 'Allows Network Level Authentication (CredSSP), which signs in before the remote desktop appears.', { default: 1, values: { 0: 'never used', 1: 'used where the host offers it' }, security: 'With 0, the password is typed on the remote screen, which a false host can imitate.', note: 'Hosts that require Network Level Authentication refuse a client with 0; some privileged-access brokers need 0.' }),
    row('enablerdsaadauth', 'i security', 'avd rds pc mstsc app mac freerdp', 'ms-2024 ms-extended freerdp', 'Signs in to the remote computer with Microsoft Entra ID.', { default: 0, values: { 0: 'not used', 1: 'used where the host supports it' }, note: 'Replaces targetisaadjoined.' }),
    row('targetisaadjoined', 'i security', 'avd mac app', 'ms-2024', 'Lets clients other than joined Windows computers sign in to an Entra-joined computer with user name and password.', { default: 0, values: { 0: 'joined Windows clients only', 1: 'other clients too' }, note: 'Being replaced by enablerdsaadauth; the two should not both be 1.' }),
    row('allowed security protocols', 's security undocumented medium', 'app mac mstsc-24h2', 'ms-extended windows-app-export psign', 'Limits the security protocols that the client may agree to.', { default: '*', form: '* for all, or names separated by semicolons: TLS, CredSSP, RDSTLS, RDS AAD Auth', security: 'A list without CredSSP and RDS AAD Auth weakens the sign-in.' }),
    row('administrative session', 'i connection', 'mstsc rds app mac freerdp', 'ms-r2 donkz ms-activex freerdp', 'Asks for the administrative session of a server, as mstsc /admin does.', { default: 0, values: { 0: 'normal session', 1: 'administrative session' }, security: 'Takes one of the two administrative sessions of a server.', note: 'Goes without licensing, broker and Easy Print; replaces connect to console.' }),
    row('connect to console', 'i connection obsolete', 'mstsc-5-6 mac app freerdp', 'donkz ms-uri kb-885187 freerdp', 'Asked for the console session in old clients.', { default: 0, values: { 0: 'normal session', 1: 'console session' }, note: 'administrative session replaced it in Remote Desktop Connection 6.1.' }),
    row('disableconnectionsharing', 'i session', 'rds mstsc freerdp-idle', 'ms-2024 donkz freerdp', 'Decides whether a new session starts although the user already has one.', { default: 0, values: { 0: 'joins the existing session', 1: 'starts a new session' } }),
    row('autoreconnection enabled', 'i session', 'avd rds pc mstsc app mac freerdp', 'ms-2024 ms-r2 donkz freerdp', 'Lets the client reconnect by itself after the connection dropped.', { default: 1, values: { 0: 'does not reconnect', 1: 'reconnects' } }),
    row('autoreconnect max retries', 'i session', 'mstsc rds freerdp', 'ms-r2 donkz ms-activex freerdp', 'Sets how often the client tries to reconnect before it gives up.', { default: 20, range: [0, 200], form: 'a number of attempts', note: 'Without effect where autoreconnection enabled is 0.' }),
    row('connection type', 'i session', 'mstsc rds app mac freerdp', 'ms-r2 donkz freerdp 1remote', 'Picks a preset of visual effects that suits the speed of the network.', { default: 2, values: { 1: '56 kbps modem', 2: 'slow broadband', 3: 'satellite', 4: 'fast broadband', 5: 'WAN', 6: 'LAN', 7: 'detected automatically' }, note: 'A visual effect that has a line of its own wins over the preset; 7 belongs with both autodetect settings on 1.' }),
    row('networkautodetect', 'i session', 'avd rds pc mstsc app mac freerdp', 'ms-2024 ms-2020 freerdp rdpfileeditor', 'Lets client and host detect the kind of network by themselves.', { default: 1, values: OFF_ON, note: 'Belongs with bandwidthautodetect; FreeRDP turns both on where they differ.' }),
    row('bandwidthautodetect', 'i session', 'avd rds pc mstsc app mac freerdp', 'ms-2024 ms-2020 freerdp', 'Lets client and host measure the bandwidth by themselves.', { default: 1, values: OFF_ON, note: 'Belongs with networkautodetect.' }),
    row('compression', 'i session', 'avd rds pc mstsc ironrdp freerdp', 'ms-2024 ms-r2 donkz freerdp', 'Compresses the data between client and host.', { default: 1, values: OFF_ON }),
    row('pcb', 's connection undocumented', 'mstsc freerdp', 'rdpsign-py freerdp observed', 'Sends a text before the connection starts, which tells Hyper-V the virtual machine whose console to show.', { form: 'for Hyper-V: the GUID of the virtual machine, then optionally ;EnhancedMode=1', note: 'Used with server port 2179 and the Hyper-V host as full address.' }),
    row('loadbalanceinfo', 's connection', 'rds avd mstsc mac app remmina freerdp', 'ms-r2 ms-activex freerdp', 'Tells the connection broker or load balancer which collection or host is wanted.', { form: 'such as tsv://MS Terminal Services Plugin.1.Collection', note: 'Must stay exactly as issued, spaces included; files from RDWeb also need use redirection server name:i:1.' }),
    row('use redirection server name', 'i connection undocumented', 'rds mstsc mac app freerdp-idle', 'ms-uri rdpsign-py freerdp observed', 'Decides which name the client keeps after a broker sent it to another host.', { default: 0, values: { 0: 'the original name', 1: 'the name from the broker' }, note: 'RDWeb writes 1 together with loadbalanceinfo.' }),
    row('kdcproxyname', 's gateway', 'avd mstsc ironrdp freerdp', 'ms-2024 ms-extended freerdp', 'Names the proxy through which the client reaches a Kerberos domain controller.', { form: 'fully qualified name, optionally with a path', security: 'Sends Kerberos traffic to a proxy chosen by whoever wrote the file.', note: 'rdgiskdcproxy is the alternative.' }),
    row('kdcproxyurl', 's gateway undocumented medium', 'ironrdp', 'ironrdp', 'Gives IronRDP the address of a Kerberos proxy.', { form: 'URL' }),
    row('rdgiskdcproxy', 'i gateway undocumented', 'mstsc rds freerdp', 'ms-extended rdpsign-py freerdp', 'Uses the Remote Desktop gateway as Kerberos proxy too.', { default: 0, values: NO_YES, note: 'Needs a gateway that is in use.' }),
    row('public mode', 'i session undocumented', 'mstsc freerdp-idle', 'donkz ms-activex freerdp', 'Keeps credentials, bitmaps and recent names off a shared computer.', { default: 0, values: { 0: 'normal', 1: 'nothing is kept' }, note: 'Contradicts saved credentials and bitmapcachepersistenable:i:1.' }),
    row('auto connect', 'i connection obsolete', '', 'kb-885187 observed', 'Meant to connect at once, but desktop clients ignore it.', { values: { 0: 'no', 1: 'connects at once' }, note: 'The AWS EC2 console still writes it.' }),
    row('require pre-authentication', 'i security undocumented medium', 'rds-wap mstsc', 'rdpsign-py', 'Requires a sign-in at a web server before the connection starts.', { values: { 0: 'not required', 1: 'required' }, note: 'Needs pre-authentication server address.' }),
    row('pre-authentication server address', 's security undocumented medium', 'rds-wap mstsc', 'rdpsign-py', 'Gives the web page at which the user signs in before the connection starts.', { form: 'https URL', security: 'Opens a web page that whoever wrote the file has chosen.', note: 'Needs require pre-authentication:i:1.' }),
    row('support url', 's connection undocumented low', 'rds mstsc', 'rdpsign-py', 'Gives a help link that the client shows when the connection fails.', { form: 'URL', security: 'Puts a link chosen by whoever wrote the file into an error dialog.' }),
    row('eventloguploadaddress', 's connection undocumented low', 'rds mstsc', 'rdpsign-py', 'Gives the address to which the client sends its diagnostics.', { form: 'URL', security: 'Sends details about the client to an address chosen by whoever wrote the file.' }),
    row('clientrejectinjectedinput', 'i security undocumented low', 'avd', 'freerdp-tests', 'Decides whether the client refuses key strokes and mouse moves that another program made.', { values: { 0: 'accepts them', 1: 'refuses them' } }),
    row('alternate shell', 's session', 'avd rds pc mstsc mac app remmina ironrdp freerdp', 'ms-2024 ms-r2 donkz freerdp', 'Starts this program in the session in place of the desktop.', { form: 'a program with its arguments, or ||alias', security: 'Runs a program of the file\'s choice at sign-in on the remote computer.', note: 'Works only where the host allows start programs.' }),
    row('shell working directory', 's session', 'mstsc mac app remmina ironrdp freerdp', 'donkz freerdp ms-uri', 'Sets the folder on the remote computer in which the start program or RemoteApp begins.', { form: 'a folder on the remote computer; may hold environment variables' }),
    row('keyboardhook', 'i session', 'avd rds pc mstsc remmina freerdp', 'ms-2024 ms-r2 donkz ms-activex freerdp', 'Decides where Windows key combinations such as Alt+Tab act.', { default: 2, values: { 0: 'on the client', 1: 'on the remote computer', 2: 'on the remote computer in full screen only', 3: 'in the RemoteApp that has the focus' }, note: '3 is for RemoteApp sessions.' }),
    row('disable ctrl+alt+del', 'i session', 'mstsc freerdp-idle', 'ms-r2 donkz freerdp', 'Decides whether the remote sign-in asks for Ctrl+Alt+Del first.', { default: 0, values: { 0: 'asked for', 1: 'not asked for' } }),
    row('displayconnectionbar', 'i display', 'mstsc freerdp-idle', 'ms-r2 donkz freerdp', 'Shows the connection bar at the top of a full-screen session.', { default: 1, values: { 0: 'hidden', 1: 'shown' }, security: 'With 0, a user can miss that the desktop is a remote one.' }),
    row('pinconnectionbar', 'i display', 'mstsc freerdp-idle', 'ms-r2 donkz freerdp', 'Keeps the connection bar in sight.', { default: 1, values: { 0: 'slides away', 1: 'stays' }, note: 'Without effect where displayconnectionbar is 0.' }),
    row('enableworkspacereconnect', 'i session undocumented', 'mstsc freerdp-idle', 'freerdp observed 1remote', 'Brings back the programs of a RemoteApp workspace at the next sign-in.', { default: 0, values: NO_YES, note: 'Belongs with workspace id.' }),
    row('remoteappmousemoveinject', 'i session undocumented', 'mstsc-24h2', 'ms-extended observed', 'Sends one more mouse move when the pointer leaves a RemoteApp window.', { default: 1, values: NO_YES, note: 'Works around tooltips that stay behind.' }),
    row('allowrelativemousemode', 'i session undocumented medium', 'mac app mstsc-24h2', 'ms-extended windows-app-export', 'Lets programs receive mouse movements as differences rather than positions.', { default: 0, values: { 0: 'positions', 1: 'differences' } }),
    row('videoplaybackmode', 'i session', 'avd rds pc mstsc freerdp', 'ms-2024 ms-r2 donkz freerdp', 'Streams video to the client efficiently.', { default: 1, values: OFF_ON }),
    row('audiomode', 'i redirection', 'avd rds pc mstsc mac app remmina ironrdp freerdp', 'ms-2024 ms-r2 donkz ms-activex freerdp', 'Decides where sound from the session is played.', { default: 0, values: { 0: 'on the client', 1: 'on the remote computer', 2: 'nowhere' } }),
    row('audiocapturemode', 'i redirection', 'avd rds pc mstsc mac app ironrdp freerdp', 'ms-2024 ms-r2 donkz ms-warnings freerdp', 'Shares the microphone of the client.', { default: 0, values: SHARED, security: 'The remote side can listen to the room.' }),
    row('audioqualitymode', 'i session', 'mstsc rds freerdp-idle', 'ms-r2 donkz freerdp', 'Sets the quality of sound from the session.', { default: 0, values: { 0: 'adapts to the bandwidth', 1: 'medium', 2: 'uncompressed' } }),
    row('screen mode id', 'i display', 'avd rds pc mstsc mac freerdp', 'ms-2024 ms-r2 donkz freerdp', 'Decides whether the session opens in a window or fills the screen.', { default: 2, values: { 1: 'window', 2: 'full screen' } }),
    row('use multimon', 'i display', 'avd rds pc mstsc mac app freerdp', 'ms-2024 ms-r2 donkz freerdp', 'Spreads the session over several displays of the client.', { default: 1, values: { 0: 'one display', 1: 'several displays' }, note: 'Azure Virtual Desktop takes 1 as default, mstsc 0; excludes span monitors.' }),
    row('selectedmonitors', 's display', 'avd rds pc mstsc app freerdp', 'ms-2024 ms-extended freerdp', 'Picks the displays of the client that the session uses.', { form: 'display numbers from mstsc /l, separated by commas, neighbours only; the first becomes the primary one', note: 'Needs use multimon:i:1; the numbers differ from computer to computer.' }),
    row('maximizetocurrentdisplays', 'i display', 'avd rds pc app msrdc freerdp-idle', 'ms-2024 freerdp', 'Decides which displays a session fills when it is maximised.', { default: 0, values: { 0: 'those chosen at the start', 1: 'those the window covers' }, note: NEEDS_MULTIMON }),
    row('singlemoninwindowedmode', 'i display', 'avd rds pc app msrdc freerdp-idle', 'ms-2024 freerdp', 'Goes back to one display when the session leaves full screen.', { default: 0, values: { 0: 'keeps all displays', 1: 'uses one display' }, note: NEEDS_MULTIMON }),
    row('span monitors', 'i display obsolete', 'mstsc freerdp', 'ms-r2 donkz freerdp', 'Makes one wide desktop across several displays.', { default: 0, values: OFF_ON, note: 'use multimon replaced it; both on 1 exclude each other.' }),
    row('smart sizing', 'i display', 'avd rds pc mstsc mac app freerdp', 'ms-2024 ms-r2 donkz freerdp', 'Scales the picture to the size of the window.', { default: 0, values: OFF_ON, note: 'Of little use beside dynamic resolution:i:1.' }),
    row('dynamic resolution', 'i display', 'avd rds pc app mac msrdc freerdp', 'ms-2024 freerdp', 'Lets the resolution of the session follow the size of the window.', { default: 1, values: { 0: 'fixed', 1: 'follows the window' }, note: 'Competes with smart sizing.' }),
    row('desktopwidth', 'i display', 'avd rds pc mstsc mac remmina ironrdp freerdp', 'ms-2024 ms-r2 ms-activex freerdp', 'Sets the width of the remote desktop.', { range: [200, 8192], form: 'pixels', note: 'Set it together with desktopheight; 0 takes over the client\'s size.' }),
    row('desktopheight', 'i display', 'avd rds pc mstsc mac remmina ironrdp freerdp', 'ms-2024 ms-r2 ms-activex freerdp', 'Sets the height of the remote desktop.', { range: [200, 8192], form: 'pixels', note: 'Set it together with desktopwidth; 0 takes over the client\'s size.' }),
    row('desktop size id', 'i display', 'avd rds pc mstsc freerdp', 'ms-2024 donkz freerdp', 'Picks the size of the remote desktop from a short list.', { values: { 0: '640 × 480', 1: '800 × 600', 2: '1024 × 768', 3: '1280 × 1024', 4: '1600 × 1200' }, note: 'Without effect beside desktopwidth and desktopheight.' }),
    row('desktopscalefactor', 'i display', 'avd msrdc ironrdp freerdp', 'ms-2020 rdpfileeditor ms-extended freerdp', 'Sets how much larger the remote desktop draws text and controls.', { default: 100, range: [100, 500], form: 'percent: 100, 125, 150, 175, 200, 250, 300, 400 or 500', note: 'No longer in Microsoft\'s current list.' }),
    row('session bpp', 'i display', 'mstsc rds mac app remmina freerdp', 'ms-r2 donkz ms-activex ms-uri freerdp', 'Sets the colour depth of the session.', { default: 32, values: { 8: '256 colours', 15: '15 bit', 16: '16 bit', 24: '24 bit', 32: '32 bit' }, note: 'The host\'s policy can lower it; modern servers always use 32.' }),
    row('winposstr', 's display', 'mstsc freerdp-idle', 'ms-r2 donkz kb-885187 1remote freerdp', 'Stores position and size of the session window.', { default: '0,3,0,0,800,600', form: 'six integers separated by commas: flags, show command (1 normal, 2 minimised, 3 maximised), left, top, right, bottom', security: 'Coordinates outside the screen can hide a session.' }),
    row('enablesuperpan', 'i display undocumented', 'mstsc freerdp-idle', 'donkz freerdp', 'Lets the user move around a large desktop by pushing the pointer against an edge.', { default: 0, values: OFF_ON }),
    row('superpanaccelerationfactor', 'i display undocumented', 'mstsc freerdp-idle', 'donkz freerdp', 'Sets how fast the desktop moves when the pointer pushes against an edge.', { default: 1, form: 'pixels for each pixel of the mouse', note: 'Needs enablesuperpan:i:1.' }),
    row('forcehidpioptimizations', 'i display undocumented medium', 'mac app', 'windows-app-export observed', 'Draws the session for the high resolution of Retina displays.', { default: 0, values: OFF_ON }),
    row('allow font smoothing', 'i experience', 'mstsc mac app mremoteng freerdp', 'donkz ms-uri freerdp', 'Allows smooth (ClearType) text.', { default: 0, values: OFF_ON, note: OVER_PRESET }),
    row('allow desktop composition', 'i experience', 'mstsc mac app mremoteng freerdp', 'donkz ms-uri freerdp', 'Allows translucent window effects on old hosts.', { default: 0, values: OFF_ON, note: 'Without effect on Windows 8, Server 2012 and later hosts, which always compose.' }),
    row('disable wallpaper', 'i experience', 'mstsc mac app ce freerdp', 'donkz ms-uri freerdp', 'Leaves out the desktop background.', { default: 1, values: { 0: 'background shown', 1: 'no background' }, note: OVER_PRESET }),
    row('disable full window drag', 'i experience', 'mstsc mac app ce freerdp', 'donkz ms-uri freerdp', 'Shows only the outline of a window while it is dragged.', { default: 1, values: { 0: 'contents shown', 1: 'outline only' }, note: OVER_PRESET }),
    row('disable menu anims', 'i experience', 'mstsc mac app ce freerdp', 'donkz ms-uri freerdp', 'Turns off animated menus and windows.', { default: 1, values: { 0: 'animated', 1: 'not animated' }, note: OVER_PRESET }),
    row('disable themes', 'i experience', 'mstsc mac app ce freerdp', 'donkz ms-uri freerdp', 'Turns off visual styles.', { default: 0, values: { 0: 'styles on', 1: 'styles off' }, note: OVER_PRESET }),
    row('disable cursor setting', 'i experience undocumented', 'mstsc mac app freerdp-idle', 'freerdp observed', 'Turns off cursor shadow and blinking.', { default: 0, values: { 0: 'allowed', 1: 'off' }, note: 'The URI scheme spells it disable cursor settings.' }),
    row('disable cursor settings', 'i experience', 'mac app', 'ms-uri windows-app-export', 'Turns off cursor shadow and blinking in connection links (URIs).', { default: 0, values: { 0: 'allowed', 1: 'off' }, note: 'In files, mstsc writes disable cursor setting, without the final s.' }),
    row('disable font smoothing', 'i experience obsolete', 'cord', 'cord', 'Turns off smooth text in CoRD.', { values: { 0: 'smooth', 1: 'not smooth' }, note: 'mstsc does not know it; its key is allow font smoothing.' }),
    row('bitmapcachepersistenable', 'i experience', 'mstsc mremoteng freerdp', 'ms-r2 donkz freerdp', 'Keeps pieces of the remote screen on the client\'s disk, so that they need not be sent again.', { default: 1, values: { 0: 'in memory only', 1: 'on disk' }, security: 'With 1, pieces of the remote screen stay on the local disk.' }),
    row('bitmapcachesize', 'i experience obsolete', 'mstsc freerdp-idle', 'donkz ms-activex freerdp', 'Sets the size of the bitmap cache in memory.', { default: 1500, form: 'kilobytes' }),
    row('redirectclipboard', 'i redirection', 'avd rds pc mstsc mac app remmina ironrdp freerdp', 'ms-2024 ms-r2 donkz ms-warnings freerdp', 'Shares the clipboard between client and host.', { default: 1, values: SHARED, security: 'The remote side can read what is copied and replace what is pasted.', note: 'disableclipboardredirection:i:1 contradicts 1.' }),
    row('redirectprinters', 'i redirection', 'avd rds pc mstsc mac app remmina freerdp', 'ms-2024 ms-r2 donkz ms-warnings freerdp', 'Shares the printers of the client.', { default: 1, values: SHARED, security: 'The remote side can print on local printers.' }),
    row('redirectcomports', 'i redirection', 'avd rds pc mstsc app freerdp', 'ms-2024 ms-r2 donkz ms-warnings freerdp', 'Shares serial and parallel ports of the client.', { default: 0, values: SHARED, security: 'The remote side reaches hardware at these ports.', note: 'Microsoft\'s 2024 list gives 1 as default, mstsc uses 0.' }),
    row('redirectsmartcards', 'i redirection', 'avd rds pc mstsc mac app freerdp', 'ms-2024 ms-r2 donkz ms-warnings freerdp', 'Shares smart cards and Windows Hello for Business of the client.', { default: 1, values: SHARED, security: 'The remote side can sign in elsewhere with the smart card.' }),
    row('redirectposdevices', 'i redirection', 'mstsc rds freerdp', 'donkz ms-activex ms-warnings freerdp', 'Shares point-of-sale devices of the client.', { default: 0, values: SHARED, security: 'The remote side reaches point-of-sale hardware.', note: 'An old feature, but mstsc still writes the line.' }),
    row('redirectdirectx', 'i redirection obsolete', 'mstsc-7 freerdp-idle', 'donkz ms-activex freerdp', 'Was meant to let old clients draw DirectX content themselves; reported as unused.', { default: 1, values: OFF_ON }),
    row('redirectdrives', 'i redirection obsolete', 'mstsc-5 rdweb mremoteng cord freerdp', 'ms-r2 donkz observed freerdp', 'Shared all drives of the client in old versions.', { default: 0, values: { 0: 'not shared', 1: 'all drives shared' }, security: 'The remote side can read and change local files.', note: 'drivestoredirect replaced it in Remote Desktop Connection 6.0.' }),
    row('drivestoredirect', 's redirection', 'avd rds pc mstsc mac-all-only app freerdp', 'ms-2024 ms-r2 donkz ms-drives ms-warnings freerdp', 'Picks the drives of the client that the session can use.', { default: 'empty; * in Azure Virtual Desktop host pools', form: 'empty for none, * for all now and later, DynamicDrives for those connected later, or letters such as C:\\;E:\\;', security: 'The remote side can read and change local files and can leave programs that start later.', note: 'Replaces redirectdrives.' }),
    row('devicestoredirect', 's redirection', 'avd rds pc mstsc freerdp-idle', 'ms-2024 ms-r2 donkz ms-warnings freerdp', 'Picks the Plug and Play devices of the client, such as cameras and players, that the session can use.', { default: 'empty in the 2008 R2 list, * in the 2024 list', form: 'empty for none, * for all, DynamicDevices for those connected later, or device ids separated by semicolons', security: 'The remote side can read what is on these devices.' }),
    row('usbdevicestoredirect', 's redirection', 'avd rds pc mstsc freerdp', 'ms-2024 ms-r2 ms-warnings freerdp', 'Picks the USB devices of the client that are passed to the session as they are.', { default: 'empty; * in Azure Virtual Desktop', form: 'empty for none, * for all not shared in another way, {class GUID} or device ids separated by semicolons; a leading - leaves one out', security: 'The remote side gets direct access to USB devices, storage and security keys included.', note: 'Windows only; needs RemoteFX USB policies on client and host.' }),
    row('camerastoredirect', 's redirection', 'avd rds pc mstsc-10 mac app freerdp', 'ms-2024 ms-warnings freerdp', 'Picks the cameras of the client that the session can use.', { default: 'empty', form: 'empty for none, * for all, or camera links separated by semicolons; a leading - leaves one out', security: 'The remote side can watch the room.', note: 'Microsoft separates items with semicolons, FreeRDP with commas.' }),
    row('encode redirected video capture', 'i redirection', 'avd rds pc app mstsc freerdp', 'ms-2024 freerdp', 'Compresses the picture of a shared camera.', { default: 1, values: { 0: 'sent raw', 1: 'compressed' }, note: 'Matters only with camerastoredirect.' }),
    row('redirected video capture encoding quality', 'i redirection', 'avd rds pc app mac mstsc freerdp', 'ms-2024 freerdp', 'Sets the picture quality of a shared camera.', { default: 0, values: { 0: 'low', 1: 'medium', 2: 'high' }, note: 'Matters only with camerastoredirect and encoding on.' }),
    row('redirectlocation', 'i redirection', 'avd rds pc mstsc mac app freerdp', 'ms-2024 ms-warnings ms-extended freerdp', 'Shares the position of the client.', { default: 0, values: SHARED, security: 'Tells the remote side where the user is.' }),
    row('redirectwebauthn', 'i redirection', 'avd rds pc mstsc app ironrdp freerdp', 'ms-2024 ms-warnings freerdp', 'Lets websites in the session use the security key or Windows Hello of the client.', { default: 1, values: SHARED, security: 'The remote side can raise sign-in prompts on the user\'s own security key.' }),
    row('redirecttextprocessing', 'i redirection undocumented medium', 'mstsc-23h2 msrdc', 'ms-extended psign', 'Shares input methods and emoji input of the client.', { values: SHARED }),
    row('smartrawprinters', 's redirection undocumented medium', 'mac app mstsc-26h1', 'ms-extended windows-app-export', 'Picks printers that receive their data unchanged.', { form: 'empty, *, or the beginning of a printer driver\'s name' }),
    row('disableprinterredirection', 'i redirection', 'mstsc rds freerdp-idle', 'ms-r2 freerdp', 'Turns off Easy Print for shared printers.', { default: 0, values: { 0: 'Easy Print on', 1: 'Easy Print off' }, note: '1 contradicts redirectprinters:i:1.' }),
    row('disableclipboardredirection', 'i redirection', 'mstsc rds freerdp-idle', 'ms-r2 freerdp', 'Turns off the shared clipboard.', { default: 0, values: { 0: 'clipboard allowed', 1: 'clipboard off' }, note: '1 contradicts redirectclipboard:i:1.' }),
    row('microphone', 'i redirection undocumented', 'remmina', 'remmina', 'Shares the microphone in Remmina.', { values: SHARED, note: 'The key of mstsc is audiocapturemode.' }),
    row('redirectsmartcard', 'i redirection undocumented', 'remmina', 'remmina', 'Shares smart cards in Remmina.', { values: SHARED, note: 'The key of mstsc is redirectsmartcards, with a final s.' }),
    row('precommand', 's session undocumented low', 'remmina', 'remmina', 'Names a command that Remmina runs on the client before it connects.', { form: 'a command', security: 'Runs a command on the user\'s own computer.' }),
    row('client hostname', 's connection obsolete', 'remmina', 'remmina', 'Sets the client name in files that Remmina imported from tsclient.', { form: 'text' }),
    row('redirectdrivescustom', 's redirection undocumented medium', 'mremoteng', 'mremoteng', 'Lists the drives that mRemoteNG shares.', { form: 'text' }),
    row('redirectaudiocapture', 'i redirection undocumented medium', 'mremoteng', 'mremoteng', 'Shares the microphone in mRemoteNG.', { values: SHARED, note: 'The key of mstsc is audiocapturemode.' }),
    row('remoteapplicationmode', 'i remoteapp', 'rds mstsc mac app ironrdp freerdp', 'ms-2024 donkz ms-uri freerdp', 'Decides whether a single program or a whole desktop opens.', { default: 0, values: { 0: 'desktop', 1: 'RemoteApp program' }, note: '1 needs remoteapplicationprogram.' }),
    row('remoteapplicationprogram', 's remoteapp', 'rds avd mstsc mac app ironrdp freerdp', 'ms-2024 donkz ms-uri freerdp', 'Names the RemoteApp program to start.', { form: '||alias of a published program, or a path without quotes', security: 'The program runs in the session and reaches local files where drives are shared.', note: NEEDS_REMOTEAPP }),
    row('remoteapplicationname', 's remoteapp', 'rds mstsc mac app ironrdp freerdp', 'ms-2024 donkz freerdp', 'Sets the program name that the client shows to the user.', { form: 'text', security: 'A false name can make a remote window look like something familiar.', note: NEEDS_REMOTEAPP }),
    row('remoteapplicationcmdline', 's remoteapp', 'rds mstsc mac app freerdp', 'ms-2024 donkz ms-uri freerdp', 'Passes arguments to the RemoteApp program.', { form: 'arguments; may hold %VARIABLES%', security: 'Environment variables expanded on the client tell the host user and computer names.', note: NEEDS_REMOTEAPP }),
    row('remoteapplicationexpandcmdline', 'i remoteapp', 'rds mstsc freerdp-idle', 'ms-2024 donkz freerdp', 'Decides on which side variables in remoteapplicationcmdline are filled in.', { default: 1, values: { 0: 'on the client', 1: 'on the remote computer' }, security: 'With 0, values from the client\'s environment go to the host.' }),
    row('remoteapplicationexpandworkingdir', 'i remoteapp', 'rds mstsc freerdp-idle', 'ms-2024 donkz freerdp', 'Decides on which side variables in shell working directory are filled in.', { default: 1, values: { 0: 'on the client', 1: 'on the remote computer' } }),
    row('remoteapplicationfile', 's remoteapp', 'rds mstsc freerdp', 'ms-2024 donkz ms-extended freerdp', 'Names a file that the RemoteApp program opens.', { form: 'path of a file', note: 'A local file needs a shared drive.' }),
    row('remoteapplicationfileextensions', 's remoteapp undocumented low', 'rdweb remoteapptool raweb', 'rdpsign-py remoteapptool raweb', 'Lists the file types that belong to the RemoteApp program.', { form: 'such as .docx,.doc' }),
    row('remoteapplicationicon', 's remoteapp', 'rds mstsc freerdp', 'ms-2024 donkz freerdp', 'Names the icon that the client shows for the RemoteApp program.', { form: 'path of an .ico file', note: 'Only .ico files work.' }),
    row('remoteapplicationguid', 's remoteapp undocumented medium', 'mstsc rds freerdp', 'rdpsign-py freerdp', 'Carries the identifier of the RemoteApp program.', { form: 'GUID' }),
    row('remoteapplicationappid', 's remoteapp undocumented medium', 'mac app mstsc', 'ms-extended windows-app-export', 'Carries the application id that groups the program\'s windows.', { form: 'app user model id' }),
    row('disableremoteappcapscheck', 'i remoteapp undocumented', 'mstsc remoteapptool freerdp', 'donkz remoteapptool freerdp', 'Starts the RemoteApp program without asking the host first whether it supports RemoteApp.', { default: 0, values: { 0: 'asks', 1: 'does not ask' }, note: 'Hosts that run a client edition of Windows need 1.' }),
    row('workspace id', 's remoteapp', 'rds avd mstsc', 'ms-r2 ms-extended observed', 'Carries the identifier of the workspace that the file belongs to.', { form: 'GUID or name of the broker', note: 'workspaceid without the space is another key.' }),
    row('workspaceid', 'i remoteapp undocumented medium', 'remoteapptool freerdp-idle', 'freerdp remoteapptool', 'A spelling of workspace id that RemoteApp Tool writes and FreeRDP reads.', { altType: 's', note: 'RemoteApp Tool writes a string, FreeRDP reads an integer; the key of mstsc is workspace id.' }),
    row('remotedesktopname', 's remoteapp undocumented medium', 'avd w365', 'freerdp-tests', 'Carries the display name of the remote desktop.', { form: 'text' }),
    row('gatewayhostname', 's gateway', 'rds mstsc mac app remmina ironrdp avd freerdp', 'ms-2024 donkz freerdp', 'Names the Remote Desktop gateway.', { form: 'host with an optional :port (443 otherwise)', security: 'The gateway handles credentials and traffic, and whoever wrote the file chose it.', note: 'Without effect where gatewayusagemethod is 0, 4 or missing.' }),
    row('gatewayusagemethod', 'i gateway', 'rds mstsc mac-1-2 app ironrdp freerdp', 'ms-2024 donkz ms-activex freerdp', 'Decides when the connection goes through the gateway.', { default: 0, values: { 0: 'never', 1: 'always', 2: 'when a direct connection fails', 3: 'as the client is set up', 4: 'never, local addresses bypassed' }, note: '1 and 2 need gatewayhostname; mstsc writes 4 where no gateway is set.' }),
    row('gatewaycredentialssource', 'i gateway', 'rds mstsc ironrdp freerdp-idle', 'ms-2024 ms-2020 ms-activex rdpgw freerdp', 'Decides how the user signs in to the gateway.', { default: 0, prefer: 4, values: { 0: 'NTLM password', 1: 'smart card', 2: 'credentials of the signed-in user', 3: 'basic authentication with a prompt', 4: 'the user chooses', 5: 'cookie or token' }, security: '2 sends the signed-in user\'s credentials to the gateway, and 3 sends the password itself.', note: '5 needs gatewayaccesstoken; mstsc writes 4.' }),
    row('gatewayprofileusagemethod', 'i gateway', 'rds mstsc freerdp-idle', 'ms-2024 donkz ms-activex freerdp', 'Decides whether the gateway settings of this file or those of the administrator apply.', { default: 0, values: { 0: 'the administrator\'s profile', 1: 'this file' }, note: 'With 0, the client may leave the gateway lines of the file unused.' }),
    row('gatewaybrokeringtype', 'i gateway undocumented medium', 'mstsc avd app mac', 'observed freerdp-tests windows-app-export', 'Tells which kind of brokering the gateway does.', { default: 0, range: [0, 1], form: '0 or 1', note: 'No public description; mstsc writes 0, Azure Virtual Desktop 1.' }),
    row('gatewayaccesstoken', 's gateway undocumented', 'mstsc app mac remmina freerdp', 'freerdp remmina rdpgw windows-app-export', 'Holds the token that signs in to the gateway.', { form: 'token', security: BEARER, note: 'Belongs with gatewaycredentialssource:i:5.', secret: true }),
    row('gatewayusername', 's gateway undocumented', 'mac app ironrdp', 'ironrdp windows-app-export', 'Names the account for the gateway.', { form: 'user name' }),
    row('gatewaypassword', 's gateway undocumented', 'msrdpex ironrdp', 'msrdpex ironrdp', 'Holds the password for the gateway in clear text.', { form: 'clear text', security: CLEAR_TEXT, secret: true }),
    row('gatewaycertificatelogonauthority', 's gateway obsolete', 'mac app', 'ms-extended windows-app-export', 'Named a certificate authority for the gateway sign-in; no longer supported.', { form: 'text' }),
    row('endpointfedauth', 's gateway undocumented', 'avd freerdp', 'ms-extended freerdp', 'Holds a token that signs in to the session host.', { form: 'token', security: BEARER, secret: true }),
    row('resourceprovider', 's avd undocumented medium', 'avd w365 mac app freerdp', 'freerdp-tests freerdp windows-app-export', 'Tells that the resource is managed by Azure Resource Manager.', { form: 'arm' }),
    row('armpath', 's avd undocumented medium', 'avd w365 mac app freerdp', 'freerdp-tests freerdp windows-app-export', 'Carries the Azure path of the host pool.', { form: '/subscriptions/…/hostpools/…', security: 'Discloses the Azure subscription and resource names.' }),
    row('aadtenantid', 's avd undocumented medium', 'avd w365 freerdp', 'freerdp-tests freerdp', 'Carries the identifier of the Microsoft Entra tenant.', { form: 'GUID', security: 'Discloses the tenant.' }),
    row('geo', 's avd undocumented medium', 'avd w365 mac app freerdp', 'freerdp-tests freerdp windows-app-export', 'Carries the region of the service.', { form: 'a region code such as EU' }),
    row('wvd endpoint pool', 's avd undocumented medium', 'avd w365 mac app freerdp', 'freerdp-tests freerdp windows-app-export', 'Carries an identifier that Azure Virtual Desktop assigned; no public description.', { form: 'GUID' }),
    row('hubdiscoverygeourl', 's avd undocumented medium', 'avd w365 mac app freerdp', 'freerdp-tests freerdp windows-app-export', 'Gives the address at which the client finds its Azure Virtual Desktop service.', { form: 'https URL' }),
    row('diagnosticserviceurl', 's avd undocumented medium', 'avd w365 freerdp', 'freerdp-tests freerdp', 'Gives the address of the Azure Virtual Desktop diagnostics service.', { form: 'https URL' }),
    row('activityhint', 's avd undocumented medium', 'avd w365 freerdp', 'freerdp-tests freerdp', 'Carries routing details of Azure Virtual Desktop; no public description.', { form: 'ms-wvd-ep:GUID?…, percent-escaped' }),
    row('authoring tool', 's avd undocumented medium', 'mac app', 'windows-app-export observed', 'Names the program that wrote the file.', { form: 'text' }),
    row('signscope', 's signing undocumented', 'mstsc app rdweb', 'rdpsign-py psign rdpfileeditor', 'Lists the settings that the signature covers.', { form: 'setting names separated by commas, in the signed order', security: 'Lines that are not listed can be changed without breaking the signature.', note: 'Needs signature; each listed line must exist and stay as it was signed.' }),
    row('signature', 's signing undocumented', 'mstsc app rdweb', 'rdpsign-py psign observed', 'Holds the digital signature over the settings in signscope.', { form: 'base64', security: 'Tells who signed the file, not that the file is safe.', note: 'Needs signscope.' }),
    row('disablecredentialsdelegation', 'i vendor undocumented', 'msrdpex', 'msrdpex', 'Keeps MsRdpEx from handing the credentials to the host.', { values: { 0: 'handed over', 1: 'kept' }, note: NOT_MSTSC }),
    row('redirectedauthentication', 'i vendor undocumented', 'msrdpex', 'msrdpex', 'Uses Remote Credential Guard in MsRdpEx.', { values: OFF_ON, note: NOT_MSTSC }),
    row('restrictedlogon', 'i vendor undocumented', 'msrdpex', 'msrdpex', 'Uses Restricted Admin mode in MsRdpEx.', { values: OFF_ON, security: 'Lets a stolen password hash sign in to the host.', note: NOT_MSTSC }),
    row('disableudptransport', 'i vendor undocumented', 'msrdpex', 'msrdpex', 'Keeps MsRdpEx from using UDP.', { values: { 0: 'UDP allowed', 1: 'TCP only' }, note: NOT_MSTSC }),
    row('connecttochildsession', 'i vendor undocumented', 'msrdpex', 'msrdpex', 'Connects MsRdpEx to a child session on the same computer.', { values: NO_YES, note: NOT_MSTSC }),
    row('enablehardwaremode', 'i vendor undocumented', 'msrdpex', 'msrdpex', 'Decides how MsRdpEx draws the session.', { values: { 0: 'with GDI', 1: 'with DirectX' }, note: NOT_MSTSC }),
    row('userspecifiedservername', 's vendor undocumented', 'msrdpex', 'msrdpex', 'Sets the name that MsRdpEx expects in the host\'s certificate.', { form: 'host name', security: 'Changes which certificate is accepted as the right one.', note: NOT_MSTSC }),
    row('ironrdp_autologon', 'i vendor undocumented', 'ironrdp', 'ironrdp', 'Signs IronRDP in without a prompt.', { form: '0 or 1' }),
    row('ironrdp_colordepth', 'i vendor undocumented', 'ironrdp', 'ironrdp', 'Sets the colour depth in IronRDP.', { form: '16 or 32' }),
    row('ironrdp_compressionlevel', 'i vendor undocumented', 'ironrdp', 'ironrdp', 'Sets the compression level in IronRDP.', { form: '0 to 3' }),
    row('ironrdp_dvcpipeproxy', 's vendor undocumented', 'ironrdp', 'ironrdp', 'Connects dynamic channels to named pipes in IronRDP.', { form: 'name=pipe pairs separated by commas' }),
    row('ironrdp_dvcplugin', 's vendor undocumented', 'ironrdp', 'ironrdp', 'Names channel plug-ins that IronRDP loads.', { form: 'DLL paths separated by commas', security: 'Loads program files named by the file.' }),
    row('ironrdp_qoi', 'i vendor undocumented', 'ironrdp', 'ironrdp', 'Turns the QOI image codec of IronRDP on or off.', { form: '0 or 1' }),
    row('ironrdp_qoiz', 'i vendor undocumented', 'ironrdp', 'ironrdp', 'Turns the compressed QOI image codec of IronRDP on or off.', { form: '0 or 1' }),
    row('ironrdp_rdpdr', 'i vendor undocumented', 'ironrdp', 'ironrdp', 'Turns device sharing of IronRDP on or off.', { form: '0 or 1' }),
    row('ironrdp_smartcard', 'i vendor undocumented', 'ironrdp', 'ironrdp', 'Turns smart card sharing of IronRDP on or off.', { form: '0 or 1' }),
    row('ironrdp_tls', 'i vendor undocumented', 'ironrdp', 'ironrdp', 'Turns TLS of IronRDP on or off.', { form: '0 or 1' }),
    row('ironrdp_fakeeventsinterval', 'i vendor undocumented', 'ironrdp', 'ironrdp', 'In IronRDP; by its name, how often it sends artificial input.', { form: 'minutes' }),
    row('ironrdp_rdcleanpathtoken', 's vendor undocumented', 'ironrdp', 'ironrdp', 'Holds the token with which IronRDP signs in through RDCleanPath.', { form: 'token', security: BEARER, secret: true }),
    row('ironrdp_rdcleanpathurl', 's vendor undocumented', 'ironrdp', 'ironrdp', 'Gives IronRDP the address of an RDCleanPath service.', { form: 'URL' }),
    row('ironrdp_named_pipe', 's vendor undocumented', 'ironrdp', 'ironrdp', 'In IronRDP; by its name, the pipe through which it connects.', { form: 'path of a pipe' }),
    row('ironrdp_sandbox_id', 's vendor undocumented', 'ironrdp', 'ironrdp', 'In IronRDP; by its name, the identifier of a sandbox.', { form: 'identifier' }),
    row('ironrdp_serverpointer', 'i vendor undocumented', 'ironrdp', 'ironrdp', 'In IronRDP; by its name, whether the pointer that the host sends is shown.', { form: '0 or 1' }),
    row('raweb source type', 'i vendor undocumented', 'raweb', 'raweb', 'Kept by RAWeb for itself; by its name, the kind of source a resource comes from.'),
    row('raweb external flag', 'i vendor undocumented', 'raweb', 'raweb', 'Kept by RAWeb for itself; by its name, whether a resource is an external one.'),
    row('cord save password', 'i vendor obsolete', 'cord', 'cord', 'Kept by CoRD for itself; by its name, whether the password is saved.'),
    row('cord fullscreen', 'i vendor obsolete', 'cord', 'cord', 'Kept by CoRD for itself; by its name, whether the session fills the screen.'),
    row('cord row index', 'i vendor obsolete', 'cord', 'cord', 'Kept by CoRD for itself; by its name, the place in its list.'),
    row('cord hotkey', 'i vendor obsolete', 'cord', 'cord', 'Kept by CoRD for itself; by its name, the shortcut key of the connection.'),
    row('cord displaymode', 'i vendor obsolete', 'cord', 'cord', 'Kept by CoRD for itself; by its name, how the session is shown.'),
    row('cord label', 's vendor obsolete', 'cord', 'cord', 'Kept by CoRD for itself; by its name, the label in its list.'),
    row('tmpfile template', 's vendor undocumented', 'rdpvnclaunch', 'rdpvnclaunch', 'Sets how the launcher rdpvnclaunch names its temporary file, by the name of the key.'),
    row('command line', 's vendor undocumented', 'rdpvnclaunch', 'rdpvnclaunch', 'Sets the command that the launcher rdpvnclaunch runs.', { security: 'Runs a command on the user\'s own computer.' }),
    ce('colordepthid', 'i', 'the colour depth'),
    ce('screenstyle', 'i', 'how the session is placed on the screen'),
    ce('savepassword', 'i', 'whether the password is saved', { security: 'The password stays on the device.' }),
    ce('bitmappersistcachesize', 'i', 'the size of the bitmap cache that outlives the session'),
    ce('keyboardfunctionkey', 'i', 'the number of function keys'),
    ce('keyboardsubtype', 'i', 'the subtype of the keyboard'),
    ce('keyboardtype', 'i', 'the type of the keyboard'),
    ce('keyboardlayoutstring', 's', 'the keyboard layout as text'),
    ce('maxreconnectattempts', 'i', 'how often it tries to reconnect'),
    ce('keyboardhookmode', 'i', 'where key combinations act'),
    ce('compress', 'i', 'whether data is compressed'),
    ce('bbarshowpinbtn', 'i', 'whether the connection bar has a pin'),
    ce('bitmappersistenceenabled', 'i', 'whether the bitmap cache outlives the session'),
    ce('audioredirectionmode', 'i', 'where sound is played'),
    ce('enableportredirection', 'i', 'whether ports are shared'),
    ce('enabledriveredirection', 'i', 'whether drives are shared'),
    ce('autoreconnectenabled', 'i', 'whether it reconnects by itself'),
    ce('enablescardredirection', 'i', 'whether smart cards are shared'),
    ce('enableprinterredirection', 'i', 'whether printers are shared'),
    ce('bbarenabled', 'i', 'whether the connection bar is shown'),
    ce('disablefileaccess', 'i', 'whether access to files is off'),
    ce('minutestoidletimeout', 'i', 'the minutes after which an idle session ends'),
    ce('grabfocusonconnect', 'i', 'whether the session takes the focus when it connects'),
    ce('startfullscreen', 'i', 'whether the session starts in full screen'),
    row('keyboard layout', 's embedded obsolete medium', 'ce', 'cetsc strings-list', 'On Windows CE; by its name, the keyboard layout.', { form: 'hexadecimal layout id such as 00000409' }),
    row('bitmappersistcache16size', 'i experience obsolete low', 'mstsc-old', 'strings-list', 'Named in old versions of mstsc; by its name, a cache size for 16-bit colour.'),
    row('bitmappersistcache24size', 'i experience obsolete low', 'mstsc-old', 'strings-list', 'Named in old versions of mstsc; by its name, a cache size for 24-bit colour.'),
    row('bitmappersistcache32size', 'i experience obsolete low', 'mstsc-old', 'strings-list', 'Named in old versions of mstsc; by its name, a cache size for 32-bit colour.'),
    row('clxcommandline', 's session obsolete low', 'mstsc-old', 'strings-list', 'Named in old versions of mstsc; its effect is not documented.'),
    row('dedicated terminal', 'i embedded obsolete low', 'mstsc-old', 'strings-list', 'Named in old versions of mstsc; its effect is not documented.'),
    row('enable mouse', 'i session obsolete low', 'mstsc-old', 'strings-list', 'Named in old versions of mstsc; by its name, whether the mouse is used.', { values: OFF_ON }),
  ];
}
