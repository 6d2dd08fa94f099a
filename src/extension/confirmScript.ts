import * as vscode from 'vscode';
import type { EvidenceScript } from '../core';
import { scriptPlace } from '../panel/remediation';
import { translate } from './translate';

/** Lets the reader choose on which machine the confirm steps are to be run; undefined when there is none, or none is chosen. */
export async function chooseScript(scripts: readonly EvidenceScript[]): Promise<EvidenceScript | undefined> {
  if (scripts.length === 0) {
    void vscode.window.showInformationMessage(
      vscode.l10n.t('None of the steps under "Confirm" has a command that only reads and has all its values.'),
    );
    return undefined;
  }
  const items = scripts.map((script) => ({
    label: vscode.l10n.t('Run {0}', scriptPlace(script.place, translate)),
    description:
      script.commandCount === 1 ? vscode.l10n.t('1 command') : vscode.l10n.t('{0} commands', script.commandCount),
    ...(script.leftOutCount > 0 && {
      detail: vscode.l10n.t(
        '{0} left out: not read-only, or a value is missing. The script names them.',
        script.leftOutCount,
      ),
    }),
    script,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('RDP Diagnostics: Copy All Confirm Commands as Script'),
    placeHolder: vscode.l10n.t('One script for each machine; each only reads'),
    matchOnDescription: true,
  });
  return chosen?.script;
}

/** Says what to do with the script, and offers to open what it has written. */
export async function scriptCopied({ place, admin }: EvidenceScript): Promise<void> {
  const where = scriptPlace(place, translate);
  const open = vscode.l10n.t('Open Its Result…');
  const chosen = await vscode.window.showInformationMessage(
    admin
      ? vscode.l10n.t('The script is on the clipboard. Run it {0}, in PowerShell as administrator.', where)
      : vscode.l10n.t('The script is on the clipboard. Run it {0}, in PowerShell.', where),
    open,
  );
  if (chosen !== open) return;
  const [file] =
    (await vscode.window.showOpenDialog({
      openLabel: vscode.l10n.t('Open'),
      filters: { [vscode.l10n.t('Text')]: ['txt'], [vscode.l10n.t('All files')]: ['*'] },
    })) ?? [];
  // An ordinary log from here on: its codes are found, explained and told as any other's.
  if (file) await vscode.window.showTextDocument(file, { preview: false });
}
