import type { Family } from './code';

export interface FamilyDescription {
  /** As shown beside a code. */
  readonly title: string;
  /** Where people meet these numbers. */
  readonly seenIn: string;
}

/** What each number space is. */
export const FAMILY_DESCRIPTIONS: Readonly<Record<Family, FamilyDescription>> = {
  disconnect: { title: 'Disconnect reason', seenIn: 'the "Error code" of a Remote Desktop window; client event 1026' },
  extended: {
    title: 'Extended disconnect reason',
    seenIn: 'the "Extended error code" of a Remote Desktop window; LocalSessionManager event 40',
  },
  errinfo: {
    title: 'Server error information',
    seenIn: 'the Set Error Info message of the protocol; FreeRDP prints it as 0x0001xxxx',
  },
  errconnect: { title: 'FreeRDP connection error', seenIn: 'logs of FreeRDP and the clients built on it' },
  negotiation: { title: 'Security negotiation failure', seenIn: 'the first answer of the host, before sign-in' },
  rdpcore: { title: 'Server-side reason', seenIn: "RdpCoreTS events 103, 142 and 143, and RD Gateway's ErrorCode" },
  ntstatus: { title: 'Windows status (NTSTATUS)', seenIn: 'sign-in events and authentication logs' },
  hresult: {
    title: 'Windows result (HRESULT)',
    seenIn: 'dialogs, events and gateway logs; Win32 errors appear as 0x8007xxxx',
  },
  avd: { title: 'Azure Virtual Desktop error', seenIn: 'WVDErrors and the diagnostics of Azure Virtual Desktop' },
  'freerdp-exit': { title: 'FreeRDP exit status', seenIn: 'the exit status of xfreerdp and sdl-freerdp' },
  message: { title: 'Message without a code', seenIn: 'windows, mails and tickets that show words only' },
  event: { title: 'Windows event', seenIn: 'Event Viewer, exported event logs and .evtx files' },
};

/** An event that is in no table; most events of Windows are public, so it cannot be said that nothing is known of it. */
export const UNKNOWN_EVENT_TITLE = 'This event is not explained here';

/** A number inside the reserved block of a family that no public source explains, or a number of no known block. */
export const UNKNOWN_TITLE = 'No public meaning is known';
