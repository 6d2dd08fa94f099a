import type { MessageField } from './event-message';

type Section = 'subject' | 'target';

/**
 * The labels of a sign-in's message in English, German, French and Spanish, and what the event itself calls the value.
 * Of an account, `~` stands for whose it is.
 */
const LABELS: readonly (readonly [name: string, labels: string])[] = [
  ['~UserSid', 'Security ID|Sicherheits-ID|ID de sécurité|Id. de seguridad'],
  ['~UserName', 'Account Name|Kontoname|Nom du compte|Nombre de cuenta'],
  ['~DomainName', 'Account Domain|Kontodomäne|Domaine du compte|Dominio de cuenta'],
  ['~LogonId', 'Logon ID|Anmelde-ID|ID d’ouverture de session|Id. de inicio de sesión'],
  ['LogonType', 'Logon Type|Anmeldetyp|Type d’ouverture de session|Tipo de inicio de sesión'],
  ['FailureReason', 'Failure Reason|Fehlerursache|Raison de l’échec|Motivo del error'],
  ['Status', 'Status|État|Estado'],
  ['SubStatus', 'Sub Status|Substatus|Unterstatus|Sous-état|Sub-état|Subestado'],
  [
    'WorkstationName',
    'Workstation Name|Arbeitsstationsname|Nom de la station de travail|Nombre de estación de trabajo',
  ],
  [
    'IpAddress',
    'Source Network Address|Network Address|Quellnetzwerkadresse|Netzwerkadresse|Adresse du réseau source|Adresse réseau source|Adresse réseau|Dirección de red de origen|Dirección de red',
  ],
  ['IpPort', 'Source Port|Quellport|Port source|Puerto de origen'],
  ['ProcessName', 'Caller Process Name|Process Name|Aufrufprozessname|Prozessname|Nombre de proceso'],
  ['ProcessId', 'Caller Process ID|Process ID|Aufrufprozess-ID|Prozess-ID|Id. de proceso'],
  ['LogonProcessName', 'Logon Process|Anmeldeprozess|Processus d’ouverture de session|Proceso de inicio de sesión'],
  [
    'AuthenticationPackageName',
    'Authentication Package|Authentifizierungspaket|Package d’authentification|Paquete de autenticación',
  ],
  ['LogonGuid', 'Logon GUID|Anmelde-GUID|GUID d’ouverture de session|GUID de inicio de sesión'],
  ['KeyLength', 'Key Length|Schlüssellänge|Longueur de la clé|Longitud de clave'],
  ['LmPackageName', 'Package Name (NTLM only)|Paketname (nur NTLM)|Nombre de paquete (solo NTLM)'],
  ['TransmittedServices', 'Transited Services|Durchlaufene Dienste|Services en transit|Servicios transitados'],
  ['TargetLinkedLogonId', 'Linked Logon ID'],
  ['TargetServerName', 'Target Server Name|Zielservername'],
  ['RestrictedAdminMode', 'Restricted Admin Mode'],
  ['VirtualAccount', 'Virtual Account'],
  ['ElevatedToken', 'Elevated Token'],
  ['ImpersonationLevel', 'Impersonation Level|Identitätswechselebene|Nivel de suplantación'],
  ['TargetOutboundUserName', 'Network Account Name'],
  ['TargetOutboundDomainName', 'Network Account Domain'],
  ['SessionName', 'Session Name|Sitzungsname|Nom de la session|Nombre de sesión'],
  ['ClientName', 'Client Name|Clientname|Nom du client|Nombre de cliente'],
  ['ClientAddress', 'Client Address|Clientadresse|Adresse du client|Dirección de cliente'],
  ['SessionId', 'Session ID|Sitzungs-ID'],
  // Headings: they end the value before them, and say whose account follows.
  ['=subject', 'Subject|Antragsteller|Sujet|Objet|Sujeto|Asunto|Firmante'],
  [
    '=target',
    'New Logon|Account For Which Logon Failed|Account Whose Credentials Were Used|Neue Anmeldung|Konto, für das die Anmeldung fehlgeschlagen ist|Konto, dessen Anmeldeinformationen verwendet wurden|Nouvelle ouverture de session|Compte pour lequel l’ouverture de session a échoué|Nuevo inicio de sesión|Cuenta con error de inicio de sesión',
  ],
  [
    '=',
    'Failure Information|Process Information|Network Information|Detailed Authentication Information|Logon Information|Target Server|Session|Additional Information|User|Fehlerinformationen|Prozessinformationen|Netzwerkinformationen|Detaillierte Authentifizierungsinformationen|Informations sur le processus|Informations sur le réseau|Información de proceso|Información de red|Información de error',
  ],
];

