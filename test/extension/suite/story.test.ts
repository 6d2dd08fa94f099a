import * as vscode from 'vscode';
import type { ConnectionState, StoryState } from '../../../src/story-panel/protocol';
import { deepEqual, equal, eventually, includes, ok } from '../runner/assert';
import { closeAll, extensionApi, openDocument, openText } from './editor';

const SHOW = 'rdpDiagnostics.showStory';

/** A file or folder below the story sets, which the runner copies into the workspace. */
function inSet(...path: string[]): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, 'stories', ...path);
}

/** Runs the command and returns what the page gets. */
async function told(...args: unknown[]): Promise<StoryState> {
  const { story } = await extensionApi();
  const before = story.state();
  await vscode.commands.executeCommand(SHOW, ...args);
  const state = story.state();
  ok(state, 'there is no story');
  ok(before?.kind !== 'story' || state.kind !== 'story' || before.id !== state.id, 'the story is a new one');
  equal(state.kind, 'story');
  return state as StoryState;
}

const isStoryTab = ({ input }: vscode.Tab): boolean =>
  input instanceof vscode.TabInputWebview && input.viewType.endsWith('rdpDiagnostics.story');
const storyTabs = (): vscode.Tab[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(isStoryTab));
/** The connection that the idle limit ended: the first of its set, in which the user then connects again. */
function first({ connections }: StoryState): ConnectionState {
  ok(connections[0], 'no connection');
  return connections[0];
}

