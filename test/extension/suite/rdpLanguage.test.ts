import * as vscode from 'vscode';
import { equal, eventually, includes, ok } from '../runner/assert';
import { closeAll, openText, positionOf, withSetting } from './editor';

const FILE = [
  'Screen Mode ID:i:2 ',
  'use multimon:i:1',
  'session bpp:i:32',
  'full address:s:host.example:3390',
  'gatewayaccesstoken:s:secret-token',
  '',
];

const symbolsOf = async (document: vscode.TextDocument) =>
  (await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  )) ?? [];

async function complete(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.CompletionItem[]> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    'vscode.executeCompletionItemProvider',
    document.uri,
    position,
    undefined,
    300,
  );
  return list.items;
}

const nameOf = ({ label }: vscode.CompletionItem) => (typeof label === 'string' ? label : label.label);

async function hintsOf(document: vscode.TextDocument): Promise<string[]> {
  const whole = new vscode.Range(0, 0, document.lineCount, 0);
  const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    whole,
  );
  return hints.map(({ label, position }) => `${position.line} ${typeof label === 'string' ? label : ''}`);
}

async function formatEdits(document: vscode.TextDocument): Promise<vscode.TextEdit[]> {
  const edits = await vscode.commands.executeCommand<vscode.TextEdit[] | undefined>(
    'vscode.executeFormatDocumentProvider',
    document.uri,
    { tabSize: 2, insertSpaces: true },
  );
  return edits ?? [];
}

suite('the language of .rdp files', () => {
  teardown(closeAll);

  test('settings that are missing are completed', async () => {
    const { document } = await openText([...FILE.slice(0, 5), 'gat'].join('\n'), 'rdp');
    const items = await complete(document, new vscode.Position(5, 3));
    const item = items.find((each) => nameOf(each) === 'gatewayusagemethod');
    ok(item, 'gatewayusagemethod is not offered');
    ok(item.insertText instanceof vscode.SnippetString, 'it is no snippet');
    equal(item.insertText.value, 'gatewayusagemethod:i:${1|0,1,2,3,4|}');
    includes(item.documentation instanceof vscode.MarkdownString ? item.documentation.value : '', 'the gateway');
    ok(!items.some((each) => nameOf(each) === 'full address'), 'a setting is offered twice');
  });

  test('values are completed with their meaning', async () => {
    const { document } = await openText('audiomode:i:', 'rdp');
    const items = await complete(document, new vscode.Position(0, 12));
    equal(items.map(nameOf).join(), '0,1,2');
    const [first] = items;
    includes(typeof first?.label === 'object' ? (first.label.description ?? '') : '', 'on the client');
  });

  test('a completed setting is written over what was typed', async () => {
    const editor = await openText('full address:s:host\r\nscreen m', 'rdp');
    editor.selection = new vscode.Selection(1, 8, 1, 8);
    const items = await complete(editor.document, editor.selection.active);
    const item = items.find((each) => nameOf(each) === 'screen mode id');
    ok(item?.insertText instanceof vscode.SnippetString && item.range instanceof vscode.Range, 'no snippet, no range');
    ok(await editor.insertSnippet(item.insertText, item.range), 'the snippet was refused');
    equal(editor.document.getText(), 'full address:s:host\r\nscreen mode id:i:2');
  });

  test('inlay hints name values, as much as the setting asks for', async () => {
    const { document } = await openText(FILE.join('\n'), 'rdp');
    equal((await hintsOf(document)).join('; '), '0 full screen; 1 several displays; 2 32 bit');
    const restore = await withSetting('rdp.inlayHints', 'all');
    try {
      includes((await hintsOf(document)).join('; '), '3 host host.example, port 3390');
    } finally {
      await restore();
    }
    const again = await withSetting('rdp.inlayHints', 'off');
    try {
      equal((await hintsOf(document)).length, 0);
    } finally {
      await again();
    }
  });

  test('symbols are grouped by topic and show no secret', async () => {
    const { document } = await openText(FILE.join('\n'), 'rdp');
    await eventually('symbols', async () => (await symbolsOf(document)).length > 0);
    const symbols = await symbolsOf(document);
    equal(symbols.map(({ name }) => name).join(), 'Display,Connection,Gateway');
    const children = symbols.flatMap((symbol) => symbol.children);
    equal(
      children.map(({ name }) => name).join(),
      'Screen Mode ID,use multimon,session bpp,full address,gatewayaccesstoken',
    );
    equal(children[0]?.detail, '2 · full screen');
    ok(!children.some(({ detail }) => detail.includes('secret-token')), 'the token is shown');
  });

  test('settings in a row are folded', async () => {
    const { document } = await openText(FILE.join('\n'), 'rdp');
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[] | undefined>(
      'vscode.executeFoldingRangeProvider',
      document.uri,
    );
    equal((folds ?? []).map(({ start, end }) => `${start}-${end}`).join(), '0-2');
  });

  for (const lineEnd of ['\n', '\r\n']) {
    test(`formatting tidies a file and keeps its line ends (${JSON.stringify(lineEnd)})`, async () => {
      const { document } = await openText(FILE.join(lineEnd), 'rdp');
      const edit = new vscode.WorkspaceEdit();
      edit.set(document.uri, await formatEdits(document));
      ok(await vscode.workspace.applyEdit(edit), 'the edit was refused');
      equal(document.getText(), ['screen mode id:i:2', ...FILE.slice(1)].join(lineEnd));
    });
  }

  test('a signed file is not formatted', async () => {
    const { document } = await openText([...FILE, 'signscope:s:Full Address', 'signature:s:AQAB'].join('\n'), 'rdp');
    equal((await formatEdits(document)).length, 0);
  });

  test('a hover names the codes that a value can lead to', async () => {
    const { document } = await openText('enablecredsspsupport:i:0', 'rdp');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      positionOf(document, 'credssp'),
    );
    const text = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]).map(({ value }) => value);
    includes(text.join('\n'), '0xB09');
  });

  test('the hover of a code leads to the settings that can cause it', async () => {
    const { document } = await openText('Error code: 0xb09\nExtended error code: 0x0\n');
    const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      positionOf(document, '0xb09'),
    );
    const text = hovers.flatMap(({ contents }) => contents as vscode.MarkdownString[]).map(({ value }) => value);
    includes(text.join('\n'), 'enablecredsspsupport');
    includes(text.join('\n'), 'command:rdpDiagnostics.findSetting');
  });

  test('a setting is found in an open file, and gone to', async () => {
    const { document } = await openText('username:s:a\nironrdp_qoiz:i:1\n', 'rdp');
    await vscode.commands.executeCommand('workbench.action.files.newUntitledFile');
    await vscode.commands.executeCommand('rdpDiagnostics.findSetting', 'ironrdp_qoiz');
    await eventually(
      'the file',
      () => vscode.window.activeTextEditor?.document.uri.toString() === document.uri.toString(),
    );
    equal(vscode.window.activeTextEditor?.selection.start.line, 1);
  });
});
