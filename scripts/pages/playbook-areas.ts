import type { Playbook } from '../../src/core';
import { accountPlaybooks } from '../../src/core/knowledge/playbooks/account';
import { azurePlaybooks } from '../../src/core/knowledge/playbooks/azure';
import { brokerPlaybooks } from '../../src/core/knowledge/playbooks/broker';
import { certificatePlaybooks } from '../../src/core/knowledge/playbooks/certificate';
import { clientPlaybooks } from '../../src/core/knowledge/playbooks/client';
import { credentialPlaybooks } from '../../src/core/knowledge/playbooks/credentials';
import { gatewayPlaybooks } from '../../src/core/knowledge/playbooks/gateway';
import { gatewayPathPlaybooks } from '../../src/core/knowledge/playbooks/gateway-path';
import { hostPlaybooks } from '../../src/core/knowledge/playbooks/host';
import { licencePlaybooks } from '../../src/core/knowledge/playbooks/licence';
import { networkPlaybooks } from '../../src/core/knowledge/playbooks/network';
import { protocolPlaybooks } from '../../src/core/knowledge/playbooks/protocol';
import { securityPlaybooks } from '../../src/core/knowledge/playbooks/security';
import { sessionPlaybooks } from '../../src/core/knowledge/playbooks/session';
import { smartcardPlaybooks } from '../../src/core/knowledge/playbooks/smartcard';

export interface PlaybookArea {
  /** The file in `src/core/knowledge/playbooks`, without its ending. */
  readonly file: string;
  readonly title: string;
  readonly playbooks: readonly Playbook[];
}

/** Every file of playbooks, in the order in which a reader meets its subjects. */
export const playbookAreas = (): readonly PlaybookArea[] => [
  { file: 'session', title: 'Sessions, limits and rights', playbooks: sessionPlaybooks() },
  { file: 'network', title: 'Network, names and the listener', playbooks: networkPlaybooks() },
  { file: 'host', title: 'Host: sleep, edition, ports and adapter', playbooks: hostPlaybooks() },
  { file: 'client', title: 'Client, display and reconnecting', playbooks: clientPlaybooks() },
  { file: 'account', title: 'Accounts and passwords', playbooks: accountPlaybooks() },
  { file: 'credentials', title: 'Credentials, Kerberos and Entra', playbooks: credentialPlaybooks() },
  { file: 'smartcard', title: 'Smart cards', playbooks: smartcardPlaybooks() },
  { file: 'security', title: 'TLS, NLA and trust', playbooks: securityPlaybooks() },
  { file: 'certificate', title: 'Certificates of the host, and FIPS', playbooks: certificatePlaybooks() },
  { file: 'protocol', title: 'Protocol, security layer and graphics', playbooks: protocolPlaybooks() },
  { file: 'licence', title: 'Licences', playbooks: licencePlaybooks() },
  { file: 'gateway', title: 'RD Gateway: access', playbooks: gatewayPlaybooks() },
  { file: 'gateway-path', title: 'RD Gateway: the way to it', playbooks: gatewayPathPlaybooks() },
  { file: 'broker', title: 'Connection Broker and RemoteApp', playbooks: brokerPlaybooks() },
  { file: 'azure', title: 'Azure', playbooks: azurePlaybooks() },
];
