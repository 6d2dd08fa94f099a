import * as vscode from 'vscode';
import { COMMANDS } from './commandNames';
import { megabytes } from './largeFileReport';
import { textTabUri } from './largeFileScan';
import { notificationText } from './notificationText';

/** VS Code keeps texts of more characters from extensions: `TextModel._MODEL_SYNC_LIMIT`. */
export const MAX_DOCUMENT_LENGTH = 50 * 1024 * 1024;
/** Files that we would read. */
const READ_FILES = /\.(?:log|txt|xml|json|jsonl|csv|tsv|md|trace|out|err)(?:\.\d{1,6})?$/i;
/** A text of fewer characters than bytes may still come; how long to wait for it, in milliseconds. */
const GRACE_MILLISECONDS = 1000;
/** Says of the active tab that its file is too large; as in `contributes.viewsWelcome`. */
const CONTEXT_KEY = 'rdpDiagnostics.largeFile';
/** The files that the reader wants to hear no more of, the newest last. */
const QUIET_KEY = 'largeFiles.quiet';
const MAX_QUIET = 100;

/** Says in the window that the file of the active tab is too large for extensions, and offers to scan it. */
export class LargeFileNotice implements vscode.Disposable {
  readonly #memento: vscode.Memento;
  readonly #item: vscode.StatusBarItem;
  readonly #subscriptions: vscode.Disposable;
  readonly #notified = new Set<string>();
  #current: string | undefined;
  #shown: vscode.Uri | undefined;

  constructor({ workspaceState }: vscode.ExtensionContext) {
    this.#memento = workspaceState;
    this.#item = vscode.window.createStatusBarItem('rdpDiagnostics.largeFile', vscode.StatusBarAlignment.Right, 90);
    this.#item.name = vscode.l10n.t('RDP codes of a large file');
    this.#subscriptions = vscode.Disposable.from(
      this.#item,
      vscode.window.tabGroups.onDidChangeTabs(() => void this.#look()),
      vscode.window.tabGroups.onDidChangeTabGroups(() => void this.#look()),
      vscode.workspace.onDidOpenTextDocument(({ uri }) => {
        if (uri.toString() === this.#current) this.#hide();
      }),
    );
    void this.#look();
  }

  /** The file that is said to be too large; undefined where the active tab shows none. */
  get shown(): vscode.Uri | undefined {
    return this.#shown;
  }

  dispose(): void {
    this.#current = undefined;
    this.#subscriptions.dispose();
  }

  async #look(): Promise<void> {
    const uri = textTabUri();
    const key = uri?.toString();
    if (key === this.#current) return;
    this.#current = key;
    this.#hide();
    if (!uri || !READ_FILES.test(uri.path)) return;
    const size = await vscode.workspace.fs.stat(uri).then(
      (stat) => stat.size,
      () => 0,
    );
    if (size <= MAX_DOCUMENT_LENGTH) return;
    await new Promise((resolve) => setTimeout(resolve, GRACE_MILLISECONDS));
    if (this.#current !== key || vscode.workspace.textDocuments.some((each) => each.uri.toString() === key)) return;
    this.#show(uri, size);
    await this.#notify(uri, size);
  }

  #show(uri: vscode.Uri, size: number): void {
    this.#shown = uri;
    const reason = vscode.l10n.t(
      'VS Code does not hand files of more than 50 MB to extensions, so the RDP codes of this file are not marked.',
    );
    this.#item.text = `$(warning) ${vscode.l10n.t('RDP: not read ({0} MB)', megabytes(size))}`;
    this.#item.tooltip = `${reason}\n${vscode.l10n.t('Click to scan it.')}`;
    this.#item.accessibilityInformation = { label: `${reason} ${vscode.l10n.t('Scan this file')}`, role: 'button' };
    this.#item.command = { command: COMMANDS.scanLargeFile, title: '', arguments: [uri] };
    this.#item.show();
    void vscode.commands.executeCommand('setContext', CONTEXT_KEY, true);
  }

  #hide(): void {
    if (!this.#shown) return;
    this.#shown = undefined;
    this.#item.hide();
    void vscode.commands.executeCommand('setContext', CONTEXT_KEY, false);
  }

  /** Once per file and window, and never again where the reader says so. */
  async #notify(uri: vscode.Uri, size: number): Promise<void> {
    const key = uri.toString();
    const quiet = this.#memento.get<readonly string[]>(QUIET_KEY, []);
    if (this.#notified.has(key) || quiet.includes(key)) return;
    this.#notified.add(key);
    const scan = vscode.l10n.t('Scan this file');
    const never = vscode.l10n.t('Don’t show again for this file');
    const chosen = await vscode.window.showInformationMessage(
      notificationText(
        vscode.l10n.t(
          '{0} has {1} MB. VS Code does not hand files of more than 50 MB to extensions, so its RDP codes are not marked. They can be listed in a document of their own.',
          uri.path.slice(uri.path.lastIndexOf('/') + 1),
          megabytes(size),
        ),
      ),
      scan,
      never,
    );
    if (chosen === scan) await vscode.commands.executeCommand(COMMANDS.scanLargeFile, uri);
    if (chosen === never) await this.#memento.update(QUIET_KEY, [...quiet, key].slice(-MAX_QUIET));
  }
}