/** Letters of a label that a wrong code page damages, and apostrophes of either kind. */
const plain = (label: string): string => label.toLowerCase().replace(/[^a-z0-9]/g, '');
const NAMES = new Map(LABELS.flatMap(([name, labels]) => labels.split('|').map((label) => [plain(label), name])));
/** Longest first: "Sub Status" is not "Status". Any one character stands for a letter outside of ASCII. */
const LABEL = new RegExp(
  `(?<![\\p{L}-])(${LABELS.flatMap(([, labels]) => labels.split('|'))
    .sort((one, other) => other.length - one.length)
    .map((label) => label.replace(/[().]/g, '\\$&').replace(/[^\u0020-\u007e]/g, '[^\\n:]'))
    .join('|')})[ \\u00a0]?::?(?=\\s|$)`,
  'giu',
);
/** In these the only account is the target, whatever its heading says. */
const ONE_ACCOUNT = [4634, 4647, 4800, 4801];
/** These have fewer fields, with names of their own. */
const STATION = [4778, 4779, 4825];
const STATION_NAMES: Readonly<Record<string, string>> = {
  '~UserName': 'AccountName',
  '~DomainName': 'AccountDomain',
  '~LogonId': 'LogonID',
};

/** The fields of a Security event as its message tells them: labels and values, in sections by account. */
export function readAuditMessage(id: number, message: string): MessageField[] {
  const fields: MessageField[] = [];
  let section: Section = 'target';
  const labels = [...message.matchAll(LABEL)];
  labels.forEach((match, at) => {
    const name = NAMES.get(plain(match[1]!));
    if (name === undefined) return;
    if (name.startsWith('=')) {
      if (name !== '=') section = name === '=subject' ? 'subject' : 'target';
      return;
    }
    const start = match.index + match[0].length;
    const value = valueBetween(message, start, labels[at + 1]?.index ?? message.length);
    const field = value && nameOf(id, name, section);
    if (value && field !== undefined && !fields.some((one) => one.name === field))
      fields.push({ name: field, ...value });
  });
  return fields.length > 0 ? fields : readByShape(id, message);
}

function nameOf(id: number, name: string, section: Section): string | undefined {
  if (STATION.includes(id)) {
    return STATION_NAMES[name] ?? (/^(?:SessionName|Client)/.test(name) ? name : undefined);
  }
  if (!name.startsWith('~')) return name;
  return `${section === 'subject' && !ONE_ACCOUNT.includes(id) ? 'Subject' : 'Target'}${name.slice(1)}`;
}

/** What stands on the label's line, up to the next label. */
function valueBetween(message: string, start: number, end: number): { value: string; index: number } | undefined {
  const line = message.slice(start, Math.min(end, start + 500));
  const first = line.search(/\S/);
  if (first < 0) return undefined;
  const newline = line.search(/[\r\n]/);
  if (newline >= 0 && newline < first) return undefined;
  // A tab after the value begins another column.
  return {
    value: line
      .slice(first)
      .split(/[\r\n\t]/, 1)[0]!
      .trim(),
    index: start + first,
  };
}

const NTSTATUS = /(?<![0-9a-z])0xc[0-9a-f]{7}(?![0-9a-z])/gi;
const ADDRESS = /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])/;

/** In a language whose labels are not known: the two statuses of a refused sign-in, and the address. */
function readByShape(id: number, message: string): MessageField[] {
  const fields: MessageField[] = [];
  if (id === 4625) {
    [...message.matchAll(NTSTATUS)].slice(0, 2).forEach((match, at) => {
      fields.push({ name: at === 0 ? 'Status' : 'SubStatus', value: match[0], index: match.index });
    });
  }
  const address = ADDRESS.exec(message);
  if (address) {
    const name = STATION.includes(id) ? 'ClientAddress' : 'IpAddress';
    fields.push({ name, value: address[0], index: address.index });
  }
  return fields;
}
