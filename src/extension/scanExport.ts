import * as vscode from 'vscode';
import { folderCsv, folderJson, folderMarkdown, folderSarif, type FolderReport } from '../core';
import { reasonOf } from './fileText';
import { notificationText } from './notificationText';
import { translate } from './translate';

/** The forms in which the results of a scan can be saved. */
export const EXPORT_FORMATS = ['markdown', 'csv', 'json', 'sarif'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

interface Format {
  readonly name: string;
  readonly extension: string;
  readonly detail: () => string;
  readonly write: (report: FolderReport, version: string) => string;
}

const FORMATS: Readonly<Record<ExportFormat, Format>> = {
  markdown: {
    name: 'Markdown',
    extension: 'md',
    detail: () => vscode.l10n.t('A report for a ticket: by code, machine and time, with what to check first'),
    write: (report) => folderMarkdown(report, translate),
  },
  csv: {
    name: 'CSV',
    extension: 'csv',
    detail: () => vscode.l10n.t('Every finding as a row, for a spreadsheet'),
    write: (report) => folderCsv(report),
  },
  json: {
    name: 'JSON',
    extension: 'json',
    detail: () => vscode.l10n.t('Everything that is known, for other tools'),
    write: (report) => folderJson(report),
  },
  sarif: {
    name: 'SARIF',
    extension: 'sarif',
    detail: () => vscode.l10n.t('For code scanning services and viewers'),
    write: (report, version) => folderSarif(report, { name: 'RDP Diagnostics', version }),
  },
};

/** The results in one of the forms. @param version of the extension */
export const exported = (report: FolderReport, format: ExportFormat, version: string): string =>
  FORMATS[format].write(report, version);

/** Asks for a form and a place, and saves the results there. A caller that knows either gives it. */
export async function exportScan(
  report: FolderReport,
  version: string,
  folder: vscode.Uri | undefined,
  given: { readonly format?: ExportFormat; readonly target?: vscode.Uri } = {},
): Promise<void> {
  const format = given.format ?? (await chooseFormat());
  if (!format) return;
  const { name, extension } = FORMATS[format];
  const fileName = `rdp-scan.${extension}`;
  const target =
    given.target ??
    (await vscode.window.showSaveDialog({
      ...(folder && { defaultUri: vscode.Uri.joinPath(folder, fileName) }),
      filters: { [name]: [extension] },
      title: vscode.l10n.t('Export scan results'),
    }));
  if (!target) return;
  try {
    const text = exported(report, format, version);
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  } catch (error) {
    void vscode.window.showErrorMessage(
      notificationText(vscode.l10n.t('The scan results were not saved: {0}', reasonOf(error))),
    );
    return;
  }
  if (given.target) return;
  const open = vscode.l10n.t('Open');
  const saved = vscode.l10n.t('The scan results were saved.');
  if ((await vscode.window.showInformationMessage(saved, open)) === open)
    await vscode.commands.executeCommand('vscode.open', target);
}

async function chooseFormat(): Promise<ExportFormat | undefined> {
  const items = EXPORT_FORMATS.map((format) => ({
    ...{ label: FORMATS[format].name, detail: FORMATS[format].detail() },
    format,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: vscode.l10n.t('RDP Diagnostics: Export Scan Results'),
    placeHolder: vscode.l10n.t('The form of the report'),
  });
  return chosen?.format;
}