suite('session story', () => {
  teardown(closeAll);

  test('of a folder: who ended the session, why, and what proves it', async () => {
    const { verdict, severity, user, client, server, code, evidence, moments } = first(await told(inSet('idle-limit')));
    equal(verdict, 'Idle limit reached');
    equal(severity, 'warning');
    deepEqual([user, client, server], ['CONTOSO\\t.berg', '192.0.2.131', 'RDSH01.contoso.com']);
    equal(code?.ref, 'extended:3');
    includes(moments[evidence[0]!]?.place ?? '', 'lsm.xml:6');
    ok(moments.some(({ lane }) => lane === 'client') && moments.some(({ lane }) => lane === 'host'), 'both machines');
  });

  test('of several files chosen in the Explorer, two connections', async () => {
    const files = ['client.xml', 'lsm.xml', 'rdpcorets.xml'].map((name) => inSet('network-drop-autoreconnect', name));
    const { connections, summary } = await told(files[0], files);
    deepEqual(
      connections.map(({ verdict }) => verdict),
      ['Network failure', 'Ended by the user'],
    );
    includes(summary, 'Files read: 3');
  });

  test('opens one editor and uses it again', async () => {
    await told(inSet('idle-limit'));
    await told(inSet('user-signed-out'));
    await eventually('the editor of the story', () => storyTabs().length === 1);
  });

  test('reads an editor as it is, also where it is not saved', async () => {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(inSet('idle-limit', 'lsm.xml')));
    const { document } = await openText(text, 'xml');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '\n\n');
    ok(await vscode.workspace.applyEdit(edit), 'the edit was refused');
    ok(document.isDirty, 'not saved');
    const { moments, evidence } = first(await told(document.uri));
    includes(moments[evidence[0]!]?.place ?? '', /:8$/);
  });

  test('reads UTF-16', async () => {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(inSet('idle-limit', 'lsm.xml')));
    const bytes = new Uint8Array(2 + text.length * 2);
    bytes.set([0xff, 0xfe]);
    for (let at = 0; at < text.length; at++)
      new DataView(bytes.buffer).setUint16(2 + at * 2, text.charCodeAt(at), true);
    const { uri } = await openDocument('');
    await vscode.workspace.fs.writeFile(uri, bytes);
    equal(first(await told(uri)).verdict, 'Idle limit reached');
  });

  test('reads an event log, and opens its events as text', async () => {
    const { story, documents } = await extensionApi();
    const state = await told(inSet('rdp-session.evtx'));
    const { moments, evidence } = first(state);
    ok(moments.length > 3, 'events were read');
    const [decisive = 0] = evidence;
    await story.receive({ type: 'open', story: state.id, connection: 0, moment: decisive });
    const editor = vscode.window.activeTextEditor;
    ok(editor, 'no editor');
    equal(editor.document.languageId, 'xml');
    const [, id] = moments[decisive]!.event.split(' ');
    includes(editor.document.lineAt(editor.selection.active.line).text, new RegExp(`<EventID[^>]*>${id}<`));
    ok(documents.reads(editor.document), 'its codes are explained');
  });

  test('says what it did not read', async () => {
    const { uri } = await openDocument('');
    await vscode.workspace.fs.writeFile(
      uri,
      new Uint8Array(5000).map((_, at) => at % 8),
    );
    const missing = inSet('idle-limit', 'no-such.xml');
    const { notes } = await told(undefined, [inSet('idle-limit'), uri, missing]);
    const texts = notes.map(({ text }) => text).join('\n');
    includes(texts, 'was not read: it is not a text');
    includes(texts, /no-such\.xml was not read: it is not there/);
  });

  test('says that there is no connection in a file without one', async () => {
    const { story } = await extensionApi();
    const { uri } = await openDocument('nothing of interest\n');
    await vscode.commands.executeCommand(SHOW, uri);
    equal(story.state()?.kind, 'empty');
  });

  test('opens the line of an event, in an export that is one line too', async () => {
    const { story } = await extensionApi();
    const state = await told(inSet('network-drop-autoreconnect'));
    const [connection] = state.connections;
    const open = async (moment: number) => {
      await story.receive({ type: 'open', story: state.id, connection: 0, moment });
      const editor = vscode.window.activeTextEditor;
      ok(editor, 'no editor');
      const { document, selection } = editor;
      const name = document.uri.path.slice(document.uri.path.lastIndexOf('/') + 1);
      return {
        place: `${name}:${selection.active.line + 1}`,
        text: document.lineAt(selection.active.line).text.slice(selection.active.character),
      };
    };
    const moments = connection?.moments ?? [];
    const listed = moments.findIndex(({ event }) => event === 'RdpCoreTS 226');
    equal((await open(listed)).place, 'rdpcorets.xml:177');
    const inOneLine = moments.findIndex(({ event }) => event === 'LocalSessionManager 40');
    const { place, text } = await open(inOneLine);
    equal(place, 'lsm.xml:2');
    includes(text, /^<Event [^]{0,300}?<EventID[^>]*>40</);
    equal(storyTabs().length, 1, 'the story stays open');
  });

  test('copies a report without the names, and one with them', async () => {
    const { story } = await extensionApi();
    const { id } = await told(inSet('idle-limit'));
    // In a browser the clipboard is out of reach while the page of the story has the focus: a text takes it.
    await closeAll();
    await openText('');
    const copied = async (mask: boolean) => {
      let text = '';
      await eventually('a report on the clipboard', async () => {
        await story.receive({ type: 'copyReport', story: id, mask });
        text = await vscode.env.clipboard.readText();
        return text.includes('Idle limit reached') && text.includes('t.berg') === !mask;
      });
      return text;
    };
    const masked = await copied(true);
    ok(!/berg|192\.0\.2\.131|RDSH01/i.test(masked), 'a name is in it');
    includes(await copied(false), '192.0.2.131');
  });

  test('opens what to do about the code', async () => {
    const { story, panel } = await extensionApi();
    const { id } = await told(inSet('idle-limit'));
    await story.receive({ type: 'remediation', story: id, connection: 0 });
    equal(panel.state()?.ref, 'extended:3');
  });

  test('ignores arguments that are no files', async () => {
    const { story } = await extensionApi();
    await told(inSet('idle-limit'));
    const before = story.state();
    // What is left is the question for files, which nobody answers here.
    const asked = vscode.commands.executeCommand(SHOW, 'file:///etc/passwd', [5, null]);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    await Promise.race([asked, new Promise((resolve) => setTimeout(resolve, 500))]);
    await vscode.commands.executeCommand('workbench.action.closeQuickOpen');
    deepEqual(story.state(), before);
  });
});
