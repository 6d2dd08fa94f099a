import * as vscode from 'vscode';
import { deepEqual, equal, eventually, includes, ok } from '../runner/assert';
import { closeAll, openRdp, openText, positionOf, withSetting } from './editor';

const FILE = ['full address:s:host.example', 'password:s:secret', 'audiomode:i:7', ''];

async function actionsAt(document: vscode.TextDocument, text: string): Promise<vscode.CodeAction[]> {
  const position = positionOf(document, text);
  return vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    new vscode.Range(position, position),
  );
}

const titlesOf = (actions: readonly vscode.CodeAction[]) => actions.map(({ title }) => title);

/** What is reported in a document, by rule, in order of line. */
function reported(document: vscode.TextDocument): string[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .sort((one, other) => one.range.start.compareTo(other.range.start))
    .map(({ code }) => String(typeof code === 'object' ? code.value : code));
}

async function expectReported(document: vscode.TextDocument, expected: readonly string[]): Promise<void> {
  const wanted = JSON.stringify(expected);
  await eventually(wanted, () => JSON.stringify(reported(document)) === wanted, 5000).catch(() =>
    equal(JSON.stringify(reported(document)), wanted),
  );
}

/** The bytes of a text as mstsc saves it: UTF-16, marked. */
function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 * text.length + 2);
  [...`\uFEFF${text}`].forEach((character, index) => {
    bytes[2 * index] = character.charCodeAt(0) & 0xff;
    bytes[2 * index + 1] = character.charCodeAt(0) >> 8;
  });
  return bytes;
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

  test('rules report by their names, and lead to their pages', async () => {
    const { document } = await openText(FILE.join('\n'), 'rdp');
    const rules = ['security/auth-level-missing', 'secret/plaintext-password', 'value/not-allowed'];
    await expectReported(document, rules);
    const diagnostics = vscode.languages.getDiagnostics(document.uri);
    const { code } = diagnostics.find(({ message }) => message.includes('clear text'))!;
    ok(typeof code === 'object', 'the code has no target');
    includes(code.target.toString(), '/docs/rules/secret-plaintext-password.md');
    // A remark is no problem: it stands in the text only.
    const remark = diagnostics.find(({ message }) => message.includes('authentication level'));
    equal(remark?.severity, vscode.DiagnosticSeverity.Hint);
  });

  test('severities and profile count for the very next reading', async () => {
    const { document } = await openText(FILE.join('\n'), 'rdp');
    const rules = ['security/auth-level-missing', 'secret/plaintext-password', 'value/not-allowed'];
    await expectReported(document, rules);
    let restore = await withSetting('rdp.severities', { 'value/not-allowed': 'off', 'no/such-rule': 'error' });
    try {
      await expectReported(document, rules.slice(0, 2));
    } finally {
      await restore();
    }
    await expectReported(document, rules);
    const missing = () => vscode.languages.getDiagnostics(document.uri).map(({ severity }) => severity);
    restore = await withSetting('rdp.profile', 'strict');
    try {
      await eventually('a warning', () => missing().includes(vscode.DiagnosticSeverity.Warning));
    } finally {
      await restore();
    }
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

      const change = (await actionsAt(document, '7')).find(({ edit }) => edit);
      ok(change?.edit, 'there is no fix');
      ok(await vscode.workspace.applyEdit(change.edit), 'the edit was refused');
      const [first, second, ...rest] = document.getText().split(lineEnd);
      equal(first, FILE[0]);
      includes(second ?? '', /^audiomode:i:[0-2]$/);
      equal(rest.join(), '');
    });
  }

  test('the menu of a problem: its fixes, the one to prefer first, turning its rule off, its page', async () => {
    const { document } = await openText(FILE.join('\n'), 'rdp');
    const actions = await actionsAt(document, 'password');
    deepEqual(titlesOf(actions), [
      'Delete this line',
      'Turn off rule secret/plaintext-password everywhere',
      'Open the page of rule secret/plaintext-password',
    ]);
    ok(actions[0]?.isPreferred);
    // Which of three values is meant only the user can say.
    const [first, ...others] = await actionsAt(document, '7');
    includes(first?.title ?? '', 'Change to 0');
    ok(![first, ...others].some((action) => action?.isPreferred));
  });

  test('a fix is applied and undone', async () => {
    const { document } = await openText(FILE.join('\r\n'), 'rdp');
    const before = document.getText();
    const [fix] = await actionsAt(document, 'password');
    ok(fix?.edit && (await vscode.workspace.applyEdit(fix.edit)));
    equal(document.getText(), [FILE[0], ...FILE.slice(2)].join('\r\n'));
    await vscode.commands.executeCommand('undo');
    equal(document.getText(), before);
    await expectReported(document, ['security/auth-level-missing', 'secret/plaintext-password', 'value/not-allowed']);
  });

  test('fixing all leaves what only the user can decide', async () => {
    const text = [
      'full address:s:host.example',
      'authentication level : i : 2',
      'password:s:secret',
      'audiomode:i:7',
      '',
    ];
    const { document } = await openText(text.join('\n'), 'rdp');
    const [all, ...others] = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      new vscode.Range(0, 0, 0, 0),
      'source.fixAll',
    );
    equal(others.length, 0);
    equal(all?.title, 'Fix all RDP file problems');
    equal(all?.kind?.value, 'source.fixAll.rdpDiagnostics');
    ok(all?.edit && (await vscode.workspace.applyEdit(all.edit)));
    equal(document.getText(), 'full address:s:host.example\nauthentication level:i:2\naudiomode:i:7\n');
  });

  test('a file in UTF-16 is fixed on save, and nothing else in it changes', async () => {
    const lines = [
      'full address:s:h\u00f6st.example',
      'authentication level:i:2',
      'screen mode id:i:02',
      'username:s:J\u00f6rg',
    ];
    const text = lines.map((line) => `${line}\r\n`).join('');
    const { document } = await openRdp(utf16(text));
    equal(document.languageId, 'rdp');
    equal(document.getText(), text);
    await expectReported(document, ['value/not-integer']);
    const settings = vscode.workspace.getConfiguration('editor');
    await settings.update(
      'codeActionsOnSave',
      { 'source.fixAll.rdpDiagnostics': 'explicit' },
      vscode.ConfigurationTarget.Global,
    );
    try {
      await vscode.commands.executeCommand('workbench.action.files.save');
      // Nothing was typed, so that only the fix makes the document one to save.
      await eventually('the fix', () => document.getText().includes('screen mode id:i:2\r\n'));
      ok(await document.save(), 'the document was not saved');
    } finally {
      await settings.update('codeActionsOnSave', undefined, vscode.ConfigurationTarget.Global);
    }
    const saved = await vscode.workspace.fs.readFile(document.uri);
    deepEqual([...saved], [...utf16(text.replace(':02', ':2'))]);
  });

  test('an action turns a rule off for a file of the workspace, and for all of it', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    ok(folder, 'no folder is open');
    const uri = vscode.Uri.joinPath(folder.uri, 'a [b] {c}.rdp');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(FILE.join('\n')));
    const document = await vscode.workspace.openTextDocument(uri);
    await vscode.window.showTextDocument(document, { preview: false });
    const rules = ['security/auth-level-missing', 'secret/plaintext-password', 'value/not-allowed'];
    await expectReported(document, rules);
    const settings = () => vscode.workspace.getConfiguration('rdpDiagnostics.rdp', document);
    const run = async (text: string, title: string) => {
      const action = (await actionsAt(document, text)).find((each) => each.title === title);
      ok(action?.command, `there is no action ${title}`);
      await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
    };
    try {
      await run('password', 'Turn off rule secret/plaintext-password for this file');
      deepEqual(settings().inspect('suppressions')?.workspaceValue, [
        { rule: 'secret/plaintext-password', files: 'a ?b? ?c?.rdp' },
      ]);
      await expectReported(document, [rules[0]!, rules[2]!]);
      await run('7', 'Turn off rule value/not-allowed in this workspace');
      deepEqual(settings().inspect('severities')?.workspaceValue, { 'value/not-allowed': 'off' });
      await expectReported(document, [rules[0]!]);
    } finally {
      for (const name of ['suppressions', 'severities']) {
        await settings().update(name, undefined, vscode.ConfigurationTarget.Workspace);
      }
      await closeAll();
      await vscode.workspace.fs.delete(uri);
    }
  });

  test('the command to turn a rule off takes no other setting', async () => {
    for (const hostile of [
      ['__proto__', 'file:///x', 'user'],
      ['secret/token', 7, 'user'],
      ['secret/token', 'file:///x', 'all'],
    ]) {
      await vscode.commands.executeCommand('rdpDiagnostics.turnOffRule', ...hostile);
    }
    const set = vscode.workspace.getConfiguration('rdpDiagnostics').inspect('rdp.severities');
    deepEqual([set?.globalValue, set?.workspaceValue], [undefined, undefined]);
  });
});
