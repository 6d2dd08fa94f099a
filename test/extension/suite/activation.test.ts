import * as vscode from 'vscode';
import { equal, ok } from '../runner/assert';
import { host } from '../runner/host';

suite('activation', () => {
  const id = 'rdp-diagnostics.rdp-diagnostics';

  test('the extension is there and activates', async () => {
    const extension = vscode.extensions.getExtension(id);
    ok(extension, `${id} is not installed`);
    await extension.activate();
    equal(extension.isActive, true);
  });

  test('it is the one that this run is about', () => {
    const extension = vscode.extensions.getExtension(id);
    ok(extension, `${id} is not installed`);
    const installed = /\/extensions\/rdp-diagnostics\.rdp-diagnostics-\d/.test(extension.extensionUri.path);
    equal(installed, host === 'vsix', extension.extensionUri.toString());
  });

  test('a folder is open', () => {
    equal(vscode.workspace.workspaceFolders?.length, 1);
  });
});
