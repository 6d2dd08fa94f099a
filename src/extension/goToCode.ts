import * as vscode from 'vscode';
import type { LineFinding } from '../core';
import { COMMANDS } from './commandNames';
import { findingSelection } from './convert';
import type { Documents } from './documents';
import { firstOf, rowText } from './fileCodes';
import { offerLookup } from './lookup';
import { SEVERITY_ICONS, withoutIcons } from './statusBar';

/** More are no list that anybody reads; the view and *Next Code in File* reach the others. */
const MAX_ITEMS = 2000;

interface CodeItem extends vscode.QuickPickItem {
  readonly found?: LineFinding;
}

/** *Go to Code in File…*: the codes of the file in order; the editor shows the one that is chosen, before it is taken. */
export function registerGoToCode(documents: Documents): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.goToCode, async () => {
    const editor = vscode.window.activeTextEditor;
    if (editor) await documents.settled(editor.document);
    const items = editor ? codeItems(documents, editor.document) : [];
    if (!editor || items.length === 0) {
      offerLookup(vscode.l10n.t('No RDP code was found in this file.'));
      return;
    }
    pickCode(editor, items);
  });
}

/** One row for each code, as it stands in its line; empty where the document is not read or holds none. */
export function codeItems(documents: Documents, document: vscode.TextDocument): CodeItem[] {
  const findings = documents.findings(document);
  if (!findings) return [];
  const items: CodeItem[] = [...firstOf(findings, MAX_ITEMS)].map((found) => ({
    found,
    label: `$(${SEVERITY_ICONS[found.finding.severity]}) ${withoutIcons(rowText(found.finding.message))}`,
    description: vscode.l10n.t('line {0}', found.line + 1),
    detail: withoutIcons(rowText(document.lineAt(found.line).text)),
  }));
  if (findings.size > MAX_ITEMS)
    items.push({
      label: vscode.l10n.t('The first {0} of {1} codes are listed.', MAX_ITEMS, findings.size),
      alwaysShow: true,
    });
  return items;
}

function pickCode(editor: vscode.TextEditor, items: readonly CodeItem[]): void {
  const before = { selection: editor.selection, range: editor.visibleRanges[0] };
  const pick = vscode.window.createQuickPick<CodeItem>();
  pick.title = vscode.l10n.t('RDP Diagnostics: Go to Code in File');
  pick.placeholder = vscode.l10n.t('A code, its meaning, or words of its line');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = items;
  let isTaken = false;
  pick.onDidChangeActive(([active]) => {
    if (active?.found && !editor.document.isClosed) reveal(editor, active.found);
  });
  pick.onDidAccept(() => {
    const found = pick.selectedItems[0]?.found;
    if (!found) return;
    isTaken = true;
    pick.hide();
    reveal(editor, found);
  });
  pick.onDidHide(() => {
    pick.dispose();
    if (isTaken) return;
    editor.selection = before.selection;
    if (before.range) editor.revealRange(before.range, vscode.TextEditorRevealType.AtTop);
  });
  pick.show();
}

function reveal(editor: vscode.TextEditor, found: LineFinding): void {
  // An edit meanwhile may have shortened the document.
  if (found.line >= editor.document.lineCount) return;
  editor.selection = findingSelection(editor.document, found);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
