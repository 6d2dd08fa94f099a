import { isSessionEvent } from '../events/rdp-providers';
import { readEvtx, type EvtxFile, type EvtxRecord } from './evtx';

/** The session events of an `.evtx` file as a text that everything reads which reads exported events. */
export interface EvtxXml {
  /** See {@link recordsAsXml}. */
  readonly text: string;
  readonly file: EvtxFile;
}

/** Reads the events of Remote Desktop, and those about sign-ins and restarts, out of an `.evtx` file. Total. */
export function evtxXml(bytes: Uint8Array): EvtxXml {
  const file = readEvtx(bytes, { wanted: isSessionEvent });
  return { text: recordsAsXml(file.records), file };
}

/**
 * Records as one text: `<Events>` in the first line, then one event a line, the oldest first. Editor and command line name
 * the same lines, because both have them from here. In a log that has wrapped, the newest chunks stand first.
 */
export function recordsAsXml(records: readonly EvtxRecord[]): string {
  return ['<Events>', ...recordsInOrder(records).map(({ xml }) => xml), '</Events>', ''].join('\n');
}

/** By time; events of the same moment stay as the log numbers them. */
export const recordsInOrder = (records: readonly EvtxRecord[]): EvtxRecord[] =>
  [...records].sort((one, other) => one.written - other.written || one.recordId - other.recordId);
