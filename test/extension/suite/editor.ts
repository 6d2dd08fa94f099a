// What the suites do in the editor: open texts and sample files, place the cursor, reach the extension's test API.
import * as vscode from 'vscode';
import type { activate } from '../../../src/extension/main';
import { ok } from '../runner/assert';

/** A dialog as mstsc shows it: one diagnosis, its code on line 7. */
export const DIALOG = [
  'Ticket 4711, pasted from the user',
  '',
  "Remote Desktop can't connect to the remote computer for one of these reasons:",
  '1) Remote access to the server is not enabled',
  '2) The remote computer is turned off',
  '3) The remote computer is not available on the network',
  '',
  'Error code: 0x204',
  'Extended error code: 0x0',
  'Timestamp (UTC): 03/14/25 09:12:44 AM',
  '',
].join('\n');

/** Two failures of FreeRDP, then a normal end, with lines of no interest between them. */
export const FREERDP_LOG = [
  '[09:12:40:101] [2301:2302] [INFO][com.freerdp.core] - starting',
  '[09:12:41:102] [2301:2302] [ERROR][com.freerdp.core] - freerdp_set_last_error_ex ERRCONNECT_LOGON_FAILURE [0x00020014]',
  '[09:12:42:103] [2301:2302] [INFO][com.freerdp.client] - next try',
  '[09:12:43:104] [2301:2302] [ERROR][com.freerdp.core] - freerdp_set_last_error_ex ERRCONNECT_CONNECT_TRANSPORT_FAILED [0x0002000D]',
  '[09:12:44:105] [2301:2302] [ERROR][com.freerdp.core] - ERRINFO_LOGOFF_BY_USER (0x0000000C):The disconnection was initiated by the user logging off their session on the server.',
  '',
].join('\n');

/** What `activate` returns, for tests only. */
export async function extensionApi(): Promise<ReturnType<typeof activate>> {
  const extension = vscode.extensions.getExtension<ReturnType<typeof activate>>('rdp-diagnostics.rdp-diagnostics');
  ok(extension, 'the extension is not installed');
  return extension.activate();
}

/** Files in memory, so that every text has a file and a name of its own: untitled documents share theirs over time. */
class Memory implements vscode.FileSystemProvider {
  readonly #files = new Map<string, Uint8Array>();
  readonly onDidChangeFile = new vscode.EventEmitter<vscode.FileChangeEvent[]>().event;

  stat({ path }: vscode.Uri): vscode.FileStat {
    return { type: vscode.FileType.File, ctime: 0, mtime: 0, size: this.#read(path).length };
  }
  readFile({ path }: vscode.Uri): Uint8Array {
    return this.#read(path);
  }
  writeFile({ path }: vscode.Uri, content: Uint8Array): void {
    this.#files.set(path, content);
  }
  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }
  readDirectory(): [string, vscode.FileType][] {
    return [];
  }
  createDirectory(): void {}
  delete({ path }: vscode.Uri): void {
    this.#files.delete(path);
  }
  rename(): void {}

  #read(path: string): Uint8Array {
    const content = this.#files.get(path);
    if (!content) throw vscode.FileSystemError.FileNotFound(path);
    return content;
  }
}

const memory = new Memory();
let memoryIsThere = false;
let textCount = 0;

/** A file in memory with this content. */
export function memoryFile(name: string, content: Uint8Array): vscode.Uri {
  if (!memoryIsThere) vscode.workspace.registerFileSystemProvider('rdpdiag-test', memory);
  memoryIsThere = true;
  const uri = vscode.Uri.from({ scheme: 'rdpdiag-test', path: `/${name}` });
  memory.writeFile(uri, content);
  return uri;
}

/** A new file in memory; `name` may end as a file's kind does. */
function fileOf(content: Uint8Array, name = ''): vscode.Uri {
  if (!memoryIsThere) vscode.workspace.registerFileSystemProvider('rdpdiag-test', memory);
  memoryIsThere = true;
  const uri = vscode.Uri.from({ scheme: 'rdpdiag-test', path: `/text-${++textCount}${name}` });
  memory.writeFile(uri, content);
  return uri;
}

/** Opens a text as a file of its own, without an editor, and waits until it was read. */
export async function openDocument(content: string, language = 'log'): Promise<vscode.TextDocument> {
  const opened = await vscode.workspace.openTextDocument(fileOf(new TextEncoder().encode(content)));
  const document = await vscode.languages.setTextDocumentLanguage(opened, language);
  const { documents } = await extensionApi();
  await documents.settled(document);
  return document;
}

/** Opens the bytes of an `.rdp` file in an editor and waits until it was read. */
export async function openRdp(content: Uint8Array): Promise<vscode.TextEditor> {
  const document = await vscode.workspace.openTextDocument(fileOf(content, '.rdp'));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  const { documents } = await extensionApi();
  await documents.settled(document);
  return editor;
}

/** Opens a text in an editor and waits until it was read. */
export async function openText(content: string, language = 'log'): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await openDocument(content, language), { preview: false });
}

/** Opens a file of samples/ in an editor and waits until it was read. */
export async function openSample(path: string): Promise<vscode.TextEditor> {
  const { documents } = await extensionApi();
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'no folder is open');
  const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder.uri, path));
  const editor = await vscode.window.showTextDocument(document, { preview: false });
  await documents.settled(document);
  return editor;
}

/** Where `text` first stands in the document, moved right by `offset` columns. */
export function positionOf(document: vscode.TextDocument, text: string, offset = 1): vscode.Position {
  const at = document.getText().indexOf(text);
  ok(at >= 0, `"${text}" is not in the document`);
  return document.positionAt(at + offset);
}

/** Puts the cursor into the first occurrence of `text`. */
export function moveTo(editor: vscode.TextEditor, text: string, offset = 1): void {
  const position = positionOf(editor.document, text, offset);
  editor.selection = new vscode.Selection(position, position);
}

/** The selected text. */
export function selected(editor: vscode.TextEditor | undefined): string {
  return editor ? editor.document.getText(editor.selection) : '';
}

/** Changes a user setting for one test; the returned function takes it back. */
export async function withSetting(name: string, value: unknown, languageId?: string): Promise<() => Promise<void>> {
  const configuration = () =>
    vscode.workspace.getConfiguration('rdpDiagnostics', languageId === undefined ? undefined : { languageId });
  const perLanguage = languageId !== undefined;
  await configuration().update(name, value, vscode.ConfigurationTarget.Global, perLanguage);
  return async () => configuration().update(name, undefined, vscode.ConfigurationTarget.Global, perLanguage);
}

/** Closes every editor, without asking to save. */
export async function closeAll(): Promise<void> {
  while (vscode.window.tabGroups.all.some(({ tabs }) => tabs.length > 0)) {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
}
