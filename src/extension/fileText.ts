/** The text of a file, in a window, in a remote one and in the browser; and why there is none, in words. */
import * as vscode from 'vscode';
import { decodeText, isBinary, type DecodedText } from '../core';
import { evtxXml } from './evtxDocument';

/** Larger files do not fit into one string. */
export const MAX_BYTES = 400 * 1024 * 1024;

/** Said to the reader as it is. */
export class Unreadable extends Error {}

/** What VS Code says of a missing file has its address and a name of the error in it; the reader knows the address. */
export function reasonOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  if (error instanceof vscode.FileSystemError && error.code === 'FileNotFound') return vscode.l10n.t('it is not there');
  if (error instanceof vscode.FileSystemError && error.code === 'NoPermissions')
    return vscode.l10n.t('it may not be read');
  return error instanceof Error ? error.message : String(error);
}

/** The text of an editor with unsaved changes, or of one whose file is nowhere else; undefined where the file counts. */
export function unsavedText(uri: vscode.Uri): string | undefined {
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (document?.isDirty) return document.getText();
  return vscode.workspace.fs.isWritableFileSystem(uri.scheme) === undefined ? document?.getText() : undefined;
}

/** @throws {Unreadable} where a file of this size does not fit into a string */
export function checkSize(size: number): void {
  if (size > MAX_BYTES) throw new Unreadable(vscode.l10n.t('it is larger than {0} MB', MAX_BYTES / 1024 / 1024));
}

/**
 * The bytes of a file as text, in whatever encoding it is.
 * @throws {Unreadable} where it is none
 */
export function textOf(bytes: Uint8Array): DecodedText {
  if (isBinary(bytes)) throw new Unreadable(vscode.l10n.t('it is not a text'));
  return decodeText(bytes, TextDecoder);
}

/**
 * The session events of an event log as XML, one event a line, the same whenever it is asked for.
 * @throws {Unreadable} where it is no event log
 */
export async function textOfEventLog(
  bytes: Uint8Array,
  token?: vscode.CancellationToken,
): Promise<{ text: string; unreadable: number }> {
  const read = await evtxXml(bytes, token);
  if (read && !read.isLog) throw new Unreadable(vscode.l10n.t('it is not a Windows event log'));
  return { text: read?.xml ?? '', unreadable: read?.unreadableCount ?? 0 };
}
