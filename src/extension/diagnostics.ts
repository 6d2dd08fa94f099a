import * as vscode from 'vscode';
import { notations, type DocumentKind, type LineFinding, type RuleId, type Severity } from '../core';
import { shownText } from '../panel/shown-text';
import { diagnosticSeverity, findingRange } from './convert';
import type { Documents } from './documents';
import { documentationUrl, rulePage } from './webLinks';

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
    const shown = shownSeverities(document, documents.kind(document));
    const worst = findings.worst([...shown.keys()], MAX_DIAGNOSTICS);
    collection.set(
      document.uri,
      worst.map((found) => diagnostic(document, found, shown.get(found.finding.severity)!)),
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

/**
 * The severities the user wants to see in this document's language, the gravest first, and as what. A remark on an
 * `.rdp` file is no normal end, as in logs: where the user wants problems only, it is a hint.
 */
function shownSeverities(
  document: vscode.TextDocument,
  kind: DocumentKind,
): ReadonlyMap<Severity, vscode.DiagnosticSeverity> {
  const problems = (['error', 'warning'] as const).map((severity) => [severity, diagnosticSeverity(severity)] as const);
  switch (vscode.workspace.getConfiguration('rdpDiagnostics', document).get('diagnostics')) {
    case 'off':
      return new Map();
    case 'all':
      return new Map([...problems, ['info', diagnosticSeverity('info')]]);
    default:
      return new Map(kind === 'rdp' ? [...problems, ['info', diagnosticSeverity('hint')]] : problems);
  }
}

function diagnostic(
  document: vscode.TextDocument,
  found: LineFinding,
  severity: vscode.DiagnosticSeverity,
): vscode.Diagnostic {
  const { code, message, rule, text } = found.finding;
  const result = new vscode.Diagnostic(findingRange(document, found), shownText(message), severity);
  result.source = DIAGNOSTIC_SOURCE;
  if (code) {
    result.code = {
      value: notations(code)[0] ?? (code.family === 'message' ? 'message' : text),
      target: vscode.Uri.parse(documentationUrl(code)),
    };
  } else {
    const id = rule.replace(/^rdp\//, '') as RuleId;
    result.code = { value: id, target: vscode.Uri.parse(rulePage(id)) };
  }
  return result;
}

/** The rule of an `.rdp` file that a diagnostic reports by, without `rdp/`. */
export function ruleOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}
