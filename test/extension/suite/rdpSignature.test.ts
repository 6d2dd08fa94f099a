import * as vscode from 'vscode';
import { deepEqual, equal, eventually, includes, ok } from '../runner/assert';
import { closeAll, extensionApi, openDocument, openText, positionOf } from './editor';

/** The file of docs/rules/signing-signature-invalid.md: signed with the clipboard off. */
const SIGNED = [
  'full address:s:srv01.contoso.com',
  'alternate full address:s:srv01.contoso.com',
  'authentication level:i:2',
  'redirectclipboard:i:0',
  'signscope:s:Full Address,Alternate Full Address,Authentication Level,RedirectClipboard',
  'signature:s:AQABAAEAAAAhAgAAMIICHQYJKoZIhvcNAQcCoIICDjCCAgoCAQExDTALBglghkgBZQMEAgEwCwYJKoZIhvcNAQcBoIIBWzCCAVcwgf+gAwIBAgIBATAKBggqhkjOPQQDAjAaMRgwFgYDVQQDDA9yZHMuY29udG9zby5jb20wHhcNMjYxMTIxMTYzOTA2WhcNMzYxMTE4MTYzOTA2WjAaMRgwFgYDVQQDDA9yZHMuY29udG9zby5jb20wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASJdbKMnaykT1IiUHt/HgjmJCCWKyun69gB1RVTqfepPCiWod3/i9BWZCqX9HGqorEooDIClsjujT52upaNN3e4ozYwNDATBgNVHSUEDDAKBggrBgEFBQcDAzAdBgNVHQ4EFgQUuD1q9guIFxX01m5F1wicNq2ZQjEwCgYIKoZIzj0EAwIDRwAwRAIgCzPaa05vk+WSk/n5rZz0RTIwREsN7xQLLzkifU8y8XECIC8ElR8xoS2IhmuIC15KyVPoLbtV/YdZgwHsiQNnvtfbMYGJMIGGAgEBMB8wGjEYMBYGA1UEAwwPcmRzLmNvbnRvc28uY29tAgEBMAsGCWCGSAFlAwQCATAKBggqhkjOPQQDAgRHMEUCIQCu6jTqVHoL+95WCsFqFg/jD/Me6t6ga0zrnDZ3YepuZAIgMjBtbP08790FeRWSTMUQjkBo2AsnRsPncPO8qDmLiUY=',
  '',
].join('\n');
const BROKEN = SIGNED.replace('redirectclipboard:i:0', 'redirectclipboard:i:1');
const RULE = 'signing/signature-invalid';

const lensesOf = async (document: vscode.TextDocument): Promise<string[]> => {
  const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    10,
  );
  return lenses.map(({ command }) => command?.title ?? '');
};

const problemsOf = (document: vscode.TextDocument) =>
  vscode.languages.getDiagnostics(document.uri).filter(({ code }) => typeof code === 'object' && code.value === RULE);

async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const at = document.getText().indexOf(from);
  ok(at >= 0, `"${from}" is not there`);
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(document.positionAt(at), document.positionAt(at + from.length)), to);
  ok(await vscode.workspace.applyEdit(edit), 'the edit was refused');
}

suite('signature of .rdp files', () => {
  teardown(closeAll);

  test('stands above its lines: intact, by whom, until when, and that trust is not checked', async () => {
    const { document } = await openText(SIGNED, 'rdp');
    const [headline, ask] = await eventually('the lens', async () => {
      const titles = await lensesOf(document);
      return titles.length > 0 ? titles : undefined;
    });
    includes(headline ?? '', 'Signature intact – signed by rds.contoso.com (SHA-256)');
    includes(headline ?? '', 'trust is not checked here');
    equal(ask, 'What will Windows ask?');
    deepEqual(problemsOf(document), []);
  });

  test('is a problem once a signed line is changed, and none once that is undone', async () => {
    const { document } = await openText(SIGNED, 'rdp');
    await replace(document, 'redirectclipboard:i:0', 'redirectclipboard:i:1');
    const [problem] = await eventually('the problem', () =>
      problemsOf(document).length === 1 ? problemsOf(document) : undefined,
    );
    equal(problem?.severity, vscode.DiagnosticSeverity.Error);
    equal(document.getText(problem!.range), '1');
    ok(typeof problem?.code === 'object', 'the rule links its page');
    includes(problem.code.target.toString(), 'docs/rules/signing-signature-invalid.md');
    includes((await lensesOf(document))[0] ?? '', 'Signature broken');
    await replace(document, 'redirectclipboard:i:1', 'redirectclipboard:i:0');
    await eventually('no problem', () => problemsOf(document).length === 0);
  });

  test('is mended by a quick fix, or taken out', async () => {
    const { document } = await openText(BROKEN, 'rdp');
    await eventually('the problem', () => problemsOf(document).length === 1);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problemsOf(document)[0]!.range,
    );
    const action = (title: string) => actions.find((one) => one.title === title)?.edit;
    ok(action('Remove the signature'), 'the signature can be taken out');
    const restore = action('Restore the value as it was signed');
    ok(restore, 'the value can be restored');
    ok(await vscode.workspace.applyEdit(restore), 'the edit was refused');
    equal(document.getText(), SIGNED);
    await eventually('no problem', () => problemsOf(document).length === 0);
  });

  test('says on a line whether it is covered', async () => {
    const { document } = await openText(`${SIGNED}drivestoredirect:s:*\n`, 'rdp');
    const { signatures } = await extensionApi();
    await signatures.verified(document);
    const hoverAt = async (text: string) => {
      const position = positionOf(document, text, 3);
      const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      return hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]).map(({ value }) => value);
    };
    includes((await hoverAt('redirectclipboard')).join('\n'), 'The signature covers this line, and holds.');
    includes((await hoverAt('drivestoredirect')).join('\n'), 'could cover this line, and does not');
  });

  test('the rdpsign command takes the thumbprint of the last signer', async () => {
    const { document } = await openText(SIGNED, 'rdp');
    const { signatures } = await extensionApi();
    const { signer } = await signatures.verified(document);
    const done = vscode.commands.executeCommand('rdpDiagnostics.copyRdpsignCommand');
    await eventually('the command', async () => {
      await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
      return (await vscode.env.clipboard.readText()).startsWith('rdpsign /sha256 ');
    });
    await done;
    includes(await vscode.env.clipboard.readText(), signer?.thumbprintSha1 ?? 'no thumbprint');
  });

  test('is none where there is none', async () => {
    const { document } = await openText('full address:s:srv01\n', 'rdp');
    const { signatures } = await extensionApi();
    equal((await signatures.verified(document)).state, 'none');
    deepEqual(await lensesOf(document), []);
  });
});

