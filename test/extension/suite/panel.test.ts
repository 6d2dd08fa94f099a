import * as vscode from 'vscode';
import type { CodeState } from '../../../src/panel/protocol';
import { deepEqual, equal, eventually, excludes, includes, ok } from '../runner/assert';
import { extensionApi, memoryFile, openText } from './editor';

const LOG = [
  '2026-03-14 09:12:01 Remote computer: srv01.contoso.com',
  '2026-03-14 09:12:01 User name: CONTOSO\\eva',
  '2026-03-14 09:12:44 Disconnected. Error code: 0x204 Extended error code: 0x0',
  '',
].join('\n');

const commands = (state: CodeState): string[] =>
  state.causes
    .flatMap(({ playbook }) => playbook?.sections ?? [])
    .flatMap(({ steps }) => steps.flatMap(({ command }) => (command ? [command.text] : [])));
const value = (state: CodeState | undefined, name: string) =>
  state?.parameters.find((each) => each.name === name)?.value;

suite('Remediation panel', () => {
  async function onCode(text = LOG): Promise<CodeState> {
    const editor = await openText(text);
    const { panel } = await extensionApi();
    await panel.receive({ type: 'pin', pinned: false });
    const at = editor.document.positionAt(text.indexOf('0x204'));
    editor.selection = new vscode.Selection(at, at);
    await eventually(
      'this editor to be the active one',
      () => vscode.window.activeTextEditor?.document === editor.document,
    );
    await vscode.commands.executeCommand('rdpDiagnostics.explainAtCursor');
    await panel.receive({ type: 'resetTicks', ref: 'disconnect:516' });
    const state = panel.state();
    ok(state, 'nothing is shown');
    return state;
  }

  teardown(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('fills in what the document says, copies the command as it is shown, and keeps nothing of it', async () => {
    const { panel } = await extensionApi();
    const state = await onCode();
    equal(state.ref, 'disconnect:516');
    equal(value(state, 'host'), 'srv01.contoso.com');
    const step = state.causes
      .flatMap(({ playbook }) => playbook?.sections ?? [])
      .flatMap(({ steps }) => steps)
      .find(({ command }) => command?.text.includes('srv01.contoso.com'));
    ok(step?.command, 'no command has the host');
    await panel.receive({ type: 'copyCommand', ref: state.ref, step: step.key });
    equal(await vscode.env.clipboard.readText(), step.command.text);
  });

  test('takes what the reader fills in, and no more than a value', async () => {
    const { panel } = await extensionApi();
    const state = await onCode('Disconnected. Error code: 0x204 Extended error code: 0x0\n');
    includes(state.fillIn, 'remote computer');
    await panel.receive({ type: 'fillIn', ref: state.ref, name: 'host', value: 'srv02' });
    ok(commands(panel.state()!).some((text) => text.includes('Test-NetConnection srv02 ')));
    await panel.receive({ type: 'fillIn', ref: state.ref, name: 'host', value: 'srv02; Stop-Computer' });
    excludes(commands(panel.state()!).join('\n'), 'Stop-Computer');
    await panel.receive({ type: 'fillIn', ref: state.ref, name: 'host', value: '' });
    includes(panel.state()!.fillIn, 'remote computer');
  });

  test('takes the values of the one .rdp file beside the log', async () => {
    const bytes = new TextEncoder().encode(
      'full address:s:rdsh7.contoso.com:3390\r\ngatewayhostname:s:gw7.contoso.com\r\n',
    );
    const { document } = await openText('Disconnected. Error code: 0x204 Extended error code: 0x0\n');
    const file = await vscode.workspace.openTextDocument(memoryFile('beside.rdp', bytes));
    await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.Two, preview: false });
    const log = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One, preview: false });
    log.selection = new vscode.Selection(0, 30, 0, 30);
    await eventually('.rdp file beside', () => vscode.window.visibleTextEditors.length === 2);
    const { panel } = await extensionApi();
    await vscode.commands.executeCommand('rdpDiagnostics.explainAtCursor');
    equal(value(panel.state(), 'host'), 'rdsh7.contoso.com');
  });

  test('says what was it, in the ticket too', async () => {
    const { panel } = await extensionApi();
    const state = await onCode();
    const [first, second] = state.causes.filter(({ mark }) => mark !== undefined);
    ok(first && second, 'there are no causes to mark');
    await panel.receive({ type: 'markCause', ref: state.ref, cause: first.id, mark: 'ruledOut' });
    await panel.receive({ type: 'markCause', ref: state.ref, cause: second.id, mark: 'this' });
    const marks = panel.state()!.causes.filter(({ mark }) => mark !== undefined && mark !== 'unknown');
    deepEqual(
      marks.map(({ id, mark }) => [id, mark]),
      [
        [first.id, 'ruledOut'],
        [second.id, 'this'],
      ],
    );
    equal(panel.state()!.open, second.id);
    await panel.receive({ type: 'copyMarkdown' });
    const ticket = await vscode.env.clipboard.readText();
    includes(ticket, '**This was it**');
    includes(ticket, /1 of \d+ causes ruled out/);
  });

  test('copies the confirm steps as a script that only reads', async () => {
    await onCode();
    await vscode.env.clipboard.writeText('');
    const done = vscode.commands.executeCommand('rdpDiagnostics.copyConfirmScript');
    await eventually('script', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return vscode.env.clipboard.readText();
    });
    await done;
    const script = await vscode.env.clipboard.readText();
    includes(script, /^# RDP Diagnostics: /);
    includes(script, 'Set-StrictMode -Version Latest');
    includes(script, 'Test-NetConnection srv01.contoso.com');
    excludes(script, /\b(?:Stop|Restart|Remove|Set-Item|Disable|Enable)-?[A-Z]\w+-/);
    await vscode.commands.executeCommand('notifications.clearAll');
  });

  test('opens as a page that can be read and printed, and is no log', async () => {
    const { documents } = await extensionApi();
    await onCode();
    await vscode.commands.executeCommand('rdpDiagnostics.openRemediationPage');
    const editor = await eventually('page', () =>
      vscode.window.activeTextEditor?.document.uri.scheme === 'rdp-diagnostics-page'
        ? vscode.window.activeTextEditor
        : undefined,
    );
    equal(editor.document.languageId, 'markdown');
    includes(editor.document.getText(), /^# `0x204`/);
    includes(editor.document.getText(), 'srv01.contoso.com');
    equal(documents.reads(editor.document), false);
  });
});
