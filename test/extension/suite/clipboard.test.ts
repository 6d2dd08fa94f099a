import * as vscode from 'vscode';
import { equal, eventually, includes, ok } from '../runner/assert';
import { closeAll, DIALOG, moveTo, openText, selected } from './editor';

const analyze = () => vscode.commands.executeCommand('rdpDiagnostics.analyzeClipboard');
const openSchemes = () => vscode.window.visibleTextEditors.map(({ document }) => document.uri.scheme);

suite('clipboard', () => {
  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await vscode.commands.executeCommand('notifications.clearAll');
    await closeAll();
  });

  test('a pasted dialog opens read-only, with the cursor on its code and the code in the Problems view', async () => {
    await vscode.env.clipboard.writeText(DIALOG);
    await analyze();
    const editor = vscode.window.activeTextEditor;
    ok(editor);
    equal(editor.document.uri.scheme, 'rdpdiag-clipboard');
    equal(editor.document.getText(), DIALOG);
    equal(editor.document.isUntitled, false);
    equal(selected(editor), '0x204');
    const { uri } = editor.document;
    await eventually('diagnostics', () => vscode.languages.getDiagnostics(uri).length === 1);
    await closeAll();
    await eventually('empty Problems view', () => vscode.languages.getDiagnostics(uri).length === 0);
  });

  test('a second paste opens beside the first', async () => {
    await vscode.env.clipboard.writeText(DIALOG);
    await analyze();
    const first = vscode.window.activeTextEditor?.document.uri.toString();
    await vscode.env.clipboard.writeText(DIALOG.replace('0x204', '0x904'));
    await analyze();
    const second = vscode.window.activeTextEditor;
    ok(second && second.document.uri.toString() !== first);
    equal(selected(second), '0x904');
  });

  for (const [what, text] of [
    ['an empty clipboard', ''],
    ['blanks', ' \n\t'],
    ['a text without codes', 'Please call me back.\nThanks, Ann'],
    ['a bare code, which is looked up instead', '0x204'],
  ] as const) {
    test(`${what} opens no document`, async () => {
      await vscode.env.clipboard.writeText(text);
      await analyze();
      ok(!openSchemes().includes('rdpdiag-clipboard'));
    });
  }

  test('Copy Explanation puts the code at the cursor on the clipboard, as Markdown', async () => {
    const editor = await openText(DIALOG);
    moveTo(editor, '0x204');
    await vscode.env.clipboard.writeText('before');
    await vscode.commands.executeCommand('rdpDiagnostics.copyExplanation');
    const copied = await vscode.env.clipboard.readText();
    includes(copied, '0x204');
    includes(copied, '516');
  });

  test('Copy Explanation finds the code on the line of the cursor', async () => {
    const editor = await openText(DIALOG);
    moveTo(editor, 'Error code');
    await vscode.commands.executeCommand('rdpDiagnostics.copyExplanation');
    includes(await vscode.env.clipboard.readText(), '0x204');
  });

  test('Copy Explanation copies nothing where there is no code', async () => {
    const editor = await openText(DIALOG);
    moveTo(editor, 'Ticket');
    await vscode.env.clipboard.writeText('before');
    await vscode.commands.executeCommand('rdpDiagnostics.copyExplanation');
    equal(await vscode.env.clipboard.readText(), 'before');
  });
});
