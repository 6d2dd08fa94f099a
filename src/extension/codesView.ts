import * as vscode from 'vscode';
import type { LineFinding } from '../core';
import { codeArguments, codeInPlace } from './codeArguments';
import { COMMANDS } from './commandNames';
import { findingSelection } from './convert';
import type { Documents } from './documents';
import { EVTX_VIEW_TYPE } from './evtxEditor';
import { firstOf, groupByCode, rowText, type FileCode } from './fileCodes';
import { SEVERITY_ICONS, severityName } from './statusBar';

/** As in `contributes.views`. */
export const CODES_VIEW = 'rdpDiagnostics.codes';
/** Decides what the empty view says; as in `contributes.viewsWelcome`. */
const STATE_KEY = 'rdpDiagnostics.codesView';
/** How long after the last change the view follows, in milliseconds. */
const DELAY_MILLISECONDS = 250;
/** Findings that the view sorts, and rows that it shows below one code. */
const MAX_FINDINGS = 20_000;
const MAX_ROWS = 500;

/** The rows of codes that have a remediation, as in the menus of the manifest. */
const CODE_ROW = 'code';

const COLORS = { error: 'list.errorForeground', warning: 'list.warningForeground' } as const;

/** A row: a code, one of its places, or a remark on what is not listed. */
export type CodesRow =
  | { readonly type: 'code'; readonly code: FileCode; readonly document: vscode.TextDocument }
  | { readonly type: 'place'; readonly code: FileCode; readonly index: number; readonly document: vscode.TextDocument }
  | { readonly type: 'remark'; readonly text: string };

/** The view *RDP Codes* in the Explorer: the codes of the active file, each with its places. */
export class CodesView implements vscode.TreeDataProvider<CodesRow>, vscode.Disposable {
  readonly #documents: Documents;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #view: vscode.TreeView<CodesRow>;
  readonly #subscriptions: vscode.Disposable;
  #document: vscode.TextDocument | undefined;
  #rows: readonly CodesRow[] = [];
  /** What the rows say, so that an edit that changes none of it draws nothing anew. */
  #drawn = '';
  #state: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(documents: Documents) {
    this.#documents = documents;
    this.#view = vscode.window.createTreeView(CODES_VIEW, { treeDataProvider: this, showCollapseAll: true });
    this.#subscriptions = vscode.Disposable.from(
      this.#changed,
      this.#view,
      vscode.commands.registerCommand(COMMANDS.showRowRemediation, showRemediation),
      vscode.window.onDidChangeActiveTextEditor(() => this.#schedule(0)),
      vscode.window.tabGroups.onDidChangeTabs(() => this.#schedule(0)),
      this.#view.onDidChangeVisibility(() => this.#schedule(0)),
      documents.onDidUpdate((document) => {
        if (document === vscode.window.activeTextEditor?.document) this.#schedule(DELAY_MILLISECONDS);
      }),
    );
    this.#follow();
  }

  getChildren(row?: CodesRow): CodesRow[] {
    if (!row) return [...this.#rows];
    if (row.type !== 'code' || row.code.found.length === 1) return [];
    const { code, document } = row;
    const rows: CodesRow[] = [...firstOf(code.found.keys(), MAX_ROWS)].map((index) => ({
      ...{ type: 'place', code, index, document },
    }));
    const hidden = code.found.length - rows.length;
    return hidden > 0 ? [...rows, { type: 'remark', text: vscode.l10n.t('and {0} more', hidden) }] : rows;
  }

  getTreeItem(row: CodesRow): vscode.TreeItem {
    if (row.type === 'remark') return new vscode.TreeItem(row.text);
    return row.type === 'code' ? codeItem(row.code, row.document) : placeItem(row.code, row.index, row.document);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#subscriptions.dispose();
  }

  #schedule(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#follow(), milliseconds);
  }

