import type * as vscode from 'vscode';
import type { LintRdpOptions, SignatureReport } from '../core';

interface Known {
  readonly version: number;
  readonly report: SignatureReport;
}

const known = new WeakMap<vscode.TextDocument, Known>();

/** What verifying the signature of a document gave; undefined where its text as it is now was not verified yet. */
export function verifiedOf(document: vscode.TextDocument): SignatureReport | undefined {
  const entry = known.get(document);
  return entry?.version === document.version ? entry.report : undefined;
}

/** The latest report, maybe of an earlier text. */
export function latestOf(document: vscode.TextDocument): SignatureReport | undefined {
  return known.get(document)?.report;
}

/** Keeps the report of the document's text as it is now. */
export function keepVerified(document: vscode.TextDocument, report: SignatureReport): void {
  known.set(document, { version: document.version, report });
}

/** How a document is judged, with what is known of its signature. */
export function withVerified(document: vscode.TextDocument, options: LintRdpOptions): LintRdpOptions {
  const verified = verifiedOf(document);
  return verified ? { ...options, verified } : options;
}
