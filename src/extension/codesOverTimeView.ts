import * as vscode from 'vscode';
import * as core from '../core';
import type { FoundIn } from '../core';
import { CodesOverTime } from '../scan-panel/codes-over-time';
import type { OverTimeState } from '../scan-panel/protocol';
import type { ScannedFolder } from './folderScan';
import { translate } from './translate';
import { openPagePanel } from './webviewPage';

const VIEW_TYPE = 'rdpDiagnostics.codesOverTime';

/** The editor "Codes over time"; there is one, of the last scan. */
export class CodesOverTimeView implements vscode.Disposable {
  readonly #context: vscode.ExtensionContext;
  readonly #page: CodesOverTime;
  #panel: vscode.WebviewPanel | undefined;

  /** @param open opens a finding of the scan on show */
  constructor(context: vscode.ExtensionContext, open: (found: FoundIn) => PromiseLike<unknown>) {
    this.#context = context;
    this.#page = new CodesOverTime({
      core,
      translate,
      post: (message) => void this.#panel?.webview.postMessage(message),
      open,
    });
  }

  /** Shows the findings of a scan and gives the page the focus. */
  show({ report }: ScannedFolder): void {
    this.#page.show(report);
    if (this.#panel) this.#panel.reveal();
    else this.#create();
  }

  /** Draws the findings of another scan, where the page is open. */
  update({ report }: ScannedFolder): void {
    if (this.#panel) this.#page.update(report);
  }

  /** What the page shows; undefined before it was first opened. */
  state(): OverTimeState | undefined {
    return this.#page.state();
  }

  /** Does what the page asks for; anything that is not one of its messages is ignored. */
  receive(message: unknown): Promise<void> {
    return this.#page.receive(message);
  }

  close(): void {
    this.#panel?.dispose();
  }

  dispose(): void {
    this.close();
  }

  #create(): void {
    this.#page.pageGone();
    const page = { title: vscode.l10n.t('Codes over time'), script: 'scan.js', styles: ['panel.css', 'scan.css'] };
    const panel = openPagePanel(VIEW_TYPE, vscode.ViewColumn.Active, this.#context.extensionUri, page, {
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
}
