import * as vscode from 'vscode';
import { codeRef, type ResultNode } from '../core';
import { CodesOverTimeView } from './codesOverTimeView';
import { COMMANDS } from './commandNames';
import { reasonOf } from './fileText';
import { scanFolders } from './folderScan';
import { EXPORT_FORMATS, exportScan } from './scanExport';
import { notificationText } from './notificationText';
import { openFinding } from './scannedPlace';
import { placeOf, ScanResults } from './scanResults';
import { registerZipDocuments } from './zipDocuments';

/** *Scan Folder for RDP Problems*, and what can be done with its results. */
export class FolderScans implements vscode.Disposable {
  readonly results = new ScanResults();
  readonly overTime: CodesOverTimeView;
  readonly #version: string;
  readonly #registration: vscode.Disposable;
  /** What the last scan was of. */
  #roots: readonly vscode.Uri[] = [];
  #running: vscode.CancellationTokenSource | undefined;

  constructor(context: vscode.ExtensionContext) {
    const { version } = context.extension.packageJSON as { readonly version: string };
    this.#version = version;
    this.overTime = new CodesOverTimeView(context, async ({ file, found }) => {
      const source = this.results.scanned?.sources.get(file.name);
      if (source) await openFinding(source, found);
    });
    this.#registration = vscode.Disposable.from(
      this.results,
      this.overTime,
      registerZipDocuments(),
      vscode.commands.registerCommand(COMMANDS.scanFolder, async (resource?: unknown, selection?: unknown) => {
        const roots = givenFolders(resource, selection) ?? (await chooseFolders());
        if (roots && roots.length > 0) await this.scan(roots);
      }),
      vscode.commands.registerCommand(COMMANDS.rescanFolder, () => this.scan(this.#roots)),
      vscode.commands.registerCommand(COMMANDS.openScanFinding, (node: unknown) => this.#open(node)),
      vscode.commands.registerCommand(COMMANDS.showScanRemediation, (node: unknown) => showRemediation(node)),
      vscode.commands.registerCommand(COMMANDS.groupScanByCode, () => this.results.group('code')),
      vscode.commands.registerCommand(COMMANDS.groupScanByMachine, () => this.results.group('machine')),
      vscode.commands.registerCommand(COMMANDS.groupScanByFile, () => this.results.group('file')),
      vscode.commands.registerCommand(COMMANDS.exportScan, (...given: unknown[]) => this.#export(given)),
      vscode.commands.registerCommand(COMMANDS.showCodesOverTime, () => this.#showOverTime()),
      vscode.commands.registerCommand(COMMANDS.clearScan, () => {
        // What it has found so far is not wanted either.
        this.#abandon();
        this.results.clear();
        this.overTime.close();
      }),
    );
  }

  /** Scans folders and files and shows what was found; a scan that is under way ends without a word. */
  async scan(roots: readonly vscode.Uri[]): Promise<void> {
    if (roots.length === 0) return;
    this.#abandon();
    const own = new vscode.CancellationTokenSource();
    this.#running = own;
    const options: vscode.ProgressOptions = {
      location: vscode.ProgressLocation.Notification,
      title: vscode.l10n.t('Scanning for RDP problems'),
      cancellable: true,
    };
    try {
      const scanned = await vscode.window.withProgress(options, (progress, token) => {
        token.onCancellationRequested(() => own.cancel());
        return scanFolders(roots, progress, own.token);
      });
      // Another scan may have begun since, which shows its own results.
      if (!scanned || this.#running !== own) return;
      this.#roots = roots;
      await this.results.show(scanned);
      this.overTime.update(scanned);
      if (scanned.report.files.length === 0) void offerNextStep(scanned.report.fileCount);
    } catch (error) {
      void vscode.window.showErrorMessage(
        notificationText(vscode.l10n.t('The folder could not be scanned: {0}', reasonOf(error))),
      );
    } finally {
      if (this.#running === own) this.#running = undefined;
      own.dispose();
    }
  }

  /** Ends the scan that is under way; what it has found so far is shown. */
  cancel(): void {
    this.#running?.cancel();
  }

  dispose(): void {
    this.#abandon();
    this.#registration.dispose();
  }

  /** Ends the scan that is under way without a word. */
  #abandon(): void {
    this.#running?.cancel();
    this.#running = undefined;
  }

  async #open(node: unknown): Promise<void> {
    const place = placeOf(node);
    const source = place && this.results.scanned?.sources.get(place.file.name);
    if (!source) return;
    try {
      await openFinding(source, place.found);
    } catch (error) {
      void vscode.window.showErrorMessage(
        notificationText(vscode.l10n.t('{0} could not be opened: {1}', place.file.name, reasonOf(error))),
      );
    }
  }

  async #export([format, target]: readonly unknown[]): Promise<void> {
    const { scanned } = this.results;
    if (!scanned) return;
    const [root] = this.#roots;
    const known = EXPORT_FORMATS.find((each) => each === format);
    await exportScan(scanned.report, this.#version, root, {
      ...(known && { format: known }),
      ...(target instanceof vscode.Uri && { target }),
    });
  }

  #showOverTime(): void {
    const { scanned } = this.results;
    if (scanned) this.overTime.show(scanned);
  }
}

/** The Explorer gives the entry that was clicked and all that are selected; others a folder. */
function givenFolders(resource: unknown, selection: unknown): readonly vscode.Uri[] | undefined {
  const selected = Array.isArray(selection) ? selection.filter((each) => each instanceof vscode.Uri) : [];
  if (selected.length > 0) return selected;
  return resource instanceof vscode.Uri ? [resource] : undefined;
}

/** From the palette: the workspace, or a folder from elsewhere; undefined when the reader leaves it. */
async function chooseFolders(): Promise<readonly vscode.Uri[] | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length === 0) return chooseElsewhere();
  const all = vscode.l10n.t('All folders of the workspace');
  const items: (vscode.QuickPickItem & { readonly folders?: readonly vscode.Uri[] })[] = [
    ...folders.map(({ name, uri }) => ({
      ...{ label: name, description: vscode.l10n.t('folder of the workspace'), folders: [uri] },
      iconPath: new vscode.ThemeIcon('root-folder'),
    })),
    { label: vscode.l10n.t('Choose folder…'), iconPath: new vscode.ThemeIcon('folder') },
  ];
  if (folders.length > 1)
    items.unshift({
      ...{ label: all, folders: folders.map(({ uri }) => uri) },
      iconPath: new vscode.ThemeIcon('root-folder'),
    });
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('RDP Diagnostics: Scan Folder for RDP Problems'),
    placeHolder: vscode.l10n.t('Logs, exported events, .evtx and .rdp files, and zips of them are read'),
  });
  return chosen && (chosen.folders ?? chooseElsewhere());
}

const chooseElsewhere = (): Thenable<vscode.Uri[] | undefined> =>
  vscode.window.showOpenDialog({
    ...{ canSelectFiles: false, canSelectFolders: true, canSelectMany: true },
    openLabel: vscode.l10n.t('Scan folder'),
  });

/** Nothing found is a result too; whoever expected something is told where to look next. */
async function offerNextStep(fileCount: number): Promise<void> {
  const other = vscode.l10n.t('Scan another folder');
  const text =
    fileCount === 0
      ? vscode.l10n.t('There is no file in this folder that could be read for RDP codes.')
      : vscode.l10n.t('No RDP codes were found. Files read: {0}.', fileCount);
  if ((await vscode.window.showInformationMessage(text, other)) === other)
    await vscode.commands.executeCommand(COMMANDS.scanFolder);
}

async function showRemediation(node: unknown): Promise<void> {
  const known = typeof node === 'object' && node !== null ? (node as Partial<ResultNode>).code : undefined;
  if (!known) return;
  const { code, extended } = known;
  await vscode.commands.executeCommand(COMMANDS.showRemediation, codeRef(code), {
    ...(extended && { extended: codeRef(extended) }),
  });
}
