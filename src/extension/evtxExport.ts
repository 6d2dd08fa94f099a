import * as vscode from 'vscode';
import { COMMANDS } from './commandNames';
import { evtxXml, readFile } from './evtxDocument';
import { EVTX_VIEW_TYPE } from './evtxEditor';
import { notificationText } from './notificationText';

/** Larger texts are saved at once: an editor would turn its help off in them. */
const MAX_EDITOR_LENGTH = 20_000_000;

/** *Export RDP Events as XML*: of the log that was clicked, else of the one in the active editor. */
export function registerEvtxExport(): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.exportEvtx, async (resource?: unknown) => {
    const uri = resource instanceof vscode.Uri ? resource : (activeLog() ?? (await choose()));
    if (uri) await exportXml(uri);
  });
}

/** The log in the active editor. */
function activeLog(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom && input.viewType === EVTX_VIEW_TYPE ? input.uri : undefined;
}

async function choose(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({
    openLabel: vscode.l10n.t('Export RDP events'),
    filters: { [vscode.l10n.t('Windows event logs')]: ['evtx'] },
  });
  return chosen?.[0];
}

async function exportXml(uri: vscode.Uri): Promise<void> {
  const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: notificationText(vscode.l10n.t('Reading {0}', name)),
    cancellable: true,
  };
  try {
    const read = await vscode.window.withProgress(options, async (_, token) => evtxXml(await readFile(uri), token));
    if (!read) return;
    if (!read.isLog)
      void vscode.window.showWarningMessage(notificationText(vscode.l10n.t('{0} is not a Windows event log.', name)));
    else if (read.count === 0)
      void vscode.window.showInformationMessage(
        notificationText(vscode.l10n.t('None of the events in {0} that can be read is about Remote Desktop.', name)),
      );
    else if (read.xml.length <= MAX_EDITOR_LENGTH) await show(read.xml);
    else await save(uri, read.xml);
    if (read.isLog && read.unreadableCount > 0)
      void vscode.window.showWarningMessage(
        notificationText(
          vscode.l10n.t('{0} records of {1} could not be read and are missing.', read.unreadableCount, name),
        ),
      );
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(
      notificationText(vscode.l10n.t('{0} could not be exported: {1}', name, reason)),
    );
  }
}

/** Opens the text as a new document, in which hovers, outline and Problems work, and which can be saved anywhere. */
async function show(content: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'xml', content });
  await vscode.window.showTextDocument(document, { preview: false });
}

async function save(uri: vscode.Uri, xml: string): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    defaultUri: uri.with({ path: uri.path.replace(/\.evtx$/i, '') + '.rdp-events.xml' }),
    filters: { XML: ['xml'] },
    title: vscode.l10n.t('Export RDP Events as XML'),
  });
  if (target) await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(xml));
}
