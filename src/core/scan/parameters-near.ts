import { shortProvider } from '../events/provider';
import { readEvents } from '../events/read-events';
import type { WindowsEvent } from '../events/windows-event';
import { parameterValue, PARAMETER_NAMES, type ParameterName } from '../knowledge/parameters';
import { readAddress } from '../rdp/address';
import { parseLine, type SettingLine } from '../rdp/parse';
import type { LineSource } from '../text';
import type { DocumentKind } from './line-finding';

/** A value for a command that the document names. */
export interface FoundParameter {
  readonly name: ParameterName;
  readonly value: string;
  /** What names it, as written: a field of an event, a setting, a label. */
  readonly from: string;
}

/** How far around a line a log is read, in lines and in UTF-16 units to either side. */
const REACH_LINES = 120;
const REACH = 32_768;
/** How far from a line of a log a label still speaks of it, in lines. */
const LABEL_LINES = 25;
/** The most of one line that is searched for labels, in UTF-16 units. */
const LABEL_COLUMNS = 2000;
/** The most lines of an `.rdp` file. */
const RDP_LINES = 2000;

/**
 * What a document says of the connection at a 0-based line: from an `.rdp` file as a whole; from the Windows event that
 * stands there; else from what the labels of the lines around it name, the nearest first. Each parameter once, in the order
 * of `PARAMETER_NAMES`. Says nothing where several events stand on the line. Never throws.
 */
export function parametersNear(lines: LineSource, line: number, kind: DocumentKind): FoundParameter[] {
  const found =
    kind === 'rdp'
      ? ofRdpFile(lines)
      : (ofEvent(lines, line) ?? (kind === 'log' ? ofLabels(lines, line) : new Found()));
  return found.list();
}

/** The first valid value of each parameter. */
class Found {
  readonly #values = new Map<ParameterName, FoundParameter>();

