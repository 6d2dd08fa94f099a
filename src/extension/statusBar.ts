import * as vscode from 'vscode';
import { escapeMarkdown, type LineFinding, type Severity } from '../core';
import { COMMANDS } from './commandNames';
import type { Documents } from './documents';
import { firstOf, groupByCode, nameOf, rowText, SEVERITIES } from './fileCodes';

const SETTING = 'statusBar.enabled';
/** How long after the last change the status bar follows, in milliseconds. */
const DELAY_MILLISECONDS = 250;
/** Findings that are counted by code for the tooltip; the number of all is known without counting. */
const MAX_COUNTED = 5000;
/** Codes that the tooltip names. */
const MAX_NAMED = 6;

export const SEVERITY_ICONS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'info' };

/** How many codes the active file holds and the gravest of them, in the status bar; a click lists them. */
export function registerStatusBar(documents: Documents): vscode.Disposable & { readonly item: vscode.StatusBarItem } {
  const item = vscode.window.createStatusBarItem('rdpDiagnostics.codes', vscode.StatusBarAlignment.Right, 90);
  item.name = vscode.l10n.t('RDP codes of the file');
  item.command = COMMANDS.goToCode;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = () => {
    const document = vscode.window.activeTextEditor?.document;
    const findings = document && documents.findings(document);
    const worst = findings?.worst(SEVERITIES, 1)[0] ?? findings?.next(0, -1);
    if (!findings || !worst || !isEnabled()) {
      item.hide();
      return;
    }
    const { size } = findings;
    const message = rowText(worst.finding.message);
    item.text = `$(${SEVERITY_ICONS[worst.finding.severity]}) RDP ${size}: ${withoutIcons(rowText(nameOf(worst)))}`;
    item.tooltip = tooltipOf([...firstOf(findings, MAX_COUNTED)], size);
    item.accessibilityInformation = {
      label:
        size === 1
          ? vscode.l10n.t('1 RDP code in this file: {0}', message)
          : vscode.l10n.t('{0} RDP codes in this file. The gravest is {1}', size, message),
      role: 'button',
    };
    item.show();
  };
  const schedule = () => {
    clearTimeout(timer);
    timer = setTimeout(show, DELAY_MILLISECONDS);
  };

  show();
  const registration = vscode.Disposable.from(
    item,
    { dispose: () => clearTimeout(timer) },
    // At once, so that the codes of one file never stand beside another.
    vscode.window.onDidChangeActiveTextEditor(() => {
      clearTimeout(timer);
      show();
    }),
    documents.onDidUpdate((document) => {
      if (document === vscode.window.activeTextEditor?.document) schedule();
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`rdpDiagnostics.${SETTING}`)) show();
    }),
  );
  return Object.assign(registration, { item });
}

const isEnabled = (): boolean => vscode.workspace.getConfiguration('rdpDiagnostics').get('statusBar.enabled', true);

/** The codes by number, the gravest first. */
function tooltipOf(counted: readonly LineFinding[], size: number): vscode.MarkdownString {
  const groups = groupByCode(counted);
  const lines = groups
    .slice(0, MAX_NAMED)
    .map(
      ({ severity, message, found }) =>
        `- ${found.length}× ${escapeMarkdown(rowText(message))} (${severityName(severity)})`,
    );
  const hidden = groups.length - MAX_NAMED;
  if (hidden > 0) lines.push(`- ${vscode.l10n.t('and {0} more kinds of code', hidden)}`);
  const heading =
    size > counted.length
      ? vscode.l10n.t('{0} RDP codes in this file; of the first {1}:', size, counted.length)
      : size === 1
        ? vscode.l10n.t('1 RDP code in this file:')
        : vscode.l10n.t('{0} RDP codes in this file:', size);
  // What stands in the file is escaped, and nothing here can run a command.
  return new vscode.MarkdownString(
    [heading, lines.join('\n'), vscode.l10n.t('Click to go to one of them.')].join('\n\n'),
  );
}

export function severityName(severity: Severity): string {
  switch (severity) {
    case 'error':
      return vscode.l10n.t('error');
    case 'warning':
      return vscode.l10n.t('warning');
    case 'info':
      return vscode.l10n.t('information');
  }
}

/** A `$(name)` in a text would be drawn as an icon. */
export const withoutIcons = (text: string): string => text.replace(/\$\([\w~-]{1,80}\)/g, '\\$&');