  /** Reads what the active editor holds now. */
  #follow(): void {
    const document = vscode.window.activeTextEditor?.document;
    const findings = document && this.#documents.findings(document);
    this.#setState(findings ? (findings.size > 0 ? 'codes' : 'none') : stateOfTab());
    // Nobody sees what a hidden view would list.
    if (!this.#view.visible) return;
    const groups = findings ? groupByCode(firstOf(findings, MAX_FINDINGS)) : [];
    // Places show their line, which an edit may change and leave the code where it is.
    const showsLines = groups.some(({ found }) => found.length > 1);
    const drawn = [findings?.size, showsLines && document?.version, ...groups.map(signature)].join('\n');
    if (document === this.#document && drawn === this.#drawn) return;
    this.#document = document;
    this.#drawn = drawn;
    this.#rows = document ? groups.map((code) => ({ type: 'code', code, document })) : [];
    if (findings && findings.size > MAX_FINDINGS) {
      const text = vscode.l10n.t('The first {0} of {1} codes are listed.', MAX_FINDINGS, findings.size);
      this.#rows = [...this.#rows, { type: 'remark', text }];
    }
    this.#changed.fire();
  }

  #setState(state: string): void {
    if (state === this.#state) return;
    this.#state = state;
    void vscode.commands.executeCommand('setContext', STATE_KEY, state);
  }
}

/** What is on show where no document is read. */
function stateOfTab(): 'evtx' | 'unread' | 'empty' {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  if (input instanceof vscode.TabInputCustom && input.viewType === EVTX_VIEW_TYPE) return 'evtx';
  return input === undefined ? 'empty' : 'unread';
}

/** What the rows of a code say, in one line: its places follow its lines. */
function signature({ key, found }: FileCode): string {
  return `${key} ${found.map(({ line, finding: { span } }) => `${line}:${span.start}`).join(' ')}`;
}

function codeItem(code: FileCode, document: vscode.TextDocument): vscode.TreeItem {
  const { severity, found, key } = code;
  const message = rowText(code.message);
  const isOne = found.length === 1;
  const state = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(message, isOne ? state.None : state.Collapsed);
  // The same code stays open while the document is edited.
  item.id = `${document.uri.toString()} ${key}`;
  item.iconPath = new vscode.ThemeIcon(
    SEVERITY_ICONS[severity],
    severity === 'info' ? undefined : new vscode.ThemeColor(COLORS[severity]),
  );
  const where = vscode.l10n.t('line {0}', found[0]!.line + 1);
  item.description = isOne ? where : `${found.length}×`;
  item.tooltip = message;
  const label = isOne ? where : vscode.l10n.t('{0} places', found.length);
  item.accessibilityInformation = { label: `${severityName(severity)}: ${message}, ${label}` };
  if (code.code) item.contextValue = CODE_ROW;
  if (isOne) item.command = goTo(document, found[0]!);
  return item;
}

function placeItem(code: FileCode, index: number, document: vscode.TextDocument): vscode.TreeItem {
  const found = code.found[index]!;
  const text = found.line < document.lineCount ? rowText(document.lineAt(found.line).text) : '';
  const item = new vscode.TreeItem(text === '' ? code.name : text);
  item.id = `${document.uri.toString()} ${code.key} ${index}`;
  item.description = vscode.l10n.t('line {0}', found.line + 1);
  item.tooltip = text;
  if (code.code) item.contextValue = CODE_ROW;
  item.command = goTo(document, found);
  return item;
}

/** Shows what to do about a row's code, in the place of the row. */
async function showRemediation(row: CodesRow | undefined): Promise<void> {
  if (row?.type !== 'code' && row?.type !== 'place') return;
  const found = row.code.found[row.type === 'place' ? row.index : 0]!;
  const place = codeInPlace(row.document, found);
  if (place) await vscode.commands.executeCommand(COMMANDS.showRemediation, ...codeArguments(place));
}

/** Opens the document where a code stands; the editor that shows it already is used. */
function goTo(document: vscode.TextDocument, found: LineFinding): vscode.Command {
  const options: vscode.TextDocumentShowOptions = { selection: findingSelection(document, found) };
  return { command: 'vscode.open', title: vscode.l10n.t('Go to code'), arguments: [document.uri, options] };
}