  add(name: ParameterName, text: string, from: string): void {
    if (this.#values.has(name)) return;
    const value = parameterValue(name, text);
    // What Windows writes where it has nothing to say.
    if (value === undefined || /^(?:-|N\/A|LOCAL|null|none|NULL|0\.0\.0\.0|::1?|127\.0\.0\.1|localhost)$/.test(value))
      return;
    this.#values.set(name, { name, value, from });
  }

  /** `name`, `name:port`, an address. */
  addHost(text: string, from: string): void {
    if (text === '') return;
    const { host, port, isIp, fault } = readAddress(text);
    if (fault) return;
    // Lower case is how addresses are compared; commands show the name as it was written.
    const at = text.toLowerCase().indexOf(host);
    const written = at < 0 ? host : text.slice(at, at + host.length);
    this.add('host', written, from);
    if (isIp) this.add('ip', written, from);
    else if (host.includes('.')) this.add('host-fqdn', written, from);
    if (port !== undefined) this.add('port', String(port), from);
  }

  /** `user`, `DOMAIN\user`, `user@domain`. */
  addUser(text: string, from: string, domain?: string): void {
    const slash = text.indexOf('\\');
    const at = text.lastIndexOf('@');
    if (slash >= 0) {
      this.add('user', text.slice(slash + 1), from);
      // Of two users, the domain of the one is not that of the other.
      const isThis = this.#values.get('user')?.value === text.slice(slash + 1);
      if (isThis && slash > 0 && text.slice(0, slash) !== '.') this.add('domain', text.slice(0, slash), from);
    } else if (at > 0 && at < text.length - 1) {
      this.add('upn', text, from);
    } else {
      this.add('user', text, from);
      if (domain !== undefined && this.#values.get('user')?.value === text) this.add('domain', domain, from);
    }
  }

  list(): FoundParameter[] {
    return PARAMETER_NAMES.flatMap((name) => this.#values.get(name) ?? []);
  }
}

function ofRdpFile(lines: LineSource): Found {
  const settings = new Map<string, SettingLine>();
  for (let line = 0; line < Math.min(lines.lineCount, RDP_LINES); line++) {
    const parsed = parseLine(lines.lineText(line));
    if (parsed.kind === 'setting' && parsed.value.text !== '') settings.set(parsed.name, parsed);
  }
  const found = new Found();
  const value = (key: string): string => settings.get(key)?.value.text ?? '';
  found.addHost(value('full address'), 'full address');
  found.add('port', value('server port'), 'server port');
  found.addUser(value('username'), 'username', value('domain'));
  const { host, fault } = readAddress(value('gatewayhostname') || '-');
  if (!fault && value('gatewayhostname') !== '') found.add('gateway', host, 'gatewayhostname');
  return found;
}

function ofEvent(lines: LineSource, line: number): Found | undefined {
  const own = lines.lineText(line);
  if (own.length > REACH) return undefined;
  let above = '';
  for (let at = line - 1; at >= Math.max(0, line - REACH_LINES) && above.length < REACH; at--) {
    above = `${lines.lineText(at).slice(-REACH)}\n${above}`;
  }
  let text = above + own;
  const end = text.length;
  for (let at = line + 1; at <= Math.min(lines.lineCount - 1, line + REACH_LINES) && text.length < end + REACH; at++) {
    text += `\n${lines.lineText(at).slice(0, REACH)}`;
  }
  const here = readEvents(text, () => true).filter(({ span }) => span.start <= end && span.end >= above.length);
  const [event] = here;
  if (!event) return undefined;
  return here.length === 1 ? ofFields(event) : new Found();
}

/** The events of the client whose value is the name or the address of the remote computer. */
const CLIENT_HOST_EVENTS = [1024, 1102];

function ofFields(event: WindowsEvent): Found {
  const found = new Found();
  const field = (name: string): string =>
    event.fields.find((each) => each.name.toLowerCase() === name.toLowerCase())?.value ?? '';
  const provider = shortProvider(event.provider);
  const isClient = provider === 'ClientActiveXCore';
  const isGateway = /TerminalServices-Gateway$/i.test(event.provider);

  if (isClient) {
    if (CLIENT_HOST_EVENTS.includes(event.id)) found.addHost(field('Value'), 'Value');
    found.addHost(field('ServerName'), 'ServerName');
    found.add('client', event.computer ?? '', 'Computer');
    return found;
  }
  if (isGateway) {
    found.addHost(field('Resource'), 'Resource');
    found.add('gateway', event.computer ?? '', 'Computer');
  } else found.addHost(event.computer ?? '', 'Computer');
  const named: readonly (readonly [user: string, domain?: string])[] = [
    ['TargetUserName', 'TargetDomainName'],
    ['User'],
    ['Username'],
    // Event 1149 has no names for its fields beyond these.
    ...(provider === 'RemoteConnectionManager' && event.id === 1149 ? ([['Param1', 'Param2']] as const) : []),
  ];
  for (const [user, domain] of named)
    if (field(user) !== '') found.addUser(field(user), user, domain === undefined ? undefined : field(domain));
  for (const name of ['SessionID', 'Session', 'TargetSession']) found.add('session-id', field(name), name);
  for (const name of ['Address', 'IpAddress', 'WorkstationName'])
    found.add('client', field(name).replace(/^::ffff:/, ''), name);
  for (const name of ['Thumbprint', 'CertificateHash']) found.add('thumbprint', field(name), name);
  return found;
}

/** What a label names. A quotation mark before it would make it a key of data, where "host" is the machine that logs. */
const LABELS =
  /(?<![\w"'.<-])(full address|remote (?:computer|host|desktop)|target (?:computer|host)|destination(?: host)?|computer(?: name)?|server(?: name)?|hostname|gateway(?: server| name|hostname)?|user ?name|user|domain|session ?id|session number|port|server port|thumbprint)(?::[is]:|[ \t]{0,3}[:=][ \t]{0,3})("[^"\n]{1,256}"|[^\s,;"'<>]{1,256})/gi;
const OPTIONS = /(?<![\w/-])\/([vudg]|port):("[^"\n]{1,256}"|[^\s"'<>]{1,256})/g;

function ofLabels(lines: LineSource, line: number): Found {
  const found = new Found();
  for (let distance = 0; distance <= LABEL_LINES; distance++) {
    for (const at of distance === 0 ? [line] : [line - distance, line + distance]) {
      const text = lines.lineText(at).slice(0, LABEL_COLUMNS);
      for (const match of text.matchAll(LABELS)) {
        const [whole, label, value] = match;
        if (isValue(value!, text.slice(match.index + whole.length, match.index + whole.length + 2), whole))
          addLabelled(found, label!, bare(value!));
      }
      for (const [, option, value] of text.matchAll(OPTIONS)) addOption(found, option!, bare(value!));
    }
  }
  return found;
}

/** A word that others follow is the beginning of a sentence or of a full name: "User: Eva Berg", "Server: the old one". */
const isValue = (value: string, next: string, whole: string): boolean =>
  whole.includes('=') || !/^\p{L}+$/u.test(value) || !/^ \p{L}/u.test(next);

/** Without quotation marks around it, and without the full stop of its sentence. */
const bare = (value: string): string => value.replace(/^"|"$/g, '').replace(/[.:)]$/, '');

function addLabelled(found: Found, label: string, value: string): void {
  const name = label.toLowerCase();
  if (name.startsWith('gateway')) found.add('gateway', value, label);
  else if (name.startsWith('user')) found.addUser(value, label);
  else if (name === 'domain') found.add('domain', value, label);
  else if (name.startsWith('session')) found.add('session-id', value, label);
  else if (name.endsWith('port')) found.add('port', value, label);
  else if (name === 'thumbprint') found.add('thumbprint', value, label);
  else found.addHost(value, label);
}

function addOption(found: Found, option: string, value: string): void {
  const from = `/${option}`;
  if (option === 'v') found.addHost(value, from);
  else if (option === 'u') found.addUser(value, from);
  else if (option === 'd') found.add('domain', value, from);
  else if (option === 'g') found.add('gateway', value, from);
  else found.add('port', value, from);
}
