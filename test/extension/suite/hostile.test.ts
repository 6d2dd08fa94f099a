// Documents and files that were made to harm, through every place at which the editor shows their words. What the words may
// become in Markdown and in exports is held by test/core/hostile.test.ts; what the window draws, by test/driven/rough.mjs.
import { strToU8, zipSync } from 'fflate';
import * as vscode from 'vscode';
import type { ResultNode } from '../../../src/core';
import type { CodesRow } from '../../../src/extension/codesView';
import { codeItems } from '../../../src/extension/goToCode';
import { notificationText } from '../../../src/extension/notificationText';
import { shownText } from '../../../src/panel/shown-text';
import { HALVES, hostEvent, HOSTILE_STRINGS, MARKUP } from '../../hostile-strings';
import { equal, eventually, excludes, includes, ok } from '../runner/assert';
import { closeAll, extensionApi, memoryFile, openText } from './editor';

/** What hides, or turns round what stands beside it. */
const CONTROLS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
/** The icons that we draw ourselves. */
const OWN_ICONS = /^\$\((?:error|warning|info|shield|unverified|verified|question|key|lock)\) /;
/** `$(name)` without the backslash that takes its meaning. */
const ICON = /(?<!\\)\$\([\w~-]+\)/;
const OWN_COMMANDS = ['rdpDiagnostics.showRemediation', 'rdpDiagnostics.copyExplanation', 'rdpDiagnostics.findSetting'];

/** For tests that ask for hundreds of hovers, on a busy machine; in milliseconds. */
const LONG = 90_000;

/** A name that this file system can hold: without halves of characters, which no address can carry. */
const FILE_NAMES = HOSTILE_STRINGS.filter((evil) => !HALVES.includes(evil));
const visible = (text: string, why: string): void => excludes(text.replace(/[\n\t]/g, ''), CONTROLS, why);
const isDrawnAsText = (text: string, why: string): void => {
  visible(text, why);
  excludes(text.replace(OWN_ICONS, ''), ICON, why);
};

/** What a row is given as plain text. */
const wordsOf = (given: unknown): string => (typeof given === 'string' ? given : '');

/** Whatever VS Code is given as Markdown: nothing of it may run, but the links that are ours. */
function isSafe(markdown: vscode.MarkdownString, why: string): void {
  visible(markdown.value, why);
  ok(!markdown.supportHtml, `${why}: HTML is on`);
  const trust = markdown.isTrusted;
  if (trust === undefined || trust === false) return;
  ok(typeof trust === 'object', `${why}: everything is trusted`);
  for (const command of trust.enabledCommands) ok(OWN_COMMANDS.includes(command), `${why}: ${command}`);
  const commands = [...markdown.value.matchAll(/command:([\w.]+)/g)].map(([, command]) => command!);
  for (const command of commands) ok(OWN_COMMANDS.includes(command), `${why}: a link to ${command}`);
  excludes(markdown.value, /workbench|attacker|<|alert/, why);
}

/** Our hovers at every place of `text` in the document, `offset` columns into it. */
async function hovers(document: vscode.TextDocument, text: string, offset: number): Promise<vscode.MarkdownString[]> {
  const whole = document.getText();
  const found: vscode.MarkdownString[] = [];
  for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) {
    const all = await vscode.commands.executeCommand<vscode.Hover[]>(
      'vscode.executeHoverProvider',
      document.uri,
      document.positionAt(at + offset),
    );
    for (const { contents } of all)
      found.push(...contents.filter((each): each is vscode.MarkdownString => each instanceof vscode.MarkdownString));
  }
  return found;
}

const logText = (): string =>
  HOSTILE_STRINGS.map((evil, at) => `${evil} ${at} mstsc Error code: 0x204 Extended error code: 0x0 ${evil}`).join(
    '\n',
  );

const rdpText = (): string =>
  HOSTILE_STRINGS.flatMap((evil) => [
    `full address:s:${evil}`,
    `authentication level:i:${evil}`,
    `drivestoredirect:s:${evil}`,
    `${evil}:s:x`,
  ]).join('\r\n');

