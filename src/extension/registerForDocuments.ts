import * as vscode from 'vscode';
import type { Documents } from './documents';

/** Registers a provider for the documents that are read, and anew whenever the user changes which these are. */
export function registerForDocuments(
  documents: Documents,
  register: (selector: vscode.DocumentSelector) => vscode.Disposable,
): vscode.Disposable {
  let registration = register(documents.selector());
  return vscode.Disposable.from(
    { dispose: () => void registration.dispose() },
    documents.onDidChangeLanguages(() => {
      registration.dispose();
      registration = register(documents.selector());
    }),
  );
}
