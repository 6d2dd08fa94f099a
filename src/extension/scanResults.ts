import * as vscode from 'vscode';
import {
  explain,
  explanationToMarkdown,
  resultTree,
  summaryText,
  type FoundIn,
  type Grouping,
  type ResultNode,
  type Severity,
} from '../core';
import { shownText } from '../panel/shown-text';
import { COMMANDS } from './commandNames';
import type { ScannedFolder } from './folderScan';
import { translate } from './translate';

/** As in `contributes.views`. */
export const RESULTS_VIEW = 'rdpDiagnostics.scanResults';
/** The view is there while this is true. */
const HAS_RESULTS = 'rdpDiagnostics.hasScanResults';
/** How the results are grouped: the button of this grouping is not shown. */
const GROUPING = 'rdpDiagnostics.scanGrouping';

/** The view "RDP Scan Results": what the last scan of a folder has found, as a tree. */
export class ScanResults implements vscode.TreeDataProvider<ResultNode>, vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<undefined>();
  readonly #view: vscode.TreeView<ResultNode>;
  readonly #parents = new WeakMap<ResultNode, ResultNode>();
  #scanned: ScannedFolder | undefined;
  #grouping: Grouping = 'code';
  #roots: ResultNode[] | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor() {
    this.#view = vscode.window.createTreeView(RESULTS_VIEW, { treeDataProvider: this, showCollapseAll: true });
  }

  /** What is on show; undefined before the first scan, and after it was cleared. */
  get scanned(): ScannedFolder | undefined {
    return this.#scanned;
  }

  get grouping(): Grouping {
    return this.#grouping;
  }

  /** Shows what a scan has found, and the view. */
  async show(scanned: ScannedFolder): Promise<void> {
    this.#set(scanned);
    await vscode.commands.executeCommand('setContext', HAS_RESULTS, true);
    await vscode.commands.executeCommand('setContext', GROUPING, this.#grouping);
    await vscode.commands.executeCommand(`${RESULTS_VIEW}.focus`);
  }

  group(grouping: Grouping): void {
    this.#grouping = grouping;
    void vscode.commands.executeCommand('setContext', GROUPING, grouping);
    this.#draw();
  }

  /** Forgets the results and hides the view. */
  clear(): void {
    this.#set(undefined);
    void vscode.commands.executeCommand('setContext', HAS_RESULTS, false);
  }

  getChildren(node?: ResultNode): ResultNode[] {
    if (node) {
      const children = node.children?.() ?? [];
      for (const child of children) this.#parents.set(child, node);
      return children;
    }
    if (!this.#scanned) return [];
    return (this.#roots ??= resultTree(this.#scanned.report, this.#grouping, translate));
  }

  getParent(node: ResultNode): ResultNode | undefined {
    return this.#parents.get(node);
  }

  getTreeItem(node: ResultNode): vscode.TreeItem {
    const { None, Collapsed } = vscode.TreeItemCollapsibleState;
    const item = new vscode.TreeItem(shownText(node.label), node.children ? Collapsed : None);
    item.id = node.id;
    item.description = shownText(node.description);
    item.accessibilityInformation = { label: node.spoken };
    item.contextValue = node.code ? `${node.kind}.code` : node.kind;
    const icon = iconOf(node);
    if (icon) item.iconPath = icon;
    if (node.place)
      item.command = {
        command: COMMANDS.openScanFinding,
        title: vscode.l10n.t('Open the finding'),
        arguments: [node],
      };
    return item;
  }

  /** What an entry means is put into words when somebody points at it. */
  resolveTreeItem(item: vscode.TreeItem, node: ResultNode): vscode.TreeItem {
    const tooltip = new vscode.MarkdownString(undefined, true);
    if (node.code) {
      const { code, ...known } = node.code;
      tooltip.appendMarkdown(
        shownText(explanationToMarkdown(explain(code, { ...known, translate }), { detail: 'short', translate })),
      );
      if (node.details.length > 0) tooltip.appendMarkdown('\n\n---\n\n');
    }
    for (const detail of node.details) tooltip.appendText(shownText(detail)).appendMarkdown('\n\n');
    if (node.code || node.details.length > 0) item.tooltip = tooltip;
    return item;
  }

  dispose(): void {
    this.#view.dispose();
    this.#changed.dispose();
  }

  #set(scanned: ScannedFolder | undefined): void {
    this.#scanned = scanned;
    this.#draw();
  }

  #draw(): void {
    this.#roots = undefined;
    this.#view.message = this.#scanned ? shownText(messageOf(this.#scanned)) : '';
    this.#view.description = this.#scanned ? GROUPED[this.#grouping]() : '';
    this.#changed.fire(undefined);
  }
}

/** The finding that an entry of the tree leads to, as a command gets it. */
export function placeOf(node: unknown): FoundIn | undefined {
  return typeof node === 'object' && node !== null ? (node as Partial<ResultNode>).place : undefined;
}

const GROUPED: Readonly<Record<Grouping, () => string>> = {
  code: () => vscode.l10n.t('by code'),
  machine: () => vscode.l10n.t('by machine'),
  file: () => vscode.l10n.t('by file'),
};

/** What was read and found, and a next step where nothing was. */
function messageOf({ report }: ScannedFolder): string {
  const summary = `${report.folders.join(', ')}: ${summaryText(report, translate)}`;
  if (report.files.length > 0) return summary;
  const next = vscode.l10n.t(
    'Collect the logs of client, gateway and host, or export their Remote Desktop events, and scan that folder.',
  );
  return `${summary} ${next}`;
}

const SEVERITY_ICONS: Readonly<Record<Severity, readonly [icon: string, color: string]>> = {
  error: ['error', 'list.errorForeground'],
  warning: ['warning', 'list.warningForeground'],
  info: ['info', 'editorInfo.foreground'],
};

/** The worst of what is below an entry; of what has no code, what it is. */
function iconOf({ kind, severity }: ResultNode): vscode.ThemeIcon | undefined {
  if (kind === 'more') return new vscode.ThemeIcon('ellipsis');
  if (kind === 'note') return new vscode.ThemeIcon('file');
  if (!severity) return new vscode.ThemeIcon('circle-slash');
  const [icon, color] = SEVERITY_ICONS[severity];
  return new vscode.ThemeIcon(icon, new vscode.ThemeColor(color));
}
