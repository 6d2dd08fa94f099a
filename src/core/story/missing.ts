import type { Translate } from '../translate';
import type { Joined } from './join';
import type { Verdict } from './story';
import { sightingsOf } from './verdict';

/** What would have to be there to be sure of a verdict, or to reach one. */
export function missingFor(joined: Joined, verdict: Verdict, t: Translate): string[] {
  const seen = sightingsOf(joined);
  // What a log's line tells has facts, and is no event.
  const has = (provider: string, ...ids: number[]) =>
    seen.some(
      ({ facts, event }) =>
        facts?.provider === provider && (ids.length === 0 || (event !== undefined && ids.includes(event.id))),
    );
  const missing: string[] = [];
  const failed = ['authentication', 'account'].includes(verdict);
  const isOpen = joined.host?.isOpen ?? false;
  if (verdict === 'unknown') {
    if (!has('LocalSessionManager', 40)) {
      missing.push(t("the host's event 40 with the reason (LocalSessionManager/Operational)"));
    }
    if (!has('ClientActiveXCore', 1026)) {
      missing.push(t("the client's event 1026 with its own code (RDPClient/Operational), or the text of its dialog"));
    }
    if (!has('RdpCoreTS', 103)) missing.push(t("the host's transport events (RdpCoreTS/Operational)"));
    if (has('ClientActiveXCore', 1026) && !seen.some(({ name }) => name === 'text')) {
      missing.push(t("the extended code from the client's dialog"));
    }
    if (!has('EventLog') && !has('User32')) missing.push(t("the host's System log, for a restart"));
  }
  if (failed && !has('Security-Auditing', 4625)) {
    missing.push(t("the host's event 4625 with the exact status (Security log), or the domain controller's"));
  }
  if (verdict === 'network' && isOpen && !has('ClientActiveXCore', 1026)) {
    missing.push(t("the client's event 1026: which side lost the other first"));
  }
  if (verdict === 'network' && !joined.host && joined.client) {
    missing.push(t("the host's events: whether the connection reached it (RdpCoreTS 131)"));
  }
  if (verdict === 'admin') missing.push(t('who it was: the events name a session or a tool, not a person'));
  return missing;
}
