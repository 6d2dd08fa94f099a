import * as vscode from 'vscode';
import { findingAt } from '../core';
import { codeArguments, codeInPlace } from './codeArguments';
import { COMMANDS } from './commandNames';
import { findingRange, linesOf } from './convert';
import { DIAGNOSTIC_SOURCE } from './diagnostics';
import type { Documents } from './documents';
import { FIX_ALL, rdpActions } from './rdpActions';
import { registerForDocuments } from './registerForDocuments';

/** Offers, on every code, what to do about it and to look it up; in `.rdp` files, the fixes of what was found. */
export function registerCodeActions(documents: Documents): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, range, context) {
      if (!documents.reads(document)) return undefined;
      if (documents.kind(document) === 'rdp') return rdpActions(document, range, context);
      return codeActions(documents, document, range, context);
    },
  };
  return registerForDocuments(documents, (selector) =>
    vscode.languages.registerCodeActionsProvider(selector, provider, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, FIX_ALL],
    }),
  );
}

function codeActions(
  documents: Documents,
  document: vscode.TextDocument,
  { start }: vscode.Range,
  { diagnostics }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  const found = findingAt(linesOf(document), start.line, start.character, documents.kind(document));
  if (!found) return [];
  const range = findingRange(document, found);
  const fixed = diagnostics.filter((each) => each.source === DIAGNOSTIC_SOURCE && each.range.isEqual(range));
  const quickFix = (title: string) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.diagnostics = fixed;
    return action;
  };

  const place = codeInPlace(document, found);
  if (!place) return [];

  const show = quickFix(vscode.l10n.t('Show remediation for {0}', found.finding.text));
  show.command = { title: show.title, command: COMMANDS.showRemediation, arguments: codeArguments(place) };
  const lookUp = quickFix(vscode.l10n.t('Look up {0}…', found.finding.text));
  lookUp.command = { title: lookUp.title, command: COMMANDS.lookUp, arguments: [found.finding.text] };
  return [show, lookUp];
}
