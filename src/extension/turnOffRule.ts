import * as vscode from 'vscode';
import type { RuleId } from '../core';
import { COMMANDS } from './commandNames';
import { isRule, suppressionsIn } from './rdpOptions';

/** Where a rule of `.rdp` files is turned off: in one file and in its workspace by the workspace's settings, else by the user's. */
export type TurnOffScope = 'workspace' | 'file' | 'user';

/** Registers the command that turns off a rule; the quick fix menu of a problem runs it. */
export function registerTurnOffRule(): vscode.Disposable {
  return vscode.commands.registerCommand(
    COMMANDS.turnOffRule,
    async (rule: unknown, document: unknown, scope: unknown) => {
      if (!isRule(rule) || typeof document !== 'string') return;
      const uri = vscode.Uri.parse(document);
      const allowed = canTurnOffIn(uri).find((one) => one === scope);
      if (allowed === 'file') await turnOffInFile(rule, uri);
      else if (allowed) await turnOff(rule, uri, allowed);
    },
  );
}

/** Outside a workspace, and in one that is not trusted, whose settings of rules do not count, only the user's settings are left. */
export function canTurnOffIn(uri: vscode.Uri): readonly TurnOffScope[] {
  const isOwn = vscode.workspace.isTrusted && vscode.workspace.getWorkspaceFolder(uri) !== undefined;
  return isOwn ? ['workspace', 'file'] : ['user'];
}

async function turnOff(rule: RuleId, uri: vscode.Uri, scope: 'workspace' | 'user'): Promise<void> {
  const settings = vscode.workspace.getConfiguration('rdpDiagnostics', uri);
  const set = settings.inspect<Record<string, unknown>>('rdp.severities');
  if (scope === 'user') {
    await settings.update('rdp.severities', { ...set?.globalValue, [rule]: 'off' }, vscode.ConfigurationTarget.Global);
  } else if (set?.workspaceFolderValue && rule in set.workspaceFolderValue) {
    // What the folder says of the rule would win over the workspace.
    const value = { ...set.workspaceFolderValue, [rule]: 'off' };
    await settings.update('rdp.severities', value, vscode.ConfigurationTarget.WorkspaceFolder);
  } else {
    await settings.update(
      'rdp.severities',
      { ...set?.workspaceValue, [rule]: 'off' },
      vscode.ConfigurationTarget.Workspace,
    );
  }
}

async function turnOffInFile(rule: RuleId, uri: vscode.Uri): Promise<void> {
  const settings = vscode.workspace.getConfiguration('rdpDiagnostics', uri);
  // The list nearest to the file counts alone, so that it has to hold what others did.
  const all = [...suppressionsIn(settings.get<unknown>('rdp.suppressions')), { rule, files: globOf(uri) }];
  const isOneOfMany = (vscode.workspace.workspaceFolders?.length ?? 0) > 1;
  const nearest = isOneOfMany || settings.inspect('rdp.suppressions')?.workspaceFolderValue !== undefined;
  const target = nearest ? vscode.ConfigurationTarget.WorkspaceFolder : vscode.ConfigurationTarget.Workspace;
  await settings.update('rdp.suppressions', all, target);
}

/** The path from the workspace folder. Characters with a meaning in globs stand for any character: there is no way to escape all. */
function globOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri, false).replaceAll(/[*?{}[\]]/g, '?');
}
