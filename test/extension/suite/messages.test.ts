import * as vscode from 'vscode';
import { equal, includes, ok } from '../runner/assert';
import { closeAll, extensionApi, openText, positionOf } from './editor';

const TEXT = 'Ticket 12\n\nYour credentials did not work\n\nmRemoteNG\nProtocol Event Disconnected: none\n';

suite('messages without a code', () => {
  teardown(closeAll);

  test('have a hover over their words, with a way to the panel', async () => {
    const { document } = await openText(TEXT, 'plaintext');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      positionOf(document, 'credentials'),
    );
    const [hover] = hovers;
    ok(hover, 'there is no hover');
    equal(hover.range && document.getText(hover.range), 'Your credentials did not work');
    const text = hover.contents.map((part) => (part as vscode.MarkdownString).value).join('\n');
    includes(text, 'was not accepted');
    includes(text, 'command:rdpDiagnostics.showRemediation');
    includes(decodeURIComponent(text), 'message:your-credentials-did-not-work');
  });

  test('open in the panel', async () => {
    const { panel } = await extensionApi();
    await vscode.commands.executeCommand('rdpDiagnostics.showRemediation', 'message:your-credentials-did-not-work', {});
    const state = panel.state();
    equal(state?.ref, 'message:your-credentials-did-not-work');
    equal(state?.causes[0]?.id, 'wrong-credentials');
  });

  test('are found by the look-up in the user’s words', async () => {
    const { lookupItems } = await extensionApi();
    const [first] = lookupItems('credentials did not work');
    equal(first?.code?.symbol, 'your-credentials-did-not-work');
    equal(first?.label, 'The user name or password was not accepted');
  });
});

suite('the place of a code', () => {
  teardown(closeAll);

  test('orders the causes in the panel: 3334 in mRemoteNG, and with xrdp', async () => {
    const { panel } = await extensionApi();
    for (const [program, cause] of [
      ['mremoteng', 'client-memory'],
      ['xrdp', 'protocol-error'],
    ]) {
      const place = { context: [`program:${program}`] };
      await vscode.commands.executeCommand('rdpDiagnostics.showRemediation', 'disconnect:3334', place);
      equal(panel.state()?.causes[0]?.id, cause);
    }
  });

  test('is told by the one .rdp file that is open', async () => {
    await openText('full address:s:pc-1\ngatewayusagemethod:i:1\ngatewayhostname:s:rdg.contoso.example\n', 'rdp');
    const { document } = await openText('Remote Desktop\nError code: 0x204\nExtended error code: 0x0\n', 'plaintext');
    const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      positionOf(document, '0x204'),
    );
    const text = hover?.contents.map((part) => (part as vscode.MarkdownString).value).join('\n') ?? '';
    includes(text, '1. The RD Gateway address is wrong');
  });
});
