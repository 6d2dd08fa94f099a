import type { CauseId } from '../causes';
import type { Playbook } from '../playbook';
import { accountPlaybooks } from './account';
import { azurePlaybooks } from './azure';
import { brokerPlaybooks } from './broker';
import { certificatePlaybooks } from './certificate';
import { clientPlaybooks } from './client';
import { credentialPlaybooks } from './credentials';
import { gatewayPlaybooks } from './gateway';
import { gatewayPathPlaybooks } from './gateway-path';
import { hostPlaybooks } from './host';
import { licencePlaybooks } from './licence';
import { networkPlaybooks } from './network';
import { protocolPlaybooks } from './protocol';
import { securityPlaybooks } from './security';
import { sessionPlaybooks } from './session';
import { smartcardPlaybooks } from './smartcard';

let byId: ReadonlyMap<CauseId, Playbook> | undefined;

/** Built on the first question, so that loading the core costs nothing for text without findings. */
const playbooksById = (): ReadonlyMap<CauseId, Playbook> =>
  (byId ??= new Map(
    [
      ...sessionPlaybooks(),
      ...networkPlaybooks(),
      ...accountPlaybooks(),
      ...securityPlaybooks(),
      ...protocolPlaybooks(),
      ...licencePlaybooks(),
      ...gatewayPlaybooks(),
      ...azurePlaybooks(),
      ...brokerPlaybooks(),
      ...certificatePlaybooks(),
      ...clientPlaybooks(),
      ...credentialPlaybooks(),
      ...gatewayPathPlaybooks(),
      ...hostPlaybooks(),
      ...smartcardPlaybooks(),
    ].map((playbook) => [playbook.id, playbook]),
  ));

/** The playbook of a cause, or undefined where none is written yet; show the one of `triage-first` then. */
export const findPlaybook = (id: CauseId): Playbook | undefined => playbooksById().get(id);

/** Every playbook that is written, each once, in no order that means anything. */
export const allPlaybooks = (): readonly Playbook[] => [...playbooksById().values()];