suite('hostile documents', () => {
  teardown(closeAll);

  test('a log: hovers run nothing but our own commands, and hide nothing', async () => {
    const { document } = await openText(logText());
    const found = await hovers(document, '0x204', 1);
    ok(found.length >= HOSTILE_STRINGS.length, `${found.length} hovers`);
    for (const markdown of found) isSafe(markdown, 'a hover of a log');
  }).timeout(LONG);

  test('events: whatever their fields hold, hovers and symbols show it and draw none of it', async () => {
    const text = HOSTILE_STRINGS.map((evil) =>
      hostEvent({ user: evil, address: evil, computer: evil, channel: evil }),
    ).join('\n');
    const { document } = await openText(text, 'xml');
    const found = await hovers(document, '<Reason>5<', '<Reason>'.length);
    ok(found.length > HOSTILE_STRINGS.length / 2, `${found.length} hovers`);
    for (const markdown of found) isSafe(markdown, 'a hover of an event');
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    ok(symbols.length > HOSTILE_STRINGS.length, `${symbols.length} symbols`);
    for (const { name, detail } of symbols) {
      isDrawnAsText(name, 'the name of a symbol');
      isDrawnAsText(detail, 'the detail of a symbol');
    }
  }).timeout(LONG);

  test('an .rdp file: hovers, problems, fixes and symbols show it and draw none of it', async () => {
    const { document } = await openText(rdpText(), 'rdp');
    const problems = await eventually('the problems', () => {
      const all = vscode.languages.getDiagnostics(document.uri);
      return all.length > HOSTILE_STRINGS.length ? all : undefined;
    });
    for (const { message } of problems) visible(message, 'a problem');
    const lines = [
      ...(await hovers(document, 'full address:', 2)),
      ...(await hovers(document, 'drivestoredirect:', 'drivestoredirect:s:'.length)),
      ...(await hovers(document, ':s:x', -1)),
    ];
    ok(lines.length > HOSTILE_STRINGS.length, `${lines.length} hovers`);
    for (const markdown of lines) {
      equal(markdown.isTrusted, undefined, 'a hover of a setting');
      isSafe(markdown, 'a hover of a setting');
    }
    for (const { range } of problems.slice(0, 60)) {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        range,
      );
      for (const { title } of actions) visible(title, 'a code action');
    }
    const topics = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      'vscode.executeDocumentSymbolProvider',
      document.uri,
    );
    const settings = topics.flatMap(({ children }) => children);
    ok(settings.length > HOSTILE_STRINGS.length, `${settings.length} settings`);
    for (const { name, detail } of settings) {
      isDrawnAsText(name, 'the name of a setting');
      isDrawnAsText(detail, 'the value of a setting');
    }
  }).timeout(LONG);

  test('the status bar, the view of the file’s codes and Go to Code in File show words, and draw none', async () => {
    await vscode.commands.executeCommand('rdpDiagnostics.codes.focus');
    const { documents, statusBar, codes } = await extensionApi();
    const { document } = await openText(logText());
    await eventually('the count', () => statusBar.text.includes(`RDP ${documents.findings(document)?.size}:`));
    isDrawnAsText(statusBar.text, 'the status bar');
    isSafe(statusBar.tooltip as vscode.MarkdownString, 'the tooltip of the status bar');
    const rows = (all: CodesRow[]): CodesRow[] => all.flatMap((row) => [row, ...rows(codes.getChildren(row))]);
    const shown = await eventually('the rows', () => {
      const found = rows(codes.getChildren());
      return found.length > HOSTILE_STRINGS.length ? found : undefined;
    });
    for (const row of shown) {
      const { label, description, tooltip } = codes.getTreeItem(row);
      for (const words of [label, description, tooltip]) visible(wordsOf(words), 'a row of codes');
    }
    const items = codeItems(documents, document);
    ok(items.length >= HOSTILE_STRINGS.length, `${items.length} items`);
    for (const { label, description, detail } of items)
      for (const words of [label, description ?? '', detail ?? '']) isDrawnAsText(words, 'Go to Code in File');
  });

  test('the look-up repeats a question, and draws none of it', async () => {
    const { lookupItems } = await extensionApi();
    for (const evil of HOSTILE_STRINGS) {
      for (const { label, description, detail } of lookupItems(evil))
        for (const words of [label, description ?? '', detail ?? '']) isDrawnAsText(words, JSON.stringify(evil));
    }
  });

  test('a scan: names and lines of files are words in the tree, its tooltips and its reports', async () => {
    const roots = FILE_NAMES.map((evil, at) =>
      memoryFile(`${at}${evil}.log`.replaceAll('/', '∕'), strToU8(`${evil} Error code: 0x204 ${evil}\n`)),
    );
    const entries = Object.fromEntries(
      HOSTILE_STRINGS.map((evil) => [`${evil}.log`, strToU8('ERRINFO_IDLE_TIMEOUT (0x00000003)\n')]),
    );
    roots.push(memoryFile('names.zip', zipSync(entries)));
    await vscode.commands.executeCommand('rdpDiagnostics.scanFolder', undefined, roots);
    const { results } = (await extensionApi()).folderScans;
    ok(results.scanned, 'there are no results');
    ok(results.scanned.report.files.length > FILE_NAMES.length, `${results.scanned.report.files.length} files`);
    let seen = 0;
    const look = (node: ResultNode): void => {
      seen++;
      const item = results.resolveTreeItem(results.getTreeItem(node), node);
      visible(wordsOf(item.label), 'the label of an entry');
      visible(wordsOf(item.description), 'the description of an entry');
      if (item.tooltip instanceof vscode.MarkdownString) {
        equal(item.tooltip.isTrusted, undefined, 'the tooltip of an entry');
        isSafe(item.tooltip, 'the tooltip of an entry');
      }
      for (const child of results.getChildren(node)) look(child);
    };
    for (const grouping of ['code', 'machine', 'file'] as const) {
      results.group(grouping);
      for (const node of results.getChildren()) look(node);
    }
    results.group('code');
    ok(seen > 3 * FILE_NAMES.length, `${seen} entries`);
    const target = memoryFile('report.txt', new Uint8Array());
    for (const format of ['markdown', 'csv', 'json', 'sarif']) {
      await vscode.commands.executeCommand('rdpDiagnostics.exportScan', format, target);
      const report = new TextDecoder().decode(await vscode.workspace.fs.readFile(target));
      ok(report.length > 1000, `${format} is empty`);
      if (format === 'json' || format === 'sarif') JSON.parse(report);
      if (format === 'markdown') excludes(report, /(?<!\\)\[click\]|<img|<script|<iframe/, format);
    }
    await vscode.commands.executeCommand('rdpDiagnostics.clearScan');
  }).timeout(LONG);

  test('a story: its words are those of the events, and all are told', async () => {
    const { story } = await extensionApi();
    const text = MARKUP.map((evil) => hostEvent({ user: evil, address: evil, computer: evil })).join('\n');
    await vscode.commands.executeCommand('rdpDiagnostics.showStory', memoryFile('[a](command:b).xml', strToU8(text)));
    const state = story.state();
    ok(state?.kind === 'story', 'there is no story');
    ok(state.connections.length > 0, 'no connection');
    for (const { moments, user } of state.connections) {
      excludes(user ?? '', /[\r\n]/);
      for (const { what } of moments) excludes(what, /[\r\n]/);
    }
  });

  test('the panel and its page take no value from a document that could do harm', async () => {
    const { panel } = await extensionApi();
    await panel.receive({ type: 'pin', pinned: false });
    // Further apart than a code looks for the values of its commands.
    const apart = '\n'.repeat(130);
    const text = HOSTILE_STRINGS.map(
      (evil) => `Remote computer: ${evil}\nUser name: ${evil}\n${evil} Error code: 0x204 ${evil}\n${apart}`,
    ).join('');
    const { document } = await openText(text);
    let values = 0;
    for (let line = 0; line < document.lineCount; line++) {
      if (!document.lineAt(line).text.includes('Error code: 0x204')) continue;
      const place = { uri: document.uri.toString(), line };
      await vscode.commands.executeCommand('rdpDiagnostics.showRemediation', 'disconnect:516', place);
      const state = panel.state();
      equal(state?.ref, 'disconnect:516');
      for (const { value } of state?.parameters ?? []) {
        if (value === '') continue;
        values++;
        visible(value, 'a value');
        excludes(value, /[;|&$`"<>()]/, 'a value');
      }
    }
    ok(values > 0, 'no value was taken');
    await panel.receive({ type: 'openPage' });
    const page = await eventually('the page', () =>
      vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === 'rdp-diagnostics-page'),
    );
    visible(page.getText(), 'the page');
    includes(page.getText(), '0x204');
  }).timeout(LONG);

  test('a notification has no link, whatever a file is called', () => {
    // As VS Code finds links in the words of a notification.
    const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)(?: (["'])(.+?)(\3))?\)/i;
    includes('[click](command:workbench.action.quit)', link);
    for (const evil of [...HOSTILE_STRINGS, '[a][b](command:c)', '[x]\u200b(command:y)', '[x]](command:z)']) {
      const sentence = notificationText(`${evil}.evtx is not a Windows event log: ${evil}`);
      excludes(sentence, link, JSON.stringify(evil));
      visible(sentence, JSON.stringify(evil));
    }
  });

  test('what the pages show has no character that hides', () => {
    for (const evil of HOSTILE_STRINGS) visible(shownText(evil), JSON.stringify(evil));
    equal(shownText('a\u202eb\tc\nd'), 'a\\u{202e}b\tc\nd');
  });
});
