import * as vscode from 'vscode';
import { codeRef, isBinary, ScanStream } from '../core';
import { COMMANDS } from './commandNames';
import { spanRange } from './convert';
import { SCAN_SCHEME } from './documents';
import { fileParts } from './fileParts';
import { LargeFileReport, megabytes, type ReportLink } from './largeFileReport';
import { notificationText } from './notificationText';
import { TextParts } from './textParts';

/** So many characters are scanned at once. */
const PART_LENGTH = 256 * 1024;
/** How long the scan may hold up the extension host at a time, in milliseconds. */
const SLICE_MILLISECONDS = 15;
/** How often the progress is told, in bytes. */
const REPORT_BYTES = 8 * 1024 * 1024;

/** *Scan Large File*: reads a file in parts, whatever its size, and lists its codes in a document with links into it. */
export class LargeFileScans implements vscode.TextDocumentContentProvider, vscode.DocumentLinkProvider {
  readonly #texts = new Map<string, { readonly text: string; readonly links: readonly ReportLink[] }>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();

  readonly onDidChange = this.#changed.event;

  /** Registers the documents, their links, and the command; dispose of the result to remove them. */
  register(): vscode.Disposable {
    return vscode.Disposable.from(
      this.#changed,
      vscode.workspace.registerTextDocumentContentProvider(SCAN_SCHEME, this),
      vscode.languages.registerDocumentLinkProvider({ scheme: SCAN_SCHEME }, this),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => void this.#texts.delete(uri.toString())),
      vscode.commands.registerCommand(COMMANDS.scanLargeFile, async (resource?: unknown) => {
        const uri = resource === undefined ? (textTabUri() ?? (await choose())) : givenUri(resource);
        if (uri) await this.scan(uri);
      }),
    );
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    const made = this.#texts.get(uri.toString());
    // The window was loaded anew, and the editor with it.
    return made?.text ?? `${vscode.l10n.t('This list is gone. Scan the file again.')}\n`;
  }

  provideDocumentLinks(document: vscode.TextDocument): vscode.DocumentLink[] {
    const source = sourceOf(document.uri);
    const made = this.#texts.get(document.uri.toString());
    if (!made) {
      const range = spanRange(document, 0, { start: 0, end: document.lineAt(0).text.length });
      return [new vscode.DocumentLink(range, commandUri(COMMANDS.scanLargeFile, source.toString()))];
    }
    return made.links.map(({ line, start, end, to }) => {
      const range = spanRange(document, line, { start, end });
      const link = new vscode.DocumentLink(
        range,
        'code' in to
          ? commandUri(COMMANDS.showRemediation, codeRef(to.code))
          : source.with({ fragment: `L${to.line + 1},${to.column + 1}-L${to.line + 1},${to.endColumn + 1}` }),
      );
      link.tooltip = 'code' in to ? vscode.l10n.t('Open remediation') : vscode.l10n.t('Go to code');
      return link;
    });
  }

  /** Reads and shows; what was found so far where the reader cancels. */
  async scan(uri: vscode.Uri): Promise<void> {
    const name = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const options: vscode.ProgressOptions = {
      location: vscode.ProgressLocation.Notification,
      title: notificationText(vscode.l10n.t('Scanning {0}', name)),
      cancellable: true,
    };
    try {
      const made = await vscode.window.withProgress(options, (progress, token) => read(uri, name, progress, token));
      if (!made) return;
      const address = addressOf(uri, name);
      this.#texts.set(address.toString(), made);
      // Where it is still open, it is not asked for by itself.
      this.#changed.fire(address);
      await vscode.commands.executeCommand('vscode.open', address, {
        preview: false,
      } satisfies vscode.TextDocumentShowOptions);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(notificationText(vscode.l10n.t('{0} could not be read: {1}', name, reason)));
    }
  }
}

async function read(
  uri: vscode.Uri,
  name: string,
  progress: vscode.Progress<{ message: string; increment: number }>,
  token: vscode.CancellationToken,
) {
  const before = await vscode.workspace.fs.stat(uri);
  const report = new LargeFileReport();
  const stream = new ScanStream({ path: uri.path, partLength: PART_LENGTH });
  const text = new TextParts();
  let bytes = 0;
  let told = 0;
  let began = performance.now();
  for await (const part of fileParts(uri)) {
    if (bytes === 0 && isBinary(part)) {
      void vscode.window.showInformationMessage(notificationText(vscode.l10n.t('{0} is not a text.', name)));
      return undefined;
    }
    report.add(stream.push(text.push(part)));
    bytes += part.length;
    if (bytes - told >= REPORT_BYTES) {
      const message = vscode.l10n.t('{0} of {1} MB, {2} codes', megabytes(bytes), megabytes(before.size), report.size);
      progress.report({ message, increment: (100 * (bytes - told)) / Math.max(before.size, bytes) });
      told = bytes;
    }
    // A file that lies in memory is read without a pause: other work gets its turn, and the reader may cancel.
    if (performance.now() - began >= SLICE_MILLISECONDS) {
      await new Promise((resolve) => setTimeout(resolve, 0));
      began = performance.now();
    }
    if (token.isCancellationRequested) break;
  }
  const remarks: string[] = [];
  if (!token.isCancellationRequested) {
    report.add(stream.push(text.end()));
    const after = await vscode.workspace.fs.stat(uri);
    if (after.mtime !== before.mtime || after.size !== before.size)
      remarks.push(vscode.l10n.t('The file changed while it was read. Scan it again to be sure.'));
  }
  report.add(stream.end());
  if (isUnsaved(uri)) remarks.push(vscode.l10n.t('The editor has unsaved changes; the file was read as it was saved.'));
  return report.render({ name, read: bytes, size: Math.max(before.size, bytes), remarks });
}

/** `big.log (RDP codes)`; the file that it is of stands in the query. */
function addressOf(source: vscode.Uri, name: string): vscode.Uri {
  const path = `/${vscode.l10n.t('{0} (RDP codes)', name)}`;
  return vscode.Uri.from({ scheme: SCAN_SCHEME, path, query: source.toString() });
}

const sourceOf = ({ query }: vscode.Uri): vscode.Uri => vscode.Uri.parse(query);

/** A link that runs a command of ours with one text, which the command checks. */
const commandUri = (command: string, argument: string): vscode.Uri =>
  vscode.Uri.parse(`command:${command}?${encodeURIComponent(JSON.stringify([argument]))}`);

/** What a menu or a link hands over. */
function givenUri(resource: unknown): vscode.Uri | undefined {
  if (resource instanceof vscode.Uri) return resource;
  return typeof resource === 'string' && /^[a-z][\w+.-]{0,80}:/i.test(resource)
    ? vscode.Uri.parse(resource)
    : undefined;
}

/** The file that the active tab shows as text, whether or not extensions get it. */
export function textTabUri(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof vscode.TabInputText)) return undefined;
  return vscode.workspace.fs.isWritableFileSystem(input.uri.scheme) === undefined ? undefined : input.uri;
}

function isUnsaved(uri: vscode.Uri): boolean {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .some(
      ({ input, isDirty }) =>
        isDirty && input instanceof vscode.TabInputText && input.uri.toString() === uri.toString(),
    );
}

async function choose(): Promise<vscode.Uri | undefined> {
  const chosen = await vscode.window.showOpenDialog({ openLabel: vscode.l10n.t('Scan') });
  return chosen?.[0];
}
