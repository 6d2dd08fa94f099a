import { explain } from '../explain';
import { CAUSES, type CauseId } from '../knowledge/causes';
import type { Step } from '../knowledge/playbook';
import { findPlaybook } from '../knowledge/playbooks';
import { english, type Translate } from '../translate';
import type { Connection, Verdict } from './story';

interface Words {
  /** A few words, to stand as a heading. */
  readonly title: string;
  /** What it means, and what to do next in general. */
  readonly meaning: string;
  /** The causes that fit where the code has none of its own, the likeliest first. */
  readonly causes: readonly CauseId[];
}

const WORDS: Readonly<Record<Verdict, Words>> = {
  user: {
    title: 'Ended by the user',
    meaning: 'The user signed out, disconnected or closed the window: nothing is wrong and there is nothing to repair.',
    causes: ['expected-disconnect'],
  },
  admin: {
    title: 'Ended by an administrator or a tool',
    meaning:
      'Somebody with rights on the host, or a program there, ended the session: find out who or what it was before changing anything.',
    causes: ['admin-ended-session', 'rdg-admin-cut'],
  },
  'other-connection': {
    title: 'Taken over by another connection',
    meaning:
      'The same account connected again and took the session along: normal where the user changed devices; otherwise find out who else uses the account.',
    causes: ['replaced-by-other', 'stuck-session-keepalive'],
  },
  'idle-limit': {
    title: 'Idle limit reached',
    meaning:
      'The session had no input for as long as the idle limit allows: the limit did what it was set to, so ask whether it is meant for this user.',
    causes: ['idle-limit', 'rdg-timeout'],
  },
  'active-limit': {
    title: 'Time limit of the session reached',
    meaning:
      'The session had lasted as long as the limit for active sessions allows, whether it was in use or not: ask whether the limit is meant for this user.',
    causes: ['active-limit', 'rdg-timeout'],
  },
  network: {
    title: 'Network failure',
    meaning:
      'The connection did not come about or broke on the way between client and host: check name, route and firewalls first, then devices on the way that forget quiet connections.',
    causes: ['network-drop', 'host-unreachable', 'firewall-block'],
  },
  authentication: {
    title: 'Sign-in failed',
    meaning:
      'Client and host or directory could not agree on who the user is: check the account and the password first, then the way of authentication.',
    causes: ['wrong-credentials', 'nla-dc-unreachable', 'credssp-oracle'],
  },
  account: {
    title: 'Account not allowed',
    meaning:
      'The user was recognised, but the account may not sign in this way, here, or at this time: check its state and its rights.',
    causes: ['rd-users-rights', 'account-restriction', 'logon-type-restricted'],
  },
  certificate: {
    title: 'Certificate not accepted',
    meaning:
      "The client, or the user in front of it, did not accept the certificate: find out what is wrong with it, and do not switch the client's check off.",
    causes: ['server-identity', 'rdp-cert-renew', 'listener-cert'],
  },
  'gateway-policy': {
    title: 'Refused by a gateway policy',
    meaning:
      'The gateway knows the user but does not allow this connection: compare the user, the client and the target with its policies.',
    causes: ['rdg-rap', 'rdg-cap'],
  },
  licence: {
    title: 'No licence',
    meaning:
      'The host could not give the client a Remote Desktop licence: check the licence server and the licensing mode of the host.',
    causes: ['lic-server-missing', 'lic-mode', 'lic-no-cal'],
  },
  protocol: {
    title: 'Protocol or graphics failure',
    meaning:
      'One side could not go on with what the other sent, or its graphics failed: see whether it happens with another client and after updates.',
    causes: ['protocol-error', 'graphics-subsystem', 'client-version'],
  },
  'server-restart': {
    title: 'Host restarted or shut down',
    meaning:
      'The host went down and took its sessions along: find out whether the restart was planned, and who or what asked for it.',
    causes: ['admin-ended-session'],
  },
  resources: {
    title: 'Out of resources',
    meaning:
      'The host, the gateway or the client lacked memory or places for another session: see what is used up before adding anything.',
    causes: ['server-memory', 'connection-limit', 'client-memory'],
  },
  unknown: {
    title: 'Not known',
    meaning:
      'The evidence does not tell who or what ended the connection: collect what is missing before changing anything.',
    causes: ['triage-first', 'collect-data'],
  },
};

/** "Idle limit reached". */
export const verdictTitle = (verdict: Verdict, translate: Translate = english): string =>
  translate(WORDS[verdict].title);

/** One sentence: what the verdict means, and what to do next in general. */
export const verdictMeaning = (verdict: Verdict, translate: Translate = english): string =>
  translate(WORDS[verdict].meaning);

/** The causes that go with a verdict, the likeliest first. */
export const verdictCauses = (verdict: Verdict): readonly CauseId[] => WORDS[verdict].causes;

/** A likely cause, and the first thing that confirms it or rules it out. */
export interface NextStep {
  readonly cause: CauseId;
  readonly title: string;
  readonly check: Step;
}

const MOST_STEPS = 3;
const OPEN: ReadonlySet<CauseId> = new Set<CauseId>(['triage-first', 'collect-data']);

/**
 * What to check next, the likeliest cause first, at most three: those of the decisive code, else those of the verdict. Only
 * steps that look and change nothing. Empty where the user ended the connection, since nothing is wrong then.
 */
export function nextSteps({ verdict, code }: Pick<Connection, 'verdict' | 'code'>): NextStep[] {
  if (verdict === 'user') return [];
  const own = code ? explain(code).causes.map(({ id }) => id) : [];
  const real = own.filter((id) => !OPEN.has(id) && id !== 'expected-disconnect');
  const fitting = verdictCauses(verdict);
  // A code with several causes names some that the rest of the evidence rules out.
  const agreeing = real.filter((id) => fitting.includes(id));
  const causes = real.length > 0 ? [...agreeing, ...real.filter((id) => !agreeing.includes(id))] : fitting;
  return causes.slice(0, MOST_STEPS).flatMap((cause) => {
    const check = firstCheck(cause);
    return check ? [{ cause, title: CAUSES[cause].title, check }] : [];
  });
}

/** The first step that only reads, with a command where there is one: as an explanation shows it. */
function firstCheck(cause: CauseId): Step | undefined {
  const steps = findPlaybook(cause)?.confirm.filter(isHarmless) ?? [];
  return steps.find(({ run }) => run !== undefined) ?? steps[0];
}

const isHarmless = ({ risk, drops, restarts }: Step) =>
  (risk === undefined || risk === 'none') && drops !== true && restarts === undefined;
