import * as vscode from 'vscode';
import { SKIPPED_FOLDERS } from '../core';

/** What is met below a folder. */
export type Walked =
  | { readonly uri: vscode.Uri; readonly kind: 'file' | 'link' | 'special' | 'skipped-folder' }
  | { readonly uri: vscode.Uri; readonly kind: 'unreadable-folder'; readonly error: unknown };

/** Whether there is a folder at an address; false also where there is nothing, which is told of when it is read. */
export const isFolder = (uri: vscode.Uri): Thenable<boolean> =>
  vscode.workspace.fs.stat(uri).then(
    ({ type }) => (type & vscode.FileType.Directory) !== 0,
    () => false,
  );

/**
 * Everything below a folder, level by level, in order of names. Links are named, not followed, so that no file is read twice
 * and no walk leaves its folder; folders of tools' own files are named, not entered. Ends early when the reader cancels.
 */
export async function* walkFiles(root: vscode.Uri, token: vscode.CancellationToken): AsyncGenerator<Walked> {
  const folders = [root];
  for (let folder = folders.shift(); folder; folder = folders.shift()) {
    if (token.isCancellationRequested) return;
    let entries: [string, vscode.FileType][];
    try {
      entries = await vscode.workspace.fs.readDirectory(folder);
    } catch (error) {
      yield { uri: folder, kind: 'unreadable-folder', error };
      continue;
    }
    entries.sort(([one], [other]) => (one < other ? -1 : 1));
    for (const [name, type] of entries) {
      const uri = vscode.Uri.joinPath(folder, name);
      if ((type & vscode.FileType.SymbolicLink) !== 0) yield { uri, kind: 'link' };
      // A pipe or a device might never end.
      else if (type === vscode.FileType.Unknown) yield { uri, kind: 'special' };
      else if (type === vscode.FileType.File) yield { uri, kind: 'file' };
      else if (SKIPPED_FOLDERS.has(name)) yield { uri, kind: 'skipped-folder' };
      else folders.push(uri);
    }
  }
}
