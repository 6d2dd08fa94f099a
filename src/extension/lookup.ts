import * as vscode from 'vscode';
import {
  codeOf,
  codeRef,
  COMMON_CODES,
  explain,
  findEntry,
  notations,
  parseCodeRef,
  search,
  unlistedCode,
  type Code,
  type Severity,
} from '../core';
import { codeAtCursor } from './codeAtCursor';
import { COMMANDS } from './commandNames';
import type { Documents } from './documents';
import { copyExplanation } from './copyExplanation';
import { rowText } from './fileCodes';
import type { RemediationPanel } from './panel';
import { withoutIcons } from './statusBar';
import { translate } from './translate';

/** One line of *Look Up Code…*. */
export interface LookupItem extends vscode.QuickPickItem {
  /** Absent on separators and messages. */
  readonly code?: Code;
  readonly extended?: Code;
}

const MAX_ITEMS = 50;
/** A longer selection or clipboard is a text, not a code. */
const MAX_QUERY_LENGTH = 100;

const ICONS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'info' };

/** VS Code sorts by label unless told otherwise, and selects no text; newer versions can do both. */
interface NewerQuickPick {
  sortByLabel?: boolean;
  valueSelection?: readonly [number, number];
}

/** *Look Up Code…*: a quick pick over every family. */
export function registerLookup(documents: Documents, panel: RemediationPanel): vscode.Disposable {
  return vscode.commands.registerCommand(COMMANDS.lookUp, async (query?: unknown) => {
    const given = typeof query === 'string' ? query.slice(0, MAX_QUERY_LENGTH) : await startingQuery(documents);
    showLookup(given, panel);
  });
}

function showLookup(query: string, panel: RemediationPanel): void {
  const pick = vscode.window.createQuickPick<LookupItem>();
  const newer = pick as NewerQuickPick;
  newer.sortByLabel = false;
  pick.title = vscode.l10n.t('RDP Diagnostics: Look Up Code');
  pick.placeholder = vscode.l10n.t('A code, its name, or words of the message: 516, 0x204, 0x204/0x0, licence…');
  pick.value = query;
  newer.valueSelection = [0, query.length];
  pick.items = lookupItems(query);
  pick.onDidChangeValue((value) => (pick.items = lookupItems(value)));
  pick.onDidTriggerItemButton(({ item: { code, extended } }) => {
    if (code) void copyExplanation({ code, ...(extended && { extended }) });
  });
  pick.onDidAccept(() => {
    const item = pick.selectedItems[0];
    if (!item?.code) return;
    pick.hide();
    void panel.show(item.code, item.extended && { extended: item.extended });
  });
  pick.onDidHide(() => pick.dispose());
  pick.show();
}

/** The items for what the user typed, best first: the common codes where nothing was typed yet. Never empty. */
export function lookupItems(query: string): LookupItem[] {
  const asked = query.trim().slice(0, MAX_QUERY_LENGTH);
  if (asked === '') {
    const separator = { label: vscode.l10n.t('Common codes'), kind: vscode.QuickPickItemKind.Separator };
    const common = COMMON_CODES.map((ref) => parseCodeRef(ref)).filter((code) => code && findEntry(code));
    return [separator, ...common.map((code) => codeItem(code!))];
  }
  const items = search(asked, MAX_ITEMS).map(({ entry, extended }) => codeItem(entry, extended));
  // A number that is in no table still has a structure to tell of.
  const unlisted = unlistedCode(asked);
  if (unlisted && !items.some(({ code }) => code?.value === unlisted.value)) items.push(codeItem(unlisted));
  if (items.length > 0) return items;
  return [{ label: vscode.l10n.t('No code matches “{0}”', withoutIcons(rowText(asked))), alwaysShow: true }];
}

function codeItem(code: Code, extended?: Code): LookupItem {
  const explanation = explain(code, { ...(extended && { extended }), translate });
  const [first, second] = notations(code);
  const beside = extended ? ` / ${notations(extended)[0] ?? codeRef(extended)}` : second && ` · ${second}`;
  const { familyTitle, symbol } = explanation;
  return {
    code: codeOf(code),
    ...(extended && { extended: codeOf(extended) }),
    label: first === undefined ? explanation.title : `${first}${beside ?? ''}: ${explanation.title}`,
    description: symbol === undefined || symbol === first ? familyTitle : `${familyTitle} · ${symbol}`,
    detail: explanation.together ?? explanation.meaning,
    iconPath: new vscode.ThemeIcon(ICONS[explanation.severity]),
    buttons: [{ iconPath: new vscode.ThemeIcon('copy'), tooltip: vscode.l10n.t('Copy explanation') }],
    // Our own search decides what matches, also by meaning and despite typing errors.
    alwaysShow: true,
  };
}

/** The selection, else the code at the cursor, else the clipboard if it holds a code; else nothing. */
async function startingQuery(documents: Documents): Promise<string> {
  const editor = vscode.window.activeTextEditor;
  if (editor) {
    if (!editor.selection.isEmpty && editor.selection.isSingleLine) {
      const selected = editor.document.getText(editor.selection).trim();
      if (selected.length <= MAX_QUERY_LENGTH) return selected;
    }
    const found = codeAtCursor(documents, editor)?.finding;
    if (found) return found.text;
  }
  const clipboard = (await vscode.env.clipboard.readText()).trim();
  return isCode(clipboard) ? clipboard : '';
}

/** Whether a text is nothing but a code: a number or a name that we know. */
export function isCode(text: string): boolean {
  if (text === '' || text.length > MAX_QUERY_LENGTH || /[\r\n]/.test(text)) return false;
  const best = search(text, 1)[0];
  return best?.matched === 'number' || best?.matched === 'symbol';
}

/** Says that there is no code, and offers to look one up. */
export function offerLookup(message: string): void {
  const lookUp = vscode.l10n.t('Look up code…');
  void vscode.window.showInformationMessage(message, lookUp).then((chosen) => {
    if (chosen === lookUp) void vscode.commands.executeCommand(COMMANDS.lookUp, '');
  });
}
