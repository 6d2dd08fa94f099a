import * as vscode from 'vscode';
import { explain, explanationToMarkdown } from '../core';
import type { CodeInPlace } from './codeArguments';
import { translate } from './translate';

/** Puts the whole explanation of a code on the clipboard, as Markdown for a ticket. */
export async function copyExplanation({ code, ...place }: CodeInPlace): Promise<void> {
  const explanation = explain(code, { ...place, translate });
  await vscode.env.clipboard.writeText(explanationToMarkdown(explanation, { detail: 'full', translate }));
  const name = explanation.notations[0] ?? explanation.title;
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied the explanation of {0}', name), 4000);
}
