import * as vscode from 'vscode';
import { equal, eventually, includes, ok } from '../runner/assert';
import { closeAll, openText, positionOf } from './editor';

const FILE = ['full address:s:host.example', 'password:s:secret', 'audiomode:i:7', ''];

async function actionsAt(document: vscode.TextDocument, text: string): Promise<vscode.CodeAction[]> {
  const position = positionOf(document, text);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(position, position),
  );
}

suite('.rdp files', () => {
  teardown(closeAll);

  test('a setting is explained', async () => {
    const { document } = await openText(FILE.join('\n'), 'rdp');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      positionOf(document, 'audiomode'),
    );
    const texts = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]).map(({ value }) => value);
    includes(texts.join('\n'), 'audiomode');
  });

  test('rules report by their names', async () => {
    const { document } = await openText(FILE.join('\n'), 'rdp');
    const codesNow = () => vscode.languages.getDiagnostics(document.uri).map(({ code }) => code);
    // The third is that the file has no authentication level.
    await eventually('three diagnostics', () => codesNow().length === 3);
    for (const rule of ['rdp/secret/plaintext-password', 'rdp/value/not-allowed']) ok(codesNow().includes(rule), rule);
  });

  for (const [name, lineEnd] of [
    ['LF', '\n'],
    ['CRLF', '\r\n'],
  ] as const) {
    test(`a fix changes its own line only (${name})`, async () => {
      const { document } = await openText(FILE.join(lineEnd), 'rdp');
      const fix = (await actionsAt(document, 'password')).find(({ edit }) => edit);
      ok(fix?.edit, 'there is no fix');
      ok(await vscode.workspace.applyEdit(fix.edit), 'the edit was refused');
      equal(document.getText(), [FILE[0], ...FILE.slice(2)].join(lineEnd));

      const change = (await actionsAt(document, 'i:7')).find(({ edit }) => edit);
      if (!change?.edit) return;
      ok(await vscode.workspace.applyEdit(change.edit), 'the edit was refused');
      const [first, second, ...rest] = document.getText().split(lineEnd);
      equal(first, FILE[0]);
      includes(second ?? '', /^audiomode:i:[0-2]$/);
      equal(rest.join(), '');
    });
  }
});
