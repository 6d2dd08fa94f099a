import type { Row } from '../entry';
import type { SourceId } from '../sources';

// Lists that many rows share.
const SOURCES_A = ['ms-rdpbcgr-nego', 'ms-rdpbcgr', 'freerdp-nego-h'] satisfies readonly SourceId[];

/** [MS-RDPBCGR] 2.2.1.2.2 RDP Negotiation Failure. */
export const negotiationRows = () =>
  [
    {
      value: 0x1,
      symbol: 'SSL_REQUIRED_BY_SERVER',
      title: 'Host requires TLS or NLA',
      meaning:
        'The host accepts only TLS or Network Level Authentication (NLA), and the client offered neither in a form it could use. The connection stopped before any password was sent.',
      severity: 'error',
      confidence: 'high',
      sources: SOURCES_A,
      causes: ['security-layer', 'nla-unsupported', 'tls-protocol'],
    },
    {
      value: 0x2,
      symbol: 'SSL_NOT_ALLOWED_BY_SERVER',
      title: 'Host allows only standard RDP security',
      meaning:
        "The client asked for TLS or better, but the host is set to the old standard RDP security only. Raise the host's setting rather than lowering the client's.",
      severity: 'error',
      confidence: 'high',
      sources: SOURCES_A,
      causes: ['security-layer'],
    },
    {
      value: 0x3,
      symbol: 'SSL_CERT_NOT_ON_SERVER',
      title: 'Host has no usable certificate for TLS',
      meaning:
        'The host cannot offer TLS because it has no valid certificate. The fault is on the host; trusting a certificate on the client does not help.',
      severity: 'error',
      confidence: 'high',
      sources: SOURCES_A,
      causes: ['rdp-cert-renew', 'machinekeys', 'listener-cert'],
    },
    {
      value: 0x4,
      symbol: 'INCONSISTENT_FLAGS',
      title: 'Requested security does not fit the running connection',
      meaning:
        'The security protocols the client asked for contradict the protection the connection already has. That points to the settings of the client, or to something between the two sides that changes the request.',
      severity: 'error',
      confidence: 'high',
      sources: SOURCES_A,
      causes: ['security-layer', 'protocol-error'],
    },
    {
      value: 0x5,
      symbol: 'HYBRID_REQUIRED_BY_SERVER',
      title: 'Host requires Network Level Authentication',
      meaning:
        'The host accepts only Network Level Authentication (NLA, CredSSP), and the client did not offer it. It does not say that the user name or password is wrong.',
      severity: 'error',
      confidence: 'high',
      sources: SOURCES_A,
      related: ['disconnect:0xB09', 'errconnect:0x2001E'],
      causes: ['nla-unsupported'],
    },
    {
      value: 0x6,
      symbol: 'SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER',
      title: 'Host requires TLS with a client certificate',
      meaning:
        'The host wants TLS together with a certificate that identifies the user, and the client did not offer that.',
      severity: 'error',
      confidence: 'high',
      sources: SOURCES_A,
      note: 'By the specification this comes from servers with RDP 6.0 only.',
      causes: ['security-layer', 'nla-unsupported'],
    },
  ] satisfies readonly Row[];
