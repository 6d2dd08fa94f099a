import * as vscode from 'vscode';
import { rdpsignCommand, signatureDetails, signatureHeadline, type SignatureReport } from '../core';
import { COMMANDS } from './commandNames';
import { spanIn } from './convert';
import type { Documents } from './documents';
import { rdpDocument } from './rdpDocument';
import { registerForDocuments } from './registerForDocuments';
import type { SignatureReports } from './signatureReports';
import { withoutIcons } from './statusBar';
import { translate } from './translate';
import { verifiedOf } from './verifiedSignature';

/** Shows what is known of the signature of an `.rdp` file: above its lines, on them, and in the status bar. */
export function registerRdpSignature(documents: Documents, reports: SignatureReports): vscode.Disposable {
  return vscode.Disposable.from(
    registerLens(documents, reports),
    registerHover(documents, reports),
    registerStatus(reports),
    registerMarks(reports),
    vscode.commands.registerCommand(COMMANDS.showSignature, async (resource?: unknown) => {
      const document = await rdpDocument(resource);
      if (document) await showDetails(document, await reports.verified(document));
    }),
    vscode.commands.registerCommand(COMMANDS.copyRdpsignCommand, async (resource?: unknown) => {
      const document = await rdpDocument(resource);
      if (document) await copyCommand(document, await reports.verified(document));
    }),
  );
}

const SIGNATURE_LINE = /^\s{0,80}(?:signscope|signature)\s{0,80}:/i;

function registerLens(documents: Documents, reports: SignatureReports): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  const provider: vscode.CodeLensProvider = {
    onDidChangeCodeLenses: changed.event,
    provideCodeLenses(document) {
      const report = reports.reads(document) ? reports.latest(document) : undefined;
      if (!report || report.state === 'none') return [];
      for (let line = 0; line < document.lineCount; line++) {
        if (!SIGNATURE_LINE.test(document.lineAt(line).text.slice(0, 200))) continue;
        const { range } = document.lineAt(line);
        const lens = (title: string, command: string) =>
          new vscode.CodeLens(range, { title, command, arguments: [document.uri] });
        return [
          lens(
            `$(${iconOf(report)}) ${withoutIcons(signatureHeadline(report, Date.now(), translate))}`,
            COMMANDS.showSignature,
          ),
          lens(vscode.l10n.t('What will Windows ask?'), COMMANDS.showAskPreview),
        ];
      }
      return [];
    },
  };
  return vscode.Disposable.from(
    changed,
    reports.onDidChange(() => changed.fire()),
    registerForDocuments(documents, (selector) => vscode.languages.registerCodeLensProvider(selector, provider)),
  );
}

/** No check mark: that the lines are unchanged does not make anybody trustworthy. */
function iconOf({ state }: SignatureReport): string {
  switch (state) {
    case 'none':
      return 'unlock';
    case 'intact':
      return 'lock';
    case 'broken':
      return 'error';
    case 'malformed':
    case 'unsupported':
      return 'warning';
  }
}

/** On a line of a signed file: whether the signature covers it. */
function registerHover(documents: Documents, reports: SignatureReports): vscode.Disposable {
  const provider: vscode.HoverProvider = {
    provideHover(document, position) {
      if (!reports.reads(document)) return undefined;
      const report = verifiedOf(document);
      if (!report || report.state === 'none' || report.state === 'malformed') return undefined;
      const text = coverageAt(report, document.offsetAt(position));
      return text === undefined
        ? undefined
        : new vscode.Hover(
            new vscode.MarkdownString(`$(${iconOf(report)}) ${text}`, true),
            document.lineAt(position.line).range,
          );
    },
  };
  return registerForDocuments(documents, (selector) => vscode.languages.registerHoverProvider(selector, provider));
}

function coverageAt({ state, signedLines, coverage }: SignatureReport, offset: number): string | undefined {
  const isAt = ({ start, end }: { start: number; end: number }) => start <= offset && offset <= end;
  if (signedLines.some(isAt)) {
    if (state === 'intact') return vscode.l10n.t('The signature covers this line, and holds.');
    if (state === 'broken') return vscode.l10n.t('The signature covers this line, and does not hold.');
    return vscode.l10n.t('The signature covers this line; it was not checked.');
  }
  const { unsigned = [], unsignableRedirections = [], unsignableOthers = [] } = coverage ?? {};
  if (unsigned.some(({ span }) => isAt(span))) {
    return vscode.l10n.t('The signature could cover this line, and does not: anybody can have added it.');
  }
  if ([...unsignableRedirections, ...unsignableOthers].some(({ span }) => isAt(span))) {
    return vscode.l10n.t('No signature covers this line: anybody can have added or changed it.');
  }
  return undefined;
}

function registerStatus(reports: SignatureReports): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('rdpDiagnostics.signature', vscode.StatusBarAlignment.Right, 90);
  item.name = vscode.l10n.t('Signature of the .rdp File');
  item.command = COMMANDS.showSignature;
  const update = () => {
    const document = vscode.window.activeTextEditor?.document;
    const report = document && reports.reads(document) ? reports.latest(document) : undefined;
    if (!report) {
      item.hide();
      return;
    }
    const text = withoutIcons(statusText(report));
    const headline = signatureHeadline(report, Date.now(), translate);
    item.text = `$(${iconOf(report)}) ${text}`;
    item.tooltip = headline;
    item.accessibilityInformation = { label: headline };
    item.backgroundColor =
      report.state === 'broken' || report.state === 'malformed'
        ? new vscode.ThemeColor('statusBarItem.warningBackground')
        : undefined;
    item.show();
  };
  update();
  return vscode.Disposable.from(item, vscode.window.onDidChangeActiveTextEditor(update), reports.onDidChange(update));
}

