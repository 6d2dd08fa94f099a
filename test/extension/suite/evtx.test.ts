import * as vscode from 'vscode';
import type { EventList } from '../../../src/evtx-panel/event-list';
import type { EventQuery } from '../../../src/evtx-panel/protocol';
import { deepEqual, equal, eventually, includes, ok } from '../runner/assert';
import { closeAll, extensionApi, memoryFile, positionOf } from './editor';

const EXPORT = 'rdpDiagnostics.exportEvtx';
const VIEW_TYPE = 'rdpDiagnostics.evtx';

/** A file of test/samples-evtx, which the runner copies into the workspace. */
function sample(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'no folder is open');
  return vscode.Uri.joinPath(folder.uri, 'evtx', name);
}

/** Opens a log as a double click does and waits until it is read. */
async function open(uri: vscode.Uri): Promise<EventList> {
  await vscode.commands.executeCommand('vscode.open', uri, { preview: false } satisfies vscode.TextDocumentShowOptions);
  const { evtx } = await extensionApi();
  const list = await eventually('list of events', () => {
    const found = evtx.list(uri);
    return found && found.state().phase !== 'reading' ? found : undefined;
  });
  // What its page says once it has loaded; where no page can be loaded, as in some browsers under test, nobody else does.
  await list.receive({ type: 'ready' });
  await eventually('rows', () => list.state().phase === 'nothing' || list.rows().length > 0);
  return list;
}

async function ask(list: EventList, change: Partial<EventQuery>) {
  await list.receive({ type: 'query', query: { ...list.state().query, ...change } });
  return list.rows();
}

/** The hover of ours where `text` stands. */
async function hoverAt(document: vscode.TextDocument, text: string, offset: number): Promise<string> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    positionOf(document, text, offset),
  );
  return hovers
    .flatMap(({ contents }) => contents.map((each) => (typeof each === 'string' ? each : each.value)))
    .join('\n\n');
}

suite('event logs (.evtx)', () => {
  teardown(closeAll);

  test('open in an editor of their own that lists the RDP events, the newest first', async () => {
    const uri = sample('rdp-session.evtx');
    const list = await open(uri);
    const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
    ok(input instanceof vscode.TabInputCustom && input.viewType === VIEW_TYPE, 'the editor is ours');
    equal(list.rows().length, 49);
    deepEqual(list.state().facts[0], 'Records: 49');
    deepEqual(list.state().notices, []);
    const times = list.rows().map(({ time }) => time ?? 0);
    ok(
      times.every((time, index) => index === 0 || times[index - 1]! >= time),
      'in order',
    );
  });

  test('are filtered, and an event tells what it means', async () => {
    const list = await open(sample('rdp-session.evtx'));
    const rows = await ask(list, { text: 'localsessionmanager >40<' });
    deepEqual([...new Set(rows.map(({ event }) => event))], ['LocalSessionManager 40']);
    ok(rows[0]?.code && rows[0].code.title !== '', 'its code is decoded');
    const detail = list.detail(0);
    const [event, code] = detail?.explanations ?? [];
    includes(event?.heading ?? '', 'LocalSessionManager 40: Session disconnected');
    ok(event?.proves && code?.meaning && code.heading.length > 5, 'event and code are explained');
    includes(detail?.xml ?? '', /^<Event [^\n]*>\n {2}<System>\n/);
    // What the page asks for is answered without a word to the reader where it makes no sense.
    await list.receive({ type: 'expand', list: list.list, row: 4711 });
    await list.receive({ type: 'copyXml', list: list.list, row: 0 });
    const copied = await vscode.env.clipboard.readText();
    includes(copied, /^<Event xmlns=.*<EventID>40<\/EventID>.*<\/Event>$/);
    await list.receive({ type: 'remediation', list: list.list, row: 0, explanation: 0 });
    const { panel } = await extensionApi();
    await eventually('remediation', () => panel.state()?.ref === 'event:40@LocalSessionManager');
  });

  test('of a whole machine list TermDD, and all other events when asked', async () => {
    const list = await open(sample('system-part.evtx'));
    const termDd = list.rows().filter(({ event }) => event.startsWith('TermDD'));
    deepEqual(termDd.map(({ event }) => event).sort(), ['TermDD 50', 'TermDD 56']);
    includes(termDd.map(({ code }) => code?.label).join(), '0xD00A0032');
    equal((await ask(list, { all: true })).length, 183);
  });

  test('are exported as XML in which everything works', async () => {
    const uri = sample('rdp-session.evtx');
    await open(uri);
    // Without an address it is the log of the active editor.
    await vscode.commands.executeCommand(EXPORT);
    const document = vscode.window.activeTextEditor?.document;
    equal(document?.languageId, 'xml');
    ok(document?.isUntitled, 'it is a new document');
    const written = new TextDecoder().decode(await vscode.workspace.fs.readFile(sample('rdp-session.xml')));
    deepEqual(document.getText().trimEnd().split('\n').slice(1, -1), written.trimEnd().split('\n'));
    includes(await hoverAt(document, '<EventID>40</EventID>', 9), 'Session disconnected');
    const { documents } = await extensionApi();
    await documents.settled(document);
    ok((documents.findings(document)?.size ?? 0) > 0, 'its codes are found');
  });

  test('tell their story', async () => {
    const { story } = await extensionApi();
    await vscode.commands.executeCommand('rdpDiagnostics.showStory', sample('rdp-session.evtx'));
    const state = story.state();
    ok(state?.kind === 'story', 'there is a story');
    deepEqual(
      state.connections.map(({ verdict }) => verdict),
      ['Network failure', 'Ended by the user'],
    );
  });

  test('that are damaged, cut off, empty or no logs at all say so', async () => {
    const bytes = await vscode.workspace.fs.readFile(sample('rdp-session.evtx'));
    const wounded = bytes.slice();
    wounded.fill(0xff, 4096 + 512 + 24, 4096 + 512 + 60);
    const damaged = await open(memoryFile('damaged.evtx', wounded));
    const { notices, unreadable } = damaged.state();
    ok(unreadable > 0, 'some records are lost');
    includes(notices[0]?.text ?? '', `${unreadable} records could not be read.`);
    for (const [name, content, said] of [
      ['cut.evtx', bytes.slice(0, 4096 + 65_536 + 2000), /cut off/],
      ['empty.evtx', new Uint8Array(), /is empty/],
      ['text.evtx', new TextEncoder().encode('no log'), /not a Windows event log/],
    ] as const) {
      const list = await open(memoryFile(name, content));
      includes(
        list
          .state()
          .notices.map(({ text }) => text)
          .join('\n'),
        said,
      );
    }
  });
});
