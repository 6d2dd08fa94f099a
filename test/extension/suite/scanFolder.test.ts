import { strToU8, zipSync } from 'fflate';
import * as vscode from 'vscode';
import type { ResultNode } from '../../../src/core';
import { deepEqual, equal, eventually, includes, ok } from '../runner/assert';
import { closeAll, DIALOG, extensionApi, FREERDP_LOG } from './editor';
import { FolderInMemory } from './folderInMemory';

const SCAN = 'rdpDiagnostics.scanFolder';
const memory = new FolderInMemory();

async function evtx(): Promise<Uint8Array> {
  const folder = vscode.workspace.workspaceFolders?.[0];
  ok(folder, 'no folder is open');
  return vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder.uri, 'evtx/rdp-session.evtx'));
}

/** Scans a folder in memory and gives what the view shows. */
async function scanned(path: string) {
  await vscode.commands.executeCommand(SCAN, memory.uri(path));
  const { results } = (await extensionApi()).folderScans;
  ok(results.scanned, 'there are no results');
  return results.scanned.report;
}

/** Waits until the scan that is under way has read its first files. */
async function severalRead(): Promise<void> {
  const before = memory.reads;
  await eventually('files that were read', () => memory.reads >= before + 3);
}

/** The entry of the tree whose labels, from the top, begin like this. */
async function entry(...labels: readonly string[]): Promise<ResultNode> {
  const { results } = (await extensionApi()).folderScans;
  let node: ResultNode | undefined;
  for (const label of labels) {
    const children = results.getChildren(node);
    node = children.find((each) => each.label.startsWith(label));
    ok(node, `no ${label} among ${children.map((each) => each.label).join(' | ')}`);
  }
  return node!;
}

/** Clicks an entry and gives the selected text and the line (1-based). */
async function click(...labels: readonly string[]): Promise<{ name: string; line: number; text: string }> {
  const { results } = (await extensionApi()).folderScans;
  const { command } = results.getTreeItem(await entry(...labels));
  ok(command, 'nothing to click');
  await vscode.commands.executeCommand(command.command, ...(command.arguments as unknown[]));
  const editor = vscode.window.activeTextEditor;
  ok(editor, 'no editor');
  const { document, selection } = editor;
  return { name: document.uri.path, line: selection.start.line + 1, text: document.getText(selection) };
}

