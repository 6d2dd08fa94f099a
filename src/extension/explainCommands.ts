import * as vscode from 'vscode';
import { codeInPlace, readCodeArguments, type CodeInPlace } from './codeArguments';
import { codeAtCursor } from './codeAtCursor';
import { COMMANDS } from './commandNames';
import { copyExplanation } from './copyExplanation';
import type { Documents } from './documents';
import { eventInPlace } from './eventHover';
import { offerLookup } from './lookup';
import type { RemediationPanel } from './panel';

/** *Explain Code at Cursor*, *Show Remediation* and *Copy Explanation*: of a given code, else of the one at the cursor. */
export function registerExplainCommands(documents: Documents, panel: RemediationPanel): vscode.Disposable {
  const withCode = async (args: readonly unknown[], action: (place: CodeInPlace) => Promise<void>) => {
    const place = args.length > 0 ? readCodeArguments(args) : placeAtCursor(documents);
    if (place) await action(place);
    else offerLookup(vscode.l10n.t('There is no RDP code at the cursor.'));
  };
  const show = (...args: unknown[]) => withCode(args, ({ code, ...place }) => panel.show(code, place));
  return vscode.Disposable.from(
    vscode.commands.registerCommand(COMMANDS.explainAtCursor, () => show()),
    vscode.commands.registerCommand(COMMANDS.showRemediation, show),
    vscode.commands.registerCommand(COMMANDS.copyExplanation, (...args: unknown[]) => withCode(args, copyExplanation)),
  );
}

function placeAtCursor(documents: Documents): CodeInPlace | undefined {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return undefined;
  const found = codeAtCursor(documents, editor);
  // An event's id is explained too, where no code stands on the line.
  return found ? codeInPlace(editor.document, found) : eventInPlace(editor.document, editor.selection.active)?.place;
}
