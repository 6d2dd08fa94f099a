// The status bar, the view "RDP Codes" and "Go to Code in File…": what the active file holds.
import * as vscode from 'vscode';
import type { CodesRow } from '../../../src/extension/codesView';
import { codeItems } from '../../../src/extension/goToCode';
import { deepEqual, equal, eventually, excludes, includes, ok } from '../runner/assert';
import { closeAll, DIALOG, extensionApi, FREERDP_LOG, memoryFile, openRdp, openText, withSetting } from './editor';

const PLAIN = 'nothing of interest\n'.repeat(3);

suite('codes of the active file', () => {
  suiteSetup(async () => {
    await vscode.commands.executeCommand('rdpDiagnostics.codes.focus');
  });
  teardown(closeAll);

  async function statusText(text: string): Promise<vscode.StatusBarItem> {
    const { statusBar } = await extensionApi();
    await eventually(`${text} in the status bar`, () => statusBar.text === text);
    return statusBar;
  }

  async function rows(): Promise<string[]> {
    const { codes } = await extensionApi();
    const labels = (all: CodesRow[]): string[] =>
      all.flatMap((row) => {
        const { label, description } = codes.getTreeItem(row);
        return [`${label as string} | ${description as string}`, ...labels(codes.getChildren(row))];
      });
    return labels(codes.getChildren());
  }

  async function rowsWhen(count: number): Promise<string[]> {
    await eventually(`${count} rows`, async () => (await rows()).length === count);
    return rows();
  }

  test('the status bar counts them, names the gravest and says more in its tooltip', async () => {
    await openText(FREERDP_LOG);
    const item = await statusText('$(error) RDP 3: 0x00020014');
    const tooltip = (item.tooltip as vscode.MarkdownString).value;
    includes(tooltip, '3 RDP codes in this file');
    includes(tooltip, '0x0002000D');
    equal((item.tooltip as vscode.MarkdownString).isTrusted, undefined);
    ok(item.name, 'a name for the menu of the status bar');
    includes(item.accessibilityInformation!.label, '0x00020014');
  });

  test('the status bar follows edits', async () => {
    const editor = await openText(PLAIN);
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), `${DIALOG}\n`));
    await statusText('$(error) RDP 2: 0x204');
  });

  test('the status bar can be kept free', async () => {
    const { statusBar } = await extensionApi();
    const undo = await withSetting('statusBar.enabled', false);
    statusBar.text = '';
    await openText(FREERDP_LOG);
    // The view is told of the same document; when it has followed, the status bar has had its turn too.
    await rowsWhen(3);
    equal(statusBar.text, '');
    await undo();
    await statusText('$(error) RDP 3: 0x00020014');
  });

  test('the view groups them, the gravest first, and lists the places of those that repeat', async () => {
    await openText(`${FREERDP_LOG}${FREERDP_LOG}`);
    const seen = await rowsWhen(9);
    includes(seen[0]!, '0x00020014: Sign-in failed | 2×');
    includes(seen[1]!, 'ERRCONNECT_LOGON_FAILURE [0x00020014] | line 2');
    includes(seen[2]!, '| line 7');
    includes(seen[6]!, '0xC: ');
  });

  test('a row of the view leads to its code', async () => {
    const editor = await openText(FREERDP_LOG);
    const { codes } = await extensionApi();
    await rowsWhen(3);
    const { command } = codes.getTreeItem(codes.getChildren()[1]!);
    await vscode.commands.executeCommand(command!.command, ...(command!.arguments as unknown[]));
    await eventually('the code is selected', () => editor.document.getText(editor.selection) === '0x0002000D');
  });

  test('a row of the view leads to its remediation', async () => {
    await openText(FREERDP_LOG);
    const { codes, panel } = await extensionApi();
    await rowsWhen(3);
    const row = codes.getChildren()[1]!;
    equal(codes.getTreeItem(row).contextValue, 'code');
    await vscode.commands.executeCommand('rdpDiagnostics.showRowRemediation', row);
    equal(panel.state()?.ref, 'errconnect:131085');
    await vscode.commands.executeCommand('rdpDiagnostics.codes.focus');
  });

  test('the view follows the editor and its edits', async () => {
    const editor = await openText(DIALOG);
    await eventually('the dialog', async () => (await rows())[0]?.includes('line 8'));
    await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), 'a line more\n'));
    await eventually('the dialog, a line further down', async () => (await rows())[0]?.includes('line 9'));
    await openText(PLAIN);
    await rowsWhen(0);
    await vscode.commands.executeCommand('workbench.action.previousEditorInGroup');
    await eventually('the dialog again', async () => (await rows())[0]?.includes('line 9'));
  });

  test('the view is not drawn anew by an edit that changes no code', async () => {
    const editor = await openText(DIALOG);
    const { codes, documents } = await extensionApi();
    await eventually('the dialog', async () => (await rows())[0]?.includes('line 8'));
    let drawn = 0;
    const listener = codes.onDidChangeTreeData(() => drawn++);
    await editor.edit((edit) => edit.insert(new vscode.Position(10, 0), 'a line more at the end\n'));
    await documents.settled(editor.document);
    await new Promise((resolve) => setTimeout(resolve, 600));
    listener.dispose();
    equal(drawn, 0);
  });

  test('the view lists what is wrong in an .rdp file, too', async () => {
    await openRdp(new TextEncoder().encode('full address:s:host1\r\npassword:s:secret\r\n'));
    await eventually('the password', async () => (await rows()).some((row) => /password/i.test(row)));
  });

  test('rows show a document’s words as words', async () => {
    const bidi = '\u202E';
    await openText(
      `[09:12:41:102] [ERROR][com.freerdp.core] - ${bidi}$(flame) <b> ERRCONNECT_LOGON_FAILURE [0x00020014]\n`.repeat(
        2,
      ),
    );
    const seen = await rowsWhen(3);
    excludes(seen.join('\n'), bidi);
    const { documents } = await extensionApi();
    const [item] = codeItems(documents, vscode.window.activeTextEditor!.document);
    includes(item!.detail!, '\\$(flame)');
    excludes(item!.detail!, bidi);
  });

  test('the list to pick from has every code in the order of the file', async () => {
    const { document } = await openText(FREERDP_LOG);
    const { documents } = await extensionApi();
    deepEqual(
      codeItems(documents, document).map(({ description }) => description),
      ['line 2', 'line 4', 'line 5'],
    );
  });

  test('the list to pick from previews a code and goes back when it is left', async () => {
    const editor = await openText(FREERDP_LOG);
    editor.selection = new vscode.Selection(2, 0, 2, 0);
    void vscode.commands.executeCommand('rdpDiagnostics.goToCode');
    await eventually('a preview', () => editor.document.getText(editor.selection) === '0x00020014');
    await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
    await eventually('the next preview', () => editor.document.getText(editor.selection) === '0x0002000D');
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await eventually('the cursor where it was', () => editor.selection.isEmpty && editor.selection.active.line === 2);
  });

  test('of an editor that is no text, nothing is shown', async () => {
    await openText(FREERDP_LOG);
    await rowsWhen(3);
    await vscode.commands.executeCommand(
      'vscode.openWith',
      memoryFile('x.evtx', new Uint8Array()),
      'rdpDiagnostics.evtx',
    );
    await rowsWhen(0);
  });
});
