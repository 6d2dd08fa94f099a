import * as vscode from 'vscode';
import { verifySignature, type SignatureReport } from '../core';
import type { Documents } from './documents';
import { translate } from './translate';
import { latestOf, keepVerified, verifiedOf } from './verifiedSignature';

/** How long after an edit a signature is verified again, in milliseconds; the Problems view waits a little longer. */
const DELAY_MILLISECONDS = 100;

/** Verifies the signatures of `.rdp` documents, anew after each edit. */
export class SignatureReports implements vscode.Disposable {
  readonly #documents: Documents;
  readonly #changed = new vscode.EventEmitter<vscode.TextDocument>();
  readonly #timers = new Map<vscode.TextDocument, ReturnType<typeof setTimeout>>();
  readonly #running = new WeakMap<
    vscode.TextDocument,
    { readonly version: number; readonly report: Promise<SignatureReport | undefined> }
  >();
  readonly #subscriptions: vscode.Disposable[];

  /** A document's text was verified; also where nothing changed by that. */
  readonly onDidChange = this.#changed.event;

  constructor(documents: Documents) {
    this.#documents = documents;
    const all = () => {
      for (const document of vscode.workspace.textDocuments) this.#schedule(document, 0);
    };
    this.#subscriptions = [
      vscode.workspace.onDidOpenTextDocument((document) => this.#schedule(document, 0)),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (contentChanges.length > 0) this.#schedule(document, DELAY_MILLISECONDS);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => this.#cancel(document)),
      documents.onDidChangeLanguages(all),
    ];
    all();
  }

  /** Whether the document is an `.rdp` file that is read. */
  reads(document: vscode.TextDocument): boolean {
    return this.#documents.reads(document) && this.#documents.kind(document) === 'rdp';
  }

  /** The latest report, maybe of an earlier text: for what must not flicker while somebody types. */
  latest(document: vscode.TextDocument): SignatureReport | undefined {
    return latestOf(document);
  }

  /** The report of the document's text as it is now. */
  async verified(document: vscode.TextDocument): Promise<SignatureReport> {
    for (;;) {
      const report = verifiedOf(document) ?? (await this.#verify(document));
      if (report) return report;
    }
  }

  dispose(): void {
    for (const subscription of this.#subscriptions) subscription.dispose();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#changed.dispose();
  }

  #schedule(document: vscode.TextDocument, delay: number): void {
    this.#cancel(document);
    if (document.isClosed || !this.reads(document)) return;
    const timer = setTimeout(() => void this.verified(document), delay);
    this.#timers.set(document, timer);
  }

  #cancel(document: vscode.TextDocument): void {
    clearTimeout(this.#timers.get(document));
    this.#timers.delete(document);
  }

  /** Undefined where the text changed meanwhile. Whoever asks while the answer is on its way gets the same one. */
  #verify(document: vscode.TextDocument): Promise<SignatureReport | undefined> {
    const { version } = document;
    const running = this.#running.get(document);
    if (running?.version === version) return running.report;
    const report = this.#verifyNow(document);
    this.#running.set(document, { version, report });
    return report;
  }

  async #verifyNow(document: vscode.TextDocument): Promise<SignatureReport | undefined> {
    const { version } = document;
    const report = await verifySignature(document.getText(), globalThis.crypto, translate);
    if (document.version !== version) return undefined;
    const before = latestOf(document)?.state ?? 'none';
    keepVerified(document, report);
    // What is not signed, and was not, is judged as it was.
    if (report.state !== 'none' || before !== 'none') this.#documents.judgeAnew(document);
    this.#changed.fire(document);
    return report;
  }
}
