// A file that VS Code does not hand to extensions: said in the window, scanned in parts, listed with links into it.
import * as vscode from 'vscode';
import { MAX_DOCUMENT_LENGTH } from '../../../src/extension/largeFileNotice';
import { deepEqual, equal, eventually, excludes, includes, ok } from '../runner/assert';
import { host } from '../runner/host';
import { closeAll, DIALOG, extensionApi, memoryFile } from './editor';

const LINE = `${'ordinary words of an ordinary log '.repeat(3).slice(0, 99)}\n`;
const FREERDP = '[ERROR][com.freerdp.core] - freerdp_set_last_error_ex ERRCONNECT_LOGON_FAILURE [0x00020014]\n';

/** A log of at least so many bytes: one code on its second line, a dialog at its end. */
function log(length: number): { bytes: Uint8Array; lastLine: number } {
  const count = Math.ceil(length / LINE.length);
  const line = new TextEncoder().encode(LINE);
  const head = new TextEncoder().encode(`first\n${FREERDP}`);
  const tail = new TextEncoder().encode(DIALOG);
  const bytes = new Uint8Array(head.length + count * line.length + tail.length);
  bytes.set(head);
  for (let index = 0; index < count; index++) bytes.set(line, head.length + index * line.length);
  bytes.set(tail, head.length + count * line.length);
  return { bytes, lastLine: count + 2 };
}

const listed = () => vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === 'rdpdiag-scan');

async function scanned(uri: vscode.Uri): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('rdpDiagnostics.scanLargeFile', uri);
  return (await eventually('the list', listed)).document;
}

async function linksOf({ uri }: vscode.TextDocument): Promise<{ text: string; target: string }[]> {
  const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', uri, 10_000);
  const document = await vscode.workspace.openTextDocument(uri);
  return links.map(({ range, target }) => ({ text: document.getText(range), target: target?.toString() ?? '' }));
}

