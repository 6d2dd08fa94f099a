import * as vscode from 'vscode';
import { COMMANDS } from './commandNames';
import { findingSelection } from './convert';
import type { Documents } from './documents';

/** *Next / Previous Code in File*, from the last code to the first and back; and the context key their keys need. */
export function registerNavigation(documents: Documents): vscode.Disposable {
  let hasCodes: boolean | undefined;
  const updateContext = () => {
    const document = vscode.window.activeTextEditor?.document;
    const has = document !== undefined && (documents.findings(document)?.size ?? 0) > 0;
    if (has === hasCodes) return;
    hasCodes = has;
    void vscode.commands.executeCommand('setContext', 'rdpDiagnostics.hasCodes', has);
  };
  updateContext();
  return vscode.Disposable.from(
    vscode.commands.registerCommand(COMMANDS.nextCode, () => goTo(documents, 'next')),
    vscode.commands.registerCommand(COMMANDS.previousCode, () => goTo(documents, 'previous')),
    vscode.window.onDidChangeActiveTextEditor(updateContext),
    documents.onDidUpdate(updateContext),
  );
}

async function goTo(documents: Documents, direction: 'next' | 'previous'): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  await documents.settled(editor.document);
  const findings = documents.findings(editor.document);
  const { start, end, isEmpty } = editor.selection;
  // From a selected code to its neighbour; a cursor that only touches a code has not been there yet.
  const found =
    direction === 'next'
      ? findings?.next(start.line, isEmpty ? start.character - 1 : start.character)
      : findings?.previous(end.line, isEmpty ? end.character + 1 : end.character);
  if (!found) {
    void vscode.window.showInformationMessage(vscode.l10n.t('No RDP code was found in this file.'));
    return;
  }
  editor.selection = findingSelection(editor.document, found);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
