import * as vscode from 'vscode';
import { findingAt } from '../core';
import { codeInPlace } from './codeArguments';
import { linesOf } from './convert';
import type { Documents } from './documents';
import { eventInPlace } from './eventHover';
import type { RemediationPanel } from './panel';

/** How long the cursor rests before the panel follows it, in milliseconds. */
const DELAY_MILLISECONDS = 150;

/** Lets the panel, where it is open and not pinned, show the code at the cursor. */
export function registerFollow(documents: Documents, panel: RemediationPanel): vscode.Disposable {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const follow = ({ document, selection }: vscode.TextEditor) => {
    if (!documents.reads(document)) return;
    const { line, character } = selection.active;
    const found = findingAt(linesOf(document), line, character, documents.kind(document));
    const place = found ? codeInPlace(document, found) : eventInPlace(document, selection.active)?.place;
    if (place) panel.follow(place.code, place);
  };
  return vscode.Disposable.from(
    { dispose: () => clearTimeout(timer) },
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        // By now the reader may be elsewhere, and the editor closed.
        if (textEditor === vscode.window.activeTextEditor) follow(textEditor);
      }, DELAY_MILLISECONDS);
    }),
  );
}
