import * as vscode from 'vscode';
import { deepEqual, equal, ok } from '../runner/assert';
import { closeAll, DIALOG, openSample, openText, positionOf } from './editor';

async function actionsAt(document: vscode.TextDocument, text: string): Promise<vscode.CodeAction[]> {
  const position = positionOf(document, text);
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(position, position),
  );
  return actions.filter(({ command }) => command?.command.startsWith('rdpDiagnostics.'));
}

suite('code actions', () => {
  teardown(closeAll);

  test('show what to do about a code and look it up', async () => {
    const { document } = await openText(DIALOG);
    const [show, lookUp, ...others] = await actionsAt(document, '0x204');
    ok(show?.command && lookUp?.command);
    equal(others.length, 0);
    equal(show.title, 'Show remediation for 0x204');
    equal(show.command.command, 'rdpDiagnostics.showRemediation');
    equal(show.command.arguments?.[0], 'disconnect:516');
    equal(lookUp.title, 'Look up 0x204…');
    equal(lookUp.command.command, 'rdpDiagnostics.lookUp');
    deepEqual(lookUp.command.arguments, ['0x204']);
  });

  test('are quick fixes, in a real sample file', async () => {
    const { document } = await openSample('mstsc-dialog.log');
    const actions = await actionsAt(document, '0x108');
    deepEqual(
      actions.map(({ kind }) => kind?.value),
      ['quickfix', 'quickfix'],
    );
  });

  test('stand on codes only', async () => {
    const { document } = await openText(DIALOG);
    deepEqual(await actionsAt(document, 'turned off'), []);
  });

  test('the action opens the panel', async () => {
    const { document } = await openText(DIALOG);
    const [show] = await actionsAt(document, '0x204');
    ok(show?.command);
    await vscode.commands.executeCommand(show.command.command, ...(show.command.arguments ?? []));
  });

  test('the command takes nothing but a code', async () => {
    for (const hostile of ['disconnect:516) [x](command:quit', '', 'file:///etc/passwd', 516, null, { code: 516 }]) {
      await vscode.commands.executeCommand('rdpDiagnostics.showRemediation', hostile);
    }
    await vscode.commands.executeCommand('notifications.clearAll');
  });
});
