import { RDP_WORDS } from './vocabulary';
import type { Here, Reading } from './reading';

/**
 * Messages that show no code, by short pieces of their wording. A message wraps at any blank, stands in quotation marks or
 * behind a mail's `>`, and its apostrophes are straight, curly, escaped or missing: so the line is read together with the
 * next ones, with one blank between words.
 */
interface Wording {
  /** The message's id in the table. */
  readonly id: string;
  readonly pattern: RegExp;
  /** Where other programs say the same, the text around it must be about Remote Desktop. */
  readonly needs?: 'rdp' | 'rdp-alone';
}

/** How every wording begins, up to where nothing else goes on like it. A line on which none of these stands is not read. */
const BEGINNINGS: readonly string[] = [
  'his computer can',
  'emote Desktop can',
  'ecause of a security error,',
  'ocal Security Authority can',
  'our credentials did',
  'redentials that were used',
  'no Remote Desktop Licen[cs]e',
  'no Terminal Server Licen[cs]e',
  'rror in the licensing protocol',
  'he function requested is not',
  'redSSP encryption oracle remediation',
  'emote Desktop Services is currently',
  'he attempted VPN tunnels',
  'ould not open connection to the host,',
  'n internal error has occurred',
  'ublisher of this remote',
  'aution: [uU]nknown',
  'etwork Level Authentication',
  'ot authorized for remote',
  'eed the right to sign in',
  'he requested session access',
  'umber of connections to this',
  'nother user connected to the',
  '(?:due|because) (?:to|of) network connectivity',
  'dentity of the remote',
  'ime or date difference',
  's a security precaution,',
  'our password has expired',
  'ust change your password before',
  'oes not allow the use of (?:saved|default)',
  'ccount restrictions are preventing',
  'ser account restriction',
  'emote Desktop Gateway server (?:is|address)',
  'ecause of a protocol error',
  'our Remote Desktop Services session',
];

/** The beginnings as one pattern for the sieve; a line may end behind each of their words, but for the first. */
export const MESSAGE_BEGINNING = BEGINNINGS.map((words) => {
  const [first, second, ...rest] = words.split(' ');
  const tail = rest.reduceRight((behind, word) => `(?: ${word}${behind}|\\s{0,2}\\n)`, '');
  return `${first} ${second}${tail}`;
}).join('|');

