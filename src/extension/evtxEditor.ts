import * as vscode from 'vscode';
import * as core from '../core';
import { EventList } from '../evtx-panel/event-list';
import { COMMANDS } from './commandNames';
import { EvtxDocument, now, pause } from './evtxDocument';
import { translate } from './translate';
import { pageHtml, pageOptions } from './webviewPage';

/** As in `contributes.customEditors`. */
export const EVTX_VIEW_TYPE = 'rdpDiagnostics.evtx';

/** The read-only editor of `.evtx` files. */
export class EvtxEditors implements vscode.CustomReadonlyEditorProvider<EvtxDocument> {
  readonly #context: vscode.ExtensionContext;
  /** The lists of the editors that are open, the newest last. */
  readonly #lists = new Map<vscode.WebviewPanel, { readonly uri: vscode.Uri; readonly list: EventList }>();

  constructor(context: vscode.ExtensionContext) {
    this.#context = context;
  }

  /** Registers the editor; dispose of the result to remove it. */
  register(): vscode.Disposable {
    return vscode.window.registerCustomEditorProvider(EVTX_VIEW_TYPE, this, {
      supportsMultipleEditorsPerDocument: true,
      webviewOptions: { retainContextWhenHidden: false },
    });
  }

  /** What an editor of this file lists; undefined where there is none. */
  list(uri: vscode.Uri): EventList | undefined {
    return [...this.#lists.values()].filter((each) => each.uri.toString() === uri.toString()).at(-1)?.list;
  }

  openCustomDocument(uri: vscode.Uri): EvtxDocument {
    return new EvtxDocument(uri);
  }

  resolveCustomEditor({ uri, log }: EvtxDocument, panel: vscode.WebviewPanel): void {
    const { extensionUri } = this.#context;
    const title = uri.path.slice(uri.path.lastIndexOf('/') + 1);
    const { webview } = panel;
    webview.options = pageOptions(extensionUri);
    const list = new EventList({
      core,
      translate,
      log,
      title,
      post: (message) => void webview.postMessage(message),
      pause,
      now,
      copy: (text) => vscode.env.clipboard.writeText(text),
      showRemediation: (ref) => vscode.commands.executeCommand(COMMANDS.showRemediation, ref),
      lookUp: (query) => vscode.commands.executeCommand(COMMANDS.lookUp, query),
      exportXml: () => vscode.commands.executeCommand(COMMANDS.exportEvtx, uri),
      showStory: () => vscode.commands.executeCommand(COMMANDS.showStory, uri),
    });
    this.#lists.set(panel, { uri, list });
    webview.onDidReceiveMessage((message: unknown) => list.receive(message));
    panel.onDidChangeViewState(() => {
      // A hidden page is thrown away; the next one says when it is ready.
      if (!panel.visible) list.pageGone();
    });
    panel.onDidDispose(() => {
      this.#lists.delete(panel);
      list.dispose();
    });
    webview.html = pageHtml(webview, extensionUri, { title, script: 'evtx.js', styles: ['panel.css', 'evtx.css'] });
  }
}
