import * as vscode from 'vscode';
import { nearestLine, type FolderFinding } from '../core';
import { cursorAt, linesOf, rangeOnLine } from './convert';
import { isEventLog } from './storyFiles';
import { asText } from './storyView';
import { zipAddress } from './zipDocuments';

/** Where a scanned file is: a file, or an entry of a zip, or of a zip in a zip. */
export interface ScannedSource {
  readonly uri: vscode.Uri;
  /** Names of entries, from the outer zip to the inner one; empty for a file of its own. */
  readonly entries: readonly string[];
}

/** The address of the document that shows a source: of an event log its events as text, of an entry of a zip its content. */
export function documentAddress({ uri, entries }: ScannedSource): vscode.Uri {
  if (entries.length > 0) return zipAddress(uri, entries);
  return isEventLog(uri) ? asText(uri) : uri;
}

/**
 * Opens a finding, selected. Where the file has changed since the scan, at the line that holds the same, else at the nearest
 * one. A file too large for extensions is opened all the same, at the line where it was.
 */
export async function openFinding(source: ScannedSource, found: FolderFinding, preserveFocus = false): Promise<void> {
  const address = documentAddress(source);
  const options: vscode.TextDocumentShowOptions = { preview: true, preserveFocus };
  let document: vscode.TextDocument;
  try {
    document = await vscode.workspace.openTextDocument(address);
  } catch {
    const selection = rangeOnLine(found.line - 1, found.column - 1, found.endColumn - 1);
    await vscode.commands.executeCommand('vscode.open', address, { ...options, selection });
    return;
  }
  const { text } = found.finding;
  const line = nearestLine(linesOf(document), found.line - 1, found.excerpt.replace(/^…|…$/g, ''));
  const written = document.lineAt(line).text;
  const expected = found.column - 1;
  // In the same place in the line as far as it still is there, else where the line holds it.
  const column = written.startsWith(text, expected) ? expected : Math.max(0, written.indexOf(text));
  const isThere = written.startsWith(text, column);
  await vscode.window.showTextDocument(document, {
    ...options,
    selection: isThere ? rangeOnLine(line, column, column + text.length) : cursorAt(document, line, 0),
  });
}
