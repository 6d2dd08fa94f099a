import * as vscode from 'vscode';
import { deepEqual, equal } from '../runner/assert';
import { closeAll, DIALOG, extensionApi, FREERDP_LOG, openText, selected } from './editor';

const next = () => vscode.commands.executeCommand('rdpDiagnostics.nextCode');
const previous = () => vscode.commands.executeCommand('rdpDiagnostics.previousCode');

suite('next and previous code', () => {
  teardown(closeAll);

  test('visits every code in order and begins again', async () => {
    const editor = await openText(`${FREERDP_LOG}${DIALOG}`);
    const { documents } = await extensionApi();
    const all = [...(documents.findings(editor.document) ?? [])].map(({ finding }) => finding.text);
    const seen: string[] = [];
    for (let step = 0; step <= all.length; step++) {
      await next();
      seen.push(selected(editor));
    }
    deepEqual(seen, [...all, all[0]!]);
  });

  test('visits them backwards too', async () => {
    const editor = await openText(`${FREERDP_LOG}${DIALOG}`);
    const { documents } = await extensionApi();
    const all = [...(documents.findings(editor.document) ?? [])].map(({ finding }) => finding.text).reverse();
    const seen: string[] = [];
    for (let step = 0; step <= all.length; step++) {
      await previous();
      seen.push(selected(editor));
    }
    deepEqual(seen, [...all, all[0]!]);
  });

  test('a cursor that touches a code goes to that code first', async () => {
    const editor = await openText(DIALOG);
    const at = new vscode.Position(7, 'Error code: '.length);
    editor.selection = new vscode.Selection(at, at);
    await next();
    equal(selected(editor), '0x204');
  });

  test('a file without codes stays as it is', async () => {
    const editor = await openText('nothing here\n');
    await next();
    await previous();
    equal(editor.selection.isEmpty, true);
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
