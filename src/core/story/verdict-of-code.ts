import type { CauseId } from '../knowledge/causes';
import type { Code } from '../knowledge/code';
import { findEntry } from '../knowledge/lookup';
import type { Verdict } from './story';

/** The verdict a code gives by itself; undefined where it leaves open who ended the connection. */
export function verdictOfCode(code: Code): Verdict | undefined {
  const { family, value } = code;
  if (value === null) return undefined;
  switch (family) {
    case 'extended':
    case 'errinfo':
      return reasonVerdict(value);
    case 'rdpcore':
      // Of its 13 and 14 nothing is published: they only say that the connection is over.
      if (code.field === 'core-103') return reasonVerdict(value);
      break;
    case 'disconnect':
      if (value in DISCONNECT) return DISCONNECT[value];
      break;
    default:
  }
  if (family === 'rdpcore' && code.field === 'gateway' && value in GATEWAY) return GATEWAY[value];
  const entry = findEntry(code);
  if (!entry || entry.known === false || entry.confidence === 'low') return undefined;
  const [cause] = entry.causes;
  return cause && CAUSE_VERDICTS[cause];
}

/** The numbers that the extended reason, Set Error Info and event 103 share. */
function reasonVerdict(value: number): Verdict | undefined {
  if (value in REASONS) return REASONS[value];
  if (value >= 0x100 && value <= 0x10b) return 'licence';
  if (value >= 0x1000 && value <= 0x7fff) return 'protocol';
  return undefined;
}

const REASONS: Readonly<Record<number, Verdict>> = {
  1: 'admin',
  2: 'admin',
  3: 'idle-limit',
  4: 'active-limit',
  5: 'other-connection',
  6: 'resources',
  9: 'account',
  10: 'authentication',
  11: 'user',
  12: 'user',
  25: 'server-restart',
  26: 'server-restart',
  0x300: 'authentication',
  0x408: 'resources',
};

/** Undefined: the number is published, and leaves open who it was. */
const DISCONNECT: Readonly<Record<number, Verdict | undefined>> = {
  0: undefined,
  1: 'user',
  2: 'user',
  3: undefined,
  4: undefined,
  0x107: undefined,
  0x408: undefined,
  0xd06: undefined,
  0xb08: 'user',
  0x1f07: 'user',
  0x3000018: undefined,
  0x3000032: 'idle-limit',
  0x3000033: 'active-limit',
};

const GATEWAY: Readonly<Record<number, Verdict | undefined>> = {
  0: undefined,
  5: undefined,
  0x4ca: undefined,
  0x4d4: undefined,
  0x59f6: 'active-limit',
  0x59fb: 'gateway-policy',
  0x59fc: 'gateway-policy',
};

const CAUSE_VERDICTS: Readonly<Partial<Record<CauseId, Verdict>>> = {
  'admin-ended-session': 'admin',
  'rdg-admin-cut': 'admin',
  'idle-limit': 'idle-limit',
  'active-limit': 'active-limit',
  'replaced-by-other': 'other-connection',
  'name-resolution': 'network',
  'invalid-computer-name': 'network',
  'host-unreachable': 'network',
  'host-asleep': 'network',
  'firewall-block': 'network',
  'listener-down': 'network',
  'network-drop': 'network',
  'vpn-mtu': 'network',
  'udp-transport': 'network',
  'reconnect-failed': 'network',
  'rdg-reach': 'network',
  'rdg-proxy': 'network',
  'rdg-target': 'network',
  'rdg-transport': 'network',
  'wrong-credentials': 'authentication',
  'fresh-credentials': 'authentication',
  'cred-delegation': 'authentication',
  'restricted-admin': 'authentication',
  'lsa-domain-contact': 'authentication',
  'nla-dc-unreachable': 'authentication',
  'nla-unsupported': 'authentication',
  'credssp-oracle': 'authentication',
  'kerberos-spn': 'authentication',
  'ntlm-restricted': 'authentication',
  'duplicate-sid': 'authentication',
  'time-skew': 'authentication',
  'sc-service': 'authentication',
  'sc-reader-card': 'authentication',
  'sc-pin-locked': 'authentication',
  'sc-certificate': 'authentication',
  'rdg-credentials': 'authentication',
  'rdg-authmethod': 'authentication',
  'rdg-cookie': 'authentication',
  'rd-users-rights': 'account',
  'logon-type-restricted': 'account',
  'account-restriction': 'account',
  'logon-hours': 'account',
  'workstation-restriction': 'account',
  'account-disabled': 'account',
  'account-locked': 'account',
  'account-expired': 'account',
  'password-expired': 'account',
  'rdp-cert-renew': 'certificate',
  machinekeys: 'certificate',
  'listener-cert': 'certificate',
  'server-identity': 'certificate',
  'rdg-cert': 'certificate',
  'rdg-cap': 'gateway-policy',
  'rdg-rap': 'gateway-policy',
  'rdg-nap': 'gateway-policy',
  'rdg-trust': 'gateway-policy',
  'lic-server-missing': 'licence',
  'lic-mode': 'licence',
  'lic-no-cal': 'licence',
  'lic-client-store': 'licence',
  'lic-network': 'licence',
  'lic-reactivate': 'licence',
  'security-layer': 'protocol',
  fips: 'protocol',
  'tls-protocol': 'protocol',
  'protocol-error': 'protocol',
  'graphics-subsystem': 'protocol',
  'compression-cache': 'protocol',
  'client-version': 'protocol',
  'rdg-compat': 'protocol',
  'rdg-tls': 'protocol',
  'client-memory': 'resources',
  'server-memory': 'resources',
  'connection-limit': 'resources',
  'rdg-capacity': 'resources',
  'broker-pool-empty': 'resources',
};