const WORDINGS: readonly Wording[] = [
  { id: 'this-computer-cant-connect-to-the-remote-computer', pattern: /(?:this computer|remote desktop) can'?t connect to the remote computer\b/i },
  { id: 'because-of-a-security-error-could-not-connect', pattern: /because of a security error, the client could not connect\b/i },
  { id: 'remote-desktop-cant-find-the-computer', pattern: /remote desktop can'?t find the computer\b/i },
  { id: 'local-security-authority-cannot-be-contacted', pattern: /local security authority can(?:not|'t|t| not) be contacted\b/i, needs: 'rdp' },
  { id: 'your-credentials-did-not-work', pattern: /your credentials did(?: not|n't) work\b|credentials that were used to connect to [^\n]{1,80}? did not work\b/i },
  { id: 'no-remote-desktop-license-servers-available', pattern: /no (?:remote desktop|terminal server) licen[cs]e servers available\b/i },
  { id: 'license-protocol-error', pattern: /error in the licensing protocol\b/i },
  { id: 'function-requested-is-not-supported', pattern: /the function requested is not supported\b|credssp encryption oracle remediation\b/i, needs: 'rdp' },
  { id: 'remote-desktop-service-is-currently-busy', pattern: /remote desktop services is currently busy\b/i },
  { id: 'vpn-error-800', pattern: /the attempted vpn tunnels failed\b/i },
  { id: 'could-not-open-connection-on-port-3389-connect-failed', pattern: /could not open connection to the host, on port 3389\b/i },
  { id: 'internal-error-has-occurred', pattern: /an internal error has occurred\b/i, needs: 'rdp-alone' },
  { id: 'rdp-file-unknown-publisher-warning', pattern: /publisher of this remote connection can(?:'|no)?t be identified\b|caution: unknown remote connection\b/i },
  { id: 'nla-domain-controller-cannot-be-contacted', pattern: /network level authentication(?: \(nla\))?, but your windows domain controller cannot be contacted\b/i },
  { id: 'nla-not-supported-by-client', pattern: /network level authentication(?: \(nla\))?, which your computer does not support\b/i },
  { id: 'not-authorized-for-remote-login', pattern: /not authorized for remote login\b|need the right to sign in through remote desktop services\b|the requested session access is denied\b/i },
  { id: 'number-of-connections-is-limited', pattern: /number of connections to this computer is limited and all connections are in use\b/i },
  { id: 'another-user-connected', pattern: /another user connected to the remote computer\b/i },
  { id: 'network-connectivity-problems', pattern: /due to network connectivity problems\b|because of network connectivity problems\b/i, needs: 'rdp' },
  { id: 'identity-of-the-remote-computer-cannot-be-verified', pattern: /identity of the remote computer can(?:not|'t|t) be verified\b/i },
  { id: 'clock-difference', pattern: /time or date difference between your computer and the remote computer\b/i },
  { id: 'account-locked-as-a-precaution', pattern: /as a security precaution, the user account has been locked\b/i },
  { id: 'password-has-expired', pattern: /your password has expired\b|must change your password before logging on the first time\b/i, needs: 'rdp' },
  { id: 'saved-credentials-not-allowed', pattern: /does not allow the use of (?:saved|default) credentials to log on to the remote computer\b/i },
  { id: 'account-restrictions-prevent-sign-in', pattern: /account restrictions are preventing this user from signing in\b|user account restriction (?:\([^()\n]{1,60}\) )?is preventing you from logging on\b/i, needs: 'rdp' },
  { id: 'gateway-temporarily-unavailable', pattern: /remote desktop gateway server (?:is temporarily unavailable|address is unreachable or incorrect)\b/i },
  { id: 'protocol-error-session-disconnected', pattern: /because of a protocol error,? (?:this|the remote) session will be disconnected\b/i },
  { id: 'session-ended-by-the-host', pattern: /your remote desktop services session has ended\b/i },
]; // prettier-ignore

/** The ids of all messages that are recognised in text. */
export const RECOGNISED_MESSAGES: readonly string[] = WORDINGS.map(({ id }) => id);

const NEXT_LINES = 3;
/** A longer line is no wrapped message: it is read by itself. */
const MOST_WRAPPED = 400;
const LONGEST = 4000;
/** What begins a line of a mail, a comment or a box. */
const LINE_HEAD = /^[\s>*#|"]{0,20}/;

/** Messages that begin on this line. The span ends with the line. */
export function readMessages(here: Here): readonly Reading[] {
  if (here.line.length > LONGEST) return [];
  const joined = joinedLines(here);
  const readings: Reading[] = [];
  for (const { id, pattern, needs } of WORDINGS) {
    const match = pattern.exec(joined.text);
    const start = match ? joined.columns[match.index] : undefined;
    if (!match || start === undefined) continue;
    if (needs && !isAboutRdp(here, match[0])) continue;
    const end = joined.columns[match.index + match[0].length - 1];
    if (needs === 'rdp-alone' && !standsAlone(joined, match)) continue;
    readings.push({
      start,
      end: end === undefined ? here.line.trimEnd().length : end + 1,
      code: { family: 'message', value: null, symbol: id },
    });
  }
  return readings;
}

/** The line and the next ones in one, and the column in the line of each character; none for those of the next lines. */
function joinedLines(here: Here): { text: string; columns: (number | undefined)[] } {
  const columns: (number | undefined)[] = [];
  let text = '';
  const add = (line: string, isFirst: boolean) => {
    for (let column = 0; column < line.length; column++) {
      const character = line[column]!;
      const isBlank = character === ' ' || character === '\t' || character === '\u00a0' || character === '\r';
      if (isBlank && (text === '' || text.endsWith(' '))) continue;
      // A backslash stands before an escaped apostrophe.
      if (character === '\\' && line[column + 1] === "'") continue;
      text += isBlank ? ' ' : character === '’' || character === '‘' || character === '´' ? "'" : character;
      columns.push(isFirst ? column : undefined);
    }
  };
  add(here.line, true);
  if (here.line.length > MOST_WRAPPED) return { text, columns };
  for (let delta = 1; delta <= NEXT_LINES; delta++) {
    const next = here.neighbour(delta).replace(LINE_HEAD, '');
    if (next.trim() === '') break;
    if (!text.endsWith(' ')) {
      text += ' ';
      columns.push(undefined);
    }
    add(next, false);
  }
  return { text, columns };
}

/** True when the text around, without the message itself, is about Remote Desktop. */
function isAboutRdp(here: Here, words: string): boolean {
  const around = here.line.length > MOST_WRAPPED ? here.line : here.vicinity;
  return RDP_WORDS.test(words) || RDP_WORDS.test(around);
}

/** True for a message that is a sentence of its own, as in a window: nothing but quotation marks stands around it. */
function standsAlone({ text, columns }: ReturnType<typeof joinedLines>, { index, 0: words }: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, index - 20), index);
  const behind = index + words.length;
  const endsLine = columns[behind] === undefined || text.slice(behind).trim() === '';
  return /(?:^|["“„'«:]\s?|[.!?] )$/.test(before) && (endsLine || /^[.!"”'»]/.test(text.slice(behind)));
}
