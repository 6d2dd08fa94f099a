import type { Code } from '../knowledge/code';
import { titleOf } from './title-of';
import { codeLabel } from '../knowledge/notation';
import type { Translate } from '../translate';
import type { Joined } from './join';
import { SPEAKS_OF_CERTIFICATE } from './notes';
import { endOf, type Sighting } from './sighting';
import type { Verdict } from './story';
import { verdictOfCode } from './verdict-of-code';

/** What a connection's end comes to, and what it rests on. */
export interface Judgement {
  readonly verdict: Verdict;
  readonly code?: Code;
  readonly why: string;
  /** The sightings that prove it, the deciding one first. */
  readonly evidence: readonly Sighting[];
}

/** One sign of who ended a connection. */
interface Sign {
  readonly verdict: Verdict;
  /** The higher, the more it says; of equal ones the first. */
  readonly weight: number;
  readonly sighting: Sighting;
  readonly code?: Code;
  readonly why: string;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
/** A fault of the transport ends a connection at once, or after its time-out. */
const SHORTLY_BEFORE = 2 * MINUTE;

/** Judges a connection by all that was seen of it. */
export function judge(joined: Joined, translate: Translate): Judgement {
  const sightings = sightingsOf(joined);
  const signs = sightings.flatMap((sighting) => signsOf(sighting, joined, translate));
  const [best] = [...signs].sort((one, other) => other.weight - one.weight);
  if (!best) return unknown(sightings, translate);
  const verdict = best.verdict;
  const agreeing = signs.filter((sign) => sign.verdict === verdict);
  const codes = agreeing.filter(({ code }) => code !== undefined);
  const [decisive] = [...codes].sort((one, other) => rankOf(other) - rankOf(one));
  const code = decisive?.code;
  const evidence = [
    best.sighting,
    ...(decisive ? [decisive.sighting] : []),
    ...agreeing.map(({ sighting }) => sighting),
  ];
  return { verdict, ...(code && { code }), why: best.why, evidence: unique([...evidence, ...endings(sightings)]) };
}

/** Everything that was seen of a connection, in order of time; texts without a time stand last. */
export function sightingsOf({ client, gateway, host, beside }: Joined): Sighting[] {
  const all = [client, gateway, host].flatMap((leg) => leg?.sightings ?? []).concat(beside);
  return all.sort((one, other) => (one.time ?? Infinity) - (other.time ?? Infinity));
}

const unique = (sightings: readonly Sighting[]) => [...new Set(sightings)];

/** The events that say that it ended, whatever the cause. */
const endings = (sightings: readonly Sighting[]) =>
  sightings.filter(
    ({ kind, facts }) => kind === 'end' || (kind === 'leave' && facts?.provider === 'LocalSessionManager'),
  );

function unknown(sightings: readonly Sighting[], translate: Translate): Judgement {
  const ends = sightings.filter(({ kind }) => ['end', 'leave', 'sign-out', 'reason', 'client-end'].includes(kind));
  const why =
    ends.length === 0
      ? translate('Nothing in these files says that or how the connection ended.')
      : translate('These files say that the connection ended, and nothing that would tell why.');
  return {
    verdict: 'unknown',
    why,
    evidence: ends.length > 0 ? ends : sightings.filter(({ isMain }) => isMain).slice(-1),
  };
}

/** Which code decides where several agree: the host's own reason, then the client's, then those of single layers. */
function rankOf({ code, weight }: Sign): number {
  const families = ['rdpcore', 'hresult', 'errconnect', 'ntstatus', 'disconnect', 'errinfo', 'extended'];
  return families.indexOf(code!.family) * 1000 + weight;
}

function signsOf(sighting: Sighting, joined: Joined, translate: Translate): Sign[] {
  const signs = [
    ...codeSigns(sighting, joined, translate),
    ...eventSigns(sighting, joined, translate),
    ...wordSigns(sighting, joined, translate),
  ];
  return signs.filter(({ verdict }) => verdict !== 'unknown');
}

/** Where a code was written decides how much it says. */
function codeSigns(sighting: Sighting, joined: Joined, translate: Translate): Sign[] {
  return sighting.codes.flatMap((code): Sign[] => {
    const verdict = verdictOfCode(code);
    const weight = verdict && weightOf(code, sighting, joined);
    if (verdict === undefined || weight === undefined) return [];
    const title = titleOf(code, translate);
    const source = sourceOf(sighting);
    const why =
      title === undefined
        ? translate('{0} says {1}.', source, codeLabel(code))
        : translate('{0} says {1}: {2}.', source, codeLabel(code), title);
    return [{ verdict, weight, sighting, code, why }];
  });
}

const sourceOf = ({ event, facts, name }: Sighting) =>
  event && facts ? `${facts.provider} ${event.id}` : name === 'text' ? 'The text' : name;

/** Undefined where the code is no sign in this place. */
function weightOf(code: Code, sighting: Sighting, joined: Joined): number | undefined {
  const { facts, kind } = sighting;
  switch (code.family) {
    case 'extended':
    case 'errinfo':
      // Four is a session's limit, or a sign-in that took too long where nobody was in a session.
      if (code.value === 4 && joined.host && !joined.host.isOpen) return undefined;
      return sighting.event ? 90 : 88;
    case 'rdpcore':
      if (code.field === 'core-103') return 89;
      if (code.field === 'gateway') return kind === 'refuse' || kind === 'end' ? 84 : undefined;
      return isShortlyBefore(sighting, joined) ? 64 : undefined;
    case 'disconnect':
      // That the user was it, a client also says when the host ends a session in good order.
      return code.value === 1 || code.value === 2 || code.value === 0xb08 ? 50 : 80;
    case 'ntstatus':
      return kind === 'refuse' ? (joined.host?.isOpen ? undefined : 76) : facts ? 60 : 70;
    case 'hresult':
      if (facts && kind === 'end') return 66;
      return facts ? (isShortlyBefore(sighting, joined) ? 65 : undefined) : 70;
    default:
      return 72;
  }
}

/** True of a fault at the end of a session, or anywhere before one began. */
function isShortlyBefore({ time }: Sighting, { host, client }: Joined): boolean {
  if (time === undefined) return true;
  if (host && !host.isOpen) return true;
  const end = host ? endOf(host) : client ? endOf(client) : Infinity;
  return time >= end - SHORTLY_BEFORE && time <= end + MINUTE;
}

/** Events that say it by themselves. */
function eventSigns(sighting: Sighting, joined: Joined, translate: Translate): Sign[] {
  const { facts, kind, event } = sighting;
  if (!facts || !event) return [];
  const code = sighting.codes.find(({ value }) => value !== 0);
  const sign = (verdict: Verdict, weight: number, why: string): Sign[] => [
    { verdict, weight, sighting, why, ...(code && { code }) },
  ];
  const end = joined.host ? endOf(joined.host) : undefined;
  const away = end === undefined || sighting.time === undefined ? Infinity : sighting.time - end;
  switch (kind) {
    case 'asked':
      if (facts.provider === 'Security-Auditing') {
        return sign('user', 58, translate('Event 4647 says that the user asked to sign out.'));
      }
      return askedBy(sighting) === 'self'
        ? sign(
            'user',
            91,
            translate('Event 39 names the session itself as the one that asked: the user chose to disconnect.'),
          )
        : sign('admin', 92, translate('Event 39 names another session as the one that asked to disconnect this one.'));
    case 'refuse':
      if (facts.provider === 'RdpCoreTS' && !joined.host?.isOpen) {
        return sign(
          'authentication',
          62,
          translate('Event 140 says that the user name or the password was not correct.'),
        );
      }
      if (facts.provider === 'Security-Auditing' && event.id === 4825) {
        return sign(
          'account',
          78,
          translate('Event 4825 says that the account may not sign in through Remote Desktop.'),
        );
      }
      if (facts.provider === 'Gateway' && event.id === 201) {
        return sign('gateway-policy', 83, translate('Gateway event 201: no connection policy (CAP) admits the user.'));
      }
      if (facts.provider === 'Gateway' && event.id === 301) {
        return sign('gateway-policy', 83, translate('Gateway event 301: no resource policy (RAP) allows the target.'));
      }
      return facts.provider === 'Gateway' && event.id === 304
        ? sign(
            'network',
            82,
            translate('Gateway event 304: the policies were met, but the gateway did not reach the target.'),
          )
        : [];
    case 'end':
      if (facts.provider === 'Gateway' && event.id === 202) {
        return sign(
          'admin',
          86,
          translate('Gateway event 202: an administrator of the gateway disconnected the user.'),
        );
      }
      return facts.provider === 'Gateway' && event.id === 307
        ? sign('active-limit', 86, translate("Gateway event 307: the gateway's session time limit was reached."))
        : [];
    case 'licence':
      // A licence warning beside a session that came about ended nothing.
      return joined.host?.isOpen
        ? []
        : sign('licence', 61, translate('The host could not find a licence for the client.'));
    case 'host-down':
      return away >= -5 * MINUTE && away <= 2 * MINUTE
        ? sign('server-restart', 87, translate('The host was being shut down or restarted when the connection ended.'))
        : [];
    case 'host-crash':
      return !joined.host || hasReason(joined)
        ? []
        : sign(
            'server-restart',
            81,
            translate('The host went down without warning; no event of it tells of an orderly end.'),
          );
    case 'trouble':
      return facts.provider === 'TermDD' && isShortlyBefore(sighting, joined)
        ? sign('protocol', 57, translate('The host could not read the data of the connection (TermDD {0}).', event.id))
        : [];
    default:
      return [];
  }
}

/** Event 39: the session that asked is the same, or another one. */
function askedBy({ event }: Sighting): 'self' | 'other' {
  const value = (name: string) => event?.fields.find((field) => field.name === name)?.value;
  return value('Source') === value('TargetSession') ? 'self' : 'other';
}

/** True where the host noted the end in good order. */
const hasReason = ({ host }: Joined) =>
  host!.sightings.some(({ kind }) => kind === 'end' || kind === 'leave' || kind === 'reason');

/** What a person says beside a code that leaves two readings open. */
function wordSigns(sighting: Sighting, joined: Joined, translate: Translate): Sign[] {
  if (sighting.words === undefined || !SPEAKS_OF_CERTIFICATE.test(sighting.words)) return [];
  const dismissed = sightingsOf(joined).find(({ codes }) => codes.some(isDismissed));
  const code = dismissed?.codes.find(isDismissed);
  if (!dismissed || !code) return [];
  const why = translate(
    'The client notes that a question was dismissed, and the text says that it was about a certificate.',
  );
  return [
    { verdict: 'certificate', weight: 71, sighting: dismissed, code, why },
    { verdict: 'certificate', weight: 70, sighting, why },
  ];
}

/** 263: a certificate warning or a sign-in prompt was dismissed. */
const isDismissed = (code: Code) => code.family === 'disconnect' && code.value === 0x107;