suite('scan folder', () => {
  suiteSetup(async () => {
    const log = await evtx();
    const inner = zipSync({
      'deep.log': strToU8(`first\n${DIALOG}`),
      'third.zip': zipSync({ 'a.log': strToU8(DIALOG) }),
    });
    memory.fill('/all', {
      'ticket.log': strToU8(DIALOG),
      'PC-1/freerdp.log.1': strToU8(FREERDP_LOG),
      'PC-1/utf16.txt': utf16(DIALOG),
      'PC-1/connection.rdp': strToU8('full address:s:host\nauthentication level:i:7\n'),
      'PC-1/quiet.txt': strToU8('nothing of interest\n'),
      'host/session.evtx': log,
      'host/broken.evtx': strToU8('no log at all'),
      'host/picture.png': new Uint8Array(10),
      'host/trace.etl': new Uint8Array(10),
      'host/binary.log': new Uint8Array(5000).map((_, at) => at % 8),
      'host/secret.log': 'unreadable',
      'host/elsewhere': 'link',
      'node_modules/a.log': strToU8(DIALOG),
      'bundle.zip': zipSync({
        'logs/a.log': strToU8(`one\ntwo\n${DIALOG}`),
        '../../out.log': strToU8(DIALOG),
        'logs/session.evtx': log,
        'inner.zip': inner,
        'bomb.log': [new Uint8Array(32 * 1024 * 1024), { level: 9 }],
      }),
      'cut.zip': zipSync({ 'a.log': strToU8(DIALOG) }).subarray(0, 60),
    });
    memory.fill('/quiet', { 'a.txt': strToU8('nothing of interest\n') });
  });
  teardown(closeAll);

  test('reads logs, events, .rdp files and zips, whatever their encoding', async () => {
    const { files, folders, isCancelled } = await scanned('/all');
    deepEqual(folders, ['all']);
    equal(isCancelled, false);
    deepEqual(files.map(({ name }) => name).sort(), [
      'PC-1/connection.rdp',
      'PC-1/freerdp.log.1',
      'PC-1/utf16.txt',
      'bundle.zip!/../../out.log',
      'bundle.zip!/inner.zip!/deep.log',
      'bundle.zip!/logs/a.log',
      'bundle.zip!/logs/session.evtx',
      'host/session.evtx',
      'ticket.log',
    ]);
  });

  test('passes nothing over in silence', async () => {
    const { notes } = await scanned('/all');
    const said = notes.map(({ name, kind, reason }) => `${kind} ${name}: ${reason}`).join('\n');
    for (const part of [
      'unread host/broken.evtx: it is not a Windows event log',
      'unread host/binary.log: it is not a text',
      'unread host/secret.log: it may not be read',
      'unread bundle.zip!/bomb.log: it grows beyond all measure',
      'unread bundle.zip!/inner.zip!/third.zip: a zip in a zip in a zip is not read',
      'unread cut.zip: its directory is missing',
      'passed-over host/picture.png: files of this kind (.png) are not read',
      'passed-over host/trace.etl: this kind of trace is not read',
      'passed-over host/elsewhere: links are not followed',
      'passed-over node_modules: folders of this name hold no logs',
    ])
      includes(said, part);
    equal(notes.length, 10, said);
  });

  test('groups by code, machine and file', async () => {
    await scanned('/all');
    const { results } = (await extensionApi()).folderScans;
    const [worst] = results.getChildren();
    equal(worst?.severity, 'error');
    const item = results.getTreeItem(await entry('0x204 (516)'));
    includes(String(item.description), /^\d+ × Cannot connect/);
    await vscode.commands.executeCommand('rdpDiagnostics.groupScanByMachine');
    await entry('PC-1 (by the folder)');
    await vscode.commands.executeCommand('rdpDiagnostics.groupScanByFile');
    await entry('ticket.log');
    await vscode.commands.executeCommand('rdpDiagnostics.groupScanByCode');
    equal(results.grouping, 'code');
  });

  test('explains a code where the mouse rests on it', async () => {
    await scanned('/all');
    const { results } = (await extensionApi()).folderScans;
    const node = await entry('0x204 (516)');
    const { tooltip } = results.resolveTreeItem(results.getTreeItem(node), node);
    ok(tooltip instanceof vscode.MarkdownString, 'no tooltip');
    includes(tooltip.value, 'Cannot connect to Remote Desktop on the host');
    ok(!tooltip.isTrusted, 'what files say runs nothing');
  });

  test('opens a finding at its line, in a log and in a zip in a zip', async () => {
    await scanned('/all');
    await vscode.commands.executeCommand('rdpDiagnostics.groupScanByFile');
    deepEqual(await click('ticket.log', '8:'), { name: '/all/ticket.log', line: 8, text: '0x204' });
    deepEqual(await click('a.log', '10:'), { name: '/bundle.zip/logs/a.log', line: 10, text: '0x204' });
    deepEqual(await click('deep.log', '9:'), { name: '/bundle.zip/deep.log', line: 9, text: '0x204' });
    deepEqual(await click('out.log', '8:'), { name: '/bundle.zip/out.log', line: 8, text: '0x204' });
    const { documents } = await extensionApi();
    ok(documents.reads(vscode.window.activeTextEditor!.document), 'its codes are explained');
    ok(!vscode.window.activeTextEditor!.document.isDirty, 'it is read-only');
    await vscode.commands.executeCommand('rdpDiagnostics.groupScanByCode');
  });

  test('opens an event of a log, and of a log in a zip, as text', async () => {
    const { files } = await scanned('/all');
    await vscode.commands.executeCommand('rdpDiagnostics.groupScanByFile');
    for (const name of ['host/session.evtx', 'bundle.zip!/logs/session.evtx']) {
      const { results } = (await extensionApi()).folderScans;
      const own = files.find((file) => file.name === name);
      ok(own, name);
      const node = results.getChildren().find(({ id }) => id === `file/${name}`);
      ok(node, name);
      const [finding] = results.getChildren(node);
      await vscode.commands.executeCommand('rdpDiagnostics.openScanFinding', finding);
      const editor = vscode.window.activeTextEditor;
      equal(editor?.document.languageId, 'xml');
      equal(editor?.selection.start.line, own.findings[0]!.line - 1);
      equal(editor?.document.getText(editor.selection), own.findings[0]!.finding.text);
    }
    await vscode.commands.executeCommand('rdpDiagnostics.groupScanByCode');
  });

  test('goes to a sensible line where the file has changed since', async () => {
    memory.fill('/changed', {
      'a.log': strToU8(`${'\n'.repeat(20)}${DIALOG}`),
      'b.log': strToU8(`${'\n'.repeat(20)}${DIALOG}`),
    });
    await scanned('/changed');
    memory.fill('/changed', { 'a.log': strToU8(`\n\n${DIALOG}`), 'b.log': strToU8('short\nnow') });
    deepEqual(await click('0x204', 'a.log:28'), { name: '/changed/a.log', line: 10, text: '0x204' });
    deepEqual(await click('0x204', 'b.log:28'), { name: '/changed/b.log', line: 2, text: '' });
  });

  test('reads an editor as it is, also where it is not saved', async () => {
    memory.fill('/unsaved', { 'a.log': strToU8('nothing\n') });
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(memory.uri('/unsaved'), 'a.log'));
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), `${DIALOG}\n`);
    ok(await vscode.workspace.applyEdit(edit), 'the edit was refused');
    const { files } = await scanned('/unsaved');
    deepEqual(
      files.map(({ findings }) => findings.map(({ line }) => line)),
      [[8]],
    );
  });

  test('says that a file has changed while it was read', async () => {
    memory.fill('/growing', { 'a.log': strToU8(DIALOG) }, { isGrowing: true });
    const { notes, files } = await scanned('/growing');
    equal(files.length, 1);
    deepEqual(
      notes.map(({ name, kind }) => `${kind} ${name}`),
      ['partly a.log'],
    );
  });

  test('of several chosen folders and a zip names each, and reads no file twice', async () => {
    const zip = vscode.Uri.joinPath(memory.uri('/all'), 'bundle.zip');
    const pc = vscode.Uri.joinPath(memory.uri('/all'), 'PC-1');
    await vscode.commands.executeCommand(SCAN, pc, [pc, zip, memory.uri('/all')]);
    const { results } = (await extensionApi()).folderScans;
    const names = results.scanned?.report.files.map(({ name }) => name) ?? [];
    ok(names.includes('PC-1/utf16.txt') && names.includes('bundle.zip!/logs/a.log'), names.join(', '));
    equal(names.filter((name) => name.endsWith('utf16.txt')).length, 1);
    ok(names.includes('all/ticket.log'), names.join(', '));
  });

  test('is ended by another scan, and by clearing', async () => {
    memory.fill('/slow', Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`${at}.log`, strToU8(DIALOG)])), {
      delay: 100,
    });
    const { folderScans } = await extensionApi();
    const first = folderScans.scan([memory.uri('/slow')]);
    await scanned('/quiet');
    await first;
    deepEqual(folderScans.results.scanned?.report.folders, ['quiet']);
    const second = folderScans.scan([memory.uri('/slow')]);
    await severalRead();
    await vscode.commands.executeCommand('rdpDiagnostics.clearScan');
    await second;
    equal(folderScans.results.scanned, undefined);
    deepEqual(folderScans.results.getChildren(), []);
  });

  test('when cancelled shows what was found so far, and says what is missing', async () => {
    const { folderScans } = await extensionApi();
    const scan = folderScans.scan([memory.uri('/slow')]);
    await severalRead();
    folderScans.cancel();
    await scan;
    const report = folderScans.results.scanned?.report;
    ok(report?.isCancelled && report.fileCount > 0 && report.fileCount < 50, `files read: ${report?.fileCount}`);
    includes(report.notes[0]?.reason ?? '', /cancelled before \d+ files were read/);
  });

  test('says kindly that nothing was found', async () => {
    const { files, fileCount } = await scanned('/quiet');
    deepEqual([files.length, fileCount], [0, 1]);
  });

  test('scans the same folder again', async () => {
    memory.fill('/again', { 'a.log': strToU8('nothing\n') });
    equal((await scanned('/again')).files.length, 0);
    memory.fill('/again', { 'a.log': strToU8(DIALOG) });
    await vscode.commands.executeCommand('rdpDiagnostics.rescanFolder');
    const { results } = (await extensionApi()).folderScans;
    equal(results.scanned?.report.files.length, 1);
  });

  test('exports Markdown, CSV, JSON and SARIF', async () => {
    await scanned('/all');
    for (const [format, part] of [
      ['markdown', '# Remote Desktop codes in all'],
      ['csv', 'bundle.zip!/logs/a.log,10,13,error,disconnect:516'],
      ['json', '"path": "bundle.zip!/logs/a.log"'],
      ['sarif', '"uri": "bundle.zip!/logs/a.log"'],
    ] as const) {
      const target = vscode.Uri.joinPath(memory.uri('/out'), `report.${format}`);
      await vscode.commands.executeCommand('rdpDiagnostics.exportScan', format, target);
      const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
      includes(text, part);
      if (format === 'json' || format === 'sarif') JSON.parse(text);
    }
  });

  test('draws codes over time, and opens a finding of a bar', async () => {
    await scanned('/all');
    await vscode.commands.executeCommand('rdpDiagnostics.showCodesOverTime');
    const { overTime } = (await extensionApi()).folderScans;
    const isPage = ({ input }: vscode.Tab) =>
      input instanceof vscode.TabInputWebview && input.viewType.endsWith('rdpDiagnostics.codesOverTime');
    await eventually('the page', () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isPage)));
    const state = overTime.state();
    ok(state && state.bars.length > 0, 'no bars');
    const bar = state.bars.findIndex(({ counts }) => counts.error + counts.warning + counts.info > 0);
    await overTime.receive({ type: 'choose', id: state.id, bar });
    const [found] = overTime.state()?.detail?.findings ?? [];
    await overTime.receive({ type: 'open', id: state.id, finding: 0 });
    equal(vscode.window.activeTextEditor?.selection.start.line, Number(/\d+$/.exec(found?.place ?? '')?.[0]) - 1);
  });
});

function utf16(text: string): Uint8Array {
  const bytes = new Uint8Array(2 + text.length * 2);
  bytes.set([0xff, 0xfe]);
  for (let at = 0; at < text.length; at++) new DataView(bytes.buffer).setUint16(2 + at * 2, text.charCodeAt(at), true);
  return bytes;
}
