import * as vscode from 'vscode';
import { deepEqual, equal, excludes, includes, ok } from '../runner/assert';
import { closeAll, moveTo, openSample, openText, positionOf, withSetting } from './editor';

const SCHEME = 'rdp-diagnostics-events';
const SESSIONS = 'Microsoft-Windows-TerminalServices-LocalSessionManager';

const event = (provider: string, id: number, data: string) =>
  `<Event xmlns="http://schemas.microsoft.com/win/2004/08/events/event">
  <System>
    <Provider Name="${provider}" />
    <EventID>${id}</EventID>
    <TimeCreated SystemTime="2026-03-05T09:29:03.5Z" />
    <Computer>RDSH01</Computer>
  </System>
  ${data}
</Event>`;
const REASON = '<UserData><EventXML xmlns="Event_NS"><Session>9</Session><Reason>3</Reason></EventXML></UserData>';
const EXPORT = `<Events>\n${event('Service Control Manager', 7036, '<EventData />')}\n${event(SESSIONS, 40, REASON)}\n</Events>\n`;
const ONE_LINE = EXPORT.replace(/\n\s*/g, '');

/** Title and range of our hover at the first occurrence of `text`. */
async function hoverAt(document: vscode.TextDocument, text: string, offset = 1) {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionOf(document, text, offset),
  );
  for (const { contents, range } of hovers) {
    const values = contents.map((each) => (typeof each === 'string' ? each : each.value));
    const links = values.find((value) => value.includes('command:rdpDiagnostics.'));
    if (links !== undefined) return { text: values.join('\n\n'), links, at: range && document.getText(range) };
  }
  return undefined;
}

async function symbols(document: vscode.TextDocument): Promise<vscode.DocumentSymbol[]> {
  const found = await vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
    'vscode.executeDocumentSymbolProvider',
    document.uri,
  );
  return (found ?? []).filter(({ name }) => name.startsWith('Event '));
}

async function folds(document: vscode.TextDocument): Promise<[number, number][]> {
  const found = await vscode.commands.executeCommand<vscode.FoldingRange[] | undefined>(
    'vscode.executeFoldingRangeProvider',
    document.uri,
  );
  return (found ?? []).map(({ start, end }) => [start, end]);
}

/** Runs the command on the active editor and waits for the document that it opens. */
async function filterEvents(): Promise<vscode.TextDocument> {
  await vscode.commands.executeCommand('rdpDiagnostics.filterEvents');
  const editor = vscode.window.visibleTextEditors.find(({ document }) => document.uri.scheme === SCHEME);
  ok(editor, 'no document of events was opened');
  return editor.document;
}

