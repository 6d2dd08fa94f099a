import * as vscode from 'vscode';
import {
  decodeText,
  LineIndex,
  parseCodeRef,
  settingLinesOf,
  settingsForCode,
  type FoundSetting,
  type RelatedSetting,
} from '../core';
import { COMMANDS } from './commandNames';
import { spanRange } from './convert';
import { rowText } from './fileCodes';
import { notificationText } from './notificationText';
import { withoutIcons } from './statusBar';
import { translate } from './translate';

/** In any case: file systems of Windows keep `.RDP`. */
const RDP_FILES = '**/*.[rR][dD][pP]';
const MAX_FILES = 5000;
/** A larger file is no set of settings. */
const MAX_BYTES = 4 * 1024 * 1024;
/** How many files are read at once. */
const AT_ONCE = 16;

interface Found {
  readonly uri: vscode.Uri;
  readonly setting: FoundSetting;
}

interface FoundItem extends vscode.QuickPickItem {
  readonly found?: Found;
}

/**
 * *Find Setting in .rdp Files*: shows where the `.rdp` files of the workspace set something, and goes there. Takes a key
 * (`full address`) or a code (`disconnect:516`: the settings that can lead to it); without either, every setting.
 */
export function registerFindSetting(): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.findSetting, async (asked?: unknown) => {
    const text = typeof asked === 'string' && asked.length <= 200 ? asked.trim() : '';
    const code = parseCodeRef(text);
    const related = code ? settingsForCode(code) : [];
    const keys = code
      ? new Set(related.map(({ setting }) => setting))
      : text === ''
        ? undefined
        : new Set([text.toLowerCase()]);
    const found = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Window, title: vscode.l10n.t('Reading .rdp files…') },
      () => findSettings(keys),
    );
    const items = itemsOf(found, related);
    const [first] = items;
    if (!first) {
      void vscode.window.showInformationMessage(notificationText(nothingFound(keys)));
      return;
    }
    const chosen =
      items.length === 1 && keys
        ? first
        : await vscode.window.showQuickPick(items, {
            title: vscode.l10n.t('Settings in .rdp files'),
            placeHolder: vscode.l10n.t('Choose a line to go to'),
            matchOnDescription: true,
            matchOnDetail: true,
          });
    if (chosen?.found) await show(chosen.found);
  });
}

function nothingFound(keys: ReadonlySet<string> | undefined): string {
  return keys && keys.size > 0
    ? vscode.l10n.t('No .rdp file in the workspace sets {0}.', [...keys].join(', '))
    : vscode.l10n.t('No setting was found in an .rdp file of the workspace.');
}

/** What can lead to the code comes first: the settings in their order, and of each the values that can. */
function itemsOf(found: readonly Found[], related: readonly RelatedSetting[]): FoundItem[] {
  const rank = new Map<string, number>();
  for (const { setting } of related) if (!rank.has(setting)) rank.set(setting, rank.size);
  const items = found.map(({ uri, setting }) => {
    const reasons = related.filter((each) => each.setting === setting.key);
    const reason = reasons.find(({ values }) => setting.number !== undefined && values?.includes(setting.number));
    const why = reason ?? reasons.find(({ values }) => !values);
    const place = `${vscode.workspace.asRelativePath(uri)}:${setting.line + 1}`;
    const item: FoundItem = {
      label: `${reason ? '$(warning) ' : ''}${plain(setting.shown)}`,
      ...(setting.words !== undefined && { description: plain(setting.words) }),
      detail: plain(why ? `${place} · ${why.why}` : place),
      found: { uri, setting },
    };
    return { item, weight: (reason ? 0 : why ? 1 : 2) * 1000 + (rank.get(setting.key) ?? 0) };
  });
  return items.sort((a, b) => a.weight - b.weight).map(({ item }) => item);
}

/** A file's words as a row of the list, without what the list would draw. */
const plain = (text: string): string => withoutIcons(rowText(text, 400));

async function findSettings(keys: ReadonlySet<string> | undefined): Promise<Found[]> {
  const uris = new Map<string, vscode.Uri>();
  for (const { languageId, uri } of vscode.workspace.textDocuments) {
    if (languageId === 'rdp' && uri.scheme !== 'git') uris.set(uri.toString(), uri);
  }
  for (const uri of await vscode.workspace.findFiles(RDP_FILES, undefined, MAX_FILES)) uris.set(uri.toString(), uri);
  const queue = [...uris.values()].sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  const found: Found[] = [];
  for (let at = 0; at < queue.length; at += AT_ONCE) {
    const some = queue.slice(at, at + AT_ONCE);
    const texts = await Promise.all(some.map(textOf));
    some.forEach((uri, index) => {
      const lines = new LineIndex(texts[index]!);
      found.push(...settingLinesOf(lines, keys, translate).map((setting) => ({ uri, setting })));
    });
  }
  return found;
}

/** The text of a file as it is in the editor, else on disk; empty where it cannot be read. */
async function textOf(uri: vscode.Uri): Promise<string> {
  const document = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  if (document) return document.getText();
  try {
    const { size } = await vscode.workspace.fs.stat(uri);
    if (size > MAX_BYTES) return '';
    // Editors show no byte order mark, and columns are counted without it.
    return decodeText(await vscode.workspace.fs.readFile(uri), TextDecoder).text.replace(/^\uFEFF/, '');
  } catch {
    return '';
  }
}

async function show({ uri, setting }: Found): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const selection = spanRange(document, setting.line, setting.span);
  await vscode.window.showTextDocument(document, { selection });
}
