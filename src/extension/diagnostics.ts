import * as vscode from 'vscode';
import { notations, type LineFinding, type Severity } from '../core';
import { diagnosticSeverity, findingRange } from './convert';
import type { Documents } from './documents';
import { documentationUrl } from './webLinks';

/** The `source` of our diagnostics, as the Problems view shows it. */
export const DIAGNOSTIC_SOURCE = 'RDP Diagnostics';
const MAX_DIAGNOSTICS = 1000;
/** How long after the last change the Problems view follows, in milliseconds. */
const DELAY_MILLISECONDS = 150;

/** Shows what failed in the Problems view. */
export function registerDiagnostics(documents: Documents): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('rdpDiagnostics');
  const timers = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();

  const show = (document: vscode.TextDocument) => {
    timers.delete(document);
    const findings = documents.findings(document);
    if (!findings) {
      collection.delete(document.uri);
      return;
    }
    const worst = findings.worst(shownSeverities(document), MAX_DIAGNOSTICS);
    collection.set(
      document.uri,
      worst.map((found) => diagnostic(document, found)),
    );
  };
  const schedule = (document: vscode.TextDocument) => {
    clearTimeout(timers.get(document));
    if (!documents.findings(document)) return show(document);
    timers.set(
      document,
      setTimeout(() => show(document), DELAY_MILLISECONDS),
    );
  };

  return vscode.Disposable.from(
    collection,
    { dispose: () => timers.forEach((timer) => clearTimeout(timer)) },
    documents.onDidUpdate(schedule),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('rdpDiagnostics.diagnostics')) return;
      for (const document of vscode.workspace.textDocuments) if (documents.findings(document)) schedule(document);
    }),
  );
}

/** The severities the user wants to see in this document's language, the gravest first. */
function shownSeverities(document: vscode.TextDocument): readonly Severity[] {
  switch (vscode.workspace.getConfiguration('rdpDiagnostics', document).get('diagnostics')) {
    case 'off':
      return [];
    case 'all':
      return ['error', 'warning', 'info'];
    default:
      return ['error', 'warning'];
  }
}

function diagnostic(document: vscode.TextDocument, found: LineFinding): vscode.Diagnostic {
  const { code, message, rule, severity, text } = found.finding;
  const result = new vscode.Diagnostic(findingRange(document, found), message, diagnosticSeverity(severity));
  result.source = DIAGNOSTIC_SOURCE;
  result.code = code ? { value: notations(code)[0] ?? text, target: vscode.Uri.parse(documentationUrl(code)) } : rule;
  return result;
}
