import * as vscode from 'vscode';
import { COMMANDS } from './commandNames';
import { rdpDocument } from './rdpDocument';
import type { RdpFileView } from './rdpFileView';

/** *What Will Windows Ask?*: the dialog that opening the file is expected to bring, beside the file. */
export function registerRdpAsk(view: RdpFileView): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.showAskPreview, async (resource?: unknown) => {
    const document = await rdpDocument(resource);
    if (document) await view.show(document, 'ask');
  });
}
