/** A code is a number with a family: the same number means different things in different families. */

export const FAMILIES = [
  'disconnect',
  'extended',
  'errinfo',
  'errconnect',
  'negotiation',
  'rdpcore',
  'ntstatus',
  'hresult',
  'avd',
  'freerdp-exit',
  'event',
] as const;

/**
 * The number spaces, and `message`: a text without any number, told by an id of ours in `symbol`. It is no number space,
 * so it is not among {@link FAMILIES}.
 */
export type Family = (typeof FAMILIES)[number] | 'message';

/**
 * Where a server-side reason was written. It decides the meaning of the same small number (5 is a takeover in
 * RdpCoreTS 103 and "access denied" in the Gateway's ErrorCode).
 */
export type RdpcoreField = 'core-103' | 'core-142' | 'gateway';

/** The providers whose events are explained, by the end of their names: what they are called in speech. */
export const EVENT_PROVIDERS = [
  'ClientActiveXCore',
  'LocalSessionManager',
  'RemoteConnectionManager',
  'RdpCoreTS',
  'Gateway',
  'Licensing',
  'TermService',
  'TermDD',
  'TermServLicensing',
  'Security-Auditing',
  'User32',
  'EventLog',
  'Kernel-Power',
] as const;

export type EventProvider = (typeof EVENT_PROVIDERS)[number];

export interface Code {
  readonly family: Family;
  /** Unsigned. Null only where a name has no published number (some AVD errors), and of messages. */
  readonly value: number | null;
  /** Only in family `rdpcore`. */
  readonly field?: RdpcoreField;
  /** Only in family `event`, and there always: an event id means nothing without its provider. */
  readonly provider?: EventProvider;
  /** Only where the number alone does not tell the entry (family `avd`), or where a name was written; of a message, its id. */
  readonly symbol?: string;
}

/** By meaning, not by presence: normal ends are info, limits and policy warning, failures error. */
export type Severity = 'info' | 'warning' | 'error';

/** How sure we are of a statement: high (published and agreeing), medium (one lineage), low (a report or an inference). */
export type Confidence = 'high' | 'medium' | 'low';
