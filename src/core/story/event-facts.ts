import { shortProvider } from '../events/provider';
import type { WindowsEvent } from '../events/windows-event';
import type { EventProvider } from '../knowledge/code';
import type { Lane } from './story';

/**
 * What an event is in the course of a connection. try: the client begins. arrive: the host or gateway gets it. pass: the
 * sign-in stage is reached. open, reopen: somebody is in a session. asked: somebody asked for the end. leave, sign-out, end:
 * the session is left. reason: the host notes why. client-end: the client notes why. refuse: a sign-in or a target is refused.
 * trouble: something failed. host-down, host-up, host-crash: the machine itself.
 */
export type Kind =
  | 'try'
  | 'arrive'
  | 'pass'
  | 'open'
  | 'reopen'
  | 'asked'
  | 'leave'
  | 'sign-out'
  | 'end'
  | 'reason'
  | 'client-end'
  | 'refuse'
  | 'licence'
  | 'trouble'
  | 'host-down'
  | 'host-up'
  | 'host-crash'
  | 'detail';

/** Who and where an event speaks of. */
export interface EventFacts {
  readonly provider: EventProvider;
  readonly kind: Kind;
  readonly lane: Lane;
  readonly user?: string;
  /** Of the client, without its port. */
  readonly address?: string;
  readonly clientName?: string;
  readonly sessionId?: number;
  /** The host, as the client or the gateway calls it. */
  readonly server?: string;
  /** TargetLogonId of a sign-in, which its sign-out repeats. */
  readonly logonId?: string;
  /** Event 1029's message. */
  readonly userHash?: string;
}

const KINDS: Readonly<Partial<Record<EventProvider, Readonly<Record<number, Kind>>>>> = {
  ClientActiveXCore: { 1024: 'try', 1026: 'client-end' },
  LocalSessionManager: { 21: 'open', 23: 'sign-out', 24: 'leave', 25: 'reopen', 39: 'asked', 40: 'end' },
  RemoteConnectionManager: {
    261: 'arrive',
    1149: 'pass',
    1003: 'licence',
    1004: 'licence',
    1011: 'licence',
    1028: 'licence',
    50180: 'licence',
    1069: 'licence',
    1128: 'licence',
    50280: 'licence',
    3221226600: 'licence',
    1130: 'licence',
    50282: 'licence',
    3221226602: 'licence',
  },
  RdpCoreTS: {
    131: 'arrive',
    103: 'reason',
    140: 'refuse',
    139: 'trouble',
    142: 'trouble',
    143: 'trouble',
    161: 'trouble',
    226: 'trouble',
  },
  Gateway: {
    200: 'pass',
    201: 'refuse',
    202: 'end',
    300: 'pass',
    301: 'refuse',
    302: 'open',
    303: 'end',
    304: 'refuse',
    307: 'end',
    312: 'arrive',
    313: 'arrive',
  },
  TermService: { 1008: 'licence', 1088: 'licence', 1003: 'licence', 1004: 'licence', 1011: 'licence' },
  TermDD: { 50: 'trouble', 56: 'trouble' },
  'Security-Auditing': {
    4624: 'detail',
    4625: 'refuse',
    4634: 'sign-out',
    4647: 'asked',
    4778: 'reopen',
    4779: 'leave',
    4825: 'refuse',
  },
  User32: { 1074: 'host-down' },
  EventLog: { 6005: 'host-up', 6006: 'host-down', 6008: 'host-crash' },
  'Kernel-Power': { 41: 'host-crash' },
};

/** What an event tells of a connection; undefined where it is of no provider that we know. */
export function factsOf(event: WindowsEvent): EventFacts | undefined {
  const provider = shortProvider(event.provider);
  if (!provider) return undefined;
  const value = (...names: string[]) => {
    for (const name of names) {
      const found = event.fields.find((field) => field.name === name)?.value;
      // One line, as in every sentence it becomes a part of: a damaged event's value may go on.
      if (found !== undefined && found !== '' && found !== '-') return found.replace(/[\r\n]+/g, ' ');
    }
    return undefined;
  };
  const kind = kindOf(provider, event.id, value);
  const user = userOf(provider, event.id, value);
  const address = addressOf(
    value('Address', 'ClientIP', 'IPString', 'IpAddress', 'ClientAddress'),
    provider,
    event.id,
    value,
  );
  const session = value('SessionID', 'SessionId', 'Session', 'TargetSession');
  const sessionId = session !== undefined && /^\d{1,9}$/.test(session) ? Number(session) : undefined;
  const server = serverOf(provider, event.id, value);
  const clientName = provider === 'Security-Auditing' ? value('ClientName', 'WorkstationName') : undefined;
  const logonId = provider === 'Security-Auditing' ? value('TargetLogonId', 'LogonID') : undefined;
  const userHash = provider === 'ClientActiveXCore' && event.id === 1029 ? value('TraceMessage') : undefined;
  return {
    provider,
    kind,
    lane: provider === 'ClientActiveXCore' ? 'client' : provider === 'Gateway' ? 'gateway' : 'host',
    ...(user !== undefined && { user }),
    ...(address !== undefined && { address }),
    ...(sessionId !== undefined && { sessionId }),
    ...(server !== undefined && { server }),
    ...(clientName !== undefined && { clientName }),
    ...(logonId !== undefined && { logonId }),
    ...(userHash !== undefined && { userHash }),
  };
}

