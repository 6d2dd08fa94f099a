import * as vscode from 'vscode';

/** The document of a file that a menu hands to a command, else of the active editor; undefined where it is no `.rdp` file. */
export async function rdpDocument(resource: unknown): Promise<vscode.TextDocument | undefined> {
  const document =
    resource instanceof vscode.Uri
      ? await vscode.workspace.openTextDocument(resource)
      : vscode.window.activeTextEditor?.document;
  if (document && (document.languageId === 'rdp' || /\.rdpw?$/i.test(document.uri.path))) return document;
  void vscode.window.showInformationMessage(vscode.l10n.t('Open an .rdp file first.'));
  return undefined;
}

/** A file's name without its folder. */
export function fileName({ path }: vscode.Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
