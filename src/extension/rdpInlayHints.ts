import * as vscode from 'vscode';
import { rdpInlayHints } from '../core';
import { cursorAt, linesOf } from './convert';
import { translate } from './translate';

const SETTING = 'rdp.inlayHints';

/** Says behind the values of `.rdp` files what they mean. */
export function registerRdpInlayHints(): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.InlayHintsProvider = {
    onDidChangeInlayHints: changed.event,
    provideInlayHints(document, range) {
      const detail = vscode.workspace.getConfiguration('rdpDiagnostics', document).get<string>(SETTING, 'enumerations');
      if (detail !== 'enumerations' && detail !== 'all') return [];
      const hints = rdpInlayHints(linesOf(document), range.start.line, range.end.line, { detail, translate });
      return hints.map(({ line, column, label }) => {
        const hint = new vscode.InlayHint(cursorAt(document, line, column).start, label);
        hint.paddingLeft = true;
        return hint;
      });
    },
  };
  return vscode.Disposable.from(
    changed,
    vscode.languages.registerInlayHintsProvider({ language: 'rdp' }, provider),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`rdpDiagnostics.${SETTING}`)) changed.fire();
    }),
  );
}