type Value = (...names: string[]) => string | undefined;

function kindOf(provider: EventProvider, id: number, value: Value): Kind {
  // UDP joins a connection that TCP has begun.
  if (provider === 'RdpCoreTS' && id === 131 && value('ConnType')?.toUpperCase() === 'UDP') return 'detail';
  if (provider === 'Security-Auditing') {
    const type = value('LogonType');
    // Type 10 is a remote session, 7 its unlocking or reconnecting; type 3 alone is also every file share.
    if (id === 4624) return type === '10' ? 'open' : type === '7' ? 'reopen' : 'pass';
    if (id === 4634) return type === '10' ? 'sign-out' : 'detail';
    if (id === 4625 && type !== undefined && !['3', '7', '10'].includes(type)) return 'detail';
  }
  if (provider === 'User32' && id === 1074) {
    return /log ?off|abmeld|ferm|cerrar/i.test(value('param5', '5') ?? '') ? 'detail' : 'host-down';
  }
  return KINDS[provider]?.[id] ?? 'detail';
}

function userOf(provider: EventProvider, id: number, value: Value): string | undefined {
  if (provider === 'RemoteConnectionManager' && id === 1149) return withDomain(value('Param2'), value('Param1'));
  if (provider === 'Security-Auditing') {
    const name = value('TargetUserName', 'AccountName');
    // Accounts of machines and of Windows itself are nobody's session.
    if (name === undefined || name.endsWith('$') || /^(?:DWM|UMFD)-\d/.test(name)) return undefined;
    return withDomain(value('TargetDomainName', 'AccountDomain'), name);
  }
  if (provider === 'LocalSessionManager' || provider === 'Gateway') return value('User', 'Username', 'UserName');
  return undefined;
}

const withDomain = (domain: string | undefined, name: string | undefined) =>
  name === undefined || domain === undefined || name.includes('\\') || name.includes('@') ? name : `${domain}\\${name}`;

function addressOf(found: string | undefined, provider: EventProvider, id: number, value: Value): string | undefined {
  const text = found ?? (provider === 'RemoteConnectionManager' && id === 1149 ? value('Param3') : undefined);
  if (text === undefined || /^(?:local|unknown)$/i.test(text)) return undefined;
  return withoutPort(text);
}

/** An address without its port and brackets: `203.0.113.45:61000`, `[203.0.113.45]:61001`, `[2001:db8::1]:50`. */
export function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]{2,60})\]/.exec(text.trim())?.[1];
  if (bracketed !== undefined) return bracketed.toLowerCase();
  return text
    .trim()
    .replace(/^([^:]{1,255}):\d{1,5}$/, '$1')
    .replace(/^::ffff:(?=\d)/i, '')
    .toLowerCase();
}

function serverOf(provider: EventProvider, id: number, value: Value): string | undefined {
  if (provider === 'ClientActiveXCore' && (id === 1024 || id === 1102)) return value('Value');
  if (provider === 'Gateway') return value('Resource');
  return undefined;
}

/** A machine's name for comparison: short and in lower case; an address stays as it is. */
export function machineKey(name: string): string {
  const plain = withoutPort(name);
  return isAddress(plain) ? plain : plain.split('.')[0]!;
}

export const isAddress = (text: string) =>
  /^\d{1,3}(?:\.\d{1,3}){3}$/.test(text) || /^[0-9a-f]*:[0-9a-f:.]+$/i.test(text);

/** A user's name for comparison: without domain, in lower case. */
export const userKey = (user: string) => bareName(user).toLowerCase();

/** `DOMAIN\name` and `name@domain` without the domain. */
export const bareName = (user: string) => user.slice(user.lastIndexOf('\\') + 1).split('@', 1)[0]!;
