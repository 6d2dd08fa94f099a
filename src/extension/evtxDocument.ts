import * as vscode from 'vscode';
import * as core from '../core';
import { EvtxLog, sessionXml, type EvtxLogHost } from '../evtx-panel/evtx-log';

/** A larger file is not read into the memory of the extension host. */
const MAX_BYTES = 1024 * 1024 * 1024;

/** An event log that is open in an editor. It is read once, however many editors show it. */
export class EvtxDocument implements vscode.CustomDocument {
  readonly log: EvtxLog;

  constructor(readonly uri: vscode.Uri) {
    this.log = new EvtxLog(logHost(() => readFile(uri)));
    void this.log.read();
  }

  dispose(): void {
    this.log.dispose();
  }
}

/**
 * The events of a log that tell of sessions, as XML: one event a line, the oldest first, in an `<Events>` element.
 * @param bytes the whole file
 * @returns undefined when the reader has cancelled
 * @throws RangeError where they do not fit into one string
 */
export function evtxXml(bytes: Uint8Array, token?: vscode.CancellationToken): ReturnType<typeof sessionXml> {
  return sessionXml(
    logHost(() => Promise.resolve(bytes)),
    () => token?.isCancellationRequested === true,
  );
}

/** The bytes of a log, from wherever VS Code has it. */
export async function readFile(uri: vscode.Uri): Promise<Uint8Array> {
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > MAX_BYTES) throw new Error(vscode.l10n.t('it is larger than {0} MB', MAX_BYTES / 1024 / 1024));
  return vscode.workspace.fs.readFile(uri);
}

/** Lets the extension host do what else it has to do. */
export const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

export const now = (): number => performance.now();

const logHost = (readBytes: EvtxLogHost['readBytes']): EvtxLogHost => ({ core, readBytes, pause, now });
