import * as vscode from 'vscode';
import { fixRdp, lintRdp, type LintRdpOptions, type RdpFinding, type RuleId } from '../core';
import { shownText } from '../panel/shown-text';
import { COMMANDS } from './commandNames';
import { editsOf, spanIn } from './convert';
import { DIAGNOSTIC_SOURCE, ruleOf } from './diagnostics';
import { rdpOptions } from './rdpOptions';
import { canTurnOffIn, type TurnOffScope } from './turnOffRule';
import { withVerified } from './verifiedSignature';
import { rulePage } from './webLinks';

/** For `editor.codeActionsOnSave`. */
export const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('rdpDiagnostics');

/**
 * What can be done about the problems of an `.rdp` file: each fix of those in `range`, turning their rules off, reading
 * why; and fixing all of the file.
 */
export function rdpActions(
  document: vscode.TextDocument,
  range: vscode.Range,
  { diagnostics, only }: vscode.CodeActionContext,
): vscode.CodeAction[] {
  // The text as it is now: what was found in an earlier one may stand elsewhere.
  const text = document.getText();
  const options = withVerified(document, rdpOptions(document));
  const actions: vscode.CodeAction[] = [];
  const asked = (kind: vscode.CodeActionKind) => !only || only.contains(kind);
  if (asked(vscode.CodeActionKind.QuickFix)) {
    const found = lintRdp(text, options).filter(({ span }) => spanIn(document, span).intersection(range));
    for (const finding of found) actions.push(...fixActions(document, finding, diagnostics));
    const all = found.length > 0 ? fixAll(document, text, options, vscode.CodeActionKind.QuickFix) : undefined;
    if (all) actions.push(all);
    const rules = new Map(found.map((finding) => [finding.rule.slice('rdp/'.length) as RuleId, finding]));
    for (const [rule, finding] of rules)
      actions.push(...ruleActions(document, rule, about(document, finding, diagnostics)));
  }
  // Such actions are shown and run where somebody asks for them.
  if (only && asked(FIX_ALL)) {
    const all = fixAll(document, text, options, FIX_ALL);
    if (all) actions.push(all);
  }
  return actions;
}

/** The shown problems that a finding is told by. */
function about(
  document: vscode.TextDocument,
  { rule, span }: RdpFinding,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.Diagnostic[] {
  const range = spanIn(document, span);
  return diagnostics.filter(
    (each) => each.source === DIAGNOSTIC_SOURCE && `rdp/${ruleOf(each)}` === rule && each.range.isEqual(range),
  );
}

function fixActions(
  document: vscode.TextDocument,
  finding: RdpFinding,
  diagnostics: readonly vscode.Diagnostic[],
): vscode.CodeAction[] {
  return finding.fixes.map((fix, index) => {
    const action = new vscode.CodeAction(shownText(fix.title), vscode.CodeActionKind.QuickFix);
    action.edit = new vscode.WorkspaceEdit();
    action.edit.set(document.uri, editsOf(document, fix.edits));
    action.diagnostics = about(document, finding, diagnostics);
    action.isPreferred = index === 0 && !fix.manual;
    return action;
  });
}

function fixAll(
  document: vscode.TextDocument,
  text: string,
  options: LintRdpOptions,
  kind: vscode.CodeActionKind,
): vscode.CodeAction | undefined {
  const { edits, count } = fixRdp(text, options);
  // In the menu of one problem, fixing all says nothing new where it is the only one.
  if (count === 0 || (kind === vscode.CodeActionKind.QuickFix && count === 1)) return undefined;
  const action = new vscode.CodeAction(vscode.l10n.t('Fix all RDP file problems'), kind);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.set(document.uri, editsOf(document, edits));
  return action;
}

function ruleActions(
  document: vscode.TextDocument,
  rule: RuleId,
  diagnostics: vscode.Diagnostic[],
): vscode.CodeAction[] {
  const withCommand = (title: string, command: string, ...args: unknown[]) => {
    const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
    action.command = { title, command, arguments: args };
    action.diagnostics = diagnostics;
    return action;
  };
  const titles: Readonly<Record<TurnOffScope, string>> = {
    workspace: vscode.l10n.t('Turn off rule {0} in this workspace', rule),
    file: vscode.l10n.t('Turn off rule {0} for this file', rule),
    user: vscode.l10n.t('Turn off rule {0} everywhere', rule),
  };
  return [
    ...canTurnOffIn(document.uri).map((scope) =>
      withCommand(titles[scope], COMMANDS.turnOffRule, rule, document.uri.toString(), scope),
    ),
    withCommand(vscode.l10n.t('Open the page of rule {0}', rule), 'vscode.open', vscode.Uri.parse(rulePage(rule))),
  ];
}
