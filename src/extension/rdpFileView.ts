import * as vscode from 'vscode';
import * as core from '../core';
import type { Fix, Span } from '../core';
import type { RdpState, Tab } from '../rdp-panel/protocol';
import { RdpFilePage } from '../rdp-panel/rdp-file-page';
import { editsOf, spanIn } from './convert';
import { fileName } from './rdpDocument';
import type { SignatureReports } from './signatureReports';
import { translate } from './translate';
import { openPagePanel } from './webviewPage';

const VIEW_TYPE = 'rdpDiagnostics.rdpFile';

/** The editor beside an `.rdp` file: what Windows will ask, and what the file risks. There is one, used again. */
export class RdpFileView implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #reports: SignatureReports;
  readonly #page: RdpFilePage;
  readonly #subscription: vscode.Disposable;
  #panel: vscode.WebviewPanel | undefined;
  #document: vscode.TextDocument | undefined;
  /** The version of the text on show. */
  #version = 0;

  constructor(context: vscode.ExtensionContext, reports: SignatureReports) {
    this.#context = context;
    this.#reports = reports;
    this.#page = new RdpFilePage({
      core,
      translate,
      now: () => Date.now(),
      post: (message) => void this.#panel?.webview.postMessage(message),
      copy: (text) => vscode.env.clipboard.writeText(text),
      jump: (span) => this.#jump(span),
      fix: (fix) => this.#fix(fix),
    });
    this.#subscription = reports.onDidChange((document) => {
      // A file that was closed and opened again is another document.
      if (document.uri.toString() === this.#document?.uri.toString()) void this.#update(document);
    });
  }

  /** Shows a document's tab beside it, and gives it the focus. */
  async show(document: vscode.TextDocument, tab: Tab): Promise<void> {
    const file = await this.#read(document);
    this.#page.show(file, tab);
    const title = vscode.l10n.t('RDP file: {0}', file.name);
    if (this.#panel) {
      this.#panel.title = title;
      this.#panel.reveal();
    } else this.#create(title);
  }

  /** What the page shows; undefined before the first file. */
  state(): RdpState | undefined {
    return this.#page.state();
  }

  /** Does what the page asks for; anything that is not one of its messages is ignored. */
  receive(message: unknown): Promise<void> {
    return this.#page.receive(message);
  }

  dispose(): void {
    this.#subscription.dispose();
    this.#panel?.dispose();
  }

  async #read(document: vscode.TextDocument) {
    const signature = await this.#reports.verified(document);
    this.#document = document;
    this.#version = document.version;
    return { name: fileName(document.uri), text: document.getText(), signature };
  }

  async #update(document: vscode.TextDocument): Promise<void> {
    if (this.#panel) this.#page.update(await this.#read(document));
  }

  #create(title: string): void {
    this.#page.pageGone();
    const page = { title, script: 'rdp.js', styles: ['panel.css', 'rdp.css'] };
    const panel = openPagePanel(VIEW_TYPE, vscode.ViewColumn.Beside, this.#context.extensionUri, page, {
      received: (message) => this.receive(message),
      hidden: () => this.#page.pageGone(),
      closed: () => {
        if (this.#panel !== panel) return;
        this.#panel = undefined;
        this.#page.pageGone();
      },
    });
    this.#panel = panel;
  }

  /** The document of the file on show, if its text still is the one on show. */
  async #current(): Promise<vscode.TextDocument | undefined> {
    if (!this.#document) return undefined;
    const document = await vscode.workspace.openTextDocument(this.#document.uri);
    if (document === this.#document && document.version === this.#version) return document;
    await this.#update(document);
    return undefined;
  }

  async #jump(span: Span): Promise<void> {
    const document = await this.#current();
    if (!document) return;
    const open = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    const viewColumn =
      open?.viewColumn ??
      (this.#panel?.viewColumn === vscode.ViewColumn.One ? vscode.ViewColumn.Two : vscode.ViewColumn.One);
    await vscode.window.showTextDocument(document, { viewColumn, selection: spanIn(document, span) });
  }

  async #fix({ edits }: Fix): Promise<void> {
    const document = await this.#current();
    if (!document) return;
    const edit = new vscode.WorkspaceEdit();
    edit.set(document.uri, editsOf(document, edits));
    await vscode.workspace.applyEdit(edit);
  }
}
