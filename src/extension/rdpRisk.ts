import * as vscode from 'vscode';
import { COMMANDS } from './commandNames';
import { rdpDocument } from './rdpDocument';
import type { RdpFileView } from './rdpFileView';

/** *Review .rdp File for Risk*: what opening a file that somebody sent would mean. */
export function registerRdpRisk(view: RdpFileView): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.reviewRisk, async (resource?: unknown) => {
    const document = await rdpDocument(resource);
    if (document) await view.show(document, 'risk');
  });
}