suite('events', () => {
  teardown(closeAll);

  for (const [shape, text] of [
    ['pretty', EXPORT],
    ['on one line', ONE_LINE],
    ['escaped', EXPORT.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')],
    ['commented', EXPORT.replace(/^/gm, '# ')],
  ] as const) {
    test(`hover on the id explains the event: ${shape}`, async () => {
      const { document } = await openText(text, 'xml');
      const hover = await hoverAt(
        document,
        text.includes('&gt;40') ? '&gt;40' : '>40',
        text.includes('&gt;40') ? 5 : 2,
      );
      ok(hover, 'there is no hover');
      equal(hover.at, '40');
      includes(hover.text, 'Session disconnected');
      includes(decodeURIComponent(hover.links), '"event:40@LocalSessionManager"');
      for (const command of ['showRemediation', 'copyExplanation']) includes(hover.links, `rdpDiagnostics.${command}`);
      excludes(hover.links, 'issues/new');
    });
  }

  test('Copy Explanation with the cursor on an id copies what the event is', async () => {
    const editor = await openText(EXPORT, 'xml');
    moveTo(editor, '>40', 2);
    await vscode.commands.executeCommand('rdpDiagnostics.copyExplanation');
    const copied = await vscode.env.clipboard.readText();
    includes(copied, 'Session disconnected');
    includes(copied, 'Caution');
  });

  test('hover on the id explains events written as text, and leaves other numbers alone', async () => {
    const record = `ProviderName : ${SESSIONS}\nId           : 24\nProcessId    : 40`;
    const { document } = await openText(record, 'plaintext');
    equal((await hoverAt(document, ': 24', 3))?.at, '24');
    equal(await hoverAt(document, ': 40', 3), undefined);
    const { document: list } = await openSample('event-viewer.txt');
    equal((await hoverAt(list, '\t21\t', 2))?.at, '21');
  });

  test('a code under the pointer is explained, not the event around it', async () => {
    const { document } = await openText(EXPORT, 'xml');
    const hover = await hoverAt(document, '>3</Reason>', 1);
    equal(hover?.at, '3');
    includes(decodeURIComponent(hover?.links ?? ''), '"extended:3"');
  });

  test('the outline names each event, what it says and where it is', async () => {
    const { document } = await openText(EXPORT, 'xml');
    const [other, own, ...more] = await symbols(document);
    ok(other && own && more.length === 0, 'there are not two symbols');
    equal(other.name, 'Event 7036 · Service Control Manager');
    includes(own.name, 'Event 40 · Session disconnected');
    includes(own.detail, 'RDSH01 · 2026-03-05 09:29:03Z · session 9 · 3 ');
    equal(document.getText(own.selectionRange), '40');
    equal(document.getText(own.range), event(SESSIONS, 40, REASON));
  });

  test('the outline works on one line', async () => {
    const { document } = await openText(ONE_LINE, 'xml');
    const found = await symbols(document);
    deepEqual(
      found.map(({ selectionRange }) => document.getText(selectionRange)),
      ['7036', '40'],
    );
    for (const { range } of found) ok(/^<Event .*<\/Event>$/.test(document.getText(range)), document.getText(range));
  });

  test('the outline follows an edit and the chosen languages', async () => {
    const { document } = await openText(EXPORT, 'python');
    deepEqual(await symbols(document), []);
    const restore = await withSetting('languages', ['python']);
    try {
      equal((await symbols(document)).length, 2);
      const edit = new vscode.WorkspaceEdit();
      edit.insert(document.uri, new vscode.Position(1, 0), `${event(SESSIONS, 24, '')}\n`);
      await vscode.workspace.applyEdit(edit);
      equal((await symbols(document)).length, 3);
    } finally {
      await restore();
    }
  });

  test('events fold, and their parts', async () => {
    const { document } = await openText(EXPORT, 'xml');
    const found = await folds(document);
    for (const expected of [
      [1, 9],
      [2, 7],
      [10, 18],
      [11, 16],
    ]) {
      ok(
        found.some(([start, end]) => start === expected[0] && end === expected[1]),
        `${JSON.stringify(expected)} is not in ${JSON.stringify(found)}`,
      );
    }
  });

  test('a document without events folds as it would without us', async () => {
    const { document } = await openText('one\n  two\n  three\nfour\n', 'plaintext');
    // By its indentation.
    deepEqual(await folds(document), [[0, 2]]);
    deepEqual(await symbols(document), []);
  });

  test('Filter to RDP Events opens the events of sessions only, read-only and explained', async () => {
    const { document: source } = await openText(EXPORT, 'xml');
    const document = await filterEvents();
    equal(document.languageId, 'xml');
    const name = source.uri.path.slice(1);
    equal(document.uri.path, `/${name} (RDP events)`);
    includes(document.getText(), event(SESSIONS, 40, REASON));
    excludes(document.getText(), '7036');
    includes(document.getText(), `RDP events of ${name}: 1 of 2 events`);
    equal((await hoverAt(document, '>40', 2))?.at, '40');
    equal((await hoverAt(document, '>3</Reason>', 1))?.at, '3');
    equal((await symbols(document)).length, 1);
    equal(vscode.window.activeTextEditor?.document.uri.toString(), document.uri.toString());
    const before = document.getText();
    await vscode.commands.executeCommand('type', { text: 'x' });
    equal(document.getText(), before);
  });

  test('Filter to RDP Events again shows the events as they are now', async () => {
    const { document: source } = await openText(EXPORT, 'xml');
    const document = await filterEvents();
    await vscode.window.showTextDocument(source, vscode.ViewColumn.One);
    const edit = new vscode.WorkspaceEdit();
    edit.insert(source.uri, new vscode.Position(1, 0), `${event(SESSIONS, 24, '')}\n`);
    await vscode.workspace.applyEdit(edit);
    const changed = new Promise<void>((resolve) => {
      const listener = vscode.workspace.onDidChangeTextDocument((change) => {
        if (change.document.uri.toString() !== document.uri.toString()) return;
        listener.dispose();
        resolve();
      });
    });
    await filterEvents();
    await changed;
    includes(document.getText(), '2 of 3 events');
  });

  test('Filter to RDP Events opens nothing where there are none', async () => {
    await openText(`<Events>${event('Service Control Manager', 7036, '')}</Events>`, 'xml');
    await vscode.commands.executeCommand('rdpDiagnostics.filterEvents');
    ok(!vscode.window.visibleTextEditors.some(({ document }) => document.uri.scheme === SCHEME), 'it opened one');
  });
});
