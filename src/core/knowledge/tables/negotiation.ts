import type { Row } from '../entry';
import type { SourceId } from '../sources';

// Lists that many rows share.
const SOURCES_A = ['ms-rdpbcgr-nego', 'ms-rdpbcgr', 'freerdp-nego-h'] satisfies readonly SourceId[];

/** [MS-RDPBCGR] 2.2.1.2.2 RDP Negotiation Failure. */
export const negotiationRows = () =>
  [
    // fact: server demands TLS or CredSSP; client offered neither usable
    {
      value: 0x1,
      symbol: 'SSL_REQUIRED_BY_SERVER',
      title: 'TODO',
      meaning: 'TODO',
      severity: 'error',
      confidence: 'high',
      sources: SOURCES_A,
      causes: ['security-layer', 'nla-unsupported', 'tls-protocol'],
    },
    // fact: server allows only standard RDP security
    {
      value: 0x2,
      symbol: 'SSL_NOT_ALLOWED_BY_SERVER',
      title: 'TODO',
      meaning: 'TODO',
      severity: 'error',
      confidence: 'high',
      sources: SOURCES_A,
      causes: ['security-layer'],
    },
    // fact: server has no valid certificate for TLS
    {
      value: 0x3,
      symbol: 'SSL_CERT_NOT_ON_SERVER',
      title: 'TODO',
      meaning: 'TODO',
      severity: 'error',
      confidence: 'high',
      sources: SOURCES_A,
      causes: ['rdp-cert-renew', 'machinekeys', 'listener-cert'],
    },
    // fact: requested protocols contradict the security already active
    {
      value: 0x4,
      symbol: 'INCONSISTENT_FLAGS',
      title: 'TODO',
      meaning: 'TODO',
      severity: 'error',
      confidence: 'high',
      sources: SOURCES_A,
      causes: ['security-layer', 'protocol-error'],
    },
    // fact: server demands CredSSP (NLA) | NOTES mstsc shows the matching discReason 2825 (0xB09); FreeRDP ERRCONNECT_HYBRID_REQUIRED_BY_SERVER 0x2001E.
    {
      value: 0x5,
      symbol: 'HYBRID_REQUIRED_BY_SERVER',
      title: 'TODO',
      meaning: 'TODO',
      severity: 'error',
      confidence: 'high',
      sources: SOURCES_A,
      causes: ['nla-unsupported'],
    },
    // fact: server demands TLS with client certificate | NOTES MS-RDPBCGR footnote: only RDP 6.0 servers send it.
    {
      value: 0x6,
      symbol: 'SSL_WITH_USER_AUTH_REQUIRED_BY_SERVER',
      title: 'TODO',
      meaning: 'TODO',
      severity: 'error',
      confidence: 'high',
      sources: SOURCES_A,
      causes: ['security-layer', 'nla-unsupported'],
    },
  ] satisfies readonly Row[];