const MOST_NAME = 30;

function statusText({ state, signer }: SignatureReport): string {
  const name = signer ? (signer.subject.commonName ?? signer.subject.text) : '?';
  switch (state) {
    case 'none':
      return vscode.l10n.t('Not signed');
    case 'intact':
      return vscode.l10n.t('Signed: {0}', name.length > MOST_NAME ? `${name.slice(0, MOST_NAME)}…` : name);
    case 'broken':
      return vscode.l10n.t('Signature broken');
    case 'malformed':
      return vscode.l10n.t('No valid signature');
    case 'unsupported':
      return vscode.l10n.t('Signature not checked');
  }
}

/** Marks what broke a signature: the changed line, or, where that cannot be told, every line that is signed. */
function registerMarks(reports: SignatureReports): vscode.Disposable {
  const mark = vscode.window.createTextEditorDecorationType({
    isWholeLine: true,
    borderWidth: '0 0 0 2px',
    borderStyle: 'solid',
    borderColor: new vscode.ThemeColor('editorError.foreground'),
    overviewRulerColor: new vscode.ThemeColor('editorOverviewRuler.errorForeground'),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  });
  const update = (document: vscode.TextDocument) => {
    const report = verifiedOf(document);
    const spans = report?.state === 'broken' ? (report.reasons[0]?.spans ?? []) : [];
    const ranges = spans.map((span) => spanIn(document, span));
    for (const editor of vscode.window.visibleTextEditors) {
      if (editor.document === document) editor.setDecorations(mark, ranges);
    }
  };
  return vscode.Disposable.from(
    mark,
    reports.onDidChange(update),
    vscode.window.onDidChangeVisibleTextEditors((editors) => {
      for (const { document } of editors) if (reports.reads(document)) update(document);
    }),
  );
}

async function showDetails(document: vscode.TextDocument, report: SignatureReport): Promise<void> {
  const { version } = document;
  const details = signatureDetails(report, Date.now(), translate).map((fact) => ({
    fact,
    label: withoutIcons(fact.label),
    detail: withoutIcons(fact.value),
    ...(fact.copy !== undefined && { description: vscode.l10n.t('copies it') }),
  }));
  const actions = [
    { command: COMMANDS.showAskPreview, label: `$(comment-discussion) ${vscode.l10n.t('What will Windows ask?')}` },
    { command: COMMANDS.reviewRisk, label: `$(shield) ${vscode.l10n.t('Review .rdp file for risk')}` },
    { command: COMMANDS.copyRdpsignCommand, label: `$(copy) ${vscode.l10n.t('Copy rdpsign command')}` },
  ];
  const separator = { label: '', kind: vscode.QuickPickItemKind.Separator };
  const chosen = await vscode.window.showQuickPick<vscode.QuickPickItem>([...details, separator, ...actions], {
    title: signatureHeadline(report, Date.now(), translate),
    placeHolder: vscode.l10n.t('Choose a fact to go to its line or to copy it'),
    matchOnDetail: true,
  });
  const action = actions.find((one) => one === chosen);
  if (action) return void (await vscode.commands.executeCommand(action.command, document.uri));
  const fact = details.find((one) => one === chosen)?.fact;
  if (fact?.copy !== undefined) await vscode.env.clipboard.writeText(fact.copy);
  else if (fact?.span && document.version === version) {
    await vscode.window.showTextDocument(document, { selection: spanIn(document, fact.span) });
  }
}

async function copyCommand(document: vscode.TextDocument, { signer }: SignatureReport): Promise<void> {
  const thumbprint = await vscode.window.showInputBox({
    title: vscode.l10n.t('Copy rdpsign Command'),
    prompt: vscode.l10n.t(
      'The thumbprint of the certificate that is to sign, as the certificate dialog of Windows shows it.',
    ),
    placeHolder: vscode.l10n.t('40 or 64 hexadecimal digits'),
    ...(signer?.thumbprintSha1 !== undefined && { value: signer.thumbprintSha1 }),
    validateInput: (value) =>
      isThumbprint(value) ? undefined : vscode.l10n.t('A thumbprint has 40 (or 64) hexadecimal digits.'),
  });
  if (thumbprint === undefined) return;
  const { scheme, fsPath, path } = document.uri;
  const name = scheme === 'file' ? fsPath : path.slice(path.lastIndexOf('/') + 1);
  await vscode.env.clipboard.writeText(rdpsignCommand(name, thumbprint));
  vscode.window.setStatusBarMessage(vscode.l10n.t('Copied: run it on Windows. It overwrites the file.'), 6000);
}

function isThumbprint(text: string): boolean {
  return /^(?:[0-9A-F]{40}|[0-9A-F]{64})$/i.test(text.replace(/[\s:\-\p{Cf}]/gu, ''));
}
