import * as vscode from 'vscode';
import { formatRdp } from '../core';
import { linesOf, spanRange } from './convert';

/** How long the status bar says why nothing was formatted, in milliseconds. */
const SHOWN_MILLISECONDS = 5000;

/** Formats `.rdp` files, but for signed ones. */
export function registerRdpFormatting(): vscode.Disposable {
  const provider: vscode.DocumentRangeFormattingEditProvider = {
    provideDocumentRangeFormattingEdits(document, { start, end }) {
      const formatted = formatRdp(linesOf(document), start.line, end.line);
      if ('signed' in formatted) {
        // No dialog: formatting may run at every save.
        void vscode.window.setStatusBarMessage(
          vscode.l10n.t('Not formatted: the file is signed, and a change could break its signature.'),
          SHOWN_MILLISECONDS,
        );
        return [];
      }
      return formatted.lines.map(({ line, text }) => {
        const { length } = document.lineAt(line).text;
        return vscode.TextEdit.replace(spanRange(document, line, { start: 0, end: length }), text);
      });
    },
  };
  // A provider for ranges formats whole documents too.
  return vscode.languages.registerDocumentRangeFormattingEditProvider({ language: 'rdp' }, provider);
}
