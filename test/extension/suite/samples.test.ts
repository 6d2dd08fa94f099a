import * as vscode from 'vscode';
import { deepEqual, equal, eventually, ok } from '../runner/assert';
import { closeAll, extensionApi, selected } from './editor';

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

const extension = () => vscode.extensions.getExtension('rdp-diagnostics.rdp-diagnostics')!;

const openSample = (name: string): Thenable<unknown> =>
  vscode.commands.executeCommand('rdpDiagnostics.openSample', name);

suite('samples', () => {
  teardown(closeAll);

  for (const name of ['mstsc-dialog.log', 'freerdp.log', 'events.xml', 'gateway.csv', 'connection.rdp']) {
    test(`${name} opens read-only, with the cursor in a code`, async () => {
      await openSample(name);
      const editor = vscode.window.activeTextEditor;
      ok(editor, 'no editor');
      equal(editor.document.uri.scheme, 'rdp-diagnostics-sample');
      ok(editor.document.lineCount > 3, 'the sample is not empty');
      ok(selected(editor) !== '', 'a code is selected');
      equal(vscode.workspace.fs.isWritableFileSystem('rdp-diagnostics-sample'), undefined);
    });
  }

  test('tell a story without a file being saved', async () => {
    const { story } = await extensionApi();
    await openSample('session');
    await eventually('three connections', () => JSON.stringify(story.state() ?? '').includes('client-lt09'));
  });

  test('only those that are packaged can be asked for', async () => {
    await openSample('../package.json');
    equal(vscode.window.activeTextEditor, undefined);
    const uri = vscode.Uri.from({ scheme: 'rdp-diagnostics-sample', path: '/../package.json' });
    const document = await vscode.workspace.openTextDocument(uri).then(
      (opened) => opened.getText(),
      () => '',
    );
    equal(document, '');
  });
});

suite('the walkthrough', () => {
  const steps = () => {
    const { contributes } = extension().packageJSON as { contributes: { walkthroughs: { steps: Step[] }[] } };
    return contributes.walkthroughs[0]!.steps;
  };

  test('offers commands that exist', async () => {
    await extensionApi();
    const all = new Set(await vscode.commands.getCommands());
    const named = steps().flatMap(({ description, completionEvents }) => [
      ...[...description.matchAll(/\(command:([\w.]+)/g)].map(([, command]) => command!),
      ...completionEvents.flatMap((event) => /^onCommand:(.+)/.exec(event)?.[1] ?? []),
    ]);
    ok(named.length >= 7, 'each step leads somewhere');
    deepEqual(
      named.filter((command) => !all.has(command)),
      [],
    );
  });

  test('has a picture for each step', async () => {
    for (const { media } of steps()) {
      const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extension().extensionUri, media.svg));
      ok(new TextDecoder().decode(bytes).startsWith('<svg '), media.svg);
    }
  });

  test('opens', async () => {
    await vscode.commands.executeCommand('workbench.action.openWalkthrough', 'rdp-diagnostics.rdp-diagnostics#start');
    await eventually('its tab', () => vscode.window.tabGroups.activeTabGroup.activeTab !== undefined);
    await closeAll();
  });
});
