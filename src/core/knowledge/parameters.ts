import type { Shell } from './playbook';

/** The parameters of commands, in the order in which a reader is asked for them. */
export const PARAMETER_NAMES = [
  'host',
  'host-fqdn',
  'ip',
  'port',
  'user',
  'domain',
  'upn',
  'session-id',
  'gateway',
  'broker',
  'collection',
  'licence-server',
  'dc',
  'client',
  'thumbprint',
  'file',
  'disconnect-code',
  'extended-code',
] as const;

export type ParameterName = (typeof PARAMETER_NAMES)[number];

/** Values by parameter; one that is absent is not known. */
export type ParameterValues = Readonly<Partial<Record<ParameterName, string>>>;

export interface Parameter {
  readonly name: ParameterName;
  /** What a reader is asked for: "name of the remote computer". */
  readonly label: string;
  /** Where it is read from, where a document says it. */
  readonly from: string;
  /** What a value looks like; the whole value has to match. */
  readonly pattern: RegExp;
}

const NUMBER = /^[0-9]{1,5}$/;
const CODE = /^(?:0x[0-9A-Fa-f]{1,8}|[0-9]{1,10})$/;
const HOST = /^(?:[\p{L}\p{N}_][\p{L}\p{M}\p{N}._-]{0,252}|[0-9A-Fa-f:.]{2,45})$/u;
/**
 * A name as people give one: at most 256 characters that are seen, and none that hides or turns others. No name of Windows
 * holds a quotation mark, which not every program that a shell starts would be given as it is.
 */
