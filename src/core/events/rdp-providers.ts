/** All their events are about Remote Desktop. */
const PROVIDERS =
  /^(?:Microsoft-Windows-)?(?:TerminalServices-.|RemoteDesktopServices-.|RdpCoreTS$|TermDD$|TermService$|TermServLicensing$)/;

/** Of these, only some events tell of sessions or of the end of the machine's day. */
const SOME: readonly (readonly [provider: string, ids: readonly number[]])[] = [
  // Sign-in, sign-out, reconnect, disconnect, and the refusal of a user without the right.
  ['Microsoft-Windows-Security-Auditing', [4624, 4625, 4634, 4647, 4648, 4778, 4779, 4825]],
  // Who shut the machine down, and why.
  ['User32', [1074]],
  // The log was started, was stopped, or was not stopped before it started.
  ['EventLog', [6005, 6006, 6008]],
  // The machine started without having been shut down.
  ['Microsoft-Windows-Kernel-Power', [41]],
];
const IDS = new Map(SOME.map(([provider, ids]) => [provider.toLowerCase(), new Set(ids)]));

/** Whether all events of a provider are about Remote Desktop. */
export const isRdpProvider = (provider: string): boolean => PROVIDERS.test(provider);

/** Whether an event belongs in the story of a session: written by Remote Desktop, or by Windows about a sign-in. */
export function isSessionEvent(provider: string, id: number): boolean {
  return isRdpProvider(provider) || (IDS.get(provider.toLowerCase())?.has(id) ?? false);
}