suite('what Windows asks, and the risk of a file', () => {
  teardown(closeAll);
  const ASK = 'rdpDiagnostics.showAskPreview';
  const RISK = 'rdpDiagnostics.reviewRisk';
  const FILE = 'full address:s:rds.example.com\ndrivestoredirect:s:*\nremoteapplicationmode:i:1\npassword:s:Kettle-9\n';
  const isOurs = ({ input }: vscode.Tab): boolean =>
    input instanceof vscode.TabInputWebview && input.viewType.endsWith('rdpDiagnostics.rdpFile');
  const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs.filter(isOurs));

  test('opens beside the file, and follows what is typed', async () => {
    const { rdpFile } = await extensionApi();
    const { document } = await openText(FILE, 'rdp');
    await vscode.commands.executeCommand(ASK);
    await eventually('the view', () => tabs().length === 1);
    const names = () => rdpFile.state()?.ask.resources.map(({ name }) => name) ?? [];
    ok(names().includes('Drives'), 'drives are asked for');
    equal(rdpFile.state()?.ask.resources[0]?.isTicked, false);
    await replace(document, 'drivestoredirect:s:*', 'drivestoredirect:s:');
    await eventually('no drives', () => !names().includes('Drives'));
  });

  test('shows the state before April 2026 too', async () => {
    const { rdpFile } = await extensionApi();
    await openText(FILE, 'rdp');
    await vscode.commands.executeCommand(ASK);
    await rdpFile.receive({ type: 'when', when: 'before-2026-04' });
    deepEqual([rdpFile.state()?.ask.when, rdpFile.state()?.ask.resources[0]?.isTicked], ['before-2026-04', true]);
    await rdpFile.receive({ type: 'when', when: 'after-2026-04' });
  });

  test('goes to the line of a resource, and makes its fix', async () => {
    const { rdpFile } = await extensionApi();
    const { document } = await openText(FILE, 'rdp');
    await vscode.commands.executeCommand(ASK);
    const state = rdpFile.state();
    ok(state, 'there is no state');
    const [drives] = state.ask.resources;
    // The page takes the focus once more when it has loaded.
    await eventually('the line', async () => {
      await rdpFile.receive({ type: 'jump', version: state.version, place: drives!.line!.place });
      const editor = vscode.window.activeTextEditor;
      return editor?.document.getText(editor.selection) === 'drivestoredirect:s:*';
    });
    await rdpFile.receive({ type: 'fix', version: state.version, resource: 0 });
    equal(document.lineAt(1).text, 'drivestoredirect:s:');
  });

  test('reviews the risk of a file from the Explorer, in the same editor', async () => {
    const { rdpFile } = await extensionApi();
    await openText(FILE, 'rdp');
    await vscode.commands.executeCommand(ASK);
    const other = await openDocument(FILE, 'rdp');
    await vscode.commands.executeCommand(RISK, other.uri);
    await eventually('one view', () => tabs().length === 1);
    const state = rdpFile.state();
    ok(state, 'there is no state');
    deepEqual([state.tab, state.risk.level], ['risk', 'high']);
    ok(state.risk.reasons.length > 0, 'a verdict has reasons');
  });

  test('copies the review without the password', async () => {
    const { rdpFile } = await extensionApi();
    await openText(FILE, 'rdp');
    await vscode.commands.executeCommand(RISK);
    // In a browser the clipboard cannot be read while a page of another origin takes the focus.
    await closeAll();
    await rdpFile.receive({ type: 'copy' });
    const copied = await vscode.env.clipboard.readText();
    includes(copied, '# Risk review of');
    includes(copied, 'High risk');
    ok(!copied.includes('Kettle'), 'the password is in it');
  });
});
