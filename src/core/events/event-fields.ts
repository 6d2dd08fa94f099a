import type { Code, RdpcoreField } from '../knowledge/code';
import { isKnown } from '../knowledge/lookup';
import { decideExtended, statusCode } from '../knowledge/family';

/** A field of a Windows event that carries a code. */
export interface EventField {
  /** The end of the provider's name. */
  readonly provider: string;
  readonly ids: readonly number[];
  /** `Data Name="…"`, or the element's name under UserData. */
  readonly field: string;
  /** 1-based place among the event's strings, as evtxexport prints them. */
  readonly index: number;
  readonly read: (value: number) => Code | undefined;
}

const disconnect = (value: number): Code => ({ family: 'disconnect', value });
const core =
  (field: RdpcoreField) =>
  (value: number): Code => ({ family: 'rdpcore', value, field });
const ntstatus = (value: number): Code | undefined => (value === 0 ? { family: 'ntstatus', value } : statusCode(value));

/** An HRESULT, or the bare Win32 number in its place. Zero is success and no code. */
function hresult(value: number): Code | undefined {
  if (statusCode(value)) return { family: 'hresult', value };
  const wrapped = 0x80070000 + value;
  return value > 0 && value <= 0xffff && isKnown('hresult', wrapped)
    ? { family: 'hresult', value: wrapped }
    : undefined;
}

const row = (
  provider: string,
  ids: readonly number[],
  field: string,
  index: number,
  read: EventField['read'],
): EventField => ({
  provider,
  ids,
  field,
  index,
  read,
});

const CLIENT = 'TerminalServices-ClientActiveXCore';
const SESSIONS = 'TerminalServices-LocalSessionManager';
const CONNECTIONS = 'TerminalServices-RemoteConnectionManager';
const CORE = 'RemoteDesktopServices-RdpCoreTS';
const GATEWAY = 'TerminalServices-Gateway';
const SECURITY = 'Security-Auditing';

/** Which field of which event carries a code, and of which family: from Microsoft's event manifests. */
export const EVENT_FIELDS: readonly EventField[] = [
  row(CLIENT, [1026], 'Value', 2, disconnect),
  row(CLIENT, [226], 'ErrorCode', 8, hresult),
  row(CLIENT, [1009, 1012], 'ErrorCode', 2, hresult),
  row(CLIENT, [1021], 'Value', 2, hresult),
  row(CLIENT, [1206], 'ErrorCode', 5, hresult),
  row(CLIENT, [1209, 1404], 'ErrorCode', 3, hresult),
  row(SESSIONS, [40], 'Reason', 2, decideExtended),
  row(SESSIONS, [16, 17, 19], 'Param1', 1, hresult),
  row(SESSIONS, [20, 33], 'errorCode', 2, hresult),
  row(SESSIONS, [36, 37], 'ErrorCode', 6, hresult),
  row(CONNECTIONS, [1152, 1153], 'Param1', 1, hresult),
  row(CONNECTIONS, [20512], 'Param3', 3, hresult),
  row(CORE, [103], 'ReasonCode', 1, core('core-103')),
  row(CORE, [142, 143], 'error', 1, core('core-142')),
  row(CORE, [226], 'ErrorCode', 8, hresult),
  row(CORE, [227], 'Value', 2, hresult),
  row(CORE, [228], 'ErrorCode', 3, hresult),
  row(CORE, [1, 35], 'HresultCode', 1, hresult),
  row(CORE, [3, 36, 149, 161, 195], 'ErrorCode', 1, hresult),
  row(CORE, [67], 'ErrorCode', 2, hresult),
  row(CORE, [99, 134, 138, 139], 'ResultCode', 1, hresult),
  row(CORE, [147], 'Error', 1, hresult),
  row(GATEWAY, [200, 201, 300, 301, 302, 304, 306], 'ErrorCode', 6, core('gateway')),
  row(GATEWAY, [202, 303], 'ErrorCode', 9, core('gateway')),
  row(SECURITY, [4625], 'Status', 8, ntstatus),
  row(SECURITY, [4625], 'SubStatus', 10, ntstatus),
];

/** The field that carries a code, or undefined. `name` is the field's name or its 1-based place. */
export function findEventField(provider: string, id: number, name: string | number): EventField | undefined {
  return EVENT_FIELDS.find(
    (field) =>
      field.ids.includes(id) &&
      (typeof name === 'string' ? field.field === name : field.index === name) &&
      provider.endsWith(field.provider),
  );
}

/** True when some field of the event carries a code; TermDD's is its binary data. */
export function carriesCode(provider: string, id: number): boolean {
  return (
    provider === 'TermDD' || EVENT_FIELDS.some((field) => field.ids.includes(id) && provider.endsWith(field.provider))
  );
}
