import { isSessionEvent } from '../events/rdp-providers';
import { readEvtx, type EvtxFile } from './evtx';

/** The session events of an `.evtx` file as a text that everything reads which reads exported events. */
export interface EvtxXml {
  /** `<Events>` in the first line, then one event a line, the oldest first. */
  readonly text: string;
  readonly file: EvtxFile;
}

/** Reads the events of Remote Desktop, and those about sign-ins and restarts, out of an `.evtx` file. Total. */
export function evtxXml(bytes: Uint8Array): EvtxXml {
  const file = readEvtx(bytes, { wanted: isSessionEvent });
  // In a log that has wrapped, the newest chunks stand first.
  const records = [...file.records].sort((one, other) => one.recordId - other.recordId);
  const lines = records.map(({ xml }) => xml.replace(/[\r\n]+/g, ' '));
  return { text: ['<Events>', ...lines, '</Events>', ''].join('\n'), file };
}