const NAME = /^[^"\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]{1,256}$/u;

/** What a command may need to be told. */
export const PARAMETERS: Readonly<Record<ParameterName, Parameter>> = {
  host: {
    name: 'host',
    label: 'remote computer',
    from: 'full address of a .rdp file; the events of the host; a label of a log',
    pattern: HOST,
  },
  'host-fqdn': {
    name: 'host-fqdn',
    label: 'full name of the remote computer',
    from: 'as the remote computer, where its domain is given',
    pattern: HOST,
  },
  ip: { name: 'ip', label: 'address of the remote computer', from: 'as the remote computer', pattern: HOST },
  port: { name: 'port', label: 'port', from: 'full address or server port of a .rdp file', pattern: NUMBER },
  user: { name: 'user', label: 'user', from: 'User, TargetUserName or Username of an event; username', pattern: NAME },
  domain: { name: 'domain', label: 'domain', from: 'as the user', pattern: NAME },
  upn: { name: 'upn', label: 'user as name@domain', from: 'as the user', pattern: NAME },
  'session-id': {
    name: 'session-id',
    label: 'session number',
    from: 'SessionID, SessionId or Session of an event',
    pattern: NUMBER,
  },
  gateway: { name: 'gateway', label: 'RD Gateway', from: 'gatewayhostname; the events of the gateway', pattern: HOST },
  broker: { name: 'broker', label: 'Connection Broker', from: 'the reader', pattern: HOST },
  collection: { name: 'collection', label: 'session collection', from: 'the reader', pattern: NAME },
  'licence-server': { name: 'licence-server', label: 'licence server', from: 'the reader', pattern: HOST },
  dc: { name: 'dc', label: 'domain controller', from: 'the reader', pattern: HOST },
  client: { name: 'client', label: 'client', from: 'Address, IpAddress or WorkstationName of an event', pattern: HOST },
  thumbprint: {
    name: 'thumbprint',
    label: 'thumbprint of the certificate',
    from: 'a label of a log or an event',
    pattern: /^(?:[0-9A-Fa-f]{40}|[0-9A-Fa-f]{64})$/,
  },
  file: { name: 'file', label: 'path of the .rdp file, without .rdp', from: 'the open .rdp file', pattern: NAME },
  'disconnect-code': { name: 'disconnect-code', label: 'error code', from: 'the code on show', pattern: CODE },
  'extended-code': { name: 'extended-code', label: 'extended error code', from: 'the code on show', pattern: CODE },
};

/** How placeholders are written in commands, and what each stands for: parameters, and the text between them. */
const PLACEHOLDERS: Readonly<Record<string, readonly (ParameterName | { readonly text: string })[]>> = {
  ...Object.fromEntries(PARAMETER_NAMES.map((name) => [name, [name]])),
  id: ['session-id'],
  'session id': ['session-id'],
  'broker-fqdn': ['broker'],
  'DOMAIN\\user': ['domain', { text: '\\' }, 'user'],
  'user@domain': ['upn'],
};

const PLACEHOLDER = /<([A-Za-z][A-Za-z@\\ -]{0,30})>/g;

/** The texts between angle brackets in a command, in order: `host`, `old-value`. */
export const placeholdersOf = (command: string): string[] =>
  [...command.matchAll(PLACEHOLDER)].map((match) => match[1]!);

/** The parameters that a command needs, each once, in the order of {@link PARAMETER_NAMES}. */
export function parametersOf(command: string): ParameterName[] {
  const needed = new Set<ParameterName>();
  for (const match of command.matchAll(PLACEHOLDER)) {
    for (const part of partsOf(command, match)) if (typeof part === 'string') needed.add(part);
  }
  return PARAMETER_NAMES.filter((name) => needed.has(name));
}

/**
 * A value as it may be used, or undefined where it is none of the parameter's: blanks around it are dropped, those within
 * a thumbprint and the ending of a file too. What begins like an option of a command is no value.
 */
export function parameterValue(name: ParameterName, value: string): string | undefined {
  let text = value.trim();
  if (name === 'thumbprint') text = text.replace(/[\s\u200E\u200F:]/g, '');
  if (name === 'file') text = text.replace(/\.rdp$/i, '');
  if (/^[-/@]/.test(text)) return undefined;
  return PARAMETERS[name].pattern.test(text) ? text : undefined;
}

export interface FilledCommand {
  readonly text: string;
  /** The parameters that are still placeholders, in the order of {@link PARAMETER_NAMES}. */
  readonly missing: readonly ParameterName[];
  /** Those of them that have a value which this shell cannot be given safely. */
  readonly refused: readonly ParameterName[];
}

/**
 * A command with its placeholders filled in, each value written so that the shell takes it as one literal text where it
 * stands. A value that cannot be written so leaves its placeholder, as does one that is not known; all other placeholders
 * ("<old-value>") stay for the reader to replace.
 */
export function fillParameters(command: string, shell: Shell | undefined, values: ParameterValues): FilledCommand {
  const missing = new Set<ParameterName>();
  const refused = new Set<ParameterName>();
  let text = '';
  let at = 0;
  let quote: Quote = '';
  for (const match of command.matchAll(PLACEHOLDER)) {
    const parts = partsOf(command, match);
    if (parts.length === 0) continue;
    quote = quoteAfter(command.slice(at, match.index), shell, quote);
    text += command.slice(at, match.index);
    at = match.index + match[0].length;
    const names = parts.filter((part) => typeof part === 'string');
    const known = parts.map((part) => (typeof part === 'string' ? valueOf(part, values) : part.text));
    const unknown = names.filter((name) => valueOf(name, values) === undefined);
    const written = unknown.length > 0 ? undefined : writtenValue(known.join(''), shell, quote);
    for (const name of written === undefined ? (unknown.length > 0 ? unknown : names) : []) missing.add(name);
    if (written === undefined && unknown.length === 0) for (const name of names) refused.add(name);
    text += written ?? match[0];
  }
  return {
    text: text + command.slice(at),
    missing: PARAMETER_NAMES.filter((name) => missing.has(name)),
    refused: PARAMETER_NAMES.filter((name) => refused.has(name)),
  };
}

/** Inside which quotation mark of its shell a text stands; empty outside all. */
type Quote = '' | "'" | '"';

/** What a placeholder is made of; nothing where it is none of ours. */
function partsOf(command: string, match: RegExpExecArray): readonly (ParameterName | { readonly text: string })[] {
  const name = match[1]!;
  // The file is an .rdp file; those of other kinds are for the reader to name.
  if (name === 'file' && !command.startsWith('.rdp', match.index + match[0].length)) return [];
  return Object.hasOwn(PLACEHOLDERS, name) ? PLACEHOLDERS[name]! : [];
}

function valueOf(name: ParameterName, values: ParameterValues): string | undefined {
  const value = values[name];
  return value === undefined ? undefined : parameterValue(name, value);
}

/** The quotation mark that is open behind a piece of one of our own commands. */
function quoteAfter(piece: string, shell: Shell | undefined, open: Quote): Quote {
  let quote = open;
  for (let at = 0; at < piece.length; at++) {
    const character = piece[at]!;
    const escapes = shell === 'bash' ? '\\' : shell === 'cmd' ? '' : '`';
    if (character === escapes && quote !== "'") at++;
    else if (quote === '') {
      if (character === '"' || (character === "'" && shell !== 'cmd')) quote = character;
    } else if (character === quote) quote = '';
  }
  return quote;
}

/** What no shell takes for anything but itself, wherever it stands. */
const PLAIN = /^[A-Za-z0-9_][A-Za-z0-9._:-]*$/;
/**
 * What Command Prompt takes literally between quotation marks. Percent and exclamation marks are not among it, nor are
 * characters that an older program turns into a quotation mark or a slash.
 */
const CMD_QUOTED = /^[\p{L}\p{M}\p{N} ._@\\'()[\]{}+,;=~#$:&/-]*$/u;
/** PowerShell takes the typographic quotation marks for the plain ones. */
const SINGLE_QUOTES = /['\u2018-\u201B]/g;
const SPECIAL_IN_DOUBLE_QUOTES = /[`$"\u201C-\u201E]/g;

/** A value as it is written at this place of a command; undefined where the shell cannot be given it safely. */
function writtenValue(value: string, shell: Shell | undefined, quote: Quote): string | undefined {
  if (PLAIN.test(value)) return value;
  switch (shell) {
    case 'powershell':
      if (quote === "'") return value.replace(SINGLE_QUOTES, '$&$&');
      if (quote === '"') return value.replace(SPECIAL_IN_DOUBLE_QUOTES, '`$&');
      return `'${value.replace(SINGLE_QUOTES, '$&$&')}'`;
    case 'cmd':
      // A backslash before the closing mark would make that mark part of the text for the program that is run.
      if (!CMD_QUOTED.test(value) || value.endsWith('\\')) return undefined;
      return quote === '"' ? value : `"${value}"`;
    case 'bash': {
      const single = `'${value.replaceAll("'", "'\\''")}'`;
      if (quote === '"') return `"${single}"`;
      return quote === "'" ? single.slice(1, -1) : single;
    }
    case undefined:
      return undefined;
  }
}
