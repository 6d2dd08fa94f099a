import * as vscode from 'vscode';
import { documentKind, scan, type DocumentKind } from '../core';
import { codeInPlace } from './codeArguments';
import { COMMANDS } from './commandNames';
import { findingSelection } from './convert';
import { CLIPBOARD_SCHEME, type Documents } from './documents';
import { isCode, offerLookup } from './lookup';
import type { RemediationPanel } from './panel';

/** The file name decides the language, and with it the colours. */
const EXTENSIONS: Readonly<Record<DocumentKind, string>> = { log: 'log', 'event-xml': 'xml', rdp: 'rdp' };

/** *Analyze Text from Clipboard*: a pasted dialog, log or event, without saving a file. */
export function registerClipboard(documents: Documents, panel: RemediationPanel): vscode.Disposable {
  const texts = new Map<string, string>();
  let count = 0;

  const analyze = async () => {
    const text = await vscode.env.clipboard.readText();
    if (text.trim() === '') {
      offerLookup(vscode.l10n.t('No text could be read from the clipboard. Copy the message or the log first.'));
      return;
    }
    const kind = documentKind({ start: text.slice(0, 4000) });
    if (scan(text, { kind }).length === 0) {
      // A bare number has no context for the scanner, yet is clearly meant as a code.
      if (isCode(text.trim())) await vscode.commands.executeCommand(COMMANDS.lookUp, text.trim());
      else offerLookup(vscode.l10n.t('No RDP code was found in the text on the clipboard.'));
      return;
    }
    const path = `/${vscode.l10n.t('Clipboard')} ${++count}.${EXTENSIONS[kind]}`;
    const uri = vscode.Uri.from({ scheme: CLIPBOARD_SCHEME, path });
    texts.set(uri.toString(), text);
    await open(documents, panel, uri);
  };

  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(CLIPBOARD_SCHEME, {
      provideTextDocumentContent: (uri) => texts.get(uri.toString()),
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
    vscode.commands.registerCommand(COMMANDS.analyzeClipboard, analyze),
  );
}

/** Opens the text with the cursor on its gravest finding and the panel on that. */
async function open(documents: Documents, panel: RemediationPanel, uri: vscode.Uri): Promise<void> {
  // Not openTextDocument: what that opens, VS Code keeps for minutes after the editor was closed, its diagnostics too.
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false } satisfies vscode.TextDocumentShowOptions);
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
  if (!editor) return;
  const { document } = editor;
  await documents.settled(document);
  const [worst] = documents.findings(document)?.worst(['error', 'warning', 'info'], 1) ?? [];
  if (!worst) return;
  editor.selection = findingSelection(document, worst);
  editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  const place = codeInPlace(document, worst);
  if (place) await panel.show(place.code, place);
}