suite('large files', function () {
  this.timeout(60_000);
  teardown(closeAll);

  test('a file that is too large for us is named in the window, and no other', async () => {
    const { largeFiles } = await extensionApi();
    const large = memoryFile('large.log', log(MAX_DOCUMENT_LENGTH).bytes);
    await vscode.commands.executeCommand('vscode.open', large, { preview: false });
    await eventually('the notice', () => largeFiles.shown?.toString() === large.toString());
    const small = memoryFile('small.log', new TextEncoder().encode(FREERDP));
    await vscode.commands.executeCommand('vscode.open', small, { preview: false });
    await eventually('no notice', () => largeFiles.shown === undefined);
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    await eventually('the notice again', () => largeFiles.shown?.toString() === large.toString());
  });

  test('a file is scanned in parts, and its codes are listed with links into it', async () => {
    const { bytes, lastLine } = log(3_000_000);
    const uri = memoryFile('scanned.log', bytes);
    const document = await scanned(uri);
    const text = document.getText();
    includes(text, 'RDP codes of scanned.log');
    includes(text, '3 codes in ');
    includes(text, `0x204: `);
    includes(text, `line ${lastLine + 8}  error `);
    const links = await linksOf(document);
    const jump = links.find((link) => link.text === `line ${lastLine + 8}`);
    ok(jump, 'a line number is a link');
    const column = 'Error code: '.length + 1;
    equal(
      jump.target,
      uri.with({ fragment: `L${lastLine + 8},${column}-L${lastLine + 8},${column + '0x204'.length}` }).toString(),
    );
    ok(
      links.some(
        ({ target }) => target === `command:rdpDiagnostics.showRemediation?${encodeURIComponent('["disconnect:516"]')}`,
      ),
      'a code leads to its remediation',
    );
    await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(jump.target));
    await eventually('the code is selected', () => {
      const editor = vscode.window.activeTextEditor;
      return editor?.document.uri.path === '/scanned.log' && editor.document.getText(editor.selection) === '0x204';
    });
  });

  test('the list holds no code of its own, and what a file says stays a text', async () => {
    const { documents } = await extensionApi();
    const uri = memoryFile(
      'hostile.log',
      new TextEncoder().encode(`${FREERDP.replace('\n', '')} \u202Ecommand:x [a](command:y) <b>\n`),
    );
    const document = await scanned(uri);
    equal(documents.findings(document), undefined);
    excludes(document.getText(), '\u202E');
    deepEqual(
      (await linksOf(document)).map(({ text }) => text.replace(/:.*/, '')),
      ['0x00020014', 'line 1'],
    );
  });

  test('a list that was made before is written anew', async () => {
    const uri = memoryFile('again.log', new TextEncoder().encode(FREERDP));
    includes((await scanned(uri)).getText(), '1 code in ');
    memoryFile('again.log', new TextEncoder().encode(FREERDP.repeat(2)));
    await vscode.commands.executeCommand('rdpDiagnostics.scanLargeFile', uri);
    await eventually('two codes', () => listed()?.document.getText().includes('2 codes in '));
  });

  test('a list that outlived its window says so, and leads to a new scan', async () => {
    const uri = memoryFile('restored.log', new TextEncoder().encode(FREERDP));
    const address = vscode.Uri.from({ scheme: 'rdpdiag-scan', path: '/restored.log', query: uri.toString() });
    await vscode.commands.executeCommand('vscode.open', address);
    const { document } = await eventually('the list', listed);
    includes(document.getText(), 'Scan the file again');
    const [link] = await linksOf(document);
    const [, query] = /^command:rdpDiagnostics\.scanLargeFile\?(.*)$/.exec(link!.target) ?? [];
    deepEqual(JSON.parse(decodeURIComponent(query!)), [uri.toString()]);
    await vscode.commands.executeCommand('rdpDiagnostics.scanLargeFile', uri.toString());
    await eventually('the codes', () => listed()?.document.getText().includes('1 code in '));
  });

  test('a file that is no text is not listed', async () => {
    const bytes = Uint8Array.from({ length: 10_000 }, (_, index) => index % 32);
    await vscode.commands.executeCommand('rdpDiagnostics.scanLargeFile', memoryFile('binary.log', bytes));
    equal(listed(), undefined);
  });

  test('a file on disk that VS Code keeps from us is scanned to its end, and a link goes there', async function () {
    const folder = vscode.workspace.workspaceFolders![0]!.uri;
    if (host === 'web' || folder.scheme !== 'file') this.skip();
    const configuration = vscode.workspace.getConfiguration('workbench');
    // In a remote window VS Code asks before it shows such a file at all.
    await configuration.update('editorLargeFileConfirmation', 1000, vscode.ConfigurationTarget.Global);
    const { bytes, lastLine } = log(MAX_DOCUMENT_LENGTH);
    const uri = vscode.Uri.joinPath(folder, 'large-on-disk.log');
    await vscode.workspace.fs.writeFile(uri, bytes);
    try {
      const document = await scanned(uri);
      includes(document.getText(), `line ${lastLine + 8}  error `);
      const links = await linksOf(document);
      const jump = links.find(({ text }) => text === `line ${lastLine + 8}`);
      await vscode.commands.executeCommand('vscode.open', vscode.Uri.parse(jump!.target));
      // The editor has the text by now, and we have not: where its cursor is, only a person sees.
      const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
      ok(input instanceof vscode.TabInputText && input.uri.path === uri.path, 'the file in its editor');
      equal(vscode.window.activeTextEditor, undefined);
      equal(
        vscode.workspace.textDocuments.find((each) => each.uri.path === uri.path),
        undefined,
        'VS Code hands such files over now: the notice is no longer needed',
      );
    } finally {
      await closeAll();
      await vscode.workspace.fs.delete(uri);
      await configuration.update('editorLargeFileConfirmation', undefined, vscode.ConfigurationTarget.Global);
    }
  });
});
