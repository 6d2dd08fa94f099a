import * as vscode from 'vscode';
import { deepEqual, equal, excludes, includes, ok } from '../runner/assert';
import { closeAll, DIALOG, FREERDP_LOG, openSample, openText, positionOf, withSetting } from './editor';

/** What our hover says at the first occurrence of `text`: the explanation, and the links below it. */
async function hoverAt(document: vscode.TextDocument, text: string) {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionOf(document, text),
  );
  for (const { contents, range } of hovers) {
    const parts = contents.filter((each): each is vscode.MarkdownString => each instanceof vscode.MarkdownString);
    const links = parts.find(({ value }) => value.includes('command:rdpDiagnostics.'));
    const explanation = parts.filter((each) => each !== links);
    if (!links || explanation.length === 0) continue;
    const text = explanation.map(({ value }) => value).join('\n\n');
    return { explanation, text, links, at: range && document.getText(range) };
  }
  return undefined;
}

/** The arguments of the first link to a command. */
function commandArguments(markdown: string, command: string): unknown {
  const encoded = new RegExp(`\\(command:${command}\\?([^)]*)\\)`).exec(markdown)?.[1];
  ok(encoded, `there is no link to ${command}`);
  return JSON.parse(decodeURIComponent(encoded));
}

suite('hover', () => {
  teardown(closeAll);

  test('explains the code of a pasted dialog, exactly over the code', async () => {
    const { document } = await openText(DIALOG, 'plaintext');
    const hover = await hoverAt(document, '0x204');
    ok(hover, 'there is no hover');
    equal(hover.at, '0x204');
    includes(hover.text, '0x204');
    includes(hover.text, '516');
  });

  test('explains a real sample file', async () => {
    const { document } = await openSample('mstsc-dialog.log');
    const hover = await hoverAt(document, '0x108');
    ok(hover, 'there is no hover');
    equal(hover.at, '0x108');
  });

  for (const language of ['log', 'markdown', 'json']) {
    test(`works in ${language}`, async () => {
      const { document } = await openText(language === 'json' ? JSON.stringify({ message: DIALOG }) : DIALOG, language);
      equal((await hoverAt(document, '0x204'))?.at, '0x204');
    });
  }

  test('says nothing beside the code', async () => {
    const { document } = await openText(DIALOG);
    equal(await hoverAt(document, 'Ticket 4711'), undefined);
    equal(await hoverAt(document, 'Timestamp'), undefined);
  });

  test('links to the panel and to copy by the code alone, and nothing else can run', async () => {
    const { document } = await openText(DIALOG);
    const hover = await hoverAt(document, '0x204');
    ok(hover, 'there is no hover');
    for (const command of ['rdpDiagnostics.showRemediation', 'rdpDiagnostics.copyExplanation']) {
      const [code, place] = commandArguments(hover.links.value, command) as [string, Record<string, unknown>];
      equal(code, 'disconnect:516');
      equal(place['extended'], 'extended:0');
      equal(place['uri'], document.uri.toString());
    }
    deepEqual(hover.links.isTrusted, {
      enabledCommands: [
        'rdpDiagnostics.showRemediation',
        'rdpDiagnostics.copyExplanation',
        'rdpDiagnostics.findSetting',
      ],
    });
    ok(!hover.explanation.some(({ isTrusted }) => isTrusted), 'the explanation is trusted');
    ok(![...hover.explanation, hover.links].some(({ supportHtml }) => supportHtml), 'HTML is on');
  });

  test('a document cannot smuggle a command into it', async () => {
    const hostile = '[click](command:workbench.action.quit) <img src=x onerror=alert(1)> `a` **b**';
    const { document } = await openText(
      `${hostile}\n${hostile} Error code: 0x204 ${hostile}\nExtended error code: 0x0`,
    );
    const hover = await hoverAt(document, '0x204');
    ok(hover, 'there is no hover');
    for (const value of [hover.text, hover.links.value]) {
      excludes(value, 'workbench.action');
      excludes(value, '<img');
    }
  });

  test('a code without a public meaning can be reported, by its number only', async () => {
    const { document } = await openText('server secret.example user bob\nError code: 0x7ab3\nExtended error code: 0x0');
    const hover = await hoverAt(document, '0x7ab3');
    ok(hover, 'there is no hover');
    const address = /\((https:\/\/github\.com\/[^)]*)\)/.exec(hover.links.value)?.[1];
    ok(address, 'there is no link to report');
    includes(decodeURIComponent(address), 'disconnect:31411');
    excludes(address, /secret|bob/);
  });

  test('a code with a public meaning is not to be reported', async () => {
    const { document } = await openText(FREERDP_LOG);
    const hover = await hoverAt(document, '0x00020014');
    ok(hover, 'there is no hover');
    excludes(hover.links.value, 'issues/new');
  });

  test('can be switched off', async () => {
    const { document } = await openText(DIALOG);
    const restore = await withSetting('hover.enabled', false);
    try {
      equal(await hoverAt(document, '0x204'), undefined);
    } finally {
      await restore();
    }
    ok(await hoverAt(document, '0x204'), 'the hover did not come back');
  });

  test('leaves the languages alone that are not chosen', async () => {
    const { document } = await openText(DIALOG, 'python');
    equal(await hoverAt(document, '0x204'), undefined);
    const restore = await withSetting('languages', ['python']);
    try {
      ok(await hoverAt(document, '0x204'), 'there is no hover in a chosen language');
    } finally {
      await restore();
    }
  });
});
